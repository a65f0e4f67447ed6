"""Parts that are made one ahead come in their order, and what goes wrong in making them is told where they would have come."""

from collections.abc import Iterator
from threading import Event

import pytest

from timpora.kernel.ahead import made_ahead, one_ahead


def test_all_come_in_their_order() -> None:
    assert list(one_ahead(range(50))) == list(range(50))
    assert list(one_ahead([])) == []
    assert list(one_ahead([None, 0])) == [None, 0]


def test_the_next_is_made_while_one_is_worked_on() -> None:
    is_made = Event()

    def making() -> Iterator[int]:
        yield 1
        is_made.set()
        yield 2

    ahead = one_ahead(making())
    assert next(ahead) == 1
    assert is_made.wait(10)
    assert list(ahead) == [2]


def test_what_fails_fails_in_its_place() -> None:
    def making() -> Iterator[int]:
        yield 1
        raise KeyError(2)

    ahead = one_ahead(making())
    assert next(ahead) == 1
    with pytest.raises(KeyError):
        next(ahead)


def test_who_stops_early_leaves_no_thread_behind() -> None:
    made: list[int] = []

    def making() -> Iterator[int]:
        for number in range(100):
            made.append(number)
            yield number

    ahead = one_ahead(making())
    assert next(ahead) == 0
    ahead.close()  # type: ignore[attr-defined]  # a generator
    assert made in ([0], [0, 1])


def test_what_is_made_in_threads_comes_in_the_order_of_the_items_whichever_is_done_first() -> None:
    is_made = Event()

    def made(number: int) -> int:
        if number == 0:
            assert is_made.wait(10), "the second is made while the first is"
        is_made.set()
        return number

    assert list(made_ahead(made, range(50))) == list(range(50))
    assert list(made_ahead(made, [])) == []


def test_what_fails_in_a_thread_fails_in_its_place_and_nothing_is_made_far_ahead() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    ahead = made_ahead(lambda number: 1 // (1 - number), items())
    assert next(ahead) == 1
    with pytest.raises(ZeroDivisionError):
        next(ahead)
    assert len(taken) < 6
