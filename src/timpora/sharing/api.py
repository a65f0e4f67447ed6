"""What is shared, for programs: the list, and one with its words; that a program opens one is noted, as by a page."""

from typing import Any

from ninja import Query, Router
from ninja.decorators import decorate_view

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.api.core import problems
from timpora.api.core.problems import ProblemError
from timpora.api.paging import Page, page_of
from timpora.api.schemas import Number, answers
from timpora.api.scope import needs_one_of
from timpora.sharing import actions, list_queries, queries
from timpora.sharing import api_schemas as schemas
from timpora.sharing.list_queries import Asked
from timpora.sharing.queries import AnswerSeen, ShareSeen
from timpora.ui.language import said
from timpora.ui.office_day import office_day


router = Router(tags=["shares"])
reading = decorate_view(needs_one_of(Permission.READ_REGISTER, Permission.TAKE_PART))


@router.get("/shares", response=answers({200: Page[schemas.ShareTold]}), summary="What is shared")
@reading
def list_shares(request: ViewedRequest, asked: Query[schemas.AskedOfShares]) -> dict[str, Any]:
    """The latest first: of the office, or what is shared with the agency."""
    first, is_agency = asked.after or 0, request.viewer.may(Permission.TAKE_PART)
    wanted = Asked(state=asked.state, kind=asked.kind)
    found = list_queries.listed(request.viewer, wanted, on=office_day(), first=first, most=asked.limit + 1)
    return page_of([_told(one, is_agency=is_agency) for one in found], asked, place=first + asked.limit)


@router.get(
    "/shares/{share}", response=answers({200: schemas.ShareWithWords}, problems.NOT_FOUND), summary="One share, with its words"
)  # fmt: skip
@reading
def one_share(request: ViewedRequest, share: Number) -> dict[str, Any]:
    """Its words while it is in force, what was answered, and what changed since it was shared."""
    viewer, on = request.viewer, office_day()
    one, is_agency = queries.one(viewer, share, on=on), viewer.may(Permission.TAKE_PART)
    if one is None:
        raise ProblemError(problems.NOT_FOUND)
    actions.note_opening(by=viewer, share=share, on=on)
    return {
        **_told(one, is_agency=is_agency),
        "lines": [
            {"field": line.field, "label": said(line.label), "value": said(line.value)}
            for line in (one.words.lines if one.words else ())
        ],
        "answers_told": [_answer(told) for told in queries.answers(viewer, share)],
        "corrections": [{"on": told.on, "notice": said(told.notice)} for told in queries.corrections(viewer, [share])],
    }


def _told(one: ShareSeen, *, is_agency: bool) -> dict[str, Any]:
    return {
        "share": one.id, "state": one.state, "kind": one.words.kind if one.words else None, "purpose": one.words.purpose if one.words else None,
        "shared_on": one.shared_on, "until": one.until, "withdrawn_on": one.withdrawn_on, "agencies": sorted(one.agencies.values()),
        "opened_by": one.opened, "answers": one.answers, "answers_waiting": None if is_agency else one.waiting,
    }  # fmt: skip


def _answer(told: AnswerSeen) -> dict[str, Any]:
    return {
        "answer": told.id, "agency": told.agency, "kind": told.kind, "text": told.text, "seen_at": told.place or None, "area": told.area_code or None,
        "seen_on": told.seen_on, "answered_on": told.on, "has_document": told.document is not None,
    }  # fmt: skip
