"""Cases for programs: found, read, opened and worked on as on pages, and neither approved, ordered nor decided."""

from dataclasses import replace
from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django.fixtures import Settings
from tests.factories import office as offices
from tests.factories.cases import TODAY, CaseOffice
from tests.factories.programs import Program, program

from timpora.accounts.core.roles import Permission, Role
from timpora.accounts.core.tokens import POWERS
from timpora.audit.models import Event
from timpora.casework import delegating, standing_queries
from timpora.casework.actions import BY_ITS_DOOR
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.statuses import Power
from timpora.casework.core.table import TABLE
from timpora.casework.models import CaseStep


pytestmark = pytest.mark.usefixtures("office_database", "stands")
NOTE = {"kind": "note", "on": "2023-06-27", "text": "ditelepon penjaminnya"}
SUMMONED = {
    "kind": "summon", "on": "2023-06-27", "person": 1, "whom": "Reka Wei", "appears_on": "2023-07-05", "at": "09:00:00", "purpose": "diperiksa",
}  # fmt: skip
FOR_PEOPLE_ALONE = sorted(kind.value for kind, row in TABLE.items() if row.power in {Power.APPROVE, Power.DECIDE})


@pytest.fixture
def stands(settings: Settings) -> None:
    settings.STANDS_ON = TODAY


@pytest.fixture
def the_office() -> CaseOffice:
    return CaseOffice()


@pytest.fixture
def case(the_office: CaseOffice) -> int:
    person = the_office.somebody()
    the_office.night()
    return the_office.open(person)


def told(answer: HttpResponse, status: int = 200) -> Any:
    assert answer.status_code == status, answer.content.decode()
    return answer.json()


def problem(answer: HttpResponse, status: int, code: str) -> None:
    found = told(answer, status)
    assert found["code"] == code, found


def acts(own: Program, case: int) -> dict[str, Any]:
    return {one["kind"]: one for one in told(own.get(f"/cases/{case}/acts"))}


