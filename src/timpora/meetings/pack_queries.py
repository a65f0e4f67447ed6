"""What may be read of packs; an agency reads those of which all that is printed of the agenda, of day and place is what it reads anyway."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from timpora.kernel.text import Language
from timpora.kernel.viewers import Viewer
from timpora.meetings import models


@dataclass(frozen=True, kw_only=True)
class PackSeen:
    """A pack without its files."""

    number: int
    as_of: date
    as_known: datetime
    digest: str


def packs(viewer: Viewer, meeting: int) -> list[PackSeen]:
    """The packs of a meeting, the latest first."""
    rows = models.MeetingPack.objects.filter(office=viewer.office, meeting=meeting).order_by("-number")
    found = rows.values_list("number", "as_of", "as_known", "digest")
    return [PackSeen(number=number, as_of=day, as_known=at, digest=digest) for number, day, at, digest in found]  # fmt: skip


def file_of(viewer: Viewer, meeting: int, number: int, language: Language) -> bytes | None:
    """The file of a pack; None where the viewer sees no such pack."""
    rows = models.MeetingPack.objects.filter(office=viewer.office, meeting=meeting, number=number)
    found = rows.values_list(f"pdf_{language.value}", flat=True).first()
    return None if found is None else bytes(found)


def next_number(viewer: Viewer, meeting: int) -> int:
    """Under which number the next pack of a meeting stands."""
    return max((one.number for one in packs(viewer, meeting)), default=0) + 1


def printed(meeting: int) -> list[str]:
    """A digest of each item that stands on the agenda of a meeting, and of when and where it is: the one that the wall compares."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT meetings_printed(%s)", [meeting])
        [found] = cursor.fetchone()
    return list(found or [])
