"""The findings of the whole office on any day, as known at any moment: judged anew, shown to who asked, kept for nobody else."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl
from django.db import connection, transaction

from timpora.facts.register import columns_of
from timpora.intake import queries as intake
from timpora.jobs import actions as jobs
from timpora.kernel.text import Language, day_in_words
from timpora.kernel.viewers import Viewer
from timpora.register import frames
from timpora.register import queries as register
from timpora.screening.core.findings import Certainty, Finding
from timpora.screening.core.kept_findings import Kept, finding_on
from timpora.screening.core.night_work import PAST_WORK
from timpora.screening.judging import judge
from timpora.screening.models import PastQuestion
from timpora.screening.office_law import law_of


AT_ONCE = 5_000  # records; more of them are judged as a job


@dataclass(frozen=True, kw_only=True)
class PastFindings:
    """How many people were judged, and what was found of them, the surest and longest past the limit first."""

    as_of: date
    as_known: datetime | None
    people: int
    found: pl.DataFrame  # columns judged.FINDING

    def told(self, viewer: Viewer, most: int) -> list[Finding]:
        """The first findings, as they read on that day."""
        law = law_of(viewer, self.as_of)
        told = []
        for row in self.found.head(most).iter_rows(named=True):
            rule = law.rule(row["rule_id"])
            assert rule is not None  # it has just judged
            values = {name: value for name, value in row.items() if name != "feed"}
            kept = Kept(**{**values, "reasons": row["reasons"].split()})
            told.append(finding_on(kept, rule, law.environment, law.basis(rule)))
        return told


def is_small(viewer: Viewer, as_known: datetime | None) -> bool:
    """Whether the office's register is judged while somebody waits for the page."""
    return register.facts(viewer, "people", as_known=as_known).order_by()[: AT_ONCE + 1].count() <= AT_ONCE


def findings_on(viewer: Viewer, *, as_of: date, as_known: datetime | None) -> PastFindings:
    """Judges everybody whom the viewer sees; raises Refused for a day outside the law's days."""
    law = law_of(viewer, as_of)
    feeds = pl.DataFrame(intake.feeds_told(viewer, as_of=as_of, as_known=as_known), schema=columns_of("feeds"))
    known = frames.register_for(viewer, as_known=as_known, feeds=feeds)
    found = judge(known, law).judged.findings
    order: Sequence[str | None] = [Certainty.PROVEN, None, Certainty.NO_EXIT_ON_RECORD, Certainty.PROBABLY_LEFT]
    rank = pl.col("certainty").replace_strict(list(order), list(range(len(order))), return_dtype=pl.Int8)
    ordered = found.sort(
        pl.col("person").is_null(),
        pl.col("rule_id") != "overstay",
        rank,
        "stay_limit",
        "rule_id",
        "person",
        nulls_last=True,
    )
    people = known.people.select(pl.len()).collect().item()
    return PastFindings(as_of=as_of, as_known=as_known, people=people, found=ordered)


@transaction.atomic
def ask(*, by: Viewer, as_of: date, as_known: datetime | None) -> int:
    """Begins the job that works a past day out, in place of what this account asked before; the job's number."""
    law_of(by, as_of)
    PastQuestion.objects.filter(account=by.account).delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT wall_clearance()")
        clearance = cursor.fetchone()[0]
    made = PastQuestion.objects.create(
        office_id=by.office, account=by.account, clearance=clearance, as_of=as_of, as_known=as_known
    )  # type: ignore[misc]  # who reads the register has an office
    return jobs.begin(by=by, kind=PAST_WORK, subject=made.pk, title=day_in_words(as_of, Language.INDONESIAN))


def question(viewer: Viewer, number: int) -> PastQuestion | None:
    """What the viewer asked; None for what others did, or was asked before the last one."""
    return PastQuestion.objects.filter(account=viewer.account, pk=number).first()


@transaction.atomic
def answer(*, by: Viewer, number: int) -> None:
    """Works out what was asked; nothing where it was asked anew meanwhile."""
    asked = question(by, number)
    if asked is None:
        return
    found = findings_on(by, as_of=asked.as_of, as_known=asked.as_known)
    written = io.BytesIO()
    found.found.write_ipc(written, compression="zstd")
    PastQuestion.objects.filter(pk=number).update(people=found.people, found=written.getvalue())


def answered(asked: PastQuestion) -> PastFindings | None:
    """What was worked out; None while it is not."""
    if asked.found is None or asked.people is None:
        return None
    found = pl.read_ipc(io.BytesIO(bytes(asked.found)))
    return PastFindings(as_of=asked.as_of, as_known=asked.as_known, people=asked.people, found=found)
