"""Why a letter is not issued or not withdrawn, and what to do."""

import unicodedata

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


def unprintable(field: Text, character: str) -> Refusal:
    """A character that no shipped typeface has, in a field of a document."""
    named = " + ".join(f"U+{ord(one):04X} {unicodedata.name(one, '?')}" for one in character)
    shown = character if character.isprintable() else "\ufffd"
    return Refusal(
        code="letter_unprintable",
        what=Text(
            id="Surat tidak dapat dicetak: {field} memuat “{shown}” ({named}), yang tidak ada dalam huruf cetak.",
            en="The letter cannot be printed: {field} holds “{shown}” ({named}), which no typeface has.",
        ).fill(field=field, shown=shown, named=named),
        remedy=Text(
            id="Tulis bagian itu dengan huruf lain, seperti huruf Latin dari paspor, lalu terbitkan lagi.",
            en="Write that part in other letters, such as the Latin ones of the passport, and issue it again.",
        ),
    )


def says_no_reason(most: int) -> Refusal:
    """A letter is withdrawn for a reason."""
    return Refusal(
        code="letter_withdrawn_without_reason",
        what=Text(
            id="Alasan pencabutan belum ada, atau terlalu panjang.",
            en="The reason for withdrawing is missing or too long.",
        ),
        remedy=Text(id=f"Tulis alasannya, paling banyak {most} huruf.", en=f"Write why, in at most {most} characters."),
    )


NOT_THERE = Refusal(
    code="letter_not_there",
    what=Text(
        id="Surat itu, atau surat penggantinya, tidak ada.", en="There is no such letter, or none that replaces it."
    ),
    remedy=Text(
        id="Pilih surat kantor ini yang dapat Anda lihat.", en="Choose letters of this office that you can see."
    ),
)
BEFORE_IT_WAS_ISSUED = Refusal(
    code="letter_withdrawn_before_issued",
    what=Text(id="Hari pencabutan mendahului hari terbit.", en="The day of withdrawing lies before the day of issue."),
    remedy=Text(id="Pilih hari terbit atau sesudahnya.", en="Choose the day of issue or a later one."),
)
WITHDRAWN_BEFORE = Refusal(
    code="letter_withdrawn_before",
    what=Text(id="Surat itu sudah dicabut.", en="The letter has been withdrawn already."),
    remedy=Text(id="Buka surat itu untuk melihat sejak kapan dan mengapa.", en="Open it to see since when and why."),
)
