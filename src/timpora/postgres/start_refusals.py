"""Why the office's database server does not start, and the remedy."""

from pathlib import Path

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.postgres.folders import HOME_VARIABLE


def other_version(data: Path, found: str, wanted: int) -> Refusal:
    """The data folder is of another major version."""
    return Refusal(
        code="database_of_another_version",
        what=Text(
            id=f"Data di {data} ditulis oleh PostgreSQL {found}; yang terpasang PostgreSQL {wanted}.",
            en=f"The data in {data} were written by PostgreSQL {found}; installed is PostgreSQL {wanted}.",
        ),
        remedy=Text(
            id=f"Buat cadangan dengan versi lama lalu pulihkan dengan versi baru, atau tunjuk folder lain dalam {HOME_VARIABLE}.",
            en=f"Back it up with the old version and restore it with the new one, or name another folder in {HOME_VARIABLE}.",
        ),
    )  # fmt: skip


def no_database(data: Path) -> Refusal:
    """The data folder holds something that is no database."""
    return Refusal(
        code="no_database_there",
        what=Text(id=f"Folder {data} berisi sesuatu, tetapi bukan basis data.", en=f"The folder {data} holds something, but no database."),
        remedy=Text(
            id=f"Pindahkan isinya, atau tunjuk folder lain dalam {HOME_VARIABLE}.",
            en=f"Move it away, or name another folder in {HOME_VARIABLE}.",
        ),
    )  # fmt: skip


def not_started(because: str, look_at: Path) -> Refusal:
    """The server itself refused."""
    return Refusal(
        code="database_not_started",
        what=Text(
            id=f"Basis data tidak dapat dijalankan: {because or 'tanpa keterangan'}.",
            en=f"The database did not start: {because or 'it gave no reason'}.",
        ),
        remedy=Text(
            id=f"Periksa ruang kosong dan izin folder; keterangan lengkap ada di {look_at}.",
            en=f"Look at free space and the folder's permissions; the whole story is in {look_at}.",
        ),
    )


def closed_folder(folder: Path) -> Refusal:
    """The server's user may not enter a folder on the way."""
    return Refusal(
        code="home_not_reachable",
        what=Text(
            id=f"Basis data berjalan sebagai pengguna lain, yang tidak boleh memasuki {folder}.",
            en=f"The database runs as another user, who may not enter {folder}.",
        ),
        remedy=Text(
            id=f"Izinkan masuk (`chmod o+x {folder}`), atau tunjuk folder lain dalam {HOME_VARIABLE}.",
            en=f"Let it in (`chmod o+x {folder}`), or name another folder in {HOME_VARIABLE}.",
        ),
    )
