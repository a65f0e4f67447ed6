"""What stands above rows of findings: how many there are in each group, and the first of each.

Each function asks the database once or a few times, however many findings and groups there are, and counts no further than people care.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db import connection
from django.db.models import CharField, QuerySet, Value

from timpora.kernel.viewers import Viewer
from timpora.rulebook import book
from timpora.screening.core.findings import Certainty
from timpora.screening.core.states import FindingState
from timpora.screening.models import Finding
from timpora.screening.queries import MOST_COUNTED, MOST_DISTRICTS, NONE, OPEN_STATES, Asked, Listed, fitting, listed


DISTRICTS = """
    WITH RECURSIVE found (district) AS (
        (SELECT district FROM screening_finding WHERE office_id = %(office)s AND state = ANY(%(states)s) AND district > '' ORDER BY district LIMIT 1)
        UNION ALL
        SELECT (SELECT f.district FROM screening_finding f WHERE f.office_id = %(office)s AND f.state = ANY(%(states)s)
                AND f.district > found.district ORDER BY f.district LIMIT 1)
        FROM found WHERE found.district IS NOT NULL
    )
    SELECT district FROM found WHERE district IS NOT NULL LIMIT %(most)s
"""  # one step along the index a district, whatever the number of findings

type Part = tuple[str, Sequence[Any]]  # rows that are to be counted, as the text of a question and its values
ANY_KEY = "?"  # in the place of each value of a column in turn; no value is written so


class Grouping(StrEnum):
    """By what findings stand together."""

    RULE = "rule"
    CERTAINTY = "certainty"
    DISTRICT = "district"
    AGE = "age"
    NOTHING = "nothing"


class Age(StrEnum):
    """How long ago something was found first."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    OLDER = "older"


