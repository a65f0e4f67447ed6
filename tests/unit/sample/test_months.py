"""The invented office's lists month by month: every fact stands in one of them, and none before it could be known."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from timpora.sample.months import LAST_DAY, Sent, sent
from timpora.sample.movement_lists import FIRST_CROSSING
from timpora.sample.office import foreigners
from timpora.sample.people import HARBOUR, HARBOUR_SILENT_SINCE, Foreigner
from timpora.sample.permit_lists import write_limited


PEOPLE = foreigners(1100, 2023)
LISTS = sent(PEOPLE)
Facts = Callable[[Foreigner], Sequence[object]]


def told(by: Callable[[Sent], bool], facts: Facts) -> Counter[tuple[int, object]]:
    return Counter((one.number, fact) for listed in LISTS if by(listed) for one in listed.people for fact in facts(one))


def lists_named(*words: str) -> Callable[[Sent], bool]:
    return lambda listed: listed.file.startswith(words)


@pytest.mark.parametrize(
    ("names", "facts"),
    [
        (("Daftar ITAS", "daftar izin kunjungan"), lambda one: one.permits),
        (("perlintasan",), lambda one: [c for c in (*one.crossings, *one.old_crossings) if c.on >= FIRST_CROSSING]),
        (("tamu ",), lambda one: one.lodgings),
        (("TKA Disnaker",), lambda one: one.plans),
        (("TKA Disnaker",), lambda one: one.reports),
        (("permohonan",), lambda one: one.applications),
        (("keadaan",), lambda one: one.circumstances),
    ],
)  # fmt: skip
def test_every_fact_stands_in_exactly_one_list(names: tuple[str, ...], facts: Facts) -> None:
    assert told(lists_named(*names), facts) == Counter((one.number, fact) for one in PEOPLE for fact in facts(one))


def test_no_crossing_stands_in_a_list_that_came_before_it() -> None:
    for listed in filter(lists_named("perlintasan"), LISTS):
        assert all(
            c.on <= listed.arrived_at.date() for one in listed.people for c in (*one.crossings, *one.old_crossings)
        )


def test_the_harbour_sends_nothing_after_the_day_on_which_it_fell_silent() -> None:
    last = max(one.arrived_at.date() for one in LISTS if one.sender.endswith(HARBOUR))
    assert last == HARBOUR_SILENT_SINCE


def test_the_lists_come_in_the_order_of_time_and_the_last_one_waits_for_somebody_to_record_it() -> None:
    assert sorted(LISTS, key=lambda one: one.arrived_at) == LISTS
    assert [one.file for one in LISTS if one.waits] == [LISTS[-1].file]
    assert LISTS[-1].arrived_at.date() == LAST_DAY


def test_the_slips_of_the_pen_stand_in_the_last_lists_only(tmp_path: Path) -> None:
    for listed in LISTS:
        mistakes = listed.write(tmp_path / listed.file, listed.people)
        assert not mistakes or listed.arrived_at.date() == LAST_DAY, listed.file


def test_a_list_says_of_which_day_it_is(tmp_path: Path) -> None:
    write_limited(tmp_path / "a.xlsx", PEOPLE[:1], on=date(2023, 3, 31))
    write_limited(tmp_path / "b.xlsx", PEOPLE[:1])
    assert (tmp_path / "a.xlsx").read_bytes() != (tmp_path / "b.xlsx").read_bytes()
