"""Collects what was repaired in a zone and what is wrong in it, each with its line, its position and its sentences."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from timpora.intake.core.zones import words
from timpora.intake.core.zones.finding import Found
from timpora.intake.core.zones.layouts import Layout
from timpora.intake.core.zones.proving import Change
from timpora.intake.core.zones.typed_text import DOUBLE_FILLER, SPACE_MARK
from timpora.intake.core.zones.values import Because, Defect, Repair


@dataclass(kw_only=True)
class Marks:
    """The marks of one zone, in the order in which they were found."""

    layout: Layout
    repairs: list[Repair] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)

    def defect(self, code: str, place: int, name: str = "", *, printed: str = "", expected: str = "", readings: Sequence[str] = ()) -> None:  # fmt: skip
        """A defect at a place of the zone, about a field."""
        weight, what, remedy = words.DEFECTS[code]
        line, position = self.layout.line_and_position(place)
        filled = {"printed": printed, "expected": expected, "readings": ", ".join(readings)}
        if name:
            filled_in = words.FIELDS[name]
            what, remedy = what.fill(field=filled_in, **filled), remedy.fill(field=filled_in)
        else:
            what = what.fill(**filled)
        self.defects.append(Defect(code=code, weight=weight, line=line, position=position, what=what, remedy=remedy))

    def repair(self, text: str, changes: Sequence[Change], because: Because) -> None:
        """The changes of characters, all for the same reason, neighbours told as one; `text` is what stood there before."""
        for _, neighbours in groupby(enumerate(sorted(changes)), lambda numbered: numbered[1][0] - numbered[0]):
            run = [change for _, change in neighbours]
            line, position = self.layout.line_and_position(run[0][0])
            was, became = "".join(text[place] for place, _ in run), "".join(character for _, character in run)
            said = words.MENDED.fill(was=was, became=became, reason=words.REASONS[because])
            self.repairs.append(
                Repair(because=because, line=line, position=position, was=was, became=became, text=said)
            )

    def found(self, found: Found) -> None:
        """What finding the zone had to mend: signs and spaces taken for fillers, and lengths of lines."""
        for sign in found.taken_for_filler:
            said = words.SPACES_MENDED if sign == SPACE_MARK else words.FILLERS_MENDED.fill(was=DOUBLE_FILLER)
            was = " " if sign == SPACE_MARK else sign
            self.repairs.append(
                Repair(because=Because.FILLERS_ONLY, line=1, position=None, was=was, became="<", text=said)
            )
        for line, length in found.lengths:
            was, became = str(length), str(self.layout.width)
            said = words.LENGTH_MENDED.fill(was=was, became=became)
            self.repairs.append(
                Repair(because=Because.LENGTH, line=line, position=None, was=was, became=became, text=said)
            )
