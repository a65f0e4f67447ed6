"""Reminders for programs: who was reminded and what came of it, the letters as PDF, and reminding of a limit that ends soon."""

from typing import Any

from django.http import HttpResponse
from ninja import Query, Router
from ninja.decorators import decorate_view

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.api.core import problems
from timpora.api.core.problems import ProblemError
from timpora.api.description import WITH_KEY, WITH_REASON
from timpora.api.paging import Page, page_of
from timpora.api.repeating import once
from timpora.api.schemas import Number, answers
from timpora.api.scope import needs
from timpora.register import api as register
from timpora.screening import due_reminders, reminder_queries, reminding
from timpora.screening.core.reminders import Recipient
from timpora.screening.reminder_letters import letter_answered
from timpora.screening.reminder_queries import ReminderSeen
from timpora.screening.reminders_api_schemas import AskedOfReminders, ReminderSent, ReminderTold
from timpora.ui.office_day import office_day


router = Router(tags=["reminders"])
reading = decorate_view(needs(Permission.READ_REGISTER))
sending = decorate_view(once, needs(Permission.READ_REGISTER, Permission.SEND_REMINDERS))
FOR_A_REMINDER = {"parameters": [*WITH_KEY["parameters"], *WITH_REASON["parameters"]]}
PDF = {
    "parameters": WITH_REASON["parameters"],
    "responses": {200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}},
}


@router.get("/reminders", response=answers({200: Page[ReminderTold]}), summary="Who was reminded, and what came of it")
@reading
def list_reminders(request: ViewedRequest, asked: Query[AskedOfReminders]) -> dict[str, Any]:
    """The latest first: those of a month, or of the last year."""
    wanted = reminder_queries.Asked(outcome=asked.outcome, month=asked.first_day)
    found, first = reminder_queries.reminders(request.viewer, wanted, on=office_day()), asked.after or 0
    told = [_told(one) for one in found[first : first + asked.limit + 1]]
    return page_of(told, asked, place=first + asked.limit)


@router.get(
    "/reminders/{reminder}", response=answers({200: ReminderTold}, problems.NOT_FOUND, problems.REASON_NEEDED),
    openapi_extra=WITH_REASON, summary="One reminder",
)  # fmt: skip
@reading
def one_reminder(request: ViewedRequest, reminder: Number) -> dict[str, Any]:
    """With its letters and messages. The look at its person is noted."""
    return _told(_opened(request, reminder))


@router.get(
    "/reminders/{reminder}/letters/{recipient}", response=answers({200: None}, problems.NOT_FOUND, problems.REASON_NEEDED),
    openapi_extra=PDF, summary="A letter of a reminder, as PDF",
)  # fmt: skip
@reading
def letter_of_a_reminder(request: ViewedRequest, reminder: Number, recipient: Recipient) -> HttpResponse:
    """The letter to the person or to the sponsor, as it was issued. That it was read is noted."""
    answer = letter_answered(request.viewer, _opened(request, reminder), recipient)
    if answer is None:
        raise ProblemError(problems.NOT_FOUND)
    return answer


@router.post(
    "/findings/{finding}/reminder", openapi_extra=FOR_A_REMINDER, summary="Remind of a limit that ends soon",
    response=answers({200: ReminderTold}, problems.NOT_FOUND, problems.REASON_NEEDED, problems.UNDER_WAY),
)  # fmt: skip
@sending
def remind(request: ViewedRequest, finding: Number, sent: ReminderSent) -> dict[str, Any]:
    """As on its page: the letters are issued, and what has an address leaves as e-mail, once or not at all.

    Where the limit ends soon no longer, or a person has to be looked at first and no reason is given, nothing is done and the answer says why.
    """
    viewer, on = request.viewer, office_day()
    due = next(iter(due_reminders.due(viewer, [finding], on=on)), None)
    if due is None and not due_reminders.is_there(viewer, finding):
        raise ProblemError(problems.NOT_FOUND)
    if due is not None:
        register.opened(request, due.person)
    addresses = {Recipient.PERSON: sent.person or "", Recipient.SPONSOR: sent.sponsor or ""}
    made = reminding.remind(
        by=viewer, asked=reminding.Asked(finding=finding, addresses=addresses, because=sent.reason or ""), on=on
    )
    return _told(_seen(request, made))


def _seen(request: ViewedRequest, number: int) -> ReminderSeen:
    seen = reminder_queries.reminder(request.viewer, number, on=office_day())
    if seen is None:
        raise ProblemError(problems.NOT_FOUND)
    return seen


def _opened(request: ViewedRequest, number: int) -> ReminderSeen:
    """A reminder, after the look at its person was noted."""
    seen = _seen(request, number)
    register.opened(request, seen.person)
    return seen


def _told(one: ReminderSeen) -> dict[str, Any]:
    return {
        "reminder": one.id, "person": one.person, "name": one.name, "sponsor": one.sponsor, "stay_limit": one.stay_limit, "on": one.on,
        "by_rule": one.by_rule, "reason": one.because, "outcome": one.outcome, "letters": sorted(one.letters),
        "messages": [
            {"recipient": each.recipient, "state": each.state, "failure": each.failure, "ended_at": each.ended_at}
            for each in one.messages
        ],
    }  # fmt: skip
