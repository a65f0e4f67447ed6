"""The command line as a whole: what it offers, and that nobody waits for what he did not ask for."""

import os
import subprocess
import sys

import pytest
from scripts import reference_pages
from typer.main import get_command
from typer.testing import CliRunner

from timpora.entrypoints.cli import app
from timpora.entrypoints.later import Later


OF_WHOLE_REGISTERS = {"polars", "numpy", "dataframely", "typst", "xlsxwriter", "timpora.rulebook.book"}


def offered() -> dict[str, Later]:
    """Every command as help knows it, by the words that one types."""
    group = get_command(app)
    inner = {name: getattr(command, "commands", None) for name, command in group.commands.items()}  # type: ignore[attr-defined]
    return {
        f"{name} {part}".strip(): command
        for name, parts in inner.items()
        for part, command in (parts or {"": group.commands[name]}).items()  # type: ignore[attr-defined]
    }


@pytest.mark.parametrize("name", offered())
def test_the_list_of_commands_says_what_the_command_itself_says(name: str) -> None:
    assert offered()[name].help == offered()[name].loaded.help


def test_every_command_of_the_list_is_on_the_page_of_commands() -> None:
    assert [f"timpora {name}" for name in offered()] == [name for name, _ in reference_pages.commands()]


@pytest.mark.parametrize("words", [[], ["rules"]])
def test_without_a_command_the_help_is_shown(words: list[str]) -> None:
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 2
    assert "Usage:" in result.output
    assert "calc" in result.output or "check" in result.output


def test_a_command_that_does_not_exist_is_refused_with_the_nearest() -> None:
    result = CliRunner().invoke(app, ["scren"])
    assert result.exit_code == 2
    assert "screen" in result.output


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        (["--help"], "typer"),
        (["rules", "--help"], "typer"),
        (["calc", "--index", "B1", "--arrived", "2025-04-16"], "timpora.rulebook.visa_indexes"),
    ],
)
def test_help_and_the_calculator_wait_for_nothing_that_only_whole_registers_need(words: list[str], needed: str) -> None:
    code = f"""
import atexit, sys
atexit.register(lambda: print("loaded:", *sorted(sys.modules)))
sys.argv = ["timpora", *{words}]
from timpora.entrypoints.cli import main
main()"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    loaded = set(done.stdout.rpartition("loaded:")[2].split())
    assert needed in loaded
    assert loaded.isdisjoint(OF_WHOLE_REGISTERS)
