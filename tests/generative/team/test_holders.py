"""Whoever sits when, is away when, and leaves when: on each day a position is held as the rules say, and by nobody else."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from timpora.team.core.days import Days
from timpora.team.core.holding import Absence, HolderState, Seat, TeamRows, holders, seats_on
from timpora.team.core.holding import Holder as Row
from timpora.team.core.positions import Position


FIRST = date(2023, 6, 1)
MOST_DAYS = 60
a_day = st.integers(0, MOST_DAYS).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def spans(draw: st.DrawFn) -> Days:
    first = draw(a_day)
    length = draw(st.none() | st.integers(0, MOST_DAYS))
    gone = draw(st.none() | st.integers(0, MOST_DAYS))
    return Days(
        first_day=first,
        last_day=None if length is None else first + timedelta(days=length),
        gone_on=None if gone is None else first + timedelta(days=gone),
    )


@st.composite
def teams(draw: st.DrawFn) -> TeamRows:
    seats = [Seat(id=number, agency=number, days=draw(spans())) for number in (1, 2)]
    regular = [
        Row(id=number, seat=draw(st.sampled_from((1, 2))), position=Position.MEMBER, stands_for=None, held_by=None, name=f"Reka {number}", title="", days=draw(spans()))
        for number in range(1, draw(st.integers(1, 4)) + 1)
    ]  # fmt: skip
    substitutes = []
    for number in range(10, 10 + draw(st.integers(0, 4))):
        of = draw(st.sampled_from(regular))
        substitutes.append(Row(id=number, seat=of.seat, position=Position.SUBSTITUTE, stands_for=of.id, held_by=None, name=f"Ganti {number}", title="", days=draw(spans())))  # fmt: skip
    everybody = [*regular, *substitutes]
    absences = [Absence(id=number, holder=draw(st.sampled_from(everybody)).id, days=draw(spans())) for number in range(draw(st.integers(0, 4)))]  # fmt: skip
    return TeamRows(seats=seats, holders=everybody, absences=absences)


def is_away(rows: TeamRows, holder: int, on: date) -> bool:
    return any(one.holder == holder and one.days.holds(on) for one in rows.absences)


def sits(rows: TeamRows, one: Row, on: date) -> bool:
    """A plain reading: some row of the seat and of the person has that day among its days."""
    seat = next(each for each in rows.seats if each.id == one.seat)
    last = [on]
    for days in (seat.days, one.days):
        last += [days.last_day] if days.last_day else []
        last += [days.gone_on - timedelta(days=1)] if days.gone_on else []
    return max(seat.days.first_day, one.days.first_day) <= on <= min(last)


@settings(max_examples=60)
@given(rows=teams(), on=a_day)
def test_each_person_is_here_away_or_gone_by_the_own_days_and_a_substitute_acts_only_then(
    rows: TeamRows, on: date
) -> None:  # fmt: skip
    regular = [one for one in rows.holders if one.position is Position.MEMBER]
    found = {one.holder.id: one for one in holders(rows, on)}
    for one in regular:
        held = found.get(one.id)
        assert (held is not None and held.state is not HolderState.GONE) is sits(rows, one, on)
        if held is None:
            continue
        assert (held.state is HolderState.AWAY) is (sits(rows, one, on) and is_away(rows, one.id, on))
        if held.state is HolderState.HERE:
            assert held.acting == one
        elif held.acting is not None:
            assert held.acting.stands_for == one.id
            assert sits(rows, held.acting, on)
            assert not is_away(rows, held.acting.id, on)


@settings(max_examples=60)
@given(rows=teams(), on=a_day)
def test_nobody_acts_twice_and_a_seat_is_vacant_when_none_of_its_people_is_left(rows: TeamRows, on: date) -> None:
    acting = [one.acting.id for one in holders(rows, on) if one.acting]
    assert len(acting) == len(set(acting))
    for standing in seats_on(rows, on):
        own = [one for one in rows.holders if one.seat == standing.seat.id and one.position is Position.MEMBER]
        assert standing.is_vacant is not any(sits(rows, one, on) for one in own)
