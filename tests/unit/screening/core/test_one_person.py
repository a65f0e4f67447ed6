"""One person's facts are the same whether they are found by halving or by looking through everything."""

from datetime import date

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from tests.factories.chance import draws
from tests.factories.histories import AS_OF, registers
from tests.factories.registers import person, register_of

from timpora.engine.backends.lookups import enriched_by_day
from timpora.facts.register import Register
from timpora.rulebook import book
from timpora.rulebook.parameters import standard_parameters
from timpora.rulebook.visa_indexes import standard_visa_indexes
from timpora.screening.core.one_person import PersonReader


LAW = book.environment_on(AS_OF, standard_parameters(), standard_visa_indexes())


@settings(
    max_examples=draws(30), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(registers())
def test_the_reader_finds_the_rows_and_index_entries_that_filtering_finds(register: Register) -> None:
    frames = {name: frame.collect() for name, frame in register.frames().items()}
    reader = PersonReader(frames, LAW)
    for number in frames["people"].get_column("person"):
        facts = reader.facts_of("people", number)
        for name, frame in frames.items():
            if name == "feeds":
                continue
            mine = frame.with_row_index("row_number").filter(pl.col("person") == number)
            if name in book.LOOKED_UP:
                mine = enriched_by_day(mine, book.LOOKED_UP[name], LAW)
            assert list(facts.rows[name]) == mine.rows(named=True)


def test_a_person_whom_the_register_does_not_know_is_no_empty_answer() -> None:
    frames = {name: frame.collect() for name, frame in register_of(people=[person(3)]).frames().items()}
    with pytest.raises(KeyError):
        PersonReader(frames, LAW).facts_of("people", 4)
    with pytest.raises(KeyError):
        PersonReader(frames, LAW).facts_of("feeds", "bandara")


def test_an_index_is_read_as_it_stood_on_the_day_of_the_permit() -> None:
    permits = [
        {"person": 0, "kind": "visit", "visa_index": "B2", "valid_from": date(2024, 1, 1)},
        {"person": 0, "kind": "visit", "visa_index": "B2", "valid_from": date(2026, 1, 1)},
        {"person": 0, "kind": "visit", "visa_index": "B2"},
    ]
    frames = {
        name: frame.collect() for name, frame in register_of(people=[person()], stay_permits=permits).frames().items()
    }
    rows = PersonReader(frames, LAW).facts_of("people", 0).rows["stay_permits"]
    assert [row["index.initial_days"] for row in rows] == [30, None, None]
