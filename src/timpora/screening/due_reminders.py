"""Who is to be reminded, judged by what is on record at this moment, with why a person is needed where one is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import structlog
from django.db.models import Exists, OuterRef

from timpora.intake import queries as intake
from timpora.kernel.viewers import Viewer
from timpora.register import frames, identity, telling
from timpora.register.ledger import Fact
from timpora.rulebook.rules.limits import LIMIT_SOON
from timpora.screening import queries
from timpora.screening.core.findings import Finding as FindingTold
from timpora.screening.core.limit_now import LimitNow, limit_now
from timpora.screening.core.one_person import facts_of_one
from timpora.screening.core.reminder_policy import Case
from timpora.screening.models import Finding as FindingKept
from timpora.screening.office_law import dated_law_of, law_of
from timpora.screening.queries import OPEN_STATES
from timpora.screening.reminder_models import Reminder


LOG = structlog.get_logger("timpora.screening")
RESTRICTED = 1


@dataclass(frozen=True, kw_only=True)
class Due:
    """Somebody whose limit ends soon, as judged now; `finding` is the number of the one that is kept."""

    person: int
    records: tuple[int, ...]
    finding: int
    told: FindingTold
    confidentiality: int
    reminded_on: date | None

    @property
    def limit(self) -> date:
        """The last lawful day."""
        assert self.told.stay_limit is not None  # the rule finds limits alone
        return self.told.stay_limit

    @property
    def case(self) -> Case:
        """What the policy asks about."""
        return Case(
            reasons=self.told.reasons, is_protected=self.confidentiality > RESTRICTED, reminded_on=self.reminded_on, limit=self.limit
        )  # fmt: skip


def days_before(viewer: Viewer, on: date) -> int:
    """How many days before a limit this office's law finds it to end soon."""
    return int(dated_law_of(viewer).parameters["reminder.limit_within_days"].value_on(on).value)


def due(viewer: Viewer, findings: Collection[int], *, on: date) -> list[Due]:
    """Of some kept findings, those whose people are still to be reminded by the facts of now; the first limit first.

    What the finding says was kept when its person was judged last; whose limit has become another one since waits for the next judging.
    """
    rows = FindingKept.objects.filter(
        office=viewer.office, pk__in=findings, rule_id=LIMIT_SOON.id, state__in=OPEN_STATES, person__isnull=False
    )
    kept = {row.person: row for row in rows if row.person is not None}
    if not kept:
        return []
    listed = {one.id: one.told for one in queries.listed(viewer, list(kept.values()), on)}
    now = _now(viewer, list(kept), on)
    before = _reminded(viewer, {record for one in now for record in one.records})
    found: dict[int, Due] = {}
    for one in now:
        row = next(kept[record] for record in one.records if record in kept)
        if row.stay_limit == one.limit.limit:
            days = [before[record, row.stay_limit] for record in one.records if (record, row.stay_limit) in before]
            found[one.person] = Due(
                person=one.person, records=one.records, finding=row.pk, told=replace(listed[row.pk], reasons=tuple(one.limit.reasons)),
                confidentiality=max(row.confidentiality, one.confidentiality), reminded_on=max(days, default=None),
            )  # fmt: skip
    return sorted(found.values(), key=lambda one: (one.limit, one.person))


@dataclass(frozen=True, kw_only=True)
class _Now:
    """Somebody whose limit ends soon by the facts of this moment."""

    person: int
    records: tuple[int, ...]
    confidentiality: int
    limit: LimitNow


def _now(viewer: Viewer, people: Collection[int], on: date) -> list[_Now]:
    """All of them are read at once, and each is judged alone by plain rows."""
    whose: dict[int, list[int]] = {}
    for record, person in sorted(identity.around(viewer, people).person_of.items()):
        whose.setdefault(person, []).append(record)
    said = telling.told_of(viewer, [record for records in whose.values() for record in records])
    of_record = _by_record(said)
    feeds, environment = intake.feeds_told(viewer, as_of=on), law_of(viewer, on).environment
    found = []
    for person, records in whose.items():
        own = {kind: [fact for record in records for fact in of.get(record, ())] for kind, of in of_record.items()}
        rows = frames.rows_of_one(telling.Told(held=own, withdrawn={}), person)
        try:
            limit = limit_now(facts_of_one(rows, {"feeds": feeds}, environment), environment)
        except Exception as error:  # noqa: BLE001 - one whom the rules cannot take stops nobody else, as at night
            LOG.warning("person_not_judged", error=type(error).__name__)
            continue
        if limit is not None:
            levels = [fact.confidentiality for kind in ("people", "circumstances") for fact in own[kind]]
            found.append(_Now(person=person, records=tuple(records), confidentiality=max(levels), limit=limit))
    return found


def _by_record(said: telling.Told) -> Mapping[str, Mapping[int, list[Fact]]]:
    """What holds of each record, kind by kind."""
    found: dict[str, dict[int, list[Fact]]] = {}
    for kind, held in said.held.items():
        of = found.setdefault(kind, {})
        for fact in held:
            of.setdefault(fact.pk if kind == "people" else fact.person_record_id, []).append(fact)  # type: ignore[attr-defined]
    return found


def _reminded(viewer: Viewer, records: Collection[int]) -> dict[tuple[int, date | None], date]:
    """When the people of some records were reminded last, by record and limit."""
    rows = Reminder.objects.filter(office=viewer.office, person__in=records).order_by("id")
    return {(person, limit): on for person, limit, on in rows.values_list("person", "stay_limit", "on")}


def ending(viewer: Viewer, *, on: date, within: int, most: int) -> Sequence[int]:
    """The kept findings of limits that end within some days and of which nobody was reminded, the first to end first."""
    rows = FindingKept.objects.filter(
        office=viewer.office, rule_id=LIMIT_SOON.id, state__in=OPEN_STATES, stay_limit__gte=on,
        stay_limit__lte=on + timedelta(days=within),
    )  # fmt: skip
    same = Reminder.objects.filter(office=viewer.office, person=OuterRef("person"), stay_limit=OuterRef("stay_limit"))
    return list(rows.exclude(Exists(same)).order_by("stay_limit", "id").values_list("pk", flat=True)[:most])


def of_person(viewer: Viewer, records: Collection[int]) -> FindingKept | None:
    """The kept finding that the limit of the person of some records ends soon; None where there is none."""
    rows = FindingKept.objects.filter(
        office=viewer.office, rule_id=LIMIT_SOON.id, person__in=records, state__in=OPEN_STATES
    )
    return rows.order_by("id").first()


def is_there(viewer: Viewer, finding: int) -> bool:
    """Whether the viewer sees a finding of this rule, whatever became of it."""
    return FindingKept.objects.filter(office=viewer.office, pk=finding, rule_id=LIMIT_SOON.id).exists()
