"""The teams of the invented office: Timpora of the regency with seven agencies, the local government's own beside it, and the province's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from timpora.accounts import doors
from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Role
from timpora.entrypoints import demo_actions, demo_meetings, demo_shares
from timpora.entrypoints.demo_words import AGENCIES, AGENCY_PEOPLE, DEMO_DAY, DEMO_NAME, PEOPLE, DemoPerson
from timpora.kernel.viewers import Viewer
from timpora.team import actions, queries
from timpora.team.actions import DecreeTold, HolderTold, TeamTold
from timpora.team.core.levels import TeamKind, TeamLevel
from timpora.team.core.positions import Position


FORMED_ON, UNTIL = date(2023, 6, 1), date(2024, 12, 31)
REGENCY = TeamTold(
    kind=TeamKind.TIMPORA, level=TeamLevel.REGENCY, area_code="36.04", name="Timpora Kabupaten Serang (rekaan)", rhythm_months=3
)  # fmt: skip
BESIDE = TeamTold(
    kind=TeamKind.KESBANGPOL, level=TeamLevel.REGENCY, area_code="36.04", name="Tim Pemantauan Orang Asing Kabupaten Serang (rekaan)",
    rhythm_months=None,
)  # fmt: skip
PROVINCE = TeamTold(
    kind=TeamKind.TIMPORA, level=TeamLevel.PROVINCE, area_code="36", name="Timpora Provinsi Banten (rekaan)", rhythm_months=6
)  # fmt: skip
OF_IMMIGRATION = "Pasal 69 UU 6/2011; Permenkumham 50/2016"
OF_HOME_AFFAIRS = "Permendagri 49/2010 dan 50/2010"
MILITARY_DISTRICT = AGENCIES[4]
type Accounts = Mapping[DemoPerson, int | None]


@dataclass(frozen=True)
class Sits:
    """Somebody of the invented office in the seat of an agency; without one, in the office's own."""

    agency: str | None
    position: Position
    person: DemoPerson | None = None
    named: str = ""  # who has no account, and the title
    title: str = ""


AT_THE_TABLE = tuple(Sits(one.agency, Position.MEMBER, one) for one in (PEOPLE[Role.MEMBER_AGENCY], *AGENCY_PEOPLE))
MEMBERS: Mapping[TeamTold, tuple[Sits, ...]] = {
    REGENCY: (
        Sits(None, Position.CHAIR, PEOPLE[Role.HEAD_OF_OFFICE], title="Kepala kantor"),
        Sits(None, Position.SECRETARY, PEOPLE[Role.HEAD_OF_SECTION], title="Kepala seksi intelijen dan penindakan"),
        *AT_THE_TABLE,
    ),
    BESIDE: (
        Sits(AGENCIES[0], Position.CHAIR, named="Cecep Andaikata (rekaan)", title="Kepala badan"),
        Sits(AGENCIES[0], Position.SECRETARY, PEOPLE[Role.MEMBER_AGENCY], title="Kepala bidang"),
        *(one for one in AT_THE_TABLE if one.agency in {AGENCIES[1], AGENCIES[5]}),
        Sits(None, Position.MEMBER, PEOPLE[Role.HEAD_OF_SECTION]),
    ),
    PROVINCE: (
        Sits(None, Position.CHAIR, named="Umar Misalkan (rekaan)", title="Kepala divisi keimigrasian"),
        Sits(None, Position.MEMBER, PEOPLE[Role.HEAD_OF_OFFICE]),
    ),
}  # fmt: skip


def open_teams() -> None:
    """Opens them as they are on the day of the meeting; where a loading was stopped in between, only what is missing."""
    people = {one: doors.account_named(one.sign_in_name) for one in (*PEOPLE.values(), *AGENCY_PEOPLE)}
    with doors.on_behalf_of(people[PEOPLE[Role.HEAD_OF_SECTION]] or 0) as by:
        if not queries.teams(by):
            for told, sits in MEMBERS.items():
                _open(by, told, sits, people)
    with doors.on_behalf_of(people[PEOPLE[Role.HEAD_OF_OFFICE]] or 0) as by:
        found = queries.teams(by)
        rest = queries.decrees(by, [one.id for one in found])
        for number, one in enumerate((one for one in found if not rest[one.id]), start=1):
            is_beside = one.kind is TeamKind.KESBANGPOL
            decree = DecreeTold(
                legal_basis=OF_HOME_AFFAIRS if is_beside else OF_IMMIGRATION, number=f"REKAAN-{number:02}/TIM/2023",
                issuer="Bupati Rekaan Serang" if is_beside else f"Kepala {DEMO_NAME}", issued_on=FORMED_ON, first_day=FORMED_ON, last_day=UNTIL,
            )  # fmt: skip
            actions.record_decree(by=by, team=one.id, told=decree, on=DEMO_DAY)
    demo_actions.agree(people)
    demo_shares.share(people)
    demo_meetings.hold(people)


def _open(by: Viewer, told: TeamTold, sits: Iterable[Sits], people: Accounts) -> None:
    team = actions.open_team(by=by, told=told)
    agencies = {one.name: one.id for one in accounts.agencies(by)}
    seats: dict[str | None, int] = {}
    for one in sits:
        if one.agency not in seats:
            agency = agencies[one.agency] if one.agency else None
            seats[one.agency] = actions.give_seat(
                by=by, team=team, agency=agency, first_day=FORMED_ON, last_day=None, on=DEMO_DAY
            )
        seated = HolderTold(
            position=one.position, held_by=people[one.person] if one.person else None, name=one.named, title=one.title,
            email="" if one.person else "pimpinan@instansi.example", first_day=FORMED_ON,
        )  # fmt: skip
        holder = actions.seat(by=by, team=team, seat=seats[one.agency], told=seated, on=DEMO_DAY)
        if told is REGENCY and one.agency == MILITARY_DISTRICT:
            _send_the_substitute(by, team, seats[one.agency], holder)


def _send_the_substitute(by: Viewer, team: int, seat: int, holder: int) -> None:
    """The military district's member is away on the day of the meeting, and somebody without an account stands in."""
    substitute = HolderTold(
        position=Position.SUBSTITUTE, stands_for=holder, name="Rudi Umpama (rekaan)", title="Perwira seksi teritorial", email="rudi@kodim.example",
        first_day=FORMED_ON,
    )  # fmt: skip
    actions.seat(by=by, team=team, seat=seat, told=substitute, on=DEMO_DAY)
    actions.record_absence(by=by, team=team, holder=holder, first_day=DEMO_DAY, last_day=date(2023, 6, 30), on=DEMO_DAY)  # fmt: skip
