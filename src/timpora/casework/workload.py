"""Who has which cases, how old they are, handing all of somebody's over, and what the head of office should know."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from timpora.accounts import exporting
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.casework import handing_over, listing, queries, standing_queries
from timpora.casework.core.acts.base import BECAUSE
from timpora.casework.core.acts.every import from_plain
from timpora.casework.core.rights import RIGHT_WORDS
from timpora.casework.core.statuses import STATUS_WORDS
from timpora.casework.queries import NUMBER, Load
from timpora.kernel.text import Text, counted
from timpora.kernel.viewers import Viewer
from timpora.register.doors import only
from timpora.ui.components.tables import Cell, Column, Table
from timpora.ui.office_day import office_day


LOOKED_BACK = timedelta(days=92)  # a quarter, as the team meets
UNPROCESSABLE = 422
FILE = "beban-perkara"


@require_http_methods(["GET", "POST"])
@only(Permission.READ_REGISTER)
def workload(request: ViewedRequest) -> HttpResponse:
    """The cases of the section by officer and stage; whoever leads hands over, and sees which rights were left out and why."""
    viewer, on = request.viewer, office_day()
    table, leads = _table(viewer, queries.load(viewer, on=on), on), viewer.may("approve_cases")
    if table is not None and (kind := exporting.form_asked(request)):
        return exporting.answer(request, table, kind, what=FILE)
    may_hand_over = leads and viewer.may("work_cases")
    form, back = handing_over.asked(request, viewer, on) if may_hand_over else (None, None)
    sent = [one for one in (form, back) if one is not None and one.is_bound]
    if request.method == "POST" and not sent:
        raise PermissionDenied
    if sent and sent[0].is_valid():
        words = handing_over.HANDED if sent[0] is form else handing_over.GIVEN_BACK
        handing_over.tell(request, sent[0].handed(viewer, on), words=words)
        return redirect("workload")
    page = {
        "table": table,
        "downloads": exporting.downloads(request),
        "form": form,
        "back": back,
        "wrong": sent[0] if sent else None,
        "gives_back": handing_over.GIVES_BACK,
        "is_back": handing_over.back_at_work(viewer, on) if may_hand_over else [],
        "skipped": _skipped(viewer, on) if leads else None,
    }
    return render(request, "casework/workload.html", page, status=UNPROCESSABLE if sent else 200)


def _table(viewer: Viewer, found: list[Load], on: date) -> Table | None:
    if not found:
        return None
    names = queries.officers(viewer)
    return Table(
        caption=Text(id="Perkara terbuka menurut petugas", en="Open cases by officer"),
        columns=[
            Column(heading=Text(id="Petugas", en="Officer")), Column(heading=Text(id="Perkara", en="Cases"), is_number=True),
            Column(heading=Text(id="Terlambat", en="Late"), is_number=True), Column(heading=Text(id="Yang tertua", en="Oldest")),
            Column(heading=Text(id="Tahap", en="Stages")),
        ],
        rows=[
            [
                Cell(value=names.get(one.officer, "-")), Cell(value=one.total, href=listing.of_officer(one.officer)), Cell(value=one.late, href=listing.of_officer(one.officer, is_late=True)),
                Cell(value=one.oldest, below=AGE.fill(days=counted((on - one.oldest).days, "day", "days"))), Cell(value=_stages(one)),
            ]
            for one in found
        ],
    )  # fmt: skip


AGE = Text(id="{days} hari", en="{days}")


def _stages(one: Load) -> Text:
    told = sorted(one.by_status.items(), key=lambda each: list(STATUS_WORDS).index(each[0]))
    return Text(
        id=", ".join(f"{STATUS_WORDS[status].id} {number}" for status, number in told),
        en=", ".join(f"{STATUS_WORDS[status].en} {number}" for status, number in told),
    )


def _skipped(viewer: Viewer, on: date) -> Table | None:
    """The rights that were left out within a quarter, each with who said why."""
    found = standing_queries.skipped_rights(viewer, since=on - LOOKED_BACK)
    if not found:
        return None
    names = queries.officers(viewer)
    rows = []
    for step in found:
        act: Any = from_plain(step.said)
        number = NUMBER.format(sequence=step.case.sequence, year=step.case.year)
        rows.append(
            [
                Cell(value=number, href=reverse("case", args=[step.case_id])), Cell(value=RIGHT_WORDS[act.right]), Cell(value=act.because),
                Cell(value=names.get(step.account, "-"), below=Text(id="{day}", en="{day}").fill(day=step.on)),
            ]
        )  # fmt: skip
    return Table(
        caption=Text(id="Hak yang tidak dipenuhi, dan mengapa", en="Rights that were not given, and why"),
        columns=[Column(heading=Text(id="Perkara", en="Case")), Column(heading=Text(id="Hak", en="Right")), Column(heading=BECAUSE.label), Column(heading=Text(id="Oleh", en="By"))],
        rows=rows,
    )  # fmt: skip
