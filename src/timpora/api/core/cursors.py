"""Where a list goes on: a text that a program hands back as it got it."""

import base64
import binascii


MARK = "n"
LARGEST = 2**63 - 1


def cursor_after(place: int) -> str:
    """A place in a list."""
    return base64.urlsafe_b64encode(f"{MARK}{place}".encode()).decode().rstrip("=")


def place_of(cursor: str) -> int | None:
    """And back; None for what never was a cursor."""
    try:
        told = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        return None
    figures = told.removeprefix(MARK)
    is_one = told.startswith(MARK) and figures.isascii() and figures.isdecimal() and int(figures) <= LARGEST
    return int(figures) if is_one else None
