"""What programs are told of reminders, and what they send."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from timpora.api.paging import Asked
from timpora.api.schemas import Plain, Sent
from timpora.letters.core.leaving import MessageState
from timpora.screening.api_schemas import LONGEST_REASON
from timpora.screening.core.reminders import Failure, Outcome, Recipient


LONGEST_ADDRESS = 254


class AskedOfReminders(Asked):
    """Which reminders are asked for; what is not named asks nothing, and without a month those of the last year are meant."""

    outcome: Outcome | None = Field(None, description="What became of it, as far as is on record.")
    month: Plain | None = Field(
        None, description="Reminded in that month.", pattern=r"^(19|20|21)\d{2}-(0[1-9]|1[0-2])$", examples=["2023-06"]
    )

    @property
    def first_day(self) -> date | None:
        """The first day of the month that is asked for."""
        return None if self.month is None else date.fromisoformat(f"{self.month}-01")


class MessageTold(Schema):
    """A letter on its way as e-mail; the address is told on pages alone."""

    recipient: Recipient
    state: MessageState
    failure: Failure | None
    ended_at: datetime | None


class ReminderTold(Schema):
    """A reminder, and what became of it."""

    reminder: int = Field(examples=[7])
    person: int = Field(examples=[17])
    name: str
    sponsor: str | None
    stay_limit: date = Field(examples=["2023-07-03"])
    on: date = Field(description="The day of the letters.", examples=["2023-06-27"])
    by_rule: bool = Field(description="Whether the office's own rule reminded.")
    reason: str | None
    outcome: Outcome
    letters: list[Recipient] = Field(description="To whom a letter was issued.")
    messages: list[MessageTold]


class ReminderSent(Sent):
    """Where the letters go; both addresses may be missing: letters are issued all the same."""

    person: Plain | None = Field(None, description="E-mail address of the person.", max_length=LONGEST_ADDRESS)
    sponsor: Plain | None = Field(None, description="E-mail address of the sponsor.", max_length=LONGEST_ADDRESS)
    reason: Plain | None = Field(
        None, description="Needed where somebody was reminded already, is protected, or has to be looked at first.",
        max_length=LONGEST_REASON,
    )  # fmt: skip
