"""The door of programs: tokens, problems in both languages, limits, and that no cookie opens it."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.factories import office as offices
from tests.factories import tokens
from tests.factories.programs import PREFIX, Program, program
from tests.factories.signed_in import client_of

from timpora.accounts import token_actions
from timpora.accounts.core.roles import Permission, Role
from timpora.accounts.core.tokens import assembled
from timpora.api import door
from timpora.audit import actions as audit_actions
from timpora.audit import queries as audit


pytestmark = pytest.mark.usefixtures("office_database")
MEGABYTE = 2**20


def test_a_program_learns_in_whose_name_it_works_and_how_far() -> None:
    own = offices.account(Role.HEAD_OF_SECTION)
    told = program(own, Permission.READ_REGISTER, Permission.UNDO_IMPORTS).get("/me")
    assert told.status_code == 200
    assert told.json() == {
        "account": own.pk,
        "name": own.name,
        "role": "Head of section",
        "office": own.office.name,
        "token": "program rekaan",
        "permissions": ["read_register", "undo_imports"],
        "works_until": (timezone.localdate() + timedelta(days=30)).isoformat(),
    }


def shown(kind: str) -> str:
    own = offices.account()
    secret = tokens.token(own)
    match kind:
        case "ended":
            with offices.looking(own) as by:
                token_actions.end_token(by=by, token=tokens.number_of(own))
        case "run out":
            tokens.let_run_out(own)
        case "garbled":
            return secret[:-1] + ("0" if secret[-1] != "0" else "1")
        case "invented":
            return assembled("a" * 43)
        case "none":
            return ""
    return secret


@pytest.mark.parametrize("kind", ["ended", "run out", "garbled", "invented", "none"])
def test_a_token_that_does_not_work_is_one_answer_whatever_is_amiss(kind: str) -> None:
    told = Program(shown(kind)).get("/people")
    assert (told.status_code, told["Content-Type"]) == (401, "application/problem+json")
    assert told["WWW-Authenticate"] == 'Bearer realm="Timpora"'
    assert told.json()["code"] == "token_needed"
    assert told.json() == Program("").get("/people").json()


@pytest.mark.parametrize("scheme", ["Basic {}", "{}", "bearer{}", "Bearer  "])
def test_only_a_bearer_is_let_in(scheme: str) -> None:
    secret = tokens.token(offices.account())
    told = Client().get(f"{PREFIX}/me", headers={"Authorization": scheme.format(secret)})
    assert told.status_code == 401


def test_a_session_opens_no_door_of_programs_and_a_token_no_page() -> None:
    own = offices.account()
    assert client_of(own).get(f"{PREFIX}/me").status_code == 401
    page = Client().get("/orang-asing/", headers={"Authorization": f"Bearer {tokens.token(own)}"})
    assert (page.status_code, page["Location"]) == (302, "/masuk/?next=/orang-asing/")
    told = program(own).get("/me")
    assert "Set-Cookie" not in told.headers
    assert told["Cache-Control"] == "no-store"
    assert {"Accept-Language", "Authorization"} <= set(told["Vary"].split(", "))


@pytest.mark.parametrize(
    ("accept", "language", "title"),
    [
        ("en", "en", "There is no such thing."),
        ("en-GB;q=0.8, id;q=0.9", "id", "Ini tidak ada."),
        ("fr, de;q=0.5", "id", "Ini tidak ada."),
        ("id;q=0, en;q=0.1", "en", "There is no such thing."),
        ("", "id", "Ini tidak ada."),
    ],
)
def test_problems_are_told_in_the_language_asked_for(accept: str, language: str, title: str) -> None:
    told = Program(tokens.token(offices.account()), {"Accept-Language": accept}).get("/places/999999")
    assert (told.status_code, told["Content-Type"]) == (404, "application/problem+json")
    assert told["Content-Language"] == language
    body = told.json()
    assert (body["title"], body["status"], body["type"]) == (title, 404, "urn:timpora:problem:not_found")
    assert body["detail"] == f"{body['title']} {body['remedy']}"


@pytest.mark.parametrize("path", ["/", "/nothing", "/people/", "/people/1/nothing", "//people", "/people%2F1"])
def test_an_address_that_is_none_is_a_problem_too(path: str) -> None:
    told = program(offices.account()).get(path)
    assert (told.status_code, told.json()["code"]) == (404, "not_found")


def test_another_method_is_refused_with_those_that_are_taken() -> None:
    told = Client().delete(f"{PREFIX}/people", headers={"Authorization": f"Bearer {tokens.token(offices.account())}"})
    assert (told.status_code, told.json()["code"], told["Allow"]) == (405, "wrong_method", "GET")


def test_without_the_power_nothing_is_looked_for() -> None:
    told = program(offices.account(), Permission.RECORD_FACTS)
    for path in ("/people", "/people/1", "/places/999999", "/feeds", "/deliveries/1/receipt"):
        answer = told.get(path)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_in_scope"), path
    only_reads = program(offices.account(Role.EXAMINER), Permission.READ_REGISTER)
    assert only_reads.post("/deliveries/1/commit").json()["code"] == "not_in_scope"
    assert (
        program(offices.account(name="lain")).post("/deliveries/1/undo", {"reason": "salah bulan"}).status_code == 403
    )


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ({"limit": "0"}, "query.limit"),
        ({"limit": "x"}, "query.limit"),
        ({"cursor": "x"}, "query.cursor"),
        ({"cursor": "a" * 300}, "query.cursor"),
        ({"cursor": "\x00"}, "query.cursor"),
        ({"nationality": "Jepang"}, "query.nationality"),
        ({"as_known_on": "27/06/2023"}, "query.as_known_on"),
        ({"as_known_on": "0001-01-01"}, "query.as_known_on"),
        ({"as_known_on": "1687824000"}, "query.as_known_on"),
    ],
)
def test_wrong_values_are_named_by_their_place_and_not_repeated(query: dict[str, str], place: str) -> None:
    told = program(offices.account()).get("/people", query)
    assert (told.status_code, told.json()["code"]) == (422, "wrong_values")
    assert [one["place"] for one in told.json()["errors"]] == [place]


@pytest.mark.parametrize("body", ["", "{", "[]", '{"name_or_number": 1}', '{"name_or_number": "\\u0000"}', '{"name_or_number": "\\ud800"}', '{"name_or_number": "x", "Reka Rahasia": 1}', "\xff\xfe", '"x"', "9" * 5000])  # fmt: skip
def test_a_body_that_is_none_is_a_problem_and_no_fault(body: str) -> None:
    own = program(offices.account())
    told = Client().post(
        f"{PREFIX}/people/search", body.encode("latin-1"), content_type="application/json", headers=own.heads_with({})
    )  # fmt: skip
    assert told.status_code in {400, 422}
    assert told["Content-Type"] == "application/problem+json"
    assert "Rahasia" not in told.content.decode()


@pytest.mark.parametrize(
    ("path", "heads", "status"),
    [
        ("/people/search", {"CONTENT_LENGTH": str(MEGABYTE + 1)}, 413),
        ("/deliveries", {"CONTENT_LENGTH": str(2 * 2**30), "CONTENT_TYPE": "multipart/form-data; boundary=x"}, 413),
        ("/deliveries", {"CONTENT_LENGTH": str(2 * 2**30)}, 413),
        ("/deliveries/1/undo", {"CONTENT_LENGTH": str(100 * MEGABYTE), "CONTENT_TYPE": "multipart/form-data; boundary=x"}, 413),
        ("/deliveries", {"HTTP_TRANSFER_ENCODING": "chunked"}, 411),
        ("/deliveries", {"CONTENT_LENGTH": "viele"}, 411),
    ],
    ids=["a large question", "2 GB", "2 GB of something else", "an upload elsewhere", "without an end", "no number"],
)  # fmt: skip
def test_a_body_that_is_too_large_is_refused_before_a_byte_is_read(
    path: str, heads: dict[str, str], status: int
) -> None:
    class Untouched:
        def read(self, *_: object) -> bytes:
            message = "the body was read"
            raise AssertionError(message)

        readline = read

    own = {"HTTP_AUTHORIZATION": f"Bearer {tokens.token(offices.account())}", "wsgi.input": Untouched(), **heads}
    told = Client().generic("POST", f"{PREFIX}{path}", **own)  # type: ignore[arg-type]  # what a server hands on
    assert (told.status_code, told["Content-Type"]) == (status, "application/problem+json")


def test_whoever_asks_too_often_waits_and_others_do_not(settings: Settings) -> None:
    settings.API_REQUESTS_A_MINUTE = 3
    own = offices.account()
    busy, calm = program(own), program(own)
    told = [busy.get("/me") for _ in range(5)]
    assert [one.status_code for one in told] == [200, 200, 200, 429, 429]
    refused = told[-1]
    assert refused.json()["code"] == "too_many_requests"
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert (told[0]["RateLimit-Limit"], told[0]["RateLimit-Remaining"]) == ("3", "2")
    assert calm.get("/me").status_code == 200


def test_a_fault_of_the_program_is_told_without_its_text_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    own = offices.account()

    def breaks(*_: object) -> None:
        audit_actions.record("person_opened", subject="people:1")
        message = "Reka Rahasia"
        raise ValueError(message)

    monkeypatch.setattr(door, "_run", breaks)
    told = program(own).get("/me")
    assert (told.status_code, told.json()["code"]) == (500, "broke")
    assert "Rahasia" not in json.dumps(told.json())
    with offices.looking(offices.account(Role.AUDITOR)) as viewer:
        assert audit.about(viewer, "people:1") == []


def test_a_host_that_is_not_ours_is_refused() -> None:
    told = Client(headers={"Host": "lain.example"}).get(f"{PREFIX}/me")
    assert (told.status_code, told.json()["code"]) == (400, "malformed")


def test_the_description_is_for_everybody() -> None:
    told = Client().get(f"{PREFIX}/openapi.json")
    assert told.status_code == 200
    assert told.json()["info"]["title"] == "Timpora"
