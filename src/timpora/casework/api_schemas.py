"""What programs are told of cases, and what they send."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field, WithJsonSchema

from timpora.api.paging import Asked
from timpora.api.schemas import Number, Sent
from timpora.casework.core.acts.base import BECAUSE
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.clocks import ClockState
from timpora.casework.core.file_kinds import MediaType
from timpora.casework.core.protection import Protection
from timpora.casework.core.rights import Right
from timpora.casework.core.statuses import OpenedFrom, Origin, Outcome, Status
from timpora.casework.core.terms import ClockKind
from timpora.letters.core.kinds import LetterKind


# Described where it stands: reminders have outcomes of their own, and the description knows each name once.
CaseOutcome = Annotated[Outcome, WithJsonSchema({"type": "string", "enum": [one.value for one in Outcome]})]


class AskedOfCases(Asked):
    """Which cases are asked for; what is not named asks nothing, and without a status the open ones are meant."""

    status: Status | None = Field(None, description="Where the case stands.")
    officer: Number | None = Field(None, description="Whose case it is, by the number of the account.")
    outcome: CaseOutcome | None = Field(None, description="How it ended.")


class AskedOfAnAct(Schema):
    """What the program knows of the case."""

    seen: Number | None = Field(
        None, description="How many steps the program has seen: nothing is done where there are more."
    )


class CaseTold(Schema):
    """A case without its file."""

    case: int = Field(examples=[7])
    number: str = Field(examples=["0007/PERKARA/2023"])
    status: Status
    since: date
    origin: Origin
    officer: int
    outcome: CaseOutcome | None
    opened_on: date
    closed_on: date | None
    due_on: date | None = Field(description="The most urgent deadline that runs.")
    due: ClockKind | None
    steps: int = Field(
        description="How many steps were taken; sent back as `seen`, a step of somebody else since is noticed."
    )


class Standing(StrEnum):
    """How it is with a right of somebody."""

    GIVEN = "given"
    UNWANTED = "unwanted"
    SKIPPED = "skipped"
    OWED = "owed"
    NOT_OWED = "not_owed"


class RecordWithdrawnTold(Schema):
    """By which account the record of somebody was withdrawn from the register, on which day and why."""

    on: date
    account: int
    reason: str


class PersonTold(Schema):
    """Somebody of a case."""

    person: int = Field(description="The number within the case, by which acts name the person.")
    record: int = Field(description="The record in the register.")
    record_withdrawn: RecordWithdrawnTold | None = Field(
        description="Where the record was withdrawn and no other stands for it; what was found about the person is no longer found."
    )
    name: str
    protections: list[Protection]
    rights: dict[Right, Standing] = Field(
        description="skipped: left out with a reason; not_owed: as the mission of an asylum seeker, which must not be told"
    )


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
    """A step: `act` is what was sent or typed, field by field, by a program or a person."""

    step: int
    act: dict[str, Any]
    at: datetime
    account: int
    letters: list[int]


class LetterTold(Schema):
    """A letter of the case, whose PDF is at `/cases/{case}/letters/{letter}`."""

    letter: int
    number: str = Field(examples=["0003/PERINTAH/2023"])
    kind: LetterKind
    issued_on: date
    withdrawn_on: date | None


class DocumentTold(Schema):
    """A document that was received, whose bytes are at `/cases/{case}/documents/{document}`."""

    document: int
    name: str
    media_type: MediaType
    size: int
    sha256: str
    account: int
    at: datetime


class OccasionTold(Schema):
    """By which letter or step somebody was told, in words; no number where no letter was written."""

    what: str
    number: str
    on: date


class ReachedTold(Schema):
    """Somebody who was told of people of the case, and whether the correction has reached them."""

    whom: str
    people: list[int] = Field(description="About whom, by the numbers within the case.")
    told_by: list[OccasionTold]
    notice: OccasionTold | None = Field(description="The notice by which they learned of the correction.")
    must_not_be_told: bool = Field(description="As the mission of who seeks asylum.")


class ActOffered(Schema):
    """An act, and why it cannot be done now."""

    kind: ActKind
    why_not: str | None
    how: str | None


class CaseWithFile(CaseTold):
    """A case with its people, deadlines, steps, letters and documents."""

    people: list[PersonTold]
    deadlines: list[DeadlineTold]
    steps_taken: list[StepTold]
    letters: list[LetterTold]
    documents: list[DocumentTold]
    to_be_told: list[ReachedTold] = Field(
        description="Everybody who was told of people whose data were corrected since; empty where nothing was."
    )


class CaseSent(Sent):
    """What a new case is about."""

    findings: list[Number] = Field([], max_length=50)
    people: list[Number] = Field(
        [], max_length=50, description="Records of the register, for a case without a finding."
    )
    origin: OpenedFrom = OpenedFrom.FINDING
    reason: Annotated[str, BECAUSE] = Field(description="Why the case is opened; not blank.")


class ActDone(Schema):
    """The step that an act became, and where the case stands now."""

    step: int
    case: CaseTold | None = Field(description="Missing where the act hid the case from who did it.")
