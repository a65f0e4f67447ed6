"""What agreed actions add to the page of today, and to where an agency begins."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.screening.above import Panel
from timpora.screening.queries import Listed
from timpora.team import agreed_queries, agreed_telling
from timpora.ui.components.component import Component
from timpora.ui.components.tables import Queue


MOST = 10
PRESSING = Text(id="Tindak lanjut tim", en="Agreed actions of teams")
TO_DO = Text(id="Yang harus dikerjakan instansi Anda", en="What your agency has to do")
ALL_TEAMS = Text(id="Ke semua tim", en="To all teams")


def on_finding(_viewer: Viewer, _one: Listed) -> Sequence[Component]:
    """Teams say nothing of a finding."""
    return ()


def on_person(_viewer: Viewer, _records: Sequence[int]) -> Sequence[Component]:
    """Nor of a person."""
    return ()


def on_today(viewer: Viewer, on: date) -> Sequence[Panel]:
    """What agencies promised and is overdue, due soon, or waits for an answer, for who runs teams."""
    found = agreed_queries.pressing(viewer, on=on) if viewer.may("run_team") else []
    if not found:
        return ()
    return [Panel(id="agreed-actions", title=PRESSING, count=len(found), body=_queue(PRESSING, found[:MOST], on), href=reverse("teams"), action=ALL_TEAMS)]  # fmt: skip


def own_actions(viewer: Viewer, on: date) -> Queue | None:
    """What the viewer's agency has still to do, the first due first; None where it has nothing, or the viewer is of none."""
    found = agreed_queries.pressing(viewer, on=on) if viewer.may("take_part") else []
    return _queue(TO_DO, found, on) if found else None


def _queue(label: Text, found: Sequence[agreed_queries.ActionSeen], on: date) -> Queue:
    return agreed_telling.queue(label, [(one, reverse("agreed_action", args=[one.team, one.id])) for one in found], on=on)  # fmt: skip
