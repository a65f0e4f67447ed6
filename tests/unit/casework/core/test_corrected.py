"""What the case itself did to a permit explains a change of what was found, and nothing else does."""

from datetime import date

import pytest

from timpora.casework.core.corrected import explains
from timpora.casework.core.known import GONE
from timpora.casework.core.state import PermitChange


CANCELLED = PermitChange(until=date(2023, 6, 27))
GIVEN_BACK = PermitChange(until=date(2023, 6, 27), given_back=True)
BEFORE, OWN, OTHER = "2023-07-17 proven", "2023-06-27 proven", "2023-06-20 proven"


@pytest.mark.parametrize(
    ("change", "before", "now", "is_own"),
    [
        (CANCELLED, BEFORE, OWN, True),
        (CANCELLED, BEFORE, GONE, True),
        (CANCELLED, OWN, GONE, True),
        (CANCELLED, BEFORE, OTHER, False),
        (CANCELLED, OWN, "2023-06-27 probably_left", False),
        (CANCELLED, GONE, BEFORE, False),
        (GIVEN_BACK, OWN, BEFORE, True),
        (GIVEN_BACK, GONE, BEFORE, True),
        (GIVEN_BACK, BEFORE, OTHER, False),
        (GIVEN_BACK, BEFORE, GONE, False),
    ],
)
def test_only_the_own_limit_and_what_goes_with_it_come_of_the_case(
    change: PermitChange, before: str, now: str, *, is_own: bool
) -> None:
    assert explains(change, before, now) is is_own
