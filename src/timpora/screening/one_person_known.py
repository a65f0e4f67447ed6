"""What the rulebook says of one person of the register: the one answer that the page gives, and programs are given."""

from collections.abc import Mapping
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
    return explained_each(viewer, {person: told}, as_of=as_of, as_known=as_known)[person]


def explained_each(
    viewer: Viewer, told: Mapping[int, Told], *, as_of: date, as_known: datetime | None
) -> Mapping[int, Explanation]:
    """The same of several people, with feeds and law asked for once."""
    feeds, dated = intake.feeds_told(viewer, as_of=as_of, as_known=as_known), dated_law_of(viewer)
    return {
        person: explain_rows(frames.rows_of_one(own, person), {"feeds": feeds}, as_of=as_of, dated=dated)
        for person, own in told.items()
    }
