"""Begins the job in which an office is judged, unless somebody stopped that of this day: then it waits for the next, or for a hand."""

from datetime import date

from timpora.jobs import actions as jobs
from timpora.jobs import queries as known_jobs
from timpora.jobs.core.states import JobState
from timpora.kernel.text import Language, day_in_words
from timpora.kernel.viewers import Viewer
from timpora.screening.core.night_work import NIGHT_WORK


def begin_where_wanted(by: Viewer, on: date) -> int | None:
    """The number of the job; None where somebody stopped one for this day."""
    before = known_jobs.latest(by, NIGHT_WORK, on.toordinal())
    if before is not None and before.state is JobState.CANCELLED:
        return None
    return jobs.begin(by=by, kind=NIGHT_WORK, subject=on.toordinal(), title=day_in_words(on, Language.INDONESIAN))
