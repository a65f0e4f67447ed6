"""The kinds of letters that there are: how a number names each, and which template sets it."""

from collections.abc import Mapping
from enum import StrEnum

from timpora.kernel.text import Text


class LetterKind(StrEnum):
    """What a letter is for."""

    REMINDER = "reminder"


MARKS: Mapping[LetterKind, str] = {LetterKind.REMINDER: "PENGINGAT"}
TEMPLATES: Mapping[LetterKind, str] = {LetterKind.REMINDER: "reminder.typ"}
KIND_WORDS: Mapping[LetterKind, Text] = {
    LetterKind.REMINDER: Text(id="Pengingat batas tinggal", en="Reminder of a stay limit"),
}


def number_of(sequence: int, kind: LetterKind, year: int) -> str:
    """`0001/PENGINGAT/2023`."""
    return f"{sequence:04d}/{MARKS[kind]}/{year}"
