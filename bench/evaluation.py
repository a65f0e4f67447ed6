"""Evaluation: every indicator of a quarter over registers that grow by tens, from the register in memory to the figures, judging included."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import polars as pl

from bench.measuring import Row, compared, measure
from timpora.evaluation.core import findings, limits
from timpora.evaluation.core.computing import Filled, answer
from timpora.evaluation.core.frames import FRAMES, filled, typed
from timpora.evaluation.core.indicators import standard_indicators
from timpora.kernel.periods import Period
from timpora.sample.large import PERMITS_A_PERSON, large_register
from timpora.screening.judging import judge
from timpora.screening.law import law_on


QUARTER = Period(date(2023, 4, 1), date(2023, 6, 30))
SIZES = {"short": (10_000,), "full": (10_000, 100_000, 1_000_000)}
WARNED = pl.DataFrame(schema={"person": pl.Int64(), "warned_on": pl.Date()})


def rows(size: str) -> Iterator[Row]:
    """The whole beside judging alone, which is the part that grows with the register and is the rulebook's."""
    for people in SIZES[size]:
        ours, judging = measure(("evaluation:whole", people), ("evaluation:judging", people), runs=1)
        note = f"{ours.told['figures']:,.0f} figures, {ours.told['limits']:,.0f} limits that ended"
        yield compared("evaluation", f"{people:,} people", ours, peer="judging everybody", theirs=judging, note=note)


def whole(people: int) -> Callable[[], object]:
    """Judges everybody, fills the frames that rest on the register, and works out every indicator, whole and by its groupings."""
    facts = _facts(people)

    def work() -> Mapping[str, float]:
        frames = _frames(facts, _judged(facts))
        told = 0
        for one in standard_indicators().values():
            for by in (None, *one.grouping):
                found = answer(one, Filled(frame=frames[one.frame]), QUARTER, by=by)
                told += 1 + len(found.groups)
        return {"figures": told, "limits": frames["limits"].height}

    return work


def judging(people: int) -> Callable[[], object]:
    """Judging alone."""
    facts = _facts(people)
    return lambda: _judged(facts)


def _facts(people: int) -> Any:
    return large_register(round(people * PERMITS_A_PERSON))


def _judged(facts: Any) -> Any:
    return judge(facts, law_on(date(2023, 6, 30))).judged


def _frames(register: Any, judged: Any) -> dict[str, pl.DataFrame]:
    known = {name: frame.collect() for name, frame in register.frames().items()}
    where = limits.districts(known["presence"], QUARTER)
    found = judged.findings.drop_nulls("person").select("person", "certainty", rule="rule_id", about=pl.lit("person"))
    kept = found.select("person", "rule", finding=pl.int_range(pl.len()), found_on=pl.lit(date(2023, 6, 1)), cleared_on=pl.lit(None, pl.Date()), gone_on=pl.lit(None, pl.Date()))  # fmt: skip
    before = limits.latest_limit_before(known["stay_permits"], kept.select("person", on="found_on"))
    made = {
        "people": limits.people(known, judged.standings, pl.Series([], dtype=pl.Int64), QUARTER),
        "limits": limits.limits(known, WARNED, QUARTER),
        "judged": found.join(where, on="person", how="left"),
        "findings": findings.with_outcome(kept, {})
        .with_columns(before.get_column("limit_on"), is_backlog=False)
        .join(where, on="person", how="left"),
    }
    return {name: typed(name, made[name]) if name in made else filled(name) for name in FRAMES}
