"""What people and the office's rule do about limits that end soon: letters to person and sponsor, and messages that carry them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from procrastinate.contrib.django import app

from timpora.accounts import queries as accounts
from timpora.accounts.core.paper import OfficePaper
from timpora.accounts.core.roles import Clearance, Permission
from timpora.audit import actions as audit
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.viewers import Viewer
from timpora.letters import actions as letters
from timpora.letters.core.kinds import LetterKind
from timpora.postgres.one_at_a_time import one_at_a_time
from timpora.rulebook.parameters import DatedValue
from timpora.screening import due_reminders, reminder_queries
from timpora.screening.core import events
from timpora.screening.core import reminder_refusals as refusals
from timpora.screening.core.reminder_letter import Told, letter_said
from timpora.screening.core.reminder_policy import Hand, why_not
from timpora.screening.core.reminders import Recipient
from timpora.screening.due_reminders import Due
from timpora.screening.office_law import dated_law_of
from timpora.screening.reminder_models import Reminder, ReminderMessage, ReminderRule


LOCK = 7_004_002  # the first half of the advisory locks of reminding
SEND_TASK = "timpora.screening.send_message"
MOST_BY_RULE = 2_000


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Whom to remind by the number of a finding, where the letters go as e-mail, and why where a reason is needed."""

    finding: int
    addresses: Mapping[Recipient, str] = field(default_factory=dict)
    because: str = ""


@dataclass(kw_only=True)
class Reminded:
    """What was made, and who was left out for which reason, by the number of the finding."""

    made: list[int] = field(default_factory=list)
    left: dict[int, Refusal] = field(default_factory=dict)


@transaction.atomic
def remind(*, by: Viewer, asked: Asked, on: date) -> int:
    """Reminds one person whom somebody has looked at, and the sponsor; the number of the reminder. Raises Refused."""
    hand = Hand(by_rule=False, sees_protected=_sees_protected(by), because=asked.because.strip(), one_by_one=True)
    told = _remind(by, [asked], hand, on)
    if told.left:
        raise Refused(next(iter(told.left.values())))
    return told.made[0]


@transaction.atomic
def remind_many(*, by: Viewer, asked: Sequence[Asked], on: date) -> Reminded:
    """Reminds some people in one go; who needs to be looked at, or is due no longer, is left out. Raises Refused for who may not."""
    if not asked:
        raise Refused(refusals.NOBODY_CHOSEN)
    return _remind(by, asked, Hand(by_rule=False, sees_protected=False, because="", one_by_one=False), on)


@transaction.atomic
def remind_by_rule(*, by: Viewer, on: date) -> Reminded:
    """As the office's machine: whoever the office's own rule reminds today, with the addresses that were used last."""
    rule = reminder_queries.rule(by)
    if not by.may(Permission.SCREEN) or rule is None or rule.days_before is None:
        return Reminded()
    within = min(rule.days_before, due_reminders.days_before(by, on))
    findings = due_reminders.ending(by, on=on, within=within, most=MOST_BY_RULE)
    hand = Hand(by_rule=True, sees_protected=False, because="", one_by_one=False)
    return _remind(by, [Asked(finding=one) for one in findings], hand, on)


@transaction.atomic
def set_rule(*, by: Viewer, days_before: int | None, on: date) -> None:
    """Lets the office remind by itself so many days before a limit, or no longer. Raises Refused for who may not."""
    if by.office is None or not may_set_rule(by):
        raise Refused(refusals.NOT_THE_RULE)
    ReminderRule.objects.create(office_id=by.office, days_before=days_before, account=by.account, on=on)
    audit.record(events.REMINDER_RULE_SET, details={"days_before": days_before})


def may_set_rule(by: Viewer) -> bool:
    """Who reminds and approves what holds for the office: the head of section."""
    return by.may(Permission.SEND_REMINDERS) and by.may(Permission.APPROVE_LAW)


def preview(*, by: Viewer, due: Due, on: date) -> dict[str, Any]:
    """What the letter to the person would say now, without number and code. Raises Refused where no charge is known."""
    return letter_said(_told(by, due, on, accounts.office_paper(by, on=on)), Recipient.PERSON)


