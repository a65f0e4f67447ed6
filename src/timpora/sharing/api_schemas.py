"""What programs are told of what is shared."""

from datetime import date

from ninja import Schema
from pydantic import Field

from timpora.api.paging import Asked
from timpora.sharing.core.answering import AnswerKind
from timpora.sharing.core.kinds import Field as Part
from timpora.sharing.core.kinds import ShareKind
from timpora.sharing.core.standing import ShareState


class AskedOfShares(Asked):
    """Which shares are asked for; what is not named asks nothing."""

    state: ShareState | None = Field(None, description="How they stand.")
    kind: ShareKind | None = Field(None, description="What is shared; of what is read no longer the kind is not known to an agency.")  # fmt: skip


class ShareTold(Schema):
    """A share without its words."""

    share: int = Field(examples=[12])
    state: ShareState
    kind: ShareKind | None = Field(description="null: an agency reads it no longer.")
    purpose: str | None
    shared_on: date
    until: date = Field(description="The last day on which agencies read it.")
    withdrawn_on: date | None
    agencies: list[str] = Field(description="With whom it is shared; an agency sees itself alone.")
    opened_by: int = Field(description="How many of these agencies opened it.")
    answers: int
    answers_waiting: int | None = Field(description="With how many of them nobody dealt; null for an agency.")


class LineTold(Schema):
    """One line of what is shared, in the language asked for."""

    field: Part
    label: str
    value: str


class AnswerTold(Schema):
    """What an agency answered."""

    answer: int
    agency: str
    kind: AnswerKind
    text: str
    seen_at: str | None
    area: str | None
    seen_on: date | None
    answered_on: date
    has_document: bool


class CorrectionTold(Schema):
    """What everybody with whom it was shared was told afterwards."""

    on: date
    notice: str


class ShareWithWords(ShareTold):
    """A share with what it says, what was answered, and what changed since."""

    lines: list[LineTold]
    answers_told: list[AnswerTold]
    corrections: list[CorrectionTold]
