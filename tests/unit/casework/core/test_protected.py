"""About whom nothing is concluded by the rules alone, and whose state of origin learns nothing."""

from dataclasses import replace
from datetime import timedelta

from tests.factories.case_by_hand import Case, deported

from timpora.casework.core.acts import carrying_out, deciding, keeping
from timpora.casework.core.acts.measures import CostBearer
from timpora.casework.core.protection import Protection


def test_the_mission_of_an_asylum_seeker_is_not_asked_to_pay() -> None:
    case = Case().examined()
    by_the_mission = replace(deported(), cost_bearer=CostBearer.MISSION)
    assert case.code(case.propose(by_the_mission)) is None
    case.do(keeping.Protect(on=case.today, person=1, protection=Protection.ASYLUM_SEEKER, because="x"))
    assert case.code(case.propose(by_the_mission)) == "no_mission_pays"
    case.decided(deported()).told()
    plan = carrying_out.PlanDeparture(on=case.today, person=1, leaves_on=case.today, border_post="x", carrier="x", cost_bearer=CostBearer.MISSION, escorts="x")  # fmt: skip
    assert case.code(plan) == "no_mission_pays"
    assert case.code(replace(plan, cost_bearer=CostBearer.PERSON)) is None
    assert (
        case.code(replace(plan, cost_bearer=CostBearer.PERSON, leaves_on=case.today - timedelta(days=1)))
        == "leaves_before"
    )


def test_nobody_protected_meets_a_measure_without_a_persons_own_reasons() -> None:
    for protection, measure in (
        (Protection.CHILD, None), (Protection.ASYLUM_SEEKER, None), (Protection.DUAL_NATIONAL_CHILD, None), (Protection.STATELESS, None),
        (Protection.CHILD, deported()), (Protection.ILLNESS, deported()), (Protection.PREGNANCY, deported()),
    ):  # fmt: skip
        case = Case().examined()
        case.do(keeping.Protect(on=case.today, person=1, protection=protection, because="x"))
        case.approved(measure or case.charge())
        assert case.code(deciding.Decide(on=case.today), by=3) == "person_needed", protection
        assert case.code(deciding.Decide(on=case.today, person_needed="x"), by=3) is None
    case = Case().examined()
    case.do(keeping.Protect(on=case.today, person=1, protection=Protection.ILLNESS, because="x"))
    case.approved(case.charge())
    assert case.code(deciding.Decide(on=case.today), by=3) is None


def test_a_charge_whose_days_no_finding_gives_is_decided_with_a_persons_own_reasons() -> None:
    case = Case().examined()
    case.walk.is_unfound = True
    case.approved(case.charge())
    assert case.code(deciding.Decide(on=case.today), by=3) == "person_needed"
