"""On how many random histories the two back ends agree in every value of every rule, and what each needs for it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.factories.chance import Dice, pick
from tests.factories.histories import JUDGED_DAYS, feeds, history, register_from_histories
from tests.factories.judging import by_polars, by_reference, law_on

from bench.measuring import Row, compared, measure


SIZES = {"short": (1_000,), "full": (1_000, 10_000, 100_000, 1_000_000)}
IN_ONE_REGISTER = 1_000
SEED = 27_06_2023


def rows(size: str) -> Iterator[Row]:
    """The Polars back end against the reference on the same histories; a disagreement ends the run."""
    for count in SIZES[size]:
        [found] = measure(("agreement:both", count), runs=1)
        fast, plain = (replace(found, seconds=found.told[name]) for name in ("polars", "reference"))
        note = f"{found.told['agreed']:,.0f} agree in every value"
        yield compared("agreement", f"{count:,} histories", fast, peer="reference back end", theirs=plain, note=note)


def both(count: int) -> Callable[[], object]:
    """Judges registers of a thousand histories by each back end on days on which the law turns."""

    def judge() -> dict[str, float]:
        spent = {"polars": 0.0, "reference": 0.0, "agreed": 0.0}
        for number, first in enumerate(range(0, count, IN_ONE_REGISTER)):
            dice = Dice(SEED + number)
            as_of = pick(dice, JUDGED_DAYS)
            drawn = [history(dice, as_of) for _ in range(min(IN_ONE_REGISTER, count - first))]
            register, law = register_from_histories(drawn, feeds(dice, as_of)), law_on(as_of)
            begun = time.perf_counter()
            fast = by_polars(register, law)
            between = time.perf_counter()
            plain = by_reference(register, law)
            spent["polars"] += between - begun
            spent["reference"] += time.perf_counter() - between
            different = [key for key in fast.keys() | plain.keys() if fast.get(key) != plain.get(key)]
            assert different == [], f"seed {SEED + number}, {as_of}: {different[:5]}"
            spent["agreed"] += len(drawn)
        return spent

    return judge
