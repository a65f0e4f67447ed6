"""`timpora token`: tokens made, listed and ended where no browser is at hand."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from django.utils import timezone
from tests.factories import office as offices
from tests.factories.command_line import CommandLine
from tests.office.server import SharedServer

from timpora.accounts import doors
from timpora.accounts.core.roles import Role


type Run = Callable[..., CompletedProcess[str]]
UNTIL = ["--until", "2199-01-01"]


@pytest.fixture
def line(server: SharedServer, office_database: str, tmp_path: Path) -> CommandLine:
    return CommandLine(server, office_database, tmp_path)


@pytest.fixture
def run(line: CommandLine) -> Run:
    return partial(line.here, "token")


def _soon(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def test_a_token_is_made_listed_and_ended(line: CommandLine, run: Run) -> None:
    own = offices.account()
    named = ["--as", own.sign_in_name]
    made = line.run(
        "token",
        "make",
        *named,
        "--for",
        "program rekaan",
        "--may",
        "read_register",
        "--may",
        "import_lists",
        "--until",
        _soon(30),
    )
    assert made.returncode == 0, made.stderr
    assert made.stderr.startswith("Token 1 dibuat")
    use = doors.used_token(made.stdout.strip())
    assert use is not None
    assert use.permissions == {"read_register", "import_lists"}
    listed = run("list", *named, "--lang", "en")
    assert "1  program rekaan: " in listed.stdout
    assert "last used" in listed.stdout
    assert made.stdout.strip() not in listed.stdout
    assert run("end", "1", *named).stdout == "Token 1 diakhiri.\n"
    assert doors.used_token(made.stdout.strip()) is None
    again = run("end", "1", *named, "--lang", "en")
    assert (again.returncode, "There is no such token" in again.stderr) == (3, True)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["make", "--as", "nobody", "--for", "program", "--may", "read_register", *UNTIL], 3, "Tidak ada akun aktif"),
        (["make", "--as", "sari", "--for", "program", "--may", "read_register", *UNTIL], 3, "antara hari ini"),
        (["make", "--as", "sari", "--for", "program", "--may", "undo_imports", *UNTIL], 3, "bukan milik Anda"),
        (["make", "--as", "sari", "--for", "program", "--may", "everything", *UNTIL], 2, "everything"),
        (["make", "--as", "sari", "--for", "program", "--may", "read_register", "--until", "besok"], 2, "bukan hari"),
        (["end", "1", "--as", "sari"], 3, "Token ini tidak ada"),
    ],
    ids=["nobody", "too long", "too much", "no power", "no day", "no token"],
)
def test_what_may_not_be_is_said_with_the_remedy(run: Run, words: list[str], code: int, said: str) -> None:
    offices.account(Role.OFFICER, name="sari")
    done = run(*words)
    assert done.returncode == code
    assert said in " ".join(done.stderr.split())
    assert done.stdout == ""


def test_without_tokens_the_list_says_so(run: Run) -> None:
    offices.account(name="sari")
    assert run("list", "--as", "sari").stdout == "Tidak ada token.\n"
    assert run("list", "--as", "sari", "--lang", "en").stdout == "There are no tokens.\n"
