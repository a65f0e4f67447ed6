"""In which state a job can be."""

from enum import StrEnum


class JobState(StrEnum):
    """A job waits, runs, and ends in one of three ways."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    REFUSED = "refused"

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes."""
        return self in _OVER


_OVER = frozenset({JobState.DONE, JobState.CANCELLED, JobState.REFUSED})
