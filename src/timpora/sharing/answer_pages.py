"""Pages of answers: an agency answers what is shared with it; an officer records the answer as a fact, or notes that nothing follows."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.facts.codes import PlaceKind
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.register import queries as register
from timpora.register.core.kinds import KINDS
from timpora.register.doors import only
from timpora.register.forms import REPORTER, SOURCE, FactForm
from timpora.sharing import actions, documents, queries, showing, telling
from timpora.sharing.actions import ABOUT_NOBODY, NewFact, Uploaded
from timpora.sharing.core.answering import Answered, AnswerKind
from timpora.sharing.forms import AnswerForm, BecauseForm
from timpora.sharing.queries import AnswerSeen, ShareSeen
from timpora.team.doors import READING, only_one_of
from timpora.ui.language import said
from timpora.ui.office_day import office_day


UNPROCESSABLE = 422
ANSWER = Text(id="Jawab", en="Answer")
CHOOSE_AGAIN = Text(id="Berkas perlu dipilih lagi.", en="The file has to be chosen again.")
SENT = Text(id="Jawaban terkirim.", en="The answer was sent.")
TAKEN = Text(id="Tercatat sebagai data, dengan instansi sebagai sumbernya.", en="Recorded as a fact, with the agency as its source.")  # fmt: skip
LET_BE = Text(id="Tidak ada yang dicatat", en="Nothing was recorded")
NOTED = Text(id="Tercatat: tidak ada yang mengikuti jawaban ini.", en="Noted: nothing follows from this answer.")
WHY = Text(id="Mengapa tidak ada yang dicatat", en="Why nothing is recorded")
WHY_HINT = Text(id="Misalnya sudah diketahui dari sumber lain.", en="Such as known from another source already.")
TAKE_IN = Text(id="Catat sebagai data", en="Record it as a fact")


def _found(request: ViewedRequest, share: int) -> ShareSeen:
    one = queries.one(request.viewer, share, on=office_day())
    if one is None:
        raise Http404
    return one


def _answer_of(request: ViewedRequest, share: int, answer: int) -> AnswerSeen:
    _found(request, share)
    told = next((each for each in queries.answers(request.viewer, share) if each.id == answer), None)
    if told is None:
        raise Http404
    return told


@require_http_methods(["GET", "POST"])
@only(Permission.TAKE_PART)
def answer_share(request: ViewedRequest, share: int) -> HttpResponse:
    """What one's agency knows, where it saw the person, or that it has nothing."""
    one = _found(request, share)
    if one.words is None and request.method == "GET":
        return redirect("share", share)  # what was typed before that is kept below, with the reason why it is not sent
    form = filled(request, AnswerForm)
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        file = told.pop("document")
        document = Uploaded(name=file.name, content=file.read()) if file else None
        answered = Answered(**{**told, "kind": AnswerKind(told["kind"])})
        try:
            actions.answer(by=request.viewer, share=share, told=answered, on=office_day(), document=document)
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(SENT))
            return redirect("share", share)
    if form.errors and request.FILES:
        form.add_error("document", said(CHOOSE_AGAIN))
    page = {"form": form, "title": ANSWER, "one": one, "what": telling.title(one), "takes_files": True}
    return render(request, "sharing/form.html", page, status=UNPROCESSABLE if form.errors else 200)


@require_GET
@only_one_of(*READING)
def answer_document(request: ViewedRequest, share: int, answer: int) -> HttpResponse:
    """The document of an answer as a file; that somebody opened it is noted."""
    opened = documents.opened(request.viewer, share, answer)
    if opened is None:
        raise Http404
    content, headers = opened
    return HttpResponse(content, headers=headers)


@require_http_methods(["GET", "POST"])
@only(Permission.RECORD_FACTS)
def take_in_answer(request: ViewedRequest, share: int, answer: int) -> HttpResponse:
    """Records an answer as a fact, through the form of the register; its source is the agency."""
    viewer, told = request.viewer, _answer_of(request, share, answer)
    if told.taken is not None and request.method == "GET":
        return redirect("share", share)
    kept = queries.origin(viewer, share)
    records = kept.records if kept else ()
    kinds = (*register.OF_A_PERSON, *ABOUT_NOBODY) if records else ABOUT_NOBODY
    kind = _kind(request, kinds)
    record = _record(request, records)
    form = filled(request, FactForm, kind=kind, initial=_begun(told, kind))
    for name in (SOURCE, REPORTER):
        del form.fields[name]
    if request.method == "POST" and form.is_valid():
        fact = NewFact(kind=kind, record=record if kind in register.OF_A_PERSON else None, values=form.values())
        try:
            actions.take_in(by=viewer, share=share, answer=answer, fact=fact, on=office_day())
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(TAKEN))
            return redirect("share", share)
    page = {
        "form": form,
        "title": TAKE_IN,
        "told": showing.answers([told], {}, may_take_in=False)[0],
        "share": share,
        "answer": answer,
        "kinds": [(KINDS[one].one, f"?jenis={one}&orang={record or ''}", one == kind) for one in kinds],
        "people": _people(viewer, records, kind, record) if kind in register.OF_A_PERSON else [],
        "back": reverse("share", args=[share]),
    }
    return render(request, "sharing/take_in.html", page, status=UNPROCESSABLE if form.errors else 200)


def _kind(request: ViewedRequest, kinds: tuple[str, ...]) -> str:
    typed = request.GET.get("jenis", "")
    if typed in kinds:
        return typed
    return "presence" if "presence" in kinds else kinds[0]


def _record(request: ViewedRequest, records: tuple[int, ...]) -> int | None:
    """The record that the address names, or the first of those that the share is about."""
    typed = request.GET.get("orang", "")
    return next((one for one in records if str(one) == typed), records[0] if records else None)


def _people(viewer: Viewer, records: tuple[int, ...], kind: str, chosen: int | None) -> list[tuple[str, str, bool]]:
    """The people whom the share is about, by their records; the name is that of the record that stands for it today."""
    standing = {one: register.standing_for(viewer, "people", one) for one in records}
    names = dict(register.facts(viewer, "people").filter(pk__in=filter(None, standing.values())).values_list("pk", "name"))  # fmt: skip
    return [(names.get(standing[one], str(one)), f"?jenis={kind}&orang={one}", one == chosen) for one in records]


def _begun(told: AnswerSeen, kind: str) -> dict[str, Any]:
    """What the answer says already: where and when the person was seen."""
    if kind != "presence":
        return {}
    return {
        "place_kind": PlaceKind.OTHER.value, "place": told.place[:200], "area_code": told.area_code, "from_on": told.seen_on, "until_on": told.seen_on,
        "reported_by": told.agency,
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
@only(Permission.RECORD_FACTS)
def let_answer_be(request: ViewedRequest, share: int, answer: int) -> HttpResponse:
    """Notes that nothing follows from an answer, and why."""
    one, told = _found(request, share), _answer_of(request, share, answer)
    if told.taken is not None and request.method == "GET":
        return redirect("share", share)
    form = filled(request, BecauseForm, label=WHY, hint=WHY_HINT)
    if request.method == "POST" and form.is_valid():
        try:
            actions.let_it_be(by=request.viewer, share=share, answer=answer, because=form.cleaned_data["because"], on=office_day())  # fmt: skip
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(NOTED))
            return redirect("share", share)
    page = {"form": form, "title": LET_BE, "one": one, "what": telling.title(one)}
    return render(request, "sharing/form.html", page, status=UNPROCESSABLE if form.errors else 200)
