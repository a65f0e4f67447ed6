"""On which day an office is judged from the command line: today, or the day on which the invented office stands still."""

from datetime import date

from timpora.accounts import queries as accounts
from timpora.entrypoints.demo_words import DEMO_CODE, DEMO_DAY
from timpora.kernel.viewers import Viewer
from timpora.ui.office_day import office_day


def day_of(viewer: Viewer) -> date:
    """The day of the viewer's office."""
    return DEMO_DAY if accounts.own_office_code(viewer) == DEMO_CODE else office_day()
