"""The form of a proposal: for each person each measure that the law knows, what the facts already say filled in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from timpora.casework.act_forms import ERRORS, NEEDED, Known, form_field, typed
from timpora.casework.core.acts import measures
from timpora.casework.core.acts.deciding import Propose
from timpora.casework.core.acts.measures import MEASURE_WORDS, Measure, MeasureKind
from timpora.casework.core.asking import Field, fields_of
from timpora.casework.core.file import PersonOfCase
from timpora.kernel.text import Text
from timpora.ui.day_field import DayField
from timpora.ui.language import later, said


CLASSES: Mapping[MeasureKind, type[Any]] = {
    MeasureKind.CHARGE: measures.Charge,
    MeasureKind.DEPORTATION: measures.Deport,
    MeasureKind.BAN_PROPOSAL: measures.Ban,
    MeasureKind.PERMIT: measures.Permit,
    MeasureKind.PLACE_DUTY: measures.PlaceDuty,
    MeasureKind.PLACE_BAN: measures.PlaceBan,
}
NO_MEASURE = Text(id="Tanpa tindakan untuk orang ini", en="No measure for this person")


@dataclass(frozen=True, kw_only=True)
class Part:
    """A measure on the form: its box and its fields."""

    box: Any
    fields: Sequence[Any]


@dataclass(frozen=True, kw_only=True)
class Whom:
    """A person on the form."""

    person: PersonOfCase
    parts: Sequence[Part]
    none: Any


class ProposeForm(forms.Form):
    """Which measures for whom, and why."""

    def __init__(
        self, *arguments: Any, people: Sequence[PersonOfCase], initial: Mapping[str, Any], **more: Any
    ) -> None:
        super().__init__(*arguments, **{"initial": dict(initial), **more})
        self.people = people
        self.fields["on"] = DayField(
            label=later(Text(id="Hari usulan", en="Day of the proposal")), error_messages=ERRORS
        )
        for person in people:
            for kind, made in CLASSES.items():
                self.fields[f"{person.number}-{kind}"] = forms.BooleanField(
                    label=later(MEASURE_WORDS[kind]), required=False
                )
                for one in _asked(made):
                    field = form_field(one, Known())
                    field.required = False
                    field.is_part = one.is_needed  # type: ignore[attr-defined]  # of a measure that is ticked, it is needed
                    self.fields[f"{person.number}-{kind}-{one.name}"] = field
            self.fields[f"{person.number}-none"] = forms.BooleanField(label=later(NO_MEASURE), required=False)
        self.fields["reasons"] = next(form_field(one, Known()) for one in fields_of(Propose) if one.name == "reasons")

    def whom(self) -> Iterator[Whom]:
        """The form as it is drawn, person by person."""
        for person in self.people:
            parts = [
                Part(box=self[f"{person.number}-{kind}"], fields=[self[f"{person.number}-{kind}-{one.name}"] for one in _asked(made)])
                for kind, made in CLASSES.items()
            ]  # fmt: skip
            yield Whom(person=person, parts=parts, none=self[f"{person.number}-none"])

    def clean(self) -> dict[str, Any]:
        """A measure that is ticked is complete."""
        told = super().clean() or {}
        for person in self.people:
            for kind, made in CLASSES.items():
                if not told.get(f"{person.number}-{kind}"):
                    continue
                for one in _asked(made):
                    name = f"{person.number}-{kind}-{one.name}"
                    if one.is_needed and told.get(name) in {None, ""} and name not in self.errors:
                        self.add_error(name, said(NEEDED))
        return told

    def act(self) -> Propose:
        """The proposal as it was typed."""
        told, found = self.cleaned_data, []
        for person in self.people:
            found += [self._measure(person, kind) for kind in CLASSES if told.get(f"{person.number}-{kind}")]
        spared = tuple(person.number for person in self.people if told.get(f"{person.number}-none"))
        return Propose(on=told["on"], measures=tuple(found), reasons=told["reasons"], nothing_applies_for=spared)

    def _measure(self, person: PersonOfCase, kind: MeasureKind) -> Measure:
        values = {one.name: typed(one, self.cleaned_data.get(f"{person.number}-{kind}-{one.name}")) for one in _asked(CLASSES[kind])}  # fmt: skip
        made: Measure = CLASSES[kind](person=person.number, **values)
        return made


def _asked(made: type[Any]) -> Sequence[Field]:
    return [one for one in fields_of(made) if one.name != "person"]
