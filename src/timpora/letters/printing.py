"""A letter on paper: what is kept of it, set by its template; the mark over one that was withdrawn; the file that is signed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from timpora.letters.core.kinds import TEMPLATES, LetterKind
from timpora.letters.core.proof import in_groups
from timpora.letters.typesetting import typeset, typeset_exactly


def printed(
    kind: LetterKind, said: Mapping[str, Any], *, made_at: datetime, withdrawn: Mapping[str, str] | None = None
) -> bytes:
    """A letter as PDF/A, the same bytes each time."""
    data = {**said, "code": in_groups(said["code"]), "withdrawn": withdrawn}
    if kind is LetterKind.REMINDER:
        return typeset(TEMPLATES[kind], data, made_at=made_at)
    return typeset_exactly(TEMPLATES[kind], {**data, "qr": _for_a_camera(said["address"])}, made_at=made_at)


def _for_a_camera(address: str) -> str | None:
    """An address as a drawing that telephones read."""
    if not address:
        return None
    import segno  # noqa: PLC0415 - only whoever prints an official document needs it

    return str(segno.make(address, error="m", micro=False).svg_inline(border=1))
