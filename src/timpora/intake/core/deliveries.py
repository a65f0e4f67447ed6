"""In which state a delivered file can be, and what happens to it as the audit trail calls it."""

from enum import StrEnum


class DeliveryState(StrEnum):
    """A file is open until it is recorded or set aside; what was recorded can be undone and recorded again."""

    OPEN = "open"
    RECORDED = "recorded"
    UNDONE = "undone"
    SET_ASIDE = "set_aside"

    @property
    def may_be_recorded(self) -> bool:
        """Whether its rows may go into the register."""
        return self in {DeliveryState.OPEN, DeliveryState.UNDONE}


RECEIVED = "delivery_received"
SAME_AGAIN = "delivery_came_again"
MAPPED = "delivery_mapped"
RECORDED = "delivery_recorded"
UNDONE = "delivery_undone"
SET_ASIDE = "delivery_set_aside"
DOWNLOADED = "delivery_downloaded"
RHYTHM_SET = "feed_rhythm_set"
UNDO_ASKED = "delivery_undo_asked"
COMMIT_WORK, CHECK_WORK, LOOK_WORK, UNDO_WORK = "commit_delivery", "check_delivery", "look_delivery", "undo_delivery"
WORKS = (COMMIT_WORK, CHECK_WORK, LOOK_WORK, UNDO_WORK)
MEND_WORK = (
    "mend_delivery"  # writes a workbook and changes nothing, so that other work on the file need not wait for it
)
# What takes longer than a person waits before a page is done by the worker; until a file is opened, only its size is known.
MANY_ROWS = 10_000
LARGE_BYTES = 2**20
WORTH_KEEPING_BYTES = 2**16  # below this, reading a file again is quicker than keeping what was read of it
