"""Time alone changes no verdict before the day that the verdict names."""

from datetime import timedelta

import pytest
from tests.factories.chance import Dice
from tests.factories.histories import JUDGED_DAYS, feeds, history, register_from_histories
from tests.factories.judging import by_polars, law_on


PEOPLE = 300
DAYS_JUDGED = JUDGED_DAYS[:6]
# The first days, and the days around the limits of 14, 30 and 60.
DAYS_LATER = (1, 2, 3, 7, 13, 14, 15, 30, 58, 59, 60, 61, 62)


@pytest.mark.parametrize("number", range(len(DAYS_JUDGED)))
def test_no_verdict_changes_by_time_alone_before_the_day_that_it_names(number: int) -> None:
    as_of = DAYS_JUDGED[number]
    dice = Dice(number)
    register = register_from_histories([history(dice, as_of) for _ in range(PEOPLE)], feeds(dice, as_of))
    today = by_polars(register, law_on(as_of))
    turned = 0
    for days in DAYS_LATER:
        day = as_of + timedelta(days=days)
        for key, later in by_polars(register, law_on(day)).items():
            change = today[key]["next_change_on"]
            changed = [name for name in later if _is_verdict(name) and later[name] != today[key][name]]
            assert not changed or (change is not None and change <= day), (key, changed, change, day)  # type: ignore[operator]
            turned += bool(changed)
    assert turned > PEOPLE, "the histories must be near their turning days for this to prove anything"


def _is_verdict(name: str) -> bool:
    return name in {"fires", "answer.certainty", "answer.consequence"} or name.startswith("reason.")
