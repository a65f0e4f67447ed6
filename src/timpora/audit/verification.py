"""Whether the trail is as it was written: every line is hashed anew, in the database, and what does not fit is named."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import connection

from timpora.kernel.text import Text


class Fault(StrEnum):
    """What can be amiss with a line."""

    CHANGED = "changed"
    REMOVED = "removed"
    EVENT_REMOVED = "event_removed"
    INSERTED = "inserted"
    ANCHOR_DIFFERS = "anchor_differs"


WORDS: dict[Fault, Text] = {
    Fault.CHANGED: Text(
        id="Baris {place}: peristiwa {event} atau mata rantainya diubah sesudah ditulis.",
        en="Line {place}: event {event} or its link was changed after it was written.",
    ),
    Fault.REMOVED: Text(
        id="Baris {place}: satu atau lebih baris sebelum ini dihapus.",
        en="Line {place}: one or more lines before this one were removed.",
    ),
    Fault.EVENT_REMOVED: Text(
        id="Baris {place}: peristiwa {event} dihapus.",
        en="Line {place}: event {event} was removed.",
    ),
    Fault.INSERTED: Text(
        id="Peristiwa {event} disisipkan tanpa mata rantai.",
        en="Event {event} was inserted without a link.",
    ),
    Fault.ANCHOR_DIFFERS: Text(
        id="Baris {place} tidak lagi seperti pada jangkar yang dicetak.",
        en="Line {place} is no longer what the printed anchor says.",
    ),
}


@dataclass(frozen=True, order=True)
class Anchor:
    """The chain at one moment, short enough to be printed and signed: the last line and its hash."""

    place: int
    hash: str

    def __str__(self) -> str:
        return f"{self.place}:{self.hash}"

    @classmethod
    def read(cls, written: str) -> "Anchor":
        """An anchor as it was printed; raises ValueError where it is none."""
        place, _, told = written.strip().partition(":")
        if not place.isdigit() or len(bytes.fromhex(told)) != HASH_LENGTH:
            raise ValueError(written)
        return cls(int(place), told.lower())


HASH_LENGTH = 32


@dataclass(frozen=True)
class Found:
    """One line that is not as it was written."""

    fault: Fault
    place: int | None
    event: int | None

    @property
    def text(self) -> Text:
        """What is amiss, in words."""
        return WORDS[self.fault].fill(place=self.place, event=self.event)


@dataclass(frozen=True)
class Verification:
    """How many lines were read, what was found, and the anchor of today."""

    lines: int
    found: tuple[Found, ...]
    anchor: Anchor


# Each line is hashed with the hash that stands before it, so one change is found where it is and need not be followed to the end.
LINES = """
    WITH chain AS (
        SELECT l.sequence, l.event, l.hash, l.linked_at,
               lag(l.sequence, 1, 0::bigint) OVER w AS place_before, lag(l.hash) OVER w AS hash_before
        FROM audit_link l WINDOW w AS (ORDER BY l.sequence)
    )
    SELECT CASE
               WHEN c.sequence <> c.place_before + 1 THEN 'removed'
               WHEN e.id IS NULL THEN 'event_removed'
               ELSE 'changed'
           END, c.sequence, c.event
    FROM chain c LEFT JOIN audit_event e ON e.id = c.event
    WHERE c.sequence <> c.place_before + 1 OR e.id IS NULL OR c.hash <> audit_hash(c.hash_before, c.sequence, c.linked_at, e)
    UNION ALL
    SELECT 'inserted', NULL, e.id FROM audit_event e LEFT JOIN audit_link l ON l.event = e.id WHERE l.event IS NULL
    ORDER BY 2 NULLS LAST, 3
"""
LAST = "SELECT sequence, encode(hash, 'hex') FROM audit_link ORDER BY sequence DESC LIMIT 1"
ONE = "SELECT encode(hash, 'hex') FROM audit_link WHERE sequence = %s"
COUNT = "SELECT count(*) FROM audit_link"
NO_LINE = Anchor(0, "0" * 2 * HASH_LENGTH)


def anchor() -> Anchor:
    """The anchor of this moment; as the owner."""
    with connection.cursor() as cursor:
        cursor.execute(LAST)
        last = cursor.fetchone()
    return NO_LINE if last is None else Anchor(*last)


def verify(*anchors: Anchor) -> Verification:
    """Hashes the whole trail anew and compares it with the anchors that were kept elsewhere; as the owner."""
    with connection.cursor() as cursor:
        cursor.execute(LINES)
        found = [Found(Fault(fault), place, event) for fault, place, event in cursor.fetchall()]
        for kept in sorted(anchors):
            cursor.execute(ONE, [kept.place])
            if kept != NO_LINE and cursor.fetchone() != (kept.hash,):
                found.append(Found(Fault.ANCHOR_DIFFERS, kept.place, None))
        cursor.execute(COUNT)
        (lines,) = cursor.fetchone()
    return Verification(lines, tuple(found), anchor())
