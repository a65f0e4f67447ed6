"""What may be read of teams; the viewer comes first, and the database shows the office's own, and to an agency those in which it sits."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from timpora.accounts import queries as accounts
from timpora.kernel.areas import Area, area
from timpora.kernel.viewers import Viewer
from timpora.screening.office_law import dated_law_of
from timpora.team import models
from timpora.team.core.days import Days
from timpora.team.core.decrees import Basis, Decree, basis_on
from timpora.team.core.endings import Ending
from timpora.team.core.holding import Absence, Holder, Seat, TeamRows
from timpora.team.core.levels import LEVELS, TeamKind, TeamLevel
from timpora.team.core.positions import Position


SOON = "team.decree_ends_within_days"  # a setting of the office


@dataclass(frozen=True, kw_only=True)
class TeamSeen:
    """A team without what rests on days."""

    id: int
    kind: TeamKind
    level: TeamLevel
    area: Area | None  # None: the whole country
    name: str
    rhythm_months: int | None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which teams are wanted; what is None asks nothing."""

    kind: TeamKind | None = None
    level: TeamLevel | None = None
    within: str | None = None  # the code of an area: those for it, and for what lies in it


def teams(viewer: Viewer, asked: Asked | None = None) -> list[TeamSeen]:
    """The teams that are wanted, from the widest level to the nearest, and within one by the codes of their areas."""
    wanted = asked or Asked()
    rows = models.Team.objects.filter(office=viewer.office)
    if wanted.kind is not None:
        rows = rows.filter(kind=wanted.kind.value)
    if wanted.level is not None:
        rows = rows.filter(level=wanted.level.value)
    if wanted.within is not None:
        rows = rows.filter(area_code__startswith=wanted.within)
    found = [_seen(row) for row in rows]
    return sorted(found, key=lambda one: (LEVELS.index(one.level), one.area.code if one.area else "", one.kind, one.id))


def one(viewer: Viewer, team: int) -> TeamSeen | None:
    """One team; None where the viewer sees none."""
    row = models.Team.objects.filter(office=viewer.office, pk=team).first()
    return None if row is None else _seen(row)


def decrees(viewer: Viewer, wanted: Collection[int]) -> Mapping[int, list[Decree]]:
    """The decrees of some teams, the latest first."""
    found: dict[int, list[Decree]] = {team: [] for team in wanted}
    rows = models.Decree.objects.filter(office=viewer.office, team__in=wanted).order_by("-first_day", "-id")
    for row in rows:
        told = Decree(id=row.pk, number=row.number, legal_basis=row.legal_basis, issuer=row.issuer, issued_on=row.issued_on, days=days_of(row))  # fmt: skip
        found[row.team_id].append(told)
    return found


def bases(viewer: Viewer, told: Mapping[int, list[Decree]], *, on: date) -> Mapping[int, Basis]:
    """How it stands with what teams rest on; that an end is near is said in the office alone, which sets how near that is."""
    reads = viewer.may("read_register")
    soon = int(dated_law_of(viewer).parameters[SOON].value_on(on).value) if reads else None
    return {team: basis_on(own, on, soon=soon) for team, own in told.items()}


def rows(viewer: Viewer, wanted: Collection[int], *, today: date) -> Mapping[int, TeamRows]:
    """Who ever sat in some teams.

    The clock of the database says when an account left; where the pages stand still on a day, that is no later than this one.
    """
    seats: dict[int, list[Seat]] = defaultdict(list)
    holders: dict[int, list[Holder]] = defaultdict(list)
    absences: dict[int, list[Absence]] = defaultdict(list)
    own = {"office": viewer.office, "team__in": wanted}
    for seat in models.Seat.objects.filter(**own).order_by("id"):
        seats[seat.team_id].append(Seat(id=seat.pk, agency=seat.agency_id, days=days_of(seat)))
    for holder in models.Holder.objects.filter(**own).order_by("id"):
        holders[holder.team_id].append(_holder(holder, today))
    for absence in models.Absence.objects.filter(**own).order_by("id"):
        absences[absence.team_id].append(Absence(id=absence.pk, holder=absence.holder_id, days=days_of(absence)))
    return {team: TeamRows(seats=seats[team], holders=holders[team], absences=absences[team]) for team in wanted}


