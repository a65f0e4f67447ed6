"""Pages of reminders: who was reminded and what came of it, whom to remind, one by one or many at once, and the office's own rule."""

from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from timpora.accounts import exporting
from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.letters.core.leaving import MessageState
from timpora.register.doors import found_for, only
from timpora.screening import (
    due_reminders,
    reminder_forms,
    reminder_queries,
    reminder_showing,
    reminding,
)
from timpora.screening.core import reminder_refusals as refusals
from timpora.screening.core.reminder_policy import is_protected
from timpora.screening.core.reminders import Outcome, Recipient
from timpora.screening.due_reminders import Due
from timpora.screening.reminder_letters import letter_answered
from timpora.ui.language import said
from timpora.ui.office_day import office_day


MOST_LISTED = 25  # each of them is judged as the page is made, and each line is one to look at
MADE = Text(id="Suratnya terbit. E-mail dikirim sebentar lagi; halaman ini menunjukkan hasilnya.", en="The letters are issued. E-mail leaves in a moment; this page shows what becomes of it.")  # fmt: skip
MADE_MANY = Text(id="{made} orang diingatkan.", en="Reminded: {made}.")
LEFT_OUT = Text(id="{left} orang tidak: datanya berubah sementara itu, atau perlu dilihat satu per satu.", en="Not reminded: {left}. Their data changed meanwhile, or they have to be looked at one by one.")  # fmt: skip
RULE_SET = Text(id="Aturan kantor disimpan.", en="The rule of the office is saved.")
UNPROCESSABLE = 422


@require_GET
@only(Permission.READ_REGISTER)
def reminders(request: ViewedRequest) -> HttpResponse:
    """Who was reminded, what came of it, and by month how many heeded it; or the list as a file."""
    viewer, on, asked = request.viewer, office_day(), _asked(request)
    found = reminder_queries.reminders(viewer, asked, on=on)
    if form := exporting.form_asked(request):
        return exporting.answer(request, reminder_showing.file_table(found), form, what="pengingat")
    begin = int(start) if (start := request.GET.get("dari", "")).isdecimal() and len(start) < len("1000000") else 0
    shown, by_month = found[begin : begin + reminder_showing.PAGE], reminder_queries.months(viewer, on=on)
    page = {
        "tabs": reminder_showing.tabs("reminders", may_send=viewer.may(Permission.SEND_REMINDERS)),
        "filters": reminder_showing.filters(asked, by_month, len(found)),
        "found": shown,
        "table": reminder_showing.table(shown),
        "pages": reminder_showing.pages(request.GET.dict(), begin, len(shown), len(found))
        if len(found) > len(shown)
        else None,
        "months": reminder_showing.months(by_month) if by_month else None,
        "downloads": exporting.downloads(request),
        "may_send": viewer.may(Permission.SEND_REMINDERS),
    }
    return render(request, "screening/reminders/reminders.html", page)


@require_GET
@only(Permission.READ_REGISTER)
def reminder(request: ViewedRequest, reminder: int) -> HttpResponse:
    """One reminder with its letters and messages."""
    viewer = request.viewer
    seen, elsewhere = _one(request, reminder)
    if elsewhere is not None:
        return elsewhere
    numbers = {recipient: letter.number for recipient, letter in reminder_queries.letters_of(viewer, seen).items()}
    page = {
        "reminder": seen,
        "facts": reminder_showing.facts(seen, accounts.names(viewer)),
        "letters": reminder_showing.letters_table(seen, numbers),
    }
    return render(request, "screening/reminders/reminder.html", page)


@require_GET
@only(Permission.READ_REGISTER)
def reminder_letter(request: ViewedRequest, reminder: int, recipient: str) -> HttpResponse:
    """A letter as PDF; that somebody read it is noted."""
    seen, elsewhere = _one(request, reminder)
    if elsewhere is not None:
        return elsewhere
    answer = letter_answered(request.viewer, seen, Recipient(recipient)) if recipient in set(Recipient) else None
    if answer is None:
        raise Http404
    return answer


