"""The figures of a page as a table for files: numbers as numbers, each with its period and the moment as known."""

from collections.abc import Iterator, Sequence

from timpora.evaluation.core.computing import Answer, Figure
from timpora.evaluation.core.words import COUNTED_WORDS, UNIT_WORDS
from timpora.evaluation.kept_queries import Kept
from timpora.evaluation.telling import HIDDEN_SHORT, group_words
from timpora.kernel.text import Text
from timpora.ui.components.tables import Cell, Column, Table
from timpora.ui.moments import moment


CAPTION = Text(id="Angka kantor", en="Figures of the office")
HEADINGS: Sequence[tuple[Text, bool]] = (
    (Text(id="Indikator", en="Indicator"), False), (Text(id="Kelompok", en="Group"), False), (Text(id="Nilai", en="Value"), True),
    (Text(id="Satuan", en="Unit"), False), (Text(id="Pembilang", en="Numerator"), True), (Text(id="Penyebut", en="Denominator"), True),
    (Text(id="Bertumpu pada", en="Rests on"), True), (Text(id="Yang dihitung", en="What is counted"), False), (Text(id="Batas bawah 95 %", en="Lower bound, 95 %"), True),
    (Text(id="Batas atas 95 %", en="Upper bound, 95 %"), True), (Text(id="Tanpa angka karena", en="No figure because"), False),
    (Text(id="Hari pertama", en="First day"), False), (Text(id="Hari terakhir", en="Last day"), False), (Text(id="Menurut yang diketahui pada", en="As known at"), False),
    (Text(id="Pengertian", en="Definition"), False),
)  # fmt: skip
WHOLE = Text(id="Seluruh kantor", en="The whole office")


def table_of(told: Sequence[Answer], kept: Kept) -> Table:
    """A line for each figure; what is hidden or not known is empty, with the reason."""
    columns = [Column(heading=heading, is_number=is_number) for heading, is_number in HEADINGS]
    return Table(caption=CAPTION, columns=columns, rows=[_line(one, name, figure, kept) for one in told for name, figure in _figures(one)])  # fmt: skip


def _figures(told: Answer) -> Iterator[tuple[Text, Figure]]:
    if told.by is None:
        yield WHOLE, told.whole
    for name, figure in told.groups:
        yield group_words(told, name), figure


def _line(told: Answer, name: Text, one: Figure, kept: Kept) -> list[Cell]:
    low, high = one.interval or (None, None)
    values = [
        told.indicator.title, name, one.value, UNIT_WORDS[told.indicator.unit], one.numerator, one.denominator, one.counted,
        COUNTED_WORDS[told.indicator.counted], low, high, HIDDEN_SHORT if one.is_hidden else one.no_data, kept.period.first, kept.last,
        moment(kept.as_known), told.indicator.definition,
    ]  # fmt: skip
    return [Cell(value=value) for value in values]
