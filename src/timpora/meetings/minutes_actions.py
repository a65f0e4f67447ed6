"""Writing minutes while people speak: two who write at once lose nothing, decisions become agreed actions in one step."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from timpora.audit import actions as audit
from timpora.kernel.refusals import Refusal, Refused, stop_at
from timpora.kernel.viewers import Viewer
from timpora.meetings import agenda_queries, minutes_queries, models, queries
from timpora.meetings.core import events, refusals
from timpora.meetings.core.minutes import EntryKind, Texts, is_untouched, is_written_over, wrong_entry, wrong_text
from timpora.meetings.core.states import WAS_HELD, MeetingState
from timpora.meetings.queries import MeetingSeen
from timpora.meetings.writing import found, of_meeting, run_by
from timpora.team import agreeing
from timpora.team.agreeing import Promise


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What somebody typed, the number of the text that it went on from, and of the one beside it that it makes one with."""

    text: str
    base: int
    settles: int | None = None


@dataclass(frozen=True, kw_only=True)
class EntryTold:
    """A decision, a dissent with whose it is, or that there was nothing."""

    kind: EntryKind
    text: str = ""
    seat: int | None = None


@transaction.atomic
def write(*, by: Viewer, team: int, meeting: int, item: int, typed: Typed) -> bool:
    """Keeps the text of an item; whether it holds.

    Where somebody else wrote since it was begun, it is kept beside theirs until somebody makes both one. Raises Refused.
    """
    seen = _may_write(by, team, meeting, item)
    texts = minutes_queries.texts(by, meeting)[item]
    stop_at(wrong_text(typed.text))
    if typed.settles is None and is_untouched(texts, typed.base, typed.text):
        return True
    is_aside = is_written_over(texts, typed.base, typed.text)
    if not is_aside and typed.settles is None and texts.current is not None and typed.text.strip() == texts.current.text:  # fmt: skip
        return True
    settles = typed.settles if not is_aside and typed.settles in {one.number for one in texts.asides} else None
    models.ItemText.objects.create(**of_meeting(by, seen), item_id=item, number=_next(texts), text=typed.text.strip(), is_aside=is_aside, settles=settles)  # fmt: skip
    audit.record(events.MINUTES_WRITTEN, subject=f"team:{team}", details={"meeting": meeting, "item": item, "aside": is_aside})  # fmt: skip
    return not is_aside


@transaction.atomic
def record(*, by: Viewer, team: int, meeting: int, item: int, told: EntryTold, on: date) -> int:
    """Records a decision, a dissent or a nil result; its number. Raises Refused."""
    seen = _may_write(by, team, meeting, item)
    seat = told.seat if told.kind is EntryKind.DISSENT else None
    stop_at(
        wrong_entry(told.kind, told.text, seat),
        None if seat is None or seat in queries.seats_of(by, team, seen.day, today=on) else refusals.NO_SEAT,
    )
    made = models.MinuteEntry.objects.create(**of_meeting(by, seen), item_id=item, kind=told.kind.value, seat_id=seat, text=told.text.strip())  # fmt: skip
    audit.record(events.ENTRY_RECORDED, subject=f"team:{team}", details={"meeting": meeting, "entry": made.pk, "kind": told.kind.value})  # fmt: skip
    return made.pk


@transaction.atomic
def remove(*, by: Viewer, team: int, meeting: int, entry: int) -> None:
    """Removes an entry that was written by mistake, before the minutes are closed; none that became an action. Raises Refused."""
    run_by(by)
    seen = found(by, team, meeting)
    # Read once nobody else writes: somebody may have removed it meanwhile, or made it an action.
    one = minutes_queries.entry(by, meeting, entry)
    if one is None:
        raise Refused(refusals.ITEM_NOT_THERE)
    stop_at(refusals.IS_AN_ACTION if one.action else None, _not_held(seen))
    models.MinuteEntry.objects.filter(office=by.office, meeting=meeting, pk=entry).delete()
    audit.record(events.ENTRY_REMOVED, subject=f"team:{team}", details={"meeting": meeting, "entry": entry, "kind": one.kind.value})  # fmt: skip


@transaction.atomic
def make_action(*, by: Viewer, team: int, meeting: int, entry: int, promise: Promise, on: date) -> int:
    """Makes a decision an agreed action of the team; the number of the action. Raises Refused."""
    run_by(by)
    seen = found(by, team, meeting)
    one = minutes_queries.entry(by, meeting, entry)
    if one is None or one.kind is not EntryKind.DECISION:
        raise Refused(refusals.ITEM_NOT_THERE)
    stop_at(
        refusals.IS_AN_ACTION if one.action else None, None if seen.standing.state in WAS_HELD else refusals.NOT_HELD
    )
    action = agreeing.agree(by=by, team=team, told=promise, on=on)
    models.MeetingAction.objects.create(**of_meeting(by, seen), entry_id=entry, action_id=action)
    audit.record(events.DECISION_BECAME_ACTION, subject=f"team:{team}", details={"meeting": meeting, "entry": entry, "action": action})  # fmt: skip
    return action


def _may_write(by: Viewer, team: int, meeting: int, item: int) -> MeetingSeen:
    run_by(by)
    seen = found(by, team, meeting)
    is_on_it = any(one.id == item for one in agenda_queries.agenda(by, meeting))
    stop_at(None if is_on_it else refusals.ITEM_NOT_THERE, _not_held(seen))
    return seen


def _not_held(seen: MeetingSeen) -> Refusal | None:
    return None if seen.standing.state is MeetingState.HELD else refusals.NOT_HELD


def _next(texts: Texts) -> int:
    """The number after every text of an item, and after each that waits beside it."""
    return max([texts.base, *(one.number for one in texts.asides)]) + 1
