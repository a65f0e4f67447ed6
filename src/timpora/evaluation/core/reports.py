"""What a monthly report says, as plain data: the month, both moments, its figures, those of the month before as they were printed, and the revision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from timpora.evaluation.core.computing import Answer, Figure
from timpora.evaluation.core.revising import Revision
from timpora.kernel.periods import Period


# What is told in groups too: an indicator, and by what.
IN_GROUPS = (
    ("people_under_supervision", "district"),
    ("findings_on_the_last_day", "rule"),
    ("actions_decided", "kind"),
    ("promises_kept", "agency"),
)


@dataclass(frozen=True, kw_only=True)
class Report:
    """One copy of a report; `printed` is what the last report said of the month before, None where there was none."""

    office: str
    month: Period
    number: int
    is_shared: bool
    as_known: datetime
    made_at: datetime
    answers: Sequence[Answer]
    groups: Sequence[Answer]
    before: Period
    before_figures: Mapping[str, Figure]
    before_known: datetime | None
    revisions: Sequence[Revision] | None
    not_judged: int | None = None
