"""The map as its script draws it: outlines or circles of areas with their step, and places with their points; no person is in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from timpora.evaluation.core.boundaries import is_within
from timpora.evaluation.core.centres import Point, centres
from timpora.evaluation.core.map_figures import FIGURE_WORDS, Kept, Missing, Step, Value, step_of, steps
from timpora.evaluation.core.map_picture import Drawn, picture
from timpora.evaluation.map_showing import (
    DISTRICT,
    OTHERS,
    Chosen,
    around,
    district_href,
    in_words,
    name_of,
    within_href,
)
from timpora.facts.codes import PlaceKind
from timpora.kernel.areas import AreaLevel, area
from timpora.kernel.text import Language, Text
from timpora.register.mapped import Mapped
from timpora.ui.language import said


KIND_WORDS: Mapping[str, Text] = {
    PlaceKind.ACCOMMODATION: Text(id="Penginapan", en="Accommodation"),
    PlaceKind.WORKPLACE: Text(id="Tempat kerja", en="Workplace"),
}
ELSEWHERE = "elsewhere"
NOT_CHOSEN = Text(id="tidak termasuk pilihan ini", en="not among those chosen")
OF_ANOTHER_OFFICE = Text(id="wilayah kantor lain", en="area of another office")
WITHOUT_FIGURE = Text(id="tidak dipilih, atau wilayah kantor lain", en="not chosen, or area of another office")
LAST_REPORT = Text(id="laporan terakhir {day}", en="last report {day}")
NEVER_REPORTED = Text(id="belum pernah melapor", en="never reported")
ALT = Text(
    id="Peta: {figure} menurut kecamatan. Angka yang sama ada di tabel.",
    en="Map: {figure} by district. The same figures are in the table.",
)
LINES = Text(id="Garis batas: {source}.", en="Boundaries: {source}.")
POINTS = Text(
    id="Titik tengah: wilayah_boundaries (MIT); nama dan kode: idn-area-data (ODbL).",
    en="Middles: wilayah_boundaries (MIT); names and codes: idn-area-data (ODbL).",
)
IS_SILENT = Text(id="diam", en="silent")


@dataclass(frozen=True, kw_only=True)
class Swatch:
    """A line of the legend: how areas are drawn, and which counts they have."""

    look: str  # the class that map.css draws
    words: Text | str


@dataclass(frozen=True, kw_only=True)
class Legend:
    """What colours and patterns mean, with their numbers; places have shapes."""

    title: Text
    swatches: Sequence[Swatch]


def legend_of(title: Text, rows: Sequence[Kept], chosen: Chosen) -> Legend:
    """The steps that areas of the map have, and nothing that none has."""
    values = [row.value(chosen.figure) for row in rows if row.area not in OTHERS]
    among = steps(values)
    swatches = [
        Swatch(look=f"step-{step.number}", words=_range(step))
        for step in among
        if any(step_of(value, among) == step.number for value in values)
    ]
    if 0 in values:
        swatches.insert(0, Swatch(look="step-0", words="0"))
    for missing in Missing:
        if missing in values:
            words = in_words(missing)
            assert isinstance(words, Text)  # what is missing is no number
            swatches.append(Swatch(look=missing.value.replace("_", "-"), words=words))
    swatches.append(Swatch(look=ELSEWHERE, words=WITHOUT_FIGURE if chosen.within else OF_ANOTHER_OFFICE))
    return Legend(title=title, swatches=swatches)


def _range(step: Step) -> str:
    return f"{step.first}" if step.first == step.last else f"{step.first}-{step.last}"


def areas_drawn(rows: Sequence[Kept], chosen: Chosen, shapes: Mapping[str, Any], own: Sequence[str], *, leads: bool) -> list[dict[str, Any]]:  # fmt: skip
    """Each area of the level that is chosen: the office's own with a figure, those of other offices grey and without."""
    figures = {row.area: row for row in rows}
    wanted = AreaLevel.DISTRICT if chosen.level == DISTRICT else AreaLevel.REGENCY
    among = steps([row.value(chosen.figure) for row in rows if row.area not in OTHERS])
    told = []
    for code in sorted({*shapes, *centres()}):
        if area(code).level is not wanted or (code not in shapes and not _is_near(code, own)):
            continue
        row = figures.get(code)
        shape: dict[str, Any] = {"outline": shapes[code]} if code in shapes else {"middle": centres()[code]}
        if row is None or not is_within(code, own):
            why = NOT_CHOSEN if is_within(code, own) else OF_ANOTHER_OFFICE
            told.append({"code": code, "name": _called(code, chosen), "look": ELSEWHERE, "says": said(why)} | shape)
        else:
            told.append({"code": code, "name": _called(code, chosen)} | shape | _figure(row, chosen, among, leads=leads))  # fmt: skip
    return told


