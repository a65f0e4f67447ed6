"""Official documents to the JSON that is kept and back again, so that the same words are set for ever."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, cast

from timpora.letters.core import blocks, documents
from timpora.letters.core.documents import OfficialDocument
from timpora.letters.core.kinds import LetterKind


IS = "is"  # under which a part says what it is
_PARTS: Mapping[str, type] = {
    made.__name__: made
    for made in (
        *blocks.BLOCKS, blocks.Words, blocks.Point, blocks.Field, blocks.Question, blocks.Stretch,
        documents.OfficialDocument, documents.Letterhead, documents.Citation, documents.Signatory, documents.Annex,
    )
}  # fmt: skip
# What JSON keeps as a text and is none.
_READ: Mapping[str, Callable[[str], object]] = {
    "kind": LetterKind,
    "mark": documents.Mark,
    "second": documents.SecondLanguage,
    "day": date.fromisoformat,
}


def as_said(document: OfficialDocument) -> dict[str, Any]:
    """A document as JSON keeps it."""
    return cast("dict[str, Any]", _said(document))


def from_said(said: Mapping[str, Any]) -> OfficialDocument:
    """The document that was said; raises ValueError or KeyError for what is none."""
    made = _made(said)
    if not isinstance(made, OfficialDocument):
        message = "This is a part of a document"
        raise ValueError(message)  # noqa: TRY004 - what is kept is wrong, not what was called
    return made


def _said(value: object) -> Any:
    match value:
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return [_said(item) for item in value]
        case None | bool() | int() | str():
            return value
    held = {field.name: _said(getattr(value, field.name)) for field in fields(cast("Any", value))}
    return {IS: type(value).__name__, **held}


def _made(value: Any, name: str = "", within: type | None = None) -> Any:
    if isinstance(value, Mapping):
        part = _PARTS[value[IS]]
        return part(**{field: _made(value[field], field, part) for field in value if field != IS})
    if isinstance(value, list):
        read = blocks.Align if name == "alignment" else None
        return tuple(read(item) if read else _made(item) for item in value)
    is_read = within is OfficialDocument and name in _READ and value is not None
    return _READ[name](value) if is_read else value
