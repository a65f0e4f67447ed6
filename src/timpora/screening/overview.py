"""What stands above rows of findings: how many there are in each group, the first of each, and what the day brings.

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
from timpora.screening.core.states import FindingState, What
from timpora.screening.models import Finding, FindingEvent
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

NEW_OF = """
    (SELECT finding.*, %s AS part FROM screening_finding finding
     WHERE office_id = %s AND state = %s AND rule_id = %s AND certainty = %s ORDER BY stay_limit, id LIMIT %s)
"""
NEW_WITHOUT = NEW_OF.replace("certainty = %s", "certainty IS NULL")
# On the page where everybody begins: whether there are two thousand or nine is told by the queue, and nobody waits here for it.
MOST_TOLD = 1_000
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
        counted = capped_by(fitting(viewer, asked), "rule_id", keys)
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


def capped[Key](parts: Mapping[Key, QuerySet[Any]], *, most: int = MOST_COUNTED) -> dict[Key, int]:
    """How many rows each part has, all in one question, none counted beyond `most` + 1."""
    asked = [_counted(rows, most).query.sql_with_params() for rows in parts.values()]
    return dict(zip(parts, _counts(asked), strict=True))


def capped_by(rows: QuerySet[Any], column: str, keys: Sequence[str], *, most: int = MOST_COUNTED) -> dict[str, int]:
    """The same of parts that differ by the value of a column; made once and asked of each value, which the database then plans for."""
    statement, values = _counted(rows.filter(**{column: ANY_KEY}), most).query.sql_with_params()
    asked = [(statement, tuple(key if value == ANY_KEY else value for value in values)) for key in keys]
    return dict(zip(keys, _counts(asked), strict=True))


def _counted(rows: QuerySet[Any], most: int) -> QuerySet[Any]:
    return rows.order_by().values("pk")[: most + 1]


def _counts(asked: Sequence[tuple[str, Sequence[Any]]]) -> Sequence[int]:
    if not asked:
        return ()
    one_each = ", ".join(f"(SELECT count(*) FROM ({statement}) part)" for statement, _ in asked)  # noqa: S608 - made by Django
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {one_each}", [value for _, values in asked for value in values])
        counts: Sequence[int] = cursor.fetchone()
        return counts


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
    return _by_part(viewer, parts, list(asked[0].union(*asked[1:], all=True)), on)


def total(viewer: Viewer, asked: Asked, *, most: int = MOST_COUNTED) -> int:
    """How many findings fit; no more than `most` + 1."""
    return capped({"all": fitting(viewer, asked)}, most=most)["all"]


def new_ones(viewer: Viewer, *, on: date, most: int, most_sure: int) -> list[Group]:
    """The new findings that need somebody, by rule, each with the weightiest few: what is proven first, and of it the longest past the limit."""
    asked = Asked(states=(FindingState.NEW.value,))
    rules = [rule.id for rule in book.RULES if rule.id != "limit_ends_soon"]
    counted = capped_by(fitting(viewer, asked), "rule_id", rules, most=MOST_TOLD)
    sure = {
        f"{rule}:{certainty}": (rule, certainty) for rule in rules if counted[rule] for certainty in _certainties(rule)
    }
    rows = _first_new(viewer, sure, on=on, most=most_sure)
    return [
        Group(key=rule, count=count, rows=_weightiest([rows[f"{rule}:{certainty}"] for certainty in _certainties(rule)], most))
        for rule, count in counted.items() if count
    ]  # fmt: skip


def _first_new(viewer: Viewer, parts: Mapping[str, tuple[str, str]], *, on: date, most: int) -> dict[str, list[Listed]]:
    """The new findings of some rules and certainties, as `first_of` asks for them: by a text of our own, since everybody begins here."""
    if not parts:
        return {}
    values: list[Any] = []
    for key, (rule, certainty) in parts.items():
        values += [key, viewer.office, FindingState.NEW.value, rule, *([] if certainty == NONE else [certainty]), most]
    texts = (NEW_WITHOUT if certainty == NONE else NEW_OF for _, certainty in parts.values())
    found = list(Finding.objects.raw(" UNION ALL ".join(texts), values))
    return _by_part(viewer, parts, found, on)


def _by_part(viewer: Viewer, parts: Iterable[str], found: Sequence[Finding], on: date) -> dict[str, list[Listed]]:
    told = {row.pk: one for row, one in zip(found, listed(viewer, found, on), strict=True)}
    return {key: [told[row.pk] for row in found if row.part == key] for key in parts}  # type: ignore[attr-defined]  # a column of the question


def _weightiest(by_certainty: Sequence[list[Listed]], most: int) -> list[Listed]:
    """Everything that is proven, as far as it was asked for; of the rest no more than `most` in all."""
    proven = [one for one in by_certainty[0] if one.told.certainty is Certainty.PROVEN]
    every = [one for rows in by_certainty for one in rows]
    return every[: max(len(proven), most)]


def _certainties(rule: str) -> Sequence[str]:
    """Only the rule of overstays gives one of the three answers, or none of them while an officer has to decide."""
    return [Certainty.PROVEN, NONE, Certainty.NO_EXIT_ON_RECORD, Certainty.PROBABLY_LEFT] if rule == "overstay" else [NONE]  # fmt: skip


def worsening(viewer: Viewer, *, on: date, days: int, most: int) -> tuple[int, list[Listed]]:
    """The findings whose consequence gets heavier within some days, beside limits that end: how many, and the nearest."""
    rows = fitting(viewer, Asked(worsens_until=on + timedelta(days=days))).filter(worsens_on__gt=on)
    rows = rows.exclude(rule_id="limit_ends_soon")
    return capped({"all": rows}, most=MOST_TOLD)["all"], listed(
        viewer, list(rows.order_by("worsens_on", "id")[:most]), on
    )


def soon(viewer: Viewer, *, on: date, days: int, most: int) -> tuple[int, list[Listed]]:
    """The people whose limit ends within some days: how many, and the first to end first."""
    ends = {"stay_limit__gte": on, "stay_limit__lte": on + timedelta(days=days)}
    rows = fitting(viewer, Asked(rule="limit_ends_soon")).filter(**ends)
    return capped({"all": rows}, most=MOST_TOLD)["all"], listed(
        viewer, list(rows.order_by("stay_limit", "id")[:most]), on
    )


def checked_by_me(viewer: Viewer, *, on: date, most: int) -> list[Listed]:
    """The findings that the viewer has begun to check and that are still being checked, the latest begun first."""
    being = FindingState.BEING_CHECKED.value
    begun = FindingEvent.objects.filter(office=viewer.office, account=viewer.account, what=being, finding__state=being)
    numbers = list(dict.fromkeys(begun.order_by("-id").values_list("finding", flat=True)[: 2 * most]))[:most]
    rows = {
        one.id: one for one in listed(viewer, list(Finding.objects.filter(office=viewer.office, pk__in=numbers)), on)
    }
    return [rows[number] for number in numbers if number in rows]


def happened(viewer: Viewer, on: date, what: Sequence[What]) -> Mapping[What, int]:
    """How often each of some things happened to findings on a day; none counted beyond MOST_TOLD + 1."""
    events = FindingEvent.objects.filter(office=viewer.office, on=on)
    counted = capped_by(events, "what", [one.value for one in what], most=MOST_TOLD)
    return {What(one): number for one, number in counted.items()}
