"""Identifiers and names in the one form in which they can be compared."""

import re
from functools import lru_cache

from anyascii import anyascii


_NOT_ALPHANUMERIC = re.compile(r"[^0-9A-Z]+")
_LEGAL_FORMS = frozenset(
    {"PT", "CV", "UD", "FA", "TBK", "PERSERO", "LTD", "LIMITED", "CO", "INC", "PMA", "FIRMA", "YAYASAN"}
)


@lru_cache(maxsize=2**14)
def plain_letters(text: str) -> str:
    """Upper-case Latin letters and digits, anything else as one space: `Müller-Łukasz` is `MULLER LUKASZ`."""
    return _NOT_ALPHANUMERIC.sub(" ", anyascii(text).upper()).strip()


def document_key(number: str) -> str:
    """A document number without spaces, points and dashes: `E 1234-567` is `E1234567`."""
    return plain_letters(number).replace(" ", "")


def organisation_key(name: str) -> str:
    """An organisation's name without its legal form: `PT. Baja Rekaan, Tbk` is `BAJA REKAAN`."""
    words = plain_letters(name).split()
    kept = [word for word in words if word not in _LEGAL_FORMS]
    return " ".join(kept or words)


def name_key(name: str) -> str:
    """A person's name with its words in alphabetical order, so that surname-first and surname-last agree."""
    return " ".join(sorted(plain_letters(name).split()))
