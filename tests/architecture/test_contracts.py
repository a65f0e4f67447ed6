"""The import contracts bite: in a copy with one forbidden import each, `lint-imports` names the contract that is broken."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.architecture.sources import ROOT


FORBIDDEN = {
    "kernel/days.py": ("import rich", "The functional core knows no Django"),
    "engine/nodes.py": ("from timpora.facts import codes", "Capabilities depend downwards only"),
    "facts/codes.py": ("from timpora.rulebook import book", "Capabilities depend downwards only"),
    "intake/files.py": ("from timpora.screening import run", "Capabilities depend downwards only"),
    "intake/reading.py": ("from timpora.rulebook import book", "Only screening and the entry points apply the law"),
    "sample/lists.py": ("from timpora.engine import nodes", "Only the rulebook and screening know the engine"),
    "screening/core/ledger.py": ("import typer", "The functional core knows no Django"),
}


def lint(project: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]
    environment = {"PYTHONPATH": str(project / "src"), "PATH": "", "COLUMNS": "200"}
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_the_contracts_are_kept(project: Path) -> None:
    done = lint(project)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", FORBIDDEN)
def test_a_forbidden_import_is_named(project: Path, module: str) -> None:
    line, contract = FORBIDDEN[module]
    path = project / "src" / "timpora" / module
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    done = lint(project)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(rf"^{re.escape(contract)}.* BROKEN$", done.stdout, re.MULTILINE), done.stdout


def test_a_folder_that_no_contract_places_is_refused(project: Path) -> None:
    folder = project / "src" / "timpora" / "helpers"
    folder.mkdir()
    (folder / "__init__.py").touch()
    assert lint(project).returncode == 1