AGES: Mapping[Age, tuple[int | None, int | None]] = {
    Age.TODAY: (0, None), Age.WEEK: (7, 0), Age.MONTH: (30, 7), Age.OLDER: (None, 30),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Group:
    """Some findings that stand together: what they have in common, how many they are, and the first of them."""

    key: str
    count: int  # as far as it was counted; one beyond that means: more
    rows: list[Listed]


def of_age(asked: Asked, age: Age, on: date) -> Asked:
    """The findings of an age on a day."""
    since, before = AGES[age]
    return replace(
        asked,
        found_since=None if since is None else on - timedelta(days=since),
        found_before=None if before is None else on - timedelta(days=before),
    )


def within(asked: Asked, grouping: Grouping, key: str, on: date) -> Asked:
    """The findings of one group among those that were asked for."""
    match grouping:
        case Grouping.RULE:
            return replace(asked, rule=key)
        case Grouping.CERTAINTY:
            return replace(asked, certainty=key)
        case Grouping.DISTRICT:
            return replace(asked, district=key)
        case _:
            return of_age(asked, Age(key), on)


def groups(viewer: Viewer, asked: Asked, grouping: Grouping, *, on: date, most: int) -> list[Group]:
    """The groups that have any, each with its first findings."""
    keys = _keys(viewer, asked, grouping, on)
    if grouping is Grouping.RULE:
        counted = counts(parts_by(fitting(viewer, asked), "rule_id", keys))
    else:
        counted = capped({key: fitting(viewer, within(asked, grouping, key, on)) for key in keys})
    there = {key: fitting(viewer, within(asked, grouping, key, on)) for key in keys if counted[key]}
    rows = first_of(viewer, there, on=on, most=most, newest_first=grouping is Grouping.AGE)
    return [Group(key=key, count=counted[key], rows=rows[key]) for key in there]


def in_all(viewer: Viewer, asked: Asked, grouping: Grouping, found: Sequence[Group]) -> int:
    """How many findings fit, no more than MOST_COUNTED + 1: of groups that were counted, their sum."""
    if grouping in {Grouping.NOTHING, Grouping.DISTRICT}:  # of districts, not all may be listed
        return total(viewer, asked)
    return min(sum(group.count for group in found), MOST_COUNTED + 1)


def _keys(viewer: Viewer, asked: Asked, grouping: Grouping, on: date) -> Sequence[str]:
    """The groups that there may be; a single one where it is asked for alone."""
    match grouping:
        case Grouping.RULE:
            return [asked.rule] if asked.rule else [rule.id for rule in book.RULES]
        case Grouping.CERTAINTY:
            return [asked.certainty] if asked.certainty else [*(certainty.value for certainty in Certainty), NONE]
        case Grouping.DISTRICT:
            return [asked.district] if asked.district else [*districts(viewer, asked.states or None), NONE]
        case _:
            return [age.value for age in Age if of_age(asked, age, on) == asked] or [age.value for age in Age]


def districts(viewer: Viewer, states: Collection[str] | None = OPEN_STATES) -> list[str]:
    """The districts (kecamatan) of findings in some states, or in any."""
    wanted = [state.value for state in FindingState] if states is None else list(states)
    with connection.cursor() as cursor:
        cursor.execute(DISTRICTS, {"office": viewer.office, "states": wanted, "most": MOST_DISTRICTS})
        return [code for (code,) in cursor.fetchall()]


def part(rows: QuerySet[Any], *, most: int = MOST_COUNTED) -> Part:
    """Rows that are to be counted, none beyond `most` + 1."""
    return rows.order_by().values("pk")[: most + 1].query.sql_with_params()


def parts_by(rows: QuerySet[Any], column: str, keys: Iterable[str], *, most: int = MOST_COUNTED) -> dict[str, Part]:
    """The same of parts that differ by the value of a column; made once and asked of each value, which the database then plans for."""
    statement, values = part(rows.filter(**{column: ANY_KEY}), most=most)
    return {key: (statement, tuple(key if value == ANY_KEY else value for value in values)) for key in keys}


def counts[Key](parts: Mapping[Key, Part]) -> dict[Key, int]:
    """How many rows each part has, all in one question."""
    if not parts:
        return {}
    one_each = ", ".join(f"(SELECT count(*) FROM ({statement}) part)" for statement, _ in parts.values())  # noqa: S608 - made by Django
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {one_each}", [value for _, values in parts.values() for value in values])
        return dict(zip(parts, cursor.fetchone(), strict=True))


def counts_of(*asked: Mapping[str, Part]) -> list[dict[str, int]]:
    """The same of several things at once."""
    told = iter(counts(dict(enumerate(one for parts in asked for one in parts.values()))).values())
    return [{key: next(told) for key in parts} for parts in asked]


def capped[Key](parts: Mapping[Key, QuerySet[Any]]) -> dict[Key, int]:
    """How many rows each part has, none counted beyond MOST_COUNTED + 1."""
    return counts({key: part(rows) for key, rows in parts.items()})


def first_of(
    viewer: Viewer, parts: Mapping[str, QuerySet[Finding]], *, on: date, most: int, newest_first: bool = False
) -> dict[str, list[Listed]]:
    """The first findings of each part, all in one question: those longest past their limit, or those found last."""
    if not parts:
        return {}
    order = ("-first_found_on", "-id") if newest_first else ("stay_limit", "id")
    asked = [
        rows.order_by(*order).annotate(part=Value(key, output_field=CharField()))[:most] for key, rows in parts.items()
    ]
    return by_part(viewer, parts, list(asked[0].union(*asked[1:], all=True)), on)


def by_part(viewer: Viewer, parts: Iterable[str], found: Sequence[Finding], on: date) -> dict[str, list[Listed]]:
    """Findings as they read on a day, by the part of the question that found them."""
    told = {row.pk: one for row, one in zip(found, listed(viewer, found, on), strict=True)}
    return {key: [told[row.pk] for row in found if row.part == key] for key in parts}  # type: ignore[attr-defined]  # a column of the question


def total(viewer: Viewer, asked: Asked) -> int:
    """How many findings fit; no more than MOST_COUNTED + 1."""
    return capped({"all": fitting(viewer, asked)})["all"]
