"""After a night: open cases learn once of each change of that on which they rest, and their owners see it until they act."""

from datetime import timedelta

from tests.factories import facts
from tests.factories.cases import CaseOffice
from tests.factories.office import as_owner, looking

from timpora.casework import correcting, queries
from timpora.casework.core.acts import ending, keeping
from timpora.casework.core.known import in_words
from timpora.casework.core.statuses import Outcome
from timpora.entrypoints import watching
from timpora.register import actions as register
from timpora.register.ledger import SourceKind
from timpora.register.models import StayPermit
from timpora.screening.case_facts import law_has_changed
from timpora.screening.models import Run


def morning(the_office: CaseOffice) -> correcting.Corrected:
    """A night, and what the cases are told after it."""
    the_office.night()
    with looking(the_office.machine) as by:
        return correcting.catch_up(by=by, on=the_office.on)


def correct(the_office: CaseOffice, person: int, days: int) -> None:
    with looking(the_office.examiner) as by:
        wrong = StayPermit.objects.get(person_record=person, withdrawn_at__isnull=True)
        source = register.record_source(by=by, kind=SourceKind.FORM, file="Pembetulan rekaan")
        register.withdraw(by=by, kind="stay_permits", fact=wrong.pk, because="salah ketik batas")
        values = {"person_record_id": person, "kind": wrong.kind, "valid_from": wrong.valid_from, "valid_until": the_office.on + timedelta(days=days)}  # fmt: skip
        register.record(by=by, kind="stay_permits", source=source, values=values)


def told(the_office: CaseOffice, case: int) -> list[keeping.FactsWithdrawn]:
    return [step.act for step in the_office.steps(case) if isinstance(step.act, keeping.FactsWithdrawn)]


def mine(the_office: CaseOffice) -> list[int]:
    with looking(the_office.examiner) as viewer:
        return [one.id for one in queries.withdrawn_for(viewer)]


def test_a_corrected_limit_is_told_once_to_the_case_and_its_owner_until_somebody_acts(the_office: CaseOffice) -> None:
    person, other = the_office.somebody(), the_office.somebody("Reka Lain")
    the_office.night()
    case, untouched = the_office.open(person), the_office.open(other)
    assert morning(the_office).told == 0
    correct(the_office, person, days=10)
    assert morning(the_office).told == 1
    assert [morning(the_office).told for _ in range(2)] == [0, 0]
    [change] = told(the_office, case)
    assert (change.is_gone, change.person, change.now) == (True, 1, "gone")
    assert in_words(change.before).en.startswith("limit 15 May 2023; certainty: proven")
    assert (told(the_office, untouched), mine(the_office)) == ([], [case])
    assert the_office.steps(case)[-1].by == the_office.machine.pk
    the_office.do(case, ending.Close(on=the_office.on, outcome=Outcome.WITHDRAWN_BY_CORRECTION, because="batas salah"), the_office.head_of_section)  # fmt: skip
    assert mine(the_office) == []


def test_each_further_change_is_told_again_and_days_that_pass_are_none(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    for _ in range(3):
        the_office.on += timedelta(days=1)
        assert morning(the_office).told == 0
    correct(the_office, person, days=-20)
    assert morning(the_office).told == 1
    correct(the_office, person, days=10)
    assert morning(the_office).told == 1
    assert [one.is_gone for one in told(the_office, case)] == [False, True]


def test_an_exit_that_is_recorded_late_reaches_the_case(the_office: CaseOffice) -> None:
    person = the_office.somebody(met=False)
    the_office.night()
    case = the_office.open(person)
    with looking(the_office.examiner) as by:
        facts.fact(by, "crossings", person_record_id=person, crossed_on=the_office.on - timedelta(days=50), direction="exit")  # fmt: skip
    assert morning(the_office).told == 1
    assert [one.is_gone for one in told(the_office, case)] == [True]


def test_a_closed_case_is_told_nothing(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    the_office.do(case, ending.Close(on=the_office.on, outcome=Outcome.HANDED_TO_POLICE, because="x", referred_to="Polres Rekaan"), the_office.head_of_section)  # fmt: skip
    correct(the_office, person, days=10)
    assert morning(the_office).told == 0
    assert told(the_office, case) == []


def test_whoever_watches_beside_the_worker_tells_the_cases_after_the_run(the_office: CaseOffice, monkeypatch) -> None:
    monkeypatch.setattr(watching, "office_day", lambda: the_office.on)
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    correct(the_office, person, days=10)
    for _ in range(3):
        watching.look_in(the_office.machine.pk)
    assert len(told(the_office, case)) == 1


def test_a_change_of_the_law_between_two_runs_is_known(the_office: CaseOffice) -> None:
    the_office.somebody()
    the_office.night()
    with looking(the_office.machine) as by:
        assert not law_has_changed(by, since=the_office.on)
    with as_owner():
        Run.objects.update(law="lain")
    the_office.on += timedelta(days=1)
    the_office.night()
    with looking(the_office.machine) as by:
        assert law_has_changed(by, since=the_office.on)
        assert not law_has_changed(by, since=the_office.on + timedelta(days=1))


def test_deadlines_stay_and_are_worked_out_anew_where_the_law_changed(the_office: CaseOffice, monkeypatch) -> None:
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    with looking(the_office.examiner) as viewer:
        before = queries.one(viewer, case)
    assert morning(the_office).moved == 0
    monkeypatch.setattr(correcting, "law_has_changed", lambda _by, *, since: since == the_office.on)
    assert morning(the_office).moved == 1
    with looking(the_office.examiner) as viewer:
        assert queries.one(viewer, case) == before
