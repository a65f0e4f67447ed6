"""A column of machine-readable zones in a list: it fills what the list's own columns do not say, and is held against them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from timpora.intake.core.columns import converted
from timpora.intake.core.zones.facts import person_in_facts, sure_name
from timpora.intake.core.zones.reading import read_zone
from timpora.intake.core.zones.values import Weight, Zone
from timpora.kernel.identifiers import document_key
from timpora.kernel.refusals import Refused


NOT_A_ZONE, ZONE_IS_WRONG, NUMBER_DIFFERS = "not_a_zone", "zone_is_wrong", "zone_number_differs"
_TEXTS = ("name", "document_number", "nationality")
_DAYS = ("born_earliest", "born_latest", "document_until")


@dataclass(frozen=True, kw_only=True)
class _Told:
    """What the zone of one cell tells, or the code of what is wrong with it."""

    values: Mapping[str, object]
    numbers: frozenset[str] = frozenset()
    wrong: str | None = None


@dataclass(frozen=True, kw_only=True)
class Filled:
    """The rows with what their zones tell where a field is missing, and codes of what is wrong with zones and with numbers.

    `doubts` are the days that a list's own columns and its zones tell differently: `row`, `field`, `cell` (the list's), `other`
    (the zone's).
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
    return Filled(rows=made, wrong=wrong.alias("wrong"), differing=_differing(rows, told), doubts=_doubts(both))


def _doubts(both: pl.DataFrame) -> pl.DataFrame:
    """Birth days that cannot be the same, and days on which a passport ends that are not; the list's own are kept."""
    born_apart = (pl.col("born_latest") < pl.col("zone_born_earliest")) | (
        pl.col("born_earliest") > pl.col("zone_born_latest")
    )
    ends_apart = pl.col("document_until") != pl.col("zone_document_until")
    return pl.concat(
        both.filter(apart).select(
            "row", pl.lit(field).alias("field"), pl.col(own).cast(pl.String).alias("cell"), pl.col(f"zone_{own}").alias("other")
        )
        for field, own, apart in (("born", "born_earliest", born_apart), ("document_until", "document_until", ends_apart))
    )  # fmt: skip


def _column(cells: pl.Series, told: Mapping[str, _Told], name: str) -> pl.Series:
    kind = pl.String if name in _TEXTS else pl.Date
    return converted(cells, lambda cell: told[cell].values.get(name), kind).alias(f"zone_{name}")


def _differing(rows: pl.DataFrame, told: Mapping[str, _Told]) -> pl.Series:
    """A code where the number in the list's own column is none of those that the zone may say."""
    both = zip(rows.get_column("zone").to_list(), rows.get_column("document_number").to_list(), strict=True)
    codes = [NUMBER_DIFFERS if cell and number and _differs(told[cell], number) else None for cell, number in both]
    return pl.Series("differing", codes, dtype=pl.String)


def _differs(told: _Told, number: str) -> bool:
    return bool(told.numbers) and document_key(number) not in told.numbers


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
    return _Told(values=values, numbers=frozenset(numbers))


def _numbers(zone: Zone) -> Sequence[str]:
    """The number of the travel document, and behind it those that no check digit tells from it; a visa has none."""
    if zone.is_visa or not zone.number.is_sure or zone.number.value is None:
        return ()
    return [document_key(number) for number in (zone.number.value, *zone.number.also_fits)]
