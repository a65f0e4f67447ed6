"""A rule's text as one string, for searching it."""

from collections.abc import Sequence

from timpora.engine.backends.passages import Section, as_lines
from timpora.kernel.text import Language


def all_text(sections: Sequence[Section], language: Language) -> str:
    """Everything that is said, one paragraph or item a line."""
    return "\n".join(line for section in sections for line in as_lines(section, language, width=10_000))
