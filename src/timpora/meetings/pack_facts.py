"""What a pack is made of, read as everybody of the team may know it: figures in their shared copies alone, and nobody's name."""

from datetime import date, datetime

from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Clearance
from timpora.evaluation import kept_queries as kept
from timpora.evaluation import map_queries, reporting
from timpora.evaluation.core.reports import IN_GROUPS
from timpora.kernel.periods import Period
from timpora.kernel.viewers import Viewer
from timpora.meetings import agenda_facts, agenda_queries, minutes_queries, queries
from timpora.meetings.core.packs import ItemTold, MapTold, MonthTold, Pack, months_since
from timpora.meetings.queries import MeetingSeen
from timpora.team import agreed_queries
from timpora.team import queries as teams
from timpora.team.agreed_queries import ActionSeen


def pack(viewer: Viewer, seen: MeetingSeen, *, number: int, on: date, now: datetime) -> Pack:
    """The pack of a meeting as things stand."""
    team = teams.one(viewer, seen.team)
    assert team is not None  # the meeting was found in it
    last = queries.last_before(viewer, seen.team, seen.day, seen.id)
    made_then = set() if last is None else set(minutes_queries.actions(viewer, last.id).values())
    agreed = agreed_queries.of_teams(viewer, [seen.team])
    others = [one for one in agreed if one.id not in made_then and _is_told(one, None if last is None else last.day)]
    return Pack(
        office=accounts.own_name(viewer).office, team=team.name, when=seen.standing.when, number=number, as_of=on, made_at=now,
        agenda=[ItemTold(title=one.title, lines=one.lines) for one in agenda_queries.agenda(viewer, seen.id)],
        last_on=None if last is None else last.day,
        promised=[agenda_facts.promised(one, on) for one in agreed if one.id in made_then],
        others=[agenda_facts.promised(one, on) for one in others],
        months=[_month(viewer, month, on) for month in months_since(None if last is None else last.day, on)],
        map=_map(viewer),
    )  # fmt: skip


def _is_told(one: ActionSeen, last_on: date | None) -> bool:
    """What is not done yet, and what came to its end since the last meeting."""
    if one.standing.state in agenda_facts.UNFINISHED or last_on is None:
        return True
    return one.steps[-1].on >= last_on


def _month(viewer: Viewer, month: Period, on: date) -> MonthTold:
    """What is kept of a month for everybody; worked out where it is not, by who sees everybody alone: others would count fewer."""
    if kept.shared(viewer, month) is None and kept.clearance_of(viewer) < Clearance.PROTECTED:
        return MonthTold(month=month)
    found = reporting.shared_of(viewer, month, on).answers
    return MonthTold(
        month=month,
        wholes=[one for one in found if one.by is None],
        groups=[one for one in found if (one.indicator.id, one.by) in IN_GROUPS],
    )


def _map(viewer: Viewer) -> MapTold | None:
    found = map_queries.shared_figures(viewer)
    if found is None:
        return None
    drawn = map_queries.drawn(viewer)
    return MapTold(
        areas=[*found.districts, *found.others],
        counted_at=found.counted_at,
        own=accounts.own_areas(viewer),
        shapes=map_queries.shapes(viewer),
        source="" if drawn is None else drawn.source,
    )
