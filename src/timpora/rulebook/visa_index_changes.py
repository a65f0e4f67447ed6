"""Dated changes of the table of visa indexes: new rows, ends of rows, corrections of rows that hold on no day yet.

Nothing that held on a past day is edited. Where `today` is given, a change must leave all days before it as they are; without it the
change was accepted on some day before, and is only put in its place again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from timpora.kernel.refusals import Refused
from timpora.rulebook import change_refusals as refusals
from timpora.rulebook.change_refusals import ONE_DAY
from timpora.rulebook.visa_indexes import NOT_IN_A_CODE, VisaIndex, VisaIndexes


LONGEST_CODE = 10


@dataclass(frozen=True, kw_only=True)
class NewRow:
    """What an index allows from a day on; a row without a last day ends the day before."""

    row: VisaIndex
    stands_apart: bool = False  # nothing is meant to hold between this row and its neighbours

    @property
    def visa_index(self) -> str:
        """Of which index."""
        return self.row.visa_index


@dataclass(frozen=True, kw_only=True)
class RowEnds:
    """The last day of the row that begins on a day."""

    visa_index: str
    begins_on: date
    last_day: date
    stands_apart: bool = False


@dataclass(frozen=True, kw_only=True)
class RowCorrected:
    """What stands instead of the row that was to begin on a day; the row before it follows its new first day."""

    begins_on: date
    row: VisaIndex
    stands_apart: bool = False

    @property
    def visa_index(self) -> str:
        """Of which index."""
        return self.row.visa_index


type IndexChange = NewRow | RowEnds | RowCorrected


def with_change(indexes: VisaIndexes, change: IndexChange, *, today: date | None = None) -> VisaIndexes:
    """The table with a change in it.

    Raises Refused for a code that is none or another name of an index, for rows that would overlap or leave a gap that is not meant,
    for a last day before the first, for a row that is not there, and for what would change days that have passed.
    """
    code = change.visa_index
    if not code or len(code) > LONGEST_CODE or NOT_IN_A_CODE.search(code):
        raise Refused(refusals.unknown_index(code))
    if code in indexes.aliases:
        raise Refused(refusals.alias(code))
    own = [entry for entry in indexes.entries if entry.visa_index == code]
    changed = sorted(_changed(own, change, today), key=lambda entry: entry.exists_from)
    _refuse_overlaps_and_gaps(own, changed, stands_apart=change.stands_apart)
    others = [entry for entry in indexes.entries if entry.visa_index != code]
    entries = sorted([*others, *changed], key=lambda entry: (entry.visa_index, entry.exists_from))
    return VisaIndexes(entries, indexes.aliases)


def _changed(own: Sequence[VisaIndex], change: IndexChange, today: date | None) -> list[VisaIndex]:
    match change:
        case NewRow():
            return _with_row(own, change.row, today)
        case RowEnds():
            return _ended(own, change, today)
        case RowCorrected():
            return _corrected(own, change, today)


def _with_row(own: Sequence[VisaIndex], row: VisaIndex, today: date | None) -> list[VisaIndex]:
    """The rows with one more; the one that was open until further notice ends the day before."""
    _refuse_what_is_no_row(row)
    open_one = next((one for one in own if one.exists_until is None and one.exists_from < row.exists_from), None)
    if open_one is None:
        return [*own, row]
    if today is not None and row.exists_from < today:
        raise Refused(refusals.past_stays(row.visa_index, today))
    before = replace(open_one, exists_until=row.exists_from - ONE_DAY)
    return [*(before if one is open_one else one for one in own), row]


def _ended(own: Sequence[VisaIndex], change: RowEnds, today: date | None) -> list[VisaIndex]:
    row = _row_of(own, change.visa_index, change.begins_on)
    refusals.refuse_days_out_of_reach(row.visa_index, change.last_day)
    if change.last_day < row.exists_from:
        raise Refused(refusals.ends_before_it_begins(row.visa_index, row.exists_from, change.last_day))
    if today is not None and min(change.last_day, row.exists_until or change.last_day) < today:
        raise Refused(refusals.past_stays(row.visa_index, today))
    if change.last_day == row.exists_until:
        raise Refused(refusals.nothing_changes(row.visa_index))
    return [replace(one, exists_until=change.last_day) if one is row else one for one in own]


def _corrected(own: Sequence[VisaIndex], change: RowCorrected, today: date | None) -> list[VisaIndex]:
    old, new = _row_of(own, change.visa_index, change.begins_on), change.row
    _refuse_what_is_no_row(new)
    if today is not None and min(old.exists_from, new.exists_from) <= today:
        raise Refused(refusals.in_force_already(new.visa_index, min(old.exists_from, new.exists_from), today))
    if new == old:
        raise Refused(refusals.nothing_changes(new.visa_index))
    follows = _moving_with(old, new)
    return [*(follows(one) for one in own if one is not old), new]


def _moving_with(old: VisaIndex, new: VisaIndex) -> Callable[[VisaIndex], VisaIndex]:
    """The row that ended the day before the old one ends the day before the new one."""

    def follows(one: VisaIndex) -> VisaIndex:
        ends_on = new.exists_from - ONE_DAY
        if one.exists_until != old.exists_from - ONE_DAY or ends_on < one.exists_from:
            return one
        return replace(one, exists_until=ends_on)

    return follows


def _row_of(own: Sequence[VisaIndex], code: str, first: date) -> VisaIndex:
    for one in own:
        if one.exists_from == first:
            return one
    raise Refused(refusals.unknown_row(code, first))


def _refuse_what_is_no_row(row: VisaIndex) -> None:
    refusals.refuse_days_out_of_reach(row.visa_index, row.exists_from, row.exists_until)
    if row.exists_until is not None and row.exists_until < row.exists_from:
        raise Refused(refusals.ends_before_it_begins(row.visa_index, row.exists_from, row.exists_until))
    if not row.citation.strip():
        raise Refused(refusals.no_citation(row.visa_index))


def _refuse_overlaps_and_gaps(before: Sequence[VisaIndex], after: Sequence[VisaIndex], *, stands_apart: bool) -> None:
    there = set(_gaps(before))
    for earlier, later in pairwise(after):
        if earlier.exists_until is None or later.exists_from <= earlier.exists_until:
            raise Refused(refusals.overlap(later.visa_index, later.exists_from))
    for last, first in _gaps(after):
        if not stands_apart and (last, first) not in there:
            raise Refused(refusals.gap(after[0].visa_index, last, first))


def _gaps(rows: Sequence[VisaIndex]) -> list[tuple[date, date]]:
    """The last day before and the first day after each stretch for which there is no row."""
    return [
        (earlier.exists_until, later.exists_from)
        for earlier, later in pairwise(rows)
        if earlier.exists_until is not None and later.exists_from > earlier.exists_until + ONE_DAY
    ]
