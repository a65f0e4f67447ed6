"""What became of a stay limit where the next permit was cancelled."""

from datetime import date

import polars as pl
import pytest

from timpora.evaluation.core.limits import limits
from timpora.facts.register import columns_of
from timpora.kernel.periods import Period


JUNE = Period(date(2023, 6, 1), date(2023, 6, 30))
LIMIT = date(2023, 6, 10)


@pytest.mark.parametrize(
    ("cancelled_on", "expected"),
    [
        (None, "extended"),
        (date(2023, 6, 20), "extended"),
        (date(2023, 6, 11), "extended"),
        (LIMIT, "unsettled"),
        (date(2023, 6, 5), "unsettled"),
    ],
)
def test_a_next_permit_that_was_cancelled_before_it_began_extends_no_limit(
    cancelled_on: date | None, expected: str
) -> None:
    own = {"person": 1, "kind": "visit", "valid_from": date(2023, 5, 12), "valid_until": LIMIT}
    following = {"person": 1, "kind": "visit", "granted_on": date(2023, 6, 4), "valid_from": date(2023, 6, 11), "valid_until": date(2023, 8, 9), "cancelled_on": cancelled_on}  # fmt: skip
    rows = {"stay_permits": [own, following], "crossings": [], "applications": [], "presence": []}
    known = {
        kind: pl.DataFrame([[row.get(name) for name in columns_of(kind)] for row in told], schema=columns_of(kind), orient="row")
        for kind, told in rows.items()
    }  # fmt: skip
    found = limits(known, pl.DataFrame(schema={"person": pl.Int64(), "warned_on": pl.Date()}), JUNE)
    assert [row["became"] for row in found.rows(named=True)] == [expected]
