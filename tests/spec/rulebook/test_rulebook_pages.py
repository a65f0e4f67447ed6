"""The reference pages are made from the rulebook, always alike, and the committed ones are up to date."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

from timpora.rulebook import book
from timpora.screening.rulebook_pages import pages, write_pages


COMMITTED = Path(__file__).parents[3] / "docs" / "reference" / "rules"
REMEDY = "run: PYTHONPATH=src python -m timpora.screening.rulebook_pages docs/reference/rules"


@cache
def made_once() -> dict[str, str]:
    """The pages; making them runs every worked example."""
    return pages()


def test_the_committed_pages_are_up_to_date() -> None:
    made = made_once()
    assert sorted(path.name for path in COMMITTED.glob("*.md")) == sorted(made), REMEDY
    stale = [name for name, text in made.items() if (COMMITTED / name).read_text(encoding="utf-8") != text]
    assert stale == [], REMEDY


def test_there_is_a_page_for_every_rule_in_both_languages_and_every_link_leads_to_one() -> None:
    made = made_once()
    assert {f"{rule.id}.md" for rule in book.RULES} | {
        "index.md",
        "parameters.md",
        "visa-indexes.md",
        "provisions.md",
        "closed-days.md",
    } == set(made)
    for text in made.values():
        assert text.count("\n## Bahasa Indonesia\n") == text.count("\n## English\n") == 1
        assert set(re.findall(r"\]\(([^)]+\.md)\)", text)) <= set(made)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


def test_a_page_shows_no_example_that_fails() -> None:
    assert [name for name, text in made_once().items() if re.search(r"\| (gagal|fails): ", text)] == []


def test_the_command_line_writes_the_pages_and_writing_again_removes_those_of_rules_that_are_no_more(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-m", "timpora.screening.rulebook_pages"]
    made = subprocess.run([*command, str(tmp_path)], capture_output=True, text=True, check=True)
    assert made.stdout.startswith(f"{len(made_once())} ")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert before == {name: text.encode() for name, text in made_once().items()}
    (tmp_path / "a_rule_of_yesterday.md").write_text("old", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    write_pages(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.md")} == before
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_the_command_line_asks_for_one_folder() -> None:
    command = [sys.executable, "-m", "timpora.screening.rulebook_pages"]
    refused = subprocess.run(command, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "Name one folder" in refused.stderr
