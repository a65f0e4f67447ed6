"""The page about teams names each kind and level as the pages do, with a code that its level takes."""

import re
from pathlib import Path

from timpora.team.core.checks import wrong_area
from timpora.team.core.levels import KIND_WORDS, LEVEL_WORDS, TeamLevel


PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "teams.md"


def test_the_page_says_what_the_code_does() -> None:
    rows = dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert {words.en for words in KIND_WORDS.values()} <= set(rows)
    for level, words in LEVEL_WORDS.items():
        code = rows[words.en].strip("`")
        assert wrong_area(level, None if level is TeamLevel.CENTRE else code) is None
