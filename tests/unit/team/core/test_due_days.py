"""A due day that moves: which of them holds, which counts, who is waiting for an answer, and which day may be named."""

from datetime import date

import pytest

from timpora.kernel.refusals import Refusal
from timpora.team.core.agreed import ActionState, Hand, Step, StepKind, counts_in_time, standing_of, why_not
from timpora.team.core.due_days import due_days, wrong_day


def day(number: int) -> date:
    return date(2023, 6, number)


def step(kind: StepKind, on: int, to: int | None = None) -> Step:
    return Step(kind=kind, on=day(on), by=1, text="x", due_on=None if to is None else day(to))


def moves(*told: tuple[int, int]) -> list[Step]:
    return [step(StepKind.DAY_MOVED, on, to) for on, to in told]


MOVED = (  # promised for the 10th; moved on a day, to a day; which then holds, by which it counts, whether it counts as moved
    ((), 10, 10, False),
    (((3, 20),), 20, 20, True),
    (((10, 20),), 20, 20, True),  # on the day itself it is not over
    (((11, 20),), 20, 10, False),  # late, and stays late
    (((3, 5),), 5, 5, True),  # sooner
    (((3, 20), (18, 25)), 25, 25, True),
    (((3, 20), (21, 25)), 25, 20, True),
    (((11, 20), (15, 28)), 28, 10, False),  # a second move mends nothing of the first
    (((11, 20), (12, 10 + 3)), 13, 10, False),
    (((3, 20), (4, 10)), 10, 10, True),  # there and back
)


@pytest.mark.parametrize(("told", "holds", "counts", "was_moved"), MOVED)
def test_the_last_day_holds_and_the_last_that_was_named_in_time_counts(told: tuple[tuple[int, int], ...], holds: int, counts: int, was_moved: bool) -> None:  # noqa: FBT001 # fmt: skip
    found = due_days(day(10), moves(*told))
    assert (found.first, found.due_on, found.counts_on, found.was_moved) == (
        day(10),
        day(holds),
        day(counts),
        was_moved,
    )
    assert [one.was for one in found.moves] == [day(10), *(day(to) for _, to in told)][: len(told)], (
        "no day is forgotten"
    )


REPORTED = (  # moved; reported and accepted on a day; whether it was in time
    (((3, 20),), 20, True),
    (((3, 20),), 21, False),
    (((11, 20),), 15, False),
    (((3, 5),), 6, False),
)


@pytest.mark.parametrize(("told", "on", "in_time"), REPORTED)
def test_a_late_promise_is_not_made_one_in_time_by_moving_its_day(told: tuple[tuple[int, int], ...], on: int, in_time: bool) -> None:  # noqa: FBT001 # fmt: skip
    steps = [*moves(*told), step(StepKind.REPORTED, on), step(StepKind.ACCEPTED, on)]
    assert counts_in_time(standing_of(steps), due_days(day(10), steps).counts_on, day(28)) is in_time


ASKED = step(StepKind.DAY_ASKED, 3, 20)
WAITING = (
    ([ASKED], True),
    ([ASKED, step(StepKind.PROGRESS, 4)], True),
    ([ASKED, *moves((4, 20))], False),
    ([ASKED, step(StepKind.DAY_KEPT, 4)], False),
    ([ASKED, step(StepKind.REPORTED, 4)], False),
    ([ASKED, step(StepKind.REPORTED, 4), step(StepKind.RETURNED, 5)], False),
    ([ASKED, step(StepKind.DROPPED, 4)], False),
)


@pytest.mark.parametrize(("steps", "waits"), WAITING)
def test_who_asked_waits_until_somebody_decides_or_nothing_is_left_to_decide(steps: list[Step], waits: bool) -> None:  # noqa: FBT001 # fmt: skip
    standing = standing_of(steps)
    assert (standing.asked is not None) is waits
    refused = why_not(StepKind.DAY_KEPT, standing, Hand(account=1, owns=False, runs=True, chairs=False))
    assert (refused is None) is waits


def test_a_later_request_takes_the_place_of_an_earlier_one() -> None:
    asked = standing_of([ASKED, step(StepKind.DAY_ASKED, 4, 25)]).asked
    assert asked is not None
    assert asked.due_on == day(25)


@pytest.mark.parametrize("state", [ActionState.REPORTED, ActionState.DONE, ActionState.DROPPED])
def test_what_is_not_under_way_says_what_to_do_instead(state: ActionState) -> None:
    kinds = {ActionState.REPORTED: [StepKind.REPORTED], ActionState.DONE: [StepKind.REPORTED, StepKind.ACCEPTED], ActionState.DROPPED: [StepKind.DROPPED]}  # fmt: skip
    standing = standing_of([step(kind, 3) for kind in kinds[state]])
    refused = why_not(StepKind.DAY_MOVED, standing, Hand(account=2, owns=False, runs=True, chairs=False))
    assert refused is not None
    assert refused.code == "team_action_not_now"
    assert "record a new agreed action" in refused.remedy.en


WRONG = (
    (StepKind.DAY_MOVED, 20, None),
    (StepKind.DAY_MOVED, 5, None),  # today
    (StepKind.DAY_ASKED, 10, "team_action_same_day"),
    (StepKind.DAY_MOVED, 4, "team_action_day_over"),
    (StepKind.DAY_ASKED, None, "team_action_without_day"),
    (StepKind.DAY_KEPT, None, None),
    (StepKind.PROGRESS, 20, "team_action_day_without_use"),
)


@pytest.mark.parametrize(("kind", "to", "code"), WRONG)
def test_a_due_day_moves_to_another_one_that_is_not_over(kind: StepKind, to: int | None, code: str | None) -> None:
    refused: Refusal | None = wrong_day(kind, None if to is None else day(to), due_on=day(10), on=day(5))
    assert (None if refused is None else refused.code) == code
