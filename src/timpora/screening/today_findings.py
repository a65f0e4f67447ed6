"""What the findings of an office bring on a day, for the page where everybody begins: few questions, however many findings there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from timpora.kernel.viewers import Viewer
from timpora.rulebook import book
from timpora.screening.core.findings import Certainty
from timpora.screening.core.states import FindingState, What
from timpora.screening.models import Finding, FindingEvent
from timpora.screening.overview import Group, by_part, counts_of, part, parts_by
from timpora.screening.queries import NONE, Asked, Listed, fitting, listed


# On the page where everybody begins: whether there are two thousand or nine is told by the queue, and nobody waits here for it.
MOST_TOLD = 1_000
WEIGHTIEST, MOST_PROVEN, MOST_SHOWN = 3, 10, 12
WORSENS_WITHIN = 3  # days
ENDS_SOON = "limit_ends_soon"  # which stands apart, and among what is new would hide everything else
NEW_RULES = tuple(rule.id for rule in book.RULES if rule.id != ENDS_SOON)
CHANGES = (What.WORSENED, What.EASED, What.HELD_BACK, What.RELEASED, What.CHANGED, What.RETURNED)
HAPPENED = (What.FOUND, *CHANGES, What.GONE)
WORSENING, ENDING, HELD = "worsening", "ending", "held"

NEW_OF = """
    (SELECT finding.*, %s AS part FROM screening_finding finding
     WHERE office_id = %s AND state = %s AND rule_id = %s AND certainty = %s ORDER BY stay_limit, id LIMIT %s)
"""
NEW_WITHOUT = NEW_OF.replace("certainty = %s", "certainty IS NULL")


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What needs somebody; each count goes no further than MOST_TOLD + 1.

    What is new, by rule, each with the weightiest few: what is proven first, and of it the longest past the limit. The findings whose
    consequence gets heavier within some days, beside limits that end, and the people whose limit ends within some days, with the nearest of
    either. How many findings are held back; how often each thing happened to findings on the day that was judged last.
    """

    new: Sequence[Group]
    worsening: Group
    ending: Group
    held: int
    happened: Mapping[What, int]


def brought(viewer: Viewer, *, on: date, ends_within: int, judged_on: date | None) -> Brought:
    """What the findings bring on a day; everything is counted in one question, and nothing is read of what is not there."""
    nearing = {WORSENING: _worsening(viewer, on), ENDING: _ending(viewer, on, ends_within)}
    day = judged_on or on  # where none was judged, nothing happened
    events = FindingEvent.objects.filter(office=viewer.office, on=day)
    new, near, held, happened = counts_of(
        parts_by(fitting(viewer, Asked(states=(FindingState.NEW.value,))), "rule_id", NEW_RULES, most=MOST_TOLD),
        {key: part(rows, most=MOST_TOLD) for key, rows in nearing.items()},
        {HELD: part(fitting(viewer, Asked(held_back=True)), most=MOST_TOLD)},
        parts_by(events, "what", [one.value for one in HAPPENED], most=MOST_TOLD),
    )
    nearest = {key: list(rows[:MOST_SHOWN]) if near[key] else [] for key, rows in nearing.items()}
    told = {key: Group(key=key, count=near[key], rows=listed(viewer, rows, on)) for key, rows in nearest.items()}
    return Brought(
        new=_new_ones(viewer, {rule: count for rule, count in new.items() if count}, on),
        worsening=told[WORSENING],
        ending=told[ENDING],
        held=held[HELD],
        happened={What(one): count for one, count in happened.items()},
    )


def _worsening(viewer: Viewer, on: date) -> QuerySet[Finding]:
    within = fitting(viewer, Asked(worsens_until=on + timedelta(days=WORSENS_WITHIN))).filter(worsens_on__gt=on)
    return within.exclude(rule_id=ENDS_SOON).order_by("worsens_on", "id")


def _ending(viewer: Viewer, on: date, days: int) -> QuerySet[Finding]:
    ends = {"stay_limit__gte": on, "stay_limit__lte": on + timedelta(days=days)}
    return fitting(viewer, Asked(rule=ENDS_SOON)).filter(**ends).order_by("stay_limit", "id")


def _new_ones(viewer: Viewer, counted: Mapping[str, int], on: date) -> list[Group]:
    rows = _first_new(viewer, [(rule, certainty) for rule in counted for certainty in _certainties(rule)], on)
    return [
        Group(key=rule, count=count, rows=_weightiest([rows[f"{rule}:{certainty}"] for certainty in _certainties(rule)]))
        for rule, count in counted.items()
    ]  # fmt: skip


def _first_new(viewer: Viewer, parts: Sequence[tuple[str, str]], on: date) -> dict[str, list[Listed]]:
    """The new findings of some rules and certainties, as `overview.first_of` asks for them: by a text of our own, since everybody begins here."""
    if not parts:
        return {}
    values: list[Any] = []
    for rule, certainty in parts:
        given = [] if certainty == NONE else [certainty]
        values += [f"{rule}:{certainty}", viewer.office, FindingState.NEW.value, rule, *given, MOST_PROVEN]
    texts = (NEW_WITHOUT if certainty == NONE else NEW_OF for _, certainty in parts)
    found = list(Finding.objects.raw(" UNION ALL ".join(texts), values))
    return by_part(viewer, [f"{rule}:{certainty}" for rule, certainty in parts], found, on)


def _certainties(rule: str) -> Sequence[str]:
    """Only the rule of overstays gives one of the three answers, or none of them while an officer has to decide."""
    return [Certainty.PROVEN, NONE, Certainty.NO_EXIT_ON_RECORD, Certainty.PROBABLY_LEFT] if rule == "overstay" else [NONE]  # fmt: skip


def _weightiest(by_certainty: Sequence[list[Listed]]) -> list[Listed]:
    """Everything that is proven, as far as it was asked for; of the rest no more than some in all."""
    proven = [one for one in by_certainty[0] if one.told.certainty is Certainty.PROVEN]
    every = [one for rows in by_certainty for one in rows]
    return every[: max(len(proven), WEIGHTIEST)]


def checked_by_me(viewer: Viewer, *, on: date) -> list[Listed]:
    """The findings that the viewer has begun to check and that are still being checked, the latest begun first."""
    being = FindingState.BEING_CHECKED.value
    begun = FindingEvent.objects.filter(office=viewer.office, account=viewer.account, what=being, finding__state=being)
    last = begun.order_by("-id").values_list("finding", flat=True)[: 2 * MOST_SHOWN]
    numbers = list(dict.fromkeys(last))[:MOST_SHOWN]
    found = listed(viewer, list(Finding.objects.filter(office=viewer.office, pk__in=numbers)), on)
    rows = {one.id: one for one in found}
    return [rows[number] for number in numbers if number in rows]
