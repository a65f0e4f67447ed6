"""An invented office with the team of a regency: its seats, and the agencies whose people sit in them."""

from datetime import date

from tests.factories.office import HASHED, account, as_owner, looking, office
from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account, Agency, Office
from timpora.team import actions, agreeing
from timpora.team.actions import DecreeTold, HolderTold, TeamTold
from timpora.team.agreeing import Promise, SaidNow
from timpora.team.core.agreed import StepKind
from timpora.team.core.endings import Ending
from timpora.team.core.levels import TeamKind, TeamLevel
from timpora.team.core.positions import Position


TODAY = date(2023, 6, 27)
FORMED = date(2023, 6, 1)
REGENCY = TeamTold(kind=TeamKind.TIMPORA, level=TeamLevel.REGENCY, area_code="36.04", name="Timpora Rekaan Serang", rhythm_months=3)  # fmt: skip
PROVINCE = TeamTold(kind=TeamKind.TIMPORA, level=TeamLevel.PROVINCE, area_code="36", name="Timpora Rekaan Banten", rhythm_months=None)  # fmt: skip
DECREE = DecreeTold(legal_basis="Pasal 69 UU 6/2011", number="REKAAN-01/TIM/2023", issuer="Kepala Kantor Rekaan", issued_on=FORMED, first_day=FORMED, last_day=date(2023, 12, 31))  # fmt: skip


class TeamOffice:
    """An office on 27 June 2023 whose officer runs teams and whose head decides on their decrees."""

    def __init__(self, code: str = "serang-rekaan") -> None:
        self.office: Office = office(code)
        self.officer = account(Role.OFFICER, self.office)
        self.head = account(Role.HEAD_OF_OFFICE, self.office)

    def agency(self, name: str) -> Account:
        """Somebody who signs in for an agency of this name."""
        short = f"{name.split(maxsplit=1)[0].lower()}.{self.office.code}"
        with as_owner():
            own = Agency.objects.get_or_create(office=self.office, name=name)[0]
            made = Account(
                sign_in_name=short,
                name=f"Reka {name}",
                office=self.office,
                agency=own,
                role=Role.MEMBER_AGENCY,
                password=HASHED,
            )
            made.save()
            return made

    def team(self, told: TeamTold = REGENCY, *, decree: DecreeTold | None = DECREE) -> int:
        """A team, with its decree where one is given."""
        with looking(self.officer) as by:
            made = actions.open_team(by=by, told=told)
        if decree is not None:
            with looking(self.head) as by:
                actions.record_decree(by=by, team=made, told=decree, on=TODAY)
        return made

    def seat(self, team: int, of: Account | None = None, first_day: date = FORMED, last_day: date | None = None) -> int:
        """A seat of somebody's agency, or the office's own."""
        with looking(self.officer) as by:
            agency = None if of is None else of.agency_id
            return actions.give_seat(by=by, team=team, agency=agency, first_day=first_day, last_day=last_day, on=TODAY)

    def sits(self, team: int, seat: int, who: Account | str, position: Position = Position.MEMBER, **more: object) -> int:  # fmt: skip
        """Somebody in a seat: an account, or a name without one."""
        person = {"name": who, "title": "Pejabat rekaan", "email": "reka@instansi.example"} if isinstance(who, str) else {"held_by": who.pk}  # fmt: skip
        told = HolderTold(**{"position": position, "first_day": FORMED, **person, **more})  # type: ignore[arg-type]
        with looking(self.officer) as by:
            return actions.seat(by=by, team=team, seat=seat, told=told, on=TODAY)

    def away(self, team: int, holder: int, first_day: date = TODAY, last_day: date = TODAY) -> int:
        """Days on which somebody cannot act."""
        with looking(self.officer) as by:
            return actions.record_absence(by=by, team=team, holder=holder, first_day=first_day, last_day=last_day, on=TODAY)  # fmt: skip

    def end(self, team: int, what: Ending, row: int, last_day: date, by: Account | None = None) -> None:
        """The last day of what was to hold longer."""
        with looking(by or (self.head if what is Ending.DECREE else self.officer)) as viewer:
            actions.end(by=viewer, team=team, what=what, row=row, last_day=last_day)

    def promise(self, team: int, seat: int, due_on: date = TODAY, by: Account | None = None, **more: object) -> int:
        """Something that an agency promised the team on the day on which it was formed."""
        told = {"what": "Daftar pekerja asing rekaan", "shown_by": "Daftarnya", "agreed_on": FORMED, **more}
        with looking(by or self.officer) as viewer:
            return agreeing.agree(by=viewer, team=team, told=Promise(seat=seat, due_on=due_on, **told), on=TODAY)  # type: ignore[arg-type]

    def say(self, team: int, action: int, kind: StepKind, by: Account, text: str = "Sudah rekaan", **more: date | None) -> None:  # fmt: skip
        """The next step of an agreed action, today or `on` another day; `due_on` where it names one."""
        told = SaidNow(kind=kind, text=text, due_on=more.get("due_on"))
        with looking(by) as viewer:
            agreeing.say(by=viewer, team=team, action=action, told=told, on=more.get("on") or TODAY)
