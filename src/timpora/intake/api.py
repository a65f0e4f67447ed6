"""Lists for programs: a file is sent, its columns mapped, its rows checked, recorded, receipted, and undone where it was wrong."""

from typing import Annotated, Any

from django.http import HttpResponse
from ninja import File, Form, Query, Router, Status, UploadedFile
from ninja.decorators import decorate_view

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.api.core import problems
from timpora.api.core.cursors import cursor_after
from timpora.api.core.heads import etag, matches
from timpora.api.core.problems import ProblemError
from timpora.api.description import WITH_IF_MATCH, WITH_KEY
from timpora.api.paging import Asked, Page
from timpora.api.repeating import once
from timpora.api.schemas import Number, Plain, answers
from timpora.api.scope import needs
from timpora.intake import actions, forms, queries
from timpora.intake import api_schemas as schemas
from timpora.intake.core import delivery_refusals as refusals
from timpora.intake.core.deliveries import CHECK_WORK, COMMIT_WORK, MANY_ROWS, WORKS, DeliveryState
from timpora.jobs import actions as jobs
from timpora.jobs import api as work
from timpora.jobs import queries as job_queries
from timpora.kernel.refusals import Refused


router = Router(tags=["intake"])
reading = decorate_view(needs(Permission.READ_REGISTER))
sending = decorate_view(needs(Permission.READ_REGISTER, Permission.IMPORT_LISTS))
acting = decorate_view(once, needs(Permission.READ_REGISTER, Permission.IMPORT_LISTS))
recording = decorate_view(once, needs(Permission.READ_REGISTER, Permission.IMPORT_LISTS, Permission.RECORD_FACTS))
undoing = decorate_view(once, needs(Permission.READ_REGISTER, Permission.UNDO_IMPORTS, Permission.WITHDRAW_FACTS))
OF_ACTS = (problems.NOT_FOUND, problems.UNDER_WAY)


@router.post(
    "/deliveries", response=answers({200: schemas.Received, 201: schemas.Received, 202: schemas.Received}, problems.UNDER_WAY),
    openapi_extra=WITH_KEY, url_name="deliveries", summary="Send a file",
)  # fmt: skip
@acting
def send_delivery(
    request: ViewedRequest,
    response: HttpResponse,
    file: Annotated[UploadedFile, File()],
    sender: Annotated[Plain | None, Form()] = None,
) -> Status[dict[str, Any]]:
    """A list as XLSX, XLS, ODS or CSV. Nothing is recorded yet. The same file again is recognised, and answered with 200.

    A large file is looked into by a job (202), whose number is told and whose address stands in Location; what is no list is
    refused there.
    """
    got = actions.receive(
        by=request.viewer, file_name=file.name or "", parts=file.chunks(), sender=sender, may_wait=True
    )
    told = {**schemas.delivery_told(_seen(request, got.delivery)), "is_new": got.is_new, "job": got.job}
    if got.job is not None:
        response.headers["Location"] = work.address_of(got.job)
        return Status(202, told)
    return Status(201 if got.is_new else 200, told)


@router.get("/deliveries", response=answers({200: Page[schemas.DeliveryTold]}), summary="Files that came")
@reading
def list_deliveries(request: ViewedRequest, asked: Query[Asked]) -> dict[str, Any]:
    """The latest first."""
    found = queries.deliveries(request.viewer, before=asked.after, most=asked.limit + 1)
    shown = found[: asked.limit]
    more = len(found) > asked.limit
    return {"items": list(map(schemas.delivery_told, shown)), "next": cursor_after(shown[-1].id) if more else None}


@router.get(
    "/deliveries/{delivery}", response=answers({200: schemas.DeliveryTold}, problems.NOT_FOUND), summary="One file that came"
)  # fmt: skip
@reading
def one_delivery(request: ViewedRequest, delivery: Number) -> dict[str, Any]:
    """In which state it is."""
    return schemas.delivery_told(_seen(request, delivery))


