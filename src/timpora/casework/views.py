"""Pages of cases: the list, one case, its evidence, its acts, and opening one."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from timpora.accounts import exporting
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.casework import (
    above,
    actions,
    drafting,
    listing,
    opening,
    queries,
    reaching,
    receiving,
    showing,
    told_shown,
)
from timpora.casework.act_forms import MORE_ROWS, ActForm
from timpora.casework.core.acts.kinds import ACT_WORDS, ActKind
from timpora.casework.core.checks.deciding import what_changed
from timpora.casework.core.checks.measures import reasons_for_a_person
from timpora.casework.core.clocks import clocks_of
from timpora.casework.core.letters.drafting import issues_letters
from timpora.casework.core.measures_of_state import judged_day
from timpora.casework.core.policy import state_allows, who_may, why_not
from timpora.casework.core.spans import spans_of
from timpora.casework.letter_answer import letter_answered
from timpora.casework.opening_form import OpenForm
from timpora.casework.propose_form import ProposeForm
from timpora.casework.proposing import initial_of
from timpora.casework.situations import Looked, known, look
from timpora.casework.telling import names_of, steps_told
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.letters import queries as letters
from timpora.register.doors import only
from timpora.ui.language import said
from timpora.ui.office_day import office_day


UNPROCESSABLE = 422
RECORDED = Text(id="{act}: tercatat.", en="{act}: recorded.")
OPENED = Text(id="Perkara dibuka.", en="The case is open.")
SEALED = Text(
    id="Tercatat. Perkara ini sekarang hanya terlihat oleh pemeriksa dan pimpinan.",
    en="Recorded. Only examiners and those who lead them see this case now.",
)


@require_GET
@only(Permission.READ_REGISTER)
def cases(request: ViewedRequest) -> HttpResponse:
    """The cases of the office: the own ones, everybody's, those that wait for an answer; or the list as a file."""
    viewer, on = request.viewer, office_day()
    chosen = listing.chosen(request.GET, viewer)
    if form := exporting.form_asked(request):
        return exporting.answer(request, listing.file_table(viewer, listing.asked(viewer, chosen, on), listing.VIEWS[chosen.view]), form, what=listing.FILE)  # fmt: skip
    return render(request, "casework/cases.html", listing.page(viewer, chosen, on=on, downloads=exporting.downloads(request)))  # fmt: skip


@require_GET
@only(Permission.READ_REGISTER)
def case(request: ViewedRequest, case: int) -> HttpResponse:
    """One case: left where it stands, what is due and what can be done; right its file in order of time. The look is noted."""
    viewer, on = request.viewer, office_day()
    looked = _looked(request, case)
    situation = looked.situation
    law = situation.law_of(on)
    actions.note_reading(case=case)
    names = names_of(viewer, looked.file, law)
    people = {one.number: one.name for one in looked.file.people}
    found = clocks_of(spans_of(looked.file.numbers, situation.state), law=law, on=on)
    issued = letters.letters(viewer, {letter for step in looked.file.steps for letter in step.letters})
    told = reaching.to_be_told(viewer, case, looked.file, situation.state)
    first = showing.next_acts(case, situation)
    page = {
        "seen": looked.seen,
        "corrected": told_shown.notice(looked, told),
        "told": told_shown.table(looked, told),
        "offered": showing.offered(situation.state),
        "tag": showing.status_tag(looked.seen),
        "owner": names.officers.get(situation.state.owner, "-"),
        "stepper": showing.stepper(situation.state, looked.file.steps),
        "clocks": showing.clocks(found, people),
        "next": first,
        "groups": showing.others(case, situation, first),
        "protections": showing.protections([(one.name, situation.state.of(one.number)) for one in looked.file.people]),
        "changed": what_changed(looked.file, situation.state.proposal) if situation.state.proposal else None,
        "people": listing.people_of_case(looked, names.officers),
        "rights": [showing.rights(one.name, situation.state.of(one.number), law) for one in looked.file.people],
        "steps": steps_told(names, issued),
        "proposal": situation.state.proposal,
        "may_read_trail": viewer.may(Permission.READ_AUDIT),
        "above": above.of_case(viewer, looked.seen),
        "documents": receiving.documents(viewer, case),
        "may_receive": viewer.may(Permission.WORK_CASES)
        and state_allows(ActKind.RECEIVE_DOCUMENT, situation.state) is None,
    }
    return render(request, "casework/case.html", page)


