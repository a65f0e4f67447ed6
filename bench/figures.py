"""Evaluation in the office, over the register and the cases that `cases` fills: the standard periods worked out and kept, and the report of a month."""

from collections.abc import Callable, Iterator
from datetime import date

from bench import nights, office
from bench.measuring import NeverTwice, Row, measure, prepare
from timpora.postgres.connecting import connect


HEAD, MONTH = "kepala", date(2023, 2, 1)
# In the short form the months and quarters that a page shows first; in the full one all that the office's worker keeps.
REACH = {"short": (2, 1), "full": (13, 5)}
PAGES = {"evaluation": "/evaluasi/", "indicator": "/evaluasi/indikator/people_under_supervision/"}


def rows_over(host: str, size: str, people: int) -> Iterator[Row]:
    """A row each; what is kept is what the pages of figures answer from."""
    prepare("figures:add_head", host)
    [kept] = measure(("figures:keep", host, *REACH[size]), runs=1)
    note = f"{kept.told['evaluations']:.0f} evaluations, {kept.told['figures']:,.0f} figures kept"
    label = f"{people:,} people"
    yield Row(name="figures worked out", size=label, ours=kept.seconds, peak_mib=kept.peak_mib, note=note)
    [report] = measure(("figures:report", host), runs=1)
    note = "both copies in both languages, as PDF/A and workbook, from the register to the kept files"
    yield Row(name="monthly report", size=label, ours=report.seconds, peak_mib=report.peak_mib, note=note)


def add_head(host: str) -> None:
    """The account in whose name reports are made."""
    with connect(office.place(host, office.FILLED, "postgres"), autocommit=True) as connection:
        connection.execute(
            "INSERT INTO accounts_account (sign_in_name, name, role, office_id, password, language)"
            " SELECT %s, 'Reka Kepala', 'head_of_section', id, '!', 'id' FROM accounts_office",
            [HEAD],
        )


def keep(host: str, months: int, quarters: int) -> Callable[[], object]:
    """The day's work of the office's machine."""
    office.enter(host, office.FILLED, "")
    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up
    from timpora.evaluation import keeping  # noqa: PLC0415 - needs what was set up
    from timpora.evaluation.kept_models import KeptFigure  # noqa: PLC0415 - needs what was set up

    [machine] = doors.machines()

    def work() -> object:
        with doors.on_behalf_of(machine) as by:
            reach = keeping.Reach(months=months, quarters=quarters)
            done = keeping.evaluate_the_office(by=by, on=nights.ON, reach=reach)
            assert done is not None
            return {"evaluations": done, "figures": KeptFigure.objects.filter(office=by.office).count()}

    return NeverTwice(work)


def report(host: str) -> Callable[[], object]:
    """The report of a month in a process that has made none before."""
    office.enter(host, office.FILLED, "")
    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up
    from timpora.evaluation import reporting  # noqa: PLC0415 - needs what was set up

    number = doors.account_named(HEAD)
    assert number is not None

    def work() -> object:
        with doors.on_behalf_of(number) as by:
            return {"report": reporting.make(by=by, month=MONTH, on=nights.ON)}

    return NeverTwice(work)
