"""Each deadline ends on the day that a lawyer counts, by the law of the day on which it began."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from timpora.casework.core.clocks import Span, clock_of
from timpora.casework.core.terms import TERMS, ClockKind
from timpora.kernel.periods import Period
from timpora.rulebook.parameters import standard_parameters
from timpora.screening.core.case_law import case_law_on


TABLE = yaml.safe_load((Path(__file__).parent / "deadlines.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("told", TABLE, ids=[row["title"] for row in TABLE])
def test_a_deadline_ends_and_stands_as_the_table_says(told: dict[str, Any]) -> None:
    span = Span(
        kind=ClockKind(told["kind"]), person=None, began_on=told["began"], ended_on=told.get("ended"),
        pauses=tuple(Period(*pause) for pause in told.get("pauses", ())),
    )  # fmt: skip
    clock = clock_of(span, law=case_law_on(told["seen"]), on=told["seen"])
    if "due" not in told:
        assert clock is None
        return
    assert clock is not None
    assert (clock.due_on, clock.day, clock.state) == (told["due"], told["day"], told["state"])
    assert clock.note is None


def test_every_kind_of_deadline_stands_in_the_table_and_rests_on_values_that_exist() -> None:
    assert {row["kind"] for row in TABLE} | {"examination", "opinion", "conference", "decision", "reporting"} == set(
        ClockKind
    )
    assert set(TERMS) == set(ClockKind)
    parameters = standard_parameters()
    for term in TERMS.values():
        assert all(parameters[name].unit in {"days", "working_days"} for name in term.values)
        assert parameters[term.warning].unit == "days"


def test_every_kind_has_a_term_in_the_office_of_june_2023_but_for_the_advice_that_no_law_knew() -> None:
    day = date(2023, 6, 27)
    law = case_law_on(day)
    without = {kind for kind in ClockKind if clock_of(Span(kind=kind, person=1, began_on=day), law=law, on=day) is None}
    assert without == {ClockKind.OBJECTION_ADVICE, ClockKind.REPORTING}
