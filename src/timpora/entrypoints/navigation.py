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
    """A part of the office that has a page: the key leads there after `g`; without one of its permissions nobody is shown it."""

    name: Text
    address: str
    icon: str
    key: str
    permissions: tuple[Permission, ...] = ()


_READ, _MANAGE = (Permission.READ_REGISTER,), (Permission.MANAGE_ACCOUNTS,)
PARTS = (
    Part(Text(id="Hari ini", en="Today"), "today", "calendar-event", "t", _READ + _MANAGE),
    Part(Text(id="Temuan", en="Findings"), "findings", "flag", "f", _READ),
    Part(Text(id="Perkara", en="Cases"), "cases", "folder", "e", _READ),
    Part(Text(id="Tim", en="Teams"), "teams", "users-group", "m", (*_READ, Permission.TAKE_PART)),
    Part(Text(id="Dibagikan", en="Shared"), "shares", "external-link", "h", (*_READ, Permission.TAKE_PART)),
    Part(Text(id="Orang asing", en="Foreigners"), "foreigners", "id", "o", _READ),
    Part(Text(id="Pengingat", en="Reminders"), "reminders", "message-circle", "n", _READ),
    Part(Text(id="Peta", en="Map"), "map", "map", "s", (Permission.SEE_MAP,)),
    Part(Text(id="Evaluasi", en="Evaluation"), "evaluation", "chart-bar", "v", (Permission.SEE_MAP,)),
    Part(Text(id="Tempat", en="Places"), "places", "building-community", "l", _READ),
    Part(Text(id="Organisasi", en="Organisations"), "organisations", "folder", "r", _READ),
    Part(Text(id="Daftar masuk", en="Intake"), "intake", "file-import", "d", _READ),
    Part(Text(id="Pekerjaan", en="Work"), "jobs", "hourglass", "w", _READ),
    Part(Text(id="Aturan", en="Rules"), "rulebook", "book-2", "u", (*_READ, Permission.PROPOSE_LAW)),
    Part(Text(id="Orang dan peran", en="People and roles"), "people", "users-group", "p", _MANAGE),
    Part(Text(id="Instansi anggota", en="Member agencies"), "agencies", "address-book", "i", _MANAGE),
    Part(Text(id="Kantor dan wilayah", en="Office and areas"), "office", "map-pin", "k", _MANAGE),
    Part(Text(id="Garis batas", en="Boundaries"), "map_boundaries", "map", "b", _MANAGE),
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
        search_href=reverse("search") if viewer.may(Permission.READ_REGISTER) else None,
        account_href=reverse("own_account"),
        sign_out_href=reverse("account_logout"),
        sections=[
            Section(name=part.name, href=href, icon=part.icon, key=part.key, is_current=path.startswith(href))
            for part, href in ((part, reverse(part.address)) for part in PARTS)
            if not part.permissions or any(viewer.may(one) for one in part.permissions)
        ],
    )
