"""Turns a template and plain data into a PDF for the archive; what the data says can never become part of the template."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from timpora.letters import fonts


TEMPLATES = Path(__file__).parent / "templates"


def typeset(template: str, data: Mapping[str, Any], *, made_at: datetime) -> bytes:
    """A PDF (PDF/A-2a and PDF/UA-1) from a template of this folder.

    The data reaches the template as JSON and is only ever shown as text. A character that no shipped typeface has is
    shown in Latin letters. `made_at` (with its time zone) is the moment written into the file. Raises
    typst.TypstError where a template is wrong.
    """
    import typst  # noqa: PLC0415 - most processes never set a letter, and each would hold the whole of it

    try:
        return _compiled(template, _each_text(data, fonts.printable), made_at)
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
    return _compiled(template, _each_text(data, fonts.printable_in_place), made_at)


def typeset_exactly(template: str, data: Mapping[str, Any], *, made_at: datetime) -> bytes:
    """The same without another character in any place: of an official document each was looked at before its number was taken."""
    return _compiled(template, data, made_at)


def _compiled(template: str, data: Any, made_at: datetime) -> bytes:
    import typst  # noqa: PLC0415 - as above

    compiler = typst.Compiler(
        str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=fonts.shipped(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    # PDF/A is kept for decades, PDF/UA can be read aloud.
    moment = made_at.replace(microsecond=0)
    moment = moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()))  # a zone's rules do not go into a file
    pdf = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=moment)
    assert isinstance(pdf, bytes)  # several pages come as a list only where they are pictures
    return pdf


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    match value:
        case str():
            return change(value)
        case Mapping():
            return {key: _each_text(item, change) for key, item in value.items()}
        case list() | tuple():
            return [_each_text(item, change) for item in value]
    return value
