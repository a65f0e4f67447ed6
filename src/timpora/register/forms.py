"""Forms of the register: one for each kind of fact, made from what is known of its columns, and one that asks why."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from timpora.kernel.areas import areas
from timpora.kernel.text import Text
from timpora.register.core.kinds import KINDS, Column, Sort
from timpora.ui.day_field import DayField
from timpora.ui.language import later, said


SOURCE, REPORTER, BECAUSE = "told_where", "told_by", "because"
LABELS = {
    SOURCE: Text(id="Dari mana ini diketahui?", en="Where is this known from?"),
    REPORTER: Text(id="Siapa yang menyampaikannya?", en="Who told it?"),
    BECAUSE: Text(id="Mengapa yang lama salah?", en="Why is the old one wrong?"),
}
THREE_LETTERS = RegexValidator(
    r"^[A-Za-z]{3}$", later(Text(id="Tulis tiga huruf, misalnya CHN.", en="Write three letters, such as CHN."))
)
NOT_CHOSEN = Text(id="Belum dipilih", en="Not chosen")
IN_ORDER = (("valid_from", "valid_until"), ("from_on", "until_on"), ("issued_on", "valid_until"), ("lodged_on", "decided_on"), ("born_earliest", "born_latest"))  # fmt: skip
BEFORE = Text(id="Hari ini lebih awal daripada “{first}”.", en="This day is before “{first}”.")
BOTH = Text(id="Hari dan hasil keputusan ditulis keduanya, atau tidak sama sekali.", en="Day and outcome of the decision are both written, or neither.")  # fmt: skip
NO_AREA = Text(
    id="Kode wilayah ini tidak dikenal. Misalnya 36.04.08.", en="This area code is not known. Such as 36.04.08."
)
RANGES = {"latitude": 90, "longitude": 180}


class ReasonForm(forms.Form):
    """Why a fact is withdrawn."""

    reason = forms.CharField(
        label=later(Text(id="Mengapa data ini salah?", en="Why is this fact wrong?")),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=400,
    )


class FactForm(forms.Form):
    """A fact of one kind, with where it is told; correcting one also asks why."""

    def __init__(self, *arguments: Any, kind: str, is_correction: bool = False, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.kind = KINDS[kind]
        for column in self.kind.columns:
            self.fields[column.name] = field_of(column)
        self.fields[SOURCE] = forms.CharField(
            label=later(LABELS[SOURCE]),
            help_text=later(Text(id="Misalnya “paspor asli dilihat di loket” atau “surat hotel no. 12”.", en="Such as “passport seen at the counter” or “letter 12 of the hotel”.")),
            max_length=200,
        )  # fmt: skip
        self.fields[REPORTER] = forms.CharField(label=later(LABELS[REPORTER]), max_length=200, required=False)
        if is_correction:
            self.fields[BECAUSE] = forms.CharField(
                label=later(LABELS[BECAUSE]),
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=400,
            )

    def clean(self) -> dict[str, Any]:
        """What no single column can say: the order of days, decisions with both halves, areas that exist."""
        told: dict[str, Any] = super().clean() or {}
        for first, last in IN_ORDER:
            if told.get(first) and told.get(last) and told[last] < told[first]:
                self.add_error(last, said(BEFORE.fill(first=self._label(first))))
        if self.kind.name == "applications" and bool(told.get("decided_on")) != bool(told.get("outcome")):
            self.add_error("outcome", said(BOTH))
        if told.get("area_code") and told["area_code"] not in areas():
            self.add_error("area_code", said(NO_AREA))
        return told

    def values(self) -> Mapping[str, object]:
        """The columns of the fact."""
        return {column.name: self.cleaned_data.get(column.name) for column in self.kind.columns}

    def _label(self, name: str) -> str:
        return str(self.fields[name].label)


def field_of(column: Column) -> forms.Field:
    """The field in which a column of a fact is typed."""
    label = later(column.label)
    match column.sort:
        case Sort.DAY:
            return DayField(label=label, required=column.is_required)
        case Sort.FLAG:
            return forms.BooleanField(label=label, required=False)
        case Sort.NUMBER:
            most = RANGES[column.name]
            return forms.DecimalField(label=label, required=False, min_value=-most, max_value=most, decimal_places=6)
        case Sort.TEXT if column.words is not None:
            chosen = [("", later(NOT_CHOSEN)), *((word, later(text)) for word, text in column.words.items())]
            return forms.ChoiceField(label=label, required=column.is_required, choices=chosen)
        case Sort.TEXT:
            letters = [THREE_LETTERS] if column.length == len("CHN") else []
            return forms.CharField(
                label=label, required=column.is_required, max_length=column.length, validators=letters
            )