@router.get(
    "/deliveries/{delivery}/mapping", response=answers({200: schemas.MappingTold}, *OF_ACTS), summary="How its columns are read"
)  # fmt: skip
@sending
def delivery_mapping(request: ViewedRequest, response: HttpResponse, delivery: Number) -> dict[str, Any]:
    """As somebody said, or else as is proposed from headers and content. The ETag is what a change must show."""
    seen = _looked_into(request, delivery)
    response.headers["ETag"] = etag([seen.version])
    return schemas.mapping_told(seen)


@router.put(
    "/deliveries/{delivery}/mapping", openapi_extra=WITH_IF_MATCH, summary="Say how its columns are read",
    response=answers(
        {200: schemas.MappingTold}, problems.NOT_FOUND, problems.CHANGED, problems.IF_MATCH_NEEDED, problems.UNDER_WAY
    ),
)  # fmt: skip
@sending
def map_delivery(
    request: ViewedRequest, response: HttpResponse, delivery: Number, sent: schemas.MappingSent
) -> dict[str, Any]:
    """What is said here is remembered for the sender's next lists with the same header. A change of somebody else's is not lost."""
    seen = _looked_into(request, delivery)
    if_match = request.headers.get("If-Match", "")
    if not if_match:
        raise ProblemError(problems.IF_MATCH_NEEDED)
    if not matches(if_match, etag([seen.version])):
        raise ProblemError(problems.CHANGED)
    if len(sent.sheets) > len(seen.looked):
        raise ProblemError(problems.WRONG_VALUES, places=("body.sheets",))
    mappings = forms.mappings_sent(seen.looked, schemas.as_a_form(sent))
    actions.map_columns(by=request.viewer, delivery=delivery, mappings=mappings, seen_version=seen.version)
    now = _seen(request, delivery)
    response.headers["ETag"] = etag([now.version])
    return schemas.mapping_told(now)


@router.post(
    "/deliveries/{delivery}/check", response=answers({200: schemas.Receipt, 202: work.Work}, *OF_ACTS), openapi_extra=WITH_KEY,
    summary="Check what would become of its rows",
)  # fmt: skip
@acting
def check_delivery(request: ViewedRequest, response: HttpResponse, delivery: Number) -> Status[dict[str, Any]]:
    """Reads the whole file; nothing is recorded. Refused rows are told with place, reason and how to mend them.

    A long list is checked by a job (202, its address in Location), and the result read once that is done.
    """
    seen = _looked_into(request, delivery)
    if seen.rows < MANY_ROWS:
        return Status(200, schemas.receipt_told(delivery, actions.check(by=request.viewer, delivery=delivery).told))
    return _begun(request, response, seen, CHECK_WORK)


@router.get(
    "/deliveries/{delivery}/check", response=answers({200: schemas.Receipt}, problems.NOT_FOUND), summary="What would become of its rows"
)  # fmt: skip
@reading
def delivery_check(request: ViewedRequest, delivery: Number) -> dict[str, Any]:
    """As it was checked last; before that, and after its columns were mapped otherwise, there is none."""
    seen = _seen(request, delivery)
    if seen.checked is None:
        raise ProblemError(problems.NOT_FOUND)
    return schemas.receipt_told(delivery, seen.checked)


@router.post(
    "/deliveries/{delivery}/commit", response=answers({202: work.Work}, *OF_ACTS), openapi_extra=WITH_KEY, summary="Record it"
)  # fmt: skip
@recording
def commit_delivery(request: ViewedRequest, response: HttpResponse, delivery: Number) -> Status[dict[str, Any]]:
    """Begins the job that records every accepted row, wholly or not at all; ask for it, at Location, until it is over."""
    return _begun(request, response, _looked_into(request, delivery), COMMIT_WORK)


@router.get(
    "/deliveries/{delivery}/receipt", response=answers({200: schemas.Receipt}, problems.NOT_FOUND), summary="What became of its rows"
)  # fmt: skip
@reading
def delivery_receipt(request: ViewedRequest, delivery: Number) -> dict[str, Any]:
    """Once it is recorded; before that there is none."""
    seen = _seen(request, delivery)
    if seen.receipt is None:
        raise ProblemError(problems.NOT_FOUND)
    return schemas.receipt_told(delivery, seen.receipt)


