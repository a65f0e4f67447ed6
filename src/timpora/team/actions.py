"""Writing about teams; each act is told in the audit trail in the same transaction, and the database refuses on its own what is refused here in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Manager

from timpora.audit import actions as audit
from timpora.kernel.refusals import Refused, stop_at
from timpora.kernel.viewers import Viewer
from timpora.postgres.refused_as import refused_as
from timpora.team import models, queries
from timpora.team.core import checks, events, refusals
from timpora.team.core.days import ONE_DAY
from timpora.team.core.endings import Ending
from timpora.team.core.levels import TeamKind, TeamLevel
from timpora.team.core.positions import Position


ROWS: Mapping[Ending, Manager[Any]] = {
    Ending.DECREE: models.Decree.objects, Ending.SEAT: models.Seat.objects, Ending.HOLDER: models.Holder.objects,
    Ending.ABSENCE: models.Absence.objects,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class TeamTold:
    """What a new team is."""

    kind: TeamKind
    level: TeamLevel
    area_code: str | None
    name: str
    rhythm_months: int | None


@dataclass(frozen=True, kw_only=True)
class DecreeTold:
    """What a decree says."""

    legal_basis: str
    number: str
    issuer: str
    issued_on: date
    first_day: date
    last_day: date | None


@dataclass(frozen=True, kw_only=True)
class HolderTold:
    """Who sits: an account, or somebody without one by name, title and official e-mail."""

    position: Position
    first_day: date
    last_day: date | None = None
    stands_for: int | None = None
    held_by: int | None = None
    name: str = ""
    title: str = ""
    email: str = ""


@transaction.atomic
def open_team(*, by: Viewer, told: TeamTold) -> int:
    """Opens a team for an area; its number. Raises Refused."""
    office = _office(by, "run_team")
    stop_at(checks.wrong_area(told.level, told.area_code), checks.wrong_name(told.name), checks.wrong_rhythm(told.rhythm_months))  # fmt: skip
    made = models.Team(
        office_id=office, kind=told.kind.value, level=told.level.value, area_code=told.area_code or None, name=told.name.strip(),
        rhythm_months=told.rhythm_months, recorded_by=by.account,
    )  # fmt: skip
    with refused_as(refusals.TEAM_IS_THERE, by=IntegrityError):
        made.save(force_insert=True)
    audit.record(events.TEAM_OPENED, subject=f"team:{made.pk}", details={"kind": told.kind.value, "level": told.level.value, "area": told.area_code})  # fmt: skip
    return made.pk


@transaction.atomic
def change_team(*, by: Viewer, team: int, name: str, rhythm_months: int | None) -> None:
    """Gives a team another name or another rhythm of its meetings. Raises Refused."""
    office = _office(by, "run_team")
    stop_at(checks.wrong_name(name), checks.wrong_rhythm(rhythm_months))
    own = models.Team.objects.filter(office=office, pk=team)
    if own.update(name=name.strip(), rhythm_months=rhythm_months) != 1:
        raise Refused(refusals.NOT_THERE)
    audit.record(events.TEAM_CHANGED, subject=f"team:{team}", details={"months": rhythm_months})


@transaction.atomic
def record_decree(*, by: Viewer, team: int, told: DecreeTold, on: date) -> int:
    """Records on what a team rests; its number. Raises Refused."""
    _team(by, team, "decide_teams")
    said = {"legal_basis": told.legal_basis.strip(), "number": told.number.strip(), "issuer": told.issuer.strip()}
    stop_at(None if all(said.values()) else refusals.INCOMPLETE_DECREE, checks.far_away(told.issued_on), checks.wrong_days(told.first_day, told.last_day))  # fmt: skip
    made = models.Decree(**_dated(by, team, told.first_day, told.last_day, on), **said, issued_on=told.issued_on)
    with refused_as(refusals.DECREE_IS_THERE, by=IntegrityError):
        made.save(force_insert=True)
    audit.record(events.DECREE_RECORDED, subject=f"team:{team}", details={"decree": made.pk, **_span(told)})
    return made.pk


@transaction.atomic
def give_seat(*, by: Viewer, team: int, agency: int | None, first_day: date, last_day: date | None, on: date) -> int:
    """Gives an agency a seat in a team, or the office its own; its number. Raises Refused."""
    _team(by, team, "run_team")
    known = agency in queries.agency_names(by)
    stop_at(None if known else refusals.NO_AGENCY, checks.wrong_days(first_day, last_day))
    made = models.Seat(**_dated(by, team, first_day, last_day, on), agency_id=agency)
    with refused_as(refusals.SEATED_ALREADY, by=IntegrityError):
        made.save(force_insert=True)
    audit.record(events.SEAT_GIVEN, subject=f"team:{team}", details={"seat": made.pk, "agency": agency})
    return made.pk


@transaction.atomic
def seat(*, by: Viewer, team: int, seat: int, told: HolderTold, on: date) -> int:
    """Seats somebody in a position, for no longer than the seat is there; the number of the row. Raises Refused."""
    _team(by, team, "run_team")
    file = queries.file(by, team, today=on)
    place = next((one for one in file.seats if one.id == seat), None)
    if place is None:
        raise Refused(refusals.ROW_NOT_THERE)
    name = _name_of(by, place.agency, told)
    of = next((one for one in file.holders if one.id == told.stands_for), None)
    stop_at(
        checks.wrong_days(told.first_day, told.last_day),
        None if place.days.holds(told.first_day) else refusals.OUTSIDE_THE_SEAT,
        refusals.FOR_WHOM if told.stands_for is not None and of is None else checks.wrong_substitute(told.position, place, of),
    )  # fmt: skip
    last_day = min((day for day in (told.last_day, place.days.ends_on) if day is not None), default=None)
    made = models.Holder(
        **_dated(by, team, told.first_day, last_day, on), seat_id=seat, position=told.position.value, stands_for_id=told.stands_for,
        held_by=told.held_by, name=name, title=told.title.strip(),
    )  # fmt: skip
    with refused_as(refusals.TAKEN, by=IntegrityError):
        made.save(force_insert=True)
    if told.email.strip():
        address = models.HolderAddress(office_id=made.office_id, holder=made, email=told.email.strip())
        with refused_as(refusals.NO_ADDRESS, by=IntegrityError):
            address.save(force_insert=True)
    audit.record(events.HOLDER_SEATED, subject=f"team:{team}", details={"holder": made.pk, "seat": seat, "position": told.position.value, "account": told.held_by})  # fmt: skip
    return made.pk


@transaction.atomic
def record_absence(*, by: Viewer, team: int, holder: int, first_day: date, last_day: date, on: date) -> int:
    """Records on which days somebody cannot act; the number of the row. Raises Refused."""
    _team(by, team, "run_team")
    stop_at(
        None
        if models.Holder.objects.filter(office=by.office, team=team, pk=holder).exists()
        else refusals.ROW_NOT_THERE,
        checks.wrong_days(first_day, last_day),
    )
    made = models.Absence(**_dated(by, team, first_day, last_day, on), holder_id=holder)
    with refused_as(refusals.AWAY_ALREADY, by=IntegrityError):
        made.save(force_insert=True)
    audit.record(events.ABSENCE_RECORDED, subject=f"team:{team}", details={"absence": made.pk, "holder": holder})
    return made.pk


@transaction.atomic
def end(*, by: Viewer, team: int, what: Ending, row: int, last_day: date) -> None:
    """Says the last day of a row that was to hold longer; who sits in a seat sits no longer than it is there. Raises Refused."""
    _team(by, team, "decide_teams" if what is Ending.DECREE else "run_team")
    own = ROWS[what].filter(office=by.office, team=team, pk=row)
    found = own.first()
    if found is None:
        raise Refused(refusals.ROW_NOT_THERE)
    stop_at(checks.wrong_end(queries.days_of(found), last_day))
    if own.filter(gone_on=found.gone_on).update(gone_on=last_day + ONE_DAY) != 1:
        raise Refused(refusals.ROW_NOT_THERE)
    audit.record(events.ROW_ENDED, subject=f"team:{team}", details={"what": what.value, "row": row, "last": last_day.isoformat()})  # fmt: skip
    if what is Ending.SEAT:
        _empty(by, team, row, last_day)


def _empty(by: Viewer, team: int, seat: int, last_day: date) -> None:
    """Everybody of a seat ends with it, each told of; who was to come later never held."""
    for one in models.Holder.objects.filter(office=by.office, seat=seat):
        ends, said = max(last_day, one.first_day - ONE_DAY), queries.days_of(one).ends_on
        if said is None or said > ends:
            end(by=by, team=team, what=Ending.HOLDER, row=one.pk, last_day=ends)


def _office(by: Viewer, permission: str) -> int:
    if by.office is None or not by.may(permission):
        raise Refused(refusals.MAY_NOT_DECIDE if permission == "decide_teams" else refusals.MAY_NOT_RUN)
    return by.office


def _team(by: Viewer, team: int, permission: str) -> None:
    _office(by, permission)
    if queries.one(by, team) is None:
        raise Refused(refusals.NOT_THERE)


def _name_of(by: Viewer, agency: int | None, told: HolderTold) -> str:
    """The name of the account at this moment, or the one that was written."""
    if told.held_by is not None:
        found = dict(queries.people_of(by, agency)).get(told.held_by)
        if found is None:
            raise Refused(refusals.NOT_OF_THE_AGENCY)
        return found
    if not (told.name.strip() and told.title.strip() and told.email.strip()):
        raise Refused(refusals.NOBODY)
    return told.name.strip()


def _dated(by: Viewer, team: int, first_day: date, last_day: date | None, on: date) -> dict[str, object]:
    return {
        "office_id": by.office, "team_id": team, "first_day": first_day, "last_day": last_day, "recorded_on": on, "recorded_by": by.account
    }  # fmt: skip


def _span(told: DecreeTold) -> dict[str, str | None]:
    return {"first": told.first_day.isoformat(), "last": told.last_day.isoformat() if told.last_day else None}
