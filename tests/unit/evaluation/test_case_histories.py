"""What the steps of a case say for figures: who, when, which action, what was paid, objected to, and for how many days somebody was detained."""

from datetime import date
from typing import Any

import pytest

from timpora.casework.core.acts import carrying_out, deciding, detaining, ending, inquiry, keeping
from timpora.casework.core.acts.measures import Ban, Charge, CostBearer, Deport
from timpora.casework.core.history import History
from timpora.casework.core.statuses import Origin, Outcome
from timpora.evaluation.core.case_histories import ASKED_FOR, CaseTold, told
from timpora.evaluation.core.findings import Settled, by_cases
from timpora.evaluation.core.words import Became
from timpora.kernel.periods import Period


QUARTER = Period(date(2023, 4, 1), date(2023, 6, 30))
PEOPLE = {1: 101, 2: 102}


def day(number: int, month: int = 6) -> date:
    return date(2023, month, number)


def known(*acts: Any) -> History:
    """A case as figures read it: with no act but of the kinds that they ask for."""
    opened = keeping.Open(on=day(1), origin=Origin.FINDING, because="x")
    asked_for = [act for act in (opened, *acts) if act.kind in ASKED_FOR]
    return History(case=7, people=PEOPLE, findings={11: 1, 12: 2}, acts=asked_for)


def story(*acts: Any) -> CaseTold:
    found = told(known(*acts), QUARTER)
    assert found is not None
    return found


def decided(*measures: Any, on: date = date(2023, 6, 10)) -> tuple[Any, ...]:
    return (deciding.Propose(on=on, measures=measures, reasons="x"), deciding.Approve(on=on), deciding.Decide(on=on))


CHARGE = Charge(person=1, judged_on=day(10), days=43, amount=43_000_000)
DEPORT = Deport(person=2, cost_bearer=CostBearer.PERSON, destination="Rekaan")


def paid(amount: int, on: date) -> carrying_out.RecordPayment:
    return carrying_out.RecordPayment(
        on=on, person=1, billing_code="820230627000001", receipt_number="A1B2C3D4E5F60001", amount=amount
    )


def objection(on: date, answered_on: date, *, granted: bool, person: int = 1) -> tuple[Any, ...]:
    return (
        ending.ReceiveObjection(on=on, person=person, grounds="x", evidence="x"),
        ending.ForwardObjection(on=on, person=person, received_on=on, remark="x"),
        ending.DecideObjection(on=answered_on, person=person, granted=granted, number="x", remark="x"),
    )


def test_actions_are_counted_each_with_what_was_paid_of_a_charge_within_the_period() -> None:
    found = story(
        *decided(CHARGE, Ban(person=1, months=6), DEPORT), paid(40_000_000, day(12)), paid(3_000_000, day(2, 7))
    )
    assert [(one["number"], one["kind"], one["amount"], one["paid"]) for one in found.actions] == [
        (1, "charge", 43_000_000, 40_000_000), (1, "ban_proposal", None, None), (2, "deportation", None, None),
    ]  # fmt: skip
    assert [(one["paid_on"], one["amount"]) for one in found.payments] == [(day(12), 40_000_000)]
    assert found.decided_on(1) == found.decided_on(2) == day(10)


def test_a_charge_that_is_decided_again_is_due_once_and_what_was_paid_of_it_still_counts() -> None:
    lower = Charge(person=1, judged_on=day(15), days=9, amount=9_000_000)
    found = story(
        *decided(CHARGE, DEPORT), paid(4_000_000, day(12)), *decided(lower, on=day(15)), paid(1_000_000, day(16))
    )
    assert [(one["number"], one["amount"], one["paid"], one["is_replaced"]) for one in found.actions] == [
        (1, 43_000_000, 4_000_000, True), (2, None, None, False), (1, 9_000_000, 5_000_000, False),
    ]  # fmt: skip
    more = story(*decided(CHARGE), paid(40_000_000, day(12)), *decided(lower, on=day(15)))
    assert [one["paid"] for one in more.actions if not one["is_replaced"]] == [9_000_000], "no more than what is due"
    later = story(*decided(CHARGE), *decided(lower, on=day(5, 7)))
    assert [one["is_replaced"] for one in later.actions] == [False]


