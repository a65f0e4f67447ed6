"""What a column without a telling header holds, told from its values: proposed as such, for a person to confirm."""

import re
from collections.abc import Callable, Mapping, Sequence

import polars as pl

from timpora.facts.codes import PermitKind
from timpora.intake.core import vocabulary
from timpora.intake.core.countries import country_code
from timpora.intake.core.days import read_days
from timpora.kernel.identifiers import plain_letters


type KindOfIndex = Callable[[str], PermitKind | None]

FEWEST_VALUES = 3
ENOUGH = 0.9  # one value of ten may be a slip of the pen
MOST_OF_THEM = 0.6
LATEST_MEDIAN_BIRTH = 2005  # lists of stays begin later, lists of people in them mostly before
_PASSPORT = re.compile(r"^(?=(?:[^\d]*\d){5})[A-Z]{0,3}[ .\-]?[\dA-Z]{1,4}(?:[ .\-]?\d){3,9}[A-Z]?$")
_INDEX = re.compile(r"^[A-Z]?\d{2,3}[A-Z]?$")
_NAME = re.compile(r"^[^\W\d_]+(?:[ .,'\-]+[^\W\d_]+)+$")


def proposals(
    columns: Mapping[int, Sequence[str]],
    known: Mapping[str, int],
    days_of: Mapping[str, Sequence[str]],
    kind_of_index: KindOfIndex,
) -> Mapping[int, str]:
    """Fields for columns by place, `columns` holding the values of each; `known` fields are not proposed again.

    `days_of` holds the values of the known day fields row by row, to tell a limit from what comes before it.
    """
    proposed: dict[int, str] = {}
    days: dict[int, pl.Series] = {}
    for place, values in columns.items():
        filled = [value for value in values if value]
        if len(filled) < FEWEST_VALUES:
            continue
        field = _field(filled, kind_of_index)
        if field is not None and field not in known and field not in proposed.values():
            proposed[place] = field
        elif field is None and (read := _days(values)) is not None:
            days[place] = read
    return proposed | _day_fields(days, set(known) | set(proposed.values()), days_of)


def _share(values: Sequence[str], fits: Callable[[str], object]) -> float:
    return sum(bool(fits(value)) for value in values) / len(values)


def _field(values: Sequence[str], kind_of_index: KindOfIndex) -> str | None:
    fitting: Mapping[str, Callable[[str], object]] = {
        "nationality": country_code,
        "direction": lambda value: plain_letters(value) in vocabulary.DIRECTIONS,
        "visa_index": lambda value: _INDEX.match(value) and kind_of_index(value),
        "permit_kind": _is_permit_word,
    }
    for field, fits in fitting.items():
        if _share(values, fits) >= ENOUGH:
            return field
    lettered = _share(values, lambda value: value[:1].isalpha())
    if _share(values, _PASSPORT.match) >= ENOUGH and lettered >= MOST_OF_THEM and len(set(values)) * 2 > len(values):
        return "document_number"
    if _share(values, _NAME.match) >= ENOUGH and len(set(values)) >= ENOUGH * len(values):
        return "name"
    return None


def _is_permit_word(value: str) -> bool:
    return len(value.split()) <= len("ABC") and vocabulary.first_match(value, vocabulary.PERMIT_WORDS) is not None


def _days(values: Sequence[str]) -> pl.Series | None:
    """The days of a column of which nearly all cells are days and not bare numbers."""
    cells = pl.Series(values, dtype=pl.String)
    bare_numbers = cells.str.contains(r"^\d+$").sum()
    read = read_days(cells.replace("", None)).days
    filled = len(cells) - sum(not value for value in values)
    return read if read.count() >= ENOUGH * filled and bare_numbers < filled / 2 else None


def _day_fields(days: Mapping[int, pl.Series], known: set[str], days_of: Mapping[str, Sequence[str]]) -> dict[int, str]:
    found: dict[int, str] = {}
    rest = dict(days)
    for place, read in days.items():
        median = read.dt.year().median()
        if "born" not in known and isinstance(median, float) and median <= LATEST_MEDIAN_BIRTH:
            found[place] = "born"
            known.add("born")
            del rest[place]
    if "direction" in known:
        if len(rest) == 1 and not known & {"crossed_on", "entered_on"}:
            found[next(iter(rest))] = "crossed_on"
    elif known & {"visa_index", "permit_kind"} and "valid_until" not in known:
        found |= _stay_days(rest, days_of.get("entered_on"))
    return found


def _stay_days(days: Mapping[int, pl.Series], entered: Sequence[str] | None) -> dict[int, str]:
    """Entry and limit, where each row has the one before the other; a single unnamed day could be either."""
    places = list(days)
    if entered is not None and len(places) == 1:
        first = read_days(pl.Series(entered, dtype=pl.String).replace("", None)).days
        return {places[0]: "valid_until"} if _is_before(first, days[places[0]]) else {}
    if entered is None and len(places) == len(("entry", "limit")):
        one, other = places
        if _is_before(days[one], days[other]):
            return {one: "entered_on", other: "valid_until"}
    return {}


def _is_before(first: pl.Series, second: pl.Series) -> bool:
    both = pl.DataFrame({"first": first, "second": second}).drop_nulls()
    return both.height >= FEWEST_VALUES and bool((both["first"] <= both["second"]).all())
