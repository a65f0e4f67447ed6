"""Documents of a case: receiving one, which is opened and checked before it is kept, and taking one out, which is noted."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.casework import queries, receiving
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.register.doors import only
from timpora.ui.language import later, said
from timpora.ui.office_day import office_day


KEPT = Text(id="Dokumen disimpan.", en="The document is kept.")
UNPROCESSABLE = 422


class ReceiveForm(forms.Form):
    """What a document is, and the file."""

    title = forms.CharField(
        label=later(Text(id="Apa dokumen ini", en="What it is")), help_text=later(Text(id="Misalnya salinan paspor, tiket, surat kuasa.", en="Such as a copy of the passport, a ticket, a power of attorney.")),
        max_length=200, error_messages={"required": later(Text(id="Tulis apa dokumen ini.", en="Write what it is."))},
    )  # fmt: skip
    file = forms.FileField(
        label=later(Text(id="Berkas", en="File")), help_text=later(Text(id="PDF, JPEG atau PNG, paling besar 20 MB, tanpa sandi.", en="PDF, JPEG or PNG, 20 MB at most, without a password.")),
        error_messages={"required": later(Text(id="Pilih berkasnya.", en="Choose the file.")), "empty": later(Text(id="Berkas itu kosong.", en="The file is empty."))},
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@only(Permission.WORK_CASES)
def receive_document(request: ViewedRequest, case: int) -> HttpResponse:
    """Receives a document into a case."""
    seen = queries.one(request.viewer, case)
    if seen is None:
        raise Http404
    form = ReceiveForm(request.POST, request.FILES) if request.method == "POST" else ReceiveForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            receiving.receive(by=request.viewer, case=case, name=file.name, content=file.read(), title=form.cleaned_data["title"], on=office_day())  # fmt: skip
        except Refused as refused:
            form.add_error("file", said(refused.refusal))
        else:
            messages.success(request, said(KEPT))
            return redirect("case", case)
    return render(request, "casework/receive.html", {"seen": seen, "form": form}, status=UNPROCESSABLE if form.errors else 200)  # fmt: skip


@require_GET
@only(Permission.READ_REGISTER)
def case_document(request: ViewedRequest, case: int, document: int) -> HttpResponse:
    """A document as a file; that somebody opened it is noted."""
    opened = receiving.document(request.viewer, case, document)
    if opened is None:
        raise Http404
    return HttpResponse(opened.content, headers=dict(opened.headers))
