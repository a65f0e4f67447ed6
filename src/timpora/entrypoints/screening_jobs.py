"""Begins the jobs in which an office is judged and evaluated, unless somebody stopped those of this day: then they wait for the next, or for a hand."""

from datetime import date

from timpora.evaluation import kept_queries as figures
from timpora.evaluation.keeping import EVALUATE
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


def begin_evaluating(by: Viewer, on: date, *, again: bool = False) -> int | None:
    """The number of the job; None where its figures are there, or one for this day is open, done or stopped, unless it is asked again; one that broke counts for nothing."""
    before = known_jobs.latest(by, EVALUATE, on.toordinal())
    has_one = before is not None and before.state is not JobState.REFUSED
    if (has_one or figures.counted_for(by, on)) and not again:
        return None
    return jobs.begin(by=by, kind=EVALUATE, subject=on.toordinal(), title=day_in_words(on, Language.INDONESIAN))
