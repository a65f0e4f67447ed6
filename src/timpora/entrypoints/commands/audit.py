"""`timpora audit verify` and `timpora audit anchor`: whether the audit trail is as it was written."""

import os
from typing import Annotated

import typer

from timpora.entrypoints.commands.options import LanguageOption, Terminal, refuse
from timpora.entrypoints.office import over_a_ready_database
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language, Text


TRAIL_WAS_TAMPERED_WITH = 1
WHOLE = Text(
    id="Jejak audit utuh: {lines} baris, jangkar {anchor}",
    en="The audit trail is whole: {lines} lines, anchor {anchor}",
)
NOT_WHOLE = Text(id="Jejak audit tidak utuh:", en="The audit trail is not whole:")
NO_ANCHOR = Text(
    id="{written}: bukan jangkar; salin seperti yang dicetak `timpora audit anchor`",
    en="{written}: no anchor; copy it as `timpora audit anchor` printed it",
)


def audit_verify(
    anchor: Annotated[list[str] | None, typer.Option(help="Jangkar yang dicetak dahulu, boleh berulang / an anchor printed before, may be repeated")] = None,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:  # fmt: skip
    """Hitung ulang seluruh jejak audit dan sebutkan baris yang diubah / hash the audit trail anew and name what was changed."""
    try:
        over_a_ready_database(os.environ)
        from timpora.audit import verification  # noqa: PLC0415 - only once the office is known to be there
    except Refused as refused:
        refuse(refused.refusal, lang)
    kept = []
    for written in anchor or []:
        try:
            kept.append(verification.Anchor.read(written))
        except ValueError as error:
            raise typer.BadParameter(NO_ANCHOR.fill(written=written).within(lang)) from error
    done = verification.verify(*kept)
    console = Terminal(soft_wrap=True, highlight=False)
    if not done.found:
        console.print(WHOLE.fill(lines=done.lines, anchor=str(done.anchor)).within(lang))
        return
    console.print(NOT_WHOLE.within(lang))
    for found in done.found:
        console.print(f"- {found.text.within(lang)}")
    raise typer.Exit(TRAIL_WAS_TAMPERED_WITH)


def audit_anchor(lang: LanguageOption = Language.INDONESIAN) -> None:
    """Cetak jangkar hari ini untuk disimpan di luar komputer / print the anchor of this moment, to be kept elsewhere."""
    try:
        over_a_ready_database(os.environ)
        from timpora.audit import verification  # noqa: PLC0415 - only once the office is known to be there
    except Refused as refused:
        refuse(refused.refusal, lang)
    Terminal(soft_wrap=True, highlight=False).print(str(verification.anchor()))
