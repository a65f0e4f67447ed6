"""The reference pages are made from the rulebook, always alike, and the committed ones are up to date."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from timpora.rulebook import book
from timpora.screening.rulebook_pages import write_pages


COMMITTED = Path(__file__).parents[3] / "docs" / "reference" / "rules"
COMMAND = [sys.executable, "-m", "timpora.screening.rulebook_pages"]
REMEDY = "run: PYTHONPATH=src python -m timpora.screening.rulebook_pages docs/reference/rules"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages as the command line writes them; making them runs every worked example."""
    folder = tmp_path_factory.mktemp("rules")
    done = subprocess.run([*COMMAND, str(folder)], capture_output=True, text=True, check=True)
    found = {path.name: path.read_bytes().decode() for path in folder.iterdir()}
    assert done.stdout.startswith(f"{len(found)} ")
    return found


def test_the_committed_pages_are_up_to_date(made: dict[str, str]) -> None:
    assert sorted(path.name for path in COMMITTED.glob("*.md")) == sorted(made), REMEDY
    stale = [name for name, text in made.items() if (COMMITTED / name).read_text(encoding="utf-8") != text]
    assert stale == [], REMEDY


def test_there_is_a_page_for_every_rule_in_both_languages_and_every_link_leads_to_one(made: dict[str, str]) -> None:
    others = {"index.md", "parameters.md", "visa-indexes.md", "provisions.md", "closed-days.md"}
    assert {f"{rule.id}.md" for rule in book.RULES} | others == set(made)
    for text in made.values():
        assert text.count("\n## Bahasa Indonesia\n") == text.count("\n## English\n") == 1
        assert set(re.findall(r"\]\(([^)]+\.md)\)", text)) <= set(made)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


def test_a_page_shows_no_example_that_fails(made: dict[str, str]) -> None:
    assert [name for name, text in made.items() if re.search(r"\| (gagal|fails): ", text)] == []


def test_writing_again_writes_the_same_and_removes_the_pages_of_rules_that_are_no_more(
    made: dict[str, str], tmp_path: Path
) -> None:
    """Again in another process, in which the order of sets is another one."""
    (tmp_path / "overstay.md").write_text("half written", encoding="utf-8")
    (tmp_path / "a_rule_of_yesterday.md").write_text("old", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    write_pages(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.md")} == {
        name: text.encode() for name, text in made.items()
    }
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_the_command_line_asks_for_one_folder() -> None:
    refused = subprocess.run(COMMAND, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "Name one folder" in refused.stderr
