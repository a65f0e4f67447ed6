"""What can lead to an agreed action: a finding, a place or a case of the office."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from timpora.kernel.text import Text


class CauseKind(StrEnum):
    """What it was."""

    FINDING = "finding"
    PLACE = "place"
    CASE = "case"


CAUSE_WORDS: Mapping[CauseKind, Text] = {
    CauseKind.FINDING: Text(id="Temuan {number}", en="Finding {number}"),
    CauseKind.PLACE: Text(id="Tempat {number}", en="Place {number}"),
    CauseKind.CASE: Text(id="Perkara {number}", en="Case {number}"),
}


@dataclass(frozen=True, kw_only=True)
class Cause:
    """A finding, a place or a case, by the number of its row."""

    kind: CauseKind
    row: int
