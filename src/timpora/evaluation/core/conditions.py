"""The closed little language of conditions in which indicators say which rows they count; nothing else can be written in it.

A condition is one sentence about one column, such as `limit_on is within the period`. Several in a list must all hold; of those below
`any` one must. What is missing fits no sentence but `is missing`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import and_, or_

import polars as pl

from timpora.kernel.periods import Period


class ConditionError(ValueError):
    """A condition that cannot be read, or does not fit its frame; the text says why, in English, for whoever writes the file."""


class Test(StrEnum):
    """What is asked of a column; the words stand between the column and the rest of the sentence."""

    WITHIN_PERIOD = "is within the period"
    BY_THE_END = "is not after the period"
    KNOWN = "is known"
    MISSING = "is missing"
    YES = "is yes"
    NO = "is no"
    NOT_ONE_OF = "is not one of"
    ONE_OF = "is one of"
    AT_LEAST = "is at least"
    NOT_AFTER = "is not after"
    BEFORE = "is before"
    IS = "is"


ALONE = frozenset({Test.WITHIN_PERIOD, Test.BY_THE_END, Test.KNOWN, Test.MISSING, Test.YES, Test.NO})
OF_DAYS = frozenset({Test.WITHIN_PERIOD, Test.BY_THE_END, Test.NOT_AFTER, Test.BEFORE})
OF_FLAGS = frozenset({Test.YES, Test.NO})
OF_WORDS = frozenset({Test.IS, Test.ONE_OF, Test.NOT_ONE_OF})
SENTENCE = re.compile(rf"(\w+) ({'|'.join(test.value for test in Test)})(?: (.+))?", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence: a column, what is asked of it, and with what (words, a column, a number)."""

    column: str
    test: Test
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AnyOf:
    """One of several lists of conditions holds."""

    parts: tuple["AllOf", ...]


@dataclass(frozen=True, kw_only=True)
class AllOf:
    """All of several conditions hold; of none, every row."""

    parts: tuple[Sentence | AnyOf, ...] = ()


def read(told: object, columns: Mapping[str, pl.DataType]) -> AllOf:
    """Conditions as a file writes them; raises ConditionError for what is none, or does not fit the columns."""
    if not isinstance(told, Sequence) or isinstance(told, str):
        message = f"a list of conditions is needed, and not {told!r}"
        raise ConditionError(message)
    return AllOf(parts=tuple(_part(one, columns) for one in told))


def _part(told: object, columns: Mapping[str, pl.DataType]) -> Sentence | AnyOf:
    if isinstance(told, str):
        return _sentence(told, columns)
    if isinstance(told, Mapping) and set(told) == {"any"} and isinstance(told["any"], Sequence) and told["any"]:
        return AnyOf(parts=tuple(read([one] if isinstance(one, str) else one, columns) for one in told["any"]))
    message = f"{told!r} is neither a condition nor `any` with a list of them"
    raise ConditionError(message)


def _sentence(told: str, columns: Mapping[str, pl.DataType]) -> Sentence:
    found = SENTENCE.fullmatch(" ".join(told.split()))
    if found is None:
        message = f"“{told}” is no condition; write one like “limit_on is within the period” or “kind is one of visit, limited”"
        raise ConditionError(message)
    column, test, rest = found[1], Test(found[2]), found[3]
    if column not in columns:
        message = f"“{told}”: there is no column {column}; there are {', '.join(columns)}"
        raise ConditionError(message)
    if (rest is None) != (test in ALONE):
        message = f"“{told}”: something is {'missing behind' if rest is None else 'too much behind'} “{test.value}”"
        raise ConditionError(message)
    beside = tuple(part.strip() for part in (rest or "").split(",")) if rest else ()
    sentence = Sentence(column=column, test=test, beside=beside)
    _require_a_fit(told, sentence, columns)
    return sentence


def _require_a_fit(told: str, sentence: Sentence, columns: Mapping[str, pl.DataType]) -> None:
    of = columns[sentence.column]
    fits = {
        OF_DAYS: isinstance(of, pl.Date),
        OF_FLAGS: isinstance(of, pl.Boolean),
        OF_WORDS: isinstance(of, pl.Enum | pl.String),
        frozenset({Test.AT_LEAST}): isinstance(of, pl.Int64),
    }
    if any(sentence.test in tests and not fit for tests, fit in fits.items()):
        message = f"“{told}”: “{sentence.test.value}” cannot be asked of {sentence.column}"
        raise ConditionError(message)
    wrong = _wrong_beside(sentence, columns)
    if wrong:
        message = f"“{told}”: {wrong}"
        raise ConditionError(message)


def _wrong_beside(sentence: Sentence, columns: Mapping[str, pl.DataType]) -> str:
    of, beside = columns[sentence.column], sentence.beside
    if sentence.test in {Test.NOT_AFTER, Test.BEFORE}:
        return "" if isinstance(columns.get(beside[0]), pl.Date) else f"{beside[0]} is no column of days"
    if sentence.test is Test.AT_LEAST:
        return "" if beside[0].isdecimal() else f"{beside[0]} is no whole number"
    if sentence.test is Test.IS and len(beside) != 1:
        return "one word is needed; several follow “is one of”"
    if isinstance(of, pl.Enum):
        unknown = sorted(set(beside) - set(of.categories))
        return f"{sentence.column} is never {', '.join(unknown)}" if unknown else ""
    return ""


def holds(condition: AllOf, period: Period) -> pl.Expr:
    """Whether a row fits, as an expression over the frame; never missing."""
    return reduce(and_, (_holds(part, period) for part in condition.parts), pl.lit(value=True))


def _holds(part: Sentence | AnyOf, period: Period) -> pl.Expr:
    if isinstance(part, AnyOf):
        return reduce(or_, (holds(one, period) for one in part.parts))
    return _TESTS[part.test](pl.col(part.column), part.beside, period).fill_null(value=False)


def _within(column: pl.Expr, _: Sequence[str], period: Period) -> pl.Expr:
    return column.is_between(period.first, period.last)


def _one_of(column: pl.Expr, words: Sequence[str]) -> pl.Expr:
    """Word by word, so that a column of a closed vocabulary is compared by its numbers."""
    return reduce(or_, (column == word for word in words))


type Asked = Callable[[pl.Expr, Sequence[str], Period], pl.Expr]
_TESTS: Mapping[Test, Asked] = {
    Test.WITHIN_PERIOD: _within,
    Test.BY_THE_END: lambda column, _, period: column <= period.last,
    Test.KNOWN: lambda column, _, __: column.is_not_null(),
    Test.MISSING: lambda column, _, __: column.is_null(),
    Test.YES: lambda column, _, __: column,
    Test.NO: lambda column, _, __: ~column,
    Test.IS: lambda column, words, _: column == words[0],
    Test.ONE_OF: lambda column, words, _: _one_of(column, words),
    Test.NOT_ONE_OF: lambda column, words, _: ~_one_of(column, words),
    Test.AT_LEAST: lambda column, number, _: column >= int(number[0]),
    Test.NOT_AFTER: lambda column, other, _: column <= pl.col(other[0]),
    Test.BEFORE: lambda column, other, _: column < pl.col(other[0]),
}