@router.post(
    "/deliveries/{delivery}/undo", response=answers({200: schemas.Undone, 202: work.Work}, *OF_ACTS), openapi_extra=WITH_KEY,
    summary="Undo a recorded file",
)  # fmt: skip
@undoing
def undo_delivery(
    request: ViewedRequest, response: HttpResponse, delivery: Number, sent: schemas.UndoSent
) -> Status[dict[str, Any]]:
    """Withdraws everything that the file said, with the reason; it may be recorded again.

    A long list is undone by a job (202, its address in Location).
    """
    seen = _seen(request, delivery)
    if seen.rows >= MANY_ROWS:
        job = actions.ask_to_undo(by=request.viewer, delivery=delivery, because=sent.reason)
        return _accepted(request, response, job)
    rows = actions.undo(by=request.viewer, delivery=delivery, because=sent.reason)
    return Status(200, {"delivery": delivery, "facts_withdrawn": rows})


@router.post(
    "/deliveries/{delivery}/set-aside", response=answers({200: schemas.DeliveryTold}, *OF_ACTS), openapi_extra=WITH_KEY,
    summary="Leave a file that was not recorded",
)  # fmt: skip
@acting
def set_delivery_aside(request: ViewedRequest, delivery: Number) -> dict[str, Any]:
    """From then on it is found no more; the same file may be sent again."""
    seen = _seen(request, delivery)
    actions.set_aside(by=request.viewer, delivery=delivery)
    return {**schemas.delivery_told(seen), "state": DeliveryState.SET_ASIDE}


@router.get("/feeds", response=answers({200: Page[schemas.FeedTold]}), summary="Lists that come regularly")
@reading
def list_feeds(request: ViewedRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Rhythm, last arrival and completeness of each, and whether it is late or came thin; from when on it is silent, the rule feed_silent says."""
    first = asked.after or 0
    found = queries.feeds(request.viewer, on=queries.day_of_the_office())
    told = list(map(schemas.feed_told, found[first : first + asked.limit]))
    more = len(found) > first + asked.limit
    return {"items": told, "next": cursor_after(first + asked.limit) if more else None}


@router.get("/feeds/{feed}", response=answers({200: schemas.FeedTold}, problems.NOT_FOUND), summary="One feed")
@reading
def one_feed(request: ViewedRequest, feed: Number) -> dict[str, Any]:
    """How it stands today."""
    found = queries.feeds(request.viewer, on=queries.day_of_the_office())
    told = next((schemas.feed_told(one) for one in found if one.id == feed), None)
    if told is None:
        raise ProblemError(problems.NOT_FOUND)
    return told


def _seen(request: ViewedRequest, number: int) -> queries.DeliverySeen:
    seen = queries.delivery(request.viewer, number)
    if seen is None or seen.state is DeliveryState.SET_ASIDE:
        raise ProblemError(problems.NOT_FOUND)
    return seen


def _looked_into(request: ViewedRequest, number: int) -> queries.DeliverySeen:
    """A file whose sheets are known; the worker may not have come to a large one yet, or found that it is no list."""
    seen = _seen(request, number)
    if not seen.looked:
        raise Refused(refusals.NOT_LOOKED_INTO)
    return seen


def _begun(
    request: ViewedRequest, response: HttpResponse, seen: queries.DeliverySeen, kind: str
) -> Status[dict[str, Any]]:
    """The job that works on a file, begun now where it was not under way; raises Refused where another one is."""
    if not seen.state.may_be_recorded:
        raise Refused(refusals.NOT_THERE)
    working = job_queries.under_way(request.viewer, WORKS, seen.id)
    if working is not None and working.kind != kind:
        raise Refused(refusals.UNDER_WAY)
    total = seen.rows if kind == CHECK_WORK else sum(seen.checked["facts"].values()) if seen.checked else 0
    job = jobs.begin(by=request.viewer, kind=kind, subject=seen.id, title=seen.file_name, total=total)
    return _accepted(request, response, job)


def _accepted(request: ViewedRequest, response: HttpResponse, job: int) -> Status[dict[str, Any]]:
    """The job that goes on after this answer, and where one asks for it."""
    begun = job_queries.job(request.viewer, job)
    assert begun is not None  # it was begun in this transaction
    response.headers["Location"] = work.address_of(job)
    return Status(202, work.told(begun))
