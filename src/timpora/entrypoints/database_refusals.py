"""Why a command cannot work with the office's database, and the remedy."""

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


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
