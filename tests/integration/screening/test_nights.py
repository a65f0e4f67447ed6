"""Screening in the office: who changed or whose day has come is judged, and nobody else; what people said of a finding stays."""

from datetime import date

import pytest
from django.db import ProgrammingError, connection
from tests.factories import facts
from tests.factories.office import account, looking

from timpora.accounts.core.roles import Role
from timpora.kernel.refusals import Refused
from timpora.register import actions as register
from timpora.register.judgements import Verdict
from timpora.screening import due, kept, nights, queries
from timpora.screening.models import Failure, Finding, FindingEvent, Run, Standing


pytestmark = pytest.mark.usefixtures("office_database", "unblocked")
MEETING, NEXT = date(2023, 6, 27), date(2023, 6, 28)


@pytest.fixture
def unblocked(django_db_blocker):
    with django_db_blocker.unblock():
        yield


class Office:
    """An office with an officer and its machine; each step is a transaction of its own."""

    def __init__(self) -> None:
        self.officer, self.machine = account(Role.EXAMINER), account(Role.MACHINE)

    def record(self, kind: str, **values: object) -> int:
        with looking(self.officer) as by:
            return facts.fact(by, kind, **values)

    def overstayer(self, **values: object) -> int:
        """Somebody whose permit ended on 15 May 2023."""
        with looking(self.officer) as by:
            person = facts.fact(by, "people", **values)
            facts.fact(by, "stay_permits", person_record_id=person)
            return person

    def night(self, on: date = MEETING, **asked: bool) -> nights.Done | None:
        with looking(self.machine) as by:
            return nights.catch_up(by=by, on=on, **asked)

    def disagreements(self, on: date = MEETING) -> int:
        with looking(self.machine) as by:
            found, stood = nights.compare(by=by, on=on)
        return found.number + stood.number

    def rules_of(self, person: int) -> list[str]:
        with looking(self.officer):
            return sorted(Finding.objects.filter(person=person).exclude(state="gone").values_list("rule_id", flat=True))

    def told(self, person: int) -> list[str]:
        with looking(self.officer):
            events = FindingEvent.objects.filter(finding__person=person).order_by("id")
            return list(events.values_list("what", flat=True))


def test_the_first_night_judges_everybody_and_a_quiet_one_after_it_nobody() -> None:
    office = Office()
    person = office.overstayer()
    first = office.night()
    assert first is not None
    assert (first.kind, first.judged, first.found) == (nights.Kind.WHOLE, 1, 1)
    assert office.rules_of(person) == ["overstay"]
    assert office.told(person) == ["found"]
    assert office.night() is None
    assert office.disagreements() == 0


def test_judging_everybody_twice_changes_nothing() -> None:
    office = Office()
    office.overstayer()
    office.record("stay_permits", valid_from=date(2023, 6, 2), valid_until=date(2023, 7, 1))
    office.night()
    again = office.night(whole=True)
    assert again is not None
    assert (again.judged, again.found, again.changed, again.gone) == (2, 0, 0, 0)


def test_what_is_recorded_later_is_judged_alone() -> None:
    office = Office()
    first = office.overstayer()
    office.night()
    second = office.overstayer(name="Reka Lain", name_key="REKA LAIN")
    done = office.night()
    assert done is not None
    assert (done.kind, done.judged, done.found, done.changed) == (nights.Kind.CHANGED, 1, 1, 0)
    office.record("crossings", person_record_id=first, direction="exit", crossed_on=date(2023, 5, 14))
    done = office.night()
    assert done is not None
    assert (done.judged, done.gone) == (1, 1)
    assert office.told(first) == ["found", "gone"]
    assert office.rules_of(second) == ["overstay"]
    assert office.disagreements() == 0


def test_whose_day_has_come_is_judged_without_any_new_fact() -> None:
    office = Office()
    person = office.record("stay_permits", valid_from=date(2023, 5, 22), valid_until=date(2023, 7, 20))
    office.night(date(2023, 6, 1))
    with looking(office.machine):
        standing = Standing.objects.get()
        assert standing.next_change_on == date(2023, 7, 6), "fourteen days before the limit"
        person = standing.person
    quiet = office.night(date(2023, 7, 5))
    assert quiet is not None
    assert quiet.judged == 0
    done = office.night(date(2023, 7, 6))
    assert done is not None
    assert (done.judged, done.found) == (1, 1)
    assert office.rules_of(person) == ["limit_ends_soon"]
    done = office.night(date(2023, 7, 21))
    assert done is not None
    assert (done.judged, done.found, done.gone) == (1, 1, 1)
    assert office.rules_of(person) == ["overstay"]
    assert office.disagreements(date(2023, 7, 21)) == 0


