"""Text from lists made harmless where it is read again: by terminals, which it could steer, and by spreadsheets, which could run it."""

import re
from typing import Any


_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")  # they join letters or allow a break
# What makes a spreadsheet run a text: these signs, their full-width forms, and the spaces that may stand before them.
_RUNS = re.compile(r"^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")
_RUNS_AFTER_A_SEPARATOR = re.compile(r"([;\t\r\n]\s*)([=+\-@\uff1d\uff0b\uff0d\uff20])")


def harmless(text: str) -> str:
    """Text from lists without control and direction characters, which could steer a terminal or reorder a line."""
    kept = (character for character in text if character not in _INVISIBLE)
    return "".join(character if character.isprintable() else "\ufffd" for character in kept)


def neutral(value: Any) -> Any:
    """A cell that a spreadsheet would run as a formula, made harmless by an apostrophe; anything else as it is."""
    return f"'{value}" if isinstance(value, str) and _RUNS.search(value) else value


def neutral_in_text(value: Any) -> Any:
    """The same for a cell of a text file."""
    # A spreadsheet that splits at semicolons makes a new cell of what follows one, whatever the quotes say.
    if not isinstance(value, str):
        return value
    return "\n".join(map(harmless, _RUNS_AFTER_A_SEPARATOR.sub(r"\1'\2", neutral(value)).split("\n")))
