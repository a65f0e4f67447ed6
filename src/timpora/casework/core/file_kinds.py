"""What a file is and holds; apart from all else, because the process that looks inside a file starts anew for each."""

from enum import StrEnum


class MediaType(StrEnum):
    """What a file is, by its own first bytes; its name is not believed."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"


FIRST_BYTES = {MediaType.PDF: b"%PDF-", MediaType.JPEG: b"\xff\xd8\xff", MediaType.PNG: b"\x89PNG\r\n\x1a\n"}


class Contents(StrEnum):
    """What is inside a file, as the process that opened it says."""

    HARMLESS = "harmless"
    LOCKED = "locked"
    RUNS = "runs"
    DAMAGED = "damaged"
    TOO_MANY_POINTS = "too_many_points"


def kind_of(content: bytes) -> MediaType | None:
    """What a file is by its first bytes; None for what is not received."""
    return next((one for one, first in FIRST_BYTES.items() if content.startswith(first)), None)
