"""Cases for programs: the list, one with its file, what can be done in it, opening one, and every act of working on it.

Approving and deciding are done by a person who signed in, and by no program.
"""

from typing import Any

from ninja import Body, Query, Router
from ninja.decorators import decorate_view
from pydantic import ValidationError

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.api.core import problems
from timpora.api.core.problems import ProblemError
from timpora.api.description import WITH_KEY
from timpora.api.paging import Page, page_of
from timpora.api.repeating import once
from timpora.api.schemas import Number, answers
from timpora.api.scope import needs
from timpora.audit import actions as audit
from timpora.casework import actions, opening, queries
from timpora.casework.api_schemas import ActDone, ActOffered, AskedOfCases, CaseSent, CaseTold, CaseWithFile
from timpora.casework.core import events
from timpora.casework.core.acts.every import from_text, schema, to_plain
from timpora.casework.core.checks.rights import is_owed
from timpora.casework.core.clocks import clocks_of
from timpora.casework.core.policy import why_not
from timpora.casework.core.rights import Right
from timpora.casework.core.spans import spans_of
from timpora.casework.core.state import PersonState
from timpora.casework.core.statuses import OPEN
from timpora.casework.core.table import TABLE
from timpora.casework.queries import CaseSeen
from timpora.casework.situations import Looked, look
from timpora.ui.language import said
from timpora.ui.office_day import office_day


router = Router(tags=["cases"])
reading = decorate_view(needs(Permission.READ_REGISTER))
working = decorate_view(once, needs(Permission.READ_REGISTER, Permission.WORK_CASES, Permission.ISSUE_LETTERS))
AN_ACT = {
    "requestBody": {"required": True, "content": {"application/json": {"schema": schema()}}},
    "parameters": [
        *WITH_KEY["parameters"],
        {"in": "query", "name": "seen", "required": False, "description": "How many steps the program has seen: nothing is done where there are more.", "schema": {"type": "integer", "minimum": 0, "maximum": 1_000_000}},
    ],
}  # fmt: skip


@router.get("/cases", response=answers({200: Page[CaseTold]}), summary="Cases")
@reading
def list_cases(request: ViewedRequest, asked: Query[AskedOfCases]) -> dict[str, Any]:
    """Those with the most urgent deadline first; without names of people."""
    wanted = queries.Asked(statuses=OPEN if asked.status is None else (asked.status,), owner=asked.officer, outcome=asked.outcome)  # fmt: skip
    first = asked.after or 0
    found, has_more = queries.page(request.viewer, wanted, begin=first, most=asked.limit)
    told = [_told(one) for one in found]
    return page_of([*told, *([told[-1]] if has_more else [])], asked, place=first + asked.limit)


@router.get(
    "/cases/{case}", response=answers({200: CaseWithFile}, problems.NOT_FOUND), summary="One case, with its file"
)
@reading
def one_case(request: ViewedRequest, case: Number) -> dict[str, Any]:
    """People, rights, deadlines and steps. The look is noted."""
    looked = _looked(request, case)
    audit.record(events.CASE_READ, subject=f"case:{case}")
    state, law, on = looked.situation.state, looked.situation.law_of(office_day()), office_day()
    people = [
        {
            "person": one.number, "record": one.record, "name": one.name, "protections": sorted(state.of(one.number).protections),
            "rights": {right: _standing(state.of(one.number), right) for right in Right},
        }
        for one in looked.file.people
    ]  # fmt: skip
    deadlines = [
        {
            "deadline": clock.span.kind, "person": clock.span.person, "due_on": clock.due_on, "state": clock.state, "sentence": said(clock.sentence),
            "basis": said(clock.basis.citation), "confirmed": clock.basis.confirmed,
        }
        for clock in clocks_of(spans_of(looked.file, state), law=law, on=on)
    ]  # fmt: skip
    steps = [
        {
            "step": step.number,
            "act": to_plain(step.act),
            "at": step.at,
            "account": step.by,
            "letters": list(step.letters),
        }
        for step in looked.file.steps
    ]
    return {**_told(looked.seen), "people": people, "deadlines": deadlines, "steps_taken": steps}


@router.get(
    "/cases/{case}/acts",
    response=answers({200: list[ActOffered]}, problems.NOT_FOUND),
    summary="What can be done in a case now",
)
@reading
def acts_of_a_case(request: ViewedRequest, case: Number) -> list[dict[str, Any]]:
    """Every act that belongs to where the case stands, and why not where it cannot be done, as the page says it."""
    situation = _looked(request, case).situation
    told = []
    for kind, row in TABLE.items():
        if situation.state.status in row.at and kind not in actions.BY_ITS_DOOR:
            refused = why_not(kind, situation)
            told.append({"kind": kind, "why_not": said(refused.what) if refused else None, "how": said(refused.remedy) if refused else None})  # fmt: skip
    return told


@router.post(
    "/cases",
    openapi_extra=WITH_KEY,
    response=answers({200: CaseTold}, problems.NOT_FOUND, problems.UNDER_WAY),
    summary="Open a case",
)
@working
def open_a_case(request: ViewedRequest, sent: CaseSent) -> dict[str, Any]:
    """About the people of findings, or of the register."""
    asked = opening.Opened(findings=sent.findings, records=sent.people, origin=sent.origin, because=sent.reason)
    made = opening.open_case(by=request.viewer, asked=asked, on=office_day())
    return _told(_looked(request, made).seen)


@router.post(
    "/cases/{case}/acts",
    openapi_extra=AN_ACT,
    response=answers({200: ActDone}, problems.NOT_FOUND, problems.UNDER_WAY),
    summary="Do an act in a case",
)
@working
def do_an_act(
    request: ViewedRequest,
    case: Number,
    sent: Body[dict[str, Any]],  # noqa: ARG001 - it is read as it came, since a day is a text there
    seen: int | None = None,
) -> dict[str, Any]:
    """Checked as on its page; what the program may not do, or the case does not allow, is refused with the reason."""
    try:
        act = from_text(request.body)
    except ValidationError as error:
        raise ProblemError(problems.WRONG_VALUES) from error
    _looked(request, case)
    step = actions.do(by=request.viewer, case=case, act=act, on=office_day(), seen=seen)
    one = queries.one(request.viewer, case)
    return {"step": step, "case": None if one is None else _told(one)}


def _looked(request: ViewedRequest, case: int) -> Looked:
    looked = look(request.viewer, case, on=office_day())
    if looked is None:
        raise ProblemError(problems.NOT_FOUND)
    return looked


def _standing(person: PersonState, right: Right) -> str:
    if right in person.unwanted:
        return "unwanted"
    if right in person.given:
        return "given"
    return "skipped" if right in person.skipped else "owed" if is_owed(person, right) else "must_not"


def _told(one: CaseSeen) -> dict[str, Any]:
    return {
        "case": one.id, "number": one.number, "status": one.status, "since": one.since, "origin": one.origin, "officer": one.owner,
        "outcome": one.outcome, "opened_on": one.opened_on, "closed_on": one.closed_on, "due_on": one.due_on, "due": one.due_clock, "steps": one.steps,
    }  # fmt: skip
