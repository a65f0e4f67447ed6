"""Kill -9 of the database, and of what serves pages, in the middle of their work: all is whole or absent, nothing is there twice."""

import hashlib
import json
import os
import random
import shutil
import signal
import tempfile
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event

import pytest
from django.conf import settings as configured
from django.db import OperationalError, connection
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings
from tests.architecture.sources import ROOT, SOURCE
from tests.factories import office as offices
from tests.factories import tokens
from tests.factories.deliveries import account, many, standing_facts, work_off
from tests.functional.intake.test_power_cuts import KILLS, KINDS, MOST_SECONDS, ROWS, ask, states, wait_for, worker
from tests.office.homes import made_ready
from tests.office.server import SharedServer, point_django_at

from timpora.accounts.core.roles import Role
from timpora.audit import verification
from timpora.entrypoints import database
from timpora.entrypoints.commands.up import LOOPBACK
from timpora.entrypoints.serving import web
from timpora.entrypoints.supervising import NUMBERS, Watch, keep_up
from timpora.intake.models import Delivery
from timpora.jobs.models import Job
from timpora.postgres.addresses import Address
from timpora.postgres.cluster import SUPERUSER, Cluster, cluster_in
from timpora.postgres.connecting import connect
from timpora.postgres.names import OWNER, WEB


# As in `test_power_cuts`: the long form is `TIMPORA_KILLS=100 TIMPORA_KILLED_ROWS=...`, and no other promise than the short one.
SHORT = "TIMPORA_KILLS" not in os.environ
DATABASE_KILLS, WEB_KILLS = (2, 1) if SHORT else (KILLS, KILLS)
CHANCE = random.Random(int(os.environ.get("TIMPORA_SEED", "20230627")))
PORT = 40_000 + os.getpid() % 20_000
NAME, PROCESSES = "kantor", 2
SENDERS, ROWS_OF_A_FILE, HAS_COME, DONE = 4, 20, 201, 202
LONGEST_WAIT = (
    0.3  # seconds of sending before a kill: sometimes before the first file is kept, sometimes after the last act
)


def place(cluster: Cluster, user: str, name: str = NAME) -> Address:
    return Address(host=cluster.address, name=name, user=user)


@pytest.fixture
def cluster(server: SharedServer, django_db_blocker: DjangoDbBlocker) -> Iterator[Cluster]:
    """A server of its own with the care for power cuts that an office's has, which Django finds."""
    home = Path(tempfile.mkdtemp(prefix="timpora-"))
    home.chmod(0o711)
    made = cluster_in(home, os.environ)
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        made_ready(server, made, NAME)
        database.finish(place(made, OWNER))
        point_django_at(place(made, SUPERUSER), role=WEB)
        yield made
        connection.close()
        connection.settings_dict.update(before)
    made.stop()
    shutil.rmtree(home, ignore_errors=True)


def is_verified() -> bool:
    with offices.as_owner():
        return verification.verify().found == ()


def answers_again(cluster: Cluster) -> None:
    """Started where its main process was killed; where one of its others was, it starts them anew by itself."""
    given_up = time.monotonic() + MOST_SECONDS
    while True:
        connection.close()
        try:
            cluster.start()
            states()
        except OperationalError:
            assert time.monotonic() < given_up, "the database does not come back"
            time.sleep(0.1)
        else:
            return


def kill_what_records(cluster: Cluster, *, main_process: bool) -> None:
    """The server's main process, or the process of the server that works for the worker."""
    with connect(place(cluster, SUPERUSER), autocommit=True) as administration:
        busy = "SELECT pid FROM pg_stat_activity WHERE datname = %s AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()"
        found = [pid for (pid,) in administration.execute(busy, [NAME])]
    main = cluster.process()
    assert main is not None
    with suppress(ProcessLookupError):
        os.kill(main if main_process or not found else CHANCE.choice(found), signal.SIGKILL)


def test_a_database_that_is_killed_while_a_list_is_recorded_holds_it_wholly_or_not_at_all(
    cluster: Cluster, tmp_path: Path, settings: Settings
) -> None:
    settings.FILES_FOLDER, lists = tmp_path / "files", 1
    ask(tmp_path, lists)
    for kill in range(DATABASE_KILLS):
        if states()[-1] == "done":
            lists += 1
            ask(tmp_path, lists)
        with worker(place(cluster, WEB), settings.FILES_FOLDER):
            wait_for({"running", "done"})
            time.sleep(CHANCE.uniform(0, ROWS / 6_000))
            kill_what_records(cluster, main_process=bool(kill % 2))
            answers_again(cluster)
        done = states().count("done")
        assert standing_facts() == (dict.fromkeys(KINDS, ROWS * done) if done else {})
        assert is_verified()
    with worker(place(cluster, WEB), settings.FILES_FOLDER):
        wait_for({"done"})
    assert states() == ["done"] * lists
    assert standing_facts() == dict.fromkeys(KINDS, ROWS * lists)
    assert is_verified()


