"""What may be read of cases; the viewer comes first, and the database shows the own office's within the own clearance."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet

from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Clearance
from timpora.casework import unanswered
from timpora.casework.core.acts.every import from_plain
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.file import CaseFile, FindingOfCase, Opening, PersonOfCase, Step
from timpora.casework.core.file_kinds import MediaType
from timpora.casework.core.statuses import OPEN, OWNERS, Origin, Outcome, Power, Status
from timpora.casework.core.terms import USED_OR_NOT
from timpora.casework.known_people import person_of_case
from timpora.casework.models import Case, CaseDocument, CaseFinding, CaseOpening, CasePerson, CaseStep
from timpora.kernel.viewers import Viewer
from timpora.register import identity, people
from timpora.screening.case_facts import FactsNow, facts_now


PAGE = 50
ANSWERED_AT = (Status.APPROVAL.value, Status.DECISION.value)
NUMBER = "{sequence:04d}/PERKARA/{year}"


@dataclass(frozen=True, kw_only=True)
class CaseSeen:
    """A case without its file."""

    id: int
    number: str
    status: Status
    since: date
    origin: Origin
    owner: int
    outcome: Outcome | None
    opened_on: date
    closed_on: date | None
    due_on: date | None
    warn_on: date | None
    due_clock: str | None
    confidentiality: int
    steps: int


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which cases are wanted; what is None or empty asks nothing."""

    statuses: tuple[Status, ...] = OPEN
    owner: int | None = None
    outcome: Outcome | None = None
    warned_by: date | None = None  # whose most urgent deadline warns by then
    late_on: date | None = None  # whose most urgent deadline had passed by then
    record: int | None = None  # of whom
    waits: bool = False  # for an approval, an order or a decision
    is_changed: bool = False  # whose facts changed, and in which nothing was done since
    is_confidential: bool | None = None  # of who is protected: seen by as few as can be, and in no list that leaves


def seen(row: Case) -> CaseSeen:
    """A row as it is shown."""
    return CaseSeen(
        id=row.pk, number=NUMBER.format(sequence=row.sequence, year=row.year), status=Status(row.status), since=row.since,
        origin=Origin(row.origin), owner=row.owner, outcome=Outcome(row.outcome) if row.outcome else None, opened_on=row.opened_on,
        closed_on=row.closed_on, due_on=row.due_on, warn_on=row.warn_on, due_clock=row.due_clock, confidentiality=row.confidentiality,
        steps=row.steps,
    )  # fmt: skip


def one(viewer: Viewer, case: int) -> CaseSeen | None:
    """One case; None where the viewer sees none."""
    row = Case.objects.filter(office=viewer.office, pk=case).first()
    return None if row is None else seen(row)


def some(viewer: Viewer, cases: Collection[int]) -> list[CaseSeen]:
    """Some cases, in the order in which they are named."""
    rows = {row.pk: row for row in Case.objects.filter(office=viewer.office, pk__in=cases)} if cases else {}
    return [seen(rows[case]) for case in cases if case in rows]


def by_number(viewer: Viewer, *, sequence: int, year: int) -> CaseSeen | None:
    """One case by its number within the year; None where the viewer sees none."""
    row = Case.objects.filter(office=viewer.office, year=year, sequence=sequence).first()
    return None if row is None else seen(row)


def fitting(viewer: Viewer, asked: Asked) -> QuerySet[Case]:
    """The cases that are wanted, the most urgent first and then the oldest."""
    rows = Case.objects.filter(office=viewer.office)
    # All open ones are asked for as their index holds them, in order already.
    if asked.statuses == OPEN:
        rows = rows.exclude(status=Status.CLOSED.value)
    else:
        rows = rows.filter(status__in=[status.value for status in asked.statuses])
    if asked.owner is not None:
        rows = rows.filter(owner=asked.owner)
    if asked.outcome is not None:
        rows = rows.filter(outcome=asked.outcome.value)
    if asked.warned_by is not None:
        rows = rows.filter(warn_on__lte=asked.warned_by)
    if asked.late_on is not None:
        rows = rows.filter(_is_late(asked.late_on))
    if asked.waits:
        rows = rows.filter(Q(status__in=ANSWERED_AT) | Q(pk__in=unanswered.requests(viewer)))
    if asked.is_changed:
        rows = rows.filter(pk__in=changed(viewer).values("pk"))
    if asked.record is not None:
        own = CasePerson.objects.filter(office=viewer.office, record=asked.record, gone_to__isnull=True)
        rows = rows.filter(pk__in=own.values("case"))
    if asked.is_confidential is not None:
        rows = rows.filter(
            **{f"confidentiality__{'gte' if asked.is_confidential else 'lt'}": Clearance.PROTECTED.value}
        )
    return rows.order_by(F("due_on").asc(nulls_last=True), "id")


