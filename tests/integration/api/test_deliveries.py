"""Lists sent by programs: mapped, checked, recorded, receipted and undone, each act once however often it is asked for."""

import threading
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings
from tests.factories import deliveries
from tests.factories import office as offices
from tests.factories.programs import Program, program
from tests.integration.intake import lists

from timpora.accounts.core.roles import Permission, Role
from timpora.intake import api
from timpora.intake.core import deliveries as events
from timpora.intake.models import Delivery
from timpora.jobs.models import Job


pytestmark = pytest.mark.usefixtures("office_database", "files")


@pytest.fixture
def files(tmp_path: Path, settings: Settings) -> Path:
    settings.FILES_FOLDER = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    return deliveries.permits(
        tmp_path, lists.person(1), lists.person(2), lists.person(3, batas_tinggal="31/06/2023")
    ).read_bytes()


def head_of_section() -> Program:
    return program(offices.account(Role.HEAD_OF_SECTION))


def test_a_file_goes_all_the_way_and_back(content: bytes) -> None:
    own = head_of_section()
    sent = own.send("izin rekaan.xlsx", content)
    assert (sent.status_code, sent.json()["is_new"], sent.json()["state"]) == (201, True, "open")
    number = sent.json()["delivery"]
    again = own.send("salinan.xlsx", content)
    assert (again.status_code, again.json()["is_new"], again.json()["delivery"]) == (200, False, number)
    assert own.get("/deliveries").json()["items"][0]["sender"] == "Hotel Khayal"
    assert own.get(f"/deliveries/{number}/receipt").status_code == 404

    checked = own.post(f"/deliveries/{number}/check").json()
    assert (checked["rows"], checked["accepted"], checked["refused"]) == (4, 2, 1)
    assert [(one["row"], one["column"]) for one in checked["refusals"]] == [(4, "Batas Tinggal")]
    assert own.get(f"/deliveries/{number}").json()["is_checked"] is True

    begun = own.post(f"/deliveries/{number}/commit")
    assert (begun.status_code, begun.json()["state"]) == (202, "waiting")
    job = begun.json()["job"]
    assert own.post(f"/deliveries/{number}/check").json()["code"] == "delivery_under_way"
    assert deliveries.work_off() == 1
    assert own.get(f"/jobs/{job}").json()["state"] == "done"
    assert own.get(f"/deliveries/{number}").json()["state"] == "recorded"
    assert own.get(f"/deliveries/{number}/receipt").json()["accepted"] == 2
    assert deliveries.standing_facts()["people"] == 2
    assert own.get("/feeds").json()["items"][0]["sender"] == "Hotel Khayal"
    feed = own.get("/feeds").json()["items"][0]["feed"]
    assert own.get(f"/feeds/{feed}").json()["last_rows"] == 2
    twice = own.post(f"/deliveries/{number}/commit")
    assert (twice.status_code, twice.json()["code"]) == (409, "delivery_not_there")

    undone = own.post(f"/deliveries/{number}/undo", {"reason": "berkas bulan yang salah"})
    assert (undone.status_code, undone.json()["facts_withdrawn"] > 2) == (200, True)
    assert deliveries.standing_facts() == {}
    assert own.get(f"/deliveries/{number}").json()["state"] == "undone"


def test_a_mapping_is_read_changed_and_remembered_and_no_change_is_lost(content: bytes) -> None:
    own = head_of_section()
    number = own.send("izin rekaan.xlsx", content).json()["delivery"]
    before = own.get(f"/deliveries/{number}/mapping")
    [sheet] = before.json()["sheets"]
    fields = {column["header"]: column["field"] for column in sheet["columns"]}
    assert (sheet["kind"], fields["No. Paspor"]) == ("permits", "document_number")
    columns = [{"place": one["place"], "field": one["field"]} for one in sheet["columns"] if one["field"] and one["header"] not in {"No", "Indeks"}]  # fmt: skip
    change = {"sheets": [{"kind": "permits", "columns": columns}]}

    assert own.put(f"/deliveries/{number}/mapping", change).json()["code"] == "if_match_needed"
    stale = own.put(f"/deliveries/{number}/mapping", change, If_Match='"stale"')
    assert (stale.status_code, stale.json()["code"]) == (412, "changed_meanwhile")
    changed = own.put(f"/deliveries/{number}/mapping", change, If_Match=before["ETag"])
    assert changed.status_code == 200, changed.content
    told = {column["header"]: column["field"] for column in changed.json()["sheets"][0]["columns"]}
    assert told == {**fields, "No": None, "Indeks": None}
    assert own.get(f"/deliveries/{number}/mapping").json() == changed.json()
    assert own.get(f"/deliveries/{number}/mapping")["ETag"] == changed["ETag"] != before["ETag"]
    assert own.put(f"/deliveries/{number}/mapping", change, If_Match=before["ETag"]).status_code == 412

    twice = [*columns, {"place": 0, "field": "document_number"}]
    for wrong, code in (
        ({"sheets": [{"kind": "permits", "columns": twice}]}, "field_twice"),
        ({"sheets": [{"kind": "permits", "columns": []}]}, "mapping"),
        ({"sheets": [{"kind": "no_kind", "columns": []}]}, "wrong_values"),
        ({"sheets": [{"kind": None}, {"kind": None}]}, "wrong_values"),
    ):
        refused = own.put(f"/deliveries/{number}/mapping", wrong, If_Match=changed["ETag"])
        assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert own.get(f"/deliveries/{number}/mapping").json() == changed.json()


