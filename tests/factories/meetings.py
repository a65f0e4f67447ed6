"""An invented team of seven agencies and its meetings, on 27 June 2023."""

from datetime import date, time

from tests.factories.office import account, looking
from tests.factories.teams import TODAY, TeamOffice
from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.meetings import (
    actions,
    agenda_actions,
    agenda_queries,
    attendance_actions,
    inviting,
    minutes_actions,
    queries,
)
from timpora.meetings.agenda_queries import ItemSeen
from timpora.meetings.attendance_actions import Tapped
from timpora.meetings.core.attending import Came
from timpora.meetings.core.minutes import EntryKind
from timpora.meetings.core.states import MeetingState, StepKind, When
from timpora.meetings.minutes_actions import EntryTold, Typed
from timpora.team.agreeing import Promise
from timpora.team.core.positions import Position


NEXT_QUARTER = date(2023, 9, 27)
LATER = When(day=date(2023, 7, 4), begins=time(13), ends=time(15), place="Aula Rekaan")
ROOM = When(day=TODAY, begins=time(9), ends=time(12), place="Ruang Rekaan")


class MeetingOffice(TeamOffice):
    """A team whose chair is the head of office, in which Disnaker and Polres sit; Kodim sits in none."""

    def __init__(self, code: str = "serang-rekaan") -> None:
        super().__init__(code)
        self.secretary = account(Role.HEAD_OF_SECTION, self.office)
        self.machine = account(Role.MACHINE, self.office)
        self.disnaker, self.polres, self.outside = (self.agency(name) for name in ("Disnaker Rekaan", "Polres Rekaan", "Kodim Rekaan"))  # fmt: skip
        self.of = self.team()
        own = self.seat(self.of)
        self.chair = self.sits(self.of, own, self.head, Position.CHAIR)
        self.sits(self.of, own, self.secretary, Position.SECRETARY, email="dewi@kantor.example")
        self.of_disnaker, self.of_polres = self.seat(self.of, self.disnaker), self.seat(self.of, self.polres)
        self.at_disnaker = self.sits(self.of, self.of_disnaker, self.disnaker, email="sinta@disnaker.example")
        self.sits(self.of, self.of_disnaker, "Rekana Pengganti", Position.SUBSTITUTE, stands_for=self.at_disnaker)
        self.sits(self.of, self.of_polres, self.polres)

    def plan(self, when: When = ROOM, on: date = TODAY, *, by: Account | None = None, team: int | None = None) -> int:
        """A meeting with its agenda drafted."""
        with looking(by or self.officer) as viewer:
            made = actions.plan(by=viewer, team=team or self.of, when=when, on=on)
            agenda_actions.draft(by=viewer, team=team or self.of, meeting=made, on=on)
            return made

    def invite(self, meeting: int, on: date = TODAY, by: Account | None = None) -> None:
        """The invitation."""
        with looking(by or self.officer) as viewer:
            inviting.invite(by=viewer, team=self.of, meeting=meeting, on=on)

    def open(self, meeting: int, on: date = TODAY) -> None:
        """The meeting is held."""
        with looking(self.officer) as viewer:
            actions.open_meeting(by=viewer, team=self.of, meeting=meeting, on=on)

    def close(self, meeting: int, on: date = TODAY, by: Account | None = None) -> None:
        """The minutes are closed."""
        with looking(by or self.officer) as viewer:
            actions.close_minutes(by=viewer, team=self.of, meeting=meeting, on=on)

    def answer(self, meeting: int, kind: StepKind, by: Account | None = None, text: str = "", on: date = TODAY) -> None:
        """The chair answers, or a note is added."""
        with looking(by or self.head) as viewer:
            actions.answer(by=viewer, team=self.of, meeting=meeting, kind=kind, text=text, on=on)

    def items(self, meeting: int, who: Account | None = None) -> list[ItemSeen]:
        """The agenda as somebody reads it."""
        with looking(who or self.officer) as viewer:
            return agenda_queries.agenda(viewer, meeting)

    def state(self, meeting: int) -> MeetingState:
        """How it stands."""
        with looking(self.officer) as viewer:
            seen = queries.one(viewer, self.of, meeting)
            assert seen is not None
            return seen.standing.state

    def tap(self, meeting: int, seat: int, came: Came, name: str = "") -> None:
        """How an agency is there."""
        with looking(self.officer) as viewer:
            attendance_actions.tap(by=viewer, team=self.of, meeting=meeting, told=Tapped(seat=seat, came=came, name=name), on=TODAY)  # fmt: skip

    def write(self, meeting: int, item: int, text: str, base: int = 0, *, by: Account | None = None, settles: int | None = None) -> bool:  # fmt: skip
        """The text of an item; whether it holds."""
        with looking(by or self.officer) as viewer:
            return minutes_actions.write(by=viewer, team=self.of, meeting=meeting, item=item, typed=Typed(text=text, base=base, settles=settles))  # fmt: skip

    def record(self, meeting: int, item: int, kind: EntryKind, text: str = "", seat: int | None = None) -> int:
        """A decision, a dissent or a nil result."""
        with looking(self.officer) as viewer:
            return minutes_actions.record(by=viewer, team=self.of, meeting=meeting, item=item, told=EntryTold(kind=kind, text=text, seat=seat), on=TODAY)  # fmt: skip

    def make_action(self, meeting: int, entry: int, due_on: date = TODAY) -> int:
        """A decision becomes an agreed action of Disnaker."""
        promise = Promise(seat=self.of_disnaker, what="Daftar pekerja rekaan", shown_by="Daftarnya", agreed_on=TODAY, due_on=due_on)  # fmt: skip
        with looking(self.officer) as viewer:
            return minutes_actions.make_action(by=viewer, team=self.of, meeting=meeting, entry=entry, promise=promise, on=TODAY)  # fmt: skip

    def held(self) -> tuple[int, int, int]:
        """A meeting that was held, with minutes, a decision that became an action, and the minutes closed: its number, an item, and the action."""
        meeting = self.plan()
        self.invite(meeting)
        self.open(meeting)
        item = self.items(meeting)[0].id
        self.write(meeting, item, "Dibahas bersama.")
        action = self.make_action(meeting, self.record(meeting, item, EntryKind.DECISION, "Disnaker mengirim daftar"))
        self.close(meeting)
        return meeting, item, action
