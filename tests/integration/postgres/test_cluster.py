"""The office's own server: it starts, is adopted, comes back after a crash, and says in a sentence why it does not start."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from timpora.kernel.refusals import Refused
from timpora.postgres import binaries
from timpora.postgres.addresses import Address
from timpora.postgres.cluster import LOCK, SUPERUSER, Cluster, cluster_in
from timpora.postgres.connecting import connect as connect_to
from timpora.postgres.folders import LONGEST_SOCKET_PATH, home_folder


AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root may become somebody else")
NAME = "Reka Wei Khayalan"


@pytest.fixture(scope="module")
def short_folder() -> Iterator[Path]:
    """A folder that another user may enter and whose path leaves room for a socket."""
    folder = Path(tempfile.mkdtemp(prefix="timpora-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def made(short_folder: Path) -> Iterator[Cluster]:
    cluster = cluster_in(short_folder / "office", os.environ)
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture
def cluster(made: Cluster) -> Cluster:
    """A server that runs."""
    made.start()
    return made


def connect(cluster: Cluster) -> psycopg.Connection:
    return connect_to(Address(host=cluster.address, name="postgres", user=SUPERUSER), autocommit=True)


def refused(home: Path, environment: dict[str, str] | None = None) -> str:
    with pytest.raises(Refused) as caught:
        cluster_in(home, environment if environment is not None else dict(os.environ)).start()
    return caught.value.refusal.code


def end(process: int | None) -> None:
    assert process is not None
    os.kill(process, signal.SIGKILL)


def test_a_server_that_runs_is_adopted(cluster: Cluster) -> None:
    process = cluster.process()
    assert cluster.start() is False
    assert cluster_in(cluster.folders.home, os.environ).start() is False
    assert cluster.process() == process


def test_it_listens_on_no_network_and_its_folders_are_closed(cluster: Cluster) -> None:
    with connect(cluster) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert [folder.stat().st_mode & 0o777 for folder in (cluster.folders.data, cluster.folders.socket)] == [
        0o700,
        0o700,
    ]


def test_it_does_not_run_from_inside_the_environment(cluster: Cluster) -> None:
    assert not cluster.programs.folder.is_relative_to(sys.prefix)
    if binaries.PROGRAMS_VARIABLE not in os.environ:
        assert cluster.programs.folder.is_relative_to(cluster.folders.home)


def test_it_stops_and_starts_again_and_stopping_twice_is_no_fault(cluster: Cluster) -> None:
    cluster.stop()
    cluster.stop()
    assert not cluster.is_running()
    assert cluster.process() is None
    assert cluster.start() is True


def test_what_was_committed_is_there_after_a_power_cut(cluster: Cluster) -> None:
    for number in range(3):
        with closing(connect(cluster)) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS kept (number int)")
            connection.execute("INSERT INTO kept VALUES (%s)", [number])
            end(cluster.process())
            assert cluster.start() is True
    with closing(connect(cluster)) as connection:
        assert connection.execute("SELECT array_agg(number ORDER BY number) FROM kept").fetchone() == ([0, 1, 2],)


def test_it_outlives_whoever_started_it(cluster: Cluster) -> None:
    cluster.stop()
    script = (
        "import os, signal, sys; from pathlib import Path; from timpora.postgres.cluster import cluster_in\n"
        "cluster_in(Path(sys.argv[1]), os.environ).start(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(cluster.folders.home)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert cluster.start() is False


@pytest.mark.parametrize("named", ["somebody else's", "nobody's"])
def test_a_stale_lock_does_not_keep_it_from_starting(cluster: Cluster, named: str) -> None:
    """After a restart of the machine the number in a lock belongs to somebody else, or to nobody."""
    cluster.stop()
    number = os.getpid() if named == "somebody else's" else 2**22 - 1
    lock = cluster.folders.data / LOCK
    lock.write_text(
        f"{number}\n{cluster.folders.data}\n{int(time.time())}\n5432\n{cluster.folders.socket}\n\n", encoding="utf-8"
    )
    os.chown(lock, cluster.user.uid, cluster.user.gid)
    lock.chmod(0o600)
    assert cluster.start() is True


def test_its_log_names_nobody(cluster: Cluster) -> None:
    with connect(cluster) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS named (name text PRIMARY KEY)")
        connection.execute("INSERT INTO named VALUES (%s) ON CONFLICT DO NOTHING", [NAME])
        for wrong in (
            "INSERT INTO named VALUES ('{}')",
            "SELECT nothing FROM named WHERE name = '{}'",
            "SELECT '{}'::int",
        ):
            with pytest.raises(psycopg.Error):
                connection.execute(wrong.format(NAME))
    log = cluster.folders.log.read_text(encoding="utf-8")
    assert "ready to accept connections" in log
    assert NAME not in log


def test_a_folder_of_another_version_is_refused(short_folder: Path) -> None:
    data = short_folder / "old" / "database"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("9\n", encoding="utf-8")
    assert refused(short_folder / "old") == "database_of_another_version"


def test_a_folder_with_something_else_in_it_is_refused(short_folder: Path) -> None:
    data = short_folder / "other" / "database"
    data.mkdir(parents=True)
    (data / "letter.txt").write_text("x", encoding="utf-8")
    assert refused(short_folder / "other") == "no_database_there"


def test_a_database_that_is_damaged_is_refused_with_the_server_s_own_words(
    short_folder: Path, cluster: Cluster
) -> None:
    cluster.stop()
    damaged = short_folder / "damaged"
    shutil.copytree(cluster.folders.data, damaged / "database")
    for path in (damaged / "database", *(damaged / "database").rglob("*")):
        os.chown(path, cluster.user.uid, cluster.user.gid)
    (damaged / "database" / "global" / "pg_control").unlink()
    with pytest.raises(Refused, match="pg_control") as caught:
        cluster_in(damaged, os.environ).start()
    assert caught.value.refusal.code == "database_not_started"


def test_a_home_that_cannot_be_made_is_refused(short_folder: Path) -> None:
    (short_folder / "file").write_text("x", encoding="utf-8")
    assert refused(short_folder / "file" / "office") == "home_not_writable"


def test_a_path_too_long_for_a_socket_is_refused(short_folder: Path) -> None:
    assert refused(short_folder / ("x" * LONGEST_SOCKET_PATH)) == "home_path_too_long"


@pytest.mark.parametrize("folder", ["", "/nowhere"])
def test_programs_that_are_not_there_are_refused(
    short_folder: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "PACKAGE", "embedded_nothing")
    assert refused(short_folder / "office", {binaries.PROGRAMS_VARIABLE: folder}) == "postgres_missing"


def test_programs_that_are_too_old_are_refused(short_folder: Path) -> None:
    old = short_folder / "old-programs"
    old.mkdir()
    (old / "postgres").write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 9.6.24'\n", encoding="utf-8")
    (old / "postgres").chmod(0o755)
    assert refused(short_folder / "office", {binaries.PROGRAMS_VARIABLE: str(old)}) == "postgres_too_old"


@AS_ROOT
@pytest.mark.parametrize("name", ["nobody-of-that-name", "root"])
def test_a_user_who_is_missing_or_root_is_refused(short_folder: Path, name: str) -> None:
    assert refused(short_folder / "office", {**os.environ, "TIMPORA_DATABASE_USER": name}) == "database_user_missing"


@AS_ROOT
def test_a_home_that_the_server_may_not_enter_is_refused(short_folder: Path) -> None:
    closed = short_folder / "closed"
    closed.mkdir(mode=0o700)
    assert refused(closed / "office") == "home_not_reachable"


@AS_ROOT
def test_for_root_it_runs_as_another_user(cluster: Cluster) -> None:
    owner = (cluster.folders.data / "PG_VERSION").stat().st_uid
    assert pwd.getpwuid(owner).pw_name == "nobody"


@AS_ROOT
def test_for_an_ordinary_user_it_runs_as_that_user(short_folder: Path, cluster: Cluster) -> None:
    """The whole life of a server, in a process that is not root."""
    user = pwd.getpwnam("nobody")
    home = short_folder / "of-nobody"
    home.mkdir()
    os.chown(home, user.pw_uid, user.pw_gid)
    script = (
        "import os, sys; from pathlib import Path; from timpora.postgres.cluster import cluster_in; import subprocess, encodings.idna\n"
        "os.setgroups([]); os.setgid(int(sys.argv[3])); os.setuid(int(sys.argv[3])); os.chdir('/')\n"
        "cluster = cluster_in(Path(sys.argv[1]), {'TIMPORA_POSTGRES_PROGRAMS': sys.argv[2]})\n"
        "print(cluster.start(), cluster.start(), cluster.is_running()); cluster.stop(); print(cluster.is_running())"
    )
    command = [sys.executable, "-c", script, str(home), str(cluster.programs.folder), str(user.pw_uid)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["True", "False", "True", "False"], done.stderr


def test_the_home_is_the_one_that_is_named() -> None:
    assert home_folder({"TIMPORA_HOME": "/srv/office"}) == Path("/srv/office")


def test_without_a_name_the_home_is_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert home_folder({}) == Path("/var/lib/timpora")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert home_folder({"XDG_DATA_HOME": "/srv/share"}) == Path("/srv/share/timpora")
