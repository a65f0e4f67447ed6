"""An agreed action step by step: what each state allows to whom, how late it is, and which promises count."""

from datetime import date, timedelta

import pytest

from timpora.team.core.agreed import (
    NEXT,
    STATE_WORDS,
    STEP_WORDS,
    ActionState,
    Hand,
    Standing,
    Step,
    StepKind,
    counts_in_time,
    days_over,
    is_overdue,
    share_in_time,
    standing_of,
    why_not,
    wrong_promise,
    wrong_text,
)


DUE = date(2023, 6, 27)
OWNER, SECRETARY, CHAIR, OTHER, OWN_CHAIR = 1, 2, 3, 4, 5
HANDS = {
    OWNER: Hand(account=OWNER, owns=True, runs=False, chairs=False),
    SECRETARY: Hand(account=SECRETARY, owns=False, runs=True, chairs=False),
    CHAIR: Hand(account=CHAIR, owns=False, runs=False, chairs=True),
    OTHER: Hand(account=OTHER, owns=False, runs=False, chairs=False),
    OWN_CHAIR: Hand(account=OWN_CHAIR, owns=True, runs=False, chairs=True),
}
MAY = {
    StepKind.PROGRESS: {OWNER, SECRETARY, OWN_CHAIR},
    StepKind.REPORTED: {OWNER, SECRETARY, OWN_CHAIR},
    StepKind.ACCEPTED: {SECRETARY, CHAIR, OWN_CHAIR},
    StepKind.RETURNED: {SECRETARY, CHAIR, OWN_CHAIR},
    StepKind.DROPPED: {SECRETARY},
    StepKind.DAY_ASKED: {OWNER, SECRETARY, OWN_CHAIR},
    StepKind.DAY_MOVED: {SECRETARY, CHAIR},
    StepKind.DAY_KEPT: {SECRETARY, CHAIR},
}


def after(*kinds: StepKind, on: date = DUE, by: int = OWNER) -> Standing:
    return standing_of([Step(kind=kind, on=on, by=by, text="x") for kind in kinds])


STANDINGS = {
    ActionState.OPEN: after(StepKind.DAY_ASKED, StepKind.PROGRESS),
    ActionState.REPORTED: after(StepKind.PROGRESS, StepKind.REPORTED),
    ActionState.DONE: after(StepKind.REPORTED, StepKind.RETURNED, StepKind.REPORTED, StepKind.ACCEPTED),
    ActionState.DROPPED: after(StepKind.REPORTED, StepKind.DROPPED),
}


def test_every_state_and_step_has_words_and_the_steps_lead_where_the_table_says() -> None:
    assert set(STATE_WORDS) == set(STANDINGS) == set(ActionState)
    assert set(STEP_WORDS) == set(StepKind)
    assert {state: standing.state for state, standing in STANDINGS.items()} == {state: state for state in ActionState}
    with pytest.raises(KeyError):
        after(StepKind.ACCEPTED)


@pytest.mark.parametrize("kind", StepKind)
@pytest.mark.parametrize("state", ActionState)
def test_who_may_do_a_step_and_what_the_state_allows(state: ActionState, kind: StepKind) -> None:
    may = {who for who, hand in HANDS.items() if why_not(kind, STANDINGS[state], hand) is None}
    assert may == (MAY[kind] if (state, kind) in NEXT else set())


def test_nobody_answers_their_own_report() -> None:
    reported = after(StepKind.REPORTED, by=SECRETARY)
    for kind in (StepKind.ACCEPTED, StepKind.RETURNED):
        refusal = why_not(kind, reported, HANDS[SECRETARY])
        assert refusal is not None
        assert refusal.code == "team_action_own_report"
        assert why_not(kind, reported, HANDS[CHAIR]) is None


LATE = DUE + timedelta(days=3)
ONE_LATER = DUE + timedelta(days=1)
COUNTED = (  # steps, their day, today; days over, whether overdue, whether in time
    ((), DUE, DUE, (0, False, None)),
    ((), DUE, ONE_LATER, (1, True, False)),
    ((StepKind.REPORTED,), DUE, LATE, (0, False, None)),
    ((StepKind.REPORTED,), ONE_LATER, LATE, (1, False, False)),
    ((StepKind.REPORTED, StepKind.ACCEPTED), DUE, LATE, (0, False, True)),
    ((StepKind.REPORTED, StepKind.ACCEPTED), LATE, LATE, (3, False, False)),
    ((StepKind.REPORTED, StepKind.RETURNED), DUE, LATE, (3, True, False)),
    ((StepKind.DROPPED,), DUE, LATE, (0, False, None)),
)


@pytest.mark.parametrize(("kinds", "said_on", "on", "told"), COUNTED)
def test_how_late_it_is_is_counted_by_the_report_that_holds(
    kinds: tuple[StepKind, ...], said_on: date, on: date, told: tuple[int, bool, bool | None]
) -> None:
    standing = after(*kinds, on=said_on)
    assert (days_over(standing, DUE, on), is_overdue(standing, DUE, on), counts_in_time(standing, DUE, on)) == told


def test_what_does_not_count_is_left_out_of_the_share() -> None:
    assert share_in_time([True, None, False, True, None]) == (2, 3)
    assert share_in_time([None]) == (0, 0)


def test_a_promise_and_a_step_say_something_and_not_too_much() -> None:
    assert wrong_promise("x", "y", agreed_on=DUE, due_on=DUE) is None
    assert wrong_promise(" ", "y", agreed_on=DUE, due_on=DUE) is not None
    assert wrong_promise("x", "y" * 2001, agreed_on=DUE, due_on=DUE) is not None
    assert wrong_promise("x", "y", agreed_on=ONE_LATER, due_on=DUE) is not None
    assert wrong_text(StepKind.ACCEPTED, "") is None
    assert wrong_text(StepKind.RETURNED, " ") is not None
    assert wrong_text(StepKind.ACCEPTED, "x" * 2001) is not None
