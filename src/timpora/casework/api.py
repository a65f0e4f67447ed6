"""Cases for programs: the list, one with its file, what can be done in it, its letters, opening one, and every act of working on it.

Approving, ordering and deciding are done by a person who signed in, and by no program.
"""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
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
from timpora.casework import actions, opening, queries, reaching, receiving
from timpora.casework import api_schemas as schemas
from timpora.casework.core import refusals
from timpora.casework.core.acts.every import from_text, schema, to_plain
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.checks.rights import is_owed
from timpora.casework.core.clocks import clocks_of
from timpora.casework.core.file_kinds import MediaType
from timpora.casework.core.policy import why_not
from timpora.casework.core.rights import Right
from timpora.casework.core.spans import spans_of
from timpora.casework.core.state import PersonState
from timpora.casework.core.statuses import OPEN, Origin, Power
from timpora.casework.core.table import TABLE
from timpora.casework.core.told import Occasion
from timpora.casework.letter_answer import letter_answered
from timpora.casework.queries import CaseSeen
from timpora.casework.situations import Looked, look
from timpora.kernel.refusals import Refused
from timpora.letters import queries as letters
from timpora.ui.language import said
from timpora.ui.office_day import office_day


router = Router(tags=["cases"])
reading = decorate_view(needs(Permission.READ_REGISTER))
working = decorate_view(once, needs(Permission.READ_REGISTER, Permission.WORK_CASES, Permission.ISSUE_LETTERS))
BY_PROGRAMS = tuple(kind for kind, row in TABLE.items() if row.power is Power.WORK and kind not in actions.BY_ITS_DOOR)
AN_ACT = {
    **WITH_KEY,
    "requestBody": {"required": True, "content": {"application/json": {"schema": schema(BY_PROGRAMS)}}},
}
BYTES = {"schema": {"type": "string", "format": "binary"}}
PDF = {"responses": {200: {"content": {"application/pdf": BYTES}}}}
A_FILE = {"responses": {200: {"content": {kind.value: BYTES for kind in MediaType}}}}


@router.get("/cases", response=answers({200: Page[schemas.CaseTold]}), summary="Cases")
@reading
def list_cases(request: ViewedRequest, asked: Query[schemas.AskedOfCases]) -> dict[str, Any]:
    """Those with the most urgent deadline first; without names of people."""
    wanted = queries.Asked(statuses=OPEN if asked.status is None else (asked.status,), owner=asked.officer, outcome=asked.outcome)  # fmt: skip
    first = asked.after or 0
    found, has_more = queries.page(request.viewer, wanted, begin=first, most=asked.limit)
    told = [_told(one) for one in found]
    return page_of([*told, *([told[-1]] if has_more else [])], asked, place=first + asked.limit)


@router.get(
    "/cases/{case}", response=answers({200: schemas.CaseWithFile}, problems.NOT_FOUND), summary="One case, with its file"
)  # fmt: skip
@reading
def one_case(request: ViewedRequest, case: Number) -> dict[str, Any]:
    """People, rights, deadlines, steps, letters and documents. The look is noted; no reason is asked, since a case is the office's own work."""
    looked = _looked(request, case)
    actions.note_reading(case=case)
    return {
        **_told(looked.seen),
        "people": list(_people(looked)),
        "deadlines": list(_deadlines(looked)),
        "steps_taken": [
            {"step": step.number, "act": to_plain(step.act), "at": step.at, "account": step.by, "letters": list(step.letters)}
            for step in looked.file.steps
        ],
        "letters": list(_letters(request, looked)),
        "documents": [
            {"document": one.id, "name": one.name, "media_type": one.media_type, "size": one.size, "sha256": one.digest, "account": one.account, "at": one.at}
            for one in receiving.documents(request.viewer, case)
        ],
        "to_be_told": [
            {"whom": one.whom[0], "people": list(one.people), "told_by": [_by(each) for each in one.occasions], "notice": _by(one.notice) if one.notice else None, "must_not_be_told": one.is_spared}
            for one in reaching.to_be_told(request.viewer, case, looked.file, looked.situation.state)
        ],
    }  # fmt: skip


@router.get(
    "/cases/{case}/letters/{letter}", response=answers({200: None}, problems.NOT_FOUND), openapi_extra=PDF,
    summary="A letter of a case, as PDF",
)  # fmt: skip
@reading
def letter_of_a_case(request: ViewedRequest, case: Number, letter: Number) -> HttpResponse:
    """As it was issued, or marked where it was withdrawn. That it was read is noted."""
    answer = letter_answered(request.viewer, case, letter)
    if answer is None:
        raise ProblemError(problems.NOT_FOUND)
    return answer


@router.get(
    "/cases/{case}/documents/{document}", response=answers({200: None}, problems.NOT_FOUND), openapi_extra=A_FILE,
    summary="A document that was received into a case",
)  # fmt: skip
@reading
def document_of_a_case(request: ViewedRequest, case: Number, document: Number) -> HttpResponse:
    """Its bytes as they came. That it was opened is noted."""
    opened = receiving.document(request.viewer, case, document)
    if opened is None:
        raise ProblemError(problems.NOT_FOUND)
    return HttpResponse(opened.content, headers=dict(opened.headers))


