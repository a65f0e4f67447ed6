"""The words a rulebook gives to its tables, columns, codes, answers and parameters; the prose back end reads rules with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from timpora.engine.nodes import Node
from timpora.kernel.text import Text


@dataclass(frozen=True, kw_only=True)
class ColumnWords:
    """What a column or answer is called, how each code in it is said, and for a yes-or-no column both sentences."""

    label: Text
    words: Mapping[str, Text] = field(default_factory=dict)
    holds: Text | None = None
    fails: Text | None = None


@dataclass(frozen=True, kw_only=True)
class TableWords:
    """What one row of a table is called, and its columns."""

    row: Text
    columns: Mapping[str, ColumnWords]


@dataclass(frozen=True, kw_only=True)
class DictionaryWords:
    """What the dictionary is called in which a table's rows are looked up, and on which day of the row."""

    name: Text
    on: Node


@dataclass(frozen=True, kw_only=True)
class ParameterWords:
    """What a parameter is called, and its value in words on the day asked about (None: no day was asked about)."""

    title: Text
    value: Text | None


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """All words that the prose back end needs besides the rule itself."""

    tables: Mapping[str, TableWords]
    dictionaries: Mapping[str, DictionaryWords]  # by the table whose rows are looked up
    answers: Mapping[str, ColumnWords]
    parameters: Mapping[str, ParameterWords]
    citations: Mapping[str, Text] = field(default_factory=dict)  # what is not named here is said as it is written
