"""The form of an act, made of what its class asks for; rows of questions or speakers grow by a button, without script too."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Any

from django import forms

from timpora.casework.core.acts.base import LONG, LONGEST, MOST
from timpora.casework.core.acts.every import classes
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.asking import Field, fields_of
from timpora.casework.core.words import CHOICE_WORDS
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.ui.day_field import DayField
from timpora.ui.language import later, said
from timpora.ui.number_field import NumberField


type Choices = Sequence[tuple[str, Text | str]]
ROWS_AT_FIRST, MOST_ROWS, MORE_ROWS = 3, 200, 3
NEEDED = Text(id="Isi bagian ini.", en="Fill this in.")
NOT_THERE = Text(id="Pilih dari daftar.", en="Choose from the list.")
NOT_A_TIME = Text(id="Tulis jam seperti 09.30.", en="Write the time like 09:30.")
ERRORS = {"required": later(NEEDED), "invalid_choice": later(NOT_THERE)}
NUMBER = "{label} {number}"


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a case lets one choose from, by what a field asks of it: `persons`, `officers`, `provisions`, `items`, ...

    Of what there is too much of to choose from, `found` says how what is typed is found; it raises Refused.
    """

    choices: Mapping[str, Choices] = field(default_factory=dict)
    found: Mapping[str, Callable[[str], int]] = field(default_factory=dict)
    initial: Mapping[str, Any] = field(default_factory=dict)
    fixed: Mapping[str, Any] = field(
        default_factory=dict
    )  # what is not asked again, such as the document just received


class ActForm(forms.Form):
    """Asks for an act; `act()` is what was typed."""

    def __init__(self, *arguments: Any, kind: ActKind, known: Known, rows: Mapping[str, int] | None = None, **more: Any) -> None:  # fmt: skip
        super().__init__(*arguments, **{"initial": dict(known.initial), **more})
        self.kind, self.known = kind, known
        self.counts = {one.name: self._count(one, rows or {}) for one in fields_of(classes()[kind]) if one.row}
        for one in fields_of(classes()[kind]):
            if one.name in known.fixed:
                continue
            if one.row is not None:
                self.fields |= dict(self._row_fields(one))
            else:
                self.fields[one.name] = form_field(one, known)

    def _count(self, one: Field, rows: Mapping[str, int]) -> int:
        sent = self.data.get(f"{one.name}-rows", "") if self.is_bound else ""
        count = rows.get(one.name) or (int(sent) if sent.isdecimal() else ROWS_AT_FIRST)
        return min(max(count, 1), MOST_ROWS)

    def _row_fields(self, one: Field) -> Iterator[tuple[str, forms.Field]]:
        yield f"{one.name}-rows", forms.IntegerField(widget=forms.HiddenInput, initial=self.counts[one.name], required=False)  # fmt: skip
        for number in range(self.counts[one.name]):
            for part in fields_of(_row(one)):
                made = form_field(part, self.known)
                made.label = NUMBER.format(label=said(part.asked.label), number=number + 1)
                made.required = False
                made.is_part = part.is_needed  # type: ignore[attr-defined]  # of a row that is begun, it is needed
                yield f"{one.name}-{number}-{part.name}", made

    def clean(self) -> dict[str, Any]:
        """A row that is begun is finished."""
        told = super().clean() or {}
        for one in fields_of(classes()[self.kind]):
            for number in range(self.counts.get(one.name, 0)):
                names = [f"{one.name}-{number}-{part.name}" for part in fields_of(_row(one)) if part.is_needed]
                filled = [bool(told.get(name)) for name in names]
                for name, is_filled in zip(names, filled, strict=True):
                    if any(filled) and not is_filled and name not in self.errors:
                        self.add_error(name, said(NEEDED))
        return told

    def act(self) -> Any:
        """The act as it was typed."""
        told: dict[str, Any] = dict(self.known.fixed)
        for one in fields_of(classes()[self.kind]):
            if one.name in told:
                continue
            told[one.name] = self._rows_of(one) if one.row else typed(one, self.cleaned_data.get(one.name))
        return classes()[self.kind](**told)

    def _rows_of(self, one: Field) -> tuple[Any, ...]:
        found = []
        for number in range(self.counts[one.name]):
            row = {part.name: typed(part, self.cleaned_data.get(f"{one.name}-{number}-{part.name}")) for part in fields_of(_row(one))}  # fmt: skip
            if any(row.values()):
                found.append(_row(one)(**row))
        return tuple(found)


