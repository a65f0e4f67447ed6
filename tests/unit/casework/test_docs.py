"""The page about cases says of stages, rights and protection what the code says."""

from pathlib import Path

import pytest

from timpora.casework.core.acts.kinds import ACT_WORDS, ActKind
from timpora.casework.core.checks.closing import FITTING
from timpora.casework.core.protection import CONSEQUENCES, PROTECTION_WORDS
from timpora.casework.core.rights import RIGHT_WORDS
from timpora.casework.core.statuses import OPEN, OUTCOME_WORDS, OWNERS, POWER_WORDS, STATUS_WORDS
from timpora.casework.core.table import TABLE, possible


PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "cases.md"


def stages() -> str:
    """The table of stages, as the page holds it."""
    rows = ["| stage | moved on by who may | leads to, by | ends there as |", "| --- | --- | --- | --- |"]
    for status in OPEN:
        ways = [
            f"{STATUS_WORDS[to].en} ({ACT_WORDS[kind].en.lower()})"
            for kind in possible(status)
            if (to := TABLE[kind].to) not in {None, status} and kind not in {ActKind.CLOSE, ActKind.JOIN}
        ]
        ends = sorted(OUTCOME_WORDS[outcome].en for outcome in FITTING[status])
        rows.append(
            f"| {STATUS_WORDS[status].en} | {POWER_WORDS[OWNERS[status]].en} | {'; '.join(ways) or '-'} | {'; '.join(ends)} |"
        )
    return "\n".join(rows)


def rights() -> str:
    """The list of rights."""
    return "\n".join(f"- {words.en}" for words in RIGHT_WORDS.values())


def protections() -> str:
    """The table of protection."""
    rows = ["| flag | what it changes |", "| --- | --- |"]
    return "\n".join([*rows, *(f"| {words.en} | {CONSEQUENCES[one].en} |" for one, words in PROTECTION_WORDS.items())])


@pytest.mark.parametrize("told", [stages, rights, protections], ids=lambda one: one.__name__)
def test_the_page_says_what_the_code_does(told: object) -> None:
    assert told() in PAGE.read_text(encoding="utf-8")  # type: ignore[operator]
