"""What was typed into the one box: a name, a number, or both."""

from dataclasses import dataclass

from timpora.kernel.identifiers import document_key, organisation_key, plain_letters
from timpora.register.core.search import numbers


LONGEST_TYPED = 300
SHORTEST_NAME = 2
SHORTEST_WORD = 3  # of a place or an organisation
LONGEST_SIGN = 3  # letters that may stand apart within a number, as in 2C21 JB 1234
SHORTEST_AMID = 5  # of a number that is typed beside a name


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What to look for: each part is empty where nothing of its kind was typed."""

    name: str
    number: str
    words: tuple[str, ...]  # of a place, an organisation or a sponsor


def sought(typed: str) -> Sought:
    """What was typed, taken apart."""
    text = typed[:LONGEST_TYPED].replace("<", " ")
    parts = plain_letters(text).split()
    with_digits = [part for part in parts if any(sign.isdigit() for sign in part)]
    words = [part for part in parts if part not in with_digits]
    if with_digits and all(len(word) <= LONGEST_SIGN for word in words):
        number, name = document_key(text), ""
    else:
        number = max((part for part in with_digits if len(part) >= SHORTEST_AMID), key=len, default="")
        name = text if sum(map(len, words)) >= SHORTEST_NAME else ""
    keys = organisation_key(text).split()
    named = tuple(keys[:8]) if any(len(key) >= SHORTEST_WORD for key in keys) else ()
    return Sought(name=name, number=number if numbers.is_number(number) else "", words=named)
