"""The meeting of the invented team on 27 June 2023, with its minutes and two decisions that became agreed actions, and the next quarter's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from timpora.accounts import doors
from timpora.accounts.core.roles import Role
from timpora.entrypoints.demo_words import AGENCIES, AGENCY_PEOPLE, DEMO_DAY, DEMO_NAME, PEOPLE, DemoPerson
from timpora.kernel.viewers import Viewer
from timpora.meetings import (
    actions,
    agenda_actions,
    agenda_queries,
    attendance_actions,
    minutes_actions,
    minutes_letter,
    queries,
)
from timpora.meetings.agenda_actions import Worded
from timpora.meetings.attendance_actions import Tapped
from timpora.meetings.core.agenda import AgendaKind
from timpora.meetings.core.attending import Came
from timpora.meetings.core.minutes import EntryKind
from timpora.meetings.core.states import StepKind, When
from timpora.meetings.minutes_actions import EntryTold, Typed
from timpora.team import queries as teams
from timpora.team.agreeing import Promise
from timpora.team.core.levels import TeamKind, TeamLevel


MORNING = When(day=DEMO_DAY, begins=time(9), ends=time(12), place=f"Ruang rapat {DEMO_NAME}")
NEXT = When(day=date(2023, 9, 27), begins=time(9), ends=time(12), place=f"Ruang rapat {DEMO_NAME}")
RHYTHM = "Evaluasi dan koordinasi berkala"
WRITTEN: Mapping[AgendaKind, str] = {
    AgendaKind.PROMISES: "Rapat ini langkah pertama; evaluasi dan koordinasi menjadi kegiatan rutin supaya pengawasan diketahui hasilnya.",
    AgendaKind.LIMITS: "Kesbangpol Rekaan meminta dokumen dan visa diperiksa, supaya orang asing tinggal menurut waktu dan maksud kedatangannya.",
    AgendaKind.OWN: "Setiap instansi berperan; kantor imigrasi turun ke lapangan dan tidak menunggu laporan.",
}  # fmt: skip
ABSENT = AGENCIES[3]
STOOD_IN = AGENCIES[4]


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A decision, and whose it became."""

    under: AgendaKind
    text: str
    agency: str
    shown_by: str
    due_on: date


DECISIONS = (
    Decided(
        under=AgendaKind.LIMITS, text="Menyuluh warga tentang apa dan bagaimana melapor", agency=AGENCIES[0], shown_by="Bahan penyuluhan dan daftar hadir", due_on=date(2023, 8, 31),
    ),
    Decided(
        under=AgendaKind.SILENCE, text="Mendatangi penginapan yang diam bersama kantor imigrasi", agency=AGENCIES[6], shown_by="Catatan kunjungan tiap penginapan", due_on=date(2023, 7, 31),
    ),
)  # fmt: skip


def hold(people: Mapping[DemoPerson, int | None]) -> None:
    """Holds it once: planned, held, minuted and closed by the section, accepted by the chair, and the next one planned."""
    with doors.on_behalf_of(people[PEOPLE[Role.HEAD_OF_SECTION]] or 0) as by:
        team = next(one.id for one in teams.teams(by) if (one.kind, one.level) == (TeamKind.TIMPORA, TeamLevel.REGENCY))
        if queries.of_team(by, team):
            return
        meeting = actions.plan(by=by, team=team, when=MORNING, on=DEMO_DAY)
        agenda_actions.draft(by=by, team=team, meeting=meeting, on=DEMO_DAY)
        agenda_actions.add(by=by, team=team, meeting=meeting, told=Worded(title=RHYTHM))
        actions.open_meeting(by=by, team=team, meeting=meeting, on=DEMO_DAY)
        _attend(by, team, meeting)
        _write(by, team, meeting)
        actions.close_minutes(by=by, team=team, meeting=meeting, on=DEMO_DAY)
    with doors.on_behalf_of(people[PEOPLE[Role.HEAD_OF_OFFICE]] or 0) as by:
        actions.answer(by=by, team=team, meeting=meeting, kind=StepKind.ACCEPT, text="", on=DEMO_DAY)
    with doors.on_behalf_of(people[PEOPLE[Role.HEAD_OF_SECTION]] or 0) as by:
        minutes_letter.issue_minutes(by=by, team=team, meeting=meeting, on=DEMO_DAY)
        following = actions.plan(by=by, team=team, when=NEXT, on=DEMO_DAY)
        agenda_actions.draft(by=by, team=team, meeting=following, on=DEMO_DAY)


def _attend(by: Viewer, team: int, meeting: int) -> None:
    """Six agencies and the office are there; one gave notice, and somebody stood in for another."""
    names = {one.agency: one.name for one in (PEOPLE[Role.MEMBER_AGENCY], *AGENCY_PEOPLE)}
    for seat, agency in queries.seats_of(by, team, DEMO_DAY, today=DEMO_DAY).items():
        came = Came.EXCUSED if agency == ABSENT else Came.REPRESENTED if agency == STOOD_IN else Came.PRESENT
        name = "Rudi Umpama (rekaan)" if came is Came.REPRESENTED else "" if came is Came.EXCUSED else names.get(agency, PEOPLE[Role.HEAD_OF_OFFICE].name)  # fmt: skip
        attendance_actions.tap(by=by, team=team, meeting=meeting, told=Tapped(seat=seat, came=came, name=name), on=DEMO_DAY)  # fmt: skip


def _write(by: Viewer, team: int, meeting: int) -> None:
    items = {one.kind: one.id for one in agenda_queries.agenda(by, meeting)}
    seats = {agency: seat for seat, agency in queries.seats_of(by, team, DEMO_DAY, today=DEMO_DAY).items()}
    names = {"by": by, "team": team, "meeting": meeting}
    for kind, text in WRITTEN.items():
        minutes_actions.write(**names, item=items[kind], typed=Typed(text=text, base=0))  # type: ignore[arg-type]
    minutes_actions.record(**names, item=items[AgendaKind.CASES], told=EntryTold(kind=EntryKind.NIL), on=DEMO_DAY)  # type: ignore[arg-type]
    for one in DECISIONS:
        entry = minutes_actions.record(**names, item=items[one.under], told=EntryTold(kind=EntryKind.DECISION, text=one.text), on=DEMO_DAY)  # type: ignore[arg-type]  # fmt: skip
        promise = Promise(seat=seats[one.agency], what=one.text, shown_by=one.shown_by, agreed_on=DEMO_DAY, due_on=one.due_on)  # fmt: skip
        minutes_actions.make_action(**names, entry=entry, promise=promise, on=DEMO_DAY)  # type: ignore[arg-type]
