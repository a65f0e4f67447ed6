"""What a case does to a stay permit is a fact of the register, from which the next night judges."""

from datetime import timedelta

import pytest
from tests.factories.cases import TODAY, CaseOffice
from tests.factories.office import as_owner, looking

from timpora.casework import opening
from timpora.casework.core.acts.carrying_out import CarryOut
from timpora.casework.core.acts.measures import MeasureKind, Permit, PermitAction
from timpora.casework.core.statuses import Origin
from timpora.kernel.refusals import Refused
from timpora.register.models import StayPermit
from timpora.screening.models import Finding


VALID = TODAY + timedelta(days=20)


def decided(the_office: CaseOffice, person: int, action: PermitAction) -> int:
    """A case, after a tip, in which something was decided of a permit that is valid for twenty days still."""
    with looking(the_office.examiner) as by:
        case = opening.open_case(by=by, asked=opening.Opened(records=[person], origin=Origin.TIP, because="laporan rekaan"), on=the_office.on)  # fmt: skip
    the_office.to_the_table(case)
    terms = "" if action is PermitAction.CANCELLED else "hanya untuk keperluan keluarga"
    the_office.decide(case, Permit(person=1, action=action, terms=terms), because="izin dipakai untuk bekerja")
    the_office.tell(case)
    return case


def carried_out(the_office: CaseOffice, **told: object) -> CarryOut:
    return CarryOut(on=the_office.on, person=1, measure=MeasureKind.PERMIT, remark="dicatat", **told)  # type: ignore[arg-type]


def refusal_of(the_office: CaseOffice, case: int, act: object) -> str:
    with pytest.raises(Refused) as refused:
        the_office.do(case, act)
    return refused.value.refusal.code


def permits(person: int) -> list[StayPermit]:
    with as_owner():
        return list(StayPermit.objects.filter(person_record=person).order_by("id"))


def test_a_permit_that_was_cancelled_or_changed_holds_in_the_register_as_it_was_decided(the_office: CaseOffice) -> None:
    one, other = (the_office.somebody(name, limit=VALID) for name in ("Reka Satu", "Reka Dua"))
    the_office.night()
    cancelled = decided(the_office, one, PermitAction.CANCELLED)
    changed = decided(the_office, other, PermitAction.CHANGED)
    later = the_office.on + timedelta(days=5)
    assert refusal_of(the_office, cancelled, carried_out(the_office, stay_limit=later)) == "case_no_new_limit"
    assert refusal_of(the_office, changed, carried_out(the_office, stay_limit=TODAY - timedelta(days=1))) == "case_limit_reaches_back"  # fmt: skip
    the_office.do(cancelled, carried_out(the_office))
    the_office.do(changed, carried_out(the_office, stay_limit=later))
    before, now = permits(one)
    assert (before.withdrawn_because, now.replaces) == ("Dilaksanakan dengan keputusan dalam perkara 0001/PERKARA/2023", before.pk)  # fmt: skip
    assert (now.cancelled_on, now.closed_because, now.valid_until) == (TODAY, "cancelled", VALID)
    assert [(row.withdrawn_at is None, row.valid_until) for row in permits(other)] == [(False, VALID), (True, later)]
    the_office.on += timedelta(days=1)
    the_office.night()
    with looking(the_office.machine):
        found = dict(Finding.objects.filter(rule_id="overstay").values_list("person", "stay_limit"))
    assert found == {one: TODAY}, "who has no permit any more is past its limit, and nobody else"
