"""Who acts in a position of a team on a day, and which seats are vacant, as a table that a lawyer can read."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from timpora.team.core.days import Days
from timpora.team.core.holding import Absence, Holder, Seat, TeamRows, acts_as, nobody_is, seats_on
from timpora.team.core.positions import SINGLE, Position


TABLE = yaml.safe_load((Path(__file__).parent / "standing_in.yaml").read_text(encoding="utf-8"))
FORMED = date(2023, 6, 1)


def days(told: Sequence[Any]) -> Days:
    first, last, gone = (value if value != "-" else None for value in [*told, "-", "-"][:3])
    return Days(first_day=first, last_day=last, gone_on=gone)


def rows_of(told: dict[str, Any]) -> tuple[TeamRows, dict[str, int]]:
    """The rows of a line of the table, and the seats of its agencies."""
    people = told["people"]
    seats = {agency: number for number, agency in enumerate(dict.fromkeys(row[1] for row in people.values()), start=1)}
    numbers = {name: number for number, name in enumerate(people, start=1)}
    holders = [
        Holder(
            id=numbers[name], seat=seats[agency], position=Position(position), stands_for=numbers[more[3]] if len(more) > 3 else None,
            held_by=None, name=name, title="", days=days(more[:3]),
        )
        for name, (position, agency, *more) in people.items()
    ]  # fmt: skip
    spans = told.get("seats", {})
    return TeamRows(
        seats=[Seat(id=number, agency=number, days=days(spans.get(agency, [FORMED]))) for agency, number in seats.items()],
        holders=holders,
        absences=[Absence(id=number, holder=numbers[name], days=days(span)) for number, (name, *span) in enumerate(told.get("away", ()))],
    ), seats  # fmt: skip


@pytest.mark.parametrize("told", TABLE, ids=[row["title"] for row in TABLE])
def test_who_acts_is_as_the_table_says(told: dict[str, Any]) -> None:
    rows, seats = rows_of(told)
    for position, names in told["acts"].items():
        assert [one.name for one in acts_as(rows, Position(position), told["day"])] == names
    vacant = [agency for agency, seat in seats.items() if any(one.seat.id == seat and one.is_vacant for one in seats_on(rows, told["day"]))]  # fmt: skip
    assert vacant == told.get("vacant", [])


def test_a_team_without_people_has_neither_chair_nor_secretary() -> None:
    assert nobody_is(TeamRows(), FORMED) == SINGLE
