"""Screening in the office: at night and at each change, only who changed or whose day has come; a whole run is the audit of that.

A run is one transaction: killed at any moment it leaves nothing behind, and the next one does what was left. Each run notes what the
database showed it, so that the next one knows what is new since (register/changes.py). The account is the office's own machine.
"""

import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import polars as pl
from django.contrib.postgres.functions import TransactionNow
from django.db import connection, transaction

from timpora.audit import actions as audit
from timpora.jobs.work import UNWATCHED, Line
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.postgres.numbers_ahead import numbers_ahead
from timpora.postgres.one_at_a_time import one_at_a_time
from timpora.register import changes, frames
from timpora.screening import kept, queries, writing
from timpora.screening.core import events, refusals
from timpora.screening.core.differences import (
    FindingDifferences,
    StandingDifferences,
    finding_differences,
    rekeyed,
    standing_differences,
    with_members,
)
from timpora.screening.core.facts_digest import facts_digests
from timpora.screening.core.states import FindingState, What
from timpora.screening.due import NOTES_ARE_KEPT_DAYS, Waiting, feeds_on, waiting
from timpora.screening.judging import Failed, judge
from timpora.screening.law import LawOfDay
from timpora.screening.models import Failure, Finding, FindingEvent, Run, Standing
from timpora.screening.office_law import law_of


LOCK = 7_004_001  # the first half of the advisory locks of screening
AT_ONCE = 20_000  # people in one part of an incremental run


class Kind(StrEnum):
    """Why people were judged."""

    WHOLE = "whole"
    CHANGED = "changed"


@dataclass(kw_only=True)
class Done:
    """What a run did: how many people it judged, and what of it was new."""

    kind: Kind
    as_of: date
    judged: int = 0
    found: int = 0
    changed: int = 0
    gone: int = 0
    seconds: float = 0.0
    failed: list[Failed] = field(default_factory=list)


@transaction.atomic
def catch_up(
    *, by: Viewer, on: date, line: Line = UNWATCHED, whole: bool = False, asked: Waiting | None = None
) -> Done | None:
    """Judges who changed since the last run and whose day has come; everybody where asked, or where the law is another one.

    None where there was nothing to do. Two at once follow each other, and the second finds nothing left. What was `asked` in the same
    transaction is not asked twice, unless somebody was faster. Raises Refused where the day lies before the one that was judged last,
    and CancelledError where somebody asked to stop; nothing is changed then.
    """
    begun = time.perf_counter()
    one_at_a_time(LOCK, by.office)
    todo = asked if asked is not None and asked.last == queries.last_run(by) else waiting(by, on=on)
    if todo.last is not None and on < todo.last.as_of:
        raise Refused(refusals.clock_went_back(on, todo.last.as_of))
    if todo.is_idle and not whole:
        return None
    due = None if whole else todo.due
    done = Done(kind=Kind.WHOLE if due is None else Kind.CHANGED, as_of=on)
    parts = [None] if due is None else list(_parts_of(due))
    for number, records in enumerate(parts):
        line.tell(number, len(parts))
        _judge_part(by, records, todo, done)
    if done.kind is Kind.WHOLE:
        _count_anew()
    if todo.last is not None and todo.is_new_day:
        changes.forget(by, todo.seen, days=NOTES_ARE_KEPT_DAYS)
    done.seconds = time.perf_counter() - begun
    _note(by, done, todo)
    line.tell(len(parts), len(parts))
    return done


def compare(*, by: Viewer, on: date) -> tuple[FindingDifferences, StandingDifferences]:
    """Judges everybody anew and tells what differs from what is kept; changes nothing. After `catch_up`, nothing may differ."""
    known = frames.known(by, feeds=feeds_on(by, on))
    _, found, stood = _differences(by, None, known, law_of(by, on))
    audit.record(events.SCREENING_COMPARED, details={"findings": found.number, "standings": stood.number})
    return found, stood


