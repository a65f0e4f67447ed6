"""What the pages of closed days and of the provisions that cases cite show, as components."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from timpora.kernel.text import Text
from timpora.rulebook.closed_days import ClosedDay, ClosedDays
from timpora.rulebook.provisions import DatedProvision, standard_provisions
from timpora.screening.core.case_law_sheets import CLOSED_DAYS, HEADINGS, KINDS, PROVISIONS, decisions_of, with_weekday
from timpora.screening.core.rule_sheets import EMPTY
from timpora.screening.rulebook_showing import cited, holds, in_both, status
from timpora.ui.components.dialogs import Choice, Filter, FilterBar
from timpora.ui.components.tables import Cell, Column, KeyValue, KeyValues, Table


DECISION = Text(id="Keputusan", en="Decision")
YEAR, WHEN = "tahun", "saat"
TODAY, ALL = "kini", "semua"
WHENS = {
    TODAY: Text(id="Berlaku hari ini", en="In force today"),
    ALL: Text(id="Semua, juga yang sudah atau belum berlaku", en="All, past and future too"),
}


def year_chosen(closed: ClosedDays, asked: str, on: date) -> int:
    """The year that was asked for, else the one of the day, else the last one that is known."""
    years = {one.day.year for one in closed.days}
    if asked.isascii() and asked.isdigit() and int(asked) in years:
        return int(asked)
    return on.year if on.year in years else max(closed.years)


def year_filter(closed: ClosedDays, year: int, found: int) -> FilterBar:
    """Which year is shown, the latest first."""
    years = sorted({one.day.year for one in closed.days}, reverse=True)
    choices = [Choice(value=str(one), name=_year(one), is_chosen=one == year) for one in years]
    return _bar(reverse("closed_days"), Filter(name=YEAR, label=Text(id="Tahun", en="Year"), choices=choices), found)


def _year(year: int) -> Text:
    return Text(id=str(year), en=str(year))


def decisions(days: Sequence[ClosedDay]) -> KeyValues:
    """By which decisions the days of a year are closed, and how sure that is."""
    rows = [
        KeyValue(key=DECISION, cell=Cell(value=cited(citation), below=status(confirmed=confirmed).label))
        for citation, confirmed in decisions_of(days)
    ]
    return KeyValues(rows=rows)


def closed_days_table(days: Sequence[ClosedDay]) -> Table:
    """Closed days with what each is."""
    return Table(
        caption=CLOSED_DAYS,
        shows_caption=False,
        columns=_columns("day", "called", "kind"),
        rows=[
            [
                Cell(value=in_both(lambda language, one=one: with_weekday(one, language))),  # type: ignore[misc]
                Cell(value=one.name),
                Cell(value=KINDS[one.kind]),
            ]
            for one in days
        ],
    )


def provisions_chosen(asked: str, on: date) -> list[DatedProvision]:
    """The provisions that were asked for; those of the day where nothing was."""
    return [one for one in standard_provisions() if asked == ALL or one.holds_on(on)]


def provisions_filter(asked: str, found: int) -> FilterBar:
    """Whether provisions of other days are shown too."""
    choices = [
        Choice(value=value, name=name, is_chosen=(asked == ALL) is (value == ALL)) for value, name in WHENS.items()
    ]
    return _bar(
        reverse("case_provisions"),
        Filter(name=WHEN, label=Text(id="Ketentuan", en="Provisions"), choices=choices),
        found,
    )


def provisions_table(provisions: Sequence[DatedProvision]) -> Table:
    """Provisions in short words, with their days and penalties."""
    return Table(
        caption=PROVISIONS,
        shows_caption=False,
        columns=_columns("words", "provision", "holds", "penalty", "status"),
        rows=[
            [
                Cell(value=one.words),
                Cell(value=cited(one.citation)),
                Cell(value=holds(one.holds_from, one.holds_until)),
                Cell(value=EMPTY if one.penalty is None else one.penalty),
                Cell(value=status(confirmed=one.confirmed)),
            ]
            for one in provisions
        ],
    )


def _columns(*names: str) -> list[Column]:
    return [Column(heading=HEADINGS[name]) for name in names]


def _bar(here: str, one: Filter, found: int) -> FilterBar:
    return FilterBar(
        href=here, filters=[one], found=Text(id="{found} baris", en="{found} rows").fill(found=found), clear_href=here
    )