def test_a_case_is_opened_worked_on_and_read_again(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    the_office.night()
    own = program(the_office.examiner)
    opened = told(own.post("/cases", {"findings": [the_office.finding(person)], "reason": "ditemui petugas"}))
    assert (opened["number"], opened["status"], opened["due"], opened["steps"]) == (
        "0001/PERKARA/2023",
        "triage",
        "triage",
        1,
    )
    case = opened["case"]
    verified = told(own.post(f"/cases/{case}/acts?seen=1", {"kind": "verify", "on": "2023-06-27", "result": "cocok"}))
    assert (verified["step"], verified["case"]["status"]) == (2, "verification")
    seen = told(own.get(f"/cases/{case}"))
    assert [step["act"]["kind"] for step in seen["steps_taken"]] == ["open", "verify"]
    assert seen["people"][0]["name"] == "Reka Wei"
    assert seen["people"][0]["rights"]["identity_shown"] == "owed"
    assert [(one["deadline"], one["state"]) for one in seen["deadlines"]] == [("verification", "running")]
    assert told(own.get("/cases"))["items"] == [verified["case"]]
    assert "Reka Wei" not in own.get("/cases").content.decode(), "a list names nobody"
    assert told(own.get("/cases?status=triage"))["items"] == []
    problem(own.post("/cases", {"findings": [the_office.finding(person)], "reason": "lagi"}), 409, "case_finding_has_a_case")  # fmt: skip


def test_what_cannot_be_done_says_why_when_it_is_asked_for_and_when_it_is_tried(
    the_office: CaseOffice, case: int
) -> None:
    own = program(the_office.examiner)
    offered = acts(own, case)
    assert offered["verify"]["why_not"] is None
    assert "examine" not in offered, "it belongs to another stage"
    examined = {
        "kind": "begin_examination",
        "on": "2023-06-27",
        "because": "ditemui",
    }
    problem(own.post(f"/cases/{case}/acts", examined), 422, "case_not_here")
    problem(own.post(f"/cases/{case}/acts", {**NOTE, "on": "2023-06-28"}), 422, "case_in_the_future")
    problem(own.post(f"/cases/{case}/acts", {**NOTE, "text": " \n "}), 422, "case_blank")
    problem(own.post(f"/cases/{case}/acts?seen=7", NOTE), 409, "case_moved_on")
    problem(own.post(f"/cases/{case + 1}/acts", NOTE), 404, "not_found")
    with offices.looking(the_office.examiner):
        assert CaseStep.objects.count() == 1, "what was refused left nothing"


NO_ACTS = [
    {**NOTE, "text": "a\x00b"},
    {**NOTE, "text": "a\x1bb"},
    {**NOTE, "text": "a" * 20_001},
    {**NOTE, "on": "9999-12-31"},
    {**NOTE, "on": "0001-01-01"},
    {**NOTE, "on": 1687824000},
    {**NOTE, "on": "2023-06-27T00:00:00"},
    {**NOTE, "more": 1},
    {"kind": "note", "on": "2023-06-27"},
    {"kind": "no_such_act", "on": "2023-06-27"},
    {"kind": ["note"], "on": "2023-06-27"},
    {"on": "2023-06-27", "text": "tanpa jenis"},
    {"kind": "add_person", "on": "2023-06-27", "record": 2**53 + 1, "because": "x"},
    {"kind": "add_person", "on": "2023-06-27", "record": 1.5, "because": "x"},
    {"kind": "add_person", "on": "2023-06-27", "record": True, "because": "x"},
    {"kind": "split", "on": "2023-06-27", "people": [1] * 201, "because": "x"},
    {},
    {**NOTE, "text": "\ud800"},
]


def test_what_is_no_act_is_refused_without_a_word_of_it(the_office: CaseOffice, case: int) -> None:
    own = program(the_office.examiner)
    for sent in NO_ACTS:
        problem(own.post(f"/cases/{case}/acts", sent), 422, "wrong_values")


def test_no_program_approves_orders_or_decides_whoever_it_belongs_to(the_office: CaseOffice, case: int) -> None:
    own = program(the_office.head_of_section)
    for kind in FOR_PEOPLE_ALONE:
        problem(own.post(f"/cases/{case}/acts", {"kind": kind, "on": "2023-06-27"}), 403, "case_only_by_a_person")
    offered = [one for kind, one in acts(own, case).items() if kind in FOR_PEOPLE_ALONE]
    assert {one["why_not"].partition(" are done")[0] for one in offered} == {"Approving, ordering and deciding"}


def test_a_token_can_be_given_no_power_to_approve_or_to_decide() -> None:
    assert not {Permission.APPROVE_CASES, Permission.DECIDE_CASES} & set(POWERS)
    assert len(FOR_PEOPLE_ALONE) > 10


def test_a_program_uses_no_power_that_was_delegated_to_its_owner(the_office: CaseOffice, case: int) -> None:
    with offices.looking(the_office.head_of_section) as by:
        delegating.delegate(
            by=by, to=the_office.examiner.pk, power=Power.APPROVE, first_day=TODAY, last_day=TODAY, because="cuti rekaan", on=TODAY
        )  # fmt: skip
    with offices.looking(the_office.examiner) as by:
        assert Power.APPROVE in standing_queries.hand_of(by, on=TODAY).powers, "the person may"
        assert standing_queries.hand_of(replace(by, token=1), on=TODAY).powers == {Power.WORK}
    own = program(the_office.examiner)
    problem(
        own.post(
            f"/cases/{case}/acts",
            {"kind": "close", "on": "2023-06-27", "outcome": "cleared", "because": "tidak ada"},
        ),
        403,
        "case_only_by_a_person",
    )


def test_what_has_a_page_of_its_own_is_done_there(the_office: CaseOffice, case: int) -> None:
    sent: dict[str, dict[str, Any]] = {
        ActKind.OPEN: {"origin": "tip", "because": "coba"},
        ActKind.RECEIVE_DOCUMENT: {"document": 1, "title": "coba", "digest": "x"},
        ActKind.TRANSFER_ANSWERED: {"accepted": True},
        ActKind.FACTS_WITHDRAWN: {"person": 1, "finding": 1, "is_gone": True, "before": "x", "now": "y"},
    }
    own = program(the_office.examiner)
    for kind in BY_ITS_DOOR:
        answer = own.post(f"/cases/{case}/acts", {"kind": kind, "on": "2023-06-27", **sent[kind]})
        problem(answer, 422, "case_by_its_own_door")


def test_an_auditor_reads_and_does_nothing_and_an_administrator_sees_nothing(the_office: CaseOffice, case: int) -> None:
    auditor = program(offices.account(Role.AUDITOR, the_office.office))
    assert told(auditor.get(f"/cases/{case}"))["case"] == case
    problem(auditor.post(f"/cases/{case}/acts", NOTE), 403, "not_in_scope")
    problem(auditor.post("/cases", {"people": [1], "origin": "tip", "reason": "coba"}), 403, "not_in_scope")
    assert {one["kind"] for one in acts(auditor, case).values() if one["why_not"] is None} == set()
    reading = program(the_office.examiner, Permission.READ_REGISTER)
    problem(reading.post(f"/cases/{case}/acts", NOTE), 403, "not_in_scope")


def test_a_case_that_hides_somebody_is_there_for_who_is_cleared_alone(the_office: CaseOffice, case: int) -> None:
    own = program(the_office.officer)
    protected = {
        "kind": "protect",
        "on": "2023-06-27",
        "person": 1,
        "protection": "victim",
        "because": "paspornya ditahan",
    }
    done = told(own.post(f"/cases/{case}/acts", protected))
    assert done == {"step": 2, "case": None}, "it is hidden from who set the flag"
    problem(own.get(f"/cases/{case}"), 404, "not_found")
    assert told(own.get("/cases"))["items"] == []
    auditor = program(offices.account(Role.AUDITOR, the_office.office))
    problem(auditor.get(f"/cases/{case}"), 404, "not_found")
    assert told(program(the_office.examiner).get(f"/cases/{case}"))["people"][0]["protections"] == ["victim"]  # fmt: skip


def test_a_letter_of_a_case_is_its_pdf_and_that_it_was_read_is_noted(the_office: CaseOffice, case: int) -> None:
    own = program(the_office.examiner)
    told(own.post(f"/cases/{case}/acts", {"kind": "verify", "on": "2023-06-27", "result": "cocok"}))
    told(own.post(f"/cases/{case}/acts", SUMMONED))
    one = told(own.get(f"/cases/{case}"))["letters"][-1]
    assert (one["kind"], one["issued_on"], one["withdrawn_on"]) == ("summons", "2023-06-27", None)
    answer = own.get(f"/cases/{case}/letters/{one['letter']}")
    assert answer.status_code == 200, answer.content
    assert answer.content.startswith(b"%PDF")
    problem(own.get(f"/cases/{case}/letters/{one['letter'] + 1}"), 404, "not_found")
    with offices.looking(the_office.head_of_office):
        noted = Event.objects.filter(subject=f"case:{case}").values_list("action", flat=True)
        assert list(noted.order_by("id"))[-2:] == ["case_read", "case_letter_read"]
