"""What a case rests on: the findings about a person as the register says them now, judged on the day that the case is about."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from timpora.kernel.viewers import Viewer
from timpora.register import changes, identity, telling
from timpora.screening import kept, queries
from timpora.screening.core.findings import Finding as FindingTold
from timpora.screening.core.findings import LedgerRange, Subject
from timpora.screening.core.states import FindingState
from timpora.screening.models import Finding, Run
from timpora.screening.one_person_known import explained_each


@dataclass(frozen=True, kw_only=True)
class FactsNow:
    """A kept finding judged anew: what it says, and a digest of its verdict; both None where it is no longer found."""

    finding: int
    record: int  # of the register, as the finding names its person
    rule_id: str
    told: FindingTold | None
    kept: FindingTold  # as it was kept when its person was judged last
    facts: str | None


@dataclass(frozen=True, kw_only=True)
class PersonNow:
    """Somebody of a case as the register knows the person now."""

    records: tuple[int, ...]
    confidentiality: int
    sentence_days: tuple[LedgerRange, ...]
    findings: tuple[FindingTold, ...]


def person_now(viewer: Viewer, record: int, *, on: date) -> PersonNow | None:
    """A person judged on a day by what is on record now; None where the viewer sees none. Raises Refused outside the law's days."""
    return people_now(viewer, [record], on=on).get(record)


def people_now(viewer: Viewer, records: Collection[int], *, on: date) -> Mapping[int, PersonNow]:
    """The same of the people of several records, by these; as often as one of them the database is asked, however many they are."""
    persons = identity.around(viewer, records)
    wanted = {record: persons.person_of[record] for record in records if record in persons.person_of}
    whose = {record: person for person in set(wanted.values()) for record in persons.records_of(person)}
    if not whose:
        return {}
    said = telling.apart(telling.told_of(viewer, sorted(whose)), whose)
    told = explained_each(viewer, said, as_of=on, as_known=None)
    found = {
        person: PersonNow(
            records=tuple(persons.records_of(person)), findings=tuple(told[person].findings), sentence_days=tuple(told[person].ledger),
            confidentiality=max((fact.confidentiality for kind in ("people", "circumstances") for fact in own.held[kind]), default=0),
        )
        for person, own in said.items()
    }  # fmt: skip
    return {record: found[person] for record, person in wanted.items()}


def facts_now(viewer: Viewer, findings: Collection[int], *, on: date) -> list[FactsNow]:
    """Some kept findings about people, each person judged once by what is on record at this moment."""
    rows = list(Finding.objects.filter(office=viewer.office, pk__in=findings, person__isnull=False).order_by("id"))
    kept = {one.id: one.told for one in queries.listed(viewer, rows, on)}
    people = people_now(viewer, {row.person for row in rows if row.person is not None}, on=on)
    found = []
    for row in rows:
        person = people.get(row.person or 0)
        now = [] if person is None else [one for one in person.findings if one.rule_id == row.rule_id and one.subject is Subject.PERSON]  # fmt: skip
        told = now[0] if now else None
        found.append(
            FactsNow(
                finding=row.pk, record=row.person or 0, rule_id=row.rule_id, told=told, kept=kept[row.pk],
                facts=None if told is None else verdict_digest(told),
            )
        )  # fmt: skip
    return found


@dataclass(frozen=True, kw_only=True)
class VerdictKept:
    """What was kept of a finding when its person was judged last, as far as it says whether a case still stands."""

    finding: int
    is_gone: bool
    stay_limit: date | None
    certainty: str | None


def verdicts_kept(viewer: Viewer, findings: Collection[int]) -> list[VerdictKept]:
    """What is kept of some findings, without judging anybody anew; those that the viewer does not see are missing."""
    rows = Finding.objects.filter(office=viewer.office, pk__in=findings).order_by("id")
    return [
        VerdictKept(finding=number, is_gone=state == FindingState.GONE.value, stay_limit=limit, certainty=certainty)
        for number, state, limit, certainty in rows.values_list("pk", "state", "stay_limit", "certainty")
    ]


def law_has_changed(viewer: Viewer, *, since: date) -> bool:
    """Whether the office was judged by more than one law since a day, the last run before it included."""
    runs = Run.objects.filter(office=viewer.office)
    before = runs.filter(as_of__lt=since).order_by("-id").values_list("law", flat=True)[:1]
    return len({*before, *runs.filter(as_of__gte=since).values_list("law", flat=True)}) > 1


def touched_since(viewer: Viewer, run: int | None) -> set[int]:
    """All records of the people of whom something was said since a run; since the register's notes begin where none is named.

    For the office's machine alone, as the notes are.
    """
    seen = Run.objects.filter(office=viewer.office, pk=run).values_list("seen", flat=True).first() if run else None
    changed = changes.since(viewer, seen) if seen is not None else None
    records = changes.noted(viewer) if changed is None else changed
    return records | kept.whose(records) if records else records


def verdict_digest(told: FindingTold) -> str:
    """Of what a decision rests on: the limit, how sure it is, the days, what follows, and why a person is needed."""
    said = (
        told.rule_id, told.stay_limit, told.certainty, told.consequence, told.overstay_days, told.held_back,
        tuple(sorted(reason.code for reason in told.reasons)),
    )  # fmt: skip
    return sha256(repr(said).encode()).hexdigest()
