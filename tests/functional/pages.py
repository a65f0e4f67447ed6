"""The pages of the documentation, and the blocks in them that can be run."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path


ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
# A page that quotes another (docs/changes.md) has no block of its own.
PAGES = (ROOT / "README.md", *sorted(DOCS.rglob("*.md")))
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path, *languages: str) -> Iterator[str]:
    """The fenced blocks of a page in some languages, in order."""
    yield from (text for language, text in _BLOCK.findall(page.read_text(encoding="utf-8")) if language in languages)


def commands(page: Path, program: str) -> list[str]:
    """The lines of a page's shell blocks that call a program, with or without the folder it lies in."""
    lines = [line for block in blocks(page, "sh") for line in block.splitlines()]
    return [line for line in lines if line.split(maxsplit=1)[:1] in ([program], [f".venv/bin/{program}"])]


def conversations(page: Path) -> Iterator[tuple[str, list[str]]]:
    """The commands of a page's console blocks, each with the lines that it is said to print."""
    for block in blocks(page, "console"):
        command, *printed = block.splitlines()
        yield command.removeprefix("$ "), printed


def missing(expected: Sequence[str], printed: Sequence[str]) -> list[str]:
    """The first run of expected lines that was not printed where it is expected; `...` stands for any lines."""
    found = [line.rstrip() for line in printed]
    for run in _runs(expected):
        places = [place for place in range(len(found)) if found[place : place + len(run)] == run]
        if not places:
            return run
        found = found[places[0] + len(run) :]
    return []


def _runs(lines: Sequence[str]) -> Iterator[list[str]]:
    run: list[str] = []
    for line in [*lines, "..."]:
        if line != "...":
            run.append(line.rstrip())
        elif run:
            yield run
            run = []
