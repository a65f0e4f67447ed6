"""The pack in words: of the map, it prints the areas that tell something."""

from datetime import UTC, date, datetime, time

from timpora.evaluation.core.map_figures import Kept
from timpora.kernel.text import Language
from timpora.meetings.core.packs import MapTold, Pack
from timpora.meetings.core.states import When
from timpora.meetings.pack_words import said


MADE_AT = datetime(2023, 9, 27, 9, 0, tzinfo=UTC)


def map_rows(*areas: Kept) -> list[list[str]]:
    when = When(day=date(2023, 9, 27), begins=time(9), ends=time(12), place="Ruang Rekaan")
    pack = Pack(
        office="Kantor Rekaan", team="Tim Rekaan", when=when, number=1, as_of=when.day, made_at=MADE_AT, agenda=[], last_on=None, promised=[], others=[],
        months=[], map=MapTold(areas=areas, counted_at=MADE_AT),
    )  # fmt: skip
    told: list[list[str]] = said(pack, Language.ENGLISH)["map"]["rows"]
    return told


def test_an_area_of_which_only_that_is_said_which_is_hidden_of_every_area_is_left_out() -> None:
    few, nobody, many = (Kept(area, people, None, 0, 0, 0) for area, people in (("36.04.15", None), ("36.04.16", 0), ("36.04.30", 8)))  # fmt: skip
    assert [row[0] for row in map_rows(few, nobody, many)] == ["Cikande", "Anyar", "All together"]


def test_an_area_of_which_something_is_hidden_that_others_tell_is_printed() -> None:
    hidden, told = Kept("36.04.16", 0, None, 0, 0, 0), Kept("36.04.30", 8, 6, 0, 0, 0)
    assert [row[:3] for row in map_rows(hidden, told)] == [["Kibin", "0", "hidden"], ["Anyar", "8", "6"], ["All together", "8", "hidden"]]  # fmt: skip
