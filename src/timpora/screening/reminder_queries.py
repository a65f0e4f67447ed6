"""What may be read of reminders: who was reminded, what became of it, where the letters went; the viewer comes first."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max

from timpora.kernel.identifiers import organisation_key
from timpora.kernel.viewers import Viewer
from timpora.letters import queries as letters
from timpora.letters.core.leaving import MessageState
from timpora.letters.queries import LetterSeen
from timpora.screening.core.reminders import (
    Failure,
    Month,
    Outcome,
    Recipient,
    Stood,
    by_month,
    outcome,
)
from timpora.screening.due_reminders import Due
from timpora.screening.models import Standing
from timpora.screening.reminder_models import Reminder, ReminderMessage, ReminderRule


A_YEAR, MOST = timedelta(days=366), 20_000


@dataclass(frozen=True, kw_only=True)
class MessageSeen:
    """A letter on its way."""

    id: int
    recipient: Recipient
    address: str
    state: MessageState
    failure: Failure | None
    ended_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ReminderSeen:
    """A reminder with what became of it."""

    id: int
    person: int
    name: str
    sponsor: str | None
    stay_limit: date
    on: date
    at: datetime
    account: int
    by_rule: bool
    is_again: bool
    because: str | None
    outcome: Outcome
    letters: Mapping[Recipient, int]
    messages: Sequence[MessageSeen]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which reminders are wanted; what is None asks nothing."""

    outcome: Outcome | None = None
    month: date | None = None
    message: MessageState | None = None


def reminders(viewer: Viewer, asked: Asked, *, on: date) -> list[ReminderSeen]:
    """The reminders that fit, the latest first: those of a month, or of the last year."""
    rows = Reminder.objects.filter(office=viewer.office)
    if asked.month is None:
        rows = rows.filter(on__gt=on - A_YEAR)
    else:
        after = (asked.month.replace(day=1) + timedelta(days=32)).replace(day=1)
        rows = rows.filter(on__gte=asked.month.replace(day=1), on__lt=after)
    if asked.message is not None:
        rows = rows.filter(messages__state=asked.message.value).distinct()
    seen = _seen(viewer, list(rows.order_by("-id")[:MOST]), on)
    return [one for one in seen if asked.outcome is None or one.outcome is asked.outcome]


def months(viewer: Viewer, *, on: date) -> Sequence[Month]:
    """The reminders of the last year by month."""
    rows = list(Reminder.objects.filter(office=viewer.office, on__gt=on - A_YEAR).order_by("-id")[:MOST])
    stood = stood_kept(viewer, {row.person for row in rows})
    return by_month((row.on, outcome(row.stay_limit, stood.get(row.person), on)) for row in rows)


def reminder(viewer: Viewer, number: int, *, on: date) -> ReminderSeen | None:
    """One reminder; None where the viewer sees none."""
    return next(iter(_seen(viewer, list(Reminder.objects.filter(office=viewer.office, pk=number)), on)), None)


def about(viewer: Viewer, records: Collection[int], *, on: date) -> list[ReminderSeen]:
    """The reminders of the person of some records, the latest first."""
    return _seen(viewer, list(Reminder.objects.filter(office=viewer.office, person__in=records).order_by("-id")), on)


@dataclass(frozen=True, kw_only=True)
class WronglyReminded:
    """A reminder of a limit that turned out wrong: by which letters, of whom the sponsor is named."""

    person: int
    on: date
    sponsor: str | None
    letters: Mapping[Recipient, int]


def of_wrong_limits(viewer: Viewer, records: Collection[int], limits: Collection[date]) -> list[WronglyReminded]:
    """The reminders of the person of some records that named one of some limits, where the register says another one now."""
    rows = list(Reminder.objects.filter(office=viewer.office, person__in=records, stay_limit__in=limits).order_by("id"))
    stood = stood_kept(viewer, {row.person for row in rows})
    # Neither answer depends on the day asked.
    wrong = [row for row in rows if outcome(row.stay_limit, stood.get(row.person), row.on) in {Outcome.CHANGED, Outcome.EXTENDED}]  # fmt: skip
    return [WronglyReminded(person=row.person, on=row.on, sponsor=row.sponsor, letters=_letters(row)) for row in wrong]


