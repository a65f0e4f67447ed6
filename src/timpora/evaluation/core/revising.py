"""The revision of a figure: what it was, what came late by reason, what it is; each line adds up by how it is worked out.

Knowledge of one source after another is let go from the old moment to the new one, and each time the figure is worked out: the
difference is what that source added. What is left between the figure as it was printed and the same worked out again as known then
stands by itself, so that nothing is lost. Differences of a value, whatever its kind, add up from the first to the last.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from timpora.evaluation.core.asking import Source
from timpora.evaluation.core.computing import Figure
from timpora.kernel.text import Text


# In this order: what came late of two sources together counts with the later one.
ORDER = (Source.REGISTER, Source.FINDINGS, Source.CASES, Source.TEAMS, Source.LAW)
SOURCE_WORDS: Mapping[Source, Text] = {
    Source.REGISTER: Text(id="Data orang dan daftar", en="Data of people, and lists"),
    Source.FINDINGS: Text(id="Temuan dan pengingat", en="Findings and reminders"),
    Source.CASES: Text(id="Langkah perkara", en="Steps of cases"),
    Source.TEAMS: Text(id="Tindak lanjut tim", en="Agreed actions of teams"),
    Source.LAW: Text(id="Nilai hukum kantor", en="Values of the law of the office"),
}
OTHERWISE = Text(id="Catatan digabung, atau versi aturan baru", en="Records joined, or a new version of the rules")


@dataclass(frozen=True, kw_only=True)
class Revision:
    """One figure: as it was printed, by how much each source changed it, what no source explains, and as it is; None where there was no figure."""

    indicator: str
    old: float | None
    by_source: Mapping[Source, float]
    otherwise: float
    new: float | None
    became_known: Source | None = (
        None  # where there was no figure before, or is none now: with the knowledge of which source
    )
    is_of_others: bool = False  # its numerator or denominator is another one, though the value may be the same

    @property
    def adds_up(self) -> bool:
        """Whether the figure that was, with all that came late, is the figure that is."""
        if self.old is None or self.new is None:
            return not self.by_source and not self.otherwise
        return round(self.old + sum(self.by_source.values()) + self.otherwise - self.new, 6) == 0

    @property
    def is_changed(self) -> bool:
        """Whether anything came late."""
        return self.old != self.new or self.is_of_others or bool(self.by_source) or bool(self.otherwise)


def stages(before: datetime, now: datetime) -> Sequence[Mapping[Source, datetime]]:
    """The moments of knowledge by source, from all as known before to all as known now."""
    return [
        {source: now if place < reached else before for place, source in enumerate(ORDER)}
        for reached in range(len(ORDER) + 1)
    ]


def revision(indicator: str, printed: Figure, worked_out: Sequence[Figure]) -> Revision:
    """A figure as it was printed, and worked out at each of the stages."""
    values, last = [one.value for one in worked_out], worked_out[-1]
    is_of_others = (printed.numerator, printed.denominator) != (last.numerator, last.denominator)
    old, new = printed.value, last.value
    if old is None or new is None:
        return Revision(indicator=indicator, old=old, by_source={}, otherwise=0.0, new=new, became_known=_since(values), is_of_others=is_of_others)  # fmt: skip
    known = _carried(old, values)
    steps = {source: _rounded(after - at) for source, at, after in zip(ORDER, known, known[1:], strict=False)}
    by_source = {source: step for source, step in steps.items() if step}
    return Revision(indicator=indicator, old=old, by_source=by_source, otherwise=_rounded(known[0] - old), new=new, is_of_others=is_of_others)  # fmt: skip


def _carried(old: float, values: Sequence[float | None]) -> list[float]:
    """The values, and where there was none on the way the last one before: what comes after it is of the source that brings a figure again."""
    found, at = [], old
    for value in values:
        at = at if value is None else value
        found.append(at)
    return found


def _rounded(value: float) -> float:
    """Figures are told with one decimal, so that their differences are too."""
    return round(value, 1)


def _since(values: Sequence[float | None]) -> Source | None:
    """The source with whose knowledge there came to be a figure, or none."""
    for source, at, after in zip(ORDER, values, values[1:], strict=False):
        if (at is None) != (after is None):
            return source
    return None
