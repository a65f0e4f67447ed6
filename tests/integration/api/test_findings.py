"""Findings as programs are told of them: the queue page by page, one with its history, a step that is taken once."""

from datetime import date
from typing import Any

import pytest
from tests.factories import facts
from tests.factories import office as offices
from tests.factories.programs import Program, answers_for, overstayer, program

from timpora.accounts.core.roles import Permission, Role
from timpora.screening import nights
from timpora.ui.office_day import office_day


pytestmark = pytest.mark.usefixtures("office_database")


def judged() -> None:
    with offices.looking(offices.account(Role.MACHINE, name="malam")) as by:
        nights.catch_up(by=by, on=office_day())


def found(people: int = 1) -> tuple[Program, list[int]]:
    """A program of an officer in whose office some people are past their limit."""
    officer = offices.account()
    records = [overstayer(officer) if number == 0 else _other(officer, number) for number in range(people)]
    judged()
    return program(officer), records


def _other(officer: Any, number: int) -> int:
    with offices.looking(officer) as by:
        person = facts.fact(by, "people", name=f"Reka {number}")
        limit = None if number == 1 else date(2023, 5, number)
        facts.fact(by, "stay_permits", person_record_id=person, valid_from=None, valid_until=limit)
        facts.fact(by, "presence", person_record_id=person, until_on=None, from_on=date(2023, 6, 1))
        return person


def test_the_queue_is_read_page_by_page_each_finding_once_and_narrowed_by_what_is_asked() -> None:
    own, _ = found(6)
    whole = own.get("/findings", {"limit": 100}).json()
    assert whole["next"] is None
    read, cursor = [], None
    while True:
        page = own.get("/findings", {"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
        read += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    assert read == whole["items"]
    assert len({one["finding"] for one in read}) == len(read) == 6
    assert None in {one["told"]["stay_limit"] for one in read}, "those without a limit come last, and are not lost"
    overstays = own.get("/findings", {"rule": "overstay"}).json()["items"]
    assert {one["told"]["rule_id"] for one in overstays} == {"overstay"}
    assert own.get("/findings", {"state": "cleared"}).json()["items"] == []
    assert own.get("/findings", {"found_since": "2199-01-01"}).json()["items"] == []
    assert own.get("/findings", {"certainty": "proven", "rule": "limit_ends_soon"}).json()["items"] == []


@pytest.mark.parametrize("asked", [{"rule": "no_rule"}, {"state": "lost"}, {"district": "36.04"}, {"cursor": "bukan-penanda"}, {"found_since": "besok"}])  # fmt: skip
def test_what_cannot_be_asked_is_said(asked: dict[str, str]) -> None:
    own, _ = found(0)
    answer = own.get("/findings", asked)
    assert (answer.status_code, answer.json()["code"]) == (422, "wrong_values")


def test_findings_of_a_person_are_told_and_the_look_needs_a_reason_where_it_does_on_the_page() -> None:
    own, [record] = found()
    [one] = own.get(f"/people/{record}/findings").json()["items"]
    assert one["person"] == record
    assert one["told"]["sentence"]
    with offices.as_owner():
        officer = offices.Account.objects.get(role=Role.OFFICER)
    answers_for(officer, "36.73")
    for path in (f"/people/{record}/findings", f"/findings/{one['finding']}"):
        assert own.get(path).json()["code"] == "reason_needed"
    assert own.get(f"/findings/{one['finding']}", Timpora_Reason="ditanya Polsek").status_code == 200


def test_a_step_is_taken_once_noted_and_not_over_somebody_else_s() -> None:
    own, [record] = found()
    number = own.get(f"/people/{record}/findings").json()["items"][0]["finding"]
    read = own.get(f"/findings/{number}")
    assert [one["what"] for one in read.json()["history"]] == ["found"]
    assert read.json()["history"][0]["account"] is None
    path = f"/findings/{number}/state"
    assert own.post(path, {"state": "cleared"}).json()["code"] == "finding_without_reason"
    moved = own.post(path, {"state": "being_checked"}, key="langkah-rekaan-1", If_Match=read.headers["ETag"])
    assert moved.status_code == 200, moved.content
    assert (moved.json()["state"], moved.json()["next_states"]) == ("being_checked", ["seen", "referred", "cleared"])
    again = own.post(path, {"state": "being_checked"}, key="langkah-rekaan-1", If_Match=read.headers["ETag"])
    assert again.json() == moved.json()
    assert own.post(path, {"state": "seen"}, If_Match=read.headers["ETag"]).status_code == 412
    assert own.post(path, {"state": "being_checked"}).status_code == 409
    cleared = own.post(path, {"state": "cleared", "reason": "cap keluar dilihat"}, If_Match=moved.headers["ETag"])
    assert [(one["what"], one["because"]) for one in cleared.json()["history"]][-1] == ("cleared", "cap keluar dilihat")
    assert own.get("/findings", {"rule": "overstay"}).json()["items"] == []
    assert len(own.get("/findings", {"state": "cleared"}).json()["items"]) == 1


def test_a_token_that_only_reads_moves_nothing() -> None:
    own, [record] = found()
    number = own.get(f"/people/{record}/findings").json()["items"][0]["finding"]
    with offices.as_owner():
        officer = offices.Account.objects.get(role=Role.OFFICER)
    reads = program(officer, Permission.READ_REGISTER)
    assert reads.post(f"/findings/{number}/state", {"state": "seen"}).json()["code"] == "not_in_scope"


def test_when_people_were_judged_last_is_told() -> None:
    officer = offices.account()
    assert program(officer).get("/runs/latest").json() == {"run": None}
    judged()
    run = program(officer).get("/runs/latest").json()["run"]
    assert (run["kind"], run["judged"]) == ("whole", 0)
