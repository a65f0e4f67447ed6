"""Long work that a program asked for is done by the worker later, and can then do no more than the program's token."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django.fixtures import Settings
from tests.factories import deliveries, tokens
from tests.factories import office as offices
from tests.factories.programs import Program, overstayer
from tests.integration.intake import lists

from timpora.accounts import doors
from timpora.accounts.core.roles import Permission, Role
from timpora.accounts.models import Account
from timpora.intake.core.deliveries import COMMIT_WORK
from timpora.jobs import actions as jobs
from timpora.jobs import queries, running
from timpora.jobs.models import Job
from timpora.jobs.work import WORK, Line, Work
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer


pytestmark = pytest.mark.usefixtures("office_database")
SENDS_AND_RECORDS = (Permission.READ_REGISTER, Permission.IMPORT_LISTS, Permission.RECORD_FACTS)
COLUMNS = "office_id, account, token, kind, subject, title, state, done, total, cancel_asked"
TRIED = {
    "UPDATE register_staypermit SET withdrawn_at = now(), withdrawn_by = wall_account(), withdrawn_because = 'rekaan'": 0,
    "SELECT id FROM audit_event": 0,
}


def program(own: Account, *powers: Permission) -> Program:
    return Program(tokens.token(own, *powers), {"Accept-Language": "en"})


def sent(own: Program, folder: Path, settings: Settings) -> int:
    settings.FILES_FOLDER = folder / "files"
    content = deliveries.permits(folder, lists.person(1)).read_bytes()
    return int(own.send("izin rekaan.xlsx", content).json()["delivery"])


def begun_with(own: Account, kind: str, *powers: Permission) -> int:
    use = doors.used_token(tokens.token(own, *powers))
    assert use is not None
    with transaction.atomic():
        viewer = doors.enter_by_token(use)
        assert viewer is not None
        return jobs.begin(by=viewer, kind=kind, subject=1, title="pekerjaan rekaan")


def entered(monkeypatch: pytest.MonkeyPatch, do: Callable[[Viewer, int, Line], None]) -> str:
    told = Text(id="Pekerjaan rekaan", en="Invented work")
    monkeypatch.setitem(WORK, "invented", Work(name=told, do=do, result="job", done=told))
    return "invented"


def job(number: int) -> Job:
    with offices.as_owner():
        return Job.objects.get(pk=number)


def test_work_of_a_token_does_what_the_token_may_and_the_trail_names_the_token(
    tmp_path: Path, settings: Settings
) -> None:
    own = offices.account(Role.HEAD_OF_SECTION)
    machine = program(own, *SENDS_AND_RECORDS)
    number = sent(machine, tmp_path, settings)
    begun = machine.post(f"/deliveries/{number}/commit").json()["job"]
    assert deliveries.work_off() == 1
    assert job(begun).state == "done"
    assert deliveries.standing_facts()["people"] == 1
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT details FROM audit_event WHERE action = 'delivery_recorded'")
        ((details,),) = cursor.fetchall()
        assert f'"token": {tokens.number_of(own)}' in details


@pytest.mark.parametrize("missing", [Permission.IMPORT_LISTS, Permission.RECORD_FACTS])
def test_who_may_not_record_begins_no_work_that_records(
    missing: Permission, tmp_path: Path, settings: Settings
) -> None:
    own = offices.account(Role.HEAD_OF_SECTION)
    number = sent(program(own, *SENDS_AND_RECORDS), tmp_path, settings)
    refused = program(own, *(set(SENDS_AND_RECORDS) - {missing})).post(f"/deliveries/{number}/commit")
    assert (refused.status_code, refused.json()["code"]) == (403, "not_in_scope")
    assert deliveries.work_off() == 0


def test_no_statement_of_such_work_passes_the_scope_of_its_token(monkeypatch: pytest.MonkeyPatch) -> None:
    own = offices.account(Role.HEAD_OF_SECTION)
    overstayer(own)
    found: dict[str, int] = {}
    powers: set[str] = set()

    def tries(viewer: Viewer, _subject: int, line: Line) -> None:
        powers.update(viewer.permissions)
        with connection.cursor() as cursor:
            for statement in TRIED:
                cursor.execute(statement)
                found[statement] = cursor.rowcount
        line.tell(0, 0)

    reads = begun_with(own, entered(monkeypatch, tries), Permission.READ_REGISTER)
    running.run(reads)
    assert job(reads).state == "done"
    assert powers == {"read_register"}
    assert found == TRIED
    wholly = begun_with(own, "invented", Permission.READ_REGISTER, Permission.READ_AUDIT, Permission.WITHDRAW_FACTS)
    running.run(wholly)
    assert all(found.values()), "a token that may lets them through"


def test_work_whose_token_has_ended_is_refused_with_the_remedy_and_nothing_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = offices.account(Role.HEAD_OF_SECTION)
    done: list[int] = []
    begun = begun_with(own, entered(monkeypatch, lambda *_: done.append(1)), Permission.READ_REGISTER)
    tokens.let_run_out(own)
    running.run(begun)
    assert done == []
    with offices.looking(own) as by:
        seen = queries.job(by, begun)
    assert seen is not None
    assert seen.refusal is not None
    assert (seen.state, seen.refusal.code) == ("refused", "job_token_ended")


def test_work_that_a_person_began_is_held_to_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    own = offices.account(Role.HEAD_OF_SECTION)
    powers: set[str] = set()
    kind = entered(monkeypatch, lambda viewer, *_: powers.update(viewer.permissions))
    with offices.looking(own) as by:
        begun = jobs.begin(by=by, kind=kind, subject=1, title="pekerjaan rekaan")
        whole = by.permissions
    running.run(begun)
    assert powers == whole
    assert queries.whose(begun) is None, "nobody works on what is over"


@pytest.mark.parametrize("token", ["NULL", "999999"])
def test_a_program_begins_no_work_beyond_its_own_token(token: str) -> None:
    own = offices.account(Role.HEAD_OF_SECTION)
    use = doors.used_token(tokens.token(own))
    assert use is not None
    row = f"({own.office_id}, {own.pk}, {token}, '{COMMIT_WORK}', 1, 'rekaan', 'waiting', 0, 0, false)"
    with transaction.atomic(), connection.cursor() as cursor:
        doors.enter_by_token(use)
        with pytest.raises(DatabaseError, match="row-level security"):
            cursor.execute(f"INSERT INTO jobs_job ({COLUMNS}) VALUES {row}")
        transaction.set_rollback(True)
