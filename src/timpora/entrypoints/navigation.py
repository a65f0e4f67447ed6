"""The parts of the office that exist, and the frame around each signed-in person's pages."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from timpora.accounts import queries as accounts
from timpora.kernel.text import Text
from timpora.kernel.viewers import NOBODY, Viewer
from timpora.ui.components.shell import Section, Shell


# What is listed here has a page: name, the name of its address, icon, and the key that leads there after `g`.
SECTIONS = (
    (Text(id="Akun saya", en="My account"), "own_account", "user", "a"),
    (Text(id="Galeri", en="Gallery"), "ui:gallery", "eye", "y"),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the shell of whoever is signed in, read only by pages that draw it."""
    viewer: Viewer = getattr(request, "viewer", NOBODY)
    return {} if viewer.is_at_the_door else {"shell": SimpleLazyObject(lambda: _shell_of(viewer, request.path))}


def _shell_of(viewer: Viewer, path: str) -> Shell:
    account = accounts.own_account(viewer)
    return Shell(
        office=account.office,
        person=account.name,
        role=account.role.name,
        search_href=None,
        account_href=reverse("own_account"),
        sign_out_href=reverse("account_logout"),
        sections=[
            Section(name=name, href=reverse(address), icon=icon, key=key, is_current=path == reverse(address))
            for name, address, icon, key in SECTIONS
        ],
    )