@require_http_methods(["GET", "POST"])
@only(Permission.SEND_REMINDERS)
def remind(request: ViewedRequest, finding: int) -> HttpResponse:
    """Reminds one person: what stands in the way, where the letters go, and what they will say."""
    viewer, on = request.viewer, office_day()
    due = next(iter(due_reminders.due(viewer, [finding], on=on)), None)
    if due is None:
        return _not_due(request, finding)
    _, elsewhere = found_for(request, "people", due.person)
    if elsewhere is not None:
        return elsewhere
    known = reminder_queries.last_addresses(viewer, [due])[finding]
    form = filled(
        request, reminder_forms.RemindForm, has_sponsor=due.told.sponsor is not None, needs_reason=_needs_reason(due),
        initial={recipient.value: address for recipient, address in known.items()},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            made = reminding.remind(by=viewer, asked=form.asked(finding), on=on)
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(MADE))
            return redirect("reminder", made)
    page = {
        "due": due, "form": form, "name": due.told.names[0] if due.told.names else "-", "is_protected": is_protected(due.case),
        "letter": reminding.preview(by=viewer, due=due, on=on), "mail_leaves": reminding.mail_leaves(),
    }  # fmt: skip
    return render(request, "screening/reminders/remind.html", page, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(["GET", "POST"])
@only(Permission.SEND_REMINDERS)
def remind_many(request: ViewedRequest) -> HttpResponse:
    """Everybody whose limit ends soon and who was not reminded of it; one click reminds those who are ticked."""
    viewer, on = request.viewer, office_day()
    days = due_reminders.days_before(viewer, on)
    wanted = due_reminders.ending(viewer, on=on, within=days, most=MOST_LISTED + 1)
    due = [one for one in due_reminders.due(viewer, wanted[:MOST_LISTED], on=on) if one.reminded_on is None]
    sent = request.POST if request.method == "POST" else None
    known = {} if sent is not None else reminder_queries.last_addresses(viewer, due)
    lines = reminder_forms.lines(due, known, sent, request.POST.getlist("finding"))
    wrong = [line for line in lines if line.wrong]
    problems = reminder_forms.wrong_in_words(wrong)
    if sent is not None and not problems:
        try:
            told = reminding.remind_many(by=viewer, asked=[line.asked for line in lines if line.ticked], on=on)
        except Refused as refused:
            problems = [said(refused.refusal)]
        else:
            gone = len(set(request.POST.getlist("finding")) - {str(line.due.finding) for line in lines})
            _tell(request, len(told.made), len(told.left) + gone)
            return redirect("reminders")
    page = {
        "tabs": reminder_showing.tabs("remind_many", may_send=True), "lines": [line for line in lines if not line.is_left_to_a_person],
        "others": [line for line in lines if line.is_left_to_a_person], "days": days, "problems": problems,
        "more": len(wanted) > MOST_LISTED, "most": MOST_LISTED, "mail_leaves": reminding.mail_leaves(),
    }  # fmt: skip
    return render(request, "screening/reminders/remind_many.html", page, status=UNPROCESSABLE if problems else 200)


@require_http_methods(["GET", "POST"])
@only(Permission.READ_REGISTER)
def reminder_rule(request: ViewedRequest) -> HttpResponse:
    """Whether the office reminds by itself, and how many days before; the head of section says so."""
    viewer, on = request.viewer, office_day()
    may_set, held = reminding.may_set_rule(viewer), reminder_queries.rule(viewer)
    if request.method == "POST" and not may_set:
        raise PermissionDenied
    form = filled(request, reminder_forms.RuleForm, initial={"days_before": held.days_before if held else None})
    if request.method == "POST" and form.is_valid():
        reminding.set_rule(by=viewer, days_before=form.cleaned_data["days_before"], on=on)
        messages.success(request, said(RULE_SET))
        return redirect("reminder_rule")
    found = reminder_queries.rules(viewer)
    page = {
        "tabs": reminder_showing.tabs("reminder_rule", may_send=viewer.may(Permission.SEND_REMINDERS)), "form": form, "may_set": may_set,
        "rule": held, "within": due_reminders.days_before(viewer, on),
        "table": reminder_showing.rules(found, accounts.names(viewer)) if found else None,
    }  # fmt: skip
    return render(request, "screening/reminders/rule.html", page, status=UNPROCESSABLE if form.errors else 200)


def _asked(request: ViewedRequest) -> reminder_queries.Asked:
    outcome, state = request.GET.get("hasil", ""), request.GET.get("surat", "")
    return reminder_queries.Asked(
        outcome=Outcome(outcome) if outcome in set(Outcome) else None,
        message=MessageState(state) if state in set(MessageState) else None,
        month=_month(request.GET.get("bulan", "")),
    )


def _month(text: str) -> date | None:
    """`2023-06`; None for anything else."""
    try:
        return datetime.strptime(text, "%Y-%m").date()  # noqa: DTZ007 - a month has no time zone
    except ValueError:
        return None


def _one(request: ViewedRequest, number: int) -> tuple[Any, HttpResponse | None]:
    """A reminder, and where to go first when it is about somebody outside the own work."""
    seen = reminder_queries.reminder(request.viewer, number, on=office_day())
    if seen is None:
        raise Http404
    return seen, found_for(request, "people", seen.person)[1]


def _not_due(request: ViewedRequest, finding: int) -> HttpResponse:
    """A finding that is there and due no longer says so; of one that is not there nobody learns anything."""
    if not due_reminders.is_there(request.viewer, finding):
        raise Http404
    messages.warning(request, said(refusals.NOT_DUE))
    return redirect(reverse("reminders"))


def _needs_reason(due: Due) -> bool:
    return bool(due.case.reasons) or due.case.is_protected or due.reminded_on is not None


def _tell(request: ViewedRequest, made: int, left: int) -> None:
    messages.success(request, said(MADE_MANY.fill(made=made)))
    if left:
        messages.warning(request, said(LEFT_OUT.fill(left=left)))
