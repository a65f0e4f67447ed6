"""What became of an agreed action, as a figure counts it."""

from timpora.evaluation.core.words import PromiseBecame


def became(kept: bool | None, *, is_dropped: bool) -> PromiseBecame:  # noqa: FBT001 - the word of the team, or none yet
    """Dropped, not decided yet, kept in time, or late."""
    if is_dropped:
        return PromiseBecame.DROPPED
    if kept is None:
        return PromiseBecame.UNDECIDED
    return PromiseBecame.KEPT if kept else PromiseBecame.LATE
