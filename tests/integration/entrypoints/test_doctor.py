"""`timpora doctor` names each thing that is wrong with an office, says how to mend it, and starts and changes nothing."""

import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest
from django.conf import settings
from tests.factories import office as offices
from tests.factories.command_line import CommandLine
from tests.office.server import SharedServer

from timpora.entrypoints import database as making
from timpora.entrypoints.commands.options import moment_in_the_office
from timpora.entrypoints.examining import database, machine
from timpora.entrypoints.examining.outcome import Outcome, State
from timpora.intake.store import FileStore
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language
from timpora.postgres.binaries import programs
from timpora.postgres.cluster import Cluster
from timpora.postgres.connecting import connect
from timpora.postgres.folders import Folders, runs_as


pytestmark = pytest.mark.usefixtures("socket_enabled")
BEATS = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s)"
SOMETHING_IS_WRONG = 1


@pytest.fixture
def administrator(server: SharedServer, office_database: str) -> Iterator[psycopg.Connection]:
    """The server's administrator, whose changes are undone in the end."""
    with connect(server.place(office_database)) as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of an office that has a home and a secret."""
    folder = tmp_path / "home"
    folder.mkdir()
    return {
        "TIMPORA_HOME": str(folder),
        "TIMPORA_FILES": str(tmp_path / "files"),
        "TIMPORA_SECRET_KEY": settings.SECRET_KEY,
    }


def in_english(outcome: Outcome) -> str:
    remedy = outcome.remedy.within(Language.ENGLISH) if outcome.remedy else ""
    return f"{outcome.told.within(Language.ENGLISH)} {remedy}"


def test_an_office_with_a_worker_has_nothing_wrong_and_without_one_it_has(
    server: SharedServer, office_database: str, tmp_path: Path
) -> None:
    commands = CommandLine(server, office_database, tmp_path)
    ill = commands.run("doctor", "--port", "0", "--lang", "en")
    assert ill.returncode == SOMETHING_IS_WRONG, ill.stderr
    assert "Worker: is not running\n             -> Run `timpora up`." in ill.stdout
    assert "1 things have to be mended" in ill.stdout
    with connect(server.place(office_database)) as administrator:
        administrator.execute(BEATS, [timedelta(seconds=3)])
    well = commands.run("doctor", "--port", "0")
    assert well.returncode == 0, well.stdout
    assert "Tidak ada yang salah." in well.stdout
    assert "Cadangan terakhir: belum pernah dibuat" in well.stdout
    assert not (tmp_path / "home").exists()


def test_a_database_that_was_never_made_ready_is_told_with_its_remedy(server: SharedServer, tmp_path: Path) -> None:
    name = f"of_{os.getpid()}_unready"
    making.make_database(server.place(), name)
    try:
        done = CommandLine(server, name, tmp_path).run("doctor", "--port", "0", "--lang", "en")
    finally:
        server.drop(name)
    assert done.returncode == SOMETHING_IS_WRONG
    assert "Run `timpora migrate`" in done.stdout
    assert "Worker: could not be looked at yet" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_server_that_does_not_answer_is_told_with_its_remedy(
    server: SharedServer, office_database: str, tmp_path: Path
) -> None:
    commands = CommandLine(server, office_database, tmp_path)
    nowhere = f"postgresql:{'//'}timpora_owner@/timpora?host={tmp_path}"
    done = commands.run("doctor", "--port", "0", "--lang", "en", TIMPORA_OWNER_DATABASE_URL=nowhere)
    assert done.returncode == SOMETHING_IS_WRONG
    assert "Check the addresses in DATABASE_URL" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_worker_that_fell_silent_is_wrong(administrator: psycopg.Connection) -> None:
    administrator.execute(BEATS, [timedelta(minutes=7)])
    assert "silent for 7 minutes" in in_english(database.worker(administrator))
    administrator.execute(BEATS, [timedelta(seconds=7)])
    assert database.worker(administrator).state is State.GOOD


class Mighty(NamedTuple):
    """A change of a role, and what is said of it."""

    change: str
    said: str


@pytest.mark.parametrize(
    "mighty",
    [
        Mighty("ALTER ROLE timpora_web BYPASSRLS", "Can pass the walls: timpora_web"),
        Mighty("ALTER ROLE timpora_owner SUPERUSER", "Can pass the walls: timpora_owner"),
        Mighty("ALTER ROLE timpora_web INHERIT", "Can pass the walls: timpora_web"),
        Mighty("ALTER ROLE timpora_wall RENAME TO timpora_elsewhere", "Missing: timpora_wall"),
    ],
    ids=lambda mighty: mighty.change,
)
def test_a_role_that_could_pass_a_wall_is_named(administrator: psycopg.Connection, mighty: Mighty) -> None:
    assert database.roles(administrator).state is State.GOOD
    administrator.execute(mighty.change.encode())
    outcome = database.roles(administrator)
    assert outcome.state is State.WRONG
    assert mighty.said in in_english(outcome)


def test_a_line_of_the_trail_that_was_changed_is_named(administrator: psycopg.Connection) -> None:
    offices.office()
    administrator.execute("SELECT audit_append('office_opened', '', '{}')")
    administrator.execute("SELECT audit_append('office_opened', 'office:2', '{}')")
    administrator.commit()
    assert "2 lines" in in_english(database.trail(administrator))
    administrator.execute("ALTER TABLE audit_event DISABLE TRIGGER ALL")
    administrator.execute("UPDATE audit_event SET subject = 'office:3' WHERE subject = 'office:2'")
    outcome = database.trail(administrator)
    assert outcome.state is State.WRONG
    assert "not whole from line 2" in in_english(outcome)
    assert "timpora audit verify" in in_english(outcome)


def test_bytes_that_belong_to_no_file_are_named_with_what_becomes_of_them(
    administrator: psycopg.Connection, tmp_path: Path
) -> None:
    left = FileStore(tmp_path, 1).keep([b"yang tertinggal"])
    assert database.files(administrator, tmp_path, moment_in_the_office()).state is State.GOOD
    outcome = database.files(administrator, tmp_path, moment_in_the_office() + timedelta(days=2))
    assert outcome.state is State.WATCH
    assert f"1 files (0.0 MB) belong to nothing that came: {tmp_path}/1/{left.sha256[:2]}/{left.sha256}" in in_english(
        outcome
    )
    assert "the worker removes them" in in_english(outcome)


@pytest.mark.parametrize("wrong", [timedelta(hours=-7), timedelta(minutes=1)])
def test_a_clock_that_differs_is_wrong(administrator: psycopg.Connection, wrong: timedelta) -> None:
    assert database.clock(administrator, moment_in_the_office).state is State.GOOD
    assert database.clock(administrator, lambda: moment_in_the_office() + wrong).state is State.WRONG


def test_a_port_of_another_program_is_wrong_and_the_offices_own_is_good() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        assert machine.port("127.0.0.1", number, is_up=False).state is State.WRONG
        assert machine.port("127.0.0.1", number, is_up=True).state is State.GOOD


def test_what_others_could_read_is_named_with_the_command_that_closes_it(home: dict[str, str]) -> None:
    secret = Path(home["TIMPORA_HOME"]) / "secret_key"
    secret.write_text("x" * 40, encoding="utf-8")
    secret.chmod(0o600)
    assert machine.closed_files(home).state is State.GOOD
    secret.chmod(0o644)
    outcome = machine.closed_files(home)
    assert outcome.state is State.WRONG
    assert f"chmod go= {secret}" in in_english(outcome)


@pytest.mark.parametrize(
    ("days", "state"), [(0, State.GOOD), (1, State.GOOD), (3, State.WATCH), (9, State.WRONG)]
)  # fmt: skip
def test_an_old_backup_is_noticed(home: dict[str, str], days: int, state: State) -> None:
    now = datetime(2026, 11, 26, 8, tzinfo=UTC)
    assert machine.last_backup(home, now).state is State.WATCH
    (Path(home["TIMPORA_HOME"]) / "last_backup").write_text((now - timedelta(days=days)).isoformat(), encoding="utf-8")
    assert machine.last_backup(home, now).state is state


def test_a_lock_that_a_dead_server_left_is_noticed(home: dict[str, str]) -> None:
    folders = Folders(Path(home["TIMPORA_HOME"]))
    folders.data.mkdir()
    cluster = Cluster(folders, programs(os.environ, folders.programs), runs_as(os.environ))
    assert machine.lock(cluster, answers=False).state is State.GOOD
    (folders.data / "postmaster.pid").write_text("4194300\n", encoding="utf-8")
    outcome = machine.lock(cluster, answers=False)
    assert outcome.state is State.WATCH
    assert "puts the lock aside" in in_english(outcome)


@pytest.mark.parametrize(("free", "state"), [(10**8, State.WRONG), (10**9, State.WATCH), (10**11, State.GOOD)])
def test_a_disk_that_fills_is_noticed_before_it_is_full(
    home: dict[str, str], monkeypatch: pytest.MonkeyPatch, free: int, state: State
) -> None:
    """The disk of this machine cannot be filled for a test, so what it says is put in its place."""
    usage = machine.shutil.disk_usage("/")._replace(free=free)
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _: usage)
    assert machine.disk(home).state is state


def test_a_secret_that_is_too_short_or_missing_is_wrong(home: dict[str, str]) -> None:
    assert machine.secret(home).state is State.GOOD
    assert machine.secret(home | {"TIMPORA_SECRET_KEY": "pendek"}).state is State.WRONG
    del home["TIMPORA_SECRET_KEY"]
    assert machine.secret(home).state is State.WRONG


def test_programs_that_cannot_be_run_are_wrong(home: dict[str, str], tmp_path: Path) -> None:
    outcome = machine.server_programs(home | {"TIMPORA_POSTGRES_PROGRAMS": str(tmp_path)})
    assert outcome.state is State.WRONG
    assert "TIMPORA_POSTGRES_PROGRAMS" in in_english(outcome)


def test_a_server_that_is_too_old_is_told_with_the_version_that_is_needed(
    server: SharedServer, office_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = database.server(answers=True, is_own=False, number=150_014)
    assert (good.state, in_english(good)) == (State.GOOD, "answers (PostgreSQL 15.14) ")
    old = database.server(answers=True, is_own=False, number=140_022)
    assert old.state is State.WRONG
    assert "is PostgreSQL 14; Timpora needs version 15 or newer" in in_english(old)
    assert "DATABASE_URL" in in_english(old)
    place = server.place(office_database)
    making.require_a_new_enough_server(place)
    monkeypatch.setattr(making, "OLDEST_MAJOR", 99)
    with pytest.raises(Refused, match="The database server is PostgreSQL"):
        making.require_a_new_enough_server(place)
