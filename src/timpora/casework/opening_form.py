"""The form that opens a case: from where it comes, and why."""

from typing import Any

from django import forms

from timpora.casework.core.acts.base import BECAUSE
from timpora.casework.core.statuses import ORIGIN_WORDS, Origin
from timpora.kernel.text import Text
from timpora.ui.language import later, said


BY_HAND = (Origin.FIELD, Origin.TIP)


class OpenForm(forms.Form):
    """Why a case is opened; where there is no finding, also from where it comes."""

    origin_of = forms.ChoiceField(
        label=later(Text(id="Asal perkara", en="Origin")), widget=forms.RadioSelect,
        error_messages={"required": later(Text(id="Pilih dari mana perkara ini berasal.", en="Choose from where the case comes."))},
    )  # fmt: skip
    because = forms.CharField(
        label=later(BECAUSE.label), help_text=later(Text(id="Apa yang diketahui, dari siapa, dan sejak kapan.", en="What is known, from whom, and since when.")),
        widget=forms.Textarea(attrs={"rows": 4}), max_length=2000, error_messages={"required": later(Text(id="Tulis alasannya.", en="Write the reason."))},
    )  # fmt: skip

    def __init__(self, *arguments: Any, has_findings: bool, **more: Any) -> None:
        super().__init__(*arguments, **more)
        if has_findings:
            del self.fields["origin_of"]
        else:
            self.fields["origin_of"].choices = [(one.value, said(ORIGIN_WORDS[one])) for one in BY_HAND]  # type: ignore[attr-defined]

    def origin(self) -> Origin:
        """From where the case comes."""
        return Origin(self.cleaned_data.get("origin_of") or Origin.FINDING.value)
