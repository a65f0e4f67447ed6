"""What meetings add to the page of today: the next ones, and minutes that are not closed or not accepted."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.meetings import queries, telling
from timpora.meetings.core.states import BEFORE_IT, MeetingState
from timpora.meetings.queries import SOON, MeetingSeen
from timpora.screening.above import Panel
from timpora.screening.queries import Listed
from timpora.team import queries as teams
from timpora.ui.components.component import Component
from timpora.ui.components.tables import Queue, QueueRow


MOST = 10
TITLE = Text(id="Rapat tim", en="Meetings of teams")
ALL_TEAMS = Text(id="Ke semua tim", en="To all teams")
UNFINISHED = (MeetingState.HELD, MeetingState.CLOSED)


def on_finding(_viewer: Viewer, _one: Listed) -> Sequence[Component]:
    """Meetings say nothing of a finding."""
    return ()


def on_person(_viewer: Viewer, _records: Sequence[int]) -> Sequence[Component]:
    """Nor of a person."""
    return ()


def on_today(viewer: Viewer, on: date) -> Sequence[Panel]:
    """Whatever is to be held within two weeks, or was to be, and minutes that somebody has still to close or accept."""
    found = [one for one in queries.of_teams(viewer) if _presses(one, on)] if viewer.may("read_register") else []
    if not found:
        return ()
    names = {one.id: one.name for one in teams.teams(viewer)}
    rows = [
        QueueRow(
            href=reverse("meeting", args=[one.team, one.id]), headline=Text(id=names.get(one.team, "-"), en=names.get(one.team, "-")),
            rest=telling.where_and_when(one.standing.when), tags=[telling.state_tag(one)], days=[],
        )
        for one in reversed(found[:MOST])
    ]  # fmt: skip
    return [Panel(id="meetings", title=TITLE, count=len(found), body=Queue(label=TITLE, rows=rows), href=reverse("teams"), action=ALL_TEAMS)]  # fmt: skip


def _presses(one: MeetingSeen, on: date) -> bool:
    if one.standing.state in BEFORE_IT:
        return one.day <= on + SOON
    return one.standing.state in UNFINISHED
