"""Pages that show teams: the list, one team, somebody in it, and who changed it."""

from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from timpora.accounts import exporting
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.audit import actions as audit
from timpora.audit import queries as trails
from timpora.kernel.text import Text
from timpora.register import showing as people
from timpora.register.core.trail_words import happened
from timpora.register.doors import only
from timpora.team import agreed_listing, agreed_queries, listing, on_other_pages, queries, showing, telling
from timpora.team.agreed_telling import HAPPENED
from timpora.team.core import events
from timpora.team.core.agreed import StepKind
from timpora.team.core.endings import ENDING_WORDS, Ending
from timpora.team.core.positions import POSITION_WORDS, Position
from timpora.team.doors import READING, found, only_one_of
from timpora.ui.components.tables import Cell, Column, KeyValue, KeyValues, Table
from timpora.ui.moments import moment
from timpora.ui.office_day import office_day


A_PAGE = 100


@require_GET
@only_one_of(*READING)
def teams(request: ViewedRequest) -> HttpResponse:
    """The teams of the office, or those in which one's agency sits."""
    viewer, on, one = request.viewer, office_day(), listing.chosen(request.GET)
    form = exporting.form_asked(request)
    if form:
        rows = listing.lines(viewer, one, on=on)[: exporting.MOST + 1]
        return exporting.answer(request, listing.table(viewer, rows, one, on=on), form, what=listing.FILE)
    page = {**listing.page(viewer, one, on=on), "downloads": exporting.downloads(request), "own_actions": on_other_pages.own_actions(viewer, on)}  # fmt: skip
    return render(request, "team/teams.html", page)


@require_GET
@only_one_of(*READING)
def team(request: ViewedRequest, team: int) -> HttpResponse:
    """One team: on what it rests, who sits in it for which agency, who stands in, what is vacant."""
    viewer, on = request.viewer, office_day()
    seen = found(viewer, team)
    decrees = queries.decrees(viewer, [team])
    basis, rows = queries.bases(viewer, decrees, on=on)[team], queries.file(viewer, team, today=on)
    agreed = agreed_queries.of_teams(viewer, [team])
    agencies, may_decide = queries.agency_names(viewer), viewer.may(Permission.DECIDE_TEAMS)
    page = {
        "seen": seen,
        "where": telling.where(seen),
        "properties": showing.properties(seen, basis, rows, on),
        "notices": showing.notices(basis, rows, on) if viewer.may(Permission.READ_REGISTER) else [],
        "unfinished": agreed_listing.unfinished(agreed, on=on),
        "shares": agreed_listing.shares(agreed, on=on),
        "decrees": showing.decrees_table(team, decrees[team], on=on, may_decide=may_decide),
        "seats": showing.seats(team, rows, agencies, on=on),
        "before": showing.before(rows, agencies, on=on),
        "may_run": viewer.may(Permission.RUN_TEAM),
        "may_decide": may_decide,
        "reads_trail": viewer.may(Permission.READ_AUDIT),
    }
    return render(request, "team/team.html", page)


@require_GET
@only_one_of(*READING)
def holder(request: ViewedRequest, team: int, holder: int) -> HttpResponse:
    """Somebody in a seat: the position, its days, and on which of them he or she is away."""
    viewer, on = request.viewer, office_day()
    seen, rows = found(viewer, team), queries.file(viewer, team, today=on)
    one = next((each for each in rows.holders if each.id == holder), None)
    if one is None:
        raise Http404
    seat = next(each for each in rows.seats if each.id == one.seat)
    may_run, address = viewer.may(Permission.RUN_TEAM), queries.addresses(viewer, team).get(holder)
    names = {each.id: each.name for each in rows.holders}
    facts = [
        (showing.AGENCY, queries.agency_names(viewer).get(seat.agency, "-")),
        (Text(id="Jabatan", en="Position"), one.title or None),
        (Text(id="Kedudukan dalam tim", en="Position in the team"), telling.position_of(one, names)),
        (showing.DAYS, telling.days_of(one.days)),
        *([(Text(id="E-mail dinas", en="Official e-mail"), address)] if address else []),
    ]
    page = {
        "seen": seen,
        "one": one,
        "properties": KeyValues(rows=[KeyValue(key=key, cell=Cell(value=value)) for key, value in facts]),
        "absences": showing.absences(team, [each for each in rows.absences if each.holder == holder], on=on, may_run=may_run),
        "may_run": may_run and one.days.ever_held and not one.days.is_over(on),
    }  # fmt: skip
    return render(request, "team/holder.html", page)


@require_GET
@only(Permission.READ_AUDIT)
def trail(request: ViewedRequest, team: int) -> HttpResponse:
    """Who changed a team, the latest first; reading it is told in the trail too."""
    viewer, typed = request.viewer, request.GET.get("before", "")
    seen = found(viewer, team)
    before = int(typed) if typed.isdecimal() and len(typed) < len("1000000000000000000") else None
    told = trails.about(viewer, f"team:{team}", before=before, most=A_PAGE + 1)
    audit.record(events.TEAM_TRAIL_READ, subject=f"team:{team}")
    known = people.names(viewer)
    named = queries.named(viewer, team, today=office_day())
    table = Table(
        caption=Text(id="Siapa mengubah", en="Who changed"),
        shows_caption=False,
        columns=[Column(heading=heading) for heading in (WHEN, WHO, WHAT, WHICH)],
        rows=[
            [Cell(value=moment(one.at)), Cell(value=known.get(one.account, people.SCHEDULED)), Cell(value=happened(one.action)), Cell(value=_which(one, named))]
            for one in told[:A_PAGE]
        ],
    )  # fmt: skip
    page = {"seen": seen, "table": table, "older": told[A_PAGE - 1].id if len(told) > A_PAGE else None}
    return render(request, "team/trail.html", page)


WHEN, WHO, WHAT = Text(id="Kapan", en="When"), Text(id="Siapa", en="Who"), Text(id="Apa", en="What")
WHICH = Text(id="Yang mana", en="Which")


ROWS = {"decree": Ending.DECREE, "holder": Ending.HOLDER, "seat": Ending.SEAT}  # by the names of details


def _which(event: trails.Told, named: Mapping[Ending, Mapping[int, str]]) -> Text | str:
    """Which decree, agency or person it was about, in which position, or what was ended; nothing for the team as a whole."""
    details = event.details
    if details.get("what") in set(Ending):
        ending = Ending(str(details["what"]))
        return WITH_NAME.fill(what=ENDING_WORDS[ending], name=named[ending].get(int(str(details["row"])), "-"))
    if "action" in details:
        number = ACTION.fill(number=details["action"])
        step = details.get("step")
        return WITH_NAME.fill(what=HAPPENED[StepKind(str(step))], name=number) if step else number
    kind = next((one for one in ROWS if one in details), None)
    if kind is None:
        return ""
    name = named[ROWS[kind]].get(int(str(details[kind])), "-")
    position = details.get("position")
    return WITH_NAME.fill(what=POSITION_WORDS[Position(str(position))], name=name) if position else name


ACTION = Text(id="Tindak lanjut {number}", en="Agreed action {number}")
WITH_NAME = Text(id="{what}: {name}", en="{what}: {name}")
