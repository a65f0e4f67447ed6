"""The one door: what `make` lists and runs, and the Python that it finds or asks for."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.functional.pages import ROOT


pytestmark = pytest.mark.usefixtures("socket_enabled")
FIND_PYTHON = ROOT / "scripts" / "find-python"
PROVEN = [
    "Rosalinda Misaldo Contohez",
    "Misalenko Aleksei Nikolaevich",
    "Prakash Contohwala",
    "Reka Wei",
    "Andai Ji Woo",
]


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`make` in a folder as a person calls it, even where these tests themselves are run by `make`."""
    command = ["make", *arguments]
    return subprocess.run(command, cwd=folder, env=by_hand(), capture_output=True, text=True, check=False)


def by_hand() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}


# This interpreter's environment in place of one of its own.
HERE = f"BIN={Path(sys.executable).parent}"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The sources and the Makefile, with an environment that counts as made."""
    for name in ("src", "scripts", "requirements"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy2(ROOT / name, tmp_path)
    (tmp_path / ".venv").mkdir()
    for stamp in ("made", "installed-runtime"):
        (tmp_path / ".venv" / stamp).touch()
    return tmp_path


def shown(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The five people in the order in which they are shown."""
    return sorted((name for name in PROVEN if name in done.stdout), key=done.stdout.index)


def test_make_alone_lists_every_target() -> None:
    done = make(ROOT)
    listed = [line.split()[0] for line in done.stdout.splitlines()]
    targets = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert targets is not None
    assert sorted(listed) == sorted(set(targets[1].split()))
    assert all(len(line.split()) > 2 for line in done.stdout.splitlines())


def test_make_screen_writes_the_lists_once_and_shows_the_five_first_in_either_language(checkout: Path) -> None:
    done = make(checkout, HERE, "screen")
    assert done.returncode == 0, done.stderr
    assert shown(done) == PROVEN
    assert "Melebihi batas tinggal, terbukti (5)" in done.stdout
    assert "belum tercatat keluar" not in done.stdout
    assert "build/serang.txt" in done.stdout
    assert "belum tercatat keluar (" in (checkout / "build" / "serang.txt").read_text(encoding="utf-8")
    assert (checkout / "build" / "serang-result" / "report.pdf").read_bytes().startswith(b"%PDF")
    lists = {path: path.stat().st_mtime_ns for path in (checkout / "build" / "serang").iterdir()}
    done = make(checkout, HERE, "screen", "IN=en")
    assert done.returncode == 0, done.stderr
    assert shown(done) == PROVEN
    assert "Past the stay limit, proven (5)" in done.stdout
    assert {path: path.stat().st_mtime_ns for path in (checkout / "build" / "serang").iterdir()} == lists


def test_make_run_opens_the_office_from_nothing_and_again(checkout: Path) -> None:
    """The way of an impatient newcomer: Ctrl-C while the office is filled, and then, once the pages are ready, the address and the sign-ins."""
    (checkout / ".venv" / "installed-office").touch()
    home = Path(tempfile.mkdtemp(prefix="timpora-"))
    home.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = (HERE, "run", "ONCE=yes", "IN=en", f"PORT={port}", f"TIMPORA_HOME={home / 'office'}")
    try:
        ended_while_it_is_filled(checkout, words, home / "office")
        for _ in range(2):
            done = make(checkout, *words)
            assert done.returncode == 0, done.stderr
            assert f"localhost:{port}/ (ready in" in done.stderr
            assert "Password of all: serang-" in done.stderr
            assert re.search(r"pemeriksa +Examiner +code", done.stderr)
            assert "Everything has stopped." in done.stderr
    finally:
        shutil.rmtree(home)


def ended_while_it_is_filled(checkout: Path, words: Sequence[str], home: Path) -> None:
    """Ctrl-C reaches all that the terminal holds; nothing is left behind, and nothing is complained of."""
    begun = subprocess.Popen(
        ["make", *words], cwd=checkout, env=by_hand(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    )  # fmt: skip
    while not (home / "processes").exists():  # whoever serves pages is started before the office is filled
        assert begun.poll() is None, "it did not open"
        time.sleep(0.1)
    os.killpg(begun.pid, signal.SIGINT)
    _, told = begun.communicate(timeout=60)
    assert begun.returncode != 0
    assert "ready in" not in told
    assert "Traceback" not in told
    assert not (home / "processes").exists()
    assert not (home / "database" / "postmaster.pid").exists()


def test_make_screen_fails_where_the_day_lies_outside_the_law(checkout: Path) -> None:
    done = make(checkout, HERE, "screen", "AS_OF=1999-01-01", "IN=en")
    assert done.returncode != 0
    assert "lies outside the days" in done.stderr


def test_a_change_of_the_sample_writes_it_anew(checkout: Path) -> None:
    lists = "build/serang.made"  # what `make screen` asks for before it screens
    make(checkout, HERE, lists)
    before = (checkout / lists).stat().st_mtime_ns
    time.sleep(0.01)
    (checkout / "src" / "timpora" / "sample" / "names.yaml").touch()
    make(checkout, HERE, lists)
    assert (checkout / lists).stat().st_mtime_ns > before


def find_python(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([FIND_PYTHON], env=environment, capture_output=True, text=True, check=False)


def test_a_python_that_suits_is_found(tmp_path: Path) -> None:
    base = str(Path(sys.base_prefix) / "bin")
    done = find_python(PATH=f"{base}:/usr/bin:/bin", HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    command = "import sys; print(sys.version_info >= (3, 12), sys.prefix == sys.base_prefix)"
    said = subprocess.run([done.stdout.strip(), "-c", command], capture_output=True, text=True, check=True)
    assert said.stdout == "True True\n"


def fake(path: Path, script: str) -> str:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_python_that_is_named_is_taken_and_no_other(tmp_path: Path) -> None:
    named = fake(tmp_path / "python-of-mine", f'exec "{Path(sys.base_prefix) / "bin" / "python3"}" "$@"')
    done = find_python(PATH="/usr/bin:/bin", HOME=str(tmp_path), TIMPORA_PYTHON=named)
    assert done.stdout.strip() == named


@pytest.mark.parametrize("named", ["an-old-one", "nowhere"])
def test_a_python_that_does_not_suit_is_refused_in_both_languages(tmp_path: Path, named: str) -> None:
    fake(tmp_path / "an-old-one", "exit 1")
    done = find_python(PATH="/usr/bin:/bin", HOME=str(tmp_path), TIMPORA_PYTHON=str(tmp_path / named))
    assert done.returncode == 1
    assert done.stdout == ""
    assert named in done.stderr
    assert "Timpora memerlukan Python 3.12" in done.stderr
    assert "Timpora needs Python 3.12" in done.stderr


def test_make_ends_with_that_sentence_alone_where_no_python_suits(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "Makefile", tmp_path)
    done = make(tmp_path, ".venv/made", f"TIMPORA_PYTHON={tmp_path / 'nowhere'}")
    assert done.returncode != 0
    assert "Timpora needs Python 3.12" in done.stderr
    assert "not found" not in done.stderr
