"""What proves a letter: a code that nobody guesses, and a digest of everything that it says."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any


LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O and U, which are read as something else
CODE_LENGTH, GROUP = 12, 4  # 60 bits
BETWEEN = "-\u2010\u2011\u2012\u2013."
READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})


def code_of(random: bytes) -> str:
    """Random bytes as a code that can be read aloud: `7K3MQ2XD9HFA`; takes five bits of each byte."""
    return "".join(LETTERS[byte % len(LETTERS)] for byte in random[:CODE_LENGTH])


def in_groups(code: str) -> str:
    """`7K3M-Q2XD-9HFA`."""
    return "-".join(code[begin : begin + GROUP] for begin in range(0, len(code), GROUP))


def code_typed(text: str) -> str | None:
    """The code that somebody typed, with whatever between its letters and in whatever case; None for what can be none."""
    bare = "".join(character for character in text.upper() if not character.isspace() and character not in BETWEEN)
    code = bare.translate(READ_AS)
    return code if len(code) == CODE_LENGTH and set(code) <= set(LETTERS) else None


def digest_of(said: Mapping[str, Any]) -> str:
    """Of everything that a letter says, whatever the order in which it was written down."""
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
