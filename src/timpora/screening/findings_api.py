"""Findings for programs: the queue, one with its history, a step for it, those about a person, and when people were judged last."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from ninja import Query, Router
from ninja.decorators import decorate_view

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.api.core import problems
from timpora.api.core.cursors import cursor_after
from timpora.api.core.heads import etag, matches
from timpora.api.core.problems import ProblemError
from timpora.api.description import WITH_KEY, WITH_REASON
from timpora.api.paging import Asked, Page, page_of
from timpora.api.repeating import once
from timpora.api.schemas import Number, answers
from timpora.api.scope import needs
from timpora.kernel.viewers import Viewer
from timpora.register import api as register
from timpora.screening import actions, queries
from timpora.screening.api_schemas import AskedOfFindings, FindingKept, FindingWithHistory, LatestRun, Run, StepSent
from timpora.screening.core.states import STEPS, FindingState
from timpora.screening.queries import Listed
from timpora.screening.reports.records import record
from timpora.ui.language import language_now
from timpora.ui.office_day import office_day


router = Router(tags=["findings"])
reading = decorate_view(needs(Permission.READ_REGISTER))
judging = decorate_view(once, needs(Permission.READ_REGISTER, Permission.TRIAGE_FINDINGS))
BITS_OF_A_NUMBER = 42  # below them a cursor holds the finding, above them the day of its limit
MAY_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": False,
    "description": "The ETag that was got when reading the finding: the step is taken only if nobody moved it since.",
    "schema": {"type": "string", "maxLength": 200},
}
FOR_A_STEP = {"parameters": [*WITH_KEY["parameters"], MAY_MATCH, *WITH_REASON["parameters"]]}


@router.get("/findings", response=answers({200: Page[FindingKept]}), summary="What was found")
@reading
def list_findings(request: ViewedRequest, asked: Query[AskedOfFindings]) -> dict[str, Any]:
    """The queue, those longest past their limit first, each in the words of today."""
    on = office_day()
    wanted = queries.Asked(
        rule=asked.rule, states=queries.OPEN_STATES if asked.state is None else (asked.state.value,), certainty=asked.certainty, district=asked.district,
        found_since=asked.found_since,
    )  # fmt: skip
    found = queries.page(request.viewer, wanted, on=on, after=_place(asked), most=asked.limit)
    last = found.rows[-1] if found.after is not None else None
    return {
        "items": [_told(one, on) for one in found.rows],
        "next": None if last is None else cursor_after(_number(last.told.stay_limit, last.id)),
    }


@router.get(
    "/findings/{finding}", response=answers({200: FindingWithHistory}, problems.NOT_FOUND, problems.REASON_NEEDED),
    openapi_extra=WITH_REASON, summary="One finding, with its history",
)  # fmt: skip
@reading
def one_finding(request: ViewedRequest, response: HttpResponse, finding: Number) -> dict[str, Any]:
    """The look at its person is noted. The ETag changes with every step, of people and of the rulebook."""
    return _with_history(request.viewer, response, _opened(request, finding))


@router.post(
    "/findings/{finding}/state", openapi_extra=FOR_A_STEP, summary="Bring a finding into another state",
    response=answers(
        {200: FindingWithHistory}, problems.NOT_FOUND, problems.REASON_NEEDED, problems.UNDER_WAY, problems.CHANGED
    ),
)  # fmt: skip
@judging
def move_finding(request: ViewedRequest, response: HttpResponse, finding: Number, sent: StepSent) -> dict[str, Any]:
    """As on its page: noted in the audit trail, and refused where it stands elsewhere by now. One that is cleared returns when its facts change."""
    one = _opened(request, finding)
    if_match = request.headers.get("If-Match", "")
    if if_match and not matches(if_match, _tag(request.viewer, one)):
        raise ProblemError(problems.CHANGED)
    actions.move(by=request.viewer, findings=[one.id], to=sent.state, because=sent.reason or "")
    return _with_history(request.viewer, response, _seen(request.viewer, finding))


@router.get("/runs/latest", response=answers({200: LatestRun}), summary="When were people judged last?")
@reading
def latest_run(request: ViewedRequest) -> dict[str, Any]:
    """For which day, how many people, and what was new."""
    run = queries.last_run(request.viewer)
    return {"run": None if run is None else {name: getattr(run, name) for name in Run.model_fields}}


@router.get(
    "/people/{record}/findings", response=answers({200: Page[FindingKept]}, problems.NOT_FOUND, problems.REASON_NEEDED),
    openapi_extra=WITH_REASON, summary="What was found about a person",
)  # fmt: skip
@reading
def findings_of_a_person(request: ViewedRequest, record: Number, asked: Query[Asked]) -> dict[str, Any]:
    """By any of the person's records, cleared ones too. The look is noted."""
    records, on, first = register.opened(request, record), office_day(), asked.after or 0
    found = [_told(one, on) for one in queries.about(request.viewer, records, on=on)]
    return page_of(found[first : first + asked.limit + 1], asked, place=first + asked.limit)


def _seen(viewer: Viewer, number: int) -> Listed:
    one = queries.one(viewer, number, on=office_day())
    if one is None:
        raise ProblemError(problems.NOT_FOUND)
    return one


def _opened(request: ViewedRequest, number: int) -> Listed:
    """A finding, after the look at its person was noted."""
    one = _seen(request.viewer, number)
    if one.told.person is not None:
        register.opened(request, one.told.person)
    return one


def _told(one: Listed, on: date) -> dict[str, Any]:
    return {
        "finding": one.id, "state": one.state, "first_found_on": one.first_found_on, "last_found_on": one.last_found_on, "feed": one.feed,
        "person": one.told.person,
        "told": record(one.told, as_of=on, language=language_now()),
    }  # fmt: skip


def _with_history(viewer: Viewer, response: HttpResponse, one: Listed) -> dict[str, Any]:
    response.headers["ETag"] = _tag(viewer, one)
    by_people = set(STEPS[FindingState.NEW])
    history = [
        {
            "what": event.what, "on": event.on, "at": event.at, "because": event.because,
            "account": event.account if event.what in by_people else None,
        }
        for event in queries.history(viewer, one.id)
    ]  # fmt: skip
    return {**_told(one, office_day()), "history": history, "next_states": list(STEPS[one.state])}


def _tag(viewer: Viewer, one: Listed) -> str:
    return etag([one.id, one.state, one.last_found_on, *(event.pk for event in queries.history(viewer, one.id))])


def _number(limit: date | None, finding: int) -> int:
    """The place of a finding in the queue as one number."""
    return ((0 if limit is None else limit.toordinal()) << BITS_OF_A_NUMBER) | finding


def _place(asked: Asked) -> str:
    """And back, as the queue names it; every number is some place."""
    if asked.after is None:
        return ""
    day, finding = asked.after >> BITS_OF_A_NUMBER, asked.after & (1 << BITS_OF_A_NUMBER) - 1
    return f"{date.fromordinal(day).isoformat() if day else ''}.{finding}"
