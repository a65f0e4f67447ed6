"""The results as a table: aligned for a terminal, or Markdown to keep."""

from collections.abc import Sequence

from bench.measuring import Row


HEADERS = ("name", "size", "ours", "peer", "peer's", "ours / peer", "peak memory", "peer's peak", "note")


def seconds(value: float | None) -> str:
    """A time with three significant digits, in the unit that reads best."""
    if value is None:
        return ""
    for unit, factor in (("s", 1), ("ms", 1e3)):
        if value * factor >= 1:
            return f"{_three_digits(value * factor)} {unit}"
    return f"{_three_digits(value * 1e6)} us"


def ratio(value: float | None) -> str:
    """How our time stands to theirs; far below one it is told the other way round."""
    if value is None:
        return ""
    return _three_digits(value) if value >= 0.01 else f"1 / {1 / value:,.0f}"


def mebibytes(value: float | None) -> str:
    """Whole MiB."""
    return "" if value is None else f"{value:,.0f} MiB"


def cells(row: Row) -> tuple[str, ...]:
    """A row as texts, one for each header."""
    return (
        row.name, row.size, seconds(row.ours), row.peer or "", seconds(row.theirs), ratio(row.ratio), mebibytes(row.peak_mib),
        mebibytes(row.their_peak_mib), row.note,
    )  # fmt: skip


def markdown(rows: Sequence[Row]) -> str:
    """All rows as a Markdown table."""
    lines = [HEADERS, ("---",) * len(HEADERS), *map(cells, rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


WIDTHS = (22, 20, 9, 26, 9, 11, 12, 12, 0)


def line(texts: Sequence[str]) -> str:
    """One line of the table in a terminal, where each row is shown as soon as it is measured."""
    return "  ".join(text.ljust(width) for text, width in zip(texts, WIDTHS, strict=True)).rstrip()


def _three_digits(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}" if value >= 0.001 else f"{value:.1e}"
