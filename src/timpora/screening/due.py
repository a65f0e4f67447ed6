"""Who waits to be judged: of whom something was said since the last run, whose day has come, and whom the feeds or a failure concern."""

from dataclasses import dataclass
from datetime import date, datetime

import polars as pl
from django.db import connection

from timpora.facts.register import columns_of, register_from
from timpora.intake import queries as intake
from timpora.kernel.viewers import Viewer
from timpora.register import changes
from timpora.screening import kept, queries
from timpora.screening.core.judged import asks_of_all_feeds, of_all_feeds
from timpora.screening.core.states import FindingState
from timpora.screening.law import LawOfDay
from timpora.screening.models import Failure, Finding, Run, Standing
from timpora.screening.office_law import law_of


NOTES_ARE_KEPT_DAYS = 30


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What a run on a day has to do after the last one, and what of the database was seen when that was asked.

    `due` are the records of all people to be judged again; None where everybody is.
    """

    last: Run | None
    law: LawOfDay
    seen: str
    feeds: pl.DataFrame
    of_feeds: str
    due: set[int] | None

    @property
    def is_new_day(self) -> bool:
        """Whether no run judged this day yet."""
        return self.last is None or self.last.as_of != self.law.on

    @property
    def is_idle(self) -> bool:
        """Whether nobody has to be judged, and neither the day nor the feeds are others than at the last run."""
        return self.last is not None and self.due == set() and not self.is_new_day and self.last.feeds == self.of_feeds


def feeds_on(by: Viewer, on: date) -> pl.DataFrame:
    """What is known of the feeds on a day."""
    return pl.DataFrame(intake.feeds_told(by, as_of=on), schema=columns_of("feeds"))


def waiting(by: Viewer, *, on: date) -> Waiting:
    """What has to be done on a day."""
    # First what is seen: what comes while the rest is asked is found again next time, and nothing is missed.
    last, law, seen, feeds = queries.last_run(by), law_of(by, on), changes.snapshot(), feeds_on(by, on)
    of_feeds = of_all_feeds(register_from({"feeds": feeds}), law.rules, law.environment)
    due = None if last is None else _due(by, last, law, of_feeds)
    return Waiting(last=last, law=law, seen=seen, feeds=feeds, of_feeds=of_feeds, due=due)


def _due(by: Viewer, last: Run, law: LawOfDay, of_feeds: str) -> set[int] | None:
    changed = changes.since(by, last.seen)
    if changed is None or last.law != law.digest or last.at < _notes_begin():
        return None
    come = Standing.objects.filter(office=by.office, next_change_on__lte=law.on)
    due = changed | set(come.values_list("person", flat=True))
    if of_feeds != last.feeds:
        resting = [rule.id for rule in law.rules if asks_of_all_feeds(rule)]
        held = Finding.objects.filter(office=by.office, rule_id__in=resting, person__isnull=False)
        due |= {
            person
            for person in held.exclude(state=FindingState.GONE.value).values_list("person", flat=True)
            if person is not None
        }
    due |= set(Failure.objects.filter(office=by.office, mended_at=None).values_list("person", flat=True))
    return due | kept.whose(due) if due else due


def _notes_begin() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT now() - make_interval(days => %s)", [NOTES_ARE_KEPT_DAYS])
        begin: datetime = cursor.fetchone()[0]
        return begin