def test_joining_and_parting_records_moves_their_findings() -> None:
    office = Office()
    first, second = office.overstayer(), office.record("people", name="Reka Sama", name_key="REKA SAMA")
    office.record("crossings", person_record_id=second, direction="exit", crossed_on=date(2023, 5, 10))
    office.night()
    assert office.rules_of(first) == ["overstay"]
    with looking(office.officer) as by:
        said = register.judge(by=by, records=(first, second), verdict=Verdict.SAME, because="paspor yang sama dilihat")
    office.night()
    assert office.rules_of(first) == []
    assert office.disagreements() == 0
    with looking(office.officer) as by:
        register.withdraw_judgement(by=by, judgement=said, because="keliru")
    office.night()
    assert office.rules_of(first) == ["overstay"]
    assert office.disagreements() == 0
    with looking(office.machine):
        assert set(Standing.objects.values_list("person", flat=True)) == {first, second}


def test_a_record_that_is_withdrawn_leaves_no_standing_and_no_finding() -> None:
    office = Office()
    person = office.overstayer()
    office.night()
    with looking(office.officer) as by:
        register.withdraw(by=by, kind="people", fact=person, because="salah orang")
    office.night()
    assert office.rules_of(person) == []
    with looking(office.machine):
        assert not Standing.objects.exists()
    assert office.disagreements() == 0


def test_a_clock_that_went_back_judges_nobody() -> None:
    office = Office()
    office.overstayer()
    office.night(NEXT)
    with pytest.raises(Refused) as refused:
        office.night(MEETING)
    assert refused.value.refusal.code == "clock_went_back"
    assert "27 Juni 2023" in refused.value.refusal.what.id


def test_one_whom_no_rule_can_take_is_named_and_all_others_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office()
    office.night()
    people = [office.overstayer(name=f"Reka {n}", name_key=f"REKA {n}") for n in range(5)]
    real = nights.judge.__globals__["judged"]

    def stumbling(register, *law):
        if people[2] in register.people.collect().get_column("person"):
            raise OverflowError("Reka Rahasia")
        return real(register, *law)

    monkeypatch.setitem(nights.judge.__globals__, "judged", stumbling)
    done = office.night()
    assert done is not None
    assert [one.person for one in done.failed] == [people[2]]
    assert [office.rules_of(person) for person in people] == [
        ["overstay"],
        ["overstay"],
        [],
        ["overstay"],
        ["overstay"],
    ]
    with looking(office.machine):
        assert Failure.objects.values_list("person", "error", "mended_at").get() == (people[2], "OverflowError", None)
    monkeypatch.undo()
    office.night()
    assert office.rules_of(people[2]) == ["overstay"]
    with looking(office.machine):
        assert not Failure.objects.filter(mended_at=None).exists()


def test_a_database_that_was_restored_is_judged_whole() -> None:
    office = Office()
    office.overstayer()
    office.night()
    with looking(office.machine) as by:
        last = queries.last_run(by)
        assert last is not None
        Run.objects.create(
            office_id=by.office, kind="changed", as_of=MEETING, seen="4000000000:4000000000:", law=last.law, feeds=last.feeds,
            judged=0, found=0, changed=0, gone=0, seconds=0,
        )  # fmt: skip
    done = office.night()
    assert done is not None
    assert done.kind is nights.Kind.WHOLE


def test_whose_records_these_were_is_found_without_reading_everybody() -> None:
    office = Office()
    first, second, alone = (office.overstayer(name=f"Reka {n}", name_key=f"REKA {n}") for n in range(3))
    with looking(office.officer) as by:
        register.judge(by=by, records=(first, second), verdict=Verdict.SAME, because="paspor yang sama dilihat")
    office.night()
    with looking(office.machine), connection.cursor() as cursor:
        assert kept.whose([second, alone]) == {first, second}, "whoever is one record has no other"
        cursor.execute(
            "SELECT seq_scan, idx_scan > 0 FROM pg_stat_xact_user_tables WHERE relname = 'screening_standing'"
        )
        assert cursor.fetchone() == (0, True)
    with looking(office.officer):
        assert kept.whose([second]) == set(), "the machine alone may ask"


def test_what_was_asked_before_somebody_else_judged_is_asked_anew() -> None:
    office = Office()
    office.night()
    office.overstayer()
    with looking(office.machine) as by:
        asked = due.waiting(by, on=MEETING)
        assert asked.due
    office.night()
    with looking(office.machine) as by:
        assert nights.catch_up(by=by, on=MEETING, asked=asked) is None


def test_who_triages_moves_the_state_of_a_finding_and_nothing_else_of_it() -> None:
    office = Office()
    office.overstayer()
    office.night()
    with looking(office.officer):
        assert Finding.objects.update(state="seen") == 1
    for changed in ({"told": "{}"}, {"certainty": None}, {"state": "new"}, {"state": "gone"}):
        with pytest.raises(ProgrammingError, match="by screening alone"), looking(office.officer):
            Finding.objects.update(**changed)
