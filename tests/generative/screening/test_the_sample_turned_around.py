"""The invented office's lists say the same whatever the order of files and whoever the people are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from timpora.facts.register import Register
from timpora.intake.reading import read_lists
from timpora.rulebook.visa_indexes import standard_visa_indexes
from timpora.sample.lists import write_sample
from timpora.screening.run import screen, verdict_frame


MEETING = date(2023, 6, 27)
STATELESS = ["XXA", "XXB", "XXC"]


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_sample(tmp_path_factory.mktemp("serang"), people=400)


@pytest.fixture(scope="module")
def register(lists: list[Path]) -> Register:
    return read(lists)


def read(lists: Sequence[Path]) -> Register:
    return read_lists(lists, on=MEETING, kind_of_index=standard_visa_indexes().kind_of).register


def said(register: Register) -> Counter[tuple[object, ...]]:
    """What is said of whom, without the numbers that reading gives to people and rows."""
    return Counter(
        (
            finding.rule_id, finding.document_number, finding.certainty, finding.consequence, finding.stay_limit,
            finding.judged_on, finding.overstay_days, finding.overstay_charge, *(reason.code for reason in finding.reasons),
        )
        for finding in screen(register, as_of=MEETING).findings
    )  # fmt: skip


@pytest.mark.parametrize("nationality", ["JPN", "NGA", None])
def test_another_nationality_changes_no_finding(register: Register, nationality: str | None) -> None:
    ordinary = ~pl.col("nationality").is_in(STATELESS).fill_null(value=False)
    other = pl.when(ordinary).then(pl.lit(nationality, pl.String)).otherwise("nationality").alias("nationality")
    changed = replace(register, people=register.people.with_columns(other))
    reason = pl.selectors.ends_with(".reason.stateless_or_refugee")
    before, after = (
        verdict_frame(found, as_of=MEETING).with_columns(reason.fill_null(value=False)) for found in (register, changed)
    )
    assert after.equals(before)


def test_the_order_of_the_files_changes_no_finding(lists: list[Path], register: Register) -> None:
    assert said(read(list(reversed(lists)))) == said(register)


def test_findings_of_half_the_people_are_half_of_the_findings(register: Register) -> None:
    whole = verdict_frame(register, as_of=MEETING)
    halves = [
        verdict_frame(_of(register, number), as_of=MEETING).select(whole.columns).filter(pl.col("person") % 2 == number)
        for number in (0, 1)
    ]
    assert pl.concat(halves).sort("person").equals(whole)


def _of(register: Register, number: int) -> Register:
    """The register of the people with even or with odd numbers; feeds are everybody's."""
    frames = {
        name: frame.filter(pl.col("person") % 2 == number)
        for name, frame in register.frames().items()
        if name != "feeds"
    }
    return replace(register, **frames)  # type: ignore[arg-type]
