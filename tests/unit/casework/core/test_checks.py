"""Why an act is not done, one reason at a time, in a case that is walked through by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.factories.case_by_hand import DAYS, Case
from tests.factories.case_walks import PER_DAY

from timpora.casework.core.acts import carrying_out, deciding, detaining, ending, inquiry, keeping
from timpora.casework.core.acts.base import LONG
from timpora.casework.core.acts.measures import CostBearer, Deport, Permit, PermitAction, PlaceBan, PlaceDuty
from timpora.casework.core.protection import Protection
from timpora.casework.core.rights import Right
from timpora.casework.core.statuses import Outcome, Status
from timpora.screening.core.case_law import case_law_on


@pytest.mark.parametrize("blank", ["", " ", "\n\t"])
def test_what_must_be_said_is_said(blank: str) -> None:
    case = Case()
    assert case.code(keeping.Note(on=case.today, text=blank)) == "blank"
    assert case.code(deciding.SkipRight(on=case.today, person=1, right=Right.INTERPRETER, because=blank)) == "blank"
    speakers = (inquiry.Speaker(name="x", position="x", said=blank),) * 2
    case.examined()
    case.walk.state = replace(case.walk.state, status=Status.CONFERENCE)
    assert case.code(inquiry.HoldConference(on=case.today, chair="x", speakers=speakers, conclusion="x")) == "blank"


def test_nothing_is_longer_than_a_letter_holds() -> None:
    case = Case()
    assert case.code(keeping.Note(on=case.today, text="a" * LONG)) is None
    assert case.code(keeping.Note(on=case.today, text="a" * (LONG + 1))) == "too_long"


def test_no_stage_ends_before_it_began() -> None:
    case = Case()
    case.walk.today += timedelta(days=3)
    case.do(inquiry.Verify(on=case.today, result="x"))
    case.walk.today += timedelta(days=1)
    assert case.code(inquiry.BeginExamination(on=case.today - timedelta(days=2), because="x")) == "before_the_stage"
    assert case.code(inquiry.BeginExamination(on=case.today - timedelta(days=1), because="x")) is None


def test_nothing_is_carried_out_or_handed_over_on_a_day_before_the_decision() -> None:
    case = Case()
    begun = case.today
    case.walk.today += timedelta(days=5)
    case.walk.limits[1] = case.today - timedelta(days=DAYS)
    case.examined().decided()
    early = deciding.GiveRight(on=begun, person=1, right=Right.COPY_HANDED, how="x")
    assert case.code(early) == "before_the_decision"
    case.told()
    assert case.code(carrying_out.Bill(on=begun, person=1, billing_code="1" * 15, amount=1)) == "before_the_decision"


@pytest.mark.parametrize("right", [Right.COPY_HANDED, Right.OBJECTION_EXPLAINED, Right.COMPLAINT_ADDRESS])
def test_rights_of_a_decision_wait_for_one(right: Right) -> None:
    case = Case()
    assert case.code(deciding.GiveRight(on=case.today, person=1, right=right, how="x")) == "no_decision_yet"
    assert case.code(deciding.SkipRight(on=case.today, person=1, right=right, because="x")) == "no_decision_yet"


PROPOSALS: dict[str, tuple[Callable[[Case], Any], str | None]] = {
    "lawful": (lambda case: case.charge(), None),
    "too many days": (lambda case: case.charge(days=DAYS + 1, amount=(DAYS + 1) * PER_DAY), "other_days"),
    "too much": (lambda case: case.charge(amount=1), "other_amount"),
    "judged tomorrow": (
        lambda case: case.charge(judged_on=case.today + timedelta(days=1), days=DAYS + 1),
        "judged_later",
    ),
    "a permit limited to nothing": (lambda _: Permit(person=1, action=PermitAction.LIMITED), "no_terms"),
    "a permit changed": (lambda _: Permit(person=1, action=PermitAction.CHANGED, terms="x"), None),
    "a permit cancelled": (lambda _: Permit(person=1, action=PermitAction.CANCELLED), None),
    "a ban from places that is over": (
        lambda case: PlaceBan(person=1, places="x", until=case.today - timedelta(days=1)),
        "over_before",
    ),
    "a ban from places": (lambda case: PlaceBan(person=1, places="x", until=case.today), None),
    "a duty to report never": (lambda _: PlaceDuty(person=1, place="x", report_every_days=0), "reports_never"),
    "a duty to report once in a lifetime": (
        lambda _: PlaceDuty(person=1, place="x", report_every_days=10**12),
        "reports_seldom",
    ),
    "a duty to report once a year": (lambda _: PlaceDuty(person=1, place="x", report_every_days=365), None),
    "a duty to report": (lambda _: PlaceDuty(person=1, place="x", report_every_days=7), None),
    "of nobody": (lambda case: case.charge(person=7), "nobody_of_the_case"),
}


@pytest.mark.parametrize("name", PROPOSALS)
def test_a_proposal_is_what_the_record_and_the_rule_say(name: str) -> None:
    make, code = PROPOSALS[name]
    case = Case().examined()
    assert case.code(case.propose(make(case))) == code


def test_who_is_alleged_nothing_meets_no_measure() -> None:
    case = Case().examined(alleged=False)
    assert case.code(case.propose()) == "nothing_alleged_of"


def test_what_is_found_no_longer_is_proposed_on_no_longer() -> None:
    case = Case().examined()
    case.walk.version[1] = None
    deport = Deport(person=1, cost_bearer=CostBearer.PERSON, destination="x")
    assert case.code(case.propose(deport)) == "nothing_found_of"


def test_nobody_comes_into_a_case_that_was_examined() -> None:
    case = Case().examined()
    assert case.code(keeping.AddPerson(on=case.today, record=5, because="x")) == "not_here"


def test_a_copy_that_could_not_be_handed_over_shortens_no_time_to_object() -> None:
    case = Case().examined().decided(Deport(person=1, cost_bearer=CostBearer.PERSON, destination="x"))
    for right in (Right.COPY_HANDED, Right.OBJECTION_EXPLAINED, Right.COMPLAINT_ADDRESS):
        case.do(deciding.SkipRight(on=case.today, person=1, right=right, because="berangkat lebih dahulu"))
    case.do(carrying_out.RecordDeparture(on=case.today, person=1, border_post="x", carrier="x", by_own_means=True))
    case.do(carrying_out.EndExecution(on=case.today))
    last = case_law_on(case.today).calendar.after(case.today, 21)
    case.walk.today = last
    assert case.code(ending.Close(on=last, outcome=Outcome.DEPARTED, because="x")) == "time_to_object"
    case.walk.today += timedelta(days=1)
    assert case.code(ending.Close(on=case.today, outcome=Outcome.DEPARTED, because="x")) is None


def test_a_case_does_not_end_while_somebody_is_deprived_of_liberty_in_it() -> None:

    case = Case().examined()
    case.do(detaining.RequestDetention(on=case.today, person=1, ground=detaining.DetentionGround.NO_PERMIT, room="x", because="x"), by=1)  # fmt: skip
    case.do(detaining.OrderDetention(on=case.today, person=1, taken="Tidak ada."), by=2)
    assert case.code(ending.Close(on=case.today, outcome=Outcome.CLEARED, because="x")) == "still_detained"
    case.do(detaining.Release(on=case.today, person=1, because="x"))
    assert case.code(ending.Close(on=case.today, outcome=Outcome.CLEARED, because="x")) is None


def test_who_was_placed_elsewhere_without_a_request_is_not_ordered_into_the_room() -> None:

    case = Case().examined()
    case.do(keeping.Protect(on=case.today, person=1, protection=Protection.ILLNESS, because="x"))
    case.do(detaining.PlaceElsewhere(on=case.today, person=1, place="RS Khayal", because="x"), by=1)
    case.do(keeping.LiftProtection(on=case.today, person=1, protection=Protection.ILLNESS, because="x"))
    assert case.code(detaining.OrderDetention(on=case.today, person=1, taken="x"), by=2) == "no_detention_request"


def test_what_was_decided_stays_in_its_case_until_the_time_to_object_is_over() -> None:
    case = Case().examined().decided().told()
    case.do(carrying_out.RecordNonpayment(on=case.today, person=1, why=carrying_out.Nonpayment.REFUSED, because="x"))
    assert case.code(keeping.Join(on=case.today, other=2, because="x")) == "goes_while_decided"
    assert case.code(keeping.OfferTransfer(on=case.today, office=2, because="x")) == "goes_while_decided"
    police = ending.Close(on=case.today, outcome=Outcome.HANDED_TO_POLICE, because="x", referred_to="x")
    assert case.code(police) == "time_to_object"


def test_nothing_is_carried_out_on_facts_that_were_withdrawn_since() -> None:
    case = Case().examined().decided().told()
    bill = carrying_out.Bill(on=case.today, person=1, billing_code="1" * 15, amount=DAYS * PER_DAY)
    for is_gone, code in ((True, "decided_on_withdrawn_facts"), (False, None)):
        case.do(keeping.FactsWithdrawn(on=case.today, person=1, finding=1, is_gone=is_gone, before="a", now="b"))
        assert case.code(bill) == code


def test_only_an_offer_is_answered() -> None:
    case = Case()
    assert case.code(keeping.TransferAnswered(on=case.today, accepted=True)) == "not_offered"


def test_what_a_witness_was_given_was_not_given_to_the_person() -> None:
    case, said = Case(), (inquiry.QuestionAndAnswer(question="x", answer="y"),)
    case.do(inquiry.Verify(on=case.today, result="x"))
    case.do(inquiry.BeginExamination(on=case.today, because="x"))
    case.do(deciding.GiveRight(on=case.today, person=1, right=Right.IDENTITY_SHOWN, how="x"))
    case.do(deciding.SkipRight(on=case.today, person=1, right=Right.INTERPRETER, because="x"))
    record = inquiry.Examine(on=case.today, person=1, place="x", language="x", interpreter="x", lawyer="x", questions=said, read_back=True)  # fmt: skip
    own = {Right.INTERPRETER, Right.LEGAL_HELP}
    case.do(replace(record, examined="Reka Penjamin, penjamin"))
    assert own.isdisjoint(case.walk.state.of(1).given)
    assert case.walk.state.of(1).skipped == {Right.INTERPRETER}
    case.do(record)
    assert own <= set(case.walk.state.of(1).given)
    assert case.walk.state.of(1).skipped == set(), "what was left out at first was given after all"