def file(viewer: Viewer, team: int, *, today: date) -> TeamRows:
    """Who ever sat in one team."""
    return rows(viewer, [team], today=today)[team]


def seated_in(viewer: Viewer, account: int, *, on: date) -> list[int]:
    """The teams in which an account sits on a day, substitutes too."""
    holders = models.Holder.objects.filter(office=viewer.office, held_by=account)
    return sorted({team for team, _ in _sitting(viewer, holders, on)})


def accounts_seated(viewer: Viewer, *, on: date) -> set[int]:
    """Every account that sits in a team on a day."""
    holders = models.Holder.objects.filter(office=viewer.office, held_by__isnull=False)
    return {account for _, account in _sitting(viewer, holders, on)}


def _sitting(viewer: Viewer, holders: QuerySet[models.Holder], on: date) -> list[tuple[int, int]]:
    seats = {seat.pk for seat in models.Seat.objects.filter(office=viewer.office) if days_of(seat).holds(on)}
    return [
        (row.team_id, row.held_by)
        for row in holders
        if row.seat_id in seats and row.held_by is not None and _holder(row, on).days.holds(on)
    ]


def named(viewer: Viewer, team: int, *, today: date) -> Mapping[Ending, Mapping[int, str]]:
    """What the rows of a team are called: decrees by their number, seats by their agency, the others by their person."""
    own, agencies = file(viewer, team, today=today), agency_names(viewer)
    people = {one.id: one.name for one in own.holders}
    return {
        Ending.DECREE: {one.id: one.number for one in decrees(viewer, [team])[team]},
        Ending.SEAT: {one.id: agencies.get(one.agency, "-") for one in own.seats},
        Ending.HOLDER: people,
        Ending.ABSENCE: {one.id: people[one.holder] for one in own.absences},
    }


def addresses(viewer: Viewer, team: int) -> Mapping[int, str]:
    """Where invitations reach the holders of a team: in the office alone."""
    own = models.HolderAddress.objects.filter(office=viewer.office, holder__team=team)
    return dict(own.values_list("holder_id", "email"))


def agency_names(viewer: Viewer) -> Mapping[int | None, str]:
    """The names of the agencies by number, and that of the office for its own seat."""
    named: dict[int | None, str] = {agency.id: agency.name for agency in accounts.agencies(viewer)}
    return {**named, None: accounts.own_name(viewer).office}


def own_agency(viewer: Viewer) -> int | None:
    """The agency of whoever takes part for one."""
    own = accounts.colleague(viewer, viewer.account) if viewer.may("take_part") else None
    return None if own is None else own.agency_id


def people_of(viewer: Viewer, agency: int | None) -> list[tuple[int, str]]:
    """Who of an agency has an account, by name; of the office itself, who reads its register."""
    return [
        (one.id, one.name)
        for one in accounts.people(viewer)
        if (one.agency_id == agency if agency is not None else "read_register" in one.meaning.permissions)
    ]


def _seen(row: models.Team) -> TeamSeen:
    return TeamSeen(
        id=row.pk,
        kind=TeamKind(row.kind),
        level=TeamLevel(row.level),
        area=area(row.area_code) if row.area_code else None,
        name=row.name,
        rhythm_months=row.rhythm_months,
    )


def days_of(row: models.Decree | models.Seat | models.Holder | models.Absence) -> Days:
    """On which days a row holds, as it was written and as it was cut short."""
    return Days(first_day=row.first_day, last_day=row.last_day, gone_on=row.gone_on)


def _holder(row: models.Holder, today: date) -> Holder:
    days = days_of(row)
    if row.left_at is not None and row.gone_on is not None:
        days = replace(days, gone_on=min(row.gone_on, today))
    return Holder(
        id=row.pk, seat=row.seat_id, position=Position(row.position), stands_for=row.stands_for_id, held_by=row.held_by, name=row.name,
        title=row.title, days=days,
    )  # fmt: skip
