"""The page about meetings names each state and each item of the agenda as the pages do."""

import re
from pathlib import Path

from timpora.meetings.core.agenda_words import TITLES
from timpora.meetings.core.states import STATE_WORDS


PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "meetings.md"


def test_the_page_says_what_the_code_does() -> None:
    named = set(re.findall(r"^\| ([^|]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert {words.en for words in STATE_WORDS.values()} <= named
    assert {words.en for words in TITLES.values()} <= named
