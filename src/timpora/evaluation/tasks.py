"""The long work of evaluation: the standard periods by the office's machine, and one period for who asks."""

from datetime import date

from timpora.evaluation import keeping, reporting
from timpora.evaluation.keeping import EVALUATE, EVALUATE_ONE
from timpora.evaluation.reporting import MAKE_REPORT
from timpora.jobs.work import Line, Work, enter_work
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.ui.office_day import office_day


def evaluate_the_office(viewer: Viewer, _day: int, line: Line) -> None:
    """Works out the months and quarters of the office's day for each clearance; a job that waited does not work for the day that is over."""
    keeping.evaluate_the_office(by=viewer, on=office_day(), line=line, again=True)


def evaluate_one_period(viewer: Viewer, question: int, line: Line) -> None:
    """Works out what somebody asked."""
    keeping.answer(by=viewer, number=question, on=office_day(), line=line)


def make_a_report(viewer: Viewer, month: int, line: Line) -> None:
    """Makes the report of a month."""
    reporting.make(by=viewer, month=date.fromordinal(month), on=office_day(), line=line)


enter_work(
    EVALUATE,
    Work(
        name=Text(id="Menghitung angka kantor", en="Working out the office's figures"),
        do=evaluate_the_office,
        result="evaluation_of_day",
        done=Text(id="Selesai; angka bulan dan triwulan sudah terbaru.", en="Done; the figures of months and quarters are up to date."),
    ),
)  # fmt: skip
enter_work(
    EVALUATE_ONE,
    Work(
        name=Text(id="Menghitung satu masa", en="Working out one period"),
        do=evaluate_one_period,
        result="evaluation_of_question",
        done=Text(id="Selesai; angka masa itu dapat dibaca.", en="Done; the figures of that period can be read."),
    ),
)  # fmt: skip
enter_work(
    MAKE_REPORT,
    Work(
        name=Text(id="Membuat laporan bulanan", en="Making a monthly report"),
        do=make_a_report,
        result="report_of_month",
        done=Text(id="Selesai; laporannya dapat diunduh.", en="Done; the report can be downloaded."),
    ),
)
