"""The day ledger: every day of a person's stays, and the record and provision that cover it, or that nothing does.

Within each stay the days are cut wherever a permit begins or ends, an application waits, or the knowledge of presence
changes; each piece has one answer, and pieces that say the same are one range (docs/explanation/day-ledger.md).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from timpora.engine.backends.asked import Facts, Row
from timpora.engine.environment import Environment
from timpora.facts.codes import CircumstanceKind
from timpora.kernel.periods import ONE_DAY, Period
from timpora.kernel.refusals import Source
from timpora.kernel.text import Text
from timpora.rulebook.visa_indexes import VisaIndexes
from timpora.screening.core import ledger_words as words
from timpora.screening.core.findings import LedgerRange, PresenceBy, Provision
from timpora.screening.core.one_person import PersonReader
from timpora.screening.core.stays import Cover, Stay, stays_of


NOT_CONCLUDED = frozenset({CircumstanceKind.IN_CUSTODY, CircumstanceKind.FORCE_MAJEURE})


@dataclass(frozen=True, kw_only=True)
class _Piece:
    """Days of one stay with one answer."""

    first: date
    last: date
    standing: str
    row: Row | None
    known_by: PresenceBy
    presence: Text
    basis: Text
    provision: Provision

    def goes_on_in(self, other: "_Piece") -> bool:
        """Whether the other piece says the same of the days that follow at once."""
        return self.last + ONE_DAY == other.first and self.said() == other.said() and self.row is other.row

    def said(self) -> tuple[object, ...]:
        return self.standing, self.known_by, self.presence, self.basis


def ledgers_of(
    frames: Mapping[str, pl.DataFrame], persons: Iterable[int], environment: Environment, indexes: VisaIndexes
) -> Sequence[LedgerRange]:
    """The ledgers of some people, who come once and in order; `frames` are a register's frames or their rows of it."""
    reader = PersonReader(frames, environment)
    return [
        found for person in persons for found in day_ledger(reader.facts_of("people", person), environment, indexes)
    ]


def day_ledger(facts: Facts, environment: Environment, indexes: VisaIndexes) -> tuple[LedgerRange, ...]:
    """The whole history of one person up to the day judged: sorted ranges that do not overlap, without gaps in a stay."""
    pieces: list[_Piece] = []
    for stay in stays_of(facts, environment):
        for piece in _pieces(stay, facts, indexes):
            if pieces and pieces[-1].goes_on_in(piece):
                pieces[-1] = replace(pieces[-1], last=piece.last)
            else:
                pieces.append(piece)
    person, name = facts.subject["person"], str(facts.subject["name"])
    assert isinstance(person, int)
    return tuple(
        LedgerRange(
            person=person,
            name=name,
            first_day=piece.first,
            last_day=piece.last,
            standing=piece.standing,
            presence=piece.presence,
            basis=piece.basis,
            source=None if piece.row is None else source_of(piece.row),
            known_by=piece.known_by,
            provision=piece.provision,
        )
        for piece in pieces
    )


def source_of(row: Row) -> Source:
    """Where a fact was read."""
    sheet, number = row["source_sheet"], row["source_row"]
    return Source(
        str(row["source_file"]), None if sheet is None else str(sheet), number if isinstance(number, int) else None
    )


def _pieces(stay: Stay, facts: Facts, indexes: VisaIndexes) -> Iterator[_Piece]:
    waits = list(_waits(stay, facts))
    for days in _cut(stay, waits):
        cover = _cover_on(stay, days.first)
        if cover is not None:
            yield _piece(stay, days, "covered", cover.row, words.covered(cover, indexes))
            continue
        if stay.here is None or days.first not in stay.here:
            continue
        wait = next((wait for wait in waits if days.first in wait.days), None)
        if wait is not None:
            yield _piece(stay, days, "pending", wait.row, wait.said)
        else:
            yield _piece(stay, days, "uncovered", None, words.uncovered(facts, days.first))


