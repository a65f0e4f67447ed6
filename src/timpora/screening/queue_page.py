"""The queue of findings: selections that are addresses, groups with their counts, steps for several findings at once, views kept."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.register.doors import only
from timpora.screening import above, actions, overview, queries, showing
from timpora.screening.core.states import NEEDS_A_REASON, STATE_WORDS, STEPS, FindingState
from timpora.screening.exporting import MOST_EXPORTED
from timpora.screening.forms import NameForm, StepForm
from timpora.screening.overview import Grouping
from timpora.screening.selecting import FOUND, LABELS, Selection, filter_bar, group_name, selection_of
from timpora.ui.components.statements import EmptyState
from timpora.ui.language import said
from timpora.ui.office_day import office_day


IN_A_GROUP = 5
MOST_AT_ONCE = 500
MOVED = Text(id="{number} temuan: {state}.", en="{number} findings: {state}.")
MOVED_ONE = Text(id="1 temuan: {state}.", en="1 finding: {state}.")
LEFT = Text(
    id="{number} temuan dibiarkan: dari keadaannya sekarang langkah itu tidak ada.",
    en="Left as they were: {number}, from whose state this step does not lead.",
)
KEPT = Text(id="Tampilan disimpan.", en="The view is kept.")
FINDINGS = Text(id="Temuan", en="Findings")
NOTHING_FITS = EmptyState(
    icon="search", title=Text(id="Tidak ada yang cocok", en="Nothing fits"),
    body=Text(id="Lepaskan satu saringan, atau lihat semua temuan yang terbuka.", en="Take a filter away, or see all open findings."),
)  # fmt: skip
NOTHING_OPEN = EmptyState(
    icon="circle-check", title=Text(id="Tidak ada temuan yang terbuka", en="No finding is open"),
    body=Text(
        id="Setiap orang sudah dinilai dan tidak ada yang menunggu. Temuan muncul sendiri begitu daftar baru dicatat atau harinya tiba.",
        en="Everybody was judged and nothing waits. Findings come by themselves once a new list is recorded or a day has come.",
    ),
)  # fmt: skip
NEVER_JUDGED = EmptyState(
    icon="hourglass", title=Text(id="Belum ada yang dinilai", en="Nobody was judged yet"),
    body=Text(
        id="Penilaian berjalan sendiri selama kantor bekerja (`timpora up`); catat daftar lebih dahulu.",
        en="Judging runs by itself while the office works (`timpora up`); record a list first.",
    ),
)  # fmt: skip


@require_GET
@only(Permission.READ_REGISTER)
def findings(request: ViewedRequest) -> HttpResponse:
    """The findings that the address asks for."""
    viewer, on, chosen = request.viewer, office_day(), selection_of(request.GET)
    may = viewer.may(Permission.TRIAGE_FINDINGS)
    typed = filled(request, StepForm, to=FindingState.SEEN)  # what was ticked before a session ended is ticked again
    shown, after, total = _shown(request, chosen, frozenset(typed.ticked) if may else None)
    page: dict[str, Any] = {
        "chosen": chosen,
        "groups": shown,
        "next": chosen.but(after=after).href if after else None,
        "first": chosen.but().href if chosen.after else None,
        "filters": filter_bar(
            chosen, overview.districts(viewer), FOUND.fill(number=showing.counted(total)), _save_href(chosen)
        ),
        "views": queries.saved_views(viewer),
        "may": may,
        "on": on,
        "dialogs": [(to, showing.STEP_WORDS[to], showing.STEP_MEANS[to], typed.data.get(f"reason_{to}", "")) for to in showing.STEP_WORDS if to in NEEDS_A_REASON],
        "plain": [(to, words) for to, words in showing.STEP_WORDS.items() if to not in NEEDS_A_REASON],
        "most": MOST_EXPORTED,
        "above": above.of_queue(viewer, chosen.but(grouping=Grouping.RULE).query),
        "narrowing": [(name, getattr(chosen, name)) for name in (*LABELS, "grouping") if getattr(chosen, name)],
    }  # fmt: skip
    if not shown:
        page["empty"] = _empty(request, chosen)
    return render(request, "screening/findings.html", page)


def _shown(
    request: ViewedRequest, chosen: Selection, ticked: frozenset[str] | None
) -> tuple[list[dict[str, Any]], str | None, int]:
    """Groups with their first rows, or a page of one list; where the next page begins; how many there are in all."""
    viewer, on = request.viewer, office_day()
    asked = chosen.asked(on)
    if chosen.grouping is Grouping.NOTHING:
        found = queries.page(viewer, asked, on=on, after=chosen.after)
        rows = showing.queue(FINDINGS, found.rows, ticked=ticked)
        return ([{"queue": rows}] if found.rows else []), found.after, overview.total(viewer, asked)
    counted = overview.groups(viewer, asked, chosen.grouping, on=on, most=IN_A_GROUP)
    groups = [
        {
            "key": group.key,
            "name": group_name(chosen.grouping, group.key),
            "count": showing.counted(group.count),
            "queue": showing.queue(group_name(chosen.grouping, group.key), group.rows, ticked=ticked),
            "all": chosen.but(**{chosen.grouping.value: group.key, "grouping": Grouping.NOTHING}).href
            if group.count > len(group.rows)
            else None,
        }
        for group in counted
    ]
    return groups, None, overview.in_all(viewer, asked, chosen.grouping, counted)


def _empty(request: ViewedRequest, chosen: Selection) -> EmptyState:
    if chosen.narrowed:
        return NOTHING_FITS
    return NOTHING_OPEN if queries.last_run(request.viewer) else NEVER_JUDGED


def _save_href(chosen: Selection) -> str:
    return f"{reverse('save_view')}?{chosen.but().query}"


@require_http_methods(["GET", "POST"])
@only(Permission.TRIAGE_FINDINGS)
def findings_step(request: ViewedRequest) -> HttpResponse:
    """A step for the findings that were ticked; a reason that is needed and missing is asked for on a page, where all ticks stay."""
    form = filled(request, StepForm, to=FindingState.SEEN)  # as it was sent now, or before a session ended
    sent, to = form.data, str(form.data.get("to", ""))
    if not sent or to not in showing.STEP_WORDS:
        return redirect("findings")
    back = selection_of(QueryDict(str(sent.get("back", ""))))
    ticked = [int(one) for one in form.ticked[:MOST_AT_ONCE] if one.isdecimal() and len(one) <= len(f"{2**62}")]  # fmt: skip
    return take_step(
        request, numbers=ticked, to=FindingState(to), back=back.href,
        carried=[("to", to), ("back", back.query), *(("finding", f"{one}") for one in ticked)],
        reason=sent.get("reason") or sent.get(f"reason_{to}") or "",
    )  # fmt: skip


def take_step(
    request: ViewedRequest, *, numbers: Sequence[int], to: FindingState, back: str, carried: Sequence[tuple[str, str]], reason: str
) -> HttpResponse:  # fmt: skip
    """Takes a step and says so; or asks why, or says why not, with what was typed."""
    found = queries.some(request.viewer, numbers, on=office_day())
    able = [one for one in found if to in STEPS[one.state]]
    form = StepForm({"reason": reason}, to=to)
    acts = request.method == "POST" and (bool(reason) or to not in NEEDS_A_REASON or "sure" in request.POST)
    if acts and form.is_valid():
        try:
            actions.move(
                by=request.viewer, findings=[one.id for one in able], to=to, because=form.cleaned_data["reason"]
            )
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            words = MOVED_ONE if len(able) == 1 else MOVED
            messages.success(request, said(words.fill(number=len(able), state=STATE_WORDS[to])))
            if len(able) < len(found):
                messages.warning(request, said(LEFT.fill(number=len(found) - len(able))))
            return redirect(back)
    elif not acts:
        form = StepForm(initial={"reason": reason}, to=to)
    page = {
        "form": form, "step": showing.STEP_WORDS[to], "means": showing.STEP_MEANS[to], "back": back, "carried": carried,
        "found": showing.queue(FINDINGS, able), "number": len(able), "left": len(found) - len(able), "is_grave": to is FindingState.CLEARED,
    }  # fmt: skip
    return render(request, "screening/step.html", page)


@require_http_methods(["GET", "POST"])
@only(Permission.READ_REGISTER)
def save_view(request: ViewedRequest) -> HttpResponse:
    """Keeps the selection of the address under a name."""
    chosen, form = selection_of(request.GET).but(), filled(request, NameForm)
    if request.method == "POST" and form.is_valid():
        actions.save_view(by=request.viewer, name=form.cleaned_data["name"], asked=chosen.query)
        messages.success(request, said(KEPT))
        return redirect(chosen.href)
    return render(request, "screening/save_view.html", {"form": form, "back": chosen.href, "here": request.get_full_path()})  # fmt: skip


@require_POST
@only(Permission.READ_REGISTER)
def remove_view(request: ViewedRequest, view: int) -> HttpResponse:
    """Forgets a selection of one's own."""
    actions.remove_view(by=request.viewer, view=view)
    return redirect("findings")
