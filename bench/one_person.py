"""Row 2: one person with full explanation inside the process, in registers of growing size."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from tests.factories.plain_readings.readings import OF_A_PERSON
from tests.factories.plain_readings.stay import Stay

from bench.measuring import Measured, Row, compared, measure
from bench.results import seconds
from timpora.sample.large import large_register
from timpora.screening.explain import Explainer


AS_OF = date(2023, 6, 27)
SIZES = {"short": (1_000,), "full": (1_000, 10_000, 100_000, 1_000_000)}
ASKED = 400  # people, spread evenly over the register


def rows(size: str) -> Iterator[Row]:
    """The median person; the slowest twentieth in the note."""
    for stays in SIZES[size]:
        ours, theirs = map(
            _median_person, measure(("one_person:explained", stays), ("one_person:answers_only", stays), runs=1)
        )
        note = f"p95 {seconds(ours.told['p95'])}; reading the register once {seconds(ours.told['ready'])}"
        yield compared(
            "one_person", f"{stays:,} stays", ours, peer="plain answers, no reasons", theirs=theirs, note=note
        )


def _median_person(found: Measured) -> Measured:
    return replace(found, seconds=found.told["p50"])


def explained(stays: int) -> Callable[[], object]:
    """Names, standing, findings with sentences, day ledger, and each rule step by step."""
    register = large_register(stays)
    begun = time.perf_counter()
    explainer = Explainer(register, as_of=AS_OF)
    ready = time.perf_counter() - begun
    return lambda: _each(explainer.explain, _asked(register.people.collect())) | {"ready": ready}


def answers_only(stays: int) -> Callable[[], object]:
    """The plain readings of the law that the tests use: the answer of each rule, with no trace, sentence or ledger."""
    frames = {name: frame.collect() for name, frame in large_register(stays).frames().items()}
    people = _asked(frames["people"])
    own: dict[int, dict[str, list[dict[str, Any]]]] = {person: {name: [] for name in frames} for person in people}
    for name, frame in frames.items():
        if name != "feeds":
            for row in frame.filter(pl.col("person").is_in(people)).iter_rows(named=True):
                own[row["person"]][name].append(row)
    feeds = frames["feeds"].rows(named=True)

    def judge(person: int) -> object:
        stay = Stay(own[person], feeds, AS_OF)
        return [reading(stay) for reading in OF_A_PERSON.values()]

    return lambda: _each(judge, people)


def _asked(people: pl.DataFrame) -> list[int]:
    return people["person"].gather_every(max(1, people.height // ASKED)).head(ASKED).to_list()


def _each(answer: Callable[[int], object], people: list[int]) -> dict[str, float]:
    answer(people[0])
    times = []
    for person in people:
        begun = time.perf_counter()
        answer(person)
        times.append(time.perf_counter() - begun)
    return {"p50": float(np.quantile(times, 0.5)), "p95": float(np.quantile(times, 0.95))}
