"""Findings, reminders and judgements as they were known at a moment, whole, for figures; the viewer comes first.

What is kept of a finding today may have changed since: only its events, each with its moment, tell what was known then. What it said
then is judged anew from the facts and the law of that moment.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import polars as pl

from timpora.facts.register import Register, columns_of, register_from
from timpora.intake import queries as intake
from timpora.kernel.viewers import Viewer
from timpora.register import frames
from timpora.register.columns import read_statement
from timpora.screening.core.states import What
from timpora.screening.judging import judge
from timpora.screening.models import Finding, Run
from timpora.screening.office_law import law_of
from timpora.screening.reminder_models import Reminder


# What people say of a finding, of which the last word holds; it is cleared where that word is so.
WORDS = tuple(what.value for what in (What.CLEARED, What.RETURNED, What.BEING_CHECKED, What.REFERRED))
FINDINGS = """
    SELECT finding.id, finding.person, finding.rule_id, told.found_on, told.gone_on,
        CASE WHEN told.last_word = 'cleared' THEN told.last_word_on END
    FROM screening_finding finding JOIN (
        SELECT event.finding_id, min(event."on") FILTER (WHERE event.what = 'found') AS found_on,
            max(event."on") FILTER (WHERE event.what = 'gone') AS gone_on,
            (array_agg(event.what ORDER BY event.id DESC) FILTER (WHERE event.what = ANY (%s)))[1] AS last_word,
            (array_agg(event."on" ORDER BY event.id DESC) FILTER (WHERE event.what = ANY (%s)))[1] AS last_word_on
        FROM screening_findingevent event WHERE event.office_id = %s AND event.at <= %s AND event."on" <= %s
        GROUP BY event.finding_id
    ) AS told ON told.finding_id = finding.id
    WHERE finding.office_id = %s AND finding.person IS NOT NULL AND told.found_on IS NOT NULL
"""
KEPT: dict[str, pl.DataType] = {
    "finding": pl.Int64(), "person": pl.Int64(), "rule": pl.String(), "found_on": pl.Date(), "gone_on": pl.Date(), "cleared_on": pl.Date(),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class JudgedThen:
    """The register as it was known, whose its records are, and what the law of the day says of everybody; `failed` could not be judged."""

    facts: dict[str, pl.DataFrame]
    members: pl.DataFrame
    standings: pl.DataFrame
    findings: pl.DataFrame
    failed: int
    law: str


@dataclass(frozen=True, kw_only=True)
class KnownThen:
    """The facts that were known at a moment, read and checked; days that are judged by the same knowledge share them. Feeds are of each day."""

    facts: dict[str, pl.DataFrame]
    members: pl.DataFrame


def known_then(viewer: Viewer, *, as_known: datetime) -> KnownThen:
    """What was known at a moment of everybody whom the viewer sees."""
    known = frames.known(viewer, as_known=as_known)
    facts = {name: frame.collect() for name, frame in known.register.frames().items()}
    return KnownThen(facts=facts, members=known.members)


def judged_then(
    viewer: Viewer, known: KnownThen, *, as_of: date, as_known: datetime, law_as_known: datetime | None = None
) -> JudgedThen:
    """Everybody whom the viewer sees, judged on a day by what was known at a moment, by the law of the same or of another one.

    Raises Refused for a day outside the law's days.
    """
    law = law_of(viewer, as_of, as_known=law_as_known or as_known)
    feeds = pl.DataFrame(intake.feeds_told(viewer, as_of=as_of, as_known=as_known), schema=columns_of("feeds"))
    facts = known.facts | {"feeds": register_from({"feeds": feeds}).feeds.collect()}
    lazy = {name: frame.lazy() for name, frame in facts.items()}
    surely = judge(Register(**lazy), law)  # type: ignore[arg-type]  # what was checked when it was read is of its type
    return JudgedThen(
        facts=facts, members=known.members, standings=surely.judged.standings, findings=surely.judged.findings, failed=len(surely.failed),
        law=law.digest,
    )  # fmt: skip


def findings_then(viewer: Viewer, *, as_of: date, as_known: datetime) -> pl.DataFrame:
    """Each finding about somebody that was found by a day and known at a moment: columns of KEPT, in order of number.

    `cleared_on` is there where the last word of people on it was that it is not so.
    """
    asked: list[Any] = [list(WORDS), list(WORDS), viewer.office, as_known, as_of, viewer.office]
    return read_statement(FINDINGS, asked, KEPT).sort("finding")


def number_of_findings(viewer: Viewer) -> int:
    """How many findings the viewer sees, those that are gone too."""
    return Finding.objects.filter(office=viewer.office).count()


def first_run_on(viewer: Viewer, *, as_known: datetime) -> date | None:
    """The day for which the office was judged first, by a moment; None where it was never judged."""
    runs = Run.objects.filter(office=viewer.office, at__lte=as_known).order_by("id")
    return runs.values_list("as_of", flat=True).first()


def reminders_then(viewer: Viewer, *, as_of: date, as_known: datetime) -> list[tuple[int, date, date]]:
    """The reminders that were made by a day and known at a moment: of whom, on which day, of which limit."""
    rows = Reminder.objects.filter(office=viewer.office, at__lte=as_known, on__lte=as_of).order_by("id")
    return list(rows.values_list("person", "on", "stay_limit"))
