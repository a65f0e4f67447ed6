"""Powers that are lent while somebody is away: who acts for whom, on which days, and why."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from timpora.accounts import exporting
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.casework import delegating, queries, standing_queries
from timpora.casework.core.acts.base import BECAUSE
from timpora.casework.core.statuses import POWER_WORDS, Power
from timpora.casework.delegating import DELEGABLE
from timpora.casework.situations import workers
from timpora.casework.standing_queries import DelegationSeen
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.register.doors import only
from timpora.ui.components.statements import Tag, Tone
from timpora.ui.components.tables import Cell, Column, Table
from timpora.ui.day_field import DayField
from timpora.ui.language import later, said
from timpora.ui.office_day import office_day


LENT = Text(id="Wewenang dilimpahkan.", en="The power is delegated.")
ENDED = Text(id="Pelimpahan diakhiri.", en="The delegation has ended.")
NEEDED = {"required": later(Text(id="Isi bagian ini.", en="Fill this in."))}
HOLDS = Tag(tone=Tone.GOOD, label=Text(id="Berlaku", en="In force"))
AHEAD = Tag(tone=Tone.INFORMATION, label=Text(id="Akan berlaku", en="To come"))
OVER = Tag(tone=Tone.OPEN, label=Text(id="Berakhir", en="Over"))
UNPROCESSABLE = 422
FILE = "pelimpahan-wewenang"


class DelegateForm(forms.Form):
    """Which power, to whom, from when until when, and why."""

    power = forms.ChoiceField(label=later(Text(id="Wewenang", en="Power")), error_messages=NEEDED)
    to = forms.TypedChoiceField(label=later(Text(id="Kepada", en="To")), coerce=int, error_messages=NEEDED)
    first_day = DayField(label=later(Text(id="Sejak", en="From")), error_messages=NEEDED)
    last_day = DayField(label=later(Text(id="Sampai dengan", en="Until")), error_messages=NEEDED)
    because = forms.CharField(label=later(BECAUSE.label), help_text=later(Text(id="Misalnya cuti atau dinas luar.", en="Such as leave or travel.")), max_length=400, error_messages=NEEDED)  # fmt: skip

    def __init__(self, *arguments: Any, powers: list[Power], officers: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["power"].choices = [(power.value, said(POWER_WORDS[power])) for power in powers]  # type: ignore[attr-defined]
        self.fields["to"].choices = [("", "—"), *officers]  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@only(Permission.READ_REGISTER)
def delegations(request: ViewedRequest) -> HttpResponse:
    """Who acts for whom; whoever holds a power lends it here. Or the list as a file."""
    viewer, on = request.viewer, office_day()
    table = _table(viewer, on)
    if table is not None and (kind := exporting.form_asked(request)):
        return exporting.answer(request, table, kind, what=FILE)
    powers = [power for power in Power if power in DELEGABLE and viewer.may(power.value)]
    others = [(account, name) for account, name in workers(viewer) if account != viewer.account]
    form = filled(request, DelegateForm, powers=powers, officers=others) if powers else None
    if form is not None and request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            delegating.delegate(
                by=viewer, to=told["to"], power=Power(told["power"]), first_day=told["first_day"], last_day=told["last_day"], because=told["because"], on=on
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(LENT))
            return redirect("delegations")
    page = {"form": form, "table": table, "own": _own(viewer), "downloads": exporting.downloads(request)}
    return render(request, "casework/delegations.html", page, status=UNPROCESSABLE if form is not None and form.errors else 200)  # fmt: skip


@require_POST
@only(Permission.READ_REGISTER)
def end_delegation(request: ViewedRequest, delegation: int) -> HttpResponse:
    """Takes a power back before its last day."""
    try:
        delegating.end_delegation(by=request.viewer, delegation=delegation)
    except Refused as refused:
        messages.warning(request, said(refused.refusal))
    else:
        messages.success(request, said(ENDED))
    return redirect("delegations")


def _own(viewer: Viewer) -> list[dict[str, str]]:
    names = queries.officers(viewer)
    return [
        {"href": reverse("end_delegation", args=[one.id]), "name": names.get(one.to, "-")}
        for one in standing_queries.delegations(viewer)
        if one.of == viewer.account and one.ended_at is None and one.last_day >= office_day()
    ]


def _table(viewer: Viewer, on: date) -> Table | None:
    found, names = standing_queries.delegations(viewer), queries.officers(viewer)
    if not found:
        return None
    return Table(
        caption=Text(id="Pelimpahan wewenang", en="Delegations"),
        columns=[
            Column(heading=Text(id="Dari", en="From")), Column(heading=Text(id="Kepada", en="To")), Column(heading=Text(id="Wewenang", en="Power")),
            Column(heading=Text(id="Hari pertama", en="First day")), Column(heading=Text(id="Hari terakhir", en="Last day")), Column(heading=BECAUSE.label),
            Column(heading=Text(id="Keadaan", en="Standing")),
        ],
        rows=[
            [
                Cell(value=names.get(one.of, "-")), Cell(value=names.get(one.to, "-")), Cell(value=POWER_WORDS[one.power]),
                Cell(value=one.first_day), Cell(value=one.last_day), Cell(value=one.because), Cell(value=_standing(one, on)),
            ]
            for one in found
        ],
    )  # fmt: skip


def _standing(one: DelegationSeen, on: date) -> Tag:
    if one.holds(on):
        return HOLDS
    return AHEAD if one.ended_at is None and one.first_day > on else OVER
