"""What proves a letter: a code that nobody guesses, and a digest of everything that it says."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any


LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O and U, which are read as something else
CODE_LENGTH, GROUP = 12, 4  # 60 bits


def code_of(random: bytes) -> str:
    """Random bytes as a code that can be read aloud: `7K3MQ2XD9HFA`; takes five bits of each byte."""
    return "".join(LETTERS[byte % len(LETTERS)] for byte in random[:CODE_LENGTH])


def in_groups(code: str) -> str:
    """`7K3M-Q2XD-9HFA`."""
    return "-".join(code[begin : begin + GROUP] for begin in range(0, len(code), GROUP))


def digest_of(said: Mapping[str, Any]) -> str:
    """Of everything that a letter says, whatever the order in which it was written down."""
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
