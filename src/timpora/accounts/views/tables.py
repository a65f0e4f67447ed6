"""What the administrator's pages show, as components."""

from collections.abc import Sequence

from django.urls import reverse

from timpora.accounts.core.paper import PAPER_LINES, PAPER_WORDS, OfficePaper
from timpora.accounts.queries import Colleague, MemberAgency
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.ui.components.shell import Tab, Tabs
from timpora.ui.components.statements import Tag, Tone
from timpora.ui.components.tables import Cell, Column, KeyValue, KeyValues, Name, Table
from timpora.ui.moments import moment


NAME = Text(id="Nama", en="Name")
ROLE = Text(id="Peran", en="Role")
LAST = Text(id="Terakhir masuk", en="Last signed in")
STANDING = Text(id="Keadaan", en="Standing")
NEVER = Text(id="belum pernah", en="never")
ACTIVE = Tag(tone=Tone.GOOD, label=Text(id="Aktif", en="Active"))
WAITS = Tag(tone=Tone.WARNING, label=Text(id="Menunggu kata sandi", en="Waits for a password"))
OVER = Tag(tone=Tone.INFORMATION, label=Text(id="Berakhir", en="Ended"))
YOURSELF = Text(id="Anda sendiri", en="Yourself")


def people_tabs(*, ended: bool) -> Tabs:
    """Who may sign in, and whose account has ended."""
    here = reverse("people")
    return Tabs(
        label=Text(id="Akun menurut keadaannya", en="Accounts by their standing"),
        tabs=[
            Tab(name=Text(id="Aktif", en="Active"), href=here, is_current=not ended),
            Tab(name=Text(id="Berakhir", en="Ended"), href=f"{here}?berakhir", is_current=ended),
        ],
    )


def people(found: Sequence[Colleague], viewer: Viewer) -> Table:
    """People with their roles in plain words."""
    return Table(
        caption=Text(id="Orang dan peran", en="People and roles"),
        shows_caption=False,
        columns=[Column(heading=heading) for heading in (NAME, ROLE, LAST, STANDING)],
        rows=[
            [
                Cell(
                    value=Name(name=one.name),
                    href=reverse("person_account", args=[one.id]),
                    below=YOURSELF if one.id == viewer.account else one.sign_in_name,
                ),
                Cell(value=one.meaning.name, below=one.agency),
                _last_signed_in(one),
                Cell(value=_standing(one)),
            ]
            for one in found
        ],
    )


def person(found: Colleague) -> KeyValues:
    """One account; its role leads to where it is changed."""
    rows = [
        KeyValue(key=Text(id="Nama pengguna", en="User name"), cell=Cell(value=found.sign_in_name)),
        KeyValue(key=ROLE, cell=Cell(value=found.meaning.name, below=found.meaning.purpose)),
        KeyValue(key=LAST, cell=_last_signed_in(found)),
        KeyValue(key=STANDING, cell=Cell(value=_standing(found), below=None if found.ended_at is None else moment(found.ended_at))),
    ]  # fmt: skip
    if found.agency is not None:
        rows.insert(2, KeyValue(key=Text(id="Instansi", en="Agency"), cell=Cell(value=found.agency)))
    return KeyValues(rows=rows)


def letterhead(paper: OfficePaper) -> KeyValues | None:
    """What the office's letters say of it today; None where nothing was written."""
    if paper.from_day is None:
        return None
    since = KeyValue(key=Text(id="Berlaku mulai", en="From"), cell=Cell(value=paper.from_day))
    lines = [(PAPER_WORDS[name], getattr(paper, name)) for name in PAPER_LINES]
    return KeyValues(rows=[since, *(KeyValue(key=words, cell=Cell(value=value)) for words, value in lines if value)])


def agencies(found: Sequence[MemberAgency]) -> Table:
    """Member agencies with how many people of each sign in."""
    return Table(
        caption=Text(id="Instansi anggota", en="Member agencies"),
        shows_caption=False,
        columns=[
            Column(heading=Text(id="Instansi", en="Agency")),
            Column(heading=Text(id="Akun aktif", en="Active accounts"), is_number=True),
        ],
        rows=[[Cell(value=one.name, href=reverse("agency", args=[one.id])), Cell(value=one.accounts)] for one in found],
    )


def _last_signed_in(one: Colleague) -> Cell:
    return Cell(value=NEVER if one.last_signed_in is None else moment(one.last_signed_in))


def _standing(one: Colleague) -> Tag:
    if one.ended_at is not None:
        return OVER
    return ACTIVE if one.has_password else WAITS
