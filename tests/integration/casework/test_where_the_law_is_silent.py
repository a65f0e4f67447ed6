"""Exactly sixty days, a limit that was wrong, and a victim: stories in which the software concludes nothing by itself."""

from datetime import timedelta

import pytest
from tests.factories.cases import CaseOffice
from tests.factories.office import account as an_account
from tests.factories.office import looking

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.casework import queries
from timpora.casework.core.acts import deciding, detaining, ending, keeping
from timpora.casework.core.acts.measures import Charge, CostBearer, Deport, Measure
from timpora.casework.core.protection import Protection
from timpora.casework.core.rights import Right
from timpora.casework.core.statuses import Outcome, Status
from timpora.kernel.refusals import Refused
from timpora.register import actions as register
from timpora.register.ledger import SourceKind
from timpora.register.models import StayPermit


def refusal_of(the_office: CaseOffice, case: int, act: object, by: Account | None = None) -> str:
    with pytest.raises(Refused) as refused:
        the_office.do(case, act, by)
    return refused.value.refusal.code


@pytest.mark.parametrize("choice", ["charge", "deportation"])
def test_exactly_at_the_threshold_a_named_officer_chooses_and_says_why(the_office: CaseOffice, choice: str) -> None:
    person = the_office.somebody(limit=the_office.on - timedelta(days=60))
    the_office.night()
    case = the_office.open(person)
    the_office.to_the_table(case)
    measures: dict[str, Measure] = {
        "charge": the_office.charge(60),
        "deportation": Deport(person=1, cost_bearer=CostBearer.PERSON, destination="Negara Khayal"),
    }
    other = Charge(person=1, judged_on=the_office.on, days=60, amount=1)
    assert refusal_of(the_office, case, deciding.Propose(on=the_office.on, measures=(other,), reasons="x")) == "case_other_amount"  # fmt: skip
    with pytest.raises(Refused) as refused:
        the_office.decide(case, measures[choice])
    assert refused.value.refusal.code == "case_person_needed"
    the_office.do(case, deciding.Decide(on=the_office.on, person_needed="datang sendiri melapor pada hari ke-60"), the_office.head_of_office)  # fmt: skip
    state = the_office.state(case)
    assert state.status is Status.EXECUTION
    assert state.decision is not None
    assert state.decision.measures == (measures[choice],)


def test_above_the_threshold_no_charge_can_be_proposed(the_office: CaseOffice) -> None:
    person = the_office.somebody(limit=the_office.on - timedelta(days=61))
    the_office.night()
    case = the_office.open(person)
    the_office.to_the_table(case)
    propose = deciding.Propose(on=the_office.on, measures=(the_office.charge(61),), reasons="x")
    assert refusal_of(the_office, case, propose) == "case_no_charge_for_days"


def correct_the_limit(the_office: CaseOffice, person: int, days: int) -> None:
    """The officer at the checkpoint had typed the wrong day."""
    with looking(the_office.examiner) as by:
        wrong = StayPermit.objects.get(person_record=person)
        source = register.record_source(by=by, kind=SourceKind.FORM, file="Pembetulan rekaan")
        register.withdraw(by=by, kind="stay_permits", fact=wrong.pk, because="salah ketik batas")
        values = {"person_record_id": person, "kind": wrong.kind, "valid_from": wrong.valid_from, "valid_until": the_office.on + timedelta(days=days)}  # fmt: skip
        register.record(by=by, kind="stay_permits", source=source, values=values)


def test_a_false_overstay_is_returned_when_the_limit_is_corrected_and_closed_as_withdrawn(
    the_office: CaseOffice,
) -> None:
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    the_office.to_the_table(case)
    propose = deciding.Propose(on=the_office.on, measures=(the_office.charge(),), reasons="melebihi izin")
    the_office.do(case, propose)
    correct_the_limit(the_office, person, days=10)
    the_office.read(case, the_office.head_of_section)
    assert refusal_of(the_office, case, deciding.Approve(on=the_office.on), the_office.head_of_section) == "case_facts_withdrawn"  # fmt: skip
    the_office.do(case, deciding.ReturnProposal(on=the_office.on, because="batasnya dibetulkan"), the_office.head_of_section)  # fmt: skip
    assert refusal_of(the_office, case, propose) in {"case_nothing_found_of", "case_other_days"}
    the_office.do(case, ending.Close(on=the_office.on, outcome=Outcome.WITHDRAWN_BY_CORRECTION, because="batas salah ketik"), the_office.head_of_section)  # fmt: skip
    assert the_office.state(case).outcome is Outcome.WITHDRAWN_BY_CORRECTION


