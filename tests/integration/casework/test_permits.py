"""What a case does to a stay permit is a fact of the register, from which the next night judges."""

from datetime import date, timedelta

import pytest
from tests.factories import facts
from tests.factories.cases import TODAY, CaseOffice
from tests.factories.office import as_owner, looking
from tests.factories.signed_in import client_of

from timpora.accounts.models import Account
from timpora.casework import correcting, opening
from timpora.casework.core.acts import ending
from timpora.casework.core.acts.carrying_out import CarryOut, EndExecution, ProposeBan
from timpora.casework.core.acts.keeping import FactsWithdrawn
from timpora.casework.core.acts.measures import Ban, MeasureKind, Permit, PermitAction
from timpora.casework.core.statuses import Origin, Outcome
from timpora.kernel.refusals import Refused
from timpora.register import actions as register
from timpora.register.models import StayPermit, WorkPermit
from timpora.screening.models import Finding


VALID = TODAY + timedelta(days=20)


def decided(the_office: CaseOffice, person: int, action: PermitAction, *, until: date | None = None) -> int:
    """A case, after a tip, in which something was decided of a permit that is valid for twenty days still."""
    with looking(the_office.examiner) as by:
        case = opening.open_case(by=by, asked=opening.Opened(records=[person], origin=Origin.TIP, because="laporan rekaan"), on=the_office.on)  # fmt: skip
    the_office.to_the_table(case)
    terms = "" if action is PermitAction.CANCELLED else "hanya untuk keperluan keluarga"
    the_office.decide(
        case, Permit(person=1, action=action, terms=terms, until=until), because="izin dipakai untuk bekerja"
    )
    the_office.tell(case)
    return case


def carried_out(the_office: CaseOffice, **told: object) -> CarryOut:
    return CarryOut(on=the_office.on, person=1, measure=MeasureKind.PERMIT, remark="dicatat", **told)  # type: ignore[arg-type]


def refusal_of(the_office: CaseOffice, case: int, act: object, by: Account | None = None) -> str:
    with pytest.raises(Refused) as refused:
        the_office.do(case, act, by)
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


def test_limiting_a_permit_never_makes_it_longer(the_office: CaseOffice) -> None:
    person = the_office.somebody(limit=VALID)
    the_office.night()
    until = VALID + timedelta(days=30)
    case = decided(the_office, person, PermitAction.LIMITED, until=until)
    beyond = carried_out(the_office, stay_limit=until + timedelta(days=1))
    assert refusal_of(the_office, case, beyond) == "case_limit_longer_than_decided"
    assert refusal_of(the_office, case, carried_out(the_office, stay_limit=until)) == "case_limit_longer"
    the_office.do(case, carried_out(the_office, stay_limit=VALID))
    assert [row.valid_until for row in permits(person) if row.withdrawn_at is None] == [VALID]


def worker(the_office: CaseOffice, name: str) -> int:
    """Somebody whose plan ended while the stay permit runs."""
    person = the_office.somebody(name, limit=VALID)
    with looking(the_office.examiner) as by:
        facts.fact(by, "work_permits", person_record_id=person, valid_from=TODAY - timedelta(days=90), valid_until=TODAY - timedelta(days=20), work_permit_number=f"T-{person}")  # fmt: skip
    return person


def cancelled_with_a_ban(the_office: CaseOffice, person: int) -> int:
    """A case on a plan that ended, in which the permit was cancelled, carried out, and a ban is to be proposed."""
    finding = the_office.finding(person, "work_permit_ended")
    with looking(the_office.examiner) as by:
        case = opening.open_case(by=by, asked=opening.Opened(findings=[finding], because="RPTKA rekaan berakhir"), on=the_office.on)  # fmt: skip
    the_office.to_the_table(case)
    measures = (Permit(person=1, action=PermitAction.CANCELLED), Ban(person=1, months=6))
    the_office.decide(case, *measures, because="izin dipakai untuk bekerja")
    the_office.tell(case)
    the_office.do(case, carried_out(the_office))
    return case


def morning(the_office: CaseOffice, *, days: int = 1) -> int:
    """The next day: how many changes cases were told."""
    the_office.on += timedelta(days=days)
    the_office.night()
    with looking(the_office.machine) as by:
        return correcting.catch_up(by=by, on=the_office.on).told


def renew(the_office: CaseOffice, person: int) -> None:
    """The register learns that the plan had not ended."""
    with looking(the_office.examiner) as by:
        wrong = WorkPermit.objects.get(person_record=person, withdrawn_at__isnull=True)
        changes = {"valid_until": TODAY + timedelta(days=300)}
        register.amend(by=by, kind="work_permits", fact=wrong.pk, source=facts.source(by, f"{person}.csv"), changes=changes, because="salah ketik")  # fmt: skip


