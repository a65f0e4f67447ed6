"""The page about sharing names each kind with its fields, as they are chosen at first or not, and each state."""

import re
from pathlib import Path

from timpora.sharing.core.kinds import FIELD_WORDS, FIELDS, KIND_WORDS, ShareKind
from timpora.sharing.core.standing import SHARE_STATE_WORDS


PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "sharing.md"


def test_the_page_says_what_the_code_does() -> None:
    told = PAGE.read_text(encoding="utf-8")
    rows = {name: cells for name, *cells in re.findall(r"^\| ([^|]+) \| ([^|]+) \|(?: ([^|]*)\|)?", told, re.MULTILINE)}
    for kind in ShareKind:
        chosen, others = rows[KIND_WORDS[kind].en]
        for cell, wanted in ((chosen, True), (others, False)):
            fields = ", ".join(FIELD_WORDS[one.field].en for one in FIELDS[kind] if one.chosen is wanted)
            assert cell.strip() == fields, kind
    for words in SHARE_STATE_WORDS.values():
        assert f"| {words.en} |" in told
