"""What could be said of a finding, a case, a place or a selection of findings, as the viewer sees it today, and whom it is about."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.http import QueryDict

from timpora.accounts.core.roles import Clearance
from timpora.casework import queries as cases
from timpora.casework.core.fold import state_of
from timpora.casework.core.known import mark_of
from timpora.casework.core.protection import Protection
from timpora.casework.core.statuses import STATUS_WORDS
from timpora.kernel.periods import Period
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language, Text, day_in_words
from timpora.kernel.viewers import Viewer
from timpora.register import identity, people
from timpora.register import queries as register
from timpora.register.core.words import PLACE_KINDS
from timpora.screening import queries as findings
from timpora.screening.case_facts import verdicts_kept
from timpora.screening.core.findings import Finding as FindingTold
from timpora.screening.core.states import FindingState
from timpora.screening.office_law import dated_law_of
from timpora.screening.selecting import RULE_WORDS, district_name, in_words, selection_of
from timpora.sharing.core import protecting, refusals, saying
from timpora.sharing.core.kinds import Field, ShareKind
from timpora.sharing.core.saying import Sayable


HOME = "home"
LONGEST = "sharing.longest_days"  # a setting of the office
OF_DISTRICT = len("36.04.08")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody wants to share: a row by its number, a selection by its query, or a note by its words."""

    kind: ShareKind
    row: int | None = None
    query: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """What could be said of it, about whom it is by all records of each, what was found of them, and how confidential it is."""

    sayable: Sayable
    records: frozenset[int] = frozenset()
    findings: Mapping[int, str] = field(default_factory=dict)  # as each is kept now
    confidentiality: int = Clearance.OFFICE.value


def gather(viewer: Viewer, wanted: Wanted, *, on: date) -> Gathered:
    """Everything that could be shared of it. Raises Refused where there is nothing, or nothing may be."""
    found = _of_kind(viewer, wanted, on)
    if found.confidentiality >= Clearance.PROTECTED:
        raise Refused(refusals.SEALED)
    return found


def whose(viewer: Viewer, wanted: Wanted, *, on: date) -> tuple[int, list[int]] | None:
    """Somebody at whom one may look with a reason alone, by all records: whom a finding is about. Raises Refused where there is none."""
    if wanted.kind is not ShareKind.FINDING:
        return None
    person = _listed(viewer, wanted.row or 0, on).told.person
    return None if person is None else (person, records_of(viewer, [person]))


def last_days(viewer: Viewer, *, on: date) -> Period:
    """The days of which one can be the last of what is shared on a day."""
    return Period(on, on + timedelta(days=int(dated_law_of(viewer).parameters[LONGEST].value_on(on).value)))


def _of_kind(viewer: Viewer, wanted: Wanted, on: date) -> Gathered:
    match wanted.kind:
        case ShareKind.FINDING:
            return _finding(viewer, wanted.row or 0, on)
        case ShareKind.CASE:
            return _case(viewer, wanted.row or 0, on)
        case ShareKind.PLACE:
            return _place(viewer, wanted.row or 0)
        case ShareKind.LIST:
            return _list(viewer, wanted.query, on)
        case _:
            return Gathered(sayable=Sayable(whole={Field.TEXT: same(wanted.text.strip())}))


def same(value: str | None) -> Text | None:
    """What is written the same in both languages."""
    return Text(id=value, en=value) if value and value.strip() else None


def day(value: date | None) -> Text | None:
    """A day in words."""
    return None if value is None else Text(id=day_in_words(value, Language.INDONESIAN), en=day_in_words(value, Language.ENGLISH))  # fmt: skip


def _listed(viewer: Viewer, number: int, on: date) -> findings.Listed:
    one = findings.one(viewer, number, on=on)
    if one is None or one.state is FindingState.GONE:
        raise Refused(refusals.NOTHING_TO_SHARE)
    return one


def _finding(viewer: Viewer, number: int, on: date) -> Gathered:
    told = _listed(viewer, number, on).told
    records = records_of(viewer, [told.person] if told.person is not None else [])
    _require_unprotected(viewer, records, on)
    return Gathered(
        sayable=Sayable(whole=said_of(told), each=_each(viewer, records)),
        records=frozenset(records),
        findings=_marks(viewer, [number]),
        confidentiality=max(findings.levels_of(viewer, [number]).values(), default=Clearance.PROTECTED.value),
    )


def said_of(told: FindingTold) -> dict[Field, Text | None]:
    """What a finding says beside whom it is about."""
    return {
        Field.WHAT: RULE_WORDS[told.rule_id],
        Field.SENTENCE: told.sentence,
        Field.STAY_LIMIT: day(told.stay_limit),
        Field.DISTRICT: _district(told.area_code),
        Field.LAST_PLACE: same(told.place),
        Field.SPONSOR: same(told.sponsor),
        Field.PROVISIONS: saying.one_after_another([same(each.citation) or saying.NOTHING for each in told.provisions]) if told.provisions else None,
    }  # fmt: skip


def _district(area: str | None) -> Text | None:
    return district_name(area[:OF_DISTRICT]) if area else None