@dataclass(frozen=True, kw_only=True)
class Printed:
    """The map on paper in one language: the picture, what it is for who does not see it, and whose points or lines it shows."""

    svg: str
    alt: str
    source: str


def printed(rows: Sequence[Kept], shapes: Mapping[str, Any], own: Sequence[str], source: str, language: Language) -> Printed | None:  # fmt: skip
    """The foreigners of each district as a picture beside a table that says the same; None where nobody knows where any of the districts lies.

    It shows what the rows say: what they hide is drawn as hidden, and no other figure of the map reaches the picture.
    """
    chosen = Chosen()
    figures = {row.area: row for row in rows if is_within(row.area, own)}
    among = steps([row.value(chosen.figure) for row in rows if row.area not in OTHERS])
    districts = [code for code in sorted({*shapes, *centres()}) if area(code).level is AreaLevel.DISTRICT]
    drawn = [_drawn(code, shapes, figures[code].value(chosen.figure), among) for code in districts if code in figures]
    if not drawn:
        return None
    others = [code for code in districts if code not in figures and (code in shapes or _is_near(code, own))]
    legend = [
        (one.look, one.words if isinstance(one.words, str) else one.words.within(language))
        for one in legend_of(FIGURE_WORDS[chosen.figure], rows, chosen).swatches
        if others or one.look != ELSEWHERE
    ]
    title = FIGURE_WORDS[chosen.figure]
    return Printed(
        svg=picture(drawn, [Drawn(look=ELSEWHERE, middle=_middle(code, shapes), outline=shapes.get(code, ())) for code in others], legend),
        alt=ALT.fill(figure=title).within(language), source=(LINES.fill(source=source) if source else POINTS).within(language),
    )  # fmt: skip


def _drawn(code: str, shapes: Mapping[str, Any], value: Value, among: Sequence[Step]) -> Drawn:
    is_told = value != 0
    return Drawn(
        look=_look(value, among), middle=_middle(code, shapes), count=None if isinstance(value, Missing) else value,
        name=name_of(code).id if is_told else "", outline=shapes.get(code, ()),
    )  # fmt: skip


def _middle(code: str, shapes: Mapping[str, Any]) -> Point:
    """The middle that is known, or that of the outline's box."""
    if code in centres():
        return centres()[code]
    points = [point for polygon in shapes[code] for point in polygon[0]]
    columns = ([point[place] for point in points] for place in (0, 1))
    return Point(*((min(column) + max(column)) / 2 for column in columns))


def _is_near(code: str, own: Sequence[str]) -> bool:
    """Whether an area lies in a province of the office: its neighbours are there to find one's way."""
    return code[:2] in {one[:2] for one in own}


def _called(code: str, chosen: Chosen) -> str:
    within = around(code, chosen.level)
    return said(name_of(code)) if within is None else f"{said(name_of(code))}, {said(within)}"


def _figure(row: Kept, chosen: Chosen, among: Sequence[Step], *, leads: bool) -> dict[str, Any]:
    value = row.value(chosen.figure)
    look = _look(value, among)
    href = within_href(row.area, chosen) if chosen.level != DISTRICT else district_href(row.area) if leads else None
    words = in_words(value)
    return {"look": look, "says": said(words) if isinstance(words, Text) else f"{words}", "href": href}


def _look(value: Value, among: Sequence[Step]) -> str:
    return value.value.replace("_", "-") if isinstance(value, Missing) else f"step-{step_of(value, among)}"


def places_drawn(places: Sequence[Mapped], since: date | None) -> list[dict[str, Any]]:
    """Each place with its point, its kind, when it last reported, and whether it is silent; a workplace has no rhythm to be silent in."""
    return [
        {
            "at": [float(one.longitude), float(one.latitude)],
            "name": one.name,
            "kind": one.kind,
            "silent": is_silent(one, since),
            "says": _says(one, since),
            "href": reverse("place", args=[one.place]),
        }
        for one in places
    ]


def is_silent(place: Mapped, since: date | None) -> bool:
    """Whether an accommodation reported nobody lately."""
    return place.kind == PlaceKind.ACCOMMODATION and since is not None and (place.last_on is None or place.last_on < since)  # fmt: skip


def _says(place: Mapped, since: date | None) -> str:
    words = [said(KIND_WORDS[place.kind]), said(NEVER_REPORTED if place.last_on is None else LAST_REPORT.fill(day=place.last_on))]  # fmt: skip
    return ", ".join([*words, said(IS_SILENT)] if is_silent(place, since) else words)
