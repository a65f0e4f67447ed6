"""Billing codes for several cases at once: everybody whose charge was decided and explained, and who has no code yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.casework import actions, queries
from timpora.casework.core.acts.carrying_out import Bill
from timpora.casework.core.statuses import Status
from timpora.casework.situations import look
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text, counted, rupiah_in_words
from timpora.kernel.viewers import Viewer
from timpora.register.doors import only
from timpora.ui.language import said
from timpora.ui.office_day import office_day


MOST = 50  # each case is read whole
RECORDED = Text(id="{number} kode billing tercatat.", en="{number} recorded.")
NOTHING = Text(id="Belum ada kode yang diisi.", en="No code is filled in.")
UNPROCESSABLE = 422


@dataclass(frozen=True, kw_only=True)
class Line:
    """One charge that waits for its code: what was typed, and why it was not taken."""

    case: int
    number: str
    person: int
    name: str
    owed: int
    typed: str = ""
    wrong: str = ""

    @property
    def field(self) -> str:
        """The name of its field."""
        return f"kode-{self.case}-{self.person}"

    @property
    def amount(self) -> str:
        """How much is owed."""
        return rupiah_in_words(self.owed)


@require_http_methods(["GET", "POST"])
@only(Permission.WORK_CASES)
def billing(request: ViewedRequest) -> HttpResponse:
    """Each code is recorded by itself, so that a wrong one keeps back no other."""
    viewer, on = request.viewer, office_day()
    lines = _lines(viewer, on, request.POST if request.method == "POST" else {})
    problem = ""
    if request.method == "POST":
        told = [_recorded(viewer, line, on) for line in lines if line.typed]
        done, lines_left = sum(not line.wrong for line in told), {line.field: line for line in told if line.wrong}
        if done:
            messages.success(request, said(RECORDED.fill(number=counted(done, "billing code", "billing codes"))))
        if told and not lines_left:
            return redirect("billing")
        problem = "" if told else said(NOTHING)
        kept = {line.field for line in told if not line.wrong}
        lines = [lines_left.get(line.field, line) for line in lines if line.field not in kept]
    page = {"lines": lines, "problem": problem, "wrong": [line for line in lines if line.wrong]}
    return render(request, "casework/billing.html", page, status=UNPROCESSABLE if problem or page["wrong"] else 200)


def _lines(viewer: Viewer, on: date, typed: Mapping[str, str]) -> Sequence[Line]:
    found, _ = queries.page(viewer, queries.Asked(statuses=(Status.EXECUTION,)), most=MOST)
    lines = []
    for seen in found:
        looked = look(viewer, seen.id, on=on, judges=False)
        if looked is None:
            continue
        for person in looked.file.people:
            own, charge = looked.situation.state.of(person.number), looked.situation.state.charge_for(person.number)
            if charge is None or own.bills or own.paid >= charge.amount:
                continue
            line = Line(case=seen.id, number=seen.number, person=person.number, name=person.name, owed=charge.amount - own.paid)  # fmt: skip
            lines.append(_typed(line, typed))
    return lines


def _typed(line: Line, typed: Mapping[str, str]) -> Line:
    return Line(**{**line.__dict__, "typed": str(typed.get(line.field, "")).strip()})


def _recorded(viewer: Viewer, line: Line, on: date) -> Line:
    act = Bill(on=on, person=line.person, billing_code=line.typed, amount=line.owed)
    try:
        with transaction.atomic():
            actions.do(by=viewer, case=line.case, act=act, on=on)
    except Refused as refused:
        return Line(**{**line.__dict__, "wrong": said(refused.refusal)})
    return line
