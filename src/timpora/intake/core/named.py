"""The places and organisations that a list names: its sender's word that they are there, once each, where it is first said.

Homes are left out: an address of a person belongs to that person's facts, and to no list of places.
"""

from collections.abc import Iterator, Mapping

import polars as pl

from timpora.facts.codes import OrganisationKind, PlaceKind


LONGEST_NAME = 200
# Which columns of a list name a place of which kind; in a list of permits the area is that of the home.
PLACES: Mapping[str, tuple[tuple[str, PlaceKind, bool], ...]] = {
    "guests": (("place", PlaceKind.ACCOMMODATION, True),),
    "workers": (("work_place", PlaceKind.WORKPLACE, True),),
    "permits": (("work_place", PlaceKind.WORKPLACE, False),),
}
ORGANISATIONS: Mapping[str, tuple[tuple[str, OrganisationKind], ...]] = {
    "workers": (("employer", OrganisationKind.EMPLOYER),),
    "permits": (("employer", OrganisationKind.EMPLOYER), ("sponsor", OrganisationKind.SPONSOR)),
}


def named_in(kind: str, rows: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    """What one list's accepted rows name, as (table, frame); `rows` carry the comparable form of each name."""
    for column, place, is_here in PLACES.get(kind, ()):
        area = pl.col("area_code") if is_here else pl.lit(None, dtype=pl.String)
        yield "places", _named(rows, column, kind=place.value, key="place_key", more={"area_code": area})
    for column, organisation in ORGANISATIONS.get(kind, ()):
        yield "organisations", _named(rows, column, kind=organisation.value, key="organisation_key", more={})


def said_once(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Of what some rows of a file name, each thing once in just these words; what whole files mean by them is told by `each_once`."""
    keys = ["kind", "organisation_key"] if table == "organisations" else ["kind", "place_key", "area_code"]
    return frame.unique(keys, keep="first", maintain_order=True)


def each_once(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Of what one file names, each place of an area and each organisation once; who names the area only sometimes means the same place."""
    if table == "organisations":
        return frame.unique(["kind", "organisation_key"], keep="first", maintain_order=True)
    areas = pl.col("area_code").drop_nulls()
    only = pl.when(areas.n_unique() == 1).then(areas.first()).over("kind", "place_key")
    whole = frame.with_columns(pl.coalesce("area_code", only).alias("area_code"))
    return whole.unique(["kind", "place_key", "area_code"], keep="first", maintain_order=True)


def _named(rows: pl.DataFrame, column: str, *, kind: str, key: str, more: Mapping[str, pl.Expr]) -> pl.DataFrame:
    told = rows.filter(pl.col(f"{column}_key").is_not_null())
    return told.select(
        "source_sheet",
        "source_row",
        line="person",
        kind=pl.lit(kind),
        name=pl.col(column).str.slice(0, LONGEST_NAME),
        **{key: pl.col(f"{column}_key")},
        **more,
    )