@router.get(
    "/cases/{case}/acts", response=answers({200: list[schemas.ActOffered]}, problems.NOT_FOUND),
    summary="What can be done in a case now",
)  # fmt: skip
@reading
def acts_of_a_case(request: ViewedRequest, case: Number) -> list[dict[str, Any]]:
    """Every act that belongs to where the case stands, and why not where it cannot be done, as the page says it."""
    situation = _looked(request, case).situation
    told = []
    for kind, row in TABLE.items():
        if situation.state.status in row.at and kind not in actions.BY_ITS_DOOR:
            refused = refusals.BY_A_PERSON if kind not in BY_PROGRAMS else why_not(kind, situation)
            told.append({"kind": kind, "why_not": said(refused.what) if refused else None, "how": said(refused.remedy) if refused else None})  # fmt: skip
    return told


@router.post(
    "/cases", openapi_extra=WITH_KEY, response=answers({200: schemas.CaseTold}, problems.UNDER_WAY), summary="Open a case"
)  # fmt: skip
@working
def open_a_case(request: ViewedRequest, sent: schemas.CaseSent) -> dict[str, Any]:
    """About the people of findings, or of the register; the reason stands in its first step and in the audit trail."""
    asked = opening.Opened(findings=sent.findings, records=sent.people, origin=Origin(sent.origin), because=sent.reason)
    made = opening.open_case(by=request.viewer, asked=asked, on=office_day())
    return _told(_looked(request, made).seen)


@router.post(
    "/cases/{case}/acts", openapi_extra=AN_ACT, summary="Do an act in a case",
    response=answers({200: schemas.ActDone}, problems.NOT_FOUND, problems.UNDER_WAY),
)  # fmt: skip
@working
def do_an_act(
    request: ViewedRequest, case: Number, asked: Query[schemas.AskedOfAnAct], sent: Body[dict[str, Any]]
) -> dict[str, Any]:  # fmt: skip
    """Checked as on its page. What the case does not allow is refused with the reason, and so is what only a person does."""
    _looked(request, case)
    kind = sent.get("kind")
    if isinstance(kind, str) and kind in set(ActKind) and TABLE[ActKind(kind)].power not in {Power.WORK, None}:
        raise Refused(refusals.BY_A_PERSON)
    try:
        act = from_text(request.body)  # as it came, since a day is a text there
    except ValidationError as error:
        raise ProblemError(problems.WRONG_VALUES) from error
    step = actions.do(by=request.viewer, case=case, act=act, on=office_day(), seen=asked.seen)
    one = queries.one(request.viewer, case)
    return {"step": step, "case": None if one is None else _told(one)}


def _looked(request: ViewedRequest, case: int) -> Looked:
    looked = look(request.viewer, case, on=office_day())
    if looked is None:
        raise ProblemError(problems.NOT_FOUND)
    return looked


def _people(looked: Looked) -> Iterator[dict[str, Any]]:
    for one in looked.file.people:
        person, gone = looked.situation.state.of(one.number), one.withdrawn
        yield {
            "person": one.number, "record": one.record, "name": one.name, "protections": sorted(person.protections),
            "record_withdrawn": None if gone is None else {"on": gone.on, "account": gone.by, "reason": gone.because},
            "rights": {right: _standing(person, right) for right in Right},
        }  # fmt: skip


def _standing(person: PersonState, right: Right) -> schemas.Standing:
    if right in person.unwanted:
        return schemas.Standing.UNWANTED
    if right in person.given:
        return schemas.Standing.GIVEN
    if right in person.skipped:
        return schemas.Standing.SKIPPED
    return schemas.Standing.OWED if is_owed(person, right) else schemas.Standing.NOT_OWED


def _deadlines(looked: Looked) -> Iterator[dict[str, Any]]:
    situation = looked.situation
    for clock in clocks_of(
        spans_of(looked.file.numbers, situation.state), law=situation.law_of(situation.on), on=situation.on
    ):
        yield {
            "deadline": clock.span.kind, "person": clock.span.person, "due_on": clock.due_on, "state": clock.state, "sentence": said(clock.sentence),
            "basis": said(clock.basis.citation), "confirmed": clock.basis.confirmed,
        }  # fmt: skip


def _letters(request: ViewedRequest, looked: Looked) -> Iterator[dict[str, Any]]:
    wanted = [letter for step in looked.file.steps for letter in step.letters]
    issued = letters.letters(request.viewer, wanted)
    for one in (issued[number] for number in wanted if number in issued):
        yield {"letter": one.id, "number": one.number, "kind": one.kind, "issued_on": one.issued_on, "withdrawn_on": one.withdrawn.on if one.withdrawn else None}  # fmt: skip


def _by(one: Occasion) -> dict[str, Any]:
    return {"what": said(one.what), "number": one.number, "on": one.on}


def _told(one: CaseSeen) -> dict[str, Any]:
    return {
        "case": one.id, "number": one.number, "status": one.status, "since": one.since, "origin": one.origin, "officer": one.owner,
        "outcome": one.outcome, "opened_on": one.opened_on, "closed_on": one.closed_on, "due_on": one.due_on, "due": one.due_clock, "steps": one.steps,
    }  # fmt: skip
