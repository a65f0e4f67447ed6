"""A point of a list in a terminal, whose further lines stand below its words and not below its mark."""

from rich.table import Table
from rich.text import Text as Styled

from timpora.kernel.harmless import harmless


def bullet(text: str) -> Table:
    """` - ` and the text, wrapped to the width that it is printed at."""
    point = Table.grid(expand=True)
    point.add_column(width=3, no_wrap=True)
    point.add_column(ratio=1)
    point.add_row(Styled(" - "), Styled(harmless(text)))
    return point
