"""Why a command cannot work with the office's database, and the remedy."""

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.postgres.binaries import OLDEST_MAJOR


def not_ready() -> Refusal:
    """The database lacks tables, or is behind this version."""
    return Refusal(
        code="database_not_ready",
        what=Text(
            id="Basis data kantor belum disiapkan, atau tertinggal dari versi program ini.",
            en="The office's database is not prepared yet, or is behind this version of the program.",
        ),
        remedy=Text(id="Jalankan `timpora migrate`.", en="Run `timpora migrate`."),
    )


def too_old(major: int) -> Refusal:
    """The server is older than what the walls need."""
    return Refusal(
        code="server_too_old",
        what=Text(
            id=f"Server basis data itu PostgreSQL {major}; Timpora memerlukan versi {OLDEST_MAJOR} atau lebih baru.",
            en=f"The database server is PostgreSQL {major}; Timpora needs version {OLDEST_MAJOR} or newer.",
        ),
        remedy=Text(
            id="Perbarui server itu, atau tunjuk server lain dalam DATABASE_URL.",
            en="Bring that server up to date, or name another one in DATABASE_URL.",
        ),
    )


def unreachable() -> Refusal:
    """The server does not answer, or does not let this role in."""
    return Refusal(
        code="database_unreachable",
        what=Text(
            id="Basis data kantor tidak menjawab, atau menolak peran ini.",
            en="The office's database does not answer, or refuses this role.",
        ),
        remedy=Text(
            id="Jalankan `timpora doctor`, yang menyebutkan sebabnya.", en="Run `timpora doctor`, which says why."
        ),
    )