def test_facts_that_changed_after_the_approval_keep_the_decision_from_being_made(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    the_office.to_the_table(case)
    the_office.do(case, deciding.Propose(on=the_office.on, measures=(the_office.charge(),), reasons="melebihi izin"))
    the_office.read(case, the_office.head_of_section)
    the_office.do(case, deciding.Approve(on=the_office.on), the_office.head_of_section)
    correct_the_limit(the_office, person, days=-20)  # still past the limit, by other days
    the_office.read(case, the_office.head_of_office)
    assert refusal_of(the_office, case, deciding.Decide(on=the_office.on), the_office.head_of_office) == "case_facts_changed"  # fmt: skip


def test_a_possible_victim_meets_no_measure_and_no_room_and_is_referred(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    the_office.to_the_table(case)
    the_office.do(case, keeping.Protect(on=the_office.on, person=1, protection=Protection.VICTIM, because="paspor ditahan majikan"), the_office.officer)  # fmt: skip
    with looking(the_office.officer) as viewer:
        assert queries.one(viewer, case) is None
    with pytest.raises(Refused) as refused:
        the_office.do(case, keeping.Note(on=the_office.on, text="rekaan"), the_office.officer)
    assert refused.value.refusal.code == "case_not_there"
    propose = deciding.Propose(on=the_office.on, measures=(the_office.charge(),), reasons="melebihi izin")
    assert refusal_of(the_office, case, propose) == "case_spared"
    ask = detaining.RequestDetention(on=the_office.on, person=1, ground=detaining.DetentionGround.NO_PERMIT, room="Ruang 1", because="x")  # fmt: skip
    assert refusal_of(the_office, case, ask) == "case_not_in_the_room"
    closing = ending.Close(on=the_office.on, outcome=Outcome.REFERRED_FOR_PROTECTION, because="dirujuk")
    assert refusal_of(the_office, case, closing, the_office.head_of_section) == "case_nobody_to_hand_to"
    closing = ending.Close(on=the_office.on, outcome=Outcome.REFERRED_FOR_PROTECTION, because="dirujuk", referred_to="UPTD PPA Rekaan")  # fmt: skip
    the_office.do(case, closing, the_office.head_of_section)
    assert the_office.state(case).outcome is Outcome.REFERRED_FOR_PROTECTION


def test_who_is_recognised_as_a_victim_after_the_proposal_meets_no_decision(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    the_office.to_the_table(case)
    the_office.do(case, deciding.Propose(on=the_office.on, measures=(the_office.charge(),), reasons="melebihi izin"))
    the_office.do(case, keeping.Protect(on=the_office.on, person=1, protection=Protection.VICTIM, because="dugaan"))
    the_office.read(case, the_office.head_of_section)
    assert refusal_of(the_office, case, deciding.Approve(on=the_office.on), the_office.head_of_section) == "case_spared"


def test_the_state_of_an_asylum_seeker_is_neither_asked_about_nor_told(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    the_office.do(case, keeping.Protect(on=the_office.on, person=1, protection=Protection.ASYLUM_SEEKER, because="kartu UNHCR"))  # fmt: skip
    for right in (Right.CONSULAR_ASKED, Right.CONSULAR_NOTICE):
        told = deciding.GiveRight(on=the_office.on, person=1, right=right, how="surat")
        assert refusal_of(the_office, case, told) == "case_no_consular_notice"


def test_a_hidden_case_keeps_its_finding_from_a_second_one_and_its_owner_is_somebody_who_sees_it(the_office: CaseOffice) -> None:  # fmt: skip
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    the_office.do(case, keeping.Protect(on=the_office.on, person=1, protection=Protection.VICTIM, because="dugaan"))
    with pytest.raises(Refused) as refused:
        the_office.open(person, by=the_office.officer)
    assert refused.value.refusal.code == "case_finding_taken"
    hand = keeping.HandOver(on=the_office.on, officer=the_office.officer.pk, because="cuti")
    assert refusal_of(the_office, case, hand) == "case_officer_sees_less"
    another = an_account(Role.EXAMINER, the_office.office, name="pemeriksa.lain")
    the_office.do(case, keeping.HandOver(on=the_office.on, officer=another.pk, because="cuti"))
    assert the_office.state(case).owner == another.pk
