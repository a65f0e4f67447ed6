"""Why a backup is not made, or not put back, and the remedy."""

from pathlib import Path

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


ANOTHER_BACKUP = Text(id="Pakai cadangan lain.", en="Use another backup.")


def is_there(path: Path) -> Refusal:
    """The file would be overwritten."""
    return Refusal(
        code="backup_is_there",
        what=Text(id=f"{path} sudah ada; cadangan lama tidak ditimpa.", en=f"{path} is there already; no old backup is overwritten."),
        remedy=Text(id="Beri nama lain.", en="Give another name."),
    )  # fmt: skip


def not_writable(path: Path, because: str) -> Refusal:
    """Nothing can be written there, or the disk is full."""
    return Refusal(
        code="backup_not_writable",
        what=Text(id=f"{path} tidak dapat ditulis ({because}).", en=f"{path} cannot be written ({because})."),
        remedy=Text(
            id="Periksa folder, izin, dan ruang kosong, atau pilih tempat lain.",
            en="Check the folder, its permissions and free space, or choose another place.",
        ),
    )


def no_file(path: Path) -> Refusal:
    """There is no such backup."""
    return Refusal(
        code="backup_missing",
        what=Text(id=f"{path} tidak ada atau tidak dapat dibaca.", en=f"{path} does not exist or cannot be read."),
        remedy=Text(id="Periksa namanya.", en="Check its name."),
    )


def damaged(path: Path, place: str) -> Refusal:
    """The archive is not what was written."""
    return Refusal(
        code="backup_damaged",
        what=Text(
            id=f"{path.name} rusak atau bukan cadangan Timpora ({place}); tidak ada yang diubah.",
            en=f"{path.name} is damaged or no backup of Timpora ({place}); nothing was changed.",
        ),
        remedy=ANOTHER_BACKUP,
    )


def newer(migrations: str) -> Refusal:
    """It was made by a later version."""
    return Refusal(
        code="backup_newer",
        what=Text(
            id=f"Cadangan ini dibuat versi yang lebih baru ({migrations}); tidak ada yang diubah.",
            en=f"This backup was made by a newer version ({migrations}); nothing was changed.",
        ),
        remedy=Text(id="Perbarui Timpora dahulu.", en="Bring Timpora up to date first."),
    )


def not_empty() -> Refusal:
    """There is an office already."""
    return Refusal(
        code="restore_over_an_office",
        what=Text(id="Di sini sudah ada kantor; tidak ada yang diubah.", en="There is an office here already; nothing was changed."),
        remedy=Text(
            id="Tambahkan `--replace` bila kantor yang ada harus hilang, atau tunjuk folder lain dalam TIMPORA_HOME.",
            en="Add `--replace` if the one that is here is to go, or name another folder in TIMPORA_HOME.",
        ),
    )  # fmt: skip


def not_a_bare_database() -> Refusal:
    """A server of one's own takes a backup into a new database only."""
    return Refusal(
        code="database_not_bare",
        what=Text(
            id="Basis data pada server sendiri itu tidak kosong; tidak ada yang diubah.",
            en="The database on this server of your own is not empty; nothing was changed.",
        ),
        remedy=Text(
            id="Buat basis data baru seperti dalam docs/how-to/run-the-office.md, lalu sebutkan dalam DATABASE_URL.",
            en="Make a new database as in docs/how-to/run-the-office.md and name it in DATABASE_URL.",
        ),
    )


def program_failed(program: str, because: str) -> Refusal:
    """One of PostgreSQL's programs gave up."""
    return Refusal(
        code="database_program_failed",
        what=Text(id=f"{program} gagal: {because}", en=f"{program} failed: {because}"),
        remedy=Text(
            id="Jalankan `timpora doctor`, lalu coba lagi; tidak ada yang diubah.",
            en="Run `timpora doctor`, then try again; nothing was changed.",
        ),
    )


def differs(what: str) -> Refusal:
    """What was restored is not what was backed up."""
    return Refusal(
        code="restored_differs",
        what=Text(
            id=f"Yang dipulihkan tidak sama dengan yang dicadangkan ({what}); kantor yang ada tidak diubah.",
            en=f"What was restored is not what was backed up ({what}); the office that was here is unchanged.",
        ),
        remedy=ANOTHER_BACKUP,
    )
