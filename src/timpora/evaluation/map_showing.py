"""The map in words: what is chosen by the address, the table beside the drawing, its legend, and where each figure leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from timpora.evaluation.core.boundaries import is_within
from timpora.evaluation.core.map_figures import (
    FIGURE_WORDS,
    NOWHERE,
    OUTSIDE,
    Figure,
    Kept,
    Missing,
    Value,
    together,
)
from timpora.evaluation.map_queries import Counted
from timpora.kernel.areas import AreaLevel, area
from timpora.kernel.text import Text
from timpora.screening.overview import Grouping
from timpora.screening.queries import NONE
from timpora.screening.selecting import EVERY, Selection
from timpora.ui.components.dialogs import Applied, Choice, Filter, FilterBar
from timpora.ui.components.tables import Cell, Column, Table


DISTRICT, REGENCY = "kecamatan", "kabupaten"
LEVELS: Mapping[str, Text] = {
    DISTRICT: Text(id="Kecamatan", en="District"),
    REGENCY: Text(id="Kabupaten atau kota", en="Regency or city"),
}
BY_NAME = "nama"
AREA = Text(id="Wilayah", en="Area")
HIDDEN = Text(id="disembunyikan", en="hidden")  # small, or protecting what is; which of them is not said
NOTHING_KNOWN = Text(id="tidak ada yang tercatat", en="none on record")
NO_DISTRICT = Text(id="kecamatan tidak disebut", en="district not said")
OTHERS: Mapping[str, Text] = {
    NOWHERE: Text(id="Tempat tidak disebut", en="Place not said"),
    OUTSIDE: Text(id="Di luar wilayah kantor ini", en="Outside the areas of this office"),
}
WHOLE = Text(id="Seluruhnya", en="All together")
FOUND = Text(id="{number} wilayah", en="{number} areas")
CAPTION = Text(id="Angka peta pengawasan", en="Figures of the supervision map")


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What the map shows, as its address says; what is not understood is left out."""

    figure: Figure = Figure.PEOPLE
    level: str = DISTRICT
    within: str = ""
    order: str = ""

    @property
    def query(self) -> str:
        """The same as the end of an address."""
        said = [("ukuran", self.figure.value), ("tingkat", self.level), ("di", self.within), ("urut", self.order)]
        plain = Chosen()
        usual = {"ukuran": plain.figure.value, "tingkat": plain.level}
        return urlencode([(name, value) for name, value in said if value and usual.get(name) != value])

    @property
    def href(self) -> str:
        """The address of the map with this choice."""
        return f"{reverse('map')}?{self.query}" if self.query else reverse("map")


def chosen_of(query: QueryDict, own: Sequence[str]) -> Chosen:
    """What an address asks for; an area of another office asks for nothing."""
    figure, level = query.get("ukuran", ""), query.get("tingkat", "")
    within, order = query.get("di", ""), query.get("urut", "")
    return Chosen(
        figure=Figure(figure) if figure in set(Figure) else Figure.PEOPLE,
        level=level if level in LEVELS else DISTRICT,
        within=within if within in {regency_of(code) for code in own} else "",
        order=order if order in {BY_NAME, *Figure} else "",
    )


def regency_of(code: str) -> str:
    """The code of the regency or city of an area; the code itself where it lies in none."""
    return code[: len("36.04")] if code not in OTHERS else code


def rows_of(counted: Counted, chosen: Chosen) -> list[Kept]:
    """The areas of the table: the districts or the regencies of the office, those with most of the chosen figure first."""
    every = [*counted.districts, *counted.others]
    if chosen.level == REGENCY:
        codes = dict.fromkeys(regency_of(row.area) for row in every)
        every = [together(code, [row for row in every if regency_of(row.area) == code]) for code in codes]
    if chosen.within:
        every = [row for row in every if is_within(row.area, [chosen.within])]
    return sorted(every, key=lambda row: _place(row, chosen))


def _place(row: Kept, chosen: Chosen) -> tuple[bool, int, str]:
    figure = Figure(chosen.order) if chosen.order in set(Figure) else chosen.figure
    value = row.value(figure)
    count = 0 if chosen.order == BY_NAME else _weight(value)
    return row.area in OTHERS, -count, name_of(row.area).id


def _weight(value: Value) -> int:
    """Hidden counts stand between zero and those that are shown."""
    return (1 if value is Missing.HIDDEN else -1) if isinstance(value, Missing) else value


def name_of(code: str) -> Text:
    """An area as a line of the table calls it."""
    if code in OTHERS:
        return OTHERS[code]
    known = area(code)
    return Text(id=known.name, en=known.name)


