"""Who is one person, of a whole register at once: the same answer as `identity.identity_of`, computed over columns.

What joins records are edges, and a person is what hangs together. Only where somebody judged two records apart does the order of
judgements weigh; what hangs together with such a record is computed by the rule itself, and nothing else is.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from timpora.register.core.identity import Holding, Judged, identity_of


type Numbers = npt.NDArray[np.int64]
HOLDINGS: dict[str, pl.DataType] = {
    "record": pl.Int64(), "document": pl.String(), "state": pl.String(), "born_earliest": pl.Date(), "born_latest": pl.Date(),
}  # fmt: skip
SAID = ["state", "born_earliest", "born_latest"]


def persons_of(records: pl.Series, holdings: pl.DataFrame, judged: Sequence[Judged]) -> pl.DataFrame:
    """The person of every record: `record`, in order, and `person`, the lowest record of the same person (Int64 both).

    `holdings` has the columns HOLDINGS; judgements come in the order of weight.
    """
    known = records.cast(pl.Int64).unique().sort()
    numbers: Numbers = known.to_numpy()
    same = [(one.first, one.second) for one in judged if one.are_same]
    edges = pl.concat(
        [_by_documents(holdings), pl.DataFrame(same, schema={"first": pl.Int64, "second": pl.Int64}, orient="row")]
    ).filter(pl.col("first").is_in(known.implode()), pl.col("second").is_in(known.implode()))
    labels = _hanging_together(
        len(numbers), *(np.searchsorted(numbers, edges[name].to_numpy()) for name in edges.columns)
    )
    found = pl.DataFrame({"record": known, "person": numbers[labels]}, schema={"record": pl.Int64, "person": pl.Int64})
    return _with_those_apart(found, holdings, judged)


def _by_documents(holdings: pl.DataFrame) -> pl.DataFrame:
    """Pairs of records that documents join: all of a document whose rows agree, else those that say all alike."""
    states = pl.col("state").drop_nulls().n_unique()
    against = (states > 1) | (pl.col("born_earliest").max() > pl.col("born_latest").min()).fill_null(value=False)
    marked = holdings.sort("document", "record").with_columns(against.over("document").alias("against"))
    agreed = marked.filter(~pl.col("against")).select(
        first=pl.col("record").first().over("document"), second=pl.col("record")
    )
    alike = marked.filter(pl.col("against")).drop_nulls(SAID).select(
        first=pl.col("record").first().over("document", *SAID), second=pl.col("record")
    )  # fmt: skip
    return pl.concat([agreed, alike]).filter(pl.col("first") != pl.col("second"))


def _hanging_together(size: int, first: Numbers, second: Numbers) -> Numbers:
    """For each place the lowest place that hangs together with it: the lower label wins along every edge until none changes."""
    labels: Numbers = np.arange(size, dtype=np.int64)
    while True:
        lowest = np.minimum(labels[first], labels[second])
        before = labels.copy()
        np.minimum.at(labels, first, lowest)
        np.minimum.at(labels, second, lowest)
        labels = labels[labels]
        if np.array_equal(before, labels):
            return labels


def _with_those_apart(found: pl.DataFrame, holdings: pl.DataFrame, judged: Sequence[Judged]) -> pl.DataFrame:
    """What hangs together with a record that was judged apart from another one, as the rule weighs it."""
    apart = [record for one in judged if not one.are_same for record in (one.first, one.second)]
    if not apart:
        return found
    weighed = found.filter(pl.col("record").is_in(apart)).get_column("person").unique()
    own = found.filter(pl.col("person").is_in(weighed.implode())).get_column("record")
    inside = set(own)
    documents = holdings.filter(pl.col("record").is_in(own.implode())).get_column("document").unique()
    held = holdings.filter(pl.col("document").is_in(documents.implode())).select(list(HOLDINGS))
    persons = identity_of(
        own, [Holding(**row) for row in held.rows(named=True)], [one for one in judged if {one.first, one.second} <= inside]
    ).person_of  # fmt: skip
    changed = pl.DataFrame({"record": list(persons), "now": list(persons.values())}, schema={"record": pl.Int64, "now": pl.Int64})  # fmt: skip
    return found.join(changed, on="record", how="left", maintain_order="left").select(
        "record", person=pl.coalesce("now", "person")
    )
