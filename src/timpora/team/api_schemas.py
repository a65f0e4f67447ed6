"""What programs are told of teams."""

from datetime import date

from ninja import Schema
from pydantic import Field

from timpora.api.paging import Asked
from timpora.letters.core.leaving import MessageState
from timpora.team.core.agreed import ActionState
from timpora.team.core.decrees import BasisState
from timpora.team.core.holding import HolderState
from timpora.team.core.levels import TeamKind, TeamLevel
from timpora.team.core.positions import Position
from timpora.team.core.reminders import ReminderFailure, ReminderKind


class AskedOfTeams(Asked):
    """Which teams are asked for; what is not named asks nothing."""

    kind: TeamKind | None = Field(None, description="Immigration's, or the local government's own.")
    level: TeamLevel | None = Field(None, description="How far it reaches.")
    area: str | None = Field(None, pattern=r"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$", description="For this area, or for one that lies in it, by its Kemendagri code.")  # fmt: skip


class BasisTold(Schema):
    """How it stands today with what a team rests on."""

    state: BasisState
    day: date | None = Field(
        description="The last day in force; of one to come the first, of one that is over the last."
    )


class TeamTold(Schema):
    """A team without who sits in it."""

    team: int = Field(examples=[3])
    kind: TeamKind
    level: TeamLevel
    area: str | None = Field(examples=["36.04"], description="null: the whole country.")
    name: str
    meets_every_months: int | None = Field(description="null: none agreed.")
    basis: BasisTold


class DecreeTold(Schema):
    """A decree of a team."""

    decree: int
    number: str
    legal_basis: str
    issuer: str
    issued_on: date
    first_day: date
    last_day: date | None = Field(description="The last day on which it is in force, revoked or not; null: open.")


class ActingTold(Schema):
    """Who acts."""

    holder: int
    name: str


class HolderTold(Schema):
    """Somebody who holds a position today, or held it last while a substitute acts."""

    holder: int
    name: str
    title: str
    position: Position
    state: HolderState
    acts: ActingTold | None = Field(description="null: nobody.")


class SeatTold(Schema):
    """The seat of an agency today."""

    seat: int
    agency: str
    is_vacant: bool = Field(description="Nobody holds a position in it, whoever stands in.")
    holders: list[HolderTold]


class TeamWithSeats(TeamTold):
    """A team with its decrees and with who sits in it today."""

    decrees: list[DecreeTold]
    seats: list[SeatTold]


class ActionReminderTold(Schema):
    """An e-mail that reminded somebody of an agreed action, or is to."""

    kind: ReminderKind
    due_on: date = Field(description="The day of which it reminds.")
    on: date = Field(description="The office's day on which it was made.")
    state: MessageState
    failure: ReminderFailure | None = Field(description="Why it did not leave or arrive; null where nothing failed.")


class DueDayAsked(Schema):
    """Another due day that the owner asked for, and that waits for an answer."""

    due_on: date
    on: date = Field(description="The office's day on which it was asked for.")
    reason: str


class DueDayMoved(Schema):
    """A due day that took the place of another one."""

    was: date
    due_on: date
    on: date = Field(description="The office's day on which it was moved.")
    reason: str
    counts: bool = Field(description="False where it was late by then: it still counts by the earlier day.")


class ActionTold(Schema):
    """What an agency promised the team, and how it stands today."""

    action: int
    agency: str
    person: str | None = Field(description="null: the agency as a whole.")
    what: str
    shown_by: str = Field(description="What would show it done.")
    agreed_on: date
    due_on: date = Field(description="The due day that holds.")
    counts_on: date = Field(description="The due day by which it counts as kept in time or late.")
    asked: DueDayAsked | None = Field(description="null: no other due day is asked for.")
    moves: list[DueDayMoved] = Field(description="How the due day was moved, the first first.")
    state: ActionState
    reported_on: date | None = Field(description="When it was reported done; null while no report holds.")
    days_over: int = Field(description="Days after the due day on which it was reported, or is not yet.")
    reminders: list[ActionReminderTold] = Field(
        description="The first first; for an agency's program there are none: they are the office's."
    )