def test_what_is_no_list_is_refused_and_leaves_nothing() -> None:
    own = head_of_section()
    refused = own.send("gambar.png", b"\x89PNG rekaan")
    assert (refused.status_code, refused["Content-Type"]) == (422, "application/problem+json")
    with offices.as_owner():
        assert Delivery.objects.count() == 0


def test_a_file_that_is_left_is_found_no_more(content: bytes) -> None:
    own = head_of_section()
    number = own.send("izin rekaan.xlsx", content).json()["delivery"]
    assert own.post(f"/deliveries/{number}/set-aside").json()["state"] == "set_aside"
    assert own.get(f"/deliveries/{number}").status_code == 404
    assert own.send("izin rekaan.xlsx", content).json()["is_new"] is True


def test_a_job_is_stopped(content: bytes) -> None:
    own = head_of_section()
    number = own.send("izin rekaan.xlsx", content).json()["delivery"]
    job = own.post(f"/deliveries/{number}/commit").json()["job"]
    assert own.post(f"/jobs/{job}/cancel").json()["state"] == "cancelled"
    assert own.get(f"/deliveries/{number}").json()["state"] == "open"


@pytest.mark.parametrize("key", ["", "short", "with a space", "x" * 101, "schlüssel"])
def test_an_act_without_a_key_is_not_done(key: str, content: bytes) -> None:
    own = head_of_section()
    own.heads["Idempotency-Key"] = key
    refused = own.send("izin rekaan.xlsx", content)
    assert (refused.status_code, refused.json()["code"]) == (400, "idempotency_key_missing")
    with offices.as_owner():
        assert Delivery.objects.count() == 0


def test_an_act_is_done_once_and_its_answer_given_again_to_the_letter(content: bytes) -> None:
    own = head_of_section()
    first = own.send("izin rekaan.xlsx", content, key="kunci-rekaan-1")
    again = own.send("izin rekaan.xlsx", content, key="kunci-rekaan-1")
    assert (again.status_code, again.content) == (first.status_code, first.content) == (201, first.content)
    assert (again["Idempotency-Replayed"], again["Content-Type"]) == ("true", first["Content-Type"])
    number = first.json()["delivery"]
    begun = own.post(f"/deliveries/{number}/commit", key="kunci-rekaan-2")
    deliveries.work_off()
    assert own.post(f"/deliveries/{number}/commit", key="kunci-rekaan-2").json() == begun.json()
    with offices.as_owner():
        assert Job.objects.count() == 1


def test_a_key_is_not_used_for_another_act(content: bytes) -> None:
    own = head_of_section()
    number = own.send("izin rekaan.xlsx", content, key="kunci-rekaan-1").json()["delivery"]
    for told in (
        own.send("izin rekaan.xlsx", content, key="kunci-rekaan-1", sender="Hotel Lain"),
        own.send("nama lain.xlsx", content, key="kunci-rekaan-1"),
        own.send("izin rekaan.xlsx", content + b"x", key="kunci-rekaan-1"),
        own.post(f"/deliveries/{number}/commit", key="kunci-rekaan-1"),
    ):
        assert (told.status_code, told.json()["code"]) == (422, "idempotency_key_used_otherwise")


def test_an_act_that_was_refused_leaves_its_key_free(content: bytes) -> None:
    own = head_of_section()
    number = own.send("izin rekaan.xlsx", content).json()["delivery"]
    early = own.post(f"/deliveries/{number}/undo", {"reason": "berkas salah"}, key="kunci-rekaan-1")
    assert early.status_code == 409
    own.post(f"/deliveries/{number}/commit")
    deliveries.work_off()
    now = own.post(f"/deliveries/{number}/undo", {"reason": "berkas salah"}, key="kunci-rekaan-1")
    assert now.status_code == 200


def test_the_keys_of_one_token_are_not_those_of_another(content: bytes) -> None:
    account = offices.account(Role.HEAD_OF_SECTION)
    first = program(account).send("izin rekaan.xlsx", content, key="kunci-rekaan-1")
    other = program(account).send("izin rekaan.xlsx", content, key="kunci-rekaan-1")
    assert (first.status_code, other.status_code) == (201, 200)


