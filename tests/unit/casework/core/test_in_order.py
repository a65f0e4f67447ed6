"""Nothing is dated before what it needs: an order before the field, a stage before what is done in it; and what is urgent gets its order."""

from datetime import timedelta

from tests.factories.case_by_hand import Case

from timpora.casework.core.acts import deciding, inquiry, keeping
from timpora.casework.core.measures_of_state import judged_day
from timpora.casework.core.rights import Right


def order(case: Case) -> inquiry.OrderFieldCheck:
    return inquiry.OrderFieldCheck(on=case.today, officers="x", place="x", until=case.today, purpose="x")


def found(case: Case, days_ago: int = 0) -> inquiry.RecordFieldCheck:
    return inquiry.RecordFieldCheck(on=case.today - timedelta(days=days_ago), place="x", met=True, result="x")


def urgent(case: Case) -> inquiry.ReportUrgent:
    return inquiry.ReportUrgent(on=case.today, person=1, ground=inquiry.UrgentGround.CAUGHT, place="x", what="x")


def heard(case: Case, days_ago: int = 0) -> inquiry.Examine:
    said = (inquiry.QuestionAndAnswer(question="x", answer="y"),)
    on = case.today - timedelta(days=days_ago)
    return inquiry.Examine(
        on=on, person=1, place="x", language="x", interpreter="x", lawyer="x", questions=said, read_back=True
    )


def test_the_field_was_not_checked_on_a_day_before_its_order() -> None:
    case = Case()
    case.do(urgent(case), by=2)
    case.walk.today += timedelta(days=3)
    case.do(order(case), by=3)
    assert case.code(found(case, days_ago=2)) == "no_order"
    assert case.code(found(case)) is None


def test_nobody_was_examined_before_the_examination_began() -> None:
    case = Case()
    case.do(inquiry.Verify(on=case.today, result="x"))
    case.walk.today += timedelta(days=3)
    case.do(inquiry.BeginExamination(on=case.today, because="x"))
    case.do(deciding.GiveRight(on=case.today, person=1, right=Right.IDENTITY_SHOWN, how="x"))
    assert case.code(heard(case, days_ago=1)) == "before_the_stage"
    assert case.code(heard(case)) is None


def test_what_was_begun_without_an_order_has_one_before_the_examination_ends() -> None:
    case = Case()
    case.do(urgent(case), by=2)
    case.do(inquiry.ApproveUrgent(on=case.today, because="x"), by=3)
    case.do(found(case))
    case.do(inquiry.BeginExamination(on=case.today, because="x"))
    case.do(deciding.GiveRight(on=case.today, person=1, right=Right.IDENTITY_SHOWN, how="x"))
    case.do(heard(case))
    case.do(keeping.Allege(on=case.today, person=1, provision="uu6-78-1", conduct="x"))
    assert case.code(inquiry.EndExamination(on=case.today)) == "no_urgent_order"
    case.walk.today += timedelta(days=4)
    case.do(inquiry.OrderUrgent(on=case.today, officers="x"), by=3)
    assert case.code(inquiry.EndExamination(on=case.today)) is None


def test_an_order_that_comes_instead_settles_a_report_that_nobody_approved() -> None:
    case = Case()
    case.do(urgent(case), by=2)
    case.do(order(case), by=3)
    assert case.walk.state.urgent is None
    assert case.code(inquiry.ApproveUrgent(on=case.today, because="x"), by=3) == "no_urgent_report"


def test_a_finding_is_linked_with_a_reason() -> None:
    case = Case()
    assert case.code(keeping.LinkFinding(on=case.today, finding=1)) == "link_without_reason"
    assert case.code(keeping.LinkFinding(on=case.today, finding=1, because="temuan tempat yang sama")) is None


def test_while_a_proposal_waits_everybody_reads_it_as_of_its_own_day() -> None:
    case = Case().examined()
    case.do(case.propose())
    proposed_on = case.today
    assert judged_day(case.walk.state, None, proposed_on + timedelta(days=5)) == proposed_on
