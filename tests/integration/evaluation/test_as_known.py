"""Figures of a quarter behind the viewer's walls, counted by hand beside; and, asked again as they were known, the same to the letter."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from threading import Event, Thread

from django.db import connection
from tests.factories import facts
from tests.factories import office as offices
from tests.factories.cases import TODAY, CaseOffice
from tests.factories.office import looking
from tests.integration.evaluation.conftest import Quarter, moment
from tests.office.server import SharedServer, point_django_at

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.casework import opening
from timpora.casework.core.acts import keeping
from timpora.casework.core.history import History
from timpora.casework.histories import histories
from timpora.evaluation import keeping as figures
from timpora.evaluation import queries, telling
from timpora.evaluation.core.asking import Asked
from timpora.evaluation.core.comparing import Comparison, period_before
from timpora.evaluation.core.indicators import standard_indicators
from timpora.evaluation.queries import Evaluation
from timpora.kernel.periods import Period
from timpora.kernel.text import Language
from timpora.postgres.names import WEB
from timpora.postgres.settled import settled_until
from timpora.register import actions as register
from timpora.screening import law_actions
from timpora.screening.core.law_changes import ChangeOf, ChangeTold


SECOND = Period(date(2023, 4, 1), date(2023, 6, 30))
EVERYTHING = tuple(standard_indicators().values())


def evaluated(account: Account, at: datetime, *, period: Period = SECOND, by: str | None = None) -> Evaluation:
    with looking(account) as viewer:
        return queries.evaluate(viewer, Asked(period=period, as_known=at, indicators=EVERYTHING, by=by))


def values(found: Evaluation) -> dict[str, float | str | None]:
    """The value of each indicator; where there is no data, that."""
    return {one.indicator.id: "no data" if one.whole.no_data else one.whole.value for one in found.answers}


def test_the_figures_are_those_that_one_counts_by_hand(quarter: Quarter) -> None:
    head = quarter.office.head_of_office
    found = evaluated(head, quarter.then)
    expected = {
        "people_under_supervision": 5, "people_said_to_have_left": 0, "limits_respected": 25.0, "limits_waiting": 0, "prevention": 100.0,
        "reminders_made": "no data", "reminders_that_worked": "no data", "findings_on_the_last_day": 3, "people_with_findings": 3,
        "hit_rate": 50.0, "false_findings": 1, "findings_gone": 1, "limit_to_detection": 3, "detection_to_contact": 0,
        "contact_to_decision": 0, "decision_to_departure": "no data", "limit_to_departure": "no data", "cases_opened": 1, "cases_closed": 0,
        "cases_with_actions": 1, "people_acted_upon": 1, "actions_decided": 1, "objections_received": 0, "objections_granted": "no data",
        "people_detained": 0, "detention_days": 0, "charges_due": 7_000_000, "charges_received": 7_000_000, "charges_paid": 100.0,
        "feeds_that_reported": "no data", "places_that_reported": "no data", "rows_refused": "no data",
        "promises_kept": "no data", "promises_moved": "no data",
        "contradictions": 1,  # the extension of sixty-one days, which no index gives
    }  # fmt: skip
    assert values(found) == expected
    first = evaluated(head, quarter.then, period=period_before(SECOND))
    assert values(first)["hit_rate"] == values(first)["cases_opened"] == "no data", (
        "before the first screening and case"
    )
    compared = telling.beside_before(found, first)
    assert compared["people_under_supervision", telling.WHOLE][1] is Comparison.HIGHER
    assert compared["limits_respected", telling.WHOLE][1] is Comparison.CANNOT_TELL
    lines = "\n".join(telling.as_lines(found, Language.INDONESIAN, compared))
    assert "Biaya beban yang diputus: Rp7.000.000; dari 1 tindakan" in lines


def test_late_data_change_no_old_answer_by_a_letter(quarter: Quarter) -> None:
    the_office = quarter.office

    def as_it_reads(at: datetime) -> list[str]:
        by_each = (evaluated(the_office.head_of_office, at, by=by) for by in ("district", "kind", "rule"))
        return [telling.as_json(one, Language.INDONESIAN) for one in by_each]

    first = as_it_reads(quarter.then)
    with looking(the_office.examiner) as by:
        facts.fact(by, "crossings", person_record_id=quarter.late, direction="exit", crossed_on=date(2023, 6, 19))
        facts.fact(by, "presence", person_record_id=quarter.late, from_on=date(2023, 6, 1), until_on=date(2023, 6, 2), area_code="36.04.08.2001", place="Hotel Khayal")  # fmt: skip
        facts.fact(by, "places")
        new = facts.fact(by, "people", name="Reka Susulan", name_key="REKA SUSULAN")
        facts.fact(by, "stay_permits", person_record_id=new, valid_from=date(2023, 4, 1), valid_until=date(2023, 5, 1))
        register.withdraw(by=by, kind="stay_permits", fact=quarter.permit, because="salah orang")
    # From now on, who has thirty days left is found too; an answer as known before is judged by the law as it was approved then.
    thirty = ChangeTold(of=ChangeOf.SETTING, name="reminder.limit_within_days", begins_on=TODAY, last_day=None, stands_apart=False, told={"value": 30}, citation="SK Rekaan 1/2023")  # fmt: skip
    with looking(offices.account(Role.ADMINISTRATOR, the_office.office)) as by:
        change = law_actions.propose(by=by, change=thirty, because="rekaan", on=TODAY)
    with looking(the_office.head_of_section) as by:
        law_actions.approve(by=by, change=change, on=TODAY)
    the_office.on = TODAY + timedelta(days=1)
    friend = the_office.somebody("Reka Teman")
    the_office.night()
    second = the_office.open(friend)
    the_office.do(second, keeping.AddPerson(on=the_office.on, record=quarter.late, because="ikut"))
    assert as_it_reads(quarter.then) == first
    now = as_it_reads(moment(the_office.machine))
    assert [old == new for old, new in zip(first, now, strict=True)] == [False, False, False]
    assert json.loads(now[0])["law"] != json.loads(first[0])["law"]


def test_who_sees_less_is_told_of_less_and_another_office_of_nothing(quarter: Quarter) -> None:
    assert values(evaluated(quarter.office.officer, quarter.then))["people_under_supervision"] == 4
    stranger = offices.account(Role.HEAD_OF_OFFICE, offices.office("lain-rekaan"))
    assert set(values(evaluated(stranger, quarter.then)).values()) == {"no data"}
    agency = offices.account(Role.MEMBER_AGENCY, quarter.office.office)
    assert set(values(evaluated(agency, quarter.then)).values()) == {"no data"}


def test_before_anything_was_recorded_there_is_no_data_and_no_0(quarter: Quarter) -> None:
    assert set(values(evaluated(quarter.office.head_of_office, quarter.before)).values()) == {"no data"}


def known_at(account: Account, at: datetime) -> dict[int, History]:
    with looking(account) as viewer:
        return {one.case: one for one in histories(viewer, as_known=at)}


def test_findings_and_people_that_come_into_a_case_later_were_not_known_in_it_before(quarter: Quarter) -> None:  # noqa: ARG001 - its database
    the_office = CaseOffice(offices.office("kedua-rekaan"))
    one, other, third = (the_office.somebody(name) for name in ("Reka Satu", "Reka Dua", "Reka Tiga"))
    the_office.night()
    with looking(the_office.examiner) as by:
        wanted = opening.Opened(records=[one, other], because="ditemui")
        case = opening.open_case(by=by, asked=wanted, on=TODAY)
    of_third = the_office.open(third)
    the_office.do(case, keeping.AddPerson(on=TODAY, record=third, because="ikut"))
    the_office.do(case, keeping.Split(on=TODAY, people=(2,), because="sendiri"), the_office.head_of_section)
    [alone] = {step.act.into for step in the_office.steps(case) if isinstance(step.act, keeping.Split)}
    then = moment(the_office.machine)
    before = known_at(the_office.head_of_office, then)
    assert (before[case].people, before[case].findings) == ({1: one, 2: other, 3: third}, {})
    the_office.do(case, keeping.LinkFinding(on=TODAY, finding=the_office.finding(one), because="nyata"))
    for joined in (of_third, alone):
        the_office.do(joined, keeping.Join(on=TODAY, other=case, because="satu perkara"), the_office.head_of_section)
    now = known_at(the_office.head_of_office, moment(the_office.machine))
    assert now[case].people == {1: one, 2: other, 3: third, 4: other}
    assert now[case].findings == {the_office.finding(one): 1, the_office.finding(third): 3}
    assert known_at(the_office.head_of_office, then) == before


def test_what_is_still_being_recorded_is_not_known_at_a_moment_that_was_told_before_it_was_there(
    quarter: Quarter, server: SharedServer
) -> None:
    """A fact has the time at which its transaction began, and is seen when that ends."""
    the_office, begun, may_end = quarter.office, Event(), Event()

    def records() -> None:
        with looking(the_office.examiner) as by:
            facts.fact(by, "stay_permits", valid_from=date(2023, 6, 1), valid_until=date(2023, 6, 30))
            begun.set()
            may_end.wait(60)
        connection.close()

    def as_it_reads(at: datetime) -> str:
        return telling.as_json(evaluated(the_office.head_of_office, at), Language.INDONESIAN)

    with _in_the_name_of_the_web(server):
        recorder = Thread(target=records)
        recorder.start()
        assert begun.wait(60)
        try:
            with looking(the_office.machine) as by:
                at = figures.shared_evaluation(by, Period(date(2023, 5, 1), date(2023, 5, 31)), TODAY).asked.as_known
            first = as_it_reads(at)
        finally:
            may_end.set()
            recorder.join()
        assert as_it_reads(at) == first
        with looking(the_office.machine):
            assert as_it_reads(settled_until()) != first


@contextmanager
def _in_the_name_of_the_web(server: SharedServer) -> Iterator[None]:
    """As an office's own processes sign in: who tests is the server's administrator, of whom the web role is told nothing."""
    own = dict(connection.settings_dict)
    point_django_at(server.place(own["NAME"], WEB))
    yield
    connection.close()
    connection.settings_dict.update(own)
