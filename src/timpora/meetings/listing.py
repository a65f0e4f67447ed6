"""The meetings of a team as a list: what an address asks for, the rows, and the same as a file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from timpora.kernel.text import Text
from timpora.meetings import telling
from timpora.meetings.core.states import STATE_WORDS, MeetingState
from timpora.meetings.queries import MeetingSeen
from timpora.ui.components.dialogs import Applied, Choice, Filter, FilterBar
from timpora.ui.components.tables import Cell, Column, Table


FILE = "rapat"
CAPTION = Text(id="Rapat", en="Meetings")
FOUND = Text(id="Rapat yang ditemukan: {number}", en="Meetings found: {number}")
EVERY = Text(id="Semua", en="All")
DAY, TIME, PLACE, STATE = Text(id="Hari", en="Day"), Text(id="Waktu", en="Time"), Text(id="Tempat", en="Place"), Text(id="Keadaan", en="State")  # fmt: skip
LATEST, FIRST = "", "awal"


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What the list shows, as its address says."""

    team: int
    state: MeetingState | None = None
    order: str = LATEST

    def href(self, **changed: Any) -> str:
        """The address of the list with something changed."""
        one = replace(self, **changed)
        query = urlencode({name: value for name, value in (("keadaan", one.state or ""), ("urut", one.order)) if value})
        own = reverse("meetings", args=[one.team])
        return f"{own}?{query}" if query else own


def chosen(team: int, query: QueryDict) -> Chosen:
    """What an address asks for; what is not understood is left out."""
    state = query.get("keadaan", "")
    return Chosen(
        team=team,
        state=MeetingState(state) if state in set(MeetingState) else None,
        order=FIRST if query.get("urut") == FIRST else LATEST,
    )


def lines(found: Sequence[MeetingSeen], one: Chosen) -> list[MeetingSeen]:
    """Those that are asked for; the latest come first, or the first."""
    kept = [each for each in found if one.state in {None, each.standing.state}]
    return kept[::-1] if one.order == FIRST else kept


def table(found: Sequence[MeetingSeen], one: Chosen | None = None) -> Table:
    """Meetings, one a row."""
    return Table(
        caption=CAPTION,
        shows_caption=False,
        columns=[_day_column(one), Column(heading=TIME), Column(heading=PLACE), Column(heading=STATE)],
        rows=[
            [
                Cell(value=each.day, href=reverse("meeting", args=[each.team, each.id]), below=telling.moved(each)),
                Cell(value=f"{each.standing.when.begins:%H.%M}-{each.standing.when.ends:%H.%M}"),
                Cell(value=each.standing.when.place),
                Cell(value=telling.state_tag(each)),
            ]
            for each in found
        ],
    )


def _day_column(one: Chosen | None) -> Column:
    if one is None:
        return Column(heading=DAY)
    other = LATEST if one.order == FIRST else FIRST
    return Column(heading=DAY, sort_href=one.href(order=other), sorted="ascending" if one.order == FIRST else "descending")  # fmt: skip


def filters(one: Chosen, number: int) -> FilterBar:
    """By how they stand."""
    own = reverse("meetings", args=[one.team])
    choices = [Choice(value=state.value, name=words, is_chosen=state is one.state) for state, words in STATE_WORDS.items()]  # fmt: skip
    applied = [Applied(name=STATE_WORDS[one.state], href=one.href(state=None))] if one.state else []
    return FilterBar(
        href=own, filters=[Filter(name="keadaan", label=STATE, choices=[Choice(value="", name=EVERY, is_chosen=one.state is None), *choices])],
        applied=applied, found=FOUND.fill(number=number), clear_href=own, carried=[("urut", one.order)] if one.order else [],
    )  # fmt: skip
