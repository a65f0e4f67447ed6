"""A column of machine-readable zones in a list: it fills what the list's own columns do not say, and is held against them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from timpora.intake.core.columns import converted
from timpora.intake.core.zones.facts import person_in_facts, sure_name
from timpora.intake.core.zones.reading import read_zone
from timpora.intake.core.zones.telling_apart import digits_allow, names_contradict
from timpora.intake.core.zones.values import Weight, Zone
from timpora.kernel.identifiers import document_key
from timpora.kernel.refusals import Refused


NOT_A_ZONE, ZONE_IS_WRONG, NUMBER_DIFFERS = "not_a_zone", "zone_is_wrong", "zone_number_differs"
DOUBTS = {"row": pl.UInt32, "field": pl.String, "cell": pl.String, "other": pl.String}
_TEXTS = ("name", "document_number", "nationality")
_DAYS = ("born_earliest", "born_latest", "document_until")


@dataclass(frozen=True, kw_only=True)
class _Told:
    """What the zone of one cell tells, or the code of what is wrong with it."""

    values: Mapping[str, object]
    numbers: frozenset[str] = frozenset()
    wrong: str | None = None
    zone: Zone | None = None


@dataclass(frozen=True, kw_only=True)
class Filled:
    """The rows with what their zones tell where a field is missing, and codes of what is wrong with zones and with numbers.

    `doubts` is what a list's own columns and its zones tell differently, and nothing proves wrong: `row`, `field`, `cell` (the list's),
    `other` (the zone's), days as ISO 8601 writes them.
    """

    rows: pl.DataFrame
    wrong: pl.Series
    differing: pl.Series
    doubts: pl.DataFrame


def filled(rows: pl.DataFrame, on: date) -> Filled:
    """Fills rows from their zones; `rows` has `zone` and the fields as read, each of them there; `on` decides centuries."""
    cells = rows.get_column("zone")
    told = {cell: _told(cell, on) for cell in cells.drop_nulls().unique().to_list()}
    wrong = converted(cells, lambda cell: told[cell].wrong, pl.String)
    has_name = pl.any_horizontal(pl.col("name", "surname", "given_names").is_not_null())
    both = rows.with_columns(_column(cells, told, name) for name in (*_TEXTS, *_DAYS))
    born = pl.col("born_earliest").is_null()
    made = both.with_columns(
        pl.when(has_name).then("name").otherwise("zone_name").alias("name"),
        pl.when(born).then("zone_born_earliest").otherwise("born_earliest").alias("born_earliest"),
        pl.when(born).then("zone_born_latest").otherwise("born_latest").alias("born_latest"),
        *(
            pl.coalesce(name, f"zone_{name}").alias(name)
            for name in ("document_number", "nationality", "document_until")
        ),
    ).select(rows.columns)
    numbers = _numbers_apart(rows, told)
    doubts = pl.concat(
        [_days_apart(both), _names_apart(rows, told), numbers.filter(~pl.col("is_proven")).drop("is_proven")]
    )
    proven = rows.select("row").join(numbers.filter("is_proven"), on="row", how="left", maintain_order="left")
    differing = proven.select(pl.when(pl.col("cell").is_not_null()).then(pl.lit(NUMBER_DIFFERS))).to_series()
    return Filled(rows=made, wrong=wrong.alias("wrong"), differing=differing.alias("differing"), doubts=doubts)


def _days_apart(both: pl.DataFrame) -> pl.DataFrame:
    """Birth days that cannot be the same, and days on which a passport ends that are not; the list's own are kept."""
    born_apart = (pl.col("born_latest") < pl.col("zone_born_earliest")) | (
        pl.col("born_earliest") > pl.col("zone_born_latest")
    )
    ends_apart = pl.col("document_until") != pl.col("zone_document_until")
    return pl.concat(
        both.filter(apart).select(
            "row", pl.lit(field).alias("field"), pl.col(own).cast(pl.String).alias("cell"), pl.col(f"zone_{own}").cast(pl.String).alias("other")
        )
        for field, own, apart in (("born", "born_earliest", born_apart), ("document_until", "document_until", ends_apart))
    )  # fmt: skip


def _column(cells: pl.Series, told: Mapping[str, _Told], name: str) -> pl.Series:
    kind = pl.String if name in _TEXTS else pl.Date
    return converted(cells, lambda cell: told[cell].values.get(name), kind).alias(f"zone_{name}")


def _numbers_apart(rows: pl.DataFrame, told: Mapping[str, _Told]) -> pl.DataFrame:
    """Numbers of the list that are none of those that the zone may say, and whether check digits prove that they are not its number."""
    found = []
    for row, cell, number in rows.select("row", "zone", "document_number").drop_nulls().rows():
        one, key = told[cell], document_key(number)
        if one.zone is not None and one.numbers and key not in one.numbers:
            found.append((row, "document_number", number, one.zone.number.value, not digits_allow(one.zone, key)))
    return pl.DataFrame(found, schema=DOUBTS | {"is_proven": pl.Boolean}, orient="row")


def _names_apart(rows: pl.DataFrame, told: Mapping[str, _Told]) -> pl.DataFrame:
    """Names of the list of which a word stands nowhere in the zone."""
    names = rows.select("row", "zone", pl.coalesce("name", pl.concat_str("surname", "given_names", separator=" ", ignore_nulls=True)).alias("own"))  # fmt: skip
    found = []
    for row, cell, name in names.filter(pl.col("own") != "").drop_nulls().rows():
        zone = told[cell].zone
        if zone is not None and told[cell].values["name"] is not None and names_contradict(name, zone):
            found.append((row, "name", name, zone.name))
    return pl.DataFrame(found, schema=DOUBTS, orient="row")


def _told(cell: str, on: date) -> _Told:
    try:
        zone = read_zone(cell, on=on)
    except Refused:
        return _Told(values={}, wrong=NOT_A_ZONE)
    if any(defect.weight is Weight.WRONG for defect in zone.defects):
        return _Told(values={}, wrong=ZONE_IS_WRONG)
    numbers = _numbers(zone)
    values = person_in_facts(zone) | {"name": sure_name(zone), "document_number": numbers[0] if numbers else None}
    if not zone.is_visa and zone.expires_on.is_sure:
        values["document_until"] = zone.expires_on.value
    return _Told(values=values, numbers=frozenset(numbers), zone=zone)


def _numbers(zone: Zone) -> Sequence[str]:
    """The number of the travel document, and behind it those that no check digit tells from it; a visa has none."""
    if zone.is_visa or not zone.number.is_sure or zone.number.value is None:
        return ()
    return [document_key(number) for number in (zone.number.value, *zone.number.also_fits)]
