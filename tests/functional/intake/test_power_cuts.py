"""A worker that is killed or told to end while it records a list: nothing is half done, nothing is done twice, nobody has to lend a hand."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from pytest_django.fixtures import Settings
from tests.architecture.sources import ROOT, SOURCE
from tests.factories import office as offices
from tests.factories.deliveries import account, many, receive, somebody, standing_facts
from tests.office.server import SharedServer

from timpora.entrypoints.supervising import SECONDS_TO_END
from timpora.intake import queries
from timpora.intake.core.deliveries import COMMIT_WORK, DeliveryState
from timpora.jobs import actions as jobs
from timpora.jobs import running
from timpora.postgres.addresses import Address
from timpora.postgres.names import WEB


# The long form is `TIMPORA_KILLS=50 TIMPORA_KILLED_ROWS=100000`: hours on a slow machine, and no other promise than the short one.
ROWS, KILLS = int(os.environ.get("TIMPORA_KILLED_ROWS", "3000")), int(os.environ.get("TIMPORA_KILLS", "4"))
KINDS = ("people", "travel_documents", "stay_permits", "crossings")
MOST_SECONDS = max(240, ROWS // 50)
LONGEST_LIFE = ROWS / 6_000  # seconds of a worker after it has begun: sometimes before the last row, sometimes after
CHANCE = random.Random(int(os.environ.get("TIMPORA_SEED", "20230627")))


PROGRAM = ("-m", "timpora.entrypoints.worker")
# A worker that knows one more kind of work, which tells a step each moment and takes longer than anybody is waited for.
KNOWS_LONG_WORK = (
    "-c",
    """
import time
from timpora.entrypoints.worker import main
from timpora.jobs.work import Work, enter_work
from timpora.kernel.text import Text
def do(viewer, subject, line):
    for step in range(6000):
        line.tell(step, 6000)
        time.sleep(0.05)
told = Text(id="Pekerjaan rekaan", en="Invented work")
enter_work("invented", Work(name=told, do=do, result="job", done=told))
main()
""",
)


@contextmanager
def worker(place: Address, files: Path, program: tuple[str, str] = PROGRAM) -> Iterator[subprocess.Popen[bytes]]:
    """A worker of the office; whatever happens, it is gone afterwards."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(SOURCE), str(ROOT)]),
        "DATABASE_URL": f"postgresql:{'//'}{place.user}@/{place.name}?host={place.host}",
        "TIMPORA_SECRET_KEY": settings.SECRET_KEY,
        "TIMPORA_FILES": str(files),
    }
    with (files.parent / "worker.log").open("ab") as log:
        running_now = subprocess.Popen([sys.executable, *program], cwd=ROOT, env=environment, stdout=log, stderr=log)  # fmt: skip
        try:
            yield running_now
        finally:
            running_now.kill()
            running_now.wait(30)


def states() -> list[str]:
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT state FROM jobs_job ORDER BY id")
        return [state for (state,) in cursor.fetchall()]


def wait_for(wanted: set[str], *, job: int = -1) -> None:
    given_up = time.monotonic() + MOST_SECONDS
    while states()[job] not in wanted:
        assert time.monotonic() < given_up, f"it did not come about: {states()}"
        time.sleep(0.05)


def ask(folder: Path, number: int) -> None:
    """A new list, and the wish that it be recorded."""
    with somebody() as by:
        delivery = receive(by, many(folder, ROWS, name=f"daftar {number}.csv") if number == 1 else _other(folder, number))  # fmt: skip
        jobs.begin(by=by, kind=COMMIT_WORK, subject=delivery, title=f"daftar {number}.csv")


def _other(folder: Path, number: int) -> Path:
    path = many(folder, ROWS, name=f"daftar {number}.csv")
    path.write_text(path.read_text(encoding="utf-8").replace(",X", f",Y{number}"), encoding="utf-8")
    return path


def test_a_worker_that_is_killed_or_told_to_end_again_and_again_records_each_list_exactly_once(
    office_database: str, server: SharedServer, tmp_path: Path, settings: Settings
) -> None:
    settings.FILES_FOLDER = tmp_path / "files"
    place, lists = server.place(office_database, WEB), 1
    ask(tmp_path, lists)
    for number in range(KILLS):
        if states()[-1] == "done":
            lists += 1
            ask(tmp_path, lists)
        with worker(place, settings.FILES_FOLDER) as running_now:
            wait_for({"running", "done"})
            time.sleep(CHANCE.uniform(0, LONGEST_LIFE))
            if number % 2:
                running_now.terminate()
                assert running_now.wait(SECONDS_TO_END) in {0, -signal.SIGTERM}, (
                    "it ends by itself, if it listens already"
                )
        done = states().count("done")
        assert standing_facts() == (dict.fromkeys(KINDS, ROWS * done) if done else {})
    with worker(place, settings.FILES_FOLDER):
        wait_for({"done"})
    assert states() == ["done"] * lists
    assert standing_facts() == dict.fromkeys(KINDS, ROWS * lists)
    with somebody() as by:
        assert [one.state for one in queries.deliveries(by)] == [DeliveryState.RECORDED] * lists


def test_a_worker_that_is_told_to_end_does_not_finish_long_work_and_leaves_it_in_the_queue(
    office_database: str, server: SharedServer, tmp_path: Path
) -> None:
    with somebody() as by:
        jobs.begin(by=by, kind="invented", subject=1, title="pekerjaan rekaan")
    with worker(server.place(office_database, WEB), tmp_path / "files", KNOWS_LONG_WORK) as running_now:
        wait_for({"running"})
        running_now.terminate()
        assert running_now.wait(SECONDS_TO_END) == 0, "nobody has to end it by force"
    assert states() == ["running"], "it is under way, and goes on with the next worker"
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE task_name = %s", [jobs.TASK])
        assert cursor.fetchall() == [("todo",)]


def test_work_that_a_dead_worker_left_lying_goes_back_into_the_queue_and_live_work_does_not(
    office_database: str, tmp_path: Path, settings: Settings
) -> None:
    assert office_database
    settings.FILES_FOLDER = tmp_path / "files"
    ask(tmp_path, 1)
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' RETURNING (args->>'job')::integer")
        [job] = cursor.fetchone()
    alive = connection.copy()
    with alive.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [jobs.LOCK, job])
    assert running.resume_abandoned() == 0
    alive.close()
    given_up = time.monotonic() + 10
    while running.resume_abandoned() != 1:  # PostgreSQL notices in its own time that somebody is gone
        assert time.monotonic() < given_up
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs")
        assert cursor.fetchall() == [("todo",)]
    assert account().pk
