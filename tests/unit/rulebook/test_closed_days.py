"""The days on which offices are closed: the library's, set right by the joint decisions that were read, with their years."""

from datetime import date

import pytest

from timpora.kernel.refusals import Refused
from timpora.rulebook.citations import standard_citations
from timpora.rulebook.closed_days import (
    YEARS_AHEAD,
    ClosedDays,
    ClosedKind,
    load_closed_days,
    standard_calendar,
    standard_closed_days,
)


YEARS = "year,citation,status\n2023,SKB Rekaan 1/2022,confirmed\n2024,SKB Rekaan 2/2023,to_be_confirmed\n"
HEAD = "day,name_id,name_en,kind,citation,status\n"
LEBARAN = ["2023-04-19", "2023-04-20", "2023-04-21", "2023-04-24", "2023-04-25"]


def closed(closed_days: ClosedDays, *kinds: ClosedKind) -> list[str]:
    return [one.day.isoformat() for one in closed_days.days if one.kind in kinds]


def test_the_project_and_the_library_disagree_on_no_day() -> None:
    """Whoever sees a day here compares it with the joint decision, and says in the table which of the two is right."""
    assert standard_closed_days().disagreements() == []


@pytest.mark.parametrize(
    ("day", "works"),
    [
        *((day, False) for day in LEBARAN),
        ("2023-04-18", True),
        ("2023-04-26", True),
        ("2023-06-27", True),  # the day of the founding meeting
        ("2023-06-28", False),  # decided only eleven days before
        ("2023-06-30", False),
        ("2024-11-27", False),  # local elections
        ("2025-08-18", False),
        ("2025-12-24", True),
        ("2025-12-26", False),
        ("2026-03-24", False),
        ("2021-08-10", True),  # moved by a day
        ("2021-08-11", False),
    ],
)
def test_offices_work_on_the_days_that_the_joint_decisions_leave(day: str, works: bool) -> None:  # noqa: FBT001 - a case of a table
    assert standard_calendar().is_working(date.fromisoformat(day)) is works


def test_beyond_the_last_year_that_was_decided_nothing_is_known() -> None:
    known = standard_closed_days().known
    assert known.last is not None
    with pytest.raises(Refused) as told:
        standard_calendar().is_working(date(known.last.year + 1, 1, 2))
    assert str(known.last.year + 1) in told.value.refusal.what.id


def test_each_closed_day_says_by_which_decision_and_estimates_are_never_confirmed() -> None:
    days = standard_closed_days()
    assert {one.citation for one in days.days} <= set(standard_citations())
    ahead = [one for one in days.days if one.day.year not in days.years]
    assert {one.day.year - max(days.years) for one in ahead} == set(range(1, YEARS_AHEAD + 1))
    assert not any(one.confirmed for one in ahead)
    assert {one.kind for one in ahead} == {ClosedKind.PUBLIC}


def test_a_row_adds_a_day_and_another_opens_one_and_both_are_named_as_disagreements() -> None:
    rows = f"{HEAD}2023-07-03,Cuti rekaan,Invented leave,joint_leave,SKB Rekaan,confirmed\n2023-06-29,Dibuka,Open,open,SKB Rekaan,confirmed\n"
    days = load_closed_days(YEARS, rows)
    assert "2023-07-03" in closed(days, ClosedKind.JOINT_LEAVE)
    assert days.calendar().is_working(date(2023, 6, 29))
    differing = [one.day.isoformat() for one in days.disagreements()]
    assert {"2023-07-03", "2023-06-29", *LEBARAN} <= set(differing), (
        "the library's joint leave of that year is asked about too"
    )
    assert not any(day.startswith("2024") for day in differing), "nothing was told of that year"


@pytest.mark.parametrize(
    ("years", "rows"),
    [
        (YEARS + "2026,SKB,confirmed\n", HEAD),
        (YEARS.replace("2024", "zz"), HEAD),
        (YEARS.replace("SKB Rekaan 2/2023", ""), HEAD),
        (YEARS.replace(",confirmed", ",perhaps"), HEAD),
        ("year,citation,status\n", HEAD),
        (YEARS, f"{HEAD}2023-02-30,a,b,public,SKB,confirmed\n"),
        (YEARS, f"{HEAD}2023-07-03,a,b,feast,SKB,confirmed\n"),
        (YEARS, f"{HEAD}2023-07-03,a,b,public,SKB,perhaps\n"),
        (YEARS, f"{HEAD}2023-07-03,a,b,public,,confirmed\n"),
        (YEARS, f"{HEAD}2023-07-03,a,,public,SKB,confirmed\n"),
        (YEARS, f"{HEAD}2023-07-03,a,b,public,SKB,confirmed\n2023-07-03,a,b,public,SKB,confirmed\n"),
        (YEARS, f"{HEAD}2025-07-03,a,b,public,SKB,confirmed\n"),
    ],
)
def test_a_table_with_a_fault_is_refused_with_file_and_remedy(years: str, rows: str) -> None:
    with pytest.raises(Refused) as told:
        load_closed_days(years, rows)
    assert told.value.refusal.source is not None
    assert told.value.refusal.source.file.endswith(".csv")
