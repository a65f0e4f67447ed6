"""What an agenda is drafted from, read as everybody of the team may know it: nothing confidential is counted, and nobody is named."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from timpora.accounts.core.roles import Clearance
from timpora.casework import queries as cases
from timpora.casework.core.statuses import OPEN, Status
from timpora.evaluation import map_queries
from timpora.evaluation.core.map_figures import NOWHERE
from timpora.intake import queries as intake
from timpora.kernel.viewers import Viewer
from timpora.meetings import agenda_queries, minutes_queries, queries
from timpora.meetings.core.agenda import AgendaKind, Evaluated, Facts, Found, Promised
from timpora.meetings.core.states import StepKind
from timpora.meetings.queries import MeetingSeen
from timpora.register import told
from timpora.screening import by_district, due_reminders, reporting
from timpora.screening import queries as findings
from timpora.screening.core.silence import silent_districts
from timpora.team import agreed_queries
from timpora.team.agreed_queries import ActionSeen
from timpora.team.core.agreed import ActionState
from timpora.team.core.causes import CauseKind


UNFINISHED = (ActionState.OPEN, ActionState.REPORTED)
MOST_CASES = 1000


def facts(viewer: Viewer, meeting: MeetingSeen, *, on: date) -> Facts:
    """What is on record on a day for the agenda of a meeting."""
    last = queries.last_before(viewer, meeting.team, meeting.day, meeting.id)
    agreed = agreed_queries.of_teams(viewer, [meeting.team])
    made_then = set() if last is None else set(minutes_queries.actions(viewer, last.id).values())
    made = [one for one in agreed if one.id in made_then]
    silent, since, run = findings.silent_feeds(viewer), _found_since(viewer, last), findings.last_run(viewer)
    return Facts(
        drafted_on=on,
        judged_on=None if run is None else run.as_of,
        last_on=None if last is None else last.day,
        promised=[promised(one, on) for one in made],
        others=[promised(one, on) for one in agreed if one.id not in made_then and one.standing.state in UNFINISHED],
        found_since=since,
        found=[Found(*one) for one in by_district.found_since(viewer, since)],
        held_back=by_district.held_back_since(viewer, since),
        ending=_ending(viewer),
        within_days=due_reminders.days_before(viewer, on),
        silent_feeds=Counter(one.list_kind for one in intake.feeds(viewer, on=on) if one.name in silent),
        silent_places=_silent_places(viewer, on),
        cases=_cases(viewer, agreed, on),
        evaluated=None if last is None else _evaluated(viewer, last, made, on),
    )  # fmt: skip


def promised(one: ActionSeen, on: date) -> Promised:
    """An agreed action as the team is told of it."""
    return Promised(
        owner=one.owner, what=one.what, state=one.standing.state.value, due_on=one.due_on, is_overdue=one.is_overdue(on), days_over=one.days_over(on),
        first_due_on=one.days.first if one.days.moves else None,
    )  # fmt: skip


def _found_since(viewer: Viewer, last: MeetingSeen | None) -> date | None:
    """When the agenda of the last meeting was drafted: what was found on that day or later may stand on none; None where it told nothing of findings.

    Where findings were left out of it, nobody was told: what it would have told since stands on this one.
    """
    if last is None:
        return None
    told = next((one for one in agenda_queries.items(viewer, last.id) if one.kind is AgendaKind.FINDINGS), None)
    if told is None or told.left_out:
        return None if told is None or not told.facts["since"] else date.fromisoformat(told.facts["since"])
    if "drafted_on" in told.facts:
        return date.fromisoformat(told.facts["drafted_on"])
    return max(step.on for step in last.steps if step.kind in {StepKind.PLAN, StepKind.REDRAFT})


def _ending(viewer: Viewer) -> Mapping[str | None, int | None] | None:
    """As the map shows it to everybody: what it hides, the agenda hides; None where nothing was counted yet."""
    counted = map_queries.shared_figures(viewer)
    if counted is None:
        return None
    return {None if one.area == NOWHERE else one.area: one.ends_soon for one in (*counted.districts, *counted.others)}


def _silent_places(viewer: Viewer, on: date) -> Mapping[str | None, int]:
    since = reporting.looked_at_since(viewer, on)
    places = told.accommodations(viewer, first=since, last=on, as_known=None, up_to=Clearance.OFFICE)
    return {one.code: len(one.silent) for one in silent_districts(places)}


def _cases(viewer: Viewer, agreed: list[ActionSeen], on: date) -> int:
    """Open cases in a field check, which is made together, and those for which another agency still has to do what it promised."""
    asked = cases.Asked(statuses=(Status.FIELD_CHECK,), is_confidential=False)
    checked, _ = cases.page(viewer, asked, most=MOST_CASES)
    waiting = [one for one in agreed if one.agency is not None and one.standing.state is ActionState.OPEN]
    named = {cause.row for one in waiting for cause in agreed_queries.causes(viewer, one.id, on=on) if cause.kind is CauseKind.CASE}  # fmt: skip
    others = (one.id for one in cases.some(viewer, named) if one.status in OPEN and one.confidentiality == Clearance.OFFICE)  # fmt: skip
    return len({*(one.id for one in checked), *others})


def _evaluated(viewer: Viewer, last: MeetingSeen, made: list[ActionSeen], on: date) -> Evaluated:
    """What the last meeting came to, and where its own evaluation is written: read whenever it is shown, since minutes may be returned."""
    counted = Counter(one.counts_in_time(on) for one in made if one.standing.state is not ActionState.DROPPED)
    quoted = [one.id for one in agenda_queries.agenda(viewer, last.id) if one.kind is AgendaKind.EVALUATED]
    return Evaluated(made=sum(counted.values()), in_time=counted[True], late=counted[False], waiting=counted[None], quoted=quoted)  # fmt: skip
