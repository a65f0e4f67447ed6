"""The form with which somebody makes a token; an action writes it."""

from datetime import date, timedelta
from typing import Any

from django import forms

from timpora.accounts.core.roles import Permission
from timpora.accounts.core.tokens import LONGEST_DAYS, LONGEST_NAME, NO_POWER, POWERS, SHORTEST_NAME, refusal_of_the_day
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.ui.day_field import DayField
from timpora.ui.language import later, said


USUAL_DAYS = 90
NAME = later(Text(id="Untuk program apa?", en="For which program?"))
NAME_HINT = later(
    Text(id="Misalnya “pengirim daftar tamu, komputer loket 2”.", en="Such as “sender of guest lists, computer of desk 2”.")
)  # fmt: skip
MAY = later(Text(id="Apa yang boleh dilakukannya?", en="What may it do?"))
MAY_HINT = later(
    Text(id="Pilih sesedikit mungkin; yang tidak dipilih ditolak.", en="Choose as little as possible; the rest is refused.")
)  # fmt: skip
LAST_DAY = later(Text(id="Berlaku sampai hari", en="Works until"))
LAST_DAY_HINT = later(
    Text(
        id=f"Misalnya 27 Juni 2023; paling lama {LONGEST_DAYS} hari dari sekarang.",
        en=f"Such as 27 June 2023; {LONGEST_DAYS} days from now at most.",
    )
)


class TokenForm(forms.Form):
    """What a program is called, what it may do, and until when."""

    name = forms.CharField(label=NAME, help_text=NAME_HINT, min_length=SHORTEST_NAME, max_length=LONGEST_NAME)
    permissions = forms.MultipleChoiceField(
        label=MAY, help_text=MAY_HINT, widget=forms.CheckboxSelectMultiple, error_messages={"required": later(NO_POWER.what)},
    )  # fmt: skip
    ends_on = DayField(label=LAST_DAY, help_text=LAST_DAY_HINT)

    def __init__(self, *arguments: Any, viewer: Viewer, on: date, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.on = on
        self.fields["ends_on"].initial = on + timedelta(days=USUAL_DAYS)
        offered = [(power.value, said(words)) for power, words in POWERS.items() if viewer.may(power)]
        self.fields["permissions"].choices = offered  # type: ignore[attr-defined]  # a field of choices
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def clean_ends_on(self) -> date:
        """A day that a token may hold until."""
        ends_on: date = self.cleaned_data["ends_on"]
        refusal = refusal_of_the_day(ends_on, on=self.on)
        if refusal is not None:
            raise forms.ValidationError(said(refusal))
        return ends_on

    @property
    def chosen_permissions(self) -> frozenset[Permission]:
        """The powers of a valid form."""
        return frozenset(Permission(name) for name in self.cleaned_data["permissions"])
