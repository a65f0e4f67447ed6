"""The agreed actions of a team as lists: what an address asks for, the rows, each agency's share done in time, and the same as a file."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.team import agreed_queries
from timpora.team.agreed_queries import ActionSeen
from timpora.team.agreed_telling import how_late, of_the_day, state_tag
from timpora.team.core.agreed import ActionState, share_in_time
from timpora.ui.components.dialogs import Applied, Choice, Filter, FilterBar
from timpora.ui.components.tables import Cell, Column, Table


FILE = "tindak-lanjut"
CAPTION = Text(id="Tindak lanjut", en="Agreed actions")
FOUND = Text(id="Tindak lanjut yang ditemukan: {number}", en="Agreed actions found: {number}")
EVERY = Text(id="Semua", en="All")
WHAT, OWNER = Text(id="Yang disepakati", en="What was agreed"), Text(id="Instansi", en="Agency")
DUE, STATE = Text(id="Tenggat", en="Due"), Text(id="Keadaan", en="State")
PERSON, AGREED, SHOWN_BY = Text(id="Orang", en="Person"), Text(id="Disepakati", en="Agreed on"), Text(id="Bukti selesainya", en="What shows it done")  # fmt: skip
WITH_MOVED = Text(id="{share}; {moved}", en="{share}; {moved}")
MOVED = Text(id="tenggat dipindah: {number}", en="due day moved: {number}")
IN_TIME = Text(id="{kept} dari {number} selesai tepat waktu", en="{kept} of {number} done in time")
BY_DUE, BY_OWNER, BY_AGREED = "tenggat", "instansi", "disepakati"
ORDERS = (BY_DUE, BY_OWNER, BY_AGREED)


class Show(StrEnum):
    """Which of them are wanted."""

    OPEN = "berjalan"
    OVERDUE = "terlambat"
    DONE = "selesai"


SHOW_WORDS = {
    Show.OPEN: Text(id="Belum selesai", en="Not done yet"),
    Show.OVERDUE: Text(id="Lewat tenggat", en="Overdue"),
    Show.DONE: Text(id="Selesai", en="Done"),
}
UNFINISHED = (ActionState.OPEN, ActionState.REPORTED)
STATES = {Show.OPEN: UNFINISHED, Show.DONE: (ActionState.DONE,)}


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What the list shows, as its address says."""

    team: int
    show: Show | None = None
    owner: int | None = None  # the number of a seat
    order: str = BY_DUE

    def href(self, **changed: Any) -> str:
        """The address of the list with something changed."""
        one = replace(self, **changed)
        told = {"keadaan": one.show or "", "instansi": one.owner or "", "urut": "" if one.order == BY_DUE else one.order}  # fmt: skip
        query = urlencode({name: value for name, value in told.items() if value})
        own = reverse("agreed_actions", args=[one.team])
        return f"{own}?{query}" if query else own


def chosen(team: int, query: QueryDict) -> Chosen:
    """What an address asks for; what is not understood is left out."""
    show, owner, order = query.get("keadaan", ""), query.get("instansi", ""), query.get("urut", "")
    return Chosen(
        team=team,
        show=Show(show) if show in set(Show) else None,
        owner=int(owner) if owner.isdecimal() and len(owner) < len("1000000000000000000") else None,
        order=order if order in ORDERS else BY_DUE,
    )


def is_shown(one: ActionSeen, show: Show | None, on: date) -> bool:
    """Whether an action is one of those that are wanted."""
    if show is Show.OVERDUE:
        return one.is_overdue(on)
    return show is None or one.standing.state in STATES[show]


def lines(found: Sequence[ActionSeen], one: Chosen, *, on: date) -> list[ActionSeen]:
    """Those that are asked for, in the order that is asked for; the first due come first."""
    kept = [each for each in found if is_shown(each, one.show, on) and one.owner in {None, each.seat}]
    if one.order == BY_OWNER:
        return sorted(kept, key=lambda each: each.owner.casefold())
    return sorted(kept, key=lambda each: each.agreed_on) if one.order == BY_AGREED else kept


