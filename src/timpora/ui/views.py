"""The gallery's pages; they show no data of anybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from timpora.ui.gallery_forms import EncounterForm
from timpora.ui.gallery_list import SPECIMENS
from timpora.ui.gallery_shell import OFFICE, SHELL
from timpora.ui.gallery_statements import progress as progress_example
from timpora.ui.gallery_statements import sentence


@login_not_required
@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component, within the frame that officers see."""
    return render(request, "ui/gallery.html", {"shell": SHELL, "specimens": SPECIMENS})


@login_not_required
@require_GET
def progress(request: HttpRequest) -> HttpResponse:
    """What the running example of progress asks for every two seconds."""
    return render(request, "ui/gallery_progress.html", progress_example())


@login_not_required
@require_GET
def sign_in(request: HttpRequest) -> HttpResponse:
    """The frame of the pages on which one signs in."""
    return render(request, "ui/gallery_sign_in.html", {"office": OFFICE})


@login_not_required
@require_GET
def public(request: HttpRequest) -> HttpResponse:
    """The frame of the pages that everybody may open."""
    return render(request, "ui/gallery_public.html", {"office": OFFICE, "form": EncounterForm(), **sentence()})
