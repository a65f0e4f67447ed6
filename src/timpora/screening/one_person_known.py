"""What the rulebook says of one person of the register: the one answer that the page gives, and programs are given."""

from datetime import date, datetime

from timpora.intake import queries as intake
from timpora.kernel.viewers import Viewer
from timpora.register import frames
from timpora.screening.core.explanation import Explanation
from timpora.screening.explain import explain


def explained(viewer: Viewer, person: int, *, as_of: date, as_known: datetime | None) -> Explanation:
    """The person of a record on a day, as known at a moment, with the feeds as they stood; raises Refused outside the law's days."""
    feeds = intake.feeds_told(viewer, as_of=as_of, as_known=as_known)
    known = frames.register_for(viewer, as_known=as_known, records=[person], feeds=feeds)
    return explain(known, person=person, as_of=as_of)
