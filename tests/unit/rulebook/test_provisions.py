"""The provisions that a case may cite: each with its days, its citation and how sure it is; penalties as they were on the day."""

from datetime import date

import pytest

from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.rulebook.provisions import load_provisions, provisions_on, standard_provisions


HEAD = "id,words_id,words_en,citation,from,until,penalty_id,penalty_en,status\n"
ROW = "x-1,Kata,Words,Pasal Rekaan 1,2020-01-01,2021-12-31,,,confirmed\n"
CITATIONS = {"Pasal Rekaan 1"}
MEETING = date(2023, 6, 27)


def test_a_case_of_june_2023_finds_the_rules_of_its_day_and_one_of_today_finds_todays() -> None:
    then, now = provisions_on(MEETING), provisions_on(date(2026, 11, 26))
    assert {"permenkumham4-2017", "permenkumham50-2016"} <= set(then) - set(now)
    assert {"permenimipas2-59", "permenimipas2-73", "permenimipas2-30-4c", "permenimipas13-17"} <= set(now) - set(then)
    everyday = {"uu6-75-1", *(f"uu6-75-2{letter}" for letter in "abcdef"), "uu6-75-3", "uu6-78-1", "uu6-78-2", "uu6-78-3",
                *(f"uu6-83-1{letter}" for letter in "abcde"), "uu6-83-2", "uu6-84", "uu6-86", "uu6-87", "vienna-36", "uu16-2011"}  # fmt: skip
    assert everyday <= set(then) & set(now)


@pytest.mark.parametrize("provision", ["uu6-116", "uu6-117", "uu6-124b"])
def test_light_imprisonment_is_threatened_until_1_january_2026_and_never_after(provision: str) -> None:
    before, after = (provisions_on(day)[provision] for day in (date(2026, 1, 1), date(2026, 1, 2)))
    assert before.penalty is not None
    assert before.penalty.id.startswith("Kurungan")
    assert after.penalty is not None
    assert "perlu dikonfirmasi" in after.penalty.id
    assert not after.confirmed
    others = [
        one
        for one in provisions_on(date(2026, 1, 2)).values()
        if one.penalty and "kurungan paling" in one.penalty.id.lower()
    ]
    assert others == []


def test_a_penalty_stands_only_where_a_crime_is_named() -> None:
    crimes = {f"uu6-{number}" for number in (113, 116, 117, 118, 119, 120, 121, 122, 123, "124a", "124b")}
    assert {one.id for one in standard_provisions() if one.penalty} == crimes


@pytest.mark.parametrize(
    ("provision", "on", "confirmed"),
    [
        ("uu6-78-1", MEETING, True),
        ("uu6-76", MEETING, False),  # its text was not read
        ("uu6-83-1d", MEETING, True),
        ("uu6-102", MEETING, False),
        ("uu6-102", date(2025, 1, 1), True),
        ("uu6-117", MEETING, True),
        ("uu6-122", MEETING, False),
        ("permenimipas2-73", date(2025, 6, 1), True),
        ("vienna-36", MEETING, False),
    ],
)
def test_each_provision_is_as_sure_as_what_was_read_of_it(provision: str, on: date, *, confirmed: bool) -> None:
    assert provisions_on(on)[provision].confirmed is confirmed


def test_rows_of_one_provision_follow_each_other_without_a_gap() -> None:
    [first, second] = load_provisions(
        f"{HEAD}{ROW}x-1,Lain,Other,Pasal Rekaan 1,2022-01-01,,Penjara,Prison,to_be_confirmed\n", CITATIONS
    )
    assert (first.holds_on(date(2021, 12, 31)), second.holds_on(date(2021, 12, 31))) == (True, False)
    assert second.penalty == Text(id="Penjara", en="Prison")


@pytest.mark.parametrize(
    "rows",
    [
        ROW + "x-1,Lain,Other,Pasal Rekaan 1,2022-01-02,,,,confirmed\n",  # a gap of a day
        ROW + "x-1,Lain,Other,Pasal Rekaan 1,2021-12-31,,,,confirmed\n",  # both on one day
        ROW + ROW,
        ROW.replace("2021-12-31", "2019-12-31"),
        ROW.replace("2020-01-01", "2020-02-30"),
        ROW.replace("Pasal Rekaan 1", "Pasal Lain"),
        ROW.replace(",confirmed", ",perhaps"),
        ROW.replace("Words", ""),
        ROW.replace(",,,confirmed", ",Penjara,,confirmed"),
        "x-1,Kata\n",
    ],
)
def test_a_table_with_a_fault_is_refused_with_its_name_and_a_remedy(rows: str) -> None:
    with pytest.raises(Refused) as told:
        load_provisions(HEAD + rows, CITATIONS)
    assert told.value.refusal.source is not None
    assert told.value.refusal.source.file == "provisions.csv"
