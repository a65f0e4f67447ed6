"""What may be read of findings and standings; the viewer comes first, and the database shows what office and clearance allow."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet

from timpora.accounts.core.roles import Clearance
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.rulebook import book
from timpora.rulebook.rules.records import FEED_SILENT
from timpora.screening.core import standing
from timpora.screening.core.explanation import place_among
from timpora.screening.core.findings import Finding as FindingTold
from timpora.screening.core.findings import Subject
from timpora.screening.core.kept_findings import Kept, finding_on
from timpora.screening.core.states import OPEN, FindingState
from timpora.screening.law import LawOfDay, law_on
from timpora.screening.models import Failure, Finding, FindingEvent, Run, SavedView, Standing
from timpora.screening.office_law import law_of


PAGE, MOST_COUNTED = 50, 10_000
NONE = "none"
MOST_DISTRICTS = 60
OPEN_STATES = tuple(state.value for state in OPEN)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which findings are wanted; what is None, or no state at all, asks nothing."""

    rule: str | None = None
    states: tuple[str, ...] = OPEN_STATES
    certainty: str | None = None  # "none" asks for those that are none of the three answers
    district: str | None = None  # "none" asks for those of which nobody said where
    found_since: date | None = None
    found_before: date | None = None
    worsens_until: date | None = None
    held_back: bool | None = None
    person: int | None = None


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A finding in a list: what it says today, and how far people are with it."""

    id: int
    told: FindingTold
    state: FindingState
    first_found_on: date
    last_found_on: date
    feed: str | None


@dataclass(frozen=True, kw_only=True)
class Page:
    """Some findings; `after` leads to the next ones, None on the last page."""

    rows: list[Listed]
    after: str | None


@dataclass(frozen=True, kw_only=True)
class Stood:
    """How a person stood when judged last: the finding about the person that is said first, and what is said where there is none."""

    finding: FindingTold | None
    sentence: Text
    has_limit: bool


def page(viewer: Viewer, asked: Asked, *, on: date, after: str = "", most: int = PAGE) -> Page:
    """The findings that fit, those longest past their limit first."""
    found = _from(fitting(viewer, asked), _place(after), most + 1)
    more, found = len(found) > most, found[:most]
    last = found[-1] if more else None
    return Page(rows=listed(viewer, found, on), after=None if last is None else f"{last.stay_limit or ''}.{last.pk}")


def silent_feeds(viewer: Viewer) -> set[str]:
    """The feeds that the last run found silent, by the name that rules call them."""
    found = Finding.objects.filter(office=viewer.office, rule_id=FEED_SILENT.id).exclude(state=FindingState.GONE.value)
    return {feed for feed in found.values_list("feed", flat=True) if feed is not None}


def _from(rows: QuerySet[Finding], begun: tuple[date | None, int] | None, most: int) -> list[Finding]:
    """Rows in order, from a place on; those without a limit come last, and are asked for apart, so that an index leads to either."""
    ordered = rows.order_by("stay_limit", "id")
    if begun is None:
        return list(ordered[:most])
    limit, number = begun
    found: list[Finding] = []
    if limit is not None:
        found = list(ordered.filter(Q(stay_limit__gt=limit) | Q(pk__gt=number), stay_limit__gte=limit)[:most])
        number = 0
    return found + list(ordered.filter(stay_limit=None, pk__gt=number)[: most - len(found)])


def _place(after: str) -> tuple[date | None, int] | None:
    """Where a page goes on; what was not written by a page is the beginning."""
    limit, _, number = after.rpartition(".")
    try:
        return (date.fromisoformat(limit) if limit else None), int(number)
    except ValueError:
        return None


def every(viewer: Viewer, asked: Asked, *, on: date, most: int | None) -> list[Listed]:
    """All findings that fit, for a file; no more than `most` where that is given."""
    return listed(viewer, list(fitting(viewer, asked).order_by("rule_id", F("stay_limit").asc(nulls_last=True), "id")[:most]), on)  # fmt: skip


def one(viewer: Viewer, finding: int, *, on: date) -> Listed | None:
    """A finding; None where the viewer sees none."""
    return next(iter(listed(viewer, list(Finding.objects.filter(office=viewer.office, pk=finding)), on)), None)


def about(viewer: Viewer, persons: Collection[int], *, on: date) -> list[Listed]:
    """The findings about some people that are not gone."""
    rows = Finding.objects.filter(office=viewer.office, person__in=persons).exclude(state=FindingState.GONE.value)
    return listed(viewer, list(rows.order_by("id")), on)


def found_among(viewer: Viewer, persons: Collection[int], rules: Collection[str]) -> frozenset[int]:
    """Those of some people about whom one of some rules has found something that is open."""
    rows = Finding.objects.filter(office=viewer.office, person__in=persons, rule_id__in=rules, state__in=OPEN_STATES)
    return frozenset(person for person in rows.order_by().values_list("person", flat=True) if person is not None)


def history(viewer: Viewer, finding: int) -> list[FindingEvent]:
    """What happened to a finding, in order of time."""
    return list(FindingEvent.objects.filter(office=viewer.office, finding=finding).order_by("id"))


def last_run(viewer: Viewer) -> Run | None:
    """When people were last judged, and for which day."""
    return Run.objects.filter(office=viewer.office).order_by("-id").first()


def failures(viewer: Viewer) -> list[tuple[int, str, datetime]]:
    """Who could not be judged and still cannot: the person's number, the kind of error, since when."""
    rows = Failure.objects.filter(office=viewer.office, mended_at=None).order_by("id")
    return list(rows.values_list("person", "error", "at"))


