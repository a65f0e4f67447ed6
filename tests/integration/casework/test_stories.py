"""Whole stories of cases, from a finding to the end, each step by whom the law wants it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.factories.cases import CaseOffice
from tests.factories.office import looking

from timpora.casework import opening, queries
from timpora.casework.core.acts import carrying_out, ending, keeping
from timpora.casework.core.statuses import Origin, Outcome, Status
from timpora.kernel.refusals import Refused
from timpora.screening import queries as screening
from timpora.screening.core.states import FindingState


def refusal_of(the_office: CaseOffice, case: int, act: object, by: object = None) -> str:
    with pytest.raises(Refused) as refused:
        the_office.do(case, act, by)
    return refused.value.refusal.code


def test_paid_within_the_days_of_the_charge_the_case_ends_when_the_time_to_object_is_over(
    the_office: CaseOffice,
) -> None:
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    the_office.to_the_table(case)
    the_office.decide(case, the_office.charge())
    the_office.tell(case)
    the_office.pay(case, 43_000_000)
    the_office.do(case, carrying_out.EndExecution(on=the_office.on))
    closing = ending.Close(on=the_office.on, outcome=Outcome.SETTLED_BY_CHARGE, because="lunas")
    assert refusal_of(the_office, case, closing, the_office.head_of_section) == "case_time_to_object"
    the_office.on += timedelta(days=40)
    closing = ending.Close(on=the_office.on, outcome=Outcome.SETTLED_BY_CHARGE, because="lunas")
    the_office.do(case, closing, the_office.head_of_section)
    state = the_office.state(case)
    assert (state.status, state.outcome) == (Status.CLOSED, Outcome.SETTLED_BY_CHARGE)


def test_a_finding_is_referred_to_its_case_and_who_is_cleared_leaves_the_lists(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    the_office.night()
    finding, case = the_office.finding(person), the_office.open(person)

    def state_of_the_finding() -> FindingState:
        with looking(the_office.head_of_section) as by:
            return screening.some(by, [finding], on=the_office.on)[0].state

    assert state_of_the_finding() is FindingState.REFERRED
    closing = ending.Close(on=the_office.on, outcome=Outcome.CLEARED, because="paspor orang lain")
    the_office.do(case, closing, the_office.head_of_section)
    assert state_of_the_finding() is FindingState.CLEARED
    the_office.night()
    assert state_of_the_finding() is FindingState.CLEARED, "until its facts change"


def test_a_case_that_began_with_a_tip_takes_the_finding_in_which_leaves_the_new_ones(the_office: CaseOffice) -> None:
    person, other = the_office.somebody(), the_office.somebody("Reka Lain")
    the_office.night()
    finding, of_another = the_office.finding(person), the_office.finding(other)
    with looking(the_office.examiner) as by:
        asked = opening.Opened(records=[person], origin=Origin.TIP, because="laporan warga")
        case = opening.open_case(by=by, asked=asked, on=the_office.on)
    assert the_office.state(case).origin is Origin.TIP
    link = keeping.LinkFinding(on=the_office.on, finding=finding, because="orang yang dilaporkan")
    assert refusal_of(the_office, case, replace(link, because=" ")) == "case_link_without_reason"
    assert refusal_of(the_office, case, replace(link, finding=of_another)) == "case_finding_of_another"
    the_office.do(case, link)
    with looking(the_office.head_of_section) as by:
        assert screening.some(by, [finding], on=the_office.on)[0].state is FindingState.REFERRED
        assert queries.of_findings(by, [finding])[finding].id == case
    assert refusal_of(the_office, case, link) == "case_finding_has_a_case"
    the_office.to_the_table(case)
    the_office.decide(case, the_office.charge())
    assert the_office.state(case).status is Status.EXECUTION


def test_a_charge_without_a_finding_needs_a_persons_own_reasons(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    with looking(the_office.examiner) as by:
        asked = opening.Opened(records=[person], origin=Origin.FIELD, because="ditemui di lapangan")
        case = opening.open_case(by=by, asked=asked, on=the_office.on)
    the_office.to_the_table(case)
    with pytest.raises(Refused) as refused:
        the_office.decide(case, the_office.charge())
    assert refused.value.refusal.code == "case_person_needed"
    assert "tidak berasal dari temuan" in refused.value.refusal.what.id
