"""A second reading of indicators, row by row in plain Python, from the very words of their files; used by tests alone."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import isclose, sqrt
from typing import Any

from timpora.evaluation.core.frames import FRAMES
from timpora.evaluation.core.indicators import Indicator
from timpora.kernel.periods import Period


type Row = Mapping[str, Any]


def fits(row: Row, told: Sequence[Any], period: Period) -> bool:
    """Whether a row fits a list of conditions as a file writes it."""
    return all(_one(row, condition, period) for condition in told)


def _one(row: Row, told: Any, period: Period) -> bool:  # noqa: C901, PLR0911, PLR0912 - one case a sentence, so that each is read by itself
    if isinstance(told, dict):
        return any(fits(row, [part] if isinstance(part, str) else part, period) for part in told["any"])
    column, _, rest = told.partition(" is ")
    value = row[column]
    if rest in {"known", "missing"}:
        return (value is None) == (rest == "missing")
    if value is None:
        return False
    match rest.split():
        case ["within", "the", "period"]:
            return value in period
        case ["not", "after", "the", "period"]:
            return bool(value <= period.last)
        case ["yes"] | ["no"]:
            return bool(value) == (rest == "yes")
        case ["not", "after", other]:
            return row[other] is not None and bool(value <= row[other])
        case ["before", other]:
            return row[other] is not None and bool(value < row[other])
        case ["at", "least", number]:
            return bool(value >= int(number))
        case ["not", "one", "of", *_]:
            return value not in _words(rest, "not one of ")
        case ["one", "of", *_]:
            return value in _words(rest, "one of ")
    return bool(value == rest)


def _words(rest: str, before: str) -> list[str]:
    return [word.strip() for word in rest.removeprefix(before).split(",")]


def figure(indicator: Indicator, rows: Sequence[Row], period: Period) -> dict[str, Any]:
    """What an indicator comes to, as `computing.Figure` names it; `value` is None where nothing can be told."""
    told = indicator.written
    among = [row for row in rows if fits(row, told.get("denominator", told.get("numerator")), period)]
    fitting = [row for row in among if fits(row, told.get("numerator", []), period)]
    match indicator.kind.value:
        case "count":
            return {"value": _number(indicator, among), "counted": _number(indicator, among)}
        case "total":
            return {"value": sum(row[told["total"]] or 0 for row in among), "counted": _number(indicator, among)}
        case "share":
            return _share(_number(indicator, fitting), _number(indicator, among))
        case "rate":
            part, whole = (sum(row[told[name]] or 0 for row in among) for name in ("part", "whole"))
            return _share(part, whole)
    days = sorted(
        (row[told["ends"]] - row[told["begins"]]).days for row in among if row[told["ends"]] and row[told["begins"]]
    )
    return _middle(days)


def _number(indicator: Indicator, rows: Sequence[Row]) -> int:
    key = FRAMES[indicator.frame].counts[indicator.counted]
    return len({row[key[0]] for row in rows}) if key else len(rows)


def _share(part: int, whole: int) -> dict[str, Any]:
    return {"numerator": part, "denominator": whole, "value": None if whole == 0 else round(100 * part / whole, 1)}


def _middle(days: Sequence[int]) -> dict[str, Any]:
    """The first value that at least a quarter, half, three quarters of all do not exceed."""
    found = [
        next((day for day in days if 4 * sum(one <= day for one in days) >= quarters * len(days)), None)
        for quarters in (1, 2, 3)
    ]
    return {"value": found[1], "quartiles": (found[0], found[2]) if days else None}


def is_wilson_bound(bound: float, part: int, whole: int) -> bool:
    """Whether a share lies so far from the one that was seen that its test just fails, which is how Wilson's bounds are defined."""
    z = 1.959963984540054
    return isclose(abs(part / whole - bound), z * sqrt(bound * (1 - bound) / whole), rel_tol=1e-6, abs_tol=1e-9)


def _ends(permit: Row) -> date | None:
    """The last day that a permit covers."""
    days = [day for day in (permit["valid_until"], permit["cancelled_on"]) if day is not None]
    return min(days) if permit["valid_until"] else None


def settled(
    limit: date, permits: Sequence[Row], crossings: Sequence[Row], applications: Sequence[Row], period: Period
) -> str:
    """What became of one person's limit: the plain reading of `core/limits.py`."""
    assert period.last is not None
    own = [
        one
        for one in permits
        if one["valid_until"] == limit and not (one["cancelled_on"] and one["cancelled_on"] <= limit)
    ]
    begins = max((one["valid_from"] for one in own if one["valid_from"]), default=None)
    asked = [
        one for one in applications if one["lodged_on"] <= limit and (begins is None or one["lodged_on"] >= begins)
    ]
    covering = [
        one for one in permits
        if (ends := _ends(one)) and ends > limit and (one["valid_from"] is None or one["valid_from"] <= min(ends, limit + timedelta(days=1)))
        and (one["granted_on"] is None or one["granted_on"] <= period.last)
    ]  # fmt: skip
    if any(asked or one["granted_on"] is None or one["granted_on"] <= limit for one in covering):
        return "extended"
    seen = sorted(
        (one["crossed_on"], one["direction"] == "exit") for one in crossings if one["crossed_on"] <= period.last
    )
    by_then = [is_exit for on, is_exit in seen if on <= limit]
    if by_then and by_then[-1]:
        return "left"
    if any(one["decided_on"] is None or one["decided_on"] > period.last for one in asked):
        return "waiting"
    return "late" if covering or any(is_exit for on, is_exit in seen if on > limit) else "unsettled"