@require_GET
@only(Permission.READ_REGISTER)
def letter(request: ViewedRequest, case: int, letter: int) -> HttpResponse:
    """A letter of a case as PDF; that somebody read it is noted."""
    answer = letter_answered(request.viewer, case, letter)
    if answer is None:
        raise Http404
    return answer


@require_http_methods(["GET", "POST"])
@only(Permission.READ_REGISTER)
def evidence(request: ViewedRequest, case: int) -> HttpResponse:
    """What a proposal changes and on what it rests; opening it is noted, and whoever answers the proposal has."""
    viewer, on = request.viewer, office_day()
    looked = _looked(request, case)
    proposal = looked.situation.state.proposal
    if proposal is None:
        messages.warning(request, said(Text(id="Tidak ada usulan yang menunggu.", en="No proposal is waiting.")))
        return redirect("case", case)
    actions.open_evidence(by=viewer, case=case)
    names = names_of(viewer, looked.file, looked.situation.law_of(on))
    answers = [ActKind.APPROVE, ActKind.DECIDE, ActKind.RETURN_PROPOSAL]
    opened = replace(looked.file, openings=queries.openings_of(viewer, case))  # it is opened now
    page = {
        "seen": looked.seen,
        "by": names.officers.get(proposal.by, "-"),
        "measures": listing.measures_table(proposal.act.measures, names),
        "spared": [names.person(number) for number in proposal.act.nothing_applies_for],
        "reasons": proposal.act.reasons,
        "findings": listing.people_of_case(looked, names.officers),
        "changed": what_changed(looked.file, proposal),
        "judged_on": judged_day(looked.situation.state, None, on),
        "documents": receiving.documents(viewer, case),
        "skipped": [step for step in steps_told(names, {}) if step.kind is ActKind.SKIP_RIGHT],
        "needed": reasons_for_a_person(looked.file, looked.situation.state, looked.situation.law_of),
        "steps": [one for one in steps_told(names, {}) if one.kind in {ActKind.EXAMINE, ActKind.GIVE_OPINION, ActKind.HOLD_CONFERENCE}],
        "answers": [one for one in showing.leading_on(case, replace(looked.situation, file=opened)) if one.kind in answers],
    }  # fmt: skip
    return render(request, "casework/evidence.html", page)


@require_http_methods(["GET", "POST"])
@only(Permission.READ_REGISTER)
def act(request: ViewedRequest, case: int, kind: str) -> HttpResponse:
    """One act: asked for, checked, done; where it cannot be, the reason stands in its place."""
    of_kind = _kind(kind)
    looked = _looked(request, case)
    form, adds_rows = _form(request, looked, of_kind)
    if request.method == "POST" and not adds_rows and form.is_valid():
        sent = str(form.data.get("seen", ""))
        try:
            actions.do(by=request.viewer, case=case, act=form.act(), on=office_day(), seen=int(sent) if sent.isdecimal() else None)  # fmt: skip
        except Refused as stopped:
            form.add_error(None, said(stopped.refusal))
        else:
            return _done(request, case, of_kind)
    return _asking(request, looked, of_kind, form, is_wrong=bool(form.errors) and not adds_rows)


@require_http_methods(["GET", "POST"])
@only(Permission.READ_REGISTER)
def draft(request: ViewedRequest, case: int, kind: str) -> HttpResponse:
    """What the typed act would issue, as a draft to be edited: nothing is recorded. Without anything typed it leads to the form."""
    of_kind = _kind(kind)
    if request.method == "GET":
        return redirect("case_act", case, of_kind.value)
    looked = _looked(request, case)
    form, _ = _form(request, looked, of_kind)
    if form.is_valid():
        try:
            file = drafting.draft(request.viewer, case, act=form.act(), on=office_day())
        except Refused as stopped:
            form.add_error(None, said(stopped.refusal))
        else:
            if file is None:
                raise Http404
            return HttpResponse(
                file.content, content_type=file.content_type, headers={"Content-Disposition": f'attachment; filename="{file.name}"'}
            )  # fmt: skip
    return _asking(request, looked, of_kind, form, is_wrong=True)


