"""Long work that was begun: how far it is, and the way to stop it."""

from datetime import datetime
from typing import Any

from ninja import Router, Schema
from ninja.decorators import decorate_view
from pydantic import Field

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.api.core import problems
from timpora.api.core.problems import ProblemError
from timpora.api.description import PREFIX, WITH_KEY
from timpora.api.repeating import once
from timpora.api.schemas import Number, answers
from timpora.api.scope import needs
from timpora.jobs import actions, queries
from timpora.jobs.core.states import JobState
from timpora.ui.language import said


router = Router(tags=["jobs"])


class Work(Schema):
    """One piece of long work."""

    job: int = Field(examples=[31])
    kind: str = Field(examples=["commit_delivery"])
    subject: int = Field(description="What it works on: the number of a delivery.", examples=[12])
    state: JobState
    done: int = Field(examples=[40_000])
    total: int = Field(examples=[100_000])
    refusal: str | None = Field(description="Why it could not be done.")
    begun_at: datetime
    ended_at: datetime | None


@router.get("/jobs/{job}", response=answers({200: Work}, problems.NOT_FOUND), summary="How far is a job?")
@decorate_view(needs(Permission.READ_REGISTER))
def job(request: ViewedRequest, job: Number) -> dict[str, Any]:
    """Asked every other second or so, until `state` is `done`, `cancelled` or `refused`."""
    return told(_seen(request, job))


@router.post(
    "/jobs/{job}/cancel", response=answers({200: Work}, problems.NOT_FOUND, problems.UNDER_WAY), openapi_extra=WITH_KEY,
    summary="Stop a job",
)  # fmt: skip
@decorate_view(once, needs(Permission.READ_REGISTER, Permission.IMPORT_LISTS))
def cancel_job(request: ViewedRequest, job: Number) -> dict[str, Any]:
    """Asks it to stop: what waits is over at once, what runs stops at its next step, and nothing of it is recorded."""
    _seen(request, job)
    actions.ask_to_cancel(by=request.viewer, job=job)
    return told(_seen(request, job))


def address_of(job: int) -> str:
    """Where one asks how far a job is."""
    return f"/{PREFIX}jobs/{job}"


def told(seen: queries.JobSeen) -> dict[str, Any]:
    """One job as programs are told of it."""
    return {
        "job": seen.id, "kind": seen.kind, "subject": seen.subject, "state": seen.state, "done": seen.done, "total": seen.total,
        "refusal": None if seen.refusal is None else said(seen.refusal), "begun_at": seen.begun_at, "ended_at": seen.ended_at,
    }  # fmt: skip


def _seen(request: ViewedRequest, number: int) -> queries.JobSeen:
    seen = queries.job(request.viewer, number)
    if seen is None:
        raise ProblemError(problems.NOT_FOUND)
    return seen
