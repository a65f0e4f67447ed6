"""The list of teams: what an address asks for, the rows, and the same as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from timpora.kernel.areas import AreaLevel, areas
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.team import queries, telling
from timpora.team.core.decrees import BASIS_WORDS, Basis, BasisState
from timpora.team.core.holding import TeamRows, seats_on
from timpora.team.core.levels import KIND_WORDS, LEVEL_WORDS, TeamKind, TeamLevel
from timpora.team.core.positions import POSITION_WORDS, Position
from timpora.team.queries import Asked, TeamSeen
from timpora.ui.components.dialogs import Applied, Choice, Filter, FilterBar
from timpora.ui.components.tables import Cell, Column, Name, Pagination, Table


PAGE = 50
FILE = "tim"
CAPTION = Text(id="Tim", en="Teams")
FOUND = Text(id="Tim yang ditemukan: {number}", en="Teams found: {number}")
EVERY = Text(id="Semua", en="All")
KIND, LEVEL, AREA = Text(id="Jenis", en="Kind"), Text(id="Tingkat", en="Level"), Text(id="Wilayah", en="Area")
BASIS = Text(id="Dasar", en="Basis")
NAME, REACH, ENDS = "nama", "tingkat", "berakhir"
ORDERS = (REACH, NAME, ENDS)
FAR_AWAY = date.max


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What the list shows, as its address says."""

    kind: TeamKind | None = None
    level: TeamLevel | None = None
    within: str = ""
    state: BasisState | None = None
    order: str = REACH
    begin: int = 0

    def href(self, **changed: Any) -> str:
        """The address of the list with something changed."""
        one = replace(self, **changed)
        told = {
            "jenis": one.kind or "", "tingkat": one.level or "", "wilayah": one.within, "dasar": one.state or "",
            "urut": "" if one.order == REACH else one.order, "dari": one.begin or "",
        }  # fmt: skip
        query = urlencode({name: value for name, value in told.items() if value})
        return f"{reverse('teams')}?{query}" if query else reverse("teams")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A team of the list with what it rests on."""

    team: TeamSeen
    basis: Basis


def chosen(query: QueryDict) -> Chosen:
    """What an address asks for; what is not understood is left out."""
    kind, level, state = query.get("jenis", ""), query.get("tingkat", ""), query.get("dasar", "")
    within, order, begin = query.get("wilayah", ""), query.get("urut", ""), query.get("dari", "")
    return Chosen(
        kind=TeamKind(kind) if kind in set(TeamKind) else None,
        level=TeamLevel(level) if level in set(TeamLevel) else None,
        within=within if within in areas() else "",
        state=BasisState(state) if state in set(BasisState) else None,
        order=order if order in ORDERS else REACH,
        begin=int(begin) if begin.isdecimal() and len(begin) < len("1000000") else 0,
    )


def lines(viewer: Viewer, one: Chosen, *, on: date) -> list[Line]:
    """Every team that is asked for, in the order that is asked for."""
    found = queries.teams(viewer, Asked(kind=one.kind, level=one.level, within=one.within or None))
    bases = queries.bases(viewer, queries.decrees(viewer, [team.id for team in found]), on=on)
    kept = [Line(team=team, basis=bases[team.id]) for team in found if one.state in {None, bases[team.id].state}]
    if one.order == NAME:
        return sorted(kept, key=lambda line: line.team.name.casefold())
    return sorted(kept, key=lambda line: line.basis.day or FAR_AWAY) if one.order == ENDS else kept


def page(viewer: Viewer, one: Chosen, *, on: date) -> dict[str, Any]:
    """What the page of teams shows."""
    found = lines(viewer, one, on=on)
    shown = found[one.begin : one.begin + PAGE]
    return {
        "filters": _filters(one, len(found)) if viewer.may("read_register") else None,
        "table": table(viewer, shown, one, on=on) if shown else None,
        "pages": _pages(one, len(shown), len(found)) if len(found) > PAGE else None,
        "is_narrowed": one != Chosen(order=one.order),
        "may_run": viewer.may("run_team"),
        "takes_part": viewer.may("take_part"),
    }


def table(viewer: Viewer, found: Sequence[Line], one: Chosen, *, on: date) -> Table:
    """Teams with who chairs them today."""
    files = queries.rows(viewer, [line.team.id for line in found], today=on)
    headings = [
        _sorted(Text(id="Nama tim", en="Name of the team"), NAME, one), Column(heading=KIND), _sorted(LEVEL, REACH, one), Column(heading=AREA),
        _sorted(BASIS, ENDS, one), Column(heading=POSITION_WORDS[Position.CHAIR]),
        Column(heading=Text(id="Kursi", en="Seats"), is_number=True), Column(heading=Text(id="Rapat", en="Meetings")),
    ]  # fmt: skip
    return Table(
        caption=CAPTION, shows_caption=False, columns=headings, rows=[_row(line, files[line.team.id], on) for line in found]
    )  # fmt: skip


def _row(line: Line, file: TeamRows, on: date) -> list[Cell]:
    team = line.team
    return [
        Cell(value=Name(name=team.name), href=reverse("team", args=[team.id])),
        Cell(value=KIND_WORDS[team.kind]),
        Cell(value=LEVEL_WORDS[team.level]),
        Cell(value=telling.area_of(team)),
        Cell(value=telling.basis_tag(line.basis), below=telling.basis_day(line.basis)),
        Cell(value=telling.who_acts(file, Position.CHAIR, on)),
        Cell(value=len(seats_on(file, on))),
        Cell(value=telling.rhythm_of(team)),
    ]


def _sorted(heading: Text, order: str, one: Chosen) -> Column:
    return Column(
        heading=heading, sort_href=one.href(order=order, begin=0), sorted="ascending" if one.order == order else None
    )


def _filters(one: Chosen, number: int) -> FilterBar:
    regencies = {code: f"{area.name} ({code})" for code, area in areas().items() if area.level <= AreaLevel.REGENCY}
    named: Mapping[str, Text] = {code: Text(id=name, en=name) for code, name in regencies.items()}
    filters = [
        _filter("jenis", KIND, {kind.value: words for kind, words in KIND_WORDS.items()}, one.kind),
        _filter("tingkat", LEVEL, {level.value: words for level, words in LEVEL_WORDS.items()}, one.level),
        _filter("wilayah", AREA, named, one.within),
        _filter("dasar", BASIS, {state.value: words for state, words in BASIS_WORDS.items()}, one.state),
    ]
    applied = [
        Applied(name=words, href=one.href(**{what: empty, "begin": 0}))
        for what, empty, words in (
            ("kind", None, KIND_WORDS[one.kind] if one.kind else None),
            ("level", None, LEVEL_WORDS[one.level] if one.level else None),
            ("within", "", named.get(one.within)),
            ("state", None, BASIS_WORDS[one.state] if one.state else None),
        )
        if words is not None
    ]
    carried = [("urut", one.order)] if one.order != REACH else []
    return FilterBar(
        href=reverse("teams"), filters=filters, applied=applied, found=FOUND.fill(number=number), clear_href=reverse("teams"), carried=carried
    )  # fmt: skip


def _filter(name: str, label: Text, words: Mapping[str, Text], current: str | None) -> Filter:
    every = Choice(value="", name=EVERY, is_chosen=not current)
    return Filter(
        name=name,
        label=label,
        choices=[every, *(Choice(value=value, name=told, is_chosen=value == current) for value, told in words.items())],
    )


def _pages(one: Chosen, shown: int, total: int) -> Pagination:
    return Pagination(
        first=one.begin + 1,
        last=one.begin + shown,
        total=total,
        previous_href=one.href(begin=max(one.begin - PAGE, 0)) if one.begin else None,
        next_href=one.href(begin=one.begin + PAGE) if one.begin + shown < total else None,
    )
