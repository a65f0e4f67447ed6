"""Figures as tables and pictures: each indicator in a line, its trend, its groups beside the whole office, and the rows behind it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from timpora.evaluation.core.comparing import COMPARISON_WORDS, compared
from timpora.evaluation.core.computing import Answer, Figure
from timpora.evaluation.core.indicators import Indicator
from timpora.evaluation.core.standard_periods import name_of, short_name
from timpora.evaluation.core.themes import FIRST, THEMES
from timpora.evaluation.core.words import COUNTED_WORDS, UNIT_WORDS
from timpora.evaluation.figure_choosing import Chosen, There
from timpora.evaluation.kept_queries import Kept
from timpora.evaluation.telling import SUMS, beside_told, between_told, group_words, sure_told, value_told
from timpora.kernel.periods import Period
from timpora.kernel.text import Text
from timpora.ui.components.tables import Cell, Column, KeyValue, KeyValues, Table
from timpora.ui.language import language_now


INDICATOR, VALUE = Text(id="Indikator", en="Indicator"), Text(id="Angka", en="Figure")
SURE, BEFORE = Text(id="Kepastian 95 %", en="95 % sure"), Text(id="Masa sebelumnya", en="Period before")
PERIOD, OFFICE = Text(id="Masa", en="Period"), Text(id="Dibanding seluruh kantor", en="Beside the whole office")
WHOLE = Text(id="Seluruh kantor", en="The whole office")
NOT_COMPARED = Text(id="tidak dibandingkan", en="not compared")
NOTHING_SAID = Text(id="tidak ada", en="none")
NOT_KEPT = Text(id="belum dihitung", en="not worked out yet")
GROUPINGS: Mapping[str, Text] = {
    "district": Text(id="Kecamatan", en="District"), "kind": Text(id="Jenis", en="Kind"), "rule": Text(id="Aturan", en="Rule"),
    "certainty": Text(id="Kepastian", en="Certainty"), "origin": Text(id="Asal perkara", en="Origin of the case"),
    "outcome": Text(id="Akhir perkara", en="End of the case"), "agency": Text(id="Instansi", en="Agency"),
}  # fmt: skip
TREND, TREND_QUARTERS = Text(id="Dua belas bulan terakhir", en="The last twelve months"), Text(id="Empat triwulan terakhir", en="The last four quarters")  # fmt: skip
type Answers = Mapping[int, Sequence[Answer]]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What the script of the page draws; the table below it says the same."""

    id: str
    title: Text
    href: str | None
    drawn: Mapping[str, Any]

    @property
    def json(self) -> str:
        """The same as an attribute of the page."""
        return json.dumps(self.drawn, ensure_ascii=False)


@dataclass(frozen=True, kw_only=True)
class Theme:
    """The indicators of one theme as a table."""

    name: str
    title: Text
    table: Table


def by_indicator(told: Answers, kept: Kept | None) -> dict[str, Answer]:
    """The whole of each indicator of an evaluation."""
    return {} if kept is None else {one.indicator.id: one for one in told.get(kept.id, ()) if one.by is None}


def themes(told: Answers, there: There, chosen: Chosen) -> list[Theme]:
    """The tables of the page."""
    now, before = by_indicator(told, there.now), by_indicator(told, there.before)
    found = []
    for name, title in THEMES.items():
        lines = [_line(one, before.get(key), chosen) for key, one in now.items() if one.indicator.theme == name]
        if lines and chosen.theme in {"", name}:
            columns = [Column(heading=INDICATOR), Column(heading=VALUE, is_number=True), Column(heading=SURE), Column(heading=BEFORE)]  # fmt: skip
            found.append(Theme(name=name, title=title, table=Table(caption=title, shows_caption=False, columns=columns, rows=lines)))  # fmt: skip
    return found