def page(viewer: Viewer, asked: Asked, *, begin: int = 0, most: int = PAGE) -> tuple[list[CaseSeen], bool]:
    """Some of the cases that are wanted, and whether there are more."""
    rows = list(fitting(viewer, asked)[begin : begin + most + 1])
    return [seen(row) for row in rows[:most]], len(rows) > most


def numbered(viewer: Viewer, sequence: int, year: int) -> int | None:
    """The case of a number, as far as the viewer sees it."""
    return Case.objects.filter(office=viewer.office, sequence=sequence, year=year).values_list("pk", flat=True).first()


def count(viewer: Viewer, asked: Asked) -> int:
    """How many cases are wanted."""
    return fitting(viewer, asked).order_by().count()


def due(viewer: Viewer, *, on: date, most: int) -> list[CaseSeen]:
    """Open cases of which a deadline warns or has passed, the first to end first."""
    rows = Case.objects.filter(office=viewer.office, warn_on__lte=on).exclude(status=Status.CLOSED.value)
    return [seen(row) for row in rows.order_by("due_on", "id")[:most]]


def waiting(viewer: Viewer, powers: Collection[Power], *, most: int) -> list[CaseSeen]:
    """Open cases that wait for an answer of somebody with these powers, those that have waited longest first."""
    statuses = [status for status in ANSWERED_AT if OWNERS[Status(status)] in powers]
    asked = unanswered.requests(viewer, powers)
    if not (statuses or asked):
        return []
    rows = Case.objects.filter(Q(status__in=statuses) | Q(pk__in=asked), office=viewer.office)
    return [seen(row) for row in rows.order_by("since", "id")[:most]]


def of_findings(viewer: Viewer, findings: Collection[int]) -> Mapping[int, CaseSeen]:
    """The open case of each of some findings that has one."""
    rows = CaseFinding.objects.filter(office=viewer.office, finding__in=findings, gone_to__isnull=True).exclude(
        case__status=Status.CLOSED.value
    )
    return {row.finding: seen(row.case) for row in rows.select_related("case").order_by("id")}


def of_records(viewer: Viewer, records: Collection[int]) -> list[CaseSeen]:
    """The cases of the person of some records, the latest first."""
    own = CasePerson.objects.filter(office=viewer.office, record__in=records, gone_to__isnull=True)
    return [seen(row) for row in Case.objects.filter(office=viewer.office, pk__in=own.values("case")).order_by("-id")]


def people_of(viewer: Viewer, cases: Collection[int]) -> Mapping[int, list[PersonOfCase]]:
    """The people of some cases, in the order of their numbers."""
    rows = list(
        CasePerson.objects.filter(office=viewer.office, case__in=cases, gone_to__isnull=True).order_by("case", "number")
    )
    persons = identity.around(viewer, {one.record for one in rows})
    told = {one.person: one for one in people.each(viewer, sorted(set(persons.person_of.values())), persons)}
    found: dict[int, list[PersonOfCase]] = {case: [] for case in cases}
    for row in rows:
        found[row.case_id].append(person_of_case(viewer, row, told.get(persons.person_of.get(row.record, 0))))
    return found


def numbers_of(viewer: Viewer, case: int) -> list[int]:
    """The numbers by which a case names its people, in order."""
    rows = CasePerson.objects.filter(office=viewer.office, case=case, gone_to__isnull=True)
    return list(rows.order_by("number").values_list("number", flat=True))


def steps_of(viewer: Viewer, case: int) -> tuple[Step, ...]:
    """What was done in a case, in order."""
    rows = CaseStep.objects.filter(office=viewer.office, case=case).order_by("number")
    return tuple(
        Step(
            number=row.number, act=from_plain(row.said), by=row.account, at=row.at, answers=row.answers,
            rests_on={int(finding): facts for finding, facts in row.rests_on.items()}, letters=tuple(row.letters),
        )
        for row in rows
    )  # fmt: skip


