"""Who is one person, computed over columns: the same answer as the rule gives one record after another."""

from datetime import date

import polars as pl
import pytest
from tests.factories.chance import Dice, happens, pick

from timpora.register.core.identity import Holding, Judged, identity_of
from timpora.register.core.identity_columns import HOLDINGS, persons_of


DAYS = (None, date(1990, 1, 1), date(1990, 6, 1), date(1991, 1, 1))


def drawn(seed: int) -> tuple[list[int], list[Holding], list[Judged]]:
    """Records that share documents, some of which contradict each other, and judgements, some of which part what they join."""
    chance = Dice(seed)
    records = list(range(1, 2 + chance.number(0, 14)))
    holdings = [
        Holding(
            record=pick(chance, [*records, 99]), document=f"D{chance.number(0, 6)}", state=pick(chance, (None, "JPN", "JPN", "KOR")),
            born_earliest=pick(chance, DAYS), born_latest=pick(chance, DAYS),
        )
        for _ in range(chance.number(0, 18))
    ]  # fmt: skip
    judged = [
        Judged(first=pick(chance, records), second=pick(chance, records), are_same=happens(chance, 60))
        for _ in range(chance.number(0, 5))
    ]
    return records, holdings, [one for one in judged if one.first != one.second]


@pytest.mark.parametrize("hundred", range(4))
def test_columns_and_the_rule_agree_on_random_records(hundred: int) -> None:
    for seed in range(hundred * 400, hundred * 400 + 400):
        records, holdings, judged = drawn(seed)
        frame = pl.DataFrame([holding.__dict__ for holding in holdings], schema=HOLDINGS)
        found = dict(persons_of(pl.Series(records, dtype=pl.Int64), frame, judged).iter_rows())
        assert found == identity_of(records, holdings, judged).person_of, seed
