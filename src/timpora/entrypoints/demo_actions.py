"""What the invented team of the regency agreed to do: one action done in time, one overdue, one due soon."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from timpora.accounts import doors
from timpora.accounts.core.roles import Role
from timpora.entrypoints.demo_words import AGENCIES, AGENCY_PEOPLE, DEMO_DAY, PEOPLE, DemoPerson
from timpora.kernel.viewers import Viewer
from timpora.team import agreed_queries, agreeing, queries
from timpora.team.agreeing import Promise, SaidNow
from timpora.team.core.agreed import StepKind
from timpora.team.core.levels import TeamKind, TeamLevel


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """A promise of an agency of the invented office."""

    agency: str
    what: str
    shown_by: str
    agreed_on: date
    due_on: date


BEFORE = date(2023, 6, 2)
DONE = Agreed(
    agency=AGENCIES[1], what="Mengirim daftar perusahaan yang mempekerjakan tenaga kerja asing", shown_by="Daftar diterima kantor imigrasi",
    agreed_on=BEFORE, due_on=DEMO_DAY,
)  # fmt: skip
OVERDUE = Agreed(
    agency=AGENCIES[5], what="Menyebarkan cara melaporkan orang asing kepada desa dan kelurahan", shown_by="Foto papan pengumuman tiap desa",
    agreed_on=BEFORE, due_on=date(2023, 6, 20),
)  # fmt: skip
DUE = Agreed(
    agency=AGENCIES[0], what="Mengundang pengelola kawasan industri ke penyuluhan pelaporan", shown_by="Daftar hadir penyuluhan",
    agreed_on=DEMO_DAY, due_on=date(2023, 7, 7),
)  # fmt: skip


def agree(people: Mapping[DemoPerson, int | None]) -> None:
    """Records them once, as they stand on the day of the meeting."""
    made: dict[Agreed, int] = {}
    with doors.on_behalf_of(people[PEOPLE[Role.HEAD_OF_SECTION]] or 0) as by:
        team = next(one.id for one in queries.teams(by) if (one.kind, one.level) == (TeamKind.TIMPORA, TeamLevel.REGENCY))  # fmt: skip
        if agreed_queries.of_teams(by, [team]):
            return
        for told in (DONE, OVERDUE, DUE):
            made[told] = _agree(by, team, told)
    owner = next(one for one in AGENCY_PEOPLE if one.agency == DONE.agency)
    steps = (
        (owner, StepKind.REPORTED, "Daftar dikirim: tujuh perusahaan, semuanya rekaan."),
        (PEOPLE[Role.HEAD_OF_OFFICE], StepKind.ACCEPTED, "Terima kasih."),
    )
    for who, kind, text in steps:
        with doors.on_behalf_of(people[who] or 0) as by:
            agreeing.say(by=by, team=team, action=made[DONE], told=SaidNow(kind=kind, text=text), on=DEMO_DAY)


def _agree(by: Viewer, team: int, told: Agreed) -> int:
    agencies = queries.agency_names(by)
    seats = queries.file(by, team, today=DEMO_DAY).seats
    seat = next(one.id for one in seats if agencies.get(one.agency) == told.agency)
    promise = Promise(seat=seat, what=told.what, shown_by=told.shown_by, agreed_on=told.agreed_on, due_on=told.due_on)
    return agreeing.agree(by=by, team=team, told=promise, on=DEMO_DAY)
