"""The name field of a zone: surname and given names, one name that is not split, no surname, and names that are cut off."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from timpora.intake.core.zones.arithmetic import FILLER
from timpora.intake.core.zones.confusions import AS_LETTERS, FILLER_LIKE


_DIGIT = re.compile(r"\d")
_BETWEEN_PARTS = re.compile(f"{FILLER}{{2,}}")
# Fillers read as letters: a run of them at the end, or letters amid the fillers behind a name.
_RUN_AT_THE_END = re.compile(rf"(?<=[A-Z])([KCL])\1{{3,}}[KCL{FILLER}]*$|(?<=[A-Z])[KCL]{{6,}}$")
_AMID_FILLERS = re.compile(rf"(?<={FILLER}{{2}})[KCL{FILLER}]*$")
_LIKE_LETTERS = re.compile(r"([KCL])\1\1")
_SEPARATOR = FILLER * 2
_FILLER_LIKE_ENDS = tuple(FILLER_LIKE)


@dataclass(kw_only=True)
class ReadNames:
    """Surname and given names; `changes` are repairs (place in the field, character), `codes` what a person should know, by place."""

    surname: str | None
    given_names: str | None
    may_be_cut: bool
    changes: Sequence[tuple[int, str]] = ()
    codes: list[tuple[str, int]] = field(default_factory=list)


def read_names(printed: str) -> ReadNames:
    """The names of a field as the zone prints it; digits are put right by their place, since no name holds one."""
    letters = printed
    if not printed.replace(FILLER, "A").isalpha():
        letters = _DIGIT.sub(lambda found: AS_LETTERS.get(found[0], found[0])[:1], printed)
    text, unsure_end = _without_letters_for_fillers(letters)
    parts = [part for part in _BETWEEN_PARTS.split(text.strip(FILLER)) if part]
    names = _split(text, parts)
    if text != printed:
        names.changes = [(place, now) for place, (was, now) in enumerate(zip(printed, text, strict=True)) if was != now]
    if letters is not printed:
        names.codes += [("digit_in_name", found.start()) for found in _DIGIT.finditer(text)]
    if unsure_end is not None:
        names.codes.append(("name_end_unsure", unsure_end))
    return names


def _split(text: str, parts: Sequence[str]) -> ReadNames:
    words = [part.replace(FILLER, " ") for part in parts]
    names = ReadNames(surname=None, given_names=None, may_be_cut=text[-1] != FILLER)
    if not words:
        names.codes.append(("no_name", 0))
    elif text[0] == FILLER:
        names.given_names = " ".join(words)
        names.codes.append(("no_surname", 0))
    else:
        names.surname = words[0]
        names.given_names = " ".join(words[1:]) or None
        if len(words) == 1:
            names.codes.append(("one_name", 0))
    if len(words) > len(("surname", "given names")):
        names.codes.append(("more_parts", text.index(parts[2], text.index(parts[1]) + len(parts[1]))))
    if names.may_be_cut:
        names.codes.append(("name_may_be_cut", len(text) - 1))
    return names


def _without_letters_for_fillers(text: str) -> tuple[str, int | None]:
    """The field with K, C and L for fillers at its end put right, and the place from which that is not sure."""
    if not text.rstrip(FILLER).endswith(_FILLER_LIKE_ENDS):
        return text, None
    if (start := _letters_amid_fillers(text)) is not None:
        return text[:start].ljust(len(text), FILLER), None
    if (found := _RUN_AT_THE_END.search(text)) is not None:
        # The first letter of the run may still belong to the name, as in ERIK.
        return text[: found.start()].ljust(len(text), FILLER), found.start()
    return text, None


def _letters_amid_fillers(text: str) -> int | None:
    """The place from which there are only fillers and letters like them, behind the fillers that end or split the name."""
    leading = len(text) - len(text.lstrip(FILLER))
    separator = _BETWEEN_PARTS.search(text, leading)
    tail = _AMID_FILLERS.search(text, separator.end()) if separator else None
    if separator is None or tail is None or not tail[0].strip(FILLER):
        return None
    just_behind_the_surname = tail.start() == separator.end() and separator.end() - separator.start() == len(_SEPARATOR)
    if just_behind_the_surname and not _LIKE_LETTERS.search(tail[0]):
        return None  # LEE<<K and LEE<<C<K are a surname and initials
    return tail.start()
