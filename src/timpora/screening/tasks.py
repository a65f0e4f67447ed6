"""The long work of screening: judging whoever is due, or everybody, on behalf of the office's machine or of who asked."""

from timpora.jobs.work import Line, Work, enter_work
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.screening import nights, past
from timpora.screening.core.night_work import NIGHT_WORK, PAST_WORK
from timpora.ui.office_day import office_day


def judge_who_is_due(viewer: Viewer, _of: int, line: Line) -> None:
    """Judges who changed since the last run and whose day has come."""
    nights.catch_up(by=viewer, on=office_day(), line=line)


def work_out_a_day(viewer: Viewer, question: int, line: Line) -> None:
    """Judges everybody for a past day, or as known at a past moment, for who asked alone."""
    line.tell(0, 1)
    past.answer(by=viewer, number=question)
    line.tell(1, 1)


enter_work(
    NIGHT_WORK,
    Work(
        name=Text(id="Menilai orang asing", en="Judging foreigners"),
        do=judge_who_is_due,
        result="findings_of_run",
        done=Text(id="Selesai; temuannya sudah terbaru.", en="Done; the findings are up to date."),
    ),
)
enter_work(
    PAST_WORK,
    Work(
        name=Text(id="Menilai hari lain", en="Judging another day"),
        do=work_out_a_day,
        result="findings_of_question",
        done=Text(id="Selesai; temuan hari itu dapat dibaca.", en="Done; the findings of that day can be read."),
    ),
)