@contextmanager
def pages(place: Address, files: Path) -> Iterator[Path]:
    """The office's own web server in two processes, kept up as `timpora up` keeps it; where its number stands."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(SOURCE), str(ROOT)]),
        "DATABASE_URL": f"postgresql:{'//'}{place.user}@/{place.name}?host={place.host}",
        "TIMPORA_SECRET_KEY": configured.SECRET_KEY,
        "TIMPORA_FILES": str(files),
        "TIMPORA_API_REQUESTS_A_MINUTE": "6000",
    }
    stop, home = Event(), files.parent
    with (home / "pages.log").open("ab") as log, ThreadPoolExecutor(1) as supervisor:
        watch = Watch(stop=stop, look=lambda: None, log=log)
        kept_up = supervisor.submit(keep_up, [web(LOOPBACK, PORT, PROCESSES)], home, environment, watch)
        try:
            yield home / NUMBERS
        finally:
            stop.set()
            kept_up.result()


def serving(numbers: Path) -> list[int]:
    """The processes that serve pages: those that the main one started and that answer requests."""
    with suppress(OSError, ValueError):  # gone while one looks
        main = int(numbers.read_text(encoding="utf-8"))
        started = Path(f"/proc/{main}/task/{main}/children").read_text(encoding="utf-8").split()
        return [int(one) for one in started if b"granian" in Path(f"/proc/{one}/cmdline").read_bytes()]
    return []


def posted(path: str, body: bytes, kind: str, secret: str) -> tuple[int, dict[str, object]]:
    """An act, asked for with one key until somebody answers."""
    heads = {"Authorization": f"Bearer {secret}", "Idempotency-Key": uuid.uuid4().hex, "Content-Type": kind}
    given_up = time.monotonic() + MOST_SECONDS
    while True:
        asked = urllib.request.Request(f"http:{'//'}{LOOPBACK}:{PORT}/api/v1{path}", body, heads)
        try:
            with urllib.request.urlopen(asked, timeout=30) as answer:
                return int(answer.status), json.loads(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read())
        except (OSError, ValueError):  # nobody there, or gone in the middle of the answer
            assert time.monotonic() < given_up, "the pages are not served again"
            time.sleep(0.1)


def sent(number: int, folder: Path, secret: str) -> tuple[int, int, str]:
    """A file of its own is sent, and recording it asked for: both answers, and what the file contains."""
    path = many(folder, ROWS_OF_A_FILE, name=f"daftar {number}.csv")
    content = path.read_text(encoding="utf-8").replace(",X", f",Z{number}X").encode()
    head = f'--batas\r\nContent-Disposition: form-data; name="file"; filename="{path.name}"\r\nContent-Type: text/csv\r\n\r\n'
    came, told = posted(
        "/deliveries", head.encode() + content + b"\r\n--batas--\r\n", "multipart/form-data; boundary=batas", secret
    )
    begun, _ = posted(f"/deliveries/{told['delivery']}/commit", b"{}", "application/json", secret)
    return came, begun, hashlib.sha256(content).hexdigest()


@pytest.mark.usefixtures("socket_enabled")
def test_pages_that_are_killed_while_files_are_sent_keep_each_once_and_do_each_act_once(
    office_database: str, server: SharedServer, tmp_path: Path, settings: Settings
) -> None:
    settings.FILES_FOLDER = tmp_path / "files"
    secret = tokens.token(account(Role.HEAD_OF_SECTION))
    files = WEB_KILLS * SENDERS
    with (
        pages(server.place(office_database, WEB), settings.FILES_FOLDER) as numbers,
        ThreadPoolExecutor(SENDERS) as senders,
    ):
        answers: list[tuple[int, int, str]] = []
        for kill in range(WEB_KILLS):
            wait_for_processes(numbers)
            sending = [senders.submit(sent, kill * SENDERS + number, tmp_path, secret) for number in range(SENDERS)]
            time.sleep(CHANCE.uniform(0, LONGEST_WAIT))
            with suppress(ProcessLookupError):
                os.kill(CHANCE.choice(serving(numbers)), signal.SIGKILL)
            answers += [one.result() for one in sending]
    assert {(came, begun) for came, begun, _ in answers} == {(HAS_COME, DONE)}
    with offices.as_owner():
        kept = list(Delivery.objects.values_list("sha256", flat=True))
        begun = list(Job.objects.values_list("subject", flat=True))
    assert sorted(kept) == sorted(digest for _, _, digest in answers)
    assert len(begun) == len(set(begun)) == files
    places = [path for path in settings.FILES_FOLDER.rglob("*") if path.is_file() and path.name in kept]
    assert [hashlib.sha256(path.read_bytes()).hexdigest() for path in places] == [path.name for path in places]
    assert len(places) == files
    assert work_off() == files
    assert standing_facts() == dict.fromkeys(KINDS, ROWS_OF_A_FILE * files)
    assert is_verified()


def wait_for_processes(numbers: Path) -> None:
    given_up = time.monotonic() + MOST_SECONDS
    while len(serving(numbers)) != PROCESSES:
        assert time.monotonic() < given_up, "nobody serves pages"
        time.sleep(0.05)
