"""Every rule agrees with a second, plain reading of the law that shares no line with it."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from tests.factories.chance import Dice, draws
from tests.factories.histories import (
    AS_OF,
    JUDGED_DAYS,
    History,
    Row,
    drawn_feeds,
    drawn_histories,
    feeds,
    history,
    register_from_histories,
)
from tests.factories.judging import Key, Values, by_polars, by_reference, law_on
from tests.factories.plain_readings.law import Answer
from tests.factories.plain_readings.readings import OF_A_PERSON, of_a_feed
from tests.factories.plain_readings.stay import Stay

from timpora.rulebook import book


PEOPLE = int(os.environ.get("TIMPORA_HISTORIES", "5000")) // 30  # on each of the judged days
SEED = int(os.environ.get("TIMPORA_SEED", "2023"))
LEAST_ANSWERS = 20  # of each rule, over all judged days, for the comparison to prove anything


@dataclass(frozen=True)
class Judged:
    """Some histories, and what the rulebook says of them."""

    as_of: date
    histories: Sequence[History]
    feeds: Sequence[Row]
    stays: Sequence[Stay]
    verdicts: dict[Key, Values]


@cache
def judged(number: int) -> Judged:
    as_of, dice = JUDGED_DAYS[number], Dice(SEED * len(JUDGED_DAYS) + number)
    histories, feed_rows = [history(dice, as_of) for _ in range(PEOPLE)], feeds(dice, as_of)
    stays = [Stay(facts, feed_rows, as_of) for facts in histories]
    found = by_polars(register_from_histories(histories, feed_rows), law_on(as_of))
    return Judged(as_of, histories, feed_rows, stays, found)


def answer_of(values: Values, plain: Answer | None) -> Answer | None:
    """The rulebook's verdict in the shape of a plain answer, with the figures that the plain answer gives."""
    if values["fires"] is not True:
        return None
    reasons = sorted(
        name.removeprefix("reason.") for name, value in values.items() if name.startswith("reason.") and value
    )
    figures = {name: values[f"answer.{name}"] for name in (plain.figures if plain else {})}
    if "held_back" in figures:
        figures["held_back"] = figures["held_back"] is True
    certainty, consequence = values["answer.certainty"], values["answer.consequence"]
    return Answer(str(consequence), None if certainty is None else str(certainty), tuple(reasons), figures)


@pytest.mark.parametrize("rule_id", OF_A_PERSON)
def test_the_rule_says_what_a_plain_reading_of_the_law_says(rule_id: str) -> None:
    answers = 0
    for number in range(len(JUDGED_DAYS)):
        batch = judged(number)
        for person, stay in enumerate(batch.stays):
            plain = OF_A_PERSON[rule_id](stay)
            found = answer_of(batch.verdicts[rule_id, person], plain)
            assert found == plain, (batch.as_of, batch.histories[person], batch.feeds)
            answers += plain is not None
    assert answers >= LEAST_ANSWERS


def test_a_feed_is_silent_when_a_plain_reading_says_so() -> None:
    silent = 0
    for seed in range(60):
        dice = Dice(seed)
        rows = feeds(dice)
        found = by_reference(register_from_histories([history(dice)], rows), law_on(AS_OF))
        for row in rows:
            plain = of_a_feed(row, AS_OF)
            assert answer_of(found["feed_silent", row["feed"]], plain) == plain, row
            silent += plain is not None
    assert silent >= LEAST_ANSWERS


@settings(max_examples=draws(30), deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn_histories(), drawn_feeds())
def test_reference_and_plain_reading_agree_on_a_history_that_shrinks(facts: History, feed_rows: list[Row]) -> None:
    found = by_reference(register_from_histories([facts], feed_rows), law_on(AS_OF))
    stay = Stay(facts, feed_rows, AS_OF)
    for rule_id, reading in OF_A_PERSON.items():
        plain = reading(stay)
        assert answer_of(found[rule_id, 0], plain) == plain, rule_id


def test_every_rule_has_a_plain_reading() -> None:
    assert {rule.id for rule in book.RULES} - set(OF_A_PERSON) == {"feed_silent"}
