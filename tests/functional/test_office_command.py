"""`timpora office`: how the first person of an office comes in, whom nobody can invite."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client
from tests.factories import office as offices
from tests.factories.command_line import CommandLine
from tests.office.server import SharedServer

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account, Agency, Office, OfficeArea
from timpora.audit.models import Event
from timpora.entrypoints import database


SERANG = (
    "--code", "kanim-serang", "--name", "Kantor Imigrasi Rekaan Serang", "--area", "36.04", "--area", "36.73",
    "--agency", "Kesbangpol Rekaan", "--administrator", "siti.rekaan", "--person", "Siti Rekaan",
)  # fmt: skip
NOTHING_COULD_BE_DONE = 3


@pytest.fixture
def commands(server: SharedServer, office_database: str, tmp_path: Path) -> CommandLine:
    return CommandLine(server, office_database, tmp_path)


def path_of(printed: str) -> str:
    return urlsplit(printed.splitlines()[-1]).path


def test_an_office_is_opened_and_its_first_administrator_comes_in_by_the_link(commands: CommandLine) -> None:
    done = commands.run("office", "open", *SERANG, "--lang", "en", "--address", "https://timpora.example/")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Kabupaten Serang (36.04), Kota Serang (36.73)" in done.stdout
    assert "Hand this link to Siti Rekaan" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("https://timpora.example/")

    chosen = {"new_password1": offices.PASSWORD, "new_password2": offices.PASSWORD}
    page = Client().post(path_of(done.stdout), chosen)
    assert page.status_code == 302
    with offices.as_owner():
        own = Account.objects.select_related("office").get(sign_in_name="siti.rekaan")
        assert (own.role, own.office.code, own.has_usable_password()) == (Role.ADMINISTRATOR, "kanim-serang", True)
        assert set(OfficeArea.objects.values_list("area_code", flat=True)) == {"36.04", "36.73"}
        assert list(Agency.objects.values_list("name", flat=True)) == ["Kesbangpol Rekaan"]
        told = list(Event.objects.order_by("id").values_list("action", flat=True))
        assert told[:3] == ["office_opened", "account_opened", "link_made"]


def test_a_code_or_a_name_that_is_taken_opens_nothing(commands: CommandLine) -> None:
    assert commands.run("office", "open", *SERANG).returncode == 0
    again = commands.run("office", "open", *SERANG)
    assert again.returncode == NOTHING_COULD_BE_DONE
    assert "Kantor dengan kode ini sudah dibuka" in again.stderr
    other = commands.run("office", "open", *(word.replace("kanim-serang", "kanim-lain") for word in SERANG))
    assert other.returncode == NOTHING_COULD_BE_DONE
    assert "Nama pengguna ini sudah dipakai" in other.stderr
    with offices.as_owner():
        assert Office.objects.count() == 1


@pytest.mark.parametrize(
    ("option", "said"),
    [("--code", "Kantor Serang"), ("--code", "contoh-serang"), ("--administrator", "Siti R"), ("--area", "Serang"), ("--person", " ")],
)  # fmt: skip
def test_what_cannot_be_used_is_named_with_an_example(commands: CommandLine, option: str, said: str) -> None:
    words = list(SERANG)
    words[words.index(option) + 1] = said
    done = commands.run("office", "open", *words, "--lang", "en")
    assert done.returncode == NOTHING_COULD_BE_DONE
    assert f"{option}: “{said.strip()}” cannot be used" in done.stderr


def test_an_administrator_who_lost_everything_begins_anew_by_a_link(commands: CommandLine) -> None:
    assert commands.run("office", "open", *SERANG).returncode == 0
    with offices.as_owner():
        own = Account.objects.get(sign_in_name="siti.rekaan")
        own.set_password(offices.PASSWORD)
        own.save()
    refused = commands.run("office", "link", "siti.rekaan", "--lang", "en")
    assert refused.returncode == NOTHING_COULD_BE_DONE
    assert "--forget" in refused.stderr
    done = commands.run("office", "link", "siti.rekaan", "--forget", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert Client().get(path_of(done.stdout), follow=True).status_code == 200
    with offices.as_owner():
        assert not Account.objects.get(pk=own.pk).has_usable_password()
        assert "access_reset" in Event.objects.values_list("action", flat=True)


def test_only_an_administrator_gets_a_link_here(commands: CommandLine) -> None:
    own = offices.account(Role.OFFICER)
    done = commands.run("office", "link", own.sign_in_name, "--lang", "en")
    assert done.returncode == NOTHING_COULD_BE_DONE
    assert "no administrator of the user name" in done.stderr


@pytest.fixture
def empty(server: SharedServer, tmp_path: Path) -> Iterator[CommandLine]:
    """A database in which nothing was made yet."""
    name = f"of_{os.getpid()}_empty"
    database.make_database(server.place(), name)
    yield CommandLine(server, name, tmp_path)
    server.drop(name)


@pytest.mark.parametrize("words", [["audit", "anchor"], ["audit", "verify"], ["office", "open", *SERANG]])
def test_before_the_database_is_made_ready_a_command_says_what_to_run(empty: CommandLine, words: list[str]) -> None:
    done = empty.run(*words, "--lang", "en")
    assert (done.returncode, done.stdout) == (NOTHING_COULD_BE_DONE, "")
    assert "Run `timpora migrate`" in done.stderr
    assert "Traceback" not in done.stderr
