"""What programs are told of cases, and what they send."""

from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import Field

from timpora.api.paging import Asked
from timpora.api.schemas import Number, Sent
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.clocks import ClockKind, ClockState
from timpora.casework.core.protection import Protection
from timpora.casework.core.rights import Right
from timpora.casework.core.statuses import Origin, Outcome, Status


class AskedOfCases(Asked):
    """Which cases are asked for; what is not named asks nothing, and without a status the open ones are meant."""

    status: Status | None = Field(None, description="Where the case stands.")
    officer: Number | None = Field(None, description="Whose case it is, by the number of the account.")
    outcome: Outcome | None = Field(None, description="How it ended.")


class CaseTold(Schema):
    """A case without its file."""

    case: int = Field(examples=[7])
    number: str = Field(examples=["0007/PERKARA/2023"])
    status: Status
    since: date
    origin: Origin
    officer: int
    outcome: Outcome | None
    opened_on: date
    closed_on: date | None
    due_on: date | None = Field(description="The most urgent deadline that runs.")
    due: ClockKind | None
    steps: int = Field(
        description="How many steps were taken; sent back as `seen`, a step of somebody else since is noticed."
    )


class PersonTold(Schema):
    """Somebody of a case."""

    person: int = Field(description="The number within the case, by which acts name the person.")
    record: int = Field(description="The record in the register.")
    name: str
    protections: list[Protection]
    rights: dict[Right, str] = Field(description="given, unwanted, skipped or owed")


class DeadlineTold(Schema):
    """A deadline that runs."""

    deadline: ClockKind
    person: int | None
    due_on: date
    state: ClockState
    sentence: str
    basis: str
    confirmed: bool


class StepTold(Schema):
    """A step: `act` is what was sent, field by field."""

    step: int
    act: dict[str, Any]
    at: datetime
    account: int
    letters: list[int]


class ActOffered(Schema):
    """An act, and why it cannot be done now."""

    kind: ActKind
    why_not: str | None
    how: str | None


class CaseWithFile(CaseTold):
    """A case with its people, deadlines and steps."""

    people: list[PersonTold]
    deadlines: list[DeadlineTold]
    steps_taken: list[StepTold]


class CaseSent(Sent):
    """What a new case is about."""

    findings: list[Number] = Field([], max_length=50)
    people: list[Number] = Field(
        [], max_length=50, description="Records of the register, for a case without a finding."
    )
    origin: Origin = Origin.FINDING
    reason: str = Field(min_length=1, max_length=2_000)


class ActDone(Schema):
    """The step that an act became, and where the case stands now."""

    step: int
    case: CaseTold | None = Field(description="Missing where the act hid the case from who did it.")
