"""Whoever holds a letter learns whether it is real, without signing in, and nothing about anybody."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from tests.factories import official as made
from tests.factories.office import account, looking, office
from tests.factories.signed_in import client_of

from timpora.accounts import doors
from timpora.accounts.core.roles import Role
from timpora.kernel.viewers import NOBODY
from timpora.letters import actions, queries
from timpora.letters.core.kinds import LetterKind


pytestmark = pytest.mark.usefixtures("office_database", "unblocked")
PRIVATE = ("CONTOH WEI", "X0000001", "case:12", "0001/PERWAKILAN", "people")


@pytest.fixture
def unblocked(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def issued(of: str = "serang-rekaan", level: int = 2) -> queries.LetterSeen:
    examiner = account(Role.EXAMINER, office(of), name=f"pemeriksa-{of}-{level}")
    with looking(examiner) as by:
        number = actions.issue_document(by=by, document=made.letter(), subject="case:12", confidentiality=level)
        seen = queries.letter(by, number)
    assert seen is not None
    return seen


def page(code: str, language: str = "id") -> tuple[int, str]:
    answer = Client().get(f"/surat/{code}/", {"lang": language})
    told = re.sub(r"<[^>]+>", " ", answer.content.decode().split("<main")[1].split("</main")[0])
    return answer.status_code, " ".join(told.split())


def test_a_letter_that_holds_is_told_with_office_kind_and_day_and_nothing_else() -> None:
    seen = issued()
    for code in (seen.code, seen.code.lower(), seen.code.replace("-", "")):
        status, told = page(code)
        assert status == 200
        for words in (
            "Kantor Imigrasi Rekaan serang-rekaan",
            "Pemberitahuan kepada perwakilan negara",
            "27 Juni 2023",
            "Berlaku",
        ):
            assert words in told
        assert [word for word in PRIVATE if word in told] == []
    assert "Notice to a diplomatic mission" in page(seen.code, "en")[1]


def test_a_withdrawn_letter_says_since_when_and_whether_another_took_its_place() -> None:
    wrong, right, gone = issued(), issued(level=1), issued(level=0)
    with looking(account(Role.EXAMINER, name="pencabut")) as by:
        actions.withdraw(
            by=by, letter=wrong.id, because="CONTOH WEI dikeluarkan", on=date(2023, 7, 3), replaced_by=right.id
        )
        actions.withdraw(by=by, letter=gone.id, because="CONTOH WEI dikeluarkan", on=date(2023, 7, 4))
    status, told = page(wrong.code)
    assert status == 200
    assert "Dicabut dan diganti" in told
    assert "3 Juli 2023" in told
    assert "CONTOH WEI" not in told
    assert right.number not in told
    assert "4 Juli 2023" in page(gone.code)[1]
    assert "Dicabut dan diganti" not in page(gone.code)[1]


@pytest.mark.parametrize("code", ["0000-0000-0000", "X", "7K3M-Q2XD-9HF", "%00", "a" * 300, "7K3MQ2XD9HF'"])
def test_an_unknown_code_is_answered_calmly(code: str) -> None:
    issued()
    status, told = page(code)
    assert status == 404
    assert "Tidak ada surat dengan kode ini." in told
    assert "Kantor Imigrasi Rekaan" not in told


def test_the_form_leads_to_the_page_of_its_code() -> None:
    seen = issued()
    answer = Client().get("/surat/", {"code": f" {seen.code.lower().replace('-', ' ')} "})
    assert (answer.status_code, answer["Location"]) == (302, f"/surat/{seen.code}/")
    wrong = Client().get("/surat/", {"code": "bukan kode"}).content.decode()
    assert "Ini bukan kode surat." in wrong
    assert 'value="bukan kode"' in wrong


def test_neither_session_nor_cookie_is_made_and_nothing_is_kept_by_browsers() -> None:
    seen = issued()
    for address in ("/surat/", f"/surat/{seen.code}/"):
        answer = Client().get(address)
        assert dict(answer.cookies) == {}
        assert "no-store" in answer["Cache-Control"]
    assert Client().post("/surat/").status_code == 405


def test_who_is_signed_in_sees_the_same_page() -> None:
    seen = issued()
    assert "Berlaku" in client_of(account(Role.AUDITOR)).get(f"/surat/{seen.code}/").content.decode()


def test_whoever_tries_many_codes_has_to_wait_and_others_go_on() -> None:
    seen = issued()
    client = Client()
    told = [client.get(f"/surat/{n:012d}/").status_code for n in range(21)]
    assert told == [404] * 20 + [429]
    assert client.get(f"/surat/{seen.code}/").status_code == 429
    assert Client(REMOTE_ADDR="10.9.8.7").get(f"/surat/{seen.code}/").status_code == 200
    assert client.get("/surat/").status_code == 200


@pytest.mark.parametrize("asked", ["", "%", "' OR true --", "____________"])
def test_the_function_behind_the_page_tells_of_one_code_alone(asked: str) -> None:
    seen, other = issued(), issued("lain-rekaan")
    with transaction.atomic(), connection.cursor() as cursor:
        doors.enter(NOBODY)
        cursor.execute("SELECT * FROM letters_verified(%s)", [asked])
        assert cursor.fetchall() == []
        for one in (seen, other):
            cursor.execute("SELECT * FROM letters_verified(%s)", [one.code.replace("-", "")])
            [row] = cursor.fetchall()
            assert row[1:] == (LetterKind.MISSION_NOTICE.value, made.ON, None, False)
            assert len(row) == 5


@pytest.mark.parametrize(
    "table", ["letters_letter", "letters_withdrawnletter", "letters_signedletter", "accounts_account"]
)
def test_who_is_at_the_door_reads_no_table_of_letters(table: str) -> None:
    issued()
    with transaction.atomic(), connection.cursor() as cursor:
        doors.enter(NOBODY)
        cursor.execute(
            f"SELECT count(*) FROM {table} WHERE id > 0"
            if table != "accounts_account"
            else "SELECT count(*) FROM accounts_account WHERE office_id IS NULL"
        )
        assert cursor.fetchone() == (0,)


def test_nobody_but_the_pages_calls_the_function() -> None:
    asked = "SET LOCAL ROLE timpora_scribe; SELECT * FROM letters_verified('x')"
    with pytest.raises(DatabaseError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(asked)


def test_no_line_of_the_log_holds_a_code(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    seen = issued()
    page(seen.code)
    said = caplog.text + "".join(capsys.readouterr())
    assert seen.code not in said
    assert "surat/<code>/" in said
