"""People of an organisation or a place beside their permits: who they are, what is in force for them on a day, and how they stand.

The database is asked a fixed number of questions, however many people there are; only those whom a page shows are told in words.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import polars as pl

from timpora.facts.codes import PermitKind
from timpora.facts.register import columns_of
from timpora.intake import queries as intake
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.register import frames, identity, ties
from timpora.register.core.identity import Identity
from timpora.register.ties import Permit, Plan
from timpora.rulebook.rules import purpose
from timpora.rulebook.visa_indexes import VisaIndexes
from timpora.screening import queries
from timpora.screening.core import standing
from timpora.screening.core.at_work import AtWork, Known, at_work, latest_lists
from timpora.screening.core.findings import Finding
from timpora.screening.core.kept_findings import Kept, finding_on
from timpora.screening.judging import judge
from timpora.screening.office_law import dated_law_of, law_of


OF_WORK = ("activity_outside_index", "work_elsewhere", "work_permit_ended")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Of which day, and as known when; `is_now` where both are today, so that what was judged last holds."""

    as_of: date
    as_known: datetime | None
    is_now: bool


@dataclass(frozen=True, kw_only=True)
class Workers:
    """The people of an organisation, when and by which lists it was last told of them, and whether more were told than were read."""

    people: Sequence[AtWork[Permit, Plan]]
    last_list_on: date | None
    is_cut: bool
    with_findings: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class Stood:
    """How somebody stands on a day, and what is found of them; findings that are kept have their number."""

    sentence: Text | None
    findings: Sequence[tuple[int | None, Finding]]


UNKNOWN = Stood(sentence=None, findings=())


def workers_of(viewer: Viewer, organisation_key: str, asked: Asked) -> Workers:
    """Everybody whom the latest lists, permits, plans or reports from its workplaces connect with an organisation on a day."""
    days: Any = {"as_of": asked.as_of, "as_known": asked.as_known}
    by_lists = ties.reports_by(viewer, organisation_key, **days)
    places = {one.place_key for one in by_lists if one.place_key}
    latest = latest_lists([one for one in by_lists if not one.met])
    others = [one for one in by_lists if one.met]
    others += ties.reports_from(viewer, places, but=organisation_key, **days)
    naming, plans = (
        ties.permits_naming(viewer, organisation_key, **days),
        ties.plans_naming(viewer, organisation_key, **days),
    )
    on_lists = [one for one in by_lists if not one.met]
    records = {one.record for one in [*others, *(row for row in on_lists if row.source in latest)]}
    records |= {one.record for one in naming} | {one.record for one in plans}
    persons = identity.around(viewer, records, as_known=asked.as_known)
    named = sorted({persons.person_of[record] for record in records if record in persons.person_of})
    listed, present = by_person(persons, on_lists), by_person(persons, others)
    in_force, planned = (
        permits_in_force(viewer, persons, asked),
        by_person(persons, ties.plans_of(viewer, persons.person_of, **days)),
    )
    indexes = indexes_of(viewer)
    people = [
        at_work(
            Known(
                person=person, listed=listed.get(person, ()), present=present.get(person, ()), permits=in_force.get(person, ()),
                plans=planned.get(person, ()), allows=allowing(in_force.get(person, ()), indexes),
            ),
            organisation=organisation_key, latest=latest, on=asked.as_of,
        )
        for person in named
    ]  # fmt: skip
    return Workers(
        people=people, last_list_on=max((one.from_on for one in on_lists), default=None), is_cut=len(by_lists) == ties.MOST_REPORTS,
        with_findings=queries.found_among(viewer, named, OF_WORK) if asked.is_now else frozenset(),
    )  # fmt: skip


def permits_in_force(viewer: Viewer, persons: Identity, asked: Asked) -> Mapping[int, list[Permit]]:
    """The permits in force on a day by person, the last to begin last."""
    begun = ties.permits_of(viewer, persons.person_of, as_of=asked.as_of, as_known=asked.as_known)
    runs = [
        one
        for one in begun
        if (one.valid_until is None or one.valid_until >= asked.as_of)
        and (one.cancelled_on is None or one.cancelled_on > asked.as_of)
    ]
    return by_person(persons, runs)


def by_person[Row: Any](persons: Identity, rows: Sequence[Row]) -> dict[int, list[Row]]:
    """Rows of records by the person of each."""
    found: dict[int, list[Row]] = {}
    for one in rows:
        person = persons.person_of.get(one.record)
        if person is not None:
            found.setdefault(person, []).append(one)
    return found


def indexes_of(viewer: Viewer) -> VisaIndexes:
    """The visa indexes as the office has them."""
    return dated_law_of(viewer).indexes


def allowing(permits: Sequence[Permit], indexes: VisaIndexes) -> dict[int, bool | None]:
    """Which of some permits let their holder work, by place; None where the index is unknown, as the rule of purpose reads it."""
    return {place: _allows(one, indexes) for place, one in enumerate(permits)}


def _allows(permit: Permit, indexes: VisaIndexes) -> bool | None:
    day = permit.valid_from or permit.valid_until or permit.cancelled_on
    entry = None if permit.visa_index is None or day is None else indexes.on(permit.visa_index, day)
    if entry is None:
        return False if permit.kind == PermitKind.VISIT else None
    return entry.work not in purpose.WORK_NEVER_ALLOWED


def stood(viewer: Viewer, persons: Collection[int], asked: Asked) -> dict[int, Stood]:
    """How some people stand: today as they were judged last, on another day or as known then by judging them anew."""
    if not persons:
        return {}
    return _stood_now(viewer, persons, asked.as_of) if asked.is_now else _stood_then(viewer, persons, asked)


def _stood_now(viewer: Viewer, persons: Collection[int], on: date) -> dict[int, Stood]:
    sentences = queries.sentences(viewer, persons, on=on)
    found: dict[int, list[tuple[int | None, Finding]]] = {}
    for one in queries.about(viewer, persons, on=on):
        if one.state.value in queries.OPEN_STATES and one.told.person is not None:
            found.setdefault(one.told.person, []).append((one.id, one.told))
    return {person: Stood(sentence=sentences.get(person), findings=found.get(person, ())) for person in persons}


def _stood_then(viewer: Viewer, persons: Collection[int], asked: Asked) -> dict[int, Stood]:
    law = law_of(viewer, asked.as_of)
    feeds = pl.DataFrame(
        intake.feeds_told(viewer, as_of=asked.as_of, as_known=asked.as_known), schema=columns_of("feeds")
    )
    known = frames.known(viewer, records=persons, as_known=asked.as_known, feeds=feeds)
    judged = judge(known.register, law).judged
    found: dict[int, list[tuple[int | None, Finding]]] = {}
    for row in judged.findings.drop("feed").drop_nulls("person").iter_rows(named=True):
        rule = law.rule(row["rule_id"])
        assert rule is not None  # it has just judged
        kept = Kept(**{**row, "reasons": row["reasons"].split()})
        found.setdefault(row["person"], []).append((None, finding_on(kept, rule, law.environment, law.basis(rule))))
    said = {
        row["person"]: standing.standing_in_words(
            stay_limit=row["stay_limit"], departed_on=row["departed_on"], is_waiting=bool(row["is_waiting"]), as_of=asked.as_of
        )
        for row in judged.standings.iter_rows(named=True)
    }  # fmt: skip
    for person, findings in found.items():
        said.update((person, one.sentence) for _, one in findings if one.rule_id == "overstay")
    return {person: Stood(sentence=said.get(person), findings=found.get(person, ())) for person in persons}
