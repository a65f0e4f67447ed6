"""Pages of the register: people, places and organisations as lists, one fact with its history, and the forms that write."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from timpora.accounts import exporting
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.register import actions, identity, listing, people, queries, showing
from timpora.register.core.kinds import KINDS, complete
from timpora.register.doors import found_for, only
from timpora.register.forms import BECAUSE, LABELS, REPORTER, SOURCE, FactForm, ReasonForm
from timpora.register.ledger import SourceKind
from timpora.ui.components.tables import Cell, KeyValue
from timpora.ui.language import said
from timpora.ui.moments import moment


RECORDED = Text(id="Data dicatat.", en="The fact is recorded.")
CORRECTED = Text(id="Data dibetulkan; yang lama tetap terlihat sebagai ditarik.", en="The fact is corrected; the old one stays in sight as withdrawn.")  # fmt: skip
WITHDRAWN = Text(id="Data ditarik; tetap terlihat dengan alasannya.", en="The fact is withdrawn; it stays in sight with the reason.")  # fmt: skip
OF_BUTTONS = frozenset({"csrfmiddlewaretoken", "sure", "change"})
PAGE = 50
ABOUT_NOBODY = ("places", "organisations")


@require_http_methods(["GET", "POST"])
@only(Permission.READ_REGISTER)
def foreigners(request: ViewedRequest) -> HttpResponse:
    """The people of the office; who is sought is found by the search."""
    before = request.POST.get("before", "")
    form = exporting.form_asked(request)
    found = people.page(
        request.viewer, before=int(before) if before.isdecimal() and not form else None, most=exporting.rows_wanted(form, people.PAGE)
    )  # fmt: skip
    table = showing.people_table(found.people)
    if form:
        return exporting.answer(request, table, form, what="orang-asing", is_cut=found.before is not None)
    page = {
        "found": found,
        "table": table,
        "downloads": exporting.downloads(request),
        "may_record": request.viewer.may(Permission.RECORD_FACTS),
    }
    return render(request, "register/foreigners.html", page)


@require_GET
@only(Permission.READ_REGISTER)
def contradictions(request: ViewedRequest) -> HttpResponse:
    """Document numbers whose rows cannot be one person, with those who hold them."""
    numbers = identity.contradicted(request.viewer)
    form = exporting.form_asked(request)
    shown = people.by_document(request.viewer, numbers[: exporting.rows_wanted(form, PAGE)])
    if form:
        return exporting.answer(request, showing.by_number(shown), form, what="data-bertentangan")
    groups = [(number, showing.people_table(found)) for number, found in shown]
    page = {
        "groups": groups,
        "total": len(numbers),
        "left_out": len(numbers) - len(groups),
        "downloads": exporting.downloads(request),
    }
    return render(request, "register/contradictions.html", page)


@require_GET
@only(Permission.READ_REGISTER)
def places(request: ViewedRequest) -> HttpResponse:
    """Places by name."""
    return _listed(request, "places", what="tempat")


@require_GET
@only(Permission.READ_REGISTER)
def organisations(request: ViewedRequest) -> HttpResponse:
    """Organisations by name."""
    return _listed(request, "organisations", what="organisasi")


def _listed(request: ViewedRequest, kind: str, *, what: str) -> HttpResponse:
    form = exporting.form_asked(request)
    page = listing.kind_list(request, kind, most=exporting.rows_wanted(form, listing.PAGE))
    if form and page["table"] is not None:
        return exporting.answer(request, page["table"], form, what=what)
    return render(request, "register/kind_list.html", page | {"downloads": exporting.downloads(request)})


@require_GET
@only(Permission.READ_REGISTER)
def fact(request: ViewedRequest, kind: str, fact: int) -> HttpResponse:
    """One fact: what it says, from where, what it replaced, and what became of it."""
    found, elsewhere = found_for(request, kind, fact)
    if elsewhere is not None:
        return elsewhere
    known = showing.names(request.viewer)
    told = queries.history(request.viewer, kind, fact)
    gone = [one for one in told if one.withdrawn_at is not None]
    page: dict[str, Any] = {
        "fact": found,
        "kind": KINDS[kind],
        "answers": showing.answers(kind, showing.fact_values(kind, found), _source_rows(found, known)),
        "history": showing.fact_table(kind, [], gone, known) if gone else None,
        "may_change": found.withdrawn_at is None and request.viewer.may(Permission.WITHDRAW_FACTS),
        "back": _page_of(kind, found),
    }
    if kind in ABOUT_NOBODY and found.withdrawn_at is None:
        page["of_which"] = reverse(listing.PAGE_OF[kind], args=[fact])
    return render(request, "register/fact.html", page)


@require_http_methods(["GET", "POST"])
@only(Permission.RECORD_FACTS)
def add(request: ViewedRequest, kind: str) -> HttpResponse:
    """Records a person, a place or an organisation."""
    if kind not in {"people", *ABOUT_NOBODY}:
        raise Http404
    form = filled(request, FactForm, kind=kind)

    def write() -> HttpResponse:
        made = actions.record(
            by=request.viewer, kind=kind, source=_source(request, form), values=complete(kind, form.values())
        )
        return redirect("foreigner" if kind == "people" else listing.PAGE_OF[kind], made)

    back = reverse("foreigners" if kind == "people" else kind)
    return _ask(request, form, write, {"kind": KINDS[kind], "back": back, "done": RECORDED})


@require_http_methods(["GET", "POST"])
@only(Permission.RECORD_FACTS)
def add_about(request: ViewedRequest, record: int, kind: str) -> HttpResponse:
    """Records something about a person."""
    if kind not in queries.OF_A_PERSON:
        raise Http404
    person, elsewhere = found_for(request, "people", record)
    if elsewhere is not None:
        return elsewhere
    form = filled(request, FactForm, kind=kind)

    def write() -> HttpResponse:
        values = {
            **complete(kind, form.values()),
            "person_record_id": record,
            "confidentiality": person.confidentiality,
        }
        actions.record(by=request.viewer, kind=kind, source=_source(request, form), values=values)
        return redirect("foreigner", record)

    page = {"kind": KINDS[kind], "person": person, "back": reverse("foreigner", args=[record]), "done": RECORDED}
    return _ask(request, form, write, page)


@require_http_methods(["GET", "POST"])
@only(Permission.WITHDRAW_FACTS)
def correct(request: ViewedRequest, kind: str, fact: int) -> HttpResponse:
    """Withdraws a fact and records the right one."""
    found, elsewhere = found_for(request, kind, fact)
    if elsewhere is not None or found.withdrawn_at is not None:
        return elsewhere or redirect("fact", kind, fact)
    form = filled(request, FactForm, kind=kind, is_correction=True, initial=showing.fact_values(kind, found))

    def write() -> HttpResponse:
        values = {**complete(kind, form.values()), "confidentiality": found.confidentiality}
        if kind in queries.OF_A_PERSON:
            values["person_record_id"] = found.person_record_id
        made = actions.correct(
            by=request.viewer, kind=kind, fact=fact, source=_source(request, form), values=values, because=form.cleaned_data[BECAUSE]
        )  # fmt: skip
        return redirect("foreigner", made) if kind == "people" else redirect("fact", kind, made)

    page = {"kind": KINDS[kind], "fact": found, "back": reverse("fact", args=[kind, fact]), "done": CORRECTED}
    return _ask(request, form, write, page)


@require_http_methods(["GET", "POST"])
@only(Permission.WITHDRAW_FACTS)
def withdraw(request: ViewedRequest, kind: str, fact: int) -> HttpResponse:
    """Withdraws a fact with a reason."""
    found, elsewhere = found_for(request, kind, fact)
    if elsewhere is not None:
        return elsewhere
    form = filled(request, ReasonForm)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(by=request.viewer, kind=kind, fact=fact, because=form.cleaned_data["reason"])
            messages.success(request, said(WITHDRAWN))
            return (
                redirect("fact", kind, fact) if kind in {"people", *ABOUT_NOBODY} else redirect(_page_of(kind, found))
            )
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
    answers = showing.answers(kind, showing.fact_values(kind, found))
    page = {
        "form": form,
        "kind": KINDS[kind],
        "fact": found,
        "answers": answers,
        "back": reverse("fact", args=[kind, fact]),
    }
    return render(request, "register/withdraw.html", page)


def _ask(
    request: ViewedRequest, form: FactForm, write: Callable[[], HttpResponse], page: Mapping[str, Any]
) -> HttpResponse:
    """A form, then its answers to check, then the act; what was typed stays all the way."""
    if request.method == "POST" and form.is_valid() and "change" not in request.POST:
        if "sure" not in request.POST:
            more = [
                KeyValue(key=label, cell=Cell(value=form.cleaned_data[name] or None))
                for name, label in LABELS.items()
                if name in form.fields
            ]
            answers = showing.answers(form.kind.name, complete(form.kind.name, form.values()), more)
            typed = [
                (name, value) for name, values in request.POST.lists() if name not in OF_BUTTONS for value in values
            ]
            return render(request, "register/check.html", {**page, "answers": answers, "typed": typed})
        try:
            done = write()
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(page["done"]))
            return done
    return render(request, "register/fact_form.html", {**page, "form": form})


def _source(request: ViewedRequest, form: Form) -> int:
    told = form.cleaned_data
    return actions.record_source(
        by=request.viewer, kind=SourceKind.FORM, file=told[SOURCE], reporter=told[REPORTER] or None
    )


def _page_of(kind: str, found: Any) -> str:
    """The page on which a fact stands among others."""
    if kind in ABOUT_NOBODY:
        return reverse(kind)
    return reverse("foreigner", args=[found.pk if kind == "people" else found.person_record_id])


def _source_rows(found: Any, known: showing.Names) -> list[KeyValue]:
    """Who says so, and who recorded it when."""
    return [
        KeyValue(
            key=Text(id="Sumber", en="Source"),
            cell=Cell(value=said(showing.place_of(found)), below=found.source.reporter),
        ),
        KeyValue(
            key=Text(id="Dicatat", en="Recorded"),
            cell=Cell(value=moment(found.recorded_at), below=known.get(found.recorded_by, showing.SCHEDULED)),
        ),
    ]