def _kind(kind: str) -> ActKind:
    if kind not in set(ActKind) or ActKind(kind) in actions.BY_ITS_DOOR:
        raise Http404
    return ActKind(kind)


def _asking(request: ViewedRequest, looked: Looked, kind: ActKind, form: Any, *, is_wrong: bool) -> HttpResponse:
    situation = looked.situation
    is_possible = state_allows(kind, situation.state) is None
    page: dict[str, Any] = {
        "seen": looked.seen, "form": form, "title": ACT_WORDS[kind], "kind": kind.value, "refusal": why_not(kind, situation),
        "is_here": is_possible and who_may(kind, situation.hand) is None, "may_draft": is_possible and issues_letters(kind),
        "grows": getattr(form, "counts", {}), "whom": list(form.whom()) if isinstance(form, ProposeForm) else None,
    }  # fmt: skip
    return render(request, "casework/act.html", page, status=UNPROCESSABLE if is_wrong else 200)


@require_http_methods(["GET", "POST"])
@only(Permission.WORK_CASES)
def open_case(request: ViewedRequest) -> HttpResponse:
    """Opens a case from findings, from the field or from a tip about people of the register."""
    viewer, on = request.viewer, office_day()
    sent = request.POST if request.method == "POST" else request.GET
    findings, records = _numbers(sent, "temuan"), _numbers(sent, "orang")
    whom = listing.whom(viewer, findings, records, on=on)
    form = filled(request, OpenForm, has_findings=bool(findings))
    if request.method == "POST" and form.is_valid():
        asked = opening.Opened(findings=findings, records=records, origin=form.origin(), because=form.cleaned_data["because"])  # fmt: skip
        try:
            made = opening.open_case(by=viewer, asked=asked, on=on)
        except Refused as stopped:
            form.add_error(None, said(stopped.refusal))
        else:
            messages.success(request, said(OPENED))
            return redirect("case", made)
    page = {
        "form": form, "whom": whom, "findings": findings, "records": records, "already": listing.cases_already(viewer, findings, records, on=on),
        "added_to": [] if findings else listing.added_to(viewer, records),
    }  # fmt: skip
    return render(request, "casework/open.html", page, status=UNPROCESSABLE if form.errors else 200)


def _form(request: ViewedRequest, looked: Looked, kind: ActKind) -> tuple[Any, bool]:
    on, more = office_day(), request.POST.get("more", "")
    if kind is ActKind.PROPOSE:
        initial = initial_of(looked, on=on)
        return filled(request, ProposeForm, people=looked.file.people, initial=initial), False
    choices = known(request.viewer, looked, kind, on=on, somebody=next(iter(_numbers(request.GET, "orang")), None))
    form = filled(request, ActForm, kind=kind, known=choices)
    if more in form.counts:
        # What was typed stays, with more room below it.
        grown = {more: form.counts[more] + MORE_ROWS}
        data = request.POST.copy()
        data[f"{more}-rows"] = str(grown[more])
        return ActForm(data, kind=kind, known=choices, rows=grown), True
    return form, False


def _done(request: ViewedRequest, case: int, kind: ActKind) -> HttpResponse:
    if queries.one(request.viewer, case) is None:
        messages.success(request, said(SEALED))
        return redirect("cases")
    messages.success(request, said(RECORDED.fill(act=ACT_WORDS[kind])))
    return redirect(reverse("case", args=[case]))


def _looked(request: ViewedRequest, case: int) -> Looked:
    looked = look(request.viewer, case, on=office_day())
    if looked is None:
        raise Http404
    return looked


def _numbers(sent: QueryDict, name: str) -> list[int]:
    return [int(one) for one in sent.getlist(name)[:50] if one.isdecimal() and len(one) <= len("1000000000000")]