def _line(one: Answer, before: Answer | None, chosen: Chosen) -> list[Cell]:
    return [
        Cell(value=one.indicator.title, href=indicator_href(one.indicator, chosen)),
        Cell(value=value_told(one, one.whole), below=_below(one, one.whole)),
        Cell(value=sure_told(one, one.whole)),
        _before_cell(one, before),
    ]


def _below(told: Answer, one: Figure) -> Text | None:
    """What it was worked out of; of a count, which is what it is, only why there is none."""
    if one.denominator is not None and not one.is_hidden and one.no_data is None:
        return Text(id=f"{one.numerator} dari {one.denominator}", en=f"{one.numerator} of {one.denominator}")
    return beside_told(told, one) if one.is_hidden or one.no_data is not None else None


def _before_cell(one: Answer, before: Answer | None) -> Cell:
    if before is None:
        return Cell(value=NOT_COMPARED)
    said, has_both = value_told(before, before.whole), one.whole.value is not None and before.whole.value is not None
    return Cell(
        value=said, below=COMPARISON_WORDS[compared(one.indicator, one.whole, before.whole)] if has_both else None
    )


def indicator_href(indicator: Indicator, chosen: Chosen) -> str:
    """The page of one indicator, for the same period."""
    return f"{reverse('evaluation_indicator', args=[indicator.id])}?{chosen.query}"


def first_charts(told: Answers, there: There, chosen: Chosen) -> tuple[list[Chart], Table] | None:
    """The pictures above the tables and the one table that says the same; None where nothing of it is kept."""
    months = [(period, by_indicator(told, kept)) for period, kept in there.months]
    shown = [
        name for name in FIRST if any(name in found and found[name].whole.value is not None for _, found in months)
    ]
    if not shown:
        return None
    sample = {name: next(found[name] for _, found in months if name in found) for name in shown}
    charts = [
        Chart(
            id=f"chart-{name}", title=sample[name].indicator.title, href=indicator_href(sample[name].indicator, chosen),
            drawn=_trend_drawn([(period, found.get(name)) for period, found in months]),
        )
        for name in shown
    ]  # fmt: skip
    columns = [
        Column(heading=PERIOD),
        *(Column(heading=sample[name].indicator.title, is_number=True) for name in shown),
    ]
    rows = [[Cell(value=name_of(period)), *(_cell(found.get(name)) for name in shown)] for period, found in months]
    return charts, Table(caption=TREND, columns=columns, rows=rows)


def _cell(one: Answer | None) -> Cell:
    return Cell(value=NOT_KEPT if one is None else value_told(one, one.whole))


def _trend_drawn(points: Sequence[tuple[Period, Answer | None]]) -> dict[str, Any]:
    figures = [None if one is None else one.whole for _, one in points]
    unit = next((one.indicator.unit.value for _, one in points if one is not None), "number")
    return {
        "kind": "line",
        "unit": unit,
        "labels": [short_name(period).within(language_now()) for period, _ in points],
        **_series(figures),
    }


def _series(figures: Sequence[Figure | None]) -> dict[str, Any]:
    return {
        "values": [None if one is None else one.value for one in figures],
        "low": [one.interval[0] if one is not None and one.interval else None for one in figures],
        "high": [one.interval[1] if one is not None and one.interval else None for one in figures],
    }


