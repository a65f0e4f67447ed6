"""What the invented office shared by the day of the meeting: a finding that an agency answered, and the numbers of what is open."""

from collections.abc import Mapping
from datetime import date

from timpora.accounts import doors
from timpora.accounts.core.roles import Role
from timpora.entrypoints.demo_words import AGENCIES, AGENCY_PEOPLE, DEMO_DAY, PEOPLE, DemoPerson
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.rulebook.rules import purpose
from timpora.screening import queries as findings
from timpora.sharing import actions, queries
from timpora.sharing.actions import ToShare
from timpora.sharing.core.answering import Answered, AnswerKind
from timpora.sharing.core.kinds import Field, ShareKind, chosen_at_first
from timpora.sharing.gathering import Wanted
from timpora.team import queries as teams
from timpora.team.core.levels import TeamKind, TeamLevel


UNTIL = date(2023, 9, 30)
WORKERS = AGENCIES[1]
OF_A_FINDING = frozenset({*chosen_at_first(ShareKind.FINDING), Field.LAST_PLACE, Field.SPONSOR})
type Accounts = Mapping[DemoPerson, int | None]


def share(people: Accounts) -> None:
    """Shares both once; of findings, the first about somebody who is not protected."""
    with doors.on_behalf_of(people[PEOPLE[Role.HEAD_OF_SECTION]] or 0) as by:
        if queries.shares(by, on=DEMO_DAY):
            return
        team = next(one.id for one in teams.teams(by) if (one.kind, one.level) == (TeamKind.TIMPORA, TeamLevel.REGENCY))  # fmt: skip
        seated = {name: agency for agency, name in queries.seated_today(by, team, on=DEMO_DAY).items()}
        made = _share_a_finding(by, team, seated[WORKERS])
        numbers = ToShare(
            wanted=Wanted(kind=ShareKind.LIST, query="rule=overstay"), fields=frozenset(chosen_at_first(ShareKind.LIST)), team=team,
            agencies=list(seated.values()), purpose="Bahan rapat: di kecamatan mana orang asing melebihi batas tinggalnya.", until=UNTIL,
        )  # fmt: skip
        actions.share(by=by, told=numbers, on=DEMO_DAY)
    answering = next(one for one in AGENCY_PEOPLE if one.agency == WORKERS)
    with doors.on_behalf_of(people[answering] or 0) as by:
        actions.note_opening(by=by, share=made, on=DEMO_DAY)
        told = Answered(kind=AnswerKind.KNOWS, text="Perusahaannya terdaftar pada kami. RPTKA untuk jabatan itu belum disahkan (rekaan).")  # fmt: skip
        actions.answer(by=by, share=made, told=told, on=DEMO_DAY)


def _share_a_finding(by: Viewer, team: int, agency: int) -> int:
    asked = findings.Asked(rule=purpose.OUTSIDE_INDEX.id)
    for one in findings.every(by, asked, on=DEMO_DAY, most=None):
        told = ToShare(
            wanted=Wanted(kind=ShareKind.FINDING, row=one.id), fields=OF_A_FINDING, team=team, agencies=[agency], until=UNTIL,
            purpose="Tolong cek apakah perusahaan ini punya RPTKA yang sah.",
        )  # fmt: skip
        try:
            return actions.share(by=by, told=told, on=DEMO_DAY)
        except Refused:  # about who is protected
            continue
    message = "The invented office has somebody who does what the visa does not allow"
    raise LookupError(message)
