"""Cases between offices: what arrived and waits for an answer, what was offered, and what became of it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from timpora.accounts import exporting
from timpora.accounts.core.roles import Clearance, Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.casework import standing_queries, transferring
from timpora.casework.core.acts.base import BECAUSE
from timpora.casework.core.transfers import TRANSFER_WORDS, TransferState
from timpora.casework.listing import KEPT_BACK
from timpora.casework.standing_queries import TransferSeen
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text, counted
from timpora.kernel.viewers import Viewer
from timpora.register.doors import only
from timpora.ui.components.statements import Tag, Tone
from timpora.ui.components.tables import Cell, Column, Table
from timpora.ui.language import later, said
from timpora.ui.moments import moment
from timpora.ui.office_day import office_day


DONE = Text(id="Jawaban tercatat.", en="The answer is recorded.")
ANSWERS = {
    TransferState.ACCEPTED: Text(id="Terima perkara", en="Accept the case"),
    TransferState.RETURNED: Text(id="Kembalikan", en="Return it"),
    TransferState.TAKEN_BACK: Text(id="Tarik kembali", en="Take it back"),
}
TONES = {TransferState.OFFERED: Tone.WARNING, TransferState.ACCEPTED: Tone.GOOD}
UNPROCESSABLE = 422
FILE = "pelimpahan-perkara"


class AnswerForm(forms.Form):
    """Which answer, and why."""

    answer = forms.ChoiceField(label=later(Text(id="Jawaban", en="Answer")), widget=forms.RadioSelect, error_messages={"required": later(Text(id="Pilih jawabannya.", en="Choose the answer."))})  # fmt: skip
    because = forms.CharField(label=later(BECAUSE.label), widget=forms.Textarea(attrs={"rows": 3}), max_length=400, error_messages={"required": later(Text(id="Tulis alasannya.", en="Write the reason."))})  # fmt: skip

    def __init__(self, *arguments: Any, arrived: bool, **more: Any) -> None:
        super().__init__(*arguments, **more)
        possible = (TransferState.ACCEPTED, TransferState.RETURNED) if arrived else (TransferState.TAKEN_BACK,)
        self.fields["answer"].choices = [(one.value, said(ANSWERS[one])) for one in possible]  # type: ignore[attr-defined]


@require_GET
@only(Permission.READ_REGISTER)
def transfers(request: ViewedRequest) -> HttpResponse:
    """The offers that came and went; or the list as a file."""
    viewer = request.viewer
    found = standing_queries.transfers(viewer)
    if found and (kind := exporting.form_asked(request)):
        return exporting.answer(request, file_table(viewer, found), kind, what=FILE)
    page = {
        "downloads": exporting.downloads(request) if found else None,
        "arrived": _table(viewer, [one for one in found if one.arrived], ARRIVED),
        "sent": _table(viewer, [one for one in found if not one.arrived], SENT),
    }
    return render(request, "casework/transfers.html", page)


@require_http_methods(["GET", "POST"])
@only(Permission.READ_REGISTER)
def transfer(request: ViewedRequest, transfer: int) -> HttpResponse:
    """One offer: about whom, what was found, why, and the answer."""
    viewer, on = request.viewer, office_day()
    seen = standing_queries.transfer(viewer, transfer)
    if seen is None:
        raise Http404
    form = filled(request, AnswerForm, arrived=seen.arrived)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = transferring.answer_offer(by=viewer, transfer=transfer, state=TransferState(told["answer"]), because=told["because"], on=on)  # fmt: skip
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(DONE))
            return redirect("transfers") if made is None else redirect("case", made)
    page = {
        "people": [(one, [Text(**sentence) for sentence in one["findings"]]) for one in seen.people],
        "seen": seen, "office": _offices(viewer).get(seen.office, "-"), "words": TRANSFER_WORDS[seen.state],
        "form": form if seen.state is TransferState.OFFERED and viewer.may("approve_cases") else None,
    }  # fmt: skip
    return render(request, "casework/transfer.html", page, status=UNPROCESSABLE if form.errors else 200)


ARRIVED = Text(id="Ditawarkan kepada kantor ini", en="Offered to this office")
SENT = Text(id="Ditawarkan oleh kantor ini", en="Offered by this office")


def _offices(viewer: Viewer) -> dict[int, str]:
    return {one.id: one.name for one in standing_queries.other_offices(viewer)}


def _table(viewer: Viewer, found: list[TransferSeen], caption: Text) -> Table | None:
    if not found:
        return None
    offices = _offices(viewer)
    return Table(
        caption=caption,
        columns=[
            Column(heading=Text(id="Perkara", en="Case")), Column(heading=Text(id="Kantor", en="Office")), Column(heading=Text(id="Ditawarkan", en="Offered")),
            Column(heading=BECAUSE.label), Column(heading=Text(id="Keadaan", en="Standing")),
        ],
        rows=[
            [
                Cell(value=one.number, href=reverse("transfer", args=[one.id])), Cell(value=offices.get(one.office, "-")), Cell(value=moment(one.at)),
                Cell(value=one.because), Cell(value=Tag(tone=TONES.get(one.state, Tone.INFORMATION), label=TRANSFER_WORDS[one.state])),
            ]
            for one in found
        ],
    )  # fmt: skip


def file_table(viewer: Viewer, found: list[TransferSeen]) -> Table:
    """The list as a file: without reasons, which name people, and without the offers of who is protected, which leave in no list."""
    offices = _offices(viewer)
    shown = [one for one in found if one.confidentiality < Clearance.PROTECTED.value]
    headings = [
        Text(id="Arah", en="Direction"), Text(id="Perkara", en="Case"), Text(id="Kantor", en="Office"), Text(id="Ditawarkan", en="Offered"),
        Text(id="Keadaan", en="Standing"), Text(id="Dijawab", en="Answered"),
    ]  # fmt: skip
    kept_back = len(found) - len(shown)
    return Table(
        caption=Text(id="Pelimpahan perkara", en="Transfers of cases"),
        columns=[Column(heading=heading) for heading in headings],
        rows=[
            [
                Cell(value=ARRIVED if one.arrived else SENT), Cell(value=one.number), Cell(value=offices.get(one.office, "-")),
                Cell(value=timezone.localtime(one.at).date()), Cell(value=TRANSFER_WORDS[one.state]), Cell(value=one.answered_on),
            ]
            for one in shown
        ]
        + ([[Cell(value=KEPT_BACK.fill(number=counted(kept_back, "case", "cases"))), *(Cell(value=None) for _ in headings[1:])]] if kept_back else []),
    )  # fmt: skip
