"""Checks that what must be said is said, and that no text is longer than a letter can hold."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

from timpora.casework.core.acts.base import LONG, LONGEST
from timpora.casework.core.asking import fields_of
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
    for one_field in fields_of(type(told)):
        asked, value = one_field.asked, getattr(told, one_field.name)
        if isinstance(value, str):
            if one_field.is_needed and not value.strip():
                yield refusal("blank", what=BLANK.fill(field=asked.label), remedy=FILL_IN)
            most = LONG if asked.long else LONGEST
            if len(value) > most:
                yield refusal("too_long", what=TOO_LONG.fill(field=asked.label, most=most), remedy=SHORTEN)
        elif isinstance(value, tuple):
            for one in value:
                if is_dataclass(one):
                    yield from _wrong(one)
