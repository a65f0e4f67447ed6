"""Checks that what must be said is said, and that no text is longer than a letter can hold."""

from collections.abc import Hashable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, get_type_hints

from timpora.casework.core.acts.base import LONG, LONGEST, Asked
from timpora.casework.core.checks.situation import Situation, refusal
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


BLANK = Text(id="{field} belum diisi.", en="{field} is empty.")
FILL_IN = Text(id="Isi, lalu ulangi.", en="Fill it in, then try again.")
TOO_LONG = Text(id="{field} lebih dari {most} huruf.", en="{field} is longer than {most} characters.")
SHORTEN = Text(id="Persingkat, atau terima sebagai dokumen.", en="Shorten it, or receive it as a document.")


def everything_is_said(situation: Situation) -> Refusal | None:
    """A text that must be given is not blank, wherever in the act it stands."""
    return None if situation.act is None else next(_wrong(situation.act), None)


def _wrong(told: Any) -> Iterator[Refusal]:
    kind: Any = type(told)
    for name, asked, is_needed in _asked_of(kind):
        value = getattr(told, name)
        if isinstance(value, str):
            if is_needed and not value.strip():
                yield refusal("blank", what=BLANK.fill(field=asked.label), remedy=FILL_IN)
            most = LONG if asked.long else LONGEST
            if len(value) > most:
                yield refusal("too_long", what=TOO_LONG.fill(field=asked.label, most=most), remedy=SHORTEN)
        elif isinstance(value, tuple):
            for one in value:
                if is_dataclass(one):
                    yield from _wrong(one)


@cache
def _asked_of(kind: Hashable) -> tuple[tuple[str, Asked, bool], ...]:
    """The fields that people fill in: each with how it is asked for, and whether it must be said."""
    made: Any = kind
    hints = get_type_hints(made, include_extras=True)
    needed = {one.name: one.default is MISSING for one in fields(made)}
    found = []
    for name, hint in hints.items():
        told = getattr(hint, "__value__", hint)  # a reason is a name for such a type
        asked = next((one for one in getattr(told, "__metadata__", ()) if isinstance(one, Asked)), None)
        if asked is not None:
            found.append((name, asked, needed[name]))
    return tuple(found)