def _case(viewer: Viewer, number: int, on: date) -> Gathered:
    seen = cases.one(viewer, number)
    if seen is None:
        raise Refused(refusals.NOTHING_TO_SHARE)
    file = cases.file_of(viewer, number, judged_on=on)
    records = records_of(viewer, [one.record for one in file.people])
    _require_unprotected(viewer, records, on)
    stand = [one for one in file.findings if one.facts is not None]
    own = [one.finding for one in stand]
    whole = {
        Field.STATUS: STATUS_WORDS[seen.status],
        Field.OPENED: day(seen.opened_on),
        Field.PEOPLE: same(str(len(file.people))),
        Field.FINDINGS: saying.one_after_another([one.sentence for one in stand]) if stand else saying.NOTHING,
        Field.CASE_NUMBER: same(seen.number),
    }
    return Gathered(
        sayable=Sayable(whole=whole, each=_each(viewer, records)),
        records=frozenset(records),
        findings=_marks(viewer, own),
        confidentiality=max([seen.confidentiality, *findings.levels_of(viewer, own).values()]),
    )


def _place(viewer: Viewer, number: int) -> Gathered:
    found = register.one(viewer, "places", number)
    if found is None or found.withdrawn_at is not None:
        raise Refused(refusals.NOTHING_TO_SHARE)
    if found.kind == HOME:
        raise Refused(refusals.OF_A_HOME)
    return Gathered(sayable=Sayable(whole=said_of_place(found)), confidentiality=found.confidentiality)


def said_of_place(found: Any) -> dict[Field, Text | None]:
    """What is on record of a place."""
    return {
        Field.PLACE_NAME: same(found.name),
        Field.PLACE_KIND: PLACE_KINDS[found.kind],
        Field.DISTRICT: _district(found.area_code),
        Field.ADDRESS: same(found.address),
    }


def _list(viewer: Viewer, query: str, on: date) -> Gathered:
    chosen = selection_of(QueryDict(query))
    told = findings.counted_by_district(viewer, chosen.asked(on))
    counts = [(district_name(district), number, persons) for district, number, persons in told]
    whole = {Field.WHAT: in_words(chosen), Field.COUNTS: saying.by_district(counts)}
    return Gathered(sayable=Sayable(whole=whole))


def records_of(viewer: Viewer, wanted: Collection[int]) -> list[int]:
    """All records of some people."""
    persons = identity.around(viewer, wanted) if wanted else None
    of = {} if persons is None else persons.person_of
    return sorted({*wanted, *(record for record in of if of[record] in {of.get(one) for one in wanted})})


def _each(viewer: Viewer, records: Sequence[int]) -> list[Mapping[Field, Text | None]]:
    """What names each person."""
    told: list[Mapping[Field, Text | None]] = []
    for one in people.some(viewer, records) if records else []:
        earliest, latest = one.born
        told.append(
            {
                Field.NATIONALITY: same(one.nationality), Field.NAME: same(one.name), Field.BORN: day(earliest) if earliest == latest else None,
                Field.DOCUMENT: same(saying.BETWEEN_DOCUMENTS.join(one.documents)),
            }
        )  # fmt: skip
    return told


def _marks(viewer: Viewer, wanted: Collection[int]) -> Mapping[int, str]:
    """As some findings are kept now, so that another word later is noticed."""
    return {one.finding: mark_of(one.stay_limit, one.certainty, is_gone=one.is_gone) for one in verdicts_kept(viewer, wanted)}  # fmt: skip


def _require_unprotected(viewer: Viewer, records: Collection[int], on: date) -> None:
    """Raises Refused where the viewer sees that somebody is protected; what the viewer does not see, the database looks at itself."""
    adult = int(dated_law_of(viewer).parameters[protecting.ADULT].value_on(on).value)
    for own in _somebodies(viewer, records):
        if why := protecting.protections_of(own, on=on, adult_at=adult):
            raise Refused(refusals.protected_as(protecting.in_words(why)))
        if own.is_sealed:
            raise Refused(refusals.SEALED)


def _somebodies(viewer: Viewer, records: Collection[int]) -> list[protecting.Somebody]:
    """What is known of the people of some records, record by record."""
    rows: list[Any] = list(register.facts(viewer, "people").filter(pk__in=records))
    circumstances: dict[int, list[str]] = {}
    for record, kind in register.facts(viewer, "circumstances").filter(person_record__in=records).values_list("person_record", "kind"):  # fmt: skip
        circumstances.setdefault(record, []).append(kind)
    protections = _in_cases(viewer, records)
    return [
        protecting.Somebody(
            circumstances=circumstances.get(row.pk, []), protections=protections.get(row.pk, set()), born_latest=row.born_latest,
            is_sealed=row.confidentiality >= Clearance.PROTECTED,
        )
        for row in rows
    ]  # fmt: skip


def _in_cases(viewer: Viewer, records: Collection[int]) -> dict[int, set[Protection]]:
    """As what the people of some records are protected in their cases."""
    found: dict[int, set[Protection]] = {}
    for seen in cases.of_records(viewer, records):
        state = state_of(cases.steps_of(viewer, seen.id))
        for one in cases.people_of(viewer, [seen.id])[seen.id]:
            found.setdefault(one.record, set()).update(state.of(one.number).protections)
    return found


def level_of(viewer: Viewer, record: int) -> int:
    """How confidential a record of somebody is; as few as can be where the viewer sees none."""
    levels = register.facts(viewer, "people").filter(pk=record).values_list("confidentiality", flat=True)
    return max(levels, default=Clearance.PROTECTED.value)
