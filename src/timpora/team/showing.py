"""One team as its page shows it: what it rests on, each agency's seat with its people, and who sat before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from timpora.kernel.text import Text
from timpora.team import telling
from timpora.team.core.decrees import Basis, BasisState, Decree
from timpora.team.core.endings import Ending
from timpora.team.core.holding import Absence, Holder, Seat, SeatStanding, TeamRows, nobody_is, seats_on
from timpora.team.core.levels import KIND_WORDS
from timpora.team.core.positions import POSITION_WORDS, Position
from timpora.team.queries import TeamSeen
from timpora.ui.components.statements import Notice, Tag, Tone
from timpora.ui.components.tables import Cell, Column, KeyValue, KeyValues, Name, Table


DAYS = Text(id="Hari berlaku", en="Days in force")
AGENCY, PERSON, POSITION = Text(id="Instansi", en="Agency"), Text(id="Orang", en="Person"), Text(id="Kedudukan", en="Position")  # fmt: skip
TODAY = Text(id="Hari ini", en="Today")
NO_BASIS = Text(id="Tim ini tidak bersurat keputusan yang berlaku hari ini.", en="No decree of this team is in force today.")  # fmt: skip
GET_ONE = Text(id="Kepala kantor mencatat surat keputusannya di halaman ini.", en="The head of office records its decree on this page.")  # fmt: skip
ENDS_SOON = Text(id="Surat keputusan tim berakhir pada {day}.", en="The team's decree ends on {day}.")
GO_ON = Text(id="Siapkan yang berikutnya sebelum hari itu.", en="Prepare the next one before that day.")
NOBODY_IS = Text(id="{position} kosong hari ini.", en="{position}: nobody today.")
SUBSTITUTES = Text(id="Bila {position} tidak ada, penggantinya bertindak sampai yang baru didudukkan.", en="Where there is no {position}, the substitute acts until a new one is seated.")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SeatShown:
    """The seat of an agency with its people."""

    id: int
    agency: str
    days: Text
    is_vacant: bool
    acting: tuple[str, ...]
    table: Table | None


def properties(team: TeamSeen, basis: Basis, rows: TeamRows, on: date) -> KeyValues:
    """What a team is, and who acts in it today."""
    return KeyValues(
        rows=[
            KeyValue(key=Text(id="Jenis", en="Kind"), cell=Cell(value=KIND_WORDS[team.kind])),
            KeyValue(key=Text(id="Dasar hari ini", en="Basis today"), cell=Cell(value=telling.basis_tag(basis), below=telling.basis_day(basis))),
            KeyValue(key=Text(id="Ketua hari ini", en="Chair today"), cell=Cell(value=telling.who_acts(rows, Position.CHAIR, on))),
            KeyValue(key=Text(id="Sekretaris hari ini", en="Secretary today"), cell=Cell(value=telling.who_acts(rows, Position.SECRETARY, on))),
            KeyValue(key=Text(id="Irama rapat", en="Rhythm of meetings"), cell=Cell(value=telling.rhythm_of(team))),
        ]
    )  # fmt: skip


def notices(basis: Basis, rows: TeamRows, on: date) -> list[Notice]:
    """What somebody of the office has to do about a team."""
    found = []
    if basis.state is BasisState.ENDS_SOON and basis.day is not None:
        found.append(Notice(tone=Tone.WARNING, title=ENDS_SOON.fill(day=basis.day), body=GO_ON))
    elif basis.state is not BasisState.IN_FORCE:
        found.append(Notice(tone=Tone.WARNING, title=NO_BASIS, body=GET_ONE))
    for position in nobody_is(rows, on):
        words = POSITION_WORDS[position]
        lower = Text(id=words.id.lower(), en=words.en.lower())
        found.append(
            Notice(tone=Tone.INFORMATION, title=NOBODY_IS.fill(position=words), body=SUBSTITUTES.fill(position=lower))
        )
    return found


def decrees_table(team: int, decrees: Sequence[Decree], *, on: date, may_decide: bool) -> Table | None:
    """Every decree, the latest first; one that can still be revoked leads there for who may."""
    if not decrees:
        return None
    return Table(
        caption=Text(id="Surat keputusan", en="Decrees"),
        shows_caption=False,
        columns=[
            Column(heading=Text(id="Nomor", en="Number")), Column(heading=Text(id="Dasar hukum", en="Legal basis")),
            Column(heading=Text(id="Ditetapkan", en="Issued")), Column(heading=DAYS), Column(heading=TODAY),
        ],
        rows=[
            [
                Cell(value=one.number, href=reverse("end_row", args=[team, Ending.DECREE, one.id]) if may_decide and one.days.ever_held and not one.days.is_over(on) else None),
                Cell(value=one.legal_basis),
                Cell(value=one.issued_on, below=one.issuer),
                Cell(value=telling.days_of(one.days)),
                Cell(value=_standing(one, on)),
            ]
            for one in decrees
        ],
    )  # fmt: skip


def _standing(decree: Decree, on: date) -> Tag:
    if decree.days.holds(on):
        return Tag(tone=Tone.GOOD, label=Text(id="Berlaku", en="In force"))
    ahead = decree.days.is_ahead(on)
    return Tag(tone=Tone.INFORMATION, label=Text(id="Akan berlaku", en="To come")) if ahead else Tag(tone=Tone.OPEN, label=Text(id="Berakhir", en="Over"))  # fmt: skip


def seats(team: int, rows: TeamRows, agencies: Mapping[int | None, str], *, on: date) -> list[SeatShown]:
    """The seats of today and those to come, each with who sits in it, who is to come, and who stands in."""
    names = {one.id: one.name for one in rows.holders}
    ahead = [SeatStanding(seat=one, held=(), substitutes=()) for one in rows.seats if one.days.is_ahead(on)]
    return [
        SeatShown(
            id=standing.seat.id,
            agency=agencies.get(standing.seat.agency, "-"),
            days=telling.days_of(standing.seat.days),
            is_vacant=standing.is_vacant and standing.seat.days.holds(on),
            acting=tuple(one.name for one in standing.acting),
            table=_people(team, standing, _ahead(rows, standing.seat, on), names),
        )
        for standing in (*seats_on(rows, on), *ahead)
    ]


def _ahead(rows: TeamRows, seat: Seat, on: date) -> list[Holder]:
    return [one for one in rows.holders if one.seat == seat.id and one.days.is_ahead(on)]


def _people(team: int, standing: SeatStanding, ahead: Sequence[Holder], names: Mapping[int, str]) -> Table | None:
    acting = {one.id for one in standing.acting}
    shown = [(one.holder, telling.state_of(one)) for one in standing.held]
    shown += [(one, ACTS if one.id in acting else WAITS) for one in standing.substitutes]
    shown += [(one, TO_COME) for one in ahead]
    if not shown:
        return None
    return Table(
        caption=Text(id="Orang di kursi ini", en="People in this seat"),
        shows_caption=False,
        columns=[Column(heading=PERSON), Column(heading=POSITION), Column(heading=DAYS), Column(heading=TODAY)],
        rows=[
            [
                Cell(value=Name(name=one.name), href=reverse("team_holder", args=[team, one.id]), below=one.title or None),
                Cell(value=telling.position_of(one, names)),
                Cell(value=telling.days_of(one.days)),
                Cell(value=state),
            ]
            for one, state in shown
        ],
    )  # fmt: skip


ACTS = Text(id="Bertindak sebagai pengganti", en="Acts as substitute")
WAITS = Text(id="Siap menggantikan", en="Ready to stand in")
TO_COME = Text(id="Akan duduk", en="To come")


def before(rows: TeamRows, agencies: Mapping[int | None, str], *, on: date) -> Table | None:
    """Who sat before, and seats that are over; what was written by mistake is told as such."""
    seats_of = {one.id: one for one in rows.seats}
    names = {one.id: one.name for one in rows.holders}
    lines = [
        [
            Cell(value=agencies.get(seats_of[one.seat].agency, "-")), Cell(value=Name(name=one.name), below=one.title or None),
            Cell(value=telling.position_of(one, names)), Cell(value=telling.days_of(one.days)),
        ]
        for one in rows.holders
        if one.days.is_over(on) or not one.days.ever_held
    ] + [
        [Cell(value=agencies.get(one.agency, "-")), Cell(value=WHOLE_SEAT), Cell(value=ALL_OF_THEM), Cell(value=telling.days_of(one.days))]
        for one in rows.seats
        if one.days.is_over(on) or not one.days.ever_held
    ]  # fmt: skip
    if not lines:
        return None
    return Table(
        caption=Text(id="Sebelum hari ini", en="Before today"),
        shows_caption=False,
        columns=[Column(heading=AGENCY), Column(heading=PERSON), Column(heading=POSITION), Column(heading=DAYS)],
        rows=lines,
    )


WHOLE_SEAT = Text(id="Kursi instansi", en="The agency's seat")
ALL_OF_THEM = Text(id="Semua kedudukan", en="All positions")


def absences(team: int, found: Sequence[Absence], *, on: date, may_run: bool) -> Table | None:
    """The days on which somebody is or was away; those that are not over lead to where a return is recorded."""
    if not found:
        return None
    return Table(
        caption=Text(id="Hari berhalangan", en="Days of absence"),
        shows_caption=False,
        columns=[Column(heading=Text(id="Hari berhalangan", en="Days of absence")), Column(heading=TODAY)],
        rows=[
            [
                Cell(value=telling.days_of(one.days), href=reverse("end_row", args=[team, Ending.ABSENCE, one.id]) if may_run and one.days.ever_held and not one.days.is_over(on) else None),
                Cell(value=IS_AWAY if one.days.holds(on) else NOT_AWAY),
            ]
            for one in found
        ],
    )  # fmt: skip


IS_AWAY, NOT_AWAY = Text(id="Berhalangan", en="Away"), Text(id="Tidak berhalangan", en="Not away")
