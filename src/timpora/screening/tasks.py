"""The long work of screening: judging whoever is due, or everybody, on behalf of the office's machine or of who asked."""

from timpora.jobs.work import Line, Work, enter_work
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.screening import nights
from timpora.screening.core.night_work import NIGHT_WORK
from timpora.ui.office_day import office_day


def judge_who_is_due(viewer: Viewer, _of: int, line: Line) -> None:
    """Judges who changed since the last run and whose day has come."""
    nights.catch_up(by=viewer, on=office_day(), line=line)


enter_work(
    NIGHT_WORK,
    Work(
        name=Text(id="Menilai orang asing", en="Judging foreigners"),
        do=judge_who_is_due,
        result="findings_of_run",
        done=Text(id="Selesai; temuannya sudah terbaru.", en="Done; the findings are up to date."),
    ),
)
