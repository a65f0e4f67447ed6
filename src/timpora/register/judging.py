"""The page on which an officer judges that two records are one person or are not, and takes a judgement back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.register import actions, identity, people, queries, showing
from timpora.register.doors import found_for, only
from timpora.register.forms import ReasonForm
from timpora.register.judgements import Verdict
from timpora.ui.language import later, said


VERDICTS = {
    Verdict.SAME: Text(id="Orang yang sama", en="The same person"),
    Verdict.NOT_THE_SAME: Text(id="Bukan orang yang sama", en="Not the same person"),
}
JUDGED = Text(id="Penilaian dicatat; dapat ditarik kembali.", en="The judgement is recorded; it can be taken back.")
TAKEN_BACK = Text(id="Penilaian ditarik; semuanya kembali seperti semula.", en="The judgement is taken back; all is as it was.")  # fmt: skip
ROW = Text(id="{name}, {documents}, catatan nomor {record}", en="{name}, {documents}, record number {record}")
NO_DOCUMENT = Text(id="tanpa dokumen", en="no document")
MOST = 20


class JudgementForm(forms.Form):
    """Which other record, what is judged of it, and why."""

    def __init__(self, *arguments: Any, others: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["other"] = forms.TypedChoiceField(
            label=later(Text(id="Catatan yang dibandingkan", en="Record to compare with")),
            choices=others, coerce=int, widget=forms.RadioSelect,
        )  # fmt: skip
        self.fields["verdict"] = forms.ChoiceField(
            label=later(Text(id="Penilaian", en="Judgement")),
            choices=[(verdict.value, later(text)) for verdict, text in VERDICTS.items()],
            widget=forms.RadioSelect,
        )
        self.fields["because"] = forms.CharField(
            label=later(Text(id="Atas dasar apa?", en="On what ground?")),
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=400,
        )


@require_http_methods(["GET", "POST"])
@only(Permission.RECORD_FACTS)
def judge(request: ViewedRequest, record: int) -> HttpResponse:
    """Judges a record of one person beside another."""
    person, elsewhere = found_for(request, "people", record)
    if elsewhere is not None:
        return elsewhere
    form = filled(request, JudgementForm, others=_others(request.viewer, record))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.judge(
                by=request.viewer, records=(record, told["other"]), verdict=Verdict(told["verdict"]), because=told["because"]
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(JUDGED))
            return redirect("foreigner", record)
    judged = [(one, VERDICTS[Verdict(one.verdict)]) for one in _judged(request.viewer, record)]
    known = showing.names(request.viewer)
    page = {
        "form": form,
        "person": person,
        "has_others": bool(form.fields["other"].choices),  # type: ignore[attr-defined]  # a field of choices
        "judged": [(one, text, known.get(one.recorded_by, showing.SCHEDULED)) for one, text in judged],
    }
    return render(request, "register/judge.html", page)


@require_http_methods(["GET", "POST"])
@only(Permission.WITHDRAW_FACTS)
def take_back(request: ViewedRequest, judgement: int) -> HttpResponse:
    """Takes a judgement back with a reason."""
    found = identity.judgements(request.viewer).filter(pk=judgement).first()
    if found is None:
        raise Http404
    form = filled(request, ReasonForm)
    if request.method == "POST" and form.is_valid():
        actions.withdraw_judgement(by=request.viewer, judgement=judgement, because=form.cleaned_data["reason"])
        messages.success(request, said(TAKEN_BACK))
        return redirect("foreigner", found.first_record_id)
    page = {"form": form, "judgement": found, "verdict": VERDICTS[Verdict(found.verdict)]}
    return render(request, "register/take_back.html", page)


def _judged(viewer: Viewer, record: int) -> list[Any]:
    """The judgements on the records of a person."""
    return list(identity.judgements_on(viewer, identity.around(viewer, [record]).records_of(record)))


def _others(viewer: Viewer, record: int) -> list[tuple[int, str]]:
    """Records beside which one may be judged: the person's own others, and those with the same name or document."""
    own = identity.around(viewer, [record]).records_of(record)
    beside = [one for one in people.alike(viewer, own, most=MOST) if one not in own]
    rows = queries.facts(viewer, "people").filter(pk__in=[*own, *beside]).exclude(pk=record)
    documents: dict[int, list[str]] = {}
    for held in queries.facts(viewer, "travel_documents").filter(person_record__in=[*own, *beside]):
        documents.setdefault(held.person_record_id, []).append(held.document_number)
    return [
        (row.pk, later(ROW.fill(name=row.name, record=row.pk, documents=", ".join(documents.get(row.pk, ())) or NO_DOCUMENT)))
        for row in rows
    ]  # fmt: skip