def page(viewer: Viewer, one: Chosen, *, on: date) -> dict[str, Any]:
    """What the page of a team's agreed actions shows."""
    found = agreed_queries.of_teams(viewer, [one.team])
    shown = lines(found, one, on=on)
    return {
        "filters": _filters(found, one, len(shown)),
        "table": table(shown, on=on, sorts=one) if shown else None,
        "is_narrowed": one != Chosen(team=one.team, order=one.order),
        "shares": shares(found, on=on),
    }


def unfinished(found: Sequence[ActionSeen], *, on: date) -> Table | None:
    """What is still to be done, the first due first: overdue on top."""
    rows = [each for each in found if each.standing.state in UNFINISHED]
    return table(rows, on=on) if rows else None


def shares(found: Sequence[ActionSeen], *, on: date) -> list[tuple[str, Text]]:
    """For each agency of which something counts, how many of its promises were kept in time."""
    by_owner: dict[str, list[ActionSeen]] = defaultdict(list)
    for each in found:
        by_owner[each.owner].append(each)
    told = ((owner, _share(of_owner, on)) for owner, of_owner in sorted(by_owner.items()))
    return [(owner, words) for owner, words in told if words]


def _share(found: Sequence[ActionSeen], on: date) -> Text | None:
    """How many of those that count were kept in time, and of how many of them the due day was moved before it was over."""
    kept, number = share_in_time([each.counts_in_time(on) for each in found])
    moved = sum(each.days.was_moved for each in found if each.counts_in_time(on) is not None)
    words = IN_TIME.fill(kept=kept, number=number)
    return None if not number else WITH_MOVED.fill(share=words, moved=MOVED.fill(number=moved)) if moved else words


def table(found: Sequence[ActionSeen], *, on: date, sorts: Chosen | None = None) -> Table:
    """Agreed actions, one a row."""
    return Table(
        caption=CAPTION,
        shows_caption=False,
        columns=[
            Column(heading=WHAT), _sorted(OWNER, BY_OWNER, sorts), Column(heading=PERSON), _sorted(AGREED, BY_AGREED, sorts),
            _sorted(DUE, BY_DUE, sorts), Column(heading=STATE),
        ],
        rows=[
            [
                Cell(value=one.what, href=reverse("agreed_action", args=[one.team, one.id])), Cell(value=one.owner), Cell(value=one.person or None),
                Cell(value=one.agreed_on), Cell(value=one.due_on, below=of_the_day(one)), Cell(value=state_tag(one, on), below=how_late(one, on)),
            ]
            for one in found
        ],
    )  # fmt: skip


def _sorted(heading: Text, order: str, one: Chosen | None) -> Column:
    if one is None:
        return Column(heading=heading)
    return Column(heading=heading, sort_href=one.href(order=order), sorted="ascending" if one.order == order else None)


def _filters(found: Sequence[ActionSeen], one: Chosen, number: int) -> FilterBar:
    owners = {each.seat: Text(id=each.owner, en=each.owner) for each in found}
    shows = [(show.value, words, show is one.show) for show, words in SHOW_WORDS.items()]
    seats = [(str(seat), name, seat == one.owner) for seat, name in owners.items()]
    applied = [
        *([Applied(name=SHOW_WORDS[one.show], href=one.href(show=None))] if one.show else []),
        *([Applied(name=owners[one.owner], href=one.href(owner=None))] if one.owner in owners else []),
    ]
    own = reverse("agreed_actions", args=[one.team])
    return FilterBar(
        href=own, filters=[_filter("keadaan", STATE, shows, is_every=one.show is None), _filter("instansi", OWNER, seats, is_every=one.owner is None)],
        applied=applied, found=FOUND.fill(number=number), clear_href=own, carried=[("urut", one.order)] if one.order != BY_DUE else [],
    )  # fmt: skip


def _filter(name: str, label: Text, choices: Sequence[tuple[str, Text, bool]], *, is_every: bool) -> Filter:
    every = Choice(value="", name=EVERY, is_chosen=is_every)
    return Filter(name=name, label=label, choices=[every, *(Choice(value=value, name=words, is_chosen=is_it) for value, words, is_it in choices)])  # fmt: skip
