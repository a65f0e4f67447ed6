"""A meeting's one table of steps: every state is reached, what goes out counts up, and each refusal says what is in the way."""

from datetime import date, time

import pytest

from timpora.meetings.core.states import (
    NEXT,
    Hand,
    MeetingState,
    Step,
    StepKind,
    When,
    standing_of,
    tells,
    why_not,
    wrong_when,
    wrong_words,
)


ON, LATER = date(2023, 6, 27), date(2023, 7, 4)
WHEN = When(day=ON, begins=time(9), ends=time(12), place="Ruang Rekaan")
MOVED = When(day=LATER, begins=time(9), ends=time(12), place="Aula Rekaan")
RUNS, CHAIRS, NOBODY = Hand(account=1, runs=True, chairs=False), Hand(account=2, runs=False, chairs=True), Hand(account=3, runs=False, chairs=False)  # fmt: skip


def steps(*kinds: StepKind) -> list[Step]:
    return [Step(kind=kind, on=ON, by=1, text="x", when=WHEN if kind is StepKind.PLAN else MOVED if kind is StepKind.MOVE else None) for kind in (StepKind.PLAN, *kinds)]  # fmt: skip


def test_every_state_is_reached_from_a_plan_and_every_step_leads_somewhere() -> None:
    reached, waiting = {MeetingState.PLANNED}, [MeetingState.PLANNED]
    while waiting:
        state = waiting.pop()
        new = {becomes for (begins, _), becomes in NEXT.items() if begins is state} - reached
        reached |= new
        waiting += new
    assert reached == set(MeetingState)
    assert {kind for _, kind in NEXT} == set(StepKind) - {StepKind.PLAN}


def test_what_goes_out_is_counted_as_calendars_count_it() -> None:
    sequences = [standing_of(steps(*kinds)).sequence for kinds in (
        (), (StepKind.MOVE,), (StepKind.MOVE, StepKind.INVITE), (StepKind.INVITE, StepKind.MOVE), (StepKind.INVITE, StepKind.REDRAFT, StepKind.MOVE),
        (StepKind.INVITE, StepKind.REDRAFT, StepKind.INVITE, StepKind.FALL_OUT), (StepKind.FALL_OUT,),
    )]  # fmt: skip
    assert sequences == [None, None, 0, 1, 0, 2, None]
    assert not tells(standing_of(steps()), StepKind.FALL_OUT), "nobody was invited"


def test_a_move_says_from_where_a_note_stays_and_a_return_opens_the_minutes_again() -> None:
    told = standing_of(steps(StepKind.MOVE, StepKind.OPEN, StepKind.CLOSE, StepKind.RETURN, StepKind.CLOSE, StepKind.ACCEPT, StepKind.NOTE))  # fmt: skip
    assert (told.when, told.moved_from, told.state, [one.text for one in told.notes]) == (MOVED, ON, MeetingState.ACCEPTED, ["x"])  # fmt: skip
    with pytest.raises(KeyError):
        standing_of(steps(StepKind.CLOSE))


@pytest.mark.parametrize(
    ("kind", "hand", "code"),
    [
        (StepKind.ACCEPT, CHAIRS, None),
        (StepKind.RETURN, CHAIRS, None),
        (StepKind.RETURN, RUNS, None),
        (StepKind.ACCEPT, Hand(account=1, runs=True, chairs=True), "meeting_own_minutes"),
        (StepKind.ACCEPT, Hand(account=9, runs=True, chairs=False), "meeting_not_the_chair"),
        (StepKind.ACCEPT, Hand(account=9, runs=True, chairs=False, chair_has_account=False), None),
        (StepKind.RETURN, NOBODY, "meeting_not_who_runs"),
        (StepKind.OPEN, RUNS, "meeting_not_now"),
        (StepKind.NOTE, RUNS, "meeting_not_now"),
    ],
)
def test_who_may_answer_closed_minutes(kind: StepKind, hand: Hand, code: str | None) -> None:
    refusal = why_not(kind, standing_of(steps(StepKind.OPEN, StepKind.CLOSE)), hand)
    assert (None if refusal is None else refusal.code) == code


def test_what_ends_returns_or_corrects_says_why_and_a_meeting_is_somewhere() -> None:
    for kind in (StepKind.FALL_OUT, StepKind.RETURN, StepKind.NOTE, StepKind.ACCEPT):
        assert wrong_words(kind, " ", RUNS) is not None, kind
    assert wrong_words(StepKind.ACCEPT, "", CHAIRS) is None
    assert wrong_words(StepKind.NOTE, "x" * 2001, RUNS) is not None
    assert wrong_when(WHEN) is None
    assert wrong_when(When(day=ON, begins=time(9), ends=time(9), place="x")) is not None
