"""Sessions end without use and at the end of a working day; a setting that is no limit stops the start with a sentence."""

import pytest

from timpora.accounts.core.session_limits import SessionLimits, read_session_limits
from timpora.kernel.refusals import Refused


LIMITS = SessionLimits(idle=1800, whole=43_200)


@pytest.mark.parametrize(
    ("began_at", "seen_at", "now", "over"),
    [
        (0, 0, 1799, False),
        (0, 0, 1800, True),
        (0, 1700, 3499, False),
        (0, 43_100, 43_199, False),
        (0, 43_199, 43_200, True),
    ],
)
def test_a_session_ends_after_its_limit_and_not_before(began_at: int, seen_at: int, now: int, over: bool) -> None:  # noqa: FBT001 - a case of a table
    assert LIMITS.is_over(began_at=began_at, seen_at=seen_at, now=now) is over


def test_without_settings_there_are_usual_limits() -> None:
    assert read_session_limits({}) == LIMITS


def test_settings_are_minutes_and_hours() -> None:
    told = {"TIMPORA_SESSION_IDLE_MINUTES": "5", "TIMPORA_SESSION_HOURS": "8"}
    assert read_session_limits(told) == SessionLimits(idle=300, whole=28_800)


@pytest.mark.parametrize("variable", ["TIMPORA_SESSION_IDLE_MINUTES", "TIMPORA_SESSION_HOURS"])
@pytest.mark.parametrize("written", ["", "0", "-1", "1.5", "besok", "²", "99999"])
def test_what_is_no_limit_is_refused_with_its_name(variable: str, written: str) -> None:
    with pytest.raises(Refused) as refused:
        read_session_limits({variable: written})
    assert refused.value.refusal.code == "session_limit_malformed"
    assert variable in refused.value.refusal.what.id
