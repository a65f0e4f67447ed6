"""The page on which an administrator or a head of section drops in where the office's areas lie, or takes it away again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.evaluation import map_actions as actions
from timpora.evaluation import map_queries as queries
from timpora.evaluation.core.boundaries import MEGABYTE
from timpora.evaluation.core.boundary_refusals import LARGEST_MB, too_large
from timpora.evaluation.core.map_refusals import NO_FILE
from timpora.evaluation.map_forms import BoundaryForm
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text
from timpora.register.doors import only
from timpora.ui.components.dialogs import FileDrop
from timpora.ui.language import said


FILE = "boundaries"
DRAWN = Text(id="Batas {areas} wilayah digambar.", en="The boundaries of {areas} areas are drawn.")
LEFT_OUT = Text(
    id="Batas {areas} wilayah digambar; {rings} garis yang tidak mengelilingi apa pun dilewatkan.",
    en="The boundaries of {areas} areas are drawn; {rings} lines that enclose nothing were left out.",
)
REMOVED = Text(id="Garis batas dihapus; peta memakai lingkaran lagi.", en="The boundaries are removed; the map shows circles again.")  # fmt: skip


@require_http_methods(["GET", "POST"])
@only(Permission.DRAW_BOUNDARIES)
def map_boundaries(request: ViewedRequest) -> HttpResponse:
    """What is drawn, and a file that takes its place."""
    form, wrong = filled(request, BoundaryForm), None
    if request.method == "POST":
        wrong = _drawn(request, form)
        if wrong is None and form.is_valid():
            return redirect("map" if request.viewer.may(Permission.SEE_MAP) else "map_boundaries")
    viewer = request.viewer
    drawn = queries.drawn(viewer)
    page: dict[str, Any] = {
        "form": form,
        "drop": _drop(wrong),
        "wrong": wrong,
        "drawn": drawn,
        "sees": viewer.may(Permission.SEE_MAP),
        "who": "" if drawn is None else accounts.names(viewer).get(drawn.drawn_by, ""),
    }
    return render(request, "evaluation/map_boundaries.html", page)


@require_POST
@only(Permission.DRAW_BOUNDARIES)
def remove_boundaries(request: ViewedRequest) -> HttpResponse:
    """Takes the boundaries away."""
    actions.remove_boundaries(by=request.viewer)
    messages.success(request, said(REMOVED))
    return redirect("map_boundaries")


def _drawn(request: ViewedRequest, form: BoundaryForm) -> Refusal | None:
    """Draws what was sent; why not, where the file is not taken."""
    sent = request.FILES.get(FILE)
    if sent is None:
        return NO_FILE
    if (sent.size or 0) > LARGEST_MB * MEGABYTE:
        return too_large()
    if not form.is_valid():
        return None
    try:
        read = actions.draw_boundaries(by=request.viewer, content=sent.read(), source=form.cleaned_data["source"])
    except Refused as refused:
        return refused.refusal
    words = LEFT_OUT if read.left_out else DRAWN
    messages.success(request, said(words.fill(areas=len(read.outlines), rings=read.left_out)))
    return None


def _drop(wrong: Refusal | None) -> FileDrop:
    return FileDrop(
        name=FILE,
        label=Text(id="Berkas garis batas", en="File of boundaries"),
        hint=Text(
            id=f"GeoJSON (WGS 84) sampai {LARGEST_MB} MB; setiap wilayah menyebut kode Kemendagri di properti “code”.",
            en=f"GeoJSON (WGS 84), up to {LARGEST_MB} MB; each area names its Kemendagri code in the property “code”.",
        ),
        accept=".geojson,.json,application/geo+json,application/json",
        takes_one=True,
        error=None if wrong is None else Text(id=f"{wrong.what.id} {wrong.remedy.id}", en=f"{wrong.what.en} {wrong.remedy.en}"),
    )  # fmt: skip
