"""What may be read of reminders of agreed actions: in the office alone, since addresses of people stand in them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from timpora.kernel.periods import ONE_DAY
from timpora.kernel.viewers import Viewer
from timpora.letters.core.leaving import MessageState
from timpora.screening.office_law import dated_law_of
from timpora.team import agreed_queries, models, queries
from timpora.team.agreed_queries import ActionSeen
from timpora.team.core.agreed import ActionState
from timpora.team.core.holding import Holder, TeamRows
from timpora.team.core.reminders import NEVER_LEFT, ReminderFailure, ReminderKind, kind_due, recipients, seated


DAYS_BEFORE = "team.action_reminder_days_before"  # a setting of the office


@dataclass(frozen=True, kw_only=True)
class ReminderSeen:
    """A reminder that went, or goes, to somebody."""

    id: int
    name: str
    kind: ReminderKind
    due_on: date
    on: date
    state: MessageState
    failure: ReminderFailure | None


@dataclass(frozen=True, kw_only=True)
class Due:
    """An agreed action of which its owner is to be reminded now, and to which addresses of whom."""

    action: ActionSeen
    kind: ReminderKind
    to: Mapping[int, str]


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """When the next reminder of an action leaves by itself, and whom it reaches; `to` is empty where nobody has an official address."""

    on: date
    to: tuple[str, ...]


def of_actions(viewer: Viewer, actions: Collection[int]) -> Mapping[int, list[ReminderSeen]]:
    """The reminders of some actions, the first first."""
    found: dict[int, list[ReminderSeen]] = {action: [] for action in actions}
    rows = models.ActionReminder.objects.filter(office=viewer.office, action__in=actions).order_by("id")
    for row in rows.select_related("holder"):
        failure = None if row.failed_because is None else ReminderFailure(row.failed_because)
        told = ReminderSeen(id=row.pk, name=row.holder.name, kind=ReminderKind(row.kind), due_on=row.due_on, on=row.recorded_on, state=MessageState(row.state), failure=failure)  # fmt: skip
        found[row.action_id].append(told)
    return found


def due(viewer: Viewer, *, on: date) -> list[Due]:
    """Of which actions whom is to be reminded on a day: each that is open and near its day or past it, and of which nobody was reminded yet."""
    found = agreed_queries.of_teams(viewer)
    before = days_before(viewer, on=on) if found else 0
    kinds = {one.id: kind_due(one.standing, one.due_on, on, days_before=before) for one in found}
    told = _told(viewer, [action for action, kind in kinds.items() if kind])
    to_remind = [(one, kind) for one in found if (kind := kinds[one.id]) and (kind, one.due_on) not in told[one.id]]
    rows = queries.rows(viewer, {one.team for one, _ in to_remind}, today=on)
    addresses = {team: queries.addresses(viewer, team) for team in rows}
    return [Due(action=one, kind=kind, to=_to(one, rows[one.team], addresses[one.team], on)) for one, kind in to_remind]


def ahead(viewer: Viewer, one: ActionSeen, *, on: date) -> Ahead | None:
    """The next reminder of an action; None where none is to come any more."""
    if one.standing.state is not ActionState.OPEN:
        return None
    told = _told(viewer, [one.id])[one.id]
    first = {ReminderKind.BEFORE: one.due_on - timedelta(days=days_before(viewer, on=on)), ReminderKind.OVERDUE: one.due_on + ONE_DAY}  # fmt: skip
    left = [day for kind, day in first.items() if (kind, one.due_on) not in told and (kind is ReminderKind.OVERDUE or on <= one.due_on)]  # fmt: skip
    if not left:
        return None
    file = queries.file(viewer, one.team, today=on)
    names = {holder.id: holder.name for holder in file.holders}
    reached = _to(one, file, queries.addresses(viewer, one.team), on)
    return Ahead(on=max(min(left), on), to=tuple(names[holder] for holder in reached))


def sits(viewer: Viewer, of: ActionSeen, holder: int, address: str, *, on: date) -> Holder | None:
    """Who is reminded of an action, where that one still sits for its owner and the address is still the official one."""
    addresses = queries.addresses(viewer, of.team)
    sitting = seated(queries.file(viewer, of.team, today=on), of.seat, addresses, on)
    return next((one for one in sitting if one.id == holder and addresses[one.id] == address), None)


def days_before(viewer: Viewer, *, on: date) -> int:
    """How many days before its day the owner of an action is reminded in this office."""
    return int(dated_law_of(viewer).parameters[DAYS_BEFORE].value_on(on).value)


def _told(viewer: Viewer, actions: Sequence[int]) -> Mapping[int, set[tuple[ReminderKind, date]]]:
    """Of what somebody was reminded, or is to be: what never left counts for nothing."""
    found: dict[int, set[tuple[ReminderKind, date]]] = defaultdict(set)
    rows = models.ActionReminder.objects.filter(office=viewer.office, action__in=actions)
    for action, kind, due_on, why in rows.values_list("action_id", "kind", "due_on", "failed_because"):
        if why is None or ReminderFailure(why) not in NEVER_LEFT:
            found[action].add((ReminderKind(kind), due_on))
    return found


def _to(one: ActionSeen, rows: TeamRows, addresses: Mapping[int, str], on: date) -> Mapping[int, str]:
    away = frozenset(absence.holder for absence in rows.absences if absence.days.holds(on))
    chosen: Iterable[Holder] = recipients(seated(rows, one.seat, addresses, on), one.holder, away, addresses)
    return {holder.id: addresses[holder.id] for holder in chosen}
