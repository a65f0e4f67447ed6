"""Pages at the door: signing in and out, and the first password by a one-time link."""

from allauth.account import views as account
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from timpora.accounts import actions, doors, queries
from timpora.accounts.sign_in_forms import FirstPasswordForm
from timpora.kernel.text import Text
from timpora.ui.language import said


CHOSEN = Text(id="Kata sandi tersimpan. Masuklah dengannya.", en="The password is kept. Sign in with it.")

sign_in = account.login
sign_out = account.logout
has_ended = account.account_inactive
say_again = account.reauthenticate


def change_password(request: HttpRequest) -> HttpResponse:
    """Somebody changes the own password; who has none is told how to get one."""
    if request.user.is_authenticated and not request.user.has_usable_password():
        return render(request, "accounts/no_password.html", status=409)
    changed: HttpResponse = account.password_change(request)
    return changed


@login_not_required
@never_cache
def choose_password(request: HttpRequest, person: str, token: str) -> HttpResponse:
    """Somebody with a one-time link chooses a password, and signs in with it next."""
    found = queries.account_of_link(person, token)
    if found is None:
        return render(request, "accounts/link_over.html", status=410)
    form = FirstPasswordForm(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        viewer = doors.viewer_of(found)
        doors.enter(viewer)
        actions.choose_first_password(by=viewer, password=form.cleaned_data["new_password1"])
        messages.success(request, said(CHOSEN))
        return redirect("account_login")
    return render(request, "accounts/choose_password.html", {"form": form, "name": found.name, "sign_in_name": found.sign_in_name})  # fmt: skip