def propose_ban(the_office: CaseOffice, case: int) -> None:
    ban = ProposeBan(on=the_office.on, person=1, months=6, photo=the_office.photo(case), because="bekerja tanpa RPTKA")
    the_office.do(case, ban, the_office.head_of_office)


def overstays(the_office: CaseOffice) -> set[int]:
    with looking(the_office.machine):
        open_ones = Finding.objects.filter(rule_id="overstay").exclude(state="gone")
        return set(open_ones.values_list("person", flat=True))


def standing(person: int) -> list[tuple[date | None, date | None]]:
    return [(row.valid_until, row.cancelled_on) for row in permits(person) if row.withdrawn_at is None]


def page_of(the_office: CaseOffice, case: int) -> str:
    return str(client_of(the_office.head_of_section).get(f"/perkara/{case}/").content, "utf-8")


def test_a_permit_that_the_case_itself_cancelled_takes_nothing_from_under_its_decision(the_office: CaseOffice) -> None:
    one, other = worker(the_office, "Reka Satu"), worker(the_office, "Reka Dua")
    the_office.night()
    case, ended = cancelled_with_a_ban(the_office, one), cancelled_with_a_ban(the_office, other)
    assert [morning(the_office, days=days) for days in (0, 1, 1)] == [0, 0, 0], (
        "what the case did itself is no correction"
    )
    assert overstays(the_office) == {one, other}
    assert "tidak ditemukan lagi" not in page_of(the_office, case)
    withdrawn = ending.Close(on=the_office.on, outcome=Outcome.WITHDRAWN_BY_CORRECTION, because="RPTKA berlaku")
    assert refusal_of(the_office, case, withdrawn, the_office.head_of_section) == "case_outcome_not_true"
    for number in (case, ended):
        propose_ban(the_office, number)
    the_office.do(ended, EndExecution(on=the_office.on))
    the_office.on += timedelta(days=40)
    closing = ending.Close(on=the_office.on, outcome=Outcome.MEASURES_CARRIED_OUT, because="selesai")
    the_office.do(ended, closing, the_office.head_of_section)
    assert morning(the_office) == 0
    # Where the data were wrong all the same, both learn it, and both permits stand again.
    for person in (one, other):
        renew(the_office, person)
    assert morning(the_office) == 1
    assert [step.act.now for step in the_office.steps(ended) if isinstance(step.act, FactsWithdrawn)] == ["gone"]
    assert "tidak ditemukan lagi" in page_of(the_office, case)
    the_office.do(ended, ending.TellCorrection(on=the_office.on, because="RPTKA berlaku"), the_office.head_of_section)
    withdrawn = ending.Close(on=the_office.on, outcome=Outcome.WITHDRAWN_BY_CORRECTION, because="RPTKA berlaku")
    the_office.do(case, withdrawn, the_office.head_of_section)
    assert [standing(one), standing(other)] == [[(VALID, None)], [(VALID, None)]]
    assert morning(the_office) == 0


def test_an_objection_that_is_granted_gives_the_permit_back_and_nobody_is_found_past_the_limit(the_office: CaseOffice) -> None:  # fmt: skip
    one, other = worker(the_office, "Reka Satu"), worker(the_office, "Reka Dua")
    the_office.night()
    granted, corrected = cancelled_with_a_ban(the_office, one), cancelled_with_a_ban(the_office, other)
    morning(the_office)
    for case in (granted, corrected):
        propose_ban(the_office, case)
        the_office.do(case, EndExecution(on=the_office.on))
        the_office.do(case, ending.ReceiveObjection(on=the_office.on, person=1, grounds="RPTKA sedang diurus", evidence="tanda terima"))  # fmt: skip
        the_office.do(case, ending.ForwardObjection(on=the_office.on, person=1, received_on=the_office.on, remark="kabulkan"))  # fmt: skip
    earlier = the_office.on - timedelta(days=5)
    with looking(the_office.examiner) as by:
        put_right = StayPermit.objects.get(person_record=other, withdrawn_at__isnull=True)
        register.amend(by=by, kind="stay_permits", fact=put_right.pk, source=facts.source(by), changes={"cancelled_on": earlier}, because="salah ketik")  # fmt: skip
    for case in (granted, corrected):
        the_office.do(case, ending.DecideObjection(on=the_office.on, person=1, granted=True, number=f"M.{case}/2023", remark="terbukti"))  # fmt: skip
    back = [row for row in permits(one) if row.withdrawn_at is None]
    assert [(row.valid_until, row.cancelled_on, row.closed_because) for row in back] == [(VALID, None, None)]
    assert permits(one)[-2].withdrawn_because == "Keputusan dalam perkara 0001/PERKARA/2023 tidak berlaku lagi"
    assert standing(other) == [(VALID, earlier)], "what somebody put right since stays"
    morning(the_office)
    assert overstays(the_office) == {other}
    assert not [step for step in the_office.steps(granted) if isinstance(step.act, FactsWithdrawn)]
