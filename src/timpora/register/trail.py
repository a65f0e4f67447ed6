"""Who looked at a person's data and who changed them, from the audit trail; reading it is told in the trail too."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.audit import actions as audit
from timpora.audit import queries as trails
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.register import identity, people, showing, telling
from timpora.register.core import events
from timpora.register.core.kinds import KINDS
from timpora.register.core.trail_words import OWN_WORK, happened
from timpora.register.doors import found_for, only
from timpora.ui.components.tables import Cell, Column, Table
from timpora.ui.moments import moment


A_PAGE = 100
HEADINGS = (
    Text(id="Kapan", en="When"),
    Text(id="Siapa", en="Who"),
    Text(id="Apa", en="What"),
    Text(id="Mengapa, atau yang mana", en="Why, or which"),
)


@dataclass(frozen=True, kw_only=True)
class Above:
    """What a capability above the register adds to the page: what the trail calls its things about some people, and how it shows an event of one."""

    of_people: Callable[[Viewer, Sequence[int]], Iterator[str]]
    which: Callable[[trails.Told], Cell]


_ABOVE: dict[str, Above] = {}  # by what stands before the colon of a subject


def enter(kind: str, above: Above) -> None:
    """Makes known what the trail tells of in a capability above this one."""
    _ABOVE[kind] = above


@require_GET
@only(Permission.READ_AUDIT)
def trail(request: ViewedRequest, record: int) -> HttpResponse:
    """Every look and every change of what the viewer may see of a person, the latest first."""
    _, first = found_for(request, "people", record)
    if first is not None:
        return first
    viewer, typed = request.viewer, request.GET.get("before", "")
    records = identity.around(viewer, [record]).records_of(record) or [record]
    told = trails.about(
        viewer, *_subjects(viewer, records), before=int(typed) if typed.isdecimal() else None, most=A_PAGE + 1
    )
    audit.record(events.TRAIL_READ, subject=f"people:{record}")
    page = {
        "record": record,
        "person": next(iter(people.some(viewer, [records[0]])), None),
        "table": table(viewer, told[:A_PAGE]) if told else None,
        "older": told[A_PAGE - 1].id if len(told) > A_PAGE else None,
    }
    return render(request, "register/trail.html", page)


def _subjects(viewer: Viewer, records: Sequence[int]) -> Iterator[str]:
    """What the trail calls the person's records, the facts about them, and the lists that these came from."""
    sources = set()
    said = telling.told_of(viewer, records)
    for told in (said.held, said.withdrawn):
        for kind, facts in told.items():
            for fact in facts:
                yield f"{kind}:{fact.pk}"
                sources.add(fact.source_id)
    yield from (f"source:{source}" for source in sources)
    for above in _ABOVE.values():
        yield from above.of_people(viewer, records)


def table(viewer: Viewer, told: Sequence[trails.Told]) -> Table:
    """Events of the trail as they are read."""
    known = showing.names(viewer)
    numbers = [reason for event in told if isinstance(reason := event.details.get("reason"), int)]
    reasons = accounts.reasons(viewer, numbers)
    return Table(
        caption=Text(id="Siapa melihat, siapa mengubah", en="Who looked, who changed"),
        shows_caption=False,
        columns=[Column(heading=heading) for heading in HEADINGS],
        rows=[
            [
                Cell(value=moment(event.at)),
                Cell(value=known.get(event.account, showing.SCHEDULED)),
                Cell(value=happened(event.action)),
                _which(event, reasons.get(_number(event.details.get("reason")))),
            ]
            for event in told
        ],
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _which(event: trails.Told, reason: str | None) -> Cell:
    """The reason that was given, or the fact or the kind of facts that was touched."""
    if reason is not None:
        return Cell(value=reason)
    if event.details.get("own_work") is True:
        return Cell(value=OWN_WORK)
    kind, _, number = event.subject.partition(":")
    if kind in _ABOVE:
        return _ABOVE[kind].which(event)
    if kind == "source":
        return Cell(value=KINDS[str(named)].title if (named := event.details.get("kind")) in KINDS else None)
    return Cell(value=KINDS[kind].title, href=reverse("fact", args=[kind, int(number)]))
