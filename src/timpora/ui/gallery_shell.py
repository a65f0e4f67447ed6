"""The invented officer and office that the gallery's frame shows."""

from timpora.kernel.text import Text
from timpora.ui.components.shell import Section, Shell


OFFICE = "Kantor Imigrasi Serang (contoh)"


def _section(name: Text, icon: str, key: str, **more: int | bool) -> Section:
    return Section(
        name=name,
        href="/galeri/",
        icon=icon,
        key=key,
        is_current=bool(more.get("is_current")),
        waiting=int(more.get("waiting", 0)),
    )


SHELL = Shell(
    office=OFFICE,
    person="Sari Khayalan",
    role=Text(id="Petugas Inteldakim", en="Intelligence and enforcement officer"),
    search_href="/galeri/",
    account_href="/galeri/masuk/",
    sign_out_href="/galeri/masuk/",
    sections=[
        _section(Text(id="Hari ini", en="Today"), "calendar-event", "t"),
        _section(Text(id="Cari", en="Search"), "search", "c"),
        _section(Text(id="Temuan", en="Findings"), "flag", "f", waiting=5),
        _section(Text(id="Perkara", en="Cases"), "folder", "p", waiting=2),
        _section(Text(id="Berkas masuk", en="Incoming files"), "file-import", "m"),
        _section(Text(id="Tempat dan organisasi", en="Places and organisations"), "building-community", "o"),
        _section(Text(id="Operasi", en="Operations"), "route", "r"),
        _section(Text(id="Rapat dan anggota", en="Meetings and members"), "users-group", "a"),
        _section(Text(id="Evaluasi", en="Evaluation"), "chart-bar", "e"),
        _section(Text(id="Buku peraturan", en="Rulebook"), "book-2", "l"),
        _section(Text(id="Galeri", en="Gallery"), "eye", "y", is_current=True),
    ],
)