def test_a_key_opens_nothing_for_a_token_with_less_power(content: bytes) -> None:
    account = offices.account(Role.HEAD_OF_SECTION)
    program(account).send("izin rekaan.xlsx", content, key="kunci-rekaan-1")
    narrow = program(account, Permission.READ_REGISTER)
    assert narrow.send("izin rekaan.xlsx", content, key="kunci-rekaan-1").json()["code"] == "not_in_scope"


def test_two_at_once_under_one_key_do_it_once(content: bytes) -> None:
    own = head_of_section()
    number = own.send("izin rekaan.xlsx", content).json()["delivery"]
    own.post(f"/deliveries/{number}/commit")
    deliveries.work_off()
    told, gate = [], threading.Barrier(4)

    def ask() -> None:
        try:
            gate.wait()
            answer = own.post(f"/deliveries/{number}/undo", {"reason": "berkas salah"}, key="kunci-rekaan-1")
            told.append((answer.status_code, answer.json().get("facts_withdrawn", answer.json().get("code"))))
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = {answer for answer in told if answer[0] == 200}
    assert len(done) == 1, told
    assert set(told) - done <= {(409, "same_key_under_way")}
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_event WHERE action = 'delivery_undone'")
        assert cursor.fetchone() == (1,)
    again = own.post(f"/deliveries/{number}/undo", {"reason": "berkas salah"}, key="kunci-rekaan-1")
    assert {(again.status_code, again.json()["facts_withdrawn"])} == done


def test_answers_are_forgotten_after_some_days(content: bytes) -> None:
    own = head_of_section()
    own.send("izin rekaan.xlsx", content, key="kunci-rekaan-1")
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE api_answer SET made_at = made_at - interval '8 days'")
    own.send("izin rekaan.xlsx", content, key="kunci-rekaan-2")
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT key FROM api_answer")
        assert cursor.fetchall() == [("kunci-rekaan-2",)]


def test_a_large_file_is_looked_into_checked_and_undone_by_jobs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "LARGE_BYTES", 100)
    monkeypatch.setattr(api, "MANY_ROWS", 20)
    own = head_of_section()
    path = deliveries.many(tmp_path, 25)
    answer = own.send(path.name, path.read_bytes())
    sent = answer.json()
    assert (answer.status_code, answer.headers["Location"]) == (202, f"/api/v1/jobs/{sent['job']}")
    number = sent["delivery"]
    for early in (
        own.get(f"/deliveries/{number}/mapping"),
        own.post(f"/deliveries/{number}/check"),
        own.post(f"/deliveries/{number}/commit"),
    ):
        assert (early.status_code, early.json()["code"]) == (409, "delivery_not_looked_into")
    assert own.get(f"/jobs/{sent['job']}").json()["kind"] == "look_delivery"
    deliveries.work_off()
    assert own.get(f"/deliveries/{number}/mapping").json()["sheets"][0]["rows"] >= 25

    assert own.get(f"/deliveries/{number}/check").status_code == 404
    checking = own.post(f"/deliveries/{number}/check")
    assert (checking.status_code, checking.json()["kind"]) == (202, "check_delivery")
    assert checking.headers["Location"] == f"/api/v1/jobs/{checking.json()['job']}"
    assert own.post(f"/deliveries/{number}/check").json()["job"] == checking.json()["job"]
    assert own.post(f"/deliveries/{number}/commit").json()["code"] == "delivery_under_way"
    deliveries.work_off()
    assert own.get(f"/deliveries/{number}/check").json()["accepted"] == 25

    own.post(f"/deliveries/{number}/commit")
    deliveries.work_off()
    assert deliveries.standing_facts()["people"] == 25
    undoing = own.post(f"/deliveries/{number}/undo", {"reason": "berkas salah"})
    assert (undoing.status_code, undoing.json()["kind"]) == (202, "undo_delivery")
    deliveries.work_off()
    assert deliveries.standing_facts() == {}
    assert own.get(f"/deliveries/{number}").json()["state"] == "undone"


def test_of_two_who_change_a_mapping_at_once_one_is_told(content: bytes) -> None:
    own = head_of_section()
    number = own.send("izin rekaan.xlsx", content).json()["delivery"]
    before = own.get(f"/deliveries/{number}/mapping")
    columns = [{"place": one["place"], "field": one["field"]} for one in before.json()["sheets"][0]["columns"] if one["field"]]  # fmt: skip
    told, gate = [], threading.Barrier(2)

    def change(left_out: int) -> None:
        try:
            gate.wait()
            kept = [one for one in columns if one["place"] != left_out]
            sent = {"sheets": [{"kind": "permits", "columns": kept}]}
            told.append(own.put(f"/deliveries/{number}/mapping", sent, If_Match=before["ETag"]).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=change, args=[place]) for place in (0, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == [200, 412]