def letters_of(viewer: Viewer, case: int) -> list[int]:
    """The letters of a case, in the order of its steps; none where the viewer does not see the case."""
    rows = CaseStep.objects.filter(office=viewer.office, case=case).exclude(letters=[]).order_by("number")
    return [letter for letters in rows.values_list("letters", flat=True) for letter in letters]


def file_of(viewer: Viewer, case: int, *, judged_on: date | None, steps: tuple[Step, ...] | None = None) -> CaseFile:
    """Everything of a case; its findings judged anew on a day, or none of them where no day is given."""
    people = tuple(people_of(viewer, [case])[case])
    kept = list(CaseFinding.objects.filter(office=viewer.office, case=case, gone_to__isnull=True).order_by("id"))
    now = facts_now(viewer, [row.finding for row in kept], on=judged_on) if judged_on is not None else []
    whose = {row.finding: row.person for row in kept}
    return CaseFile(
        people=people, steps=steps_of(viewer, case) if steps is None else steps, findings=tuple(_finding(one, whose[one.finding]) for one in now),
        openings=openings_of(viewer, case), pictures=pictures_of(viewer, case),
    )  # fmt: skip


def pictures_of(viewer: Viewer, case: int) -> frozenset[int]:
    """The documents of a case that are pictures."""
    kinds = [MediaType.JPEG.value, MediaType.PNG.value]
    rows = CaseDocument.objects.filter(office=viewer.office, case=case, media_type__in=kinds)
    return frozenset(rows.values_list("pk", flat=True))


def openings_of(viewer: Viewer, case: int) -> tuple[Opening, ...]:
    """Who opened the evidence of a case, and when."""
    rows = CaseOpening.objects.filter(office=viewer.office, case=case).values_list("account", "at")
    return tuple(Opening(by=account, at=at) for account, at in rows)


def _finding(one: FactsNow, person: int) -> FindingOfCase:
    told = one.told or one.kept
    return FindingOfCase(
        finding=one.finding, person=person, rule_id=one.rule_id, sentence=told.sentence, consequence=told.consequence.value,
        reasons=tuple(reason.text for reason in told.reasons) if one.told else (), stay_limit=told.stay_limit, days=told.overstay_days,
        facts=one.facts,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Load:
    """What one officer has open: how many cases, since when the oldest, and how many of them are late."""

    officer: int
    by_status: Mapping[Status, int]
    oldest: date
    late: int

    @property
    def total(self) -> int:
        """How many cases."""
        return sum(self.by_status.values())


def _is_late(on: date) -> Q:
    """Whether the most urgent deadline has passed; nobody is late by a time that somebody else had and did not use."""
    return Q(due_on__lt=on) & ~Q(due_clock__in=sorted(USED_OR_NOT))


def load(viewer: Viewer, *, on: date) -> list[Load]:
    """What each officer has open, whoever has most first."""
    rows = Case.objects.filter(office=viewer.office).exclude(status=Status.CLOSED.value).values("owner", "status")
    told = rows.annotate(number=Count("id"), oldest=Min("opened_on"), late=Count("id", filter=_is_late(on))).order_by()
    of: dict[int, list[Any]] = {}
    for row in told:
        of.setdefault(row["owner"], []).append(row)
    found = [
        Load(
            officer=owner, by_status={Status(row["status"]): row["number"] for row in own}, oldest=min(row["oldest"] for row in own),
            late=sum(row["late"] for row in own),
        )
        for owner, own in of.items()
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-one.total, one.officer))


def open_cases_of(viewer: Viewer, officer: int) -> list[int]:
    """The open cases of one officer."""
    rows = Case.objects.filter(office=viewer.office, owner=officer).exclude(status=Status.CLOSED.value)
    return list(rows.order_by("id").values_list("pk", flat=True))


def changed(viewer: Viewer) -> QuerySet[Case]:
    """Cases whose facts changed, also after they ended, and in which nothing was done since."""
    told = CaseStep.objects.filter(office=viewer.office, kind=ActKind.FACTS_WITHDRAWN.value, number=F("case__steps"))
    return Case.objects.filter(office=viewer.office, pk__in=told.values("case"))


def withdrawn_for(viewer: Viewer, *, most: int = PAGE) -> list[CaseSeen]:
    """The viewer's own cases whose facts changed, and in which nothing was done since; the latest first."""
    return [seen(row) for row in changed(viewer).filter(owner=viewer.account).order_by("-since", "-id")[:most]]


def officers(viewer: Viewer) -> Mapping[int, str]:
    """The names of everybody of the office."""
    return accounts.names(viewer)
