"""How long a session lasts: without use, and at most; both are settings of the office."""

from collections.abc import Mapping
from dataclasses import dataclass

from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


IDLE_VARIABLE, WHOLE_VARIABLE = "TIMPORA_SESSION_IDLE_MINUTES", "TIMPORA_SESSION_HOURS"
IDLE_MINUTES, WHOLE_HOURS = 30, 12
MOST_IDLE_MINUTES, MOST_WHOLE_HOURS = 8 * 60, 12  # a pass to the database holds no longer than a working day
MINUTE, HOUR = 60, 60 * 60


@dataclass(frozen=True, kw_only=True)
class SessionLimits:
    """Seconds without use, and seconds from signing in, after which one signs in again."""

    idle: int
    whole: int

    def is_over(self, *, began_at: float, seen_at: float, now: float) -> bool:
        """Whether a session has ended by itself."""
        return now - seen_at >= self.idle or now - began_at >= self.whole


def read_session_limits(environment: Mapping[str, str]) -> SessionLimits:
    """The limits that the environment sets, or the usual ones; raises Refused for what is no such number."""
    idle = _number(environment, IDLE_VARIABLE, IDLE_MINUTES, MOST_IDLE_MINUTES)
    whole = _number(environment, WHOLE_VARIABLE, WHOLE_HOURS, MOST_WHOLE_HOURS)
    return SessionLimits(idle=idle * MINUTE, whole=whole * HOUR)


def _number(environment: Mapping[str, str], variable: str, usual: int, most: int) -> int:
    written = environment.get(variable, str(usual))
    if not (written.isascii() and written.isdigit() and 1 <= int(written) <= most):
        raise Refused(_malformed(variable, most))
    return int(written)


def _malformed(variable: str, most: int) -> Refusal:
    return Refusal(
        code="session_limit_malformed",
        what=Text(id=f"Isi {variable} bukan batas sesi.", en=f"What {variable} holds is no session limit."),
        remedy=Text(
            id=f"Isi dengan bilangan bulat dari 1 sampai {most}, atau kosongkan variabel itu.",
            en=f"Put a whole number from 1 to {most} into it, or leave the variable out.",
        ),
    )
