"""The rows of the office behind a figure, each leading to its page."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.urls import reverse

from timpora.evaluation.core.computing import Answer, Behind
from timpora.evaluation.figure_showing import GROUPINGS
from timpora.evaluation.telling import group_words
from timpora.kernel.text import Text
from timpora.ui.components.tables import Cell, Column, Table


PERSON, CASE, FINDING = Text(id="Orang", en="Person"), Text(id="Perkara", en="Case"), Text(id="Temuan", en="Finding")
PLACE, ACTION, FEED = (
    Text(id="Tempat", en="Place"),
    Text(id="Tindak lanjut", en="Agreed action"),
    Text(id="Sumber data", en="Feed"),
)
COUNTS = Text(id="Ikut dihitung", en="Counts")
COUNTED_IN = {True: Text(id="ya", en="yes"), False: Text(id="hanya pembagi", en="in what it is divided by only")}
NUMBER = Text(id="nomor {number}", en="number {number}")
OF_COLUMNS: Mapping[str, Text] = {"person": PERSON, "case": CASE, "finding": FINDING, "place": PLACE, "action": ACTION, "feed": FEED, **GROUPINGS}  # fmt: skip


def rows_behind(told: Answer, found: Behind) -> Table:
    """The rows of the office that a figure counted, each leading to its page; nobody's name stands here."""
    columns = [Column(heading=OF_COLUMNS[name]) for name in found.columns]
    rows = [
        [*(_row_cell(told, name, value) for name, value in zip(found.columns, row, strict=False)), Cell(value=COUNTED_IN[bool(row[-1])])]
        for row in found.rows
    ]  # fmt: skip
    return Table(
        caption=told.indicator.title, shows_caption=False, columns=[*columns, Column(heading=COUNTS)], rows=rows
    )


def _row_cell(told: Answer, column: str, value: Any) -> Cell:
    if column in GROUPINGS:
        return Cell(value=group_words(replace(told, by=column), value))
    if column == "feed":
        return Cell(value=str(value))
    return Cell(value=NUMBER.fill(number=value), href=_row_href(column, value))


def _row_href(column: str, number: int) -> str | None:
    match column:
        case "person":
            return reverse("foreigner", args=[number])
        case "case":
            return reverse("case", args=[number])
        case "finding":
            return reverse("finding", args=[number])
        case "place":
            return reverse("fact", args=["places", number])
    return None
