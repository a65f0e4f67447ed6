"""The page about the letters of a case names for each step the documents that the code issues, who signs them and to whom copies go."""

from pathlib import Path

from timpora.casework.core.acts.kinds import ACT_WORDS
from timpora.casework.core.letters.every import ISSUED
from timpora.casework.core.letters.signers import SIGNER_WORDS
from timpora.letters.core.kinds import KIND_WORDS


PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "letters-of-a-case.md"


def documents() -> str:
    """The table of documents, as the page holds it."""
    rows = ["| step | document | signed by | copies to |", "| --- | --- | --- | --- |"]
    for kind, issued in ISSUED.items():
        for one in issued:
            also = f", {one.also.en}" if one.also else ""
            rows.append(
                f"| {ACT_WORDS[kind].en} | {KIND_WORDS[one.kind].en} | {SIGNER_WORDS[one.signer].en}{also} | {one.copies.en} |"
            )
    return "\n".join(rows)


def test_the_page_says_what_the_code_issues() -> None:
    assert documents() in PAGE.read_text(encoding="utf-8")