def saved_views(viewer: Viewer) -> list[SavedView]:
    """The selections that the viewer keeps."""
    return list(SavedView.objects.filter(account=viewer.account).order_by("name"))


def sentences(viewer: Viewer, persons: Collection[int], *, on: date) -> dict[int, Text]:
    """How some people stand, in one sentence each: the weightiest finding about the person, or else the limit."""
    law = law_of(viewer, on)
    found: dict[int, Text] = {}
    for row in Finding.objects.filter(office=viewer.office, person__in=persons, rule_id="overstay", state__in=OPEN_STATES):  # fmt: skip
        found[row.person or 0] = _told(row, law).sentence
    for kept in Standing.objects.filter(office=viewer.office, person__in=persons):
        found.setdefault(kept.person, _standing(kept, on))
    return found


def stood(viewer: Viewer, persons: Collection[int], *, on: date) -> dict[int, Stood]:
    """How some people stood when they were judged last, as their own pages say it; nothing of those who were judged never."""
    first: dict[int, FindingTold] = {}
    place = {rule.id: number for number, rule in enumerate(book.RULES)}
    told = [one.told for one in about(viewer, persons, on=on)]
    for one in sorted(told, key=lambda one: (*place_among(one), place[one.rule_id])):
        if one.subject is Subject.PERSON:
            first.setdefault(one.person or 0, one)
    return {
        row.person: Stood(finding=first.get(row.person), sentence=_standing(row, on), has_limit=row.stay_limit is not None)
        for row in Standing.objects.filter(office=viewer.office, person__in=persons)
    }  # fmt: skip


def _standing(row: Standing, on: date) -> Text:
    return standing.standing_in_words(
        stay_limit=row.stay_limit, departed_on=row.departed_on, is_waiting=bool(row.is_waiting), as_of=on
    )


def fitting(viewer: Viewer, asked: Asked) -> QuerySet[Finding]:
    """The findings that are wanted, in no order."""
    rows = Finding.objects.filter(office=viewer.office)
    given: dict[str, object] = {
        "rule_id": asked.rule, "first_found_on__gte": asked.found_since,
        "first_found_on__lt": asked.found_before, "worsens_on__lte": asked.worsens_until, "held_back": asked.held_back,
        "person": asked.person,
    }  # fmt: skip
    rows = rows.filter(**{name: value for name, value in given.items() if value is not None})
    if asked.states:
        rows = rows.filter(state__in=asked.states)
    for column, value in (("certainty", asked.certainty), ("district", asked.district)):
        if value is not None:
            rows = rows.filter(**({f"{column}__isnull": True} if value == NONE else {column: value}))
    return rows


def listed(viewer: Viewer, rows: Sequence[Finding], on: date) -> list[Listed]:
    """Findings as they read on a day under the office's law; one that is gone as it read last."""
    law = law_of(viewer, on)
    return [
        Listed(
            id=row.pk, told=_told(row, law if row.state != FindingState.GONE.value else law_on(row.last_found_on, law.dated)), state=FindingState(row.state), first_found_on=row.first_found_on,
            last_found_on=row.last_found_on, feed=row.feed,
        )
        for row in rows
    ]  # fmt: skip


def _told(row: Finding, law: LawOfDay) -> FindingTold:
    rule = law.rule(row.rule_id)
    assert rule is not None  # rules that were once in force stay in the rulebook
    kept = Kept(
        rule_id=row.rule_id, person=row.person, certainty=row.certainty, consequence=row.consequence, reasons=row.reasons.split(),
        held_back=row.held_back, stay_limit=row.stay_limit, worsens_on=row.worsens_on, next_change_on=row.next_change_on,
        area_code=row.area_code, told=row.told,
    )  # fmt: skip
    return finding_on(kept, rule, law.environment, law.basis(rule))


def some(viewer: Viewer, findings: Collection[int], *, on: date) -> list[Listed]:
    """Those of some findings that the viewer sees."""
    return listed(viewer, list(Finding.objects.filter(office=viewer.office, pk__in=findings).order_by("id")), on)


def levels_of(viewer: Viewer, findings: Collection[int]) -> dict[int, int]:
    """How confidential some findings are; those that the viewer does not see are missing."""
    rows = Finding.objects.filter(office=viewer.office, pk__in=findings)
    return dict(rows.values_list("pk", "confidentiality"))


def counted_by_district(viewer: Viewer, asked: Asked) -> list[tuple[str, int, int]]:
    """The findings that are wanted by district: how many there are, and of how many people; `none` where nobody said where.

    None that is more confidential than the office's own, whoever asks: the numbers are for others to read.
    """
    rows = fitting(viewer, asked).filter(confidentiality=Clearance.OFFICE).order_by("district").values_list("district")
    told = rows.annotate(number=Count("pk"), people=Count("person", distinct=True))
    return [(district or NONE, number, people) for district, number, people in told]