def around(code: str, level: str) -> Text | None:
    """What an area lies in, since names come twice; None for a regency."""
    if code in OTHERS or level == REGENCY:
        return None
    known = area(code)
    if known.level is AreaLevel.REGENCY:
        return NO_DISTRICT
    name = area(known.within).name
    return Text(id=name, en=name)


def table_of(rows: Sequence[Kept], chosen: Chosen, *, leads: bool) -> Table:
    """The figures of some areas and of all together; each leads to its rows where the viewer may see them."""
    columns = [
        Column(heading=AREA, sort_href=replace(chosen, order=BY_NAME).href, sorted="ascending" if chosen.order == BY_NAME else None),
        *(
            Column(
                heading=FIGURE_WORDS[figure], is_number=True, sort_href=replace(chosen, order=figure.value).href,
                sorted="descending" if figure.value == (chosen.order or chosen.figure.value) else None,
            )
            for figure in Figure
        ),
    ]  # fmt: skip
    lines = [[_area_cell(row, chosen, leads=leads), *(_cell(row, figure, chosen, leads=leads) for figure in Figure)] for row in rows]  # fmt: skip
    whole = together(WHOLE.id, rows)
    last = [Cell(value=WHOLE), *(Cell(value=in_words(whole.value(figure))) for figure in Figure)]
    return Table(caption=CAPTION, shows_caption=False, columns=columns, rows=[*lines, last] if len(lines) > 1 else lines)  # fmt: skip


def _area_cell(row: Kept, chosen: Chosen, *, leads: bool) -> Cell:
    href = within_href(row.area, chosen) if chosen.level == REGENCY else district_href(row.area) if leads else None
    return Cell(value=name_of(row.area), below=around(row.area, chosen.level), href=href)


def _cell(row: Kept, figure: Figure, chosen: Chosen, *, leads: bool) -> Cell:
    value = row.value(figure)
    is_there = leads and not isinstance(value, Missing) and value > 0
    href = rows_href(row.area, figure, chosen) if is_there else None
    return Cell(value=in_words(value), href=href)


def in_words(value: Value) -> Text | int:
    """A figure, or why there is none."""
    match value:
        case Missing.HIDDEN:
            return HIDDEN
        case Missing.NOTHING_KNOWN:
            return NOTHING_KNOWN
        case count:
            return count


def within_href(code: str, chosen: Chosen) -> str | None:
    """The districts of a regency; nothing lies in what is no area."""
    return None if code in OTHERS else replace(chosen, level=DISTRICT, within=code).href


def district_href(code: str) -> str:
    """The page of an area: who was last reported there."""
    return reverse("map_area", args=[code])


def places_href(code: str) -> str:
    """The accommodations of an area, those that are silent first."""
    return reverse("map_places", args=[code])


def rows_href(code: str, figure: Figure, chosen: Chosen) -> str | None:
    """Where a figure leads: to who or what it counts."""
    if chosen.level == REGENCY and code not in OTHERS:
        return within_href(code, replace(chosen, figure=figure, order=""))
    match figure:
        case Figure.PEOPLE:
            return district_href(code)
        case Figure.REPORTING | Figure.SILENT:
            return places_href(code)
        case Figure.PAST_LIMIT:
            return _findings(Selection(rule="overstay", certainty="proven"), code)
        case _:
            return _findings(Selection(rule="limit_ends_soon"), code)


def _findings(selection: Selection, code: str) -> str:
    """The findings of an area in one list; those outside the office's areas stand district by district."""
    if code == OUTSIDE:
        return selection.but(grouping=Grouping.DISTRICT).href
    return selection.but(district=NONE if code == NOWHERE else code, grouping=Grouping.NOTHING).href


def filter_bar(chosen: Chosen, own: Sequence[str], number: int) -> FilterBar:
    """The form above the map."""
    regencies = sorted({regency_of(code) for code in own}, key=lambda code: area(code).name)
    within = {"": EVERY, **{code: name_of(code) for code in regencies}}
    shown = [
        ("ukuran", Text(id="Angka", en="Figure"), chosen.figure.value, {one.value: said for one, said in FIGURE_WORDS.items()}),
        ("tingkat", Text(id="Menurut", en="By"), chosen.level, LEVELS),
        ("di", Text(id="Di dalam", en="Within"), chosen.within, within),
    ]  # fmt: skip
    return FilterBar(
        href=reverse("map"),
        filters=[
            Filter(name=name, label=label, choices=[Choice(value=value, name=said, is_chosen=value == now) for value, said in words.items()])
            for name, label, now, words in shown
        ],
        applied=[Applied(name=within[chosen.within], href=replace(chosen, within="").href)] if chosen.within else [],
        found=FOUND.fill(number=number),
        clear_href=reverse("map"),
    )  # fmt: skip
