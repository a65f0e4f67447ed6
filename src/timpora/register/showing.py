"""What pages of the register show, as components: tables of facts with their sources, and one fact by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from timpora.accounts import queries as accounts
from timpora.kernel.areas import area
from timpora.kernel.refusals import Source as Place
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.register.core.kinds import KINDS, Column, Kind
from timpora.register.ledger import Fact
from timpora.register.people import Listed
from timpora.ui.components import tables
from timpora.ui.components.component import Component
from timpora.ui.components.tables import Cell, KeyValue, KeyValues, Name, Table
from timpora.ui.moments import moment


YES, NO = Text(id="Ya", en="Yes"), Text(id="Tidak", en="No")
SCHEDULED = Text(id="Pekerjaan terjadwal", en="Scheduled work")
YEAR = Text(id="tahun {year}", en="the year {year}")
SPAN = Text(id="antara {first} dan {last}", en="between {first} and {last}")
type Names = Mapping[int, str]


@dataclass(frozen=True, kw_only=True)
class FactRow:
    """A fact in a table: what it says, where that is written, who recorded it, and whether it was withdrawn."""

    cells: Sequence[tuple[Text, Cell]]
    source: Place
    reporter: str | None
    recorded: Text
    recorded_by: str | Text
    href: str
    withdrawn: Text | None = None
    withdrawn_by: str | Text = ""
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class FactTable(Component):
    """Facts of one kind; columns of which no row says anything are left out."""

    title: Text
    kind: str
    columns: Sequence[Text]
    rows: Sequence[FactRow]
    withdrawn: Sequence[FactRow]
    add_href: str | None

    @classmethod
    def template(cls) -> str:
        """Of the register, not of every page."""
        return "register/components/fact_table.html"


def names(viewer: Viewer) -> Names:
    """The people of the office by account, for who recorded and who withdrew."""
    return accounts.names(viewer)


def fact_table(
    kind: str, held: Sequence[Fact], withdrawn: Sequence[Fact], known: Names, add_href: str | None = None
) -> FactTable:
    """A table of facts that hold, and of those that were withdrawn, which a reader opens on demand."""
    told = KINDS[kind]
    both = [*held, *withdrawn]
    used = [column for column in told.columns if any(_is_said(getattr(one, column.name)) for one in both)]
    return FactTable(
        title=told.title,
        kind=kind,
        columns=[column.label for column in used],
        rows=[_row(told, one, used, known) for one in held],
        withdrawn=[_row(told, one, used, known) for one in withdrawn],
        add_href=add_href,
    )


def _is_said(value: object) -> bool:
    return value is not None and value is not False


def _row(kind: Kind, fact: Fact, columns: Sequence[Column], known: Names) -> FactRow:
    return FactRow(
        cells=[(column.label, Cell(value=in_words(column, getattr(fact, column.name)))) for column in columns],
        source=place_of(fact),
        reporter=fact.source.reporter,
        recorded=moment(fact.recorded_at),
        recorded_by=known.get(fact.recorded_by, SCHEDULED),
        href=reverse("fact", args=[kind.name, fact.pk]),
        withdrawn=None if fact.withdrawn_at is None else moment(fact.withdrawn_at),
        withdrawn_by=known.get(fact.withdrawn_by or 0, SCHEDULED),
        because=fact.withdrawn_because or "",
    )


def place_of(fact: Fact) -> Place:
    """File, sheet and row of a fact."""
    return Place(file=fact.source.file, sheet=fact.source_sheet, row=fact.source_row)


def in_words(column: Column, value: object) -> tables.Value:
    """A value as it is read: a word of a closed set, an area's name, a day, or as it was written."""
    match value:
        case None | "":
            return None
        case bool():
            return YES if value else NO
        case str() if column.words is not None:
            return column.words[value]
        case str() if column.name == "area_code":
            return f"{area(value).name} ({value})"
        case date() | str() | int():
            return value
        case Decimal():
            return str(value)
        case _:
            raise TypeError(column.name)


def answers(kind: str, values: Mapping[str, object], more: Sequence[KeyValue] = ()) -> KeyValues:
    """What a fact says, or what was filled in and waits to be checked."""
    return KeyValues(
        rows=[
            *(
                KeyValue(key=column.label, cell=Cell(value=in_words(column, values.get(column.name))))
                for column in KINDS[kind].columns
            ),
            *more,
        ]
    )


def fact_values(kind: str, fact: Any) -> dict[str, object]:
    """The columns of a fact that people fill in."""
    return {column.name: getattr(fact, column.name) for column in KINDS[kind].columns}


def people_table(found: Sequence[Listed]) -> Table:
    """People with what tells them apart."""
    headings = (
        Text(id="Nama", en="Name"),
        Text(id="Dokumen", en="Document"),
        Text(id="Lahir", en="Born"),
        Text(id="Kewarganegaraan", en="Nationality"),
        Text(id="Terakhir dilaporkan", en="Last reported"),
    )
    return Table(
        caption=Text(id="Orang asing", en="Foreigners"),
        shows_caption=False,
        columns=[tables.Column(heading=heading) for heading in headings],
        rows=[
            [
                Cell(
                    value=Name(name=one.name),
                    href=reverse("foreigner", args=[one.person]),
                    below=", ".join(one.other_names) or None,
                ),
                Cell(value=", ".join(one.documents) or None),
                Cell(value=born(*one.born)),
                Cell(value=one.nationality),
                Cell(value=one.last_seen_on, below=one.last_place),
            ]
            for one in found
        ],
    )


def by_number(found: Sequence[tuple[str, Sequence[Listed]]]) -> Table:
    """People under the document numbers that they hold, in one table."""
    of_people = [(number, people_table(people)) for number, people in found]
    heading = tables.Column(heading=Text(id="Nomor dokumen", en="Document number"))
    return Table(
        caption=Text(id="Data yang bertentangan", en="Data that contradict"),
        columns=[heading, *people_table([]).columns],
        rows=[[Cell(value=number), *row] for number, table in of_people for row in table.rows],
    )


def born(first: date | None, last: date | None) -> tables.Value:
    """A birth day, or the days between which it lies."""
    if first is None or last is None or first == last:
        return first or last
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return YEAR.fill(year=first.year)
    return SPAN.fill(first=first, last=last)