def _count_anew() -> None:
    """Lets PostgreSQL count its tables after most of their rows were written, so that few people are found among many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT screening_count_anew()")


def _parts_of(records: Collection[int]) -> Iterator[list[int]]:
    """Parts of a bearable size; one that is empty judges the feeds alone."""
    ordered = sorted(records)
    for first in range(0, max(len(ordered), 1), AT_ONCE):
        yield ordered[first : first + AT_ONCE]


def _judge_part(by: Viewer, records: list[int] | None, todo: Waiting, done: Done) -> None:
    known = frames.known(by, records=records, feeds=todo.feeds)
    failed, found, stood = _differences(by, records, known, todo.law)
    _write_standings(by, stood)
    _write_findings(by, found, todo.law.on)
    _note_failures(by, failed, known.members)
    done.judged += known.members.get_column("person").n_unique()
    done.found += found.found.height
    done.changed += found.changed.get_column("what").count()
    done.gone += found.gone.height
    done.failed += failed


def _differences(
    by: Viewer, records: list[int] | None, known: frames.Known, law: LawOfDay
) -> tuple[list[Failed], FindingDifferences, StandingDifferences]:
    """What a judgement of some people, named by all their records, changes of what is kept."""
    surely = judge(known.register, law)
    failed = [one.person for one in surely.failed]
    asked = None if records is None else sorted({*records, *known.members.get_column("record")})
    of_failed = pl.Series(failed, dtype=pl.Int64).implode()
    before = rekeyed(kept.findings(by, asked), known.members).filter(~pl.col("person").is_in(of_failed) | pl.col("person").is_null())  # fmt: skip
    most = known.members.group_by("person").agg(pl.col("confidentiality").max())
    now = surely.judged.findings.join(most, on="person", how="left", maintain_order="left").with_columns(
        pl.col("confidentiality").fill_null(0)
    )
    stood = kept.standings(by, asked).filter(~pl.col("person").is_in(of_failed))
    found = finding_differences(before, now, _returning(by, before, known, law))
    standings = with_members(surely.judged.standings, known.members)
    return surely.failed, found, standing_differences(stood, standings)


def _returning(by: Viewer, before: pl.DataFrame, known: frames.Known, law: LawOfDay) -> pl.Series:
    """The cleared findings whose facts are no longer those of which they were cleared."""
    cleared = before.filter(pl.col("state") == FindingState.CLEARED.value, pl.col("person").is_not_null())
    of = dict(Finding.objects.filter(office=by.office, pk__in=cleared.get_column("id").to_list()).values_list("id", "cleared_of"))  # fmt: skip
    returning = []
    for (rule_id,), rows in cleared.group_by("rule_id"):
        rule = law.rule(str(rule_id))
        if rule is not None:
            digests = facts_digests(known.register, rule, rows.get_column("person").to_list())
            returning += [number for number, person in rows.select("id", "person").iter_rows() if digests[person] != of[number]]  # fmt: skip
    return pl.Series(returning, dtype=pl.Int64)


def _write_standings(by: Viewer, stood: StandingDifferences) -> None:
    if stood.gone:
        Standing.objects.filter(office=by.office, person__in=stood.gone).delete()
    writing.change(Standing, stood.changed.with_columns(office_id=pl.lit(by.office)), key=("office_id", "person"))
    writing.add(Standing, stood.added, office_id=by.office)


def _write_findings(by: Viewer, found: FindingDifferences, on: date) -> None:
    """First what is gone, so that what comes in its place finds room; a step that somebody took meanwhile stays."""
    gone = found.gone.with_columns(state=pl.lit(FindingState.GONE.value), before="state", last_found_on=pl.lit(on))
    writing.change(Finding, gone.drop("confidentiality"), key=("id",), only="before")
    writing.change(Finding, found.changed.drop("feed", "rule_id", "what").with_columns(last_found_on=pl.lit(on)), key=("id",), only="before")  # fmt: skip
    numbers = pl.Series("id", numbers_ahead(Finding, found.found.height), dtype=pl.Int64)
    new = found.found.with_columns(numbers, first_found_on=pl.lit(on), last_found_on=pl.lit(on), state=pl.lit(FindingState.NEW.value))  # fmt: skip
    writing.add(Finding, new, office_id=by.office)
    told = [
        new.select("id", "confidentiality", what=pl.lit(What.FOUND.value)),
        found.changed.select("id", "confidentiality", "what").drop_nulls(),
        gone.select("id", "confidentiality", what=pl.lit(What.GONE.value)),
    ]
    events_told = pl.concat(told).rename({"id": "finding_id"})
    writing.add(FindingEvent, events_told, office_id=by.office, account=by.account, on=on)


def _note_failures(by: Viewer, failed: list[Failed], members: pl.DataFrame) -> None:
    """Who could not be judged is named; who now could be is named no longer."""
    assert by.office is not None  # a machine is of an office
    open_ones = Failure.objects.filter(office=by.office, mended_at=None)
    there = set(open_ones.values_list("person", flat=True))
    if not (failed or there):
        return
    persons = {one.person for one in failed}
    judged = set(members.get_column("record"))
    open_ones.filter(person__in=(there & judged) - persons).update(mended_at=TransactionNow())
    Failure.objects.bulk_create(
        Failure(office_id=by.office, person=one.person, error=one.error[:80]) for one in failed if one.person not in there
    )  # fmt: skip


def _note(by: Viewer, done: Done, todo: Waiting) -> None:
    assert by.office is not None  # a machine is of an office
    Run.objects.create(
        office_id=by.office, kind=done.kind.value, as_of=done.as_of, seen=todo.seen, law=todo.law.digest, feeds=todo.of_feeds,
        judged=done.judged, found=done.found, changed=done.changed, gone=done.gone, seconds=done.seconds,
    )  # fmt: skip
    audit.record(
        events.SCREENED,
        details={
            "kind": done.kind.value, "judged": done.judged, "found": done.found, "changed": done.changed, "gone": done.gone,
            "failed": len(done.failed),
        },
    )  # fmt: skip
