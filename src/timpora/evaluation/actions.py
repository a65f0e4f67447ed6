"""Reading figures is noted in the audit trail: of which days they were, as known when, and whether small counts were hidden."""

from django.db import transaction

from timpora.audit import actions as audit
from timpora.evaluation.core import events
from timpora.evaluation.core.asking import Asked
from timpora.kernel.viewers import Viewer


@transaction.atomic
def note_reading(*, by: Viewer, asked: Asked, form: str, is_hidden: bool) -> None:
    """Notes that somebody read figures."""
    audit.record(
        events.FIGURES_READ,
        details={
            "first_day": asked.period.first.isoformat(), "last_day": asked.last.isoformat(), "as_known": asked.as_known.isoformat(),
            "indicators": len(asked.indicators), "form": form, "hidden": is_hidden, "account": by.account,
        },
    )  # fmt: skip
