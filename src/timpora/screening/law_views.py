"""The table of visa indexes and the office's settings: seen by whoever reads the rulebook, changed by two people."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.rulebook.visa_indexes import VisaIndex
from timpora.screening import law_actions, law_queries, law_showing, rulebook_showing
from timpora.screening.core.law_changes import ChangeState, ChangeTold, with_told
from timpora.screening.law_forms import DecisionForm, EndForm, ProposalForm, RowForm, SettingForm, typed_of
from timpora.screening.office_law import dated_law_of
from timpora.screening.rulebook_views import View, readers_of_law_only
from timpora.ui.components.tables import Table
from timpora.ui.language import said
from timpora.ui.office_day import office_day


PROPOSED = Text(
    id="Usulan dikirim. Orang lain yang berwenang memutusnya.", en="The proposal is sent. Somebody else with the power to do so decides on it."
)  # fmt: skip
DECIDED = {
    "approve": Text(
        id="Disetujui. Sejak harinya kantor bekerja menurut aturan ini; bila sebuah aturan membacanya, penilaian berikutnya menilai semua orang.",
        en="Approved. From its day on the office works by this law; where a rule reads it, the next judging judges everybody.",
    ),
    "return": Text(id="Dikembalikan kepada pengusul.", en="Returned to who proposed it."),
    "take_back": Text(id="Usulan ditarik.", en="The proposal is taken back."),
}


def proposers_only(view: View) -> View:
    """Only for who proposes changes of the law."""

    @wraps(view)
    def respond(request: ViewedRequest, *arguments: object, **named: object) -> HttpResponse:
        if not request.viewer.may(Permission.PROPOSE_LAW):
            raise PermissionDenied
        return view(request, *arguments, **named)

    return respond


@readers_of_law_only
@require_GET
def visa_indexes(request: ViewedRequest) -> HttpResponse:
    """The table over time."""
    when = request.GET.get(law_showing.CHOSEN, "")
    rows = law_showing.chosen(dated_law_of(request.viewer), when, office_day())
    page = {
        "filters": law_showing.index_filters(when, len(rows)),
        "table": law_showing.indexes_table(rows),
        "rows": rows,
        "may_propose": request.viewer.may(Permission.PROPOSE_LAW),
    }
    return render(request, "screening/rulebook/visa_indexes.html", page)


@readers_of_law_only
@require_GET
def visa_index(request: ViewedRequest, code: str) -> HttpResponse:
    """One index: what it allowed, allows and will allow."""
    on = office_day()
    rows, changes = _rows_of(request, code), law_queries.changes(request.viewer, of=code)
    page = {
        "code": code,
        "changes": changes and _table_of(request, changes),
        "rows": [(one, law_showing.key_values(law_showing.row_lines(one, marked=True)), one.exists_from > on, _may_end(one, on)) for one in rows],
        "may_propose": request.viewer.may(Permission.PROPOSE_LAW),
    }  # fmt: skip
    return render(request, "screening/rulebook/visa_index.html", page)


@proposers_only
@require_http_methods(["GET", "POST"])
def propose_index(request: ViewedRequest) -> HttpResponse:
    """A row for an index that the table does not have."""
    form = filled(request, RowForm, code=None)
    return _proposed(request, form, form.change) or _asked(request, form, heading=NEW_INDEX)


@proposers_only
@require_http_methods(["GET", "POST"])
def propose_row(request: ViewedRequest, code: str) -> HttpResponse:
    """What an index allows from a day on, beginning with what it allows now."""
    latest = _rows_of(request, code)[-1]
    form = filled(request, RowForm, code=code, initial=typed_of(latest))
    heading = NEW_ROW.fill(code=code)
    return _proposed(request, form, form.change) or _asked(request, form, heading=heading, code=code)


@proposers_only
@require_http_methods(["GET", "POST"])
def propose_end(request: ViewedRequest, code: str, first: str) -> HttpResponse:
    """The last day of a row."""
    row = _row_of(request, code, first)
    form = filled(request, EndForm)
    heading = END.fill(code=code, first=row.exists_from)
    return _proposed(request, form, lambda: form.change(row)) or _asked(request, form, heading=heading, code=code)


@proposers_only
@require_http_methods(["GET", "POST"])
def propose_correction(request: ViewedRequest, code: str, first: str) -> HttpResponse:
    """What stands instead of a row that is not yet in force."""
    row = _row_of(request, code, first)
    initial = {
        **typed_of(row), "exists_from": row.exists_from, "exists_until": row.exists_until, "citation": row.citation,
        "is_confirmed": row.confirmed, "note_id": row.note.id if row.note else "", "note_en": row.note.en if row.note else "",
    }  # fmt: skip
    form = filled(request, RowForm, code=code, initial=initial)
    heading = CORRECTION.fill(code=code, first=row.exists_from)
    change = lambda: form.change(corrects=row.exists_from)  # noqa: E731 - said once
    return _proposed(request, form, change) or _asked(request, form, heading=heading, code=code)


@proposers_only
@require_http_methods(["GET", "POST"])
def propose_setting(request: ViewedRequest, name: str) -> HttpResponse:
    """Another value of what the office sets itself."""
    law = dated_law_of(request.viewer)
    parameter = law.parameters.get(name)
    if parameter is None or not parameter.office_setting:
        raise Http404
    form = filled(request, SettingForm, parameter=parameter)
    page = {
        "heading": parameter.title,
        "table": rulebook_showing.parameters_table([parameter], marked=False, may_propose=False),
        "readers": rulebook_showing.readers_of(name),
    }
    return _proposed(request, form, form.change) or _asked(request, form, **page)


@readers_of_law_only
@require_GET
def law_changes(request: ViewedRequest) -> HttpResponse:
    """Proposals that wait, and those that were decided on."""
    found = law_queries.changes(request.viewer)
    return render(request, "screening/rulebook/changes.html", {"table": _table_of(request, found), "found": found})


@readers_of_law_only
@require_http_methods(["GET", "POST"])
def law_change(request: ViewedRequest, change: int) -> HttpResponse:
    """One change: what it says beside what holds now, and the decision on it."""
    found = law_queries.change(request.viewer, change)
    if found is None:
        raise Http404
    form = filled(request, DecisionForm)
    if request.method == "POST" and form.is_valid() and _decided(request, form, change):
        return redirect("law_change", change=change)
    return render(request, "screening/rulebook/change.html", {"form": form, **_told(request, found)})


def _table_of(request: ViewedRequest, changes: list[law_queries.Change]) -> Table:
    return law_showing.changes_table(changes, dated_law_of(request.viewer), accounts.names(request.viewer))


def _told(request: ViewedRequest, found: law_queries.Change) -> dict[str, object]:
    law, viewer, told = dated_law_of(request.viewer), request.viewer, found.told
    page: dict[str, object] = {
        "change": found,
        "called": law_showing.called(told, law),
        "what": law_showing.WHAT[told.of],
        "facts": law_showing.change_facts(found, accounts.names(viewer)),
        "is_open": found.state is ChangeState.PROPOSED,
    }
    if found.state is not ChangeState.PROPOSED:
        return {**page, "says": law_showing.key_values(law_showing.told_lines(told, law))}
    is_own = found.proposed_by == viewer.account
    try:
        with_told(law, told, today=office_day())
    except Refused as refused:
        page["unfit"] = refused.refusal
    before = law_showing.lines_before(told, law, office_day())
    return {
        **page,
        "ends": law_showing.what_ends(told, law),
        "comparison": law_showing.comparison(before, law_showing.told_lines(told, law)),
        "is_own": is_own,
        "may_decide": viewer.may(Permission.APPROVE_LAW) and not is_own,
    }


def _decided(request: ViewedRequest, form: DecisionForm, change: int) -> bool:
    """Does what was pressed, or says in the form why not."""
    by, because, pressed = (
        request.viewer,
        form.cleaned_data["because"],
        next((name for name in DECIDED if name in request.POST), ""),
    )
    try:
        match pressed:
            case "approve":
                law_actions.approve(by=by, change=change, on=office_day(), because=because)
            case "return":
                law_actions.give_back(by=by, change=change, because=because)
            case "take_back":
                law_actions.take_back(by=by, change=change, because=because)
            case _:
                return False
    except Refused as refused:
        form.add_error("because" if refused.refusal.code == "law_change_without_reason" else None, said(refused.refusal))  # fmt: skip
        return False
    messages.success(request, said(DECIDED[pressed]))
    return True


NEW_INDEX = Text(id="Usulkan indeks baru", en="Propose a new index")
NEW_ROW = Text(id="Usulkan baris baru untuk {code}", en="Propose a new row for {code}")
END = Text(
    id="Usulkan akhir baris {code} yang mulai {first}", en="Propose the end of the row of {code} that begins on {first}"
)
CORRECTION = Text(id="Usulkan pembetulan baris {code} yang mulai {first}", en="Propose a correction of the row of {code} that begins on {first}")  # fmt: skip


def _proposed(request: ViewedRequest, form: ProposalForm, change: Callable[[], ChangeTold]) -> HttpResponse | None:
    """Sends a proposal; None where it was not sent, with what is wrong said in the form."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        made = law_actions.propose(
            by=request.viewer, change=change(), because=form.cleaned_data["because"], on=office_day()
        )
    except Refused as refused:
        form.refused(refused.refusal.code, said(refused.refusal))
        return None
    messages.success(request, said(PROPOSED))
    return redirect("law_change", change=made)


def _asked(request: ViewedRequest, form: ProposalForm, **page: object) -> HttpResponse:
    return render(request, "screening/rulebook/propose.html", {"form": form, **page})


def _rows_of(request: ViewedRequest, code: str) -> list[VisaIndex]:
    rows = [one for one in dated_law_of(request.viewer).indexes.entries if one.visa_index == code]
    if not rows:
        raise Http404
    return rows


def _row_of(request: ViewedRequest, code: str, first: str) -> VisaIndex:
    row = next((one for one in _rows_of(request, code) if one.exists_from.isoformat() == first), None)
    if row is None:
        raise Http404
    return row


def _may_end(row: VisaIndex, on: date) -> bool:
    return row.exists_until is None or row.exists_until > on
