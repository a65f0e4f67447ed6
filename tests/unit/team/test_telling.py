"""Teams in words, in both languages: rhythm, days, basis, and who acts where somebody is away, gone, or was never there."""

from datetime import date

import pytest

from timpora.kernel.areas import Area
from timpora.kernel.text import Text
from timpora.team import telling
from timpora.team.core.days import Days
from timpora.team.core.decrees import Basis, BasisState
from timpora.team.core.holding import Absence, Holder, Seat, TeamRows, holders
from timpora.team.core.levels import TeamKind, TeamLevel
from timpora.team.core.positions import Position
from timpora.team.queries import TeamSeen


FORMED, TODAY = date(2023, 6, 1), date(2023, 6, 27)


def team(months: int | None = None, area: Area | None = None) -> TeamSeen:
    return TeamSeen(id=1, kind=TeamKind.TIMPORA, level=TeamLevel.REGENCY, area=area, name="Tim Rekaan", rhythm_months=months)  # fmt: skip


def holder(number: int, position: Position, days: Days | None = None, of: int | None = None) -> Holder:
    own = days or Days(first_day=FORMED)
    return Holder(id=number, seat=1, position=position, stands_for=of, held_by=None, name=f"Reka {number}", title="", days=own)  # fmt: skip


def rows(*people: Holder, away: tuple[int, ...] = ()) -> TeamRows:
    absences = [Absence(id=one, holder=one, days=Days(first_day=TODAY, last_day=TODAY)) for one in away]
    return TeamRows(seats=[Seat(id=1, agency=None, days=Days(first_day=FORMED))], holders=people, absences=absences)


LEFT = Days(first_day=FORMED, gone_on=date(2023, 6, 20))
CHAIR, OTHER = holder(1, Position.CHAIR), holder(2, Position.SUBSTITUTE, of=1)
ACTS = {
    "here": (rows(CHAIR, OTHER), "Reka 1"),
    "away": (rows(CHAIR, OTHER, away=(1,)), "Away; Reka 2 acts as substitute"),
    "both away": (rows(CHAIR, OTHER, away=(1, 2)), "Away, without a substitute"),
    "gone": (rows(holder(1, Position.CHAIR, LEFT), OTHER), "Vacant; Reka 2 acts as substitute"),
    "nobody": (rows(), "Vacant"),
}


@pytest.mark.parametrize("name", ACTS)
def test_who_acts_as_chair(name: str) -> None:
    told, words = ACTS[name]
    assert telling.who_acts(told, Position.CHAIR, TODAY).en == words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (rows(CHAIR, OTHER), "On duty"),
        (rows(CHAIR, OTHER, away=(1,)), "Away; Reka 2 acts as substitute"),
        (rows(CHAIR, away=(1,)), "Away, without a substitute"),
        (rows(holder(1, Position.CHAIR, LEFT), OTHER), "Sits no longer; Reka 2 acts as substitute"),
    ],
)
def test_how_it_is_with_a_holder(told: TeamRows, words: str) -> None:
    [held] = holders(told, TODAY)
    assert telling.state_of(held).en == words


def test_a_position_names_whose_substitute_it_is() -> None:
    assert telling.position_of(OTHER, {1: "Reka 1"}) == Text(id="Pengganti bagi Reka 1", en="Substitute for Reka 1")
    assert telling.position_of(CHAIR, {}).id == "Ketua"


def test_a_rhythm_and_an_area_in_words() -> None:
    assert [telling.rhythm_of(team(months)).id for months in (None, 1, 3)] == ["Belum disepakati", "Setiap bulan", "Setiap 3 bulan"]  # fmt: skip
    known, unknown = Area("36.04", "Kabupaten Serang"), Area("99.01", "99.01")
    assert [telling.area_of(team(area=one)).en for one in (None, known, unknown)] == ["All of Indonesia", "Kabupaten Serang (36.04)", "99.01"]  # fmt: skip


def test_days_in_words() -> None:
    last = date(2023, 6, 30)
    told = [Days(first_day=FORMED), Days(first_day=FORMED, last_day=last), Days(first_day=FORMED, gone_on=FORMED)]
    assert [telling.days_of(one).id for one in told] == ["Sejak 1 Juni 2023", "1 Juni 2023 sampai 30 Juni 2023", "Tidak pernah berlaku"]  # fmt: skip


@pytest.mark.parametrize(
    ("state", "day", "words"),
    [
        (BasisState.IN_FORCE, TODAY, "sampai 27 Juni 2023"),
        (BasisState.IN_FORCE, None, "tanpa batas waktu"),
        (BasisState.ENDS_SOON, TODAY, "sampai 27 Juni 2023"),
        (BasisState.AHEAD, TODAY, "mulai 27 Juni 2023"),
        (BasisState.OVER, TODAY, "berakhir 27 Juni 2023"),
        (BasisState.NONE, None, None),
    ],
)
def test_the_day_of_a_basis(state: BasisState, day: date | None, words: str | None) -> None:
    told = telling.basis_day(Basis(state=state, day=day))
    assert (told.id if told else None) == words
    assert telling.basis_tag(Basis(state=state, day=day)).label.id