def mail_leaves() -> bool:
    """Whether this office sends e-mail at all; without it letters are printed."""
    return bool(settings.MAIL_LEAVES)


def _sees_protected(by: Viewer) -> bool:
    return accounts.own_account(by).role.clearance is Clearance.PROTECTED


def _remind(by: Viewer, asked: Sequence[Asked], hand: Hand, on: date) -> Reminded:
    if by.office is None or not (by.may(Permission.SCREEN) if hand.by_rule else by.may(Permission.SEND_REMINDERS)):
        raise Refused(refusals.MAY_NOT)
    one_at_a_time(LOCK, by.office)  # of two who remind the same person at once, the second is told that it was done
    due = {one.finding: one for one in due_reminders.due(by, [one.finding for one in asked], on=on)}
    known = reminder_queries.last_addresses(by, due.values()) if hand.by_rule else {}
    paper, told = accounts.office_paper(by, on=on), Reminded()
    for one in asked:
        found = due.get(one.finding)
        refusal = refusals.NOT_DUE if found is None else why_not(found.case, hand)
        if found is None or refusal is not None:
            told.left[one.finding] = refusal or refusals.NOT_DUE
            continue
        addresses = known.get(found.finding, {}) if hand.by_rule else one.addresses
        told.made.append(_make(by, found, addresses, hand, _told(by, found, on, paper)))  # fmt: skip
    return told


def _told(by: Viewer, due: Due, on: date, paper: OfficePaper) -> Told:
    return Told(
        office=paper.office, finding=due.told, charge=_charge(by, due.limit), issued_on=on, complaints=paper.complaints
    )


def _charge(by: Viewer, limit: date) -> DatedValue:
    """What the first day after a limit costs; raises Refused where no value is known for it."""
    return dated_law_of(by).parameters["overstay.charge_per_day"].value_on(limit + timedelta(days=1))


def _make(by: Viewer, due: Due, addresses: Mapping[Recipient, str], hand: Hand, told: Told) -> int:
    assert by.office is not None  # asked before
    recipients = [Recipient.PERSON, *([Recipient.SPONSOR] if due.told.sponsor else [])]
    issued = {
        recipient: letters.issue(
            by=by, kind=LetterKind.REMINDER, issued_on=told.issued_on, subject=f"people:{due.person}",
            confidentiality=due.confidentiality, said=letter_said(told, recipient),
        )
        for recipient in recipients
    }  # fmt: skip
    made = Reminder.objects.create(
        office_id=by.office, confidentiality=due.confidentiality, person=due.person, finding=due.finding, stay_limit=due.limit,
        letter_id=issued[Recipient.PERSON], sponsor_letter_id=issued.get(Recipient.SPONSOR), sponsor=due.told.sponsor, name=told.name,
        because=hand.because[:400] or None, is_again=due.reminded_on is not None, by_rule=hand.by_rule, account=by.account, on=told.issued_on,
    )  # fmt: skip
    audit.record(events.REMINDED, subject=f"people:{due.person}", details={"reminder": made.pk, "finding": due.finding, "by_rule": hand.by_rule})  # fmt: skip
    for recipient in recipients:
        if addresses.get(recipient, "").strip():
            _send_later(by, made, recipient, reminder_queries.whose(due, recipient), addresses[recipient].strip())
    return made.pk


def _send_later(by: Viewer, reminder: Reminder, recipient: Recipient, owner: str, address: str) -> None:
    """Puts a letter on its way; the worker finds it once this transaction is committed."""
    try:
        validate_email(address)
    except ValidationError as error:
        raise Refused(refusals.BAD_ADDRESS) from error
    made = ReminderMessage.objects.create(
        office_id=reminder.office_id, confidentiality=reminder.confidentiality, reminder=reminder, recipient=recipient.value, whose=owner,
        address=address,
    )  # fmt: skip
    audit.record(events.REMINDER_QUEUED, subject=f"people:{reminder.person}", details={"message": made.pk, "to": recipient.value, "by": by.account})  # fmt: skip
    app.configure_task(SEND_TASK).defer(message=made.pk)
