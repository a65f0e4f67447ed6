"""The fields of a zone once it is repaired: values with their certainty, and what is wrong with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from timpora.intake.core.zones import states
from timpora.intake.core.zones.arithmetic import FILLER, at
from timpora.intake.core.zones.confusions import SAME_WEIGHT
from timpora.intake.core.zones.days import NotADay, birth_days, expiry_day, is_unknown_as_zeros
from timpora.intake.core.zones.layouts import Layout
from timpora.intake.core.zones.marking import Marks
from timpora.intake.core.zones.names import ReadNames, read_names
from timpora.intake.core.zones.proving import Checked, Proof
from timpora.intake.core.zones.values import Because, Certainty, Read, Sex
from timpora.kernel.periods import Period


_SEXES = {"F": Sex.FEMALE, "M": Sex.MALE, FILLER: Sex.UNSPECIFIED, "X": Sex.UNSPECIFIED}


@dataclass(frozen=True, kw_only=True)
class Fields:
    """Reads the fields of one zone: its repaired text, what was proven, and where to say what is wrong."""

    layout: Layout
    text: str
    proof: Proof
    repaired: frozenset[int]
    marks: Marks
    on: date

    def number(self) -> Read[str]:
        """The document number, also one of more than nine characters."""
        checked = self._checked("number")
        value = _spoken(at(self.text, checked.places))
        if not value:
            self.marks.defect("number_empty", checked.places[0], "number")
            return Read(value=None, certainty=Certainty.EMPTY)
        certainty = self._of_checked(checked)
        return Read(value=value, certainty=certainty, also_fits=self._also_fits(checked.places, certainty))

    def optional(self) -> tuple[Read[str], ...]:
        """The optional data, without what belongs to a long document number."""
        digit = self._checked("number").digit
        stretches = [range(max(places.start, digit + 1) if digit in places else places.start, places.stop) for places in self.layout.optional]  # fmt: skip
        return tuple(self._optional(places) for places in stretches)

    def _optional(self, places: range) -> Read[str]:
        value = _spoken(at(self.text, places))
        if self.layout.is_visa:
            certainty = Certainty.UNCHECKED
        elif self.layout.optional_digit is not None:
            certainty = self._of_checked(self._checked("optional"))
        elif self.proof.composite_holds:
            certainty = self._repaired_or(places, Certainty.PROVEN)
        else:
            certainty = Certainty.DOUBTFUL
        if not value and certainty is not Certainty.DOUBTFUL:
            return Read(value=None, certainty=Certainty.EMPTY)
        return Read(value=value or None, certainty=certainty, also_fits=self._also_fits(places, certainty))

    def born(self) -> Read[Period]:
        """All days that the birth day allows."""
        text = at(self.text, self.layout.birth)
        certainty = self._of_checked(self._checked("birth"))
        try:
            days = birth_days(text, self.on)
        except NotADay as wrong:
            return Read(value=None, certainty=self._no_day(wrong, "birth", self.layout.birth))
        if days is None:
            self.marks.defect("birth_unknown", self.layout.birth.start, "birth")
            return Read(value=None, certainty=Certainty.EMPTY if certainty is Certainty.PROVEN else certainty)
        if is_unknown_as_zeros(text):
            self.marks.defect("unknown_as_zeros", self.layout.birth.start, "birth")
        return Read(value=days, certainty=certainty)

    def expires_on(self, born: Read[Period]) -> Read[date]:
        """The last day of validity."""
        certainty = self._of_checked(self._checked("expiry"))
        try:
            day = expiry_day(at(self.text, self.layout.expiry), self.on)
        except NotADay as wrong:
            return Read(value=None, certainty=self._no_day(wrong, "expiry", self.layout.expiry))
        if day is None:
            self.marks.defect("no_expiry", self.layout.expiry.start, "expiry")
            return Read(value=None, certainty=Certainty.EMPTY if certainty is Certainty.PROVEN else certainty)
        if born.value is not None and day < born.value.first:
            self.marks.defect("expires_before_birth", self.layout.expiry.start, "expiry")
            certainty = Certainty.DOUBTFUL
        return Read(value=day, certainty=certainty)

    def state(self, name: str, places: range) -> Read[str]:
        """A code as the zone prints it."""
        code = at(self.text, places).rstrip(FILLER)
        if states.state_in_facts(code) is None:
            return Read(value=code or None, certainty=Certainty.DOUBTFUL)
        if code == states.SPECIMEN and name == "issuing_state":
            self.marks.defect("specimen", places.start, name)
        return Read(value=code, certainty=self._repaired_or(places, Certainty.UNCHECKED))

    def sex(self) -> Read[Sex]:
        """The sex, which no rule reads."""
        place, printed = self.layout.sex, self.text[self.layout.sex]
        if printed not in _SEXES:
            self.marks.defect("sex_unknown", place, "sex", printed=printed)
            return Read(value=None, certainty=Certainty.DOUBTFUL)
        if printed == "X":
            self.marks.defect("sex_as_x", place, "sex")
        return Read(value=_SEXES[printed], certainty=self._repaired_or([place], Certainty.UNCHECKED))

    def names(self) -> tuple[ReadNames, Certainty]:
        """The names with one certainty for all of them."""
        names, first = read_names(at(self.text, self.layout.names)), self.layout.names.start
        changes = [(first + place, became) for place, became in names.changes]
        for is_filler, group in groupby(changes, lambda change: change[1] == FILLER):
            self.marks.repair(self.text, list(group), Because.FILLERS_ONLY if is_filler else Because.LETTERS_ONLY)
        for code, place in names.codes:
            self.marks.defect(code, first + place, "names")
        if {"digit_in_name", "name_end_unsure", "more_parts"}.intersection(code for code, _ in names.codes):
            return names, Certainty.DOUBTFUL
        return names, Certainty.REPAIRED if names.changes else Certainty.UNCHECKED

    def _checked(self, name: str) -> Checked:
        return next(one for one in self.proof.checked if one.name == name)

    def _of_checked(self, checked: Checked) -> Certainty:
        if checked.name in self.proof.failing:
            return Certainty.DOUBTFUL
        places = [*checked.places, checked.digit]
        if checked.name == "number":
            places.append(self.layout.number.stop)  # where a long number has its filler
        return self._repaired_or(places, Certainty.PROVEN)

    def _repaired_or(self, places: Sequence[int], otherwise: Certainty) -> Certainty:
        return otherwise if self.repaired.isdisjoint(places) else Certainty.REPAIRED

    def _also_fits(self, places: Sequence[int], certainty: Certainty) -> tuple[str, ...]:
        """The readings with one character changed into one of the same weight."""
        if certainty not in {Certainty.PROVEN, Certainty.REPAIRED}:
            return ()
        text = at(self.text, places)
        return tuple(_spoken(text[:at_] + SAME_WEIGHT[one] + text[at_ + 1 :]) for at_, one in enumerate(text) if one in SAME_WEIGHT)  # fmt: skip

    def _no_day(self, wrong: NotADay, name: str, places: range) -> Certainty:
        self.marks.defect(wrong.code, places.start, name, printed=at(self.text, places))
        return Certainty.DOUBTFUL


def _spoken(text: str) -> str:
    """Characters of a field as people write them: fillers within stand for spaces and signs, those at the ends for nothing."""
    return text.strip(FILLER).replace(FILLER, " ")