def _piece(stay: Stay, days: Period, standing: str, row: Row | None, said: words.Said) -> _Piece:
    assert days.last is not None
    known_by = _known_by(stay, days.first)
    return _Piece(
        first=days.first, last=days.last, standing=standing, row=row, known_by=known_by,
        presence=words.presence(stay, known_by), basis=said.basis, provision=said.provision,
    )  # fmt: skip


def _cover_on(stay: Stay, day: date) -> Cover | None:
    """The permit that a day rests on: of several the one that began last, of those the one that runs longest."""
    if day not in stay.reach:
        return None
    return next((cover for cover in reversed(stay.covers) if stay.covered_from(cover) <= day <= cover.last), None)


def _known_by(stay: Stay, day: date) -> PresenceBy:
    if stay.here is None or day not in stay.here:
        return PresenceBy.PERMIT
    if stay.departed_on is not None or stay.left_and_returned_on is not None:
        return PresenceBy.CROSSING
    if stay.met_until is not None and day <= stay.met_until:
        return PresenceBy.MET
    if stay.reported_until is not None and day <= stay.reported_until:
        return PresenceBy.REPORTED
    if day == stay.entered_on == stay.here.last:
        return PresenceBy.CROSSING
    left_on = stay.said_to_have_left_on
    return PresenceBy.PRESUMED if left_on is None or day <= left_on else PresenceBy.PROBABLY_LEFT


def _cut(stay: Stay, waits: Sequence["_Wait"]) -> Iterator[Period]:
    """The days that a stay can reach, cut wherever an answer may change."""
    begins = {stay.covered_from(cover) for cover in stay.covers} | {wait.days.first for wait in waits}
    ends = [*[cover.last for cover in stay.covers], *[wait.days.last for wait in waits]]
    ends += [stay.met_until, stay.reported_until, stay.said_to_have_left_on]
    if stay.here is not None:
        begins.add(stay.here.first)
        ends.append(stay.here.last)
    begins |= {day + ONE_DAY for day in ends if day is not None and day < date.max}
    assert stay.reach.last is not None
    starts = sorted(day for day in begins if day in stay.reach)
    for first, following in zip(starts, [*starts[1:], stay.reach.last + ONE_DAY], strict=True):
        yield Period(first, following - ONE_DAY)


@dataclass(frozen=True, kw_only=True)
class _Wait:
    """Days on which nothing covers and nothing is concluded."""

    days: Period
    row: Row
    said: words.Said


def _waits(stay: Stay, facts: Facts) -> Iterator[_Wait]:
    if stay.here is None:
        return
    if stay.is_waiting and stay.pending is not None:
        lodged_on = stay.pending["lodged_on"]
        since = lodged_on if stay.stay_limit is None else stay.stay_limit + ONE_DAY
        assert isinstance(since, date)
        yield _Wait(days=Period(since), row=stay.pending, said=words.waiting(stay.pending))
    for row in facts.rows.get("applications", ()):
        yield from _waits_between(stay, row)
    for row in facts.rows.get("circumstances", ()):
        if row["kind"] in NOT_CONCLUDED:
            first, last = row["from_on"], row["until_on"]
            assert isinstance(first, date | None)
            assert isinstance(last, date | None)
            yield _Wait(days=Period(first or date.min, last), row=row, said=words.circumstance(row))


def _waits_between(stay: Stay, row: Row) -> Iterator[_Wait]:
    """The gaps between two permits in which an application, lodged while the earlier one ran, was waiting."""
    lodged_on, decided_on = row["lodged_on"], row["decided_on"]
    assert isinstance(lodged_on, date)
    reached = None
    for first, last in sorted((stay.covered_from(cover), cover.last) for cover in stay.covers):
        if reached is not None and first > reached + ONE_DAY and lodged_on <= reached:
            until = first if not isinstance(decided_on, date) else min(first, decided_on)
            if until > reached + ONE_DAY:
                yield _Wait(days=Period(reached + ONE_DAY, until - ONE_DAY), row=row, said=words.waiting(row))
        reached = last if reached is None else max(reached, last)
