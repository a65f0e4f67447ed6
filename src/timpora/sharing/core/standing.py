"""How a share stands on a day: in force, ended, withdrawn, or held back since somebody of it is or was protected; to an agency in force or over."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from timpora.kernel.periods import Period
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.sharing.core import refusals


LONGEST_TEXT, LONGEST_PURPOSE = 2000, 400


class ShareState(StrEnum):
    """How a share stands."""

    IN_FORCE = "in_force"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    HELD_BACK = "held_back"
    OVER = "over"


SHARE_STATE_WORDS: Mapping[ShareState, Text] = {
    ShareState.IN_FORCE: Text(id="Masih berlaku", en="In force"),
    ShareState.ENDED: Text(id="Sudah berakhir", en="Ended"),
    ShareState.WITHDRAWN: Text(id="Ditarik", en="Withdrawn"),
    ShareState.HELD_BACK: Text(id="Tertahan karena pelindungan", en="Held back for protection"),
    ShareState.OVER: Text(id="Tidak berlaku lagi", en="In force no longer"),
}
# To an agency whatever is not in force is over; how that came about would tell it who is protected.
OF_AGENCY = (ShareState.IN_FORCE, ShareState.OVER)
OF_OFFICE = tuple(state for state in ShareState if state is not ShareState.OVER)


def state_of(*, until: date, withdrawn_on: date | None, is_protected: bool, on: date) -> ShareState:
    """To the office: a withdrawal counts first, then the last day, on which it is still read, then protection."""
    if withdrawn_on is not None:
        return ShareState.WITHDRAWN
    if until < on:
        return ShareState.ENDED
    return ShareState.HELD_BACK if is_protected else ShareState.IN_FORCE


def wrong_share(*, purpose: str, until: date, within: Period, agencies: int, lines: int) -> Refusal | None:
    """A share has a purpose, a last day among those that it may have, somebody to whom it goes, and something that it says."""
    if not purpose.strip():
        return refusals.NO_PURPOSE
    if len(purpose) > LONGEST_PURPOSE:
        return refusals.TOO_LONG
    if until not in within:
        return refusals.OVER_ALREADY if within.last is None or until < within.first else refusals.too_far(within.last)
    if not agencies:
        return refusals.NOBODY
    return None if lines else refusals.SAYS_NOTHING


def why_not_withdraw(state: ShareState, because: str) -> Refusal | None:
    """What is withdrawn is so once, with a reason; what ended by itself needs none."""
    if state not in {ShareState.IN_FORCE, ShareState.HELD_BACK}:
        return refusals.NOT_IN_FORCE
    return None if because.strip() else refusals.NO_REASON