def test_what_happened_after_the_period_is_not_told_yet() -> None:
    found = story(
        *decided(CHARGE, on=day(5, 7)), ending.Close(on=day(9, 7), outcome=Outcome.SETTLED_BY_CHARGE, because="x")
    )
    assert (list(found.actions), found.closed_on, found.outcome) == ([], None, None)
    assert told(known(), Period(day(1, 4), day(31, 5))) is None
    assert told(History(case=1, people={}, findings={}, acts=()), QUARTER) is None


def test_contact_is_the_first_day_on_which_the_person_was_met_or_heard() -> None:
    heard = inquiry.Examine(on=day(8), person=1, place="x", language="x", lawyer="x", questions=(), read_back=True)
    witness = inquiry.Examine(
        on=day(2), person=1, place="x", examined="Reka Saksi", language="x", lawyer="x", questions=(), read_back=True
    )
    missed = inquiry.RecordFieldCheck(on=day(3), place="x", met=False, result="x")
    met = inquiry.RecordFieldCheck(on=day(6), place="x", met=True, result="x")
    assert story(witness, missed, heard).contact_on == {1: day(8)}
    assert story(heard, met).contact_on == {1: day(6), 2: day(6)}


def test_days_of_detention_are_those_within_the_period() -> None:
    asked = detaining.RequestDetention(
        on=day(28), person=1, ground=detaining.DetentionGround.NO_PERMIT, room="x", because="x"
    )
    held = detaining.OrderDetention(on=day(28), person=1, taken="tidak ada")
    elsewhere = detaining.PlaceElsewhere(on=day(29), person=1, place="x", because="x")
    assert [(one["began_on"], one["days"]) for one in story(asked, held, elsewhere, held).detentions] == [(day(28), 3)]
    freed = detaining.Release(on=day(29), person=1, because="x")
    assert [one["days"] for one in story(asked, held, freed).detentions] == [2]
    left = carrying_out.RecordDeparture(on=day(28), person=1, border_post="x", carrier="x")
    gone = story(asked, held, left)
    assert ([one["days"] for one in gone.detentions], gone.left_on) == ([1], {1: day(28)})


def test_an_objection_that_is_granted_takes_the_action_away_and_one_that_is_refused_does_not() -> None:
    granted = story(*decided(CHARGE, DEPORT), *objection(day(11), day(20), granted=True))
    assert [(one["number"], one["is_set_aside"]) for one in granted.actions] == [(1, True), (2, False)]
    assert [(one["decided_on"], one["is_granted"]) for one in granted.objections] == [(day(20), True)]
    refused = story(*decided(CHARGE), *objection(day(11), day(20), granted=False))
    assert [one["is_set_aside"] for one in refused.actions] == [False]
    later = story(*decided(CHARGE), *objection(day(11), day(20, 7), granted=True))
    assert [(one["decided_on"], one["is_granted"]) for one in later.objections] == [(None, False)]


def test_who_is_split_off_is_told_of_in_the_new_case() -> None:
    assert story(keeping.Split(on=day(2), people=(2,), because="x", into=8)).people == {1: 101}
    joined = story(keeping.Join(on=day(2), other=8, because="x"))
    assert (joined.people, joined.outcome, joined.closed_on) == ({}, "joined", day(2))
    accepted = story(
        keeping.OfferTransfer(on=day(2), office=2, because="x"),
        keeping.TransferAnswered(on=day(3), accepted=True, because="x"),
    )
    assert (accepted.outcome, accepted.closed_on) == ("transferred", day(3))


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ((), {}),
        (decided(CHARGE), {11: Settled(became=Became.CONFIRMED, on=day(10))}),
        (
            (*decided(CHARGE), *objection(day(11), day(20), granted=True)),
            {11: Settled(became=Became.CLEARED, on=day(20))},
        ),
        (
            (ending.Close(on=day(9), outcome=Outcome.CLEARED, because="x"),),
            {number: Settled(became=Became.CLEARED, on=day(9)) for number in (11, 12)},
        ),
        ((ending.Close(on=day(9), outcome=Outcome.HANDED_TO_POLICE, because="x"),), {}),
    ],
)
def test_a_case_confirms_or_clears_the_findings_it_rests_on(
    acts: tuple[Any, ...], expected: dict[int, Settled]
) -> None:
    case = known(*acts)
    assert by_cases([(case, story(*acts))]) == expected
