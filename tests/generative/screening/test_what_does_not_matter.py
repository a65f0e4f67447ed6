"""Changes that may not change a finding: who somebody is, how the rows lie, which week it is."""

from dataclasses import replace
from datetime import date, timedelta

import polars as pl
import pytest
from tests.factories.batches import Batch, batch, with_rows
from tests.factories.chance import Dice, pick
from tests.factories.histories import History, register_from_histories, shifted
from tests.factories.judging import by_polars, law_on
from tests.factories.plain_readings.stay import Stay

from timpora.engine.environment import DatedValue, Environment
from timpora.kernel.periods import Period


NUMBERS = (0, 1, 5)
STATELESS = ("XXA", "XXB", "XXC")
SINCE_EVER = date(1990, 1, 1)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("nationality", ["CHN", "AUS", None, "XXX"])
def test_a_nationality_changes_nothing(number: int, nationality: str | None) -> None:
    before = batch(number)
    after = before.changed(lambda facts: _with_person(facts, nationality=nationality))
    for facts, old, new in zip(before.histories, before.verdicts, after.verdicts, strict=True):
        if facts["people"][0]["nationality"] not in STATELESS:
            assert new == old, facts


@pytest.mark.parametrize("code", STATELESS)
def test_a_code_without_a_state_only_asks_an_officer(code: str) -> None:
    before = batch(2)
    after = before.changed(lambda facts: _with_person(facts, nationality=code))
    may_change = {"reason.stateless_or_refugee", "answer.consequence", "answer.overstay_charge", "answer.worsens_on"}
    for old, new in zip(before.verdicts, after.verdicts, strict=True):
        for rule_id, values in new.items():
            changed = {
                name
                for name in values
                if values[name] != old[rule_id][name] and name.startswith(("reason.", "answer."))
            }
            assert changed <= may_change, rule_id
            assert values["fires"] == old[rule_id]["fires"]
            assert values["answer.consequence"] in {old[rule_id]["answer.consequence"], "needs_a_person"}


def test_a_name_changes_nothing() -> None:
    before = batch(3)
    register = register_from_histories(before.histories, before.feeds)
    renamed = replace(register, people=register.people.with_columns(name=pl.lit("ÆÐ 李 REKAAN")))
    assert by_polars(renamed, law_on(before.as_of)) == by_polars(register, law_on(before.as_of))


def _with_person(facts: History, **values: object) -> History:
    return with_rows(facts, "people", [facts["people"][0] | values])


@pytest.mark.parametrize("number", NUMBERS)
def test_the_order_of_rows_changes_nothing_where_no_two_rows_tie(number: int) -> None:
    before, dice = batch(number), Dice(number)
    after = before.changed(lambda facts: {table: _shuffled(dice, rows) for table, rows in facts.items()})
    compared = 0
    for facts, old, new in zip(before.histories, before.verdicts, after.verdicts, strict=True):
        if not _has_ties(facts, before):
            assert new == old, facts
            compared += 1
    assert compared > len(before.histories) / 2


def _shuffled[T](dice: Dice, rows: list[T]) -> list[T]:
    left, found = list(rows), []
    while left:
        found.append(left.pop(dice.number(0, len(left) - 1)))
    return found


def _has_ties(facts: History, of: Batch) -> bool:
    """Whether two rows compete for being the last: then the later row of the list is the one that is shown."""
    stay = Stay(facts, of.feeds, of.as_of)
    lists = (
        [permit.last_day for permit in stay.permits],
        [row["valid_until"] for row in facts["stay_permits"]],
        [row["from_on"] for row in facts["presence"]],
        [row["lodged_on"] for row in facts["applications"]],
        [row["valid_until"] for row in facts["travel_documents"] + facts["work_permits"]],
    )
    return any(len(found) > len(set(found)) for found in lists)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_register_judged_in_two_halves_says_the_same(number: int) -> None:
    whole = batch(number)
    middle = len(whole.histories) // 3
    halves = [replace(whole, histories=part) for part in (whole.histories[:middle], whole.histories[middle:])]
    assert [*halves[0].verdicts, *halves[1].verdicts] == whole.verdicts


def test_the_numbers_that_people_have_change_nothing() -> None:
    before = batch(4)
    turned = replace(before, histories=list(reversed(before.histories)))
    assert list(reversed(turned.verdicts)) == before.verdicts


def _constant(law: Environment, as_of: date) -> Environment:
    """A law in which nothing ever changed: the values and indexes of one day, since ever."""
    since = Period(SINCE_EVER)
    values = {name: law.value_on(name, as_of) for name in law.parameters}
    parameters = {
        name: [DatedValue(holds=since, value=value)] if value is not None else [] for name, value in values.items()
    }
    index = law.dictionaries["index"].unique("key", keep="last", maintain_order=True)
    always = index.with_columns(first=pl.lit(SINCE_EVER), last=pl.lit(None, pl.Date))
    return Environment(as_of=as_of, parameters=parameters, dictionaries={"index": always})


@pytest.mark.parametrize("weeks", [1, 4, -13, 100])
def test_moving_every_day_by_whole_weeks_moves_the_answers_and_nothing_else(weeks: int) -> None:
    days = 7 * weeks
    before = batch(0).changed(lambda facts: _with_person(facts, born_earliest=None, born_latest=None))
    moved = Batch(
        shifted(before.as_of, days),
        [{table: [_moved(row, days) for row in rows] for table, rows in facts.items()} for facts in before.histories],
        [_moved(dict(row), days) for row in before.feeds],
    )
    law = _constant(law_on(before.as_of), before.as_of)
    later = replace(law, as_of=moved.as_of)
    for old, new in zip(before.verdicts_under(law), moved.verdicts_under(later), strict=True):
        assert new == {rule_id: _moved(values, days) for rule_id, values in old.items()}


def _moved(row: dict[str, object], days: int) -> dict[str, object]:
    return {name: value + timedelta(days=days) if isinstance(value, date) else value for name, value in row.items()}


def test_one_person_in_a_register_is_judged_as_if_alone() -> None:
    whole = batch(6)
    dice = Dice(6)
    for _ in range(5):
        number = pick(dice, range(len(whole.histories)))
        alone = replace(whole, histories=[whole.histories[number]])
        assert alone.verdicts == [whole.verdicts[number]]