def trend(indicator: Indicator, told: Answers, points: Sequence[tuple[Period, Kept | None]], caption: Text, *, place: str) -> tuple[Chart, Table] | None:  # fmt: skip
    """One indicator over months or quarters; None where none of them is kept."""
    found = [(period, by_indicator(told, kept).get(indicator.id)) for period, kept in points]
    if all(one is None for _, one in found):
        return None
    columns = [Column(heading=PERIOD), Column(heading=VALUE, is_number=True), Column(heading=SURE)]
    rows = [
        [
            Cell(value=name_of(period)),
            Cell(value=NOT_KEPT) if one is None else Cell(value=value_told(one, one.whole), below=_below(one, one.whole)),
            Cell(value=NOTHING_SAID if one is None else sure_told(one, one.whole)),
        ]
        for period, one in found
    ]  # fmt: skip
    chart = Chart(id=f"chart-{place}", title=caption, href=None, drawn=_trend_drawn(found))
    return chart, Table(caption=caption, shows_caption=False, columns=columns, rows=rows)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A figure as its page opens: the value, what it was worked out of, between what it lies, and how it stands to the period before."""

    value: Text
    below: Text | None
    between: Text | None
    before: Text | None


def statement(one: Answer, before: Answer | None, there: There) -> Statement:
    """The figure of an indicator in words."""
    said = None
    if (
        before is not None
        and there.before is not None
        and before.whole.value is not None
        and one.whole.value is not None
    ):
        comparison = COMPARISON_WORDS[compared(one.indicator, one.whole, before.whole)]
        said = BESIDE.fill(
            name=name_of(there.before.period), value=value_told(before, before.whole), comparison=comparison
        )
    return Statement(
        value=value_told(one, one.whole),
        below=beside_told(one, one.whole),
        between=between_told(one, one.whole),
        before=said,
    )


def period_of(kept: Any) -> Period:
    """The period of an evaluation that was asked for."""
    return Period(kept.first_day, kept.last_day)


def grouped(told: Answer) -> tuple[Chart, Table]:
    """The groups of an indicator with the whole office last, the largest first; whether a group differs is said, never ranked."""
    heading = GROUPINGS[told.by or ""]
    ordered = sorted(told.groups, key=lambda one: (one[0] is None, -(one[1].value or 0)))
    compares = told.indicator.kind not in SUMS
    columns = [Column(heading=heading), Column(heading=VALUE, is_number=True), Column(heading=SURE)]
    columns += [Column(heading=OFFICE)] if compares else []
    rows = [_group_line(told, group_words(told, name), one, compares=compares) for name, one in ordered]
    rows.append(
        _group_line(told, WHOLE, told.whole, compares=False)[:3] + ([Cell(value=NOTHING_SAID)] if compares else [])
    )
    names = [group_words(told, name).within(language_now()) for name, _ in ordered]
    drawn = {"kind": "bar", "unit": told.indicator.unit.value, "labels": names, **_series([one for _, one in ordered])}
    title = BY.fill(grouping=heading)
    return (
        Chart(id=f"chart-{told.by}", title=title, href=None, drawn=drawn),
        Table(caption=title, shows_caption=False, columns=columns, rows=rows),
    )


BESIDE = Text(
    id="Masa sebelumnya, {name}: {value} - {comparison}", en="The period before, {name}: {value} - {comparison}"
)
BY = Text(id="Menurut: {grouping}", en="By: {grouping}")


def _group_line(told: Answer, name: Text, one: Figure, *, compares: bool) -> list[Cell]:
    line = [
        Cell(value=name), Cell(value=value_told(told, one), below=_below(told, one)), Cell(value=sure_told(told, one)),
    ]  # fmt: skip
    return [*line, Cell(value=COMPARISON_WORDS[compared(told.indicator, one, told.whole)])] if compares else line


def meaning(indicator: Indicator) -> KeyValues:
    """What the figure means, and who says so."""
    return KeyValues(rows=[KeyValue(key=key, cell=Cell(value=value)) for key, value in _meaning(indicator)])


def _meaning(one: Indicator) -> Iterator[tuple[Text, Any]]:
    yield Text(id="Pengertian", en="Definition"), one.definition
    yield Text(id="Mengapa penting", en="Why it matters"), one.matters
    yield Text(id="Yang dihitung", en="What is counted"), COUNTED_WORDS[one.counted]
    yield Text(id="Satuan", en="Unit"), UNIT_WORDS[one.unit]
    yield Text(id="Dasar", en="Source"), one.source
    yield Text(id="Ditulis oleh", en="Written by"), one.author
    yield Text(id="Diperiksa oleh", en="Checked by"), one.checked_by
    yield Text(id="Diperiksa lagi pada", en="To be looked at again on"), one.review_on
