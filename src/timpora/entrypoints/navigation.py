"""The parts of the office that exist, and the frame around each signed-in person's pages."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Permission
from timpora.kernel.text import Text
from timpora.kernel.viewers import NOBODY, Viewer
from timpora.ui.components.shell import Section, Shell


class Part(NamedTuple):
    """A part of the office that has a page: the key leads there after `g`; without its permission nobody is shown it."""

    name: Text
    address: str
    icon: str
    key: str
    permission: Permission | None = None


PARTS = (
    Part(Text(id="Orang asing", en="Foreigners"), "foreigners", "id", "o", Permission.READ_REGISTER),
    Part(Text(id="Pengingat", en="Reminders"), "reminders", "message-circle", "n", Permission.READ_REGISTER),
    Part(Text(id="Tempat", en="Places"), "places", "building-community", "t", Permission.READ_REGISTER),
    Part(Text(id="Organisasi", en="Organisations"), "organisations", "folder", "r", Permission.READ_REGISTER),
    Part(Text(id="Daftar masuk", en="Intake"), "intake", "file-import", "d", Permission.READ_REGISTER),
    Part(Text(id="Pekerjaan", en="Work"), "jobs", "hourglass", "w", Permission.READ_REGISTER),
    Part(Text(id="Orang dan peran", en="People and roles"), "people", "users-group", "p", Permission.MANAGE_ACCOUNTS),
    Part(
        Text(id="Instansi anggota", en="Member agencies"), "agencies", "address-book", "i", Permission.MANAGE_ACCOUNTS
    ),
    Part(Text(id="Kantor dan wilayah", en="Office and areas"), "office", "map-pin", "k", Permission.MANAGE_ACCOUNTS),
    Part(Text(id="Akun saya", en="My account"), "own_account", "user", "a"),
    Part(Text(id="Galeri", en="Gallery"), "ui:gallery", "eye", "y"),
)


def stands_on(_request: HttpRequest) -> dict[str, Any]:
    """Context processor: the day on which the pages of the invented office stand still, None in every other one."""
    return {"stands_on": settings.STANDS_ON}


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the shell of whoever is signed in, read only by pages that draw it."""
    viewer: Viewer = getattr(request, "viewer", NOBODY)
    return {} if viewer.is_at_the_door else {"shell": SimpleLazyObject(lambda: _shell_of(viewer, request.path))}


def _shell_of(viewer: Viewer, path: str) -> Shell:
    account = accounts.own_name(viewer)
    return Shell(
        office=account.office,
        person=account.name,
        role=account.role.name,
        search_href=None,
        account_href=reverse("own_account"),
        sign_out_href=reverse("account_logout"),
        sections=[
            Section(name=part.name, href=href, icon=part.icon, key=part.key, is_current=path.startswith(href))
            for part, href in ((part, reverse(part.address)) for part in PARTS)
            if part.permission is None or viewer.may(part.permission)
        ],
    )
