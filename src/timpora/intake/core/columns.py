"""Columns converted value by value: each distinct value once, however many rows repeat it."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import polars as pl


BLANK_MARKS = frozenset({"", "-", "--", "---", "\u2013", "\u2014", ".", "?", "n/a", "na", "#n/a", "nihil", "kosong", "tidak ada", "none", "null", "nil"})  # fmt: skip
_TEXT = "text as written"
_SPACES = r"[\s\u200b\ufeff]{2,}|[^\S ]|[\u200b\ufeff]"  # what is no single space already


def converted(column: pl.Series, function: Callable[[str], Hashable], dtype: Any) -> pl.Series:
    """`function` of each text of a column; missing stays missing, and None becomes missing."""
    distinct = column.drop_nulls().unique()
    if distinct.is_empty():
        return pl.Series(column.name, [None] * len(column), dtype=dtype)
    made = pl.Series("made", [function(text) for text in distinct.to_list()], dtype=dtype)
    return column.replace_strict(distinct, made, default=None, return_dtype=dtype)


def converted_together(
    column: pl.Series, function: Callable[[str], Sequence[Hashable]], dtypes: Mapping[str, Any]
) -> pl.DataFrame:
    """What `function` tells of each text of a column, as columns of these names; missing throughout where the text is missing."""
    distinct = column.drop_nulls().unique()
    told = pl.DataFrame([function(text) for text in distinct.to_list()], schema=dict(dtypes), orient="row")
    texts = column.alias(_TEXT).to_frame()
    return texts.join(told.with_columns(distinct.alias(_TEXT)), on=_TEXT, how="left", maintain_order="left").drop(_TEXT)


def tidy(column: pl.Expr) -> pl.Expr:
    """Text with single spaces and none at the ends; marks for "nothing" become missing."""
    text = column.str.replace_all(_SPACES, " ").str.strip_chars(" ").str.strip_prefix("'")
    return pl.when(text.str.to_lowercase().is_in(sorted(BLANK_MARKS))).then(None).otherwise(text)


def column_letter(place: int) -> str:
    """The letter of a column as spreadsheets write it; 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