def _row(one: Field) -> type[Any]:
    assert one.row is not None  # asked before
    return one.row


def typed(one: Field, value: Any) -> Any:
    """What a form gives, as the act has it."""
    if one.is_several:
        return tuple(one.of_type(each) for each in value or ())
    if value in {None, ""} and not isinstance(value, bool):
        return one.default if one.of_type is not str else one.default or ""
    return value if isinstance(value, date | time | bool) else one.of_type(value)


def form_field(one: Field, known: Known) -> forms.Field:
    """One field of a form, as its type asks for; what a check of the act will miss is called optional by none."""
    made = _of_its_type(one, known)
    made.is_part = one.asked.always  # type: ignore[attr-defined]
    return made


def _of_its_type(one: Field, known: Known) -> forms.Field:
    about: dict[str, Any] = {
        "label": later(one.asked.label), "required": one.is_needed, "error_messages": ERRORS,
        **({"help_text": later(one.asked.hint)} if one.asked.hint else {}),
    }  # fmt: skip
    if one.asked.of is not None or (isinstance(one.of_type, type) and issubclass(one.of_type, StrEnum)):
        return _choosing(one, known, about)
    if one.of_type is bool:
        return forms.BooleanField(**{**about, "required": False}, initial=one.default)
    if one.of_type is date:
        return DayField(**{**about, "help_text": about.get("help_text", later(Text(id="Misalnya 27 Juni 2023 atau 27/06/2023.", en="Such as 27 June 2023 or 27/06/2023.")))})  # fmt: skip
    if one.of_type is time:
        return forms.TimeField(**{**about, "error_messages": {**ERRORS, "invalid": later(NOT_A_TIME)}}, input_formats=["%H.%M", "%H:%M"])  # fmt: skip
    if one.of_type is int:
        return NumberField(**about, largest=MOST, initial=one.default)
    widget = forms.Textarea(attrs={"rows": 4}) if one.asked.long else forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(**about, max_length=LONG if one.asked.long else LONGEST, widget=widget)


class FoundField(forms.CharField):
    """What stands on paper, such as the number of a passport or of a case; its value is the number by which the office has it."""

    def __init__(self, *, find: Callable[[str], int], **more: Any) -> None:
        super().__init__(**more, max_length=LONGEST, widget=forms.TextInput(attrs={"autocomplete": "off"}))
        self.find = find

    def clean(self, value: Any) -> Any:
        """The number; raises ValidationError with what is wrong with what was typed."""
        typed = super().clean(value)
        try:
            return self.find(typed)
        except Refused as stopped:
            raise forms.ValidationError(said(stopped.refusal)) from stopped


def _choosing(one: Field, known: Known, about: Mapping[str, Any]) -> forms.Field:
    if one.asked.of is not None and one.asked.of in known.found and one.asked.of not in known.choices:
        return FoundField(**about, find=known.found[one.asked.of])
    if one.asked.of is not None:
        choices = [(value, said(words) if isinstance(words, Text) else words) for value, words in known.choices.get(one.asked.of, ())]  # fmt: skip
    else:
        choices = [(value.value, said(words)) for value, words in CHOICE_WORDS[one.of_type].items()]
    if one.is_several:
        return forms.MultipleChoiceField(**about, choices=choices, widget=forms.CheckboxSelectMultiple)
    if len(choices) == 1 and one.is_needed:
        return forms.ChoiceField(**about, choices=choices, initial=choices[0][0])
    return forms.ChoiceField(**about, choices=[("", "—"), *choices])
