"""What heads of a request say: language, token, key, reason, and how large the body is."""

import hashlib
import re
from collections.abc import Iterable
from urllib.parse import unquote

from timpora.kernel.text import Language


KEY = re.compile(r"[A-Za-z0-9._:-]{8,100}")
REASON_HEAD = "Timpora-Reason"
SHORTEST_REASON, LONGEST_REASON = 5, 500
MEGABYTE = 2**20
LARGEST_BODY = MEGABYTE  # of anything but an upload


def language_asked(accept: str) -> Language:
    """The language that Accept-Language prefers among those of the office; Indonesian where it prefers none of them."""
    wanted: list[tuple[float, int, Language]] = []
    for place, part in enumerate(accept.split(",")[:20]):
        tag, _, weight = part.strip().partition(";")
        code = tag.strip().lower().partition("-")[0]
        if code in set(Language):
            wanted.append((-_weight(weight), place, Language(code)))
    return min(wanted)[2] if wanted and min(wanted)[0] < 0 else Language.INDONESIAN


def bearer(authorization: str) -> str:
    """The token that is shown; empty where none is."""
    scheme, _, shown = authorization.partition(" ")
    return shown.strip() if scheme.lower() == "bearer" else ""


def reason_given(head: str) -> str | None:
    """Why a record is opened, as the head says it; None where it says nothing of use."""
    said = " ".join(unquote(head, errors="replace").split())
    is_one = SHORTEST_REASON <= len(said) <= LONGEST_REASON and said.isprintable()
    return said if is_one else None


def etag(parts: Iterable[object]) -> str:
    """A tag that changes with what it is made of."""
    told = hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()
    return f'"{told[:32]}"'


def matches(if_match: str, tag: str) -> bool:
    """Whether If-Match names a tag; `*` names whatever there is."""
    named = {one.strip().removeprefix("W/") for one in if_match.split(",")}
    return "*" in named or tag in named


def _weight(written: str) -> float:
    found = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", written)
    return float(found[1]) if found else 0.0 if written.strip() else 1.0
