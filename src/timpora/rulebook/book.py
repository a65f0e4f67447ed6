"""The rulebook: all rules in reading order, and the environment that gives them the law of a day."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import polars as pl

from timpora.engine.environment import DatedValue, Environment
from timpora.engine.rules import Rule
from timpora.kernel.periods import Period
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text
from timpora.rulebook import parameters as parameter_data
from timpora.rulebook import visa_indexes as index_data
from timpora.rulebook.rules import limits, overstay, purpose, records
from timpora.rulebook.tables import TABLES, VISA_INDEX_FIELDS, visa_index


RULES: tuple[Rule, ...] = (overstay.RULE, *limits.RULES, *purpose.RULES, *records.RULES)
LOOKED_UP = {table.name: table.looked_up for table in TABLES if table.looked_up is not None}


def rules_in_force(on: date) -> tuple[Rule, ...]:
    """The rules that hold on a day; raises Refused for a day on which none does."""
    found = tuple(rule for rule in RULES if on in rule.in_force)
    if found:
        return found
    raise Refused(
        Refusal(
            code="outside_the_law",
            what=Text(
                id="Hari {day} berada di luar masa berlaku aturan yang dikenal.",
                en="{day} lies outside the days of the rules known here.",
            ).fill(day=on),
            remedy=Text(id="Pilih hari sejak {first}.", en="Choose a day from {first} on.").fill(
                first=min(rule.in_force.first for rule in RULES)
            ),
        )
    )


def environment_on(
    as_of: date, parameters: Mapping[str, parameter_data.Parameter], indexes: index_data.VisaIndexes
) -> Environment:
    """The law as the rule language reads it, for a day judged."""
    if parameters is parameter_data.standard_parameters() and indexes is index_data.standard_visa_indexes():
        return _standing_law(as_of)
    return _environment(as_of, parameters, indexes)


@lru_cache(maxsize=64)
def _standing_law(as_of: date) -> Environment:
    """The law that comes with the project; made once a day judged, since what follows from it is kept beside it."""
    return _environment(as_of, parameter_data.standard_parameters(), index_data.standard_visa_indexes())


def _environment(
    as_of: date, parameters: Mapping[str, parameter_data.Parameter], indexes: index_data.VisaIndexes
) -> Environment:
    values = {
        name: [
            DatedValue(holds=Period(dated.holds_from, dated.holds_until), value=dated.value)
            for dated in parameter.values
        ]
        for name, parameter in parameters.items()
    }
    return Environment(as_of=as_of, parameters=values, dictionaries={visa_index.name: _dictionary(indexes)})


def _dictionary(indexes: index_data.VisaIndexes) -> pl.DataFrame:
    """Every index on every day: what it allowed while it existed, and that it did not exist on all other days."""
    columns = {name: type_ for name, type_ in VISA_INDEX_FIELDS.items() if name != "existed"}
    rows = [
        {name: getattr(entry, name) for name in columns}
        | {"key": entry.visa_index, "first": entry.exists_from, "last": entry.exists_until, "existed": True}
        for entry in indexes.under_every_code()
    ]
    schema = columns | {"key": pl.String(), "first": pl.Date(), "last": pl.Date(), "existed": pl.Boolean()}
    days = pl.DataFrame(rows, schema=schema).sort("key", "first")
    before = pl.col("last").dt.offset_by("1d").shift().over("key").fill_null(date.min)
    gaps = days.select("key", first=before, last=pl.col("first").dt.offset_by("-1d"))
    after = days.group_by("key").agg(first=pl.col("last").last().dt.offset_by("1d"), last=pl.lit(None, pl.Date))
    absent = pl.concat([gaps, after.drop_nulls("first")]).filter(
        pl.col("last").is_null() | (pl.col("first") <= pl.col("last"))
    )
    return pl.concat([days, absent.with_columns(existed=pl.lit(value=False))], how="diagonal")
