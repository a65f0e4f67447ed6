"""Which months a pack tells."""

from datetime import date

from timpora.meetings.core.packs import MOST_MONTHS, months_since


def firsts(last_on: date | None, on: date) -> list[str]:
    return [f"{one.first:%Y-%m}" for one in months_since(last_on, on)]


def test_a_pack_tells_whole_months_that_ended_since_the_last_meeting() -> None:
    assert firsts(date(2023, 6, 27), date(2023, 9, 27)) == ["2023-06", "2023-07", "2023-08"]
    assert firsts(date(2023, 6, 30), date(2023, 7, 1)) == ["2023-06"], "it ended on the day of the meeting"
    assert firsts(date(2023, 6, 27), date(2023, 6, 29)) == ["2023-05"], (
        "none ended since, so that the last one stands there"
    )
    assert firsts(None, date(2023, 2, 1)) == ["2022-11", "2022-12", "2023-01"]
    assert len(firsts(date(2020, 1, 1), date(2023, 9, 27))) == MOST_MONTHS
