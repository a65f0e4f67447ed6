"""Unpaid, deported with a ban proposed; more than sixty days, detained, objected to after departure: whole stories by hand and by law."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.factories.cases import CaseOffice
from tests.factories.office import as_owner, looking

from timpora.accounts.models import Account
from timpora.casework import queries
from timpora.casework.core.acts import carrying_out, detaining, ending, inquiry
from timpora.casework.core.acts.measures import Ban, CostBearer, Deport
from timpora.casework.core.clocks import ClockState, clocks_of
from timpora.casework.core.rights import Right
from timpora.casework.core.spans import spans_of
from timpora.casework.core.statuses import Outcome, Status
from timpora.casework.core.terms import ClockKind
from timpora.casework.models import CaseDocument
from timpora.kernel.refusals import Refused
from timpora.letters import queries as issued
from timpora.screening import queries as screening
from timpora.screening.core.case_law import case_law_on


CONSULAR = (Right.CONSULAR_ASKED, Right.CONSULAR_NOTICE)


def refusal_of(the_office: CaseOffice, case: int, act: object, by: Account | None = None) -> str:
    with pytest.raises(Refused) as refused:
        the_office.do(case, act, by)
    return refused.value.refusal.code


def deport(the_office: CaseOffice, case: int) -> None:
    """Planned and done, with the notice to the mission."""
    plan = carrying_out.PlanDeparture(
        on=the_office.on, person=1, leaves_on=the_office.on, border_post="Bandara Khayal", carrier="KH 101", cost_bearer=CostBearer.PERSON,
        escorts="Reka Petugas 198001012005011001",
    )  # fmt: skip
    assert refusal_of(the_office, case, plan) == "case_right_consular_asked"
    the_office.right(case, *CONSULAR)
    the_office.do(case, plan)
    the_office.do(case, carrying_out.RecordDeparture(on=the_office.on, person=1, border_post="Bandara Khayal", carrier="KH 101"))  # fmt: skip


def days_in_the_room(the_office: CaseOffice, case: int, on: date) -> tuple[int, int, ClockState]:
    """The count of the days of detention, aloud, as it stands on a day."""
    with looking(the_office.head_of_office) as viewer:
        spans = spans_of(queries.numbers_of(viewer, case), the_office.state(case))
    [clock] = [one for one in clocks_of(spans, law=case_law_on(on), on=on) if one.span.kind is ClockKind.DETENTION]
    return clock.day, clock.of, clock.state


def propose_ban(the_office: CaseOffice, case: int) -> None:
    ban = carrying_out.ProposeBan(on=the_office.on, person=1, months=6, photo=the_office.photo(case), because="tidak membayar")  # fmt: skip
    with as_owner():
        CaseDocument.objects.create(office=the_office.office, case_id=case, name="a.pdf", media_type="application/pdf", size=1, digest="a", content=b"a", account=1)  # fmt: skip
    for number in (0, ban.photo + 1, ban.photo + 2):  # none, no picture, nothing at all
        wrong = replace(ban, photo=number, has_photo=True)
        assert refusal_of(the_office, case, wrong, the_office.head_of_office) == "case_ban_without_photo"
    step = the_office.do(case, ban, the_office.head_of_office)
    with looking(the_office.head_of_office) as viewer:
        [letter] = issued.documents(viewer, the_office.steps(case)[step - 1].letters).values()
    assert "Foto terlampir: Pasfoto rekaan." in str(letter.blocks)


def test_who_cannot_pay_is_deported_with_a_ban_proposed_and_the_exit_is_known_the_next_night(
    the_office: CaseOffice,
) -> None:
    person = the_office.somebody()
    the_office.night()
    finding, case = the_office.finding(person), the_office.open(person)
    the_office.to_the_table(case)
    the_office.decide(case, the_office.charge())
    the_office.tell(case)
    the_office.do(case, carrying_out.Bill(on=the_office.on, person=1, billing_code="820230627000001", amount=43_000_000))  # fmt: skip
    nothing = carrying_out.RecordNonpayment(on=the_office.on, person=1, why=carrying_out.Nonpayment.UNABLE, because="tidak ada uang")  # fmt: skip
    the_office.do(case, nothing)
    assert the_office.state(case).status is Status.CONFERENCE
    the_office.confer(case)
    the_office.decide(case, Deport(person=1, cost_bearer=CostBearer.PERSON, destination="Negara Khayal"), Ban(person=1, months=6))  # fmt: skip
    assert refusal_of(the_office, case, carrying_out.EndExecution(on=the_office.on)) == "case_not_carried_out"
    the_office.tell(case)
    deport(the_office, case)
    propose_ban(the_office, case)
    the_office.do(case, carrying_out.EndExecution(on=the_office.on))
    the_office.on += timedelta(days=1)
    the_office.night()
    with looking(the_office.head_of_office) as viewer:
        [kept] = screening.some(viewer, [finding], on=the_office.on)
    assert "Left the country on 27 June 2023." in kept.told.sentence.en
    corrected = ending.Close(on=the_office.on, outcome=Outcome.WITHDRAWN_BY_CORRECTION, because="hilang")
    assert refusal_of(the_office, case, corrected, the_office.head_of_section) == "case_outcome_not_true"
    the_office.on += timedelta(days=40)
    the_office.do(case, ending.Close(on=the_office.on, outcome=Outcome.DEPARTED, because="selesai"), the_office.head_of_section)  # fmt: skip
    assert the_office.state(case).outcome is Outcome.DEPARTED


def test_beyond_sixty_days_detained_deported_and_the_objection_after_departure_is_granted(  # noqa: PLR0915 - a whole story
    the_office: CaseOffice,
) -> None:
    person = the_office.somebody(limit=the_office.on - timedelta(days=75))
    the_office.night()
    case = the_office.open(person)
    the_office.to_the_table(case)
    ask = detaining.RequestDetention(on=the_office.on, person=1, ground=detaining.DetentionGround.NO_PERMIT, room="Ruang 1", because="dapat melarikan diri")  # fmt: skip
    the_office.do(case, ask)
    order = detaining.OrderDetention(on=the_office.on, person=1, taken="tidak ada")
    assert refusal_of(the_office, case, order, the_office.head_of_section) == "case_may_not"
    the_office.do(case, order, the_office.head_of_office)
    assert days_in_the_room(the_office, case, the_office.on) == (1, 30, ClockState.RUNNING)
    assert days_in_the_room(the_office, case, the_office.on + timedelta(days=29))[2] is ClockState.DUE_TODAY
    assert days_in_the_room(the_office, case, the_office.on + timedelta(days=28))[2] is ClockState.WARNING
    measures = (Deport(person=1, cost_bearer=CostBearer.SPONSOR, destination="Negara Khayal"),)
    the_office.decide(case, *measures)
    the_office.tell(case)
    deport(the_office, case)
    assert not the_office.state(case).of(1).is_detained
    the_office.do(case, carrying_out.EndExecution(on=the_office.on))
    the_office.on += timedelta(days=60)
    late = ending.ReceiveObjection(on=the_office.on, person=1, grounds="limit salah", evidence="visa")
    assert refusal_of(the_office, case, late) == "case_objection_late"
    taken = ending.ReceiveObjection(on=the_office.on, person=1, grounds="limit salah", evidence="visa", late_because="surat tertahan di pos")  # fmt: skip
    the_office.do(case, taken)
    closing = ending.Close(on=the_office.on, outcome=Outcome.DEPARTED, because="selesai")
    assert refusal_of(the_office, case, closing, the_office.head_of_section) == "case_objection_unanswered"
    backwards = ending.ForwardObjection(on=the_office.on, person=1, received_on=the_office.on - timedelta(days=1), remark="kabulkan")  # fmt: skip
    assert refusal_of(the_office, case, backwards) == "case_minister_received_when"
    the_office.do(case, ending.ForwardObjection(on=the_office.on, person=1, received_on=the_office.on, remark="kabulkan"))  # fmt: skip
    the_office.do(case, ending.DecideObjection(on=the_office.on, person=1, granted=True, number="M.1/2023", remark="terbukti"))  # fmt: skip
    assert the_office.state(case).decision.set_aside  # type: ignore[union-attr]
    closing = ending.Close(on=the_office.on, outcome=Outcome.SET_ASIDE_ON_OBJECTION, because="dikabulkan")
    the_office.do(case, closing, the_office.head_of_section)
    assert the_office.state(case).outcome is Outcome.SET_ASIDE_ON_OBJECTION


def test_a_field_check_in_an_urgent_case_is_approved_by_somebody_else_before_it_has_a_result(the_office: CaseOffice) -> None:  # fmt: skip
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    report = inquiry.ReportUrgent(on=the_office.on, person=1, ground=inquiry.UrgentGround.CAUGHT, place="Pasar Khayal", what="berdagang")  # fmt: skip
    the_office.do(case, report, the_office.head_of_section)
    result = inquiry.RecordFieldCheck(on=the_office.on, place="Pasar Khayal", met=True, result="ditemui")
    assert refusal_of(the_office, case, result) == "case_no_order"
    approve = inquiry.ApproveUrgent(on=the_office.on, because="tertangkap tangan")
    assert refusal_of(the_office, case, approve, the_office.head_of_section) == "case_own_urgent_report"
    the_office.do(case, approve, the_office.head_of_office)
    the_office.do(case, result)
    the_office.do(case, inquiry.OrderUrgent(on=the_office.on, officers="Reka Petugas"), the_office.head_of_office)
