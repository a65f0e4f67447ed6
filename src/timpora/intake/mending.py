"""Refused rows are taken out to be mended: those of a short list at once, those of a long one once the worker has written them."""

from dataclasses import dataclass

from django.db import transaction

from timpora.audit import actions as audit
from timpora.intake import opening, queries, telling
from timpora.intake.core import deliveries as events
from timpora.intake.core import delivery_refusals as refusals
from timpora.intake.refused_rows import in_one
from timpora.jobs.work import Line
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language
from timpora.kernel.viewers import Viewer


@dataclass(frozen=True, kw_only=True)
class Download:
    """What somebody takes out; without a name there is nothing."""

    name: str | None = None
    content: bytes = b""


@transaction.atomic
def refused_rows(*, by: Viewer, delivery: int, language: Language, at_once: bool = True) -> Download | None:
    """The refused rows as a workbook to mend; that it was taken out is told. Nothing in it where no row was refused.

    Of a long list, and then not `at_once`, what the worker has written is given; None where it has not.
    """
    seen = _seen(by, delivery)
    if at_once:
        made = opening.refused_rows(by, seen, language)
    else:
        written = opening.prepared_refused_rows(by, seen, language)
        if written is None:
            return None
        made = in_one(written) if written else None
    audit.record(events.DOWNLOADED, subject=f"delivery:{delivery}")
    return Download() if made is None else Download(name=made[0], content=made[1])


@transaction.atomic
def mend(*, by: Viewer, delivery: int, line: Line) -> None:
    """Writes the workbook of a long list's refused rows for whoever comes to take it out."""
    seen = _seen(by, delivery)
    opening.prepare_refused_rows(by, seen, telling.along(line, seen.rows))


def _seen(by: Viewer, delivery: int) -> queries.DeliverySeen:
    if not by.may("import_lists"):
        raise Refused(refusals.MAY_NOT)
    seen = queries.delivery(by, delivery)
    if seen is None:
        raise Refused(refusals.NOT_THERE)
    return seen
