"""What the rulebook says of one person of the register: the one answer that the page gives, and programs are given."""

from datetime import date, datetime

from timpora.intake import queries as intake
from timpora.kernel.viewers import Viewer
from timpora.register import frames
from timpora.register.telling import Told
from timpora.screening.core.explanation import Explanation
from timpora.screening.explain import explain_rows
from timpora.screening.office_law import dated_law_of


def explained(viewer: Viewer, person: int, told: Told, *, as_of: date, as_known: datetime | None) -> Explanation:
    """One person of what was said of all its records until a moment, with the feeds as they stood; raises Refused outside the law's days."""
    feeds = intake.feeds_told(viewer, as_of=as_of, as_known=as_known)
    rows = frames.rows_of_one(told, person)
    return explain_rows(rows, {"feeds": feeds}, as_of=as_of, dated=dated_law_of(viewer))