def letters_of(viewer: Viewer, seen: ReminderSeen) -> Mapping[Recipient, LetterSeen]:
    """The letters of a reminder."""
    found = letters.letters(viewer, seen.letters.values())
    return {recipient: found[number] for recipient, number in seen.letters.items() if number in found}


def rule(viewer: Viewer) -> ReminderRule | None:
    """The office's own rule that holds now; None where none was ever set."""
    return ReminderRule.objects.filter(office=viewer.office).order_by("-id").first()


def rules(viewer: Viewer) -> list[ReminderRule]:
    """Every word on the office's own rule, the last one first."""
    return list(ReminderRule.objects.filter(office=viewer.office).order_by("-id"))


def whose(due: Due, recipient: Recipient) -> str:
    """For whom an address is remembered."""
    if recipient is Recipient.PERSON:
        return f"people:{due.person}"
    sponsor = due.told.sponsor or ""
    return f"organisation:{organisation_key(sponsor) or sponsor}"[:220]


def last_addresses(viewer: Viewer, due: Iterable[Due]) -> dict[int, dict[Recipient, str]]:
    """The addresses that were used last for some people and their sponsors, by the number of the finding."""
    asked = {
        one.finding: {
            Recipient.PERSON: [f"people:{record}" for record in one.records],
            Recipient.SPONSOR: [whose(one, Recipient.SPONSOR)] if one.told.sponsor else [],
        }
        for one in due
    }
    named = {name for of in asked.values() for names in of.values() for name in names}
    used = ReminderMessage.objects.filter(office=viewer.office, whose__in=named).exclude(
        failed_because=Failure.REFUSED.value
    )
    latest = used.values("whose").annotate(last=Max("id")).values("last")
    known = dict(ReminderMessage.objects.filter(pk__in=latest).values_list("whose", "address"))
    return {
        finding: {
            recipient: next((known[name] for name in names if name in known), "") for recipient, names in of.items()
        }
        for finding, of in asked.items()
    }


def _seen(viewer: Viewer, rows: Sequence[Reminder], on: date) -> list[ReminderSeen]:
    stood = stood_kept(viewer, {row.person for row in rows})
    sent: dict[int, list[MessageSeen]] = {}
    for message in ReminderMessage.objects.filter(office=viewer.office, reminder__in=rows).order_by("id"):
        sent.setdefault(message.reminder_id, []).append(_message(message))
    return [
        ReminderSeen(
            id=row.pk, person=row.person, name=row.name, sponsor=row.sponsor, stay_limit=row.stay_limit, on=row.on, at=row.at,
            account=row.account, by_rule=row.by_rule, is_again=row.is_again, because=row.because,
            outcome=outcome(row.stay_limit, stood.get(row.person), on), letters=_letters(row), messages=sent.get(row.pk, []),
        )
        for row in rows
    ]  # fmt: skip


def _letters(row: Reminder) -> dict[Recipient, int]:
    found = {Recipient.PERSON: row.letter_id}
    return found if row.sponsor_letter_id is None else {**found, Recipient.SPONSOR: row.sponsor_letter_id}


def _message(row: ReminderMessage) -> MessageSeen:
    return MessageSeen(
        id=row.pk, recipient=Recipient(row.recipient), address=row.address, state=MessageState(row.state),
        failure=None if row.failed_because is None else Failure(row.failed_because), ended_at=row.ended_at,
    )  # fmt: skip


def stood_kept(viewer: Viewer, records: Collection[int]) -> dict[int, Stood]:
    """How the people of some records stand now, also of those that were joined to another one since."""
    if not records:
        return {}
    found: dict[int, Stood] = {}
    for row in Standing.objects.filter(office=viewer.office, person__in=records):
        found[row.person] = _how(row)
    left = set(records) - set(found)
    if left:
        for row in Standing.objects.filter(office=viewer.office, records__overlap=list(left)):
            found |= {record: _how(row) for record in row.records if record in left}
    return found


def _how(row: Standing) -> Stood:
    return Stood(stay_limit=row.stay_limit, departed_on=row.departed_on, is_waiting=bool(row.is_waiting))
