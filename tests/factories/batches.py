"""Batches of random histories for tests that change them and compare the verdicts before and after."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from tests.factories.chance import Dice
from tests.factories.histories import JUDGED_DAYS, History, Row, feeds, history, register_from_histories
from tests.factories.judging import Values, by_polars, law_on
from timpora.engine.environment import Environment


PEOPLE = 300


@dataclass(frozen=True)
class Batch:
    """Histories judged on one day with the feeds of one register."""

    as_of: date
    histories: Sequence[History]
    feeds: Sequence[Row]

    @cached_property
    def verdicts(self) -> list[dict[str, Values]]:
        """Each person's values by rule under the standing law."""
        return self.verdicts_under(law_on(self.as_of))

    def verdicts_under(self, law: Environment) -> list[dict[str, Values]]:
        """Each person's values by rule under a law."""
        found = by_polars(register_from_histories(self.histories, self.feeds), law)
        people: list[dict[str, Values]] = [{} for _ in self.histories]
        for (rule_id, key), values in found.items():
            if isinstance(key, int):
                people[key][rule_id] = _comparable(values)
        return people

    def changed(self, change: Callable[[History], History]) -> "Batch":
        """The same batch with every history changed."""
        return Batch(self.as_of, [change(facts) for facts in self.histories], self.feeds)


def _comparable(values: Values) -> Values:
    """Without row numbers; a condition that is missing says no more than one that does not hold."""
    return {
        name: value is True if name == "fires" or name.startswith(("reason.", "clause.")) else value
        for name, value in values.items()
        if not name.startswith("evidence.")
    }


@cache
def batch(number: int, *, people: int = PEOPLE) -> Batch:
    """One of the batches that a test goes through; tests make changed copies of it and leave it as it is."""
    as_of, dice = JUDGED_DAYS[number % len(JUDGED_DAYS)], Dice(1000 + number)
    return Batch(as_of, [history(dice, as_of) for _ in range(people)], feeds(dice, as_of))


def with_rows(facts: History, table: str, rows: Sequence[Row]) -> History:
    """The history with the rows of one table replaced."""
    return facts | {table: list(rows)}


def without(facts: History, table: str, *columns: str) -> History:
    """The history as a list tells it that lacks some columns."""
    return with_rows(facts, table, [row | dict.fromkeys(columns) for row in facts[table]])
