"""What people type about findings: a reason, a name for a selection, days for asking "what if"."""

from django import forms
from django.http import QueryDict

from timpora.kernel.text import Text
from timpora.screening.core.refusals import NO_REASON
from timpora.screening.core.states import NEEDS_A_REASON, FindingState
from timpora.ui.day_field import DayField
from timpora.ui.language import later


LONGEST_REASON, LONGEST_NAME = 400, 60


class StepForm(forms.Form):
    """Why a finding is brought where it is brought; not every step needs a reason."""

    reason = forms.CharField(
        label=later(Text(id="Alasan", en="Reason")),
        help_text=later(
            Text(
                id="Orang lain harus dapat memahaminya kelak, misalnya “ITAS baru sudah dilihat, arsip nomor 12”.",
                en="Others must understand it later, such as “new permit was seen, file number 12”.",
            )
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
        error_messages={"required": later(NO_REASON.what)},
    )

    def __init__(self, *sent: object, to: FindingState, **more: object) -> None:
        super().__init__(*sent, **more)  # type: ignore[arg-type]  # what Django's forms take
        self.fields["reason"].required = to in NEEDS_A_REASON

    @property
    def ticked(self) -> list[str]:
        """The numbers of the findings that were chosen, as they were sent."""
        return self.data.getlist("finding") if isinstance(self.data, QueryDict) else []


class NameForm(forms.Form):
    """Under which name a selection is kept."""

    name = forms.CharField(
        label=later(Text(id="Nama tampilan", en="Name of the view")),
        help_text=later(
            Text(
                id="Misalnya “Cikande, terbukti”. Nama yang sudah ada diganti. Jangan menulis nama orang.",
                en="Such as “Cikande, proven”. A name that is there is replaced. Do not write a person's name.",
            )
        ),
        max_length=LONGEST_NAME,
    )


class WhatIfForm(forms.Form):
    """Days that are only supposed; one of them at least."""

    extension_until = DayField(
        label=later(Text(id="Andai diperpanjang sampai", en="If extended until")), required=False
    )  # fmt: skip
    leaves_on = DayField(label=later(Text(id="Andai keluar wilayah pada", en="If leaving on")), required=False)
