"""Reminders as programs send and read them: the same letters, reasons and walls as on pages, each once however often it is asked."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from tests.factories import office as offices
from tests.factories.programs import Program, answers_for, ending_soon, program

from timpora.accounts.core.roles import Permission, Role
from timpora.accounts.models import Account
from timpora.screening import nights
from timpora.ui.office_day import office_day


pytestmark = pytest.mark.usefixtures("office_database")


def soon(*permissions: Permission) -> tuple[Program, int, Account]:
    """A program of an officer, the finding that somebody's limit ends soon, and the officer."""
    officer = offices.account()
    person = ending_soon(officer, office_day(), name="Reka Segera")
    with offices.looking(offices.account(Role.MACHINE, name="malam")) as by:
        nights.catch_up(by=by, on=office_day())
    [one] = program(officer).get(f"/people/{person}/findings").json()["items"]
    return program(officer, *permissions), one["finding"], officer


def told(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def test_a_program_reminds_once_and_reads_what_came_of_it_and_the_letter() -> None:
    own, finding, _ = soon()
    sent = {"person": "reka@contoh.example", "reason": "limit compared with the passport"}
    made = told(own.post(f"/findings/{finding}/reminder", sent, key="pengingat-rekaan-1"))
    assert (made["name"], made["letters"], made["outcome"]) == ("Reka Segera", ["person"], "open")
    assert made["stay_limit"] == (office_day() + timedelta(days=5)).isoformat()
    assert [(one["recipient"], one["state"]) for one in made["messages"]] == [("person", "waiting")]
    assert "reka@contoh" not in str(made), "an address is told on pages alone"
    assert told(own.post(f"/findings/{finding}/reminder", sent, key="pengingat-rekaan-1")) == made

    [listed] = told(own.get("/reminders"))["items"]
    assert listed == made == told(own.get(f"/reminders/{made['reminder']}"))
    month = office_day().isoformat()[:7]
    assert [len(told(own.get("/reminders", asked))["items"]) for asked in ({"month": month}, {"month": "1999-01"}, {"outcome": "left"})] == [1, 0, 0]  # fmt: skip
    letter = own.get(f"/reminders/{made['reminder']}/letters/person")
    assert (letter["Content-Type"], letter.content[:5]) == ("application/pdf", b"%PDF-")
    assert "Reka" not in letter["Content-Disposition"]
    assert own.get(f"/reminders/{made['reminder']}/letters/sponsor").json()["code"] == "not_found"
    assert mail.outbox == [], "a message leaves by the worker alone"


def test_what_needs_a_reason_or_is_no_address_is_refused_and_nothing_is_issued() -> None:
    own, finding, _ = soon()
    told(own.post(f"/findings/{finding}/reminder", {"reason": "limit compared with the passport"}))
    again = own.post(f"/findings/{finding}/reminder")
    assert (again.status_code, again.json()["code"]) == (422, "reminded_before")
    wrong = own.post(f"/findings/{finding}/reminder", {"person": "no address", "reason": "asked again at the counter"})
    assert wrong.status_code == 422
    assert own.post("/findings/999999/reminder").json()["code"] == "not_found"
    assert own.get("/reminders", {"month": "2023-13"}).json()["code"] == "wrong_values"
    assert len(told(own.get("/reminders"))["items"]) == 1


def test_a_token_without_the_power_sends_none_and_outside_the_own_work_a_reason_is_needed() -> None:
    own, finding, officer = soon(Permission.READ_REGISTER)
    assert own.post(f"/findings/{finding}/reminder").json()["code"] == "not_in_scope"
    answers_for(officer, "36.73")
    assert program(officer).post(f"/findings/{finding}/reminder").json()["code"] == "reason_needed"
    assert told(own.get("/reminders"))["items"] == []
