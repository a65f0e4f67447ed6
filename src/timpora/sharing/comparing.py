"""What was shared, held against what is known now of the same day: findings as they would be found, and what every record says."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from timpora.casework.core.known import GONE, mark_of
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.register import identity
from timpora.register import queries as register
from timpora.register.queries import standing_for
from timpora.screening import queries as findings
from timpora.screening.case_facts import people_now
from timpora.screening.core.findings import Finding as FindingTold
from timpora.screening.core.findings import Subject
from timpora.sharing import gathering
from timpora.sharing.core.correcting import wrong_fields, wrong_of_people
from timpora.sharing.core.kinds import Field, ShareKind
from timpora.sharing.correction_queries import places_shared
from timpora.sharing.queries import Origin, ShareSeen


OF_A_PLACE = (Field.PLACE_NAME, Field.PLACE_KIND, Field.DISTRICT, Field.ADDRESS)
OF_PLACE_AND_SPONSOR = (Field.DISTRICT, Field.LAST_PLACE, Field.SPONSOR)


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A finding as it would be found on a day by what is on record now; `told` is None where it would not be found."""

    told: FindingTold | None

    @property
    def mark(self) -> str:
        """As a share would know the finding, had it been made with what is known now."""
        return GONE if self.told is None else mark_of(self.told.stay_limit, self.told.certainty, is_gone=False)


type OfShares = Mapping[int, Collection[Judged]]


def judged_on(viewer: Viewer, wanted: Iterable[tuple[int, date]]) -> Mapping[tuple[int, date], Judged]:
    """Findings about people, each judged on a day; each day is judged once.

    Those that are addressed to records or feeds are missing: that a gap was closed, or a feed reported again, is no mistake.
    """
    by_day: dict[date, set[int]] = {}
    for finding, day in wanted:
        by_day.setdefault(day, set()).add(finding)
    return {(finding, day): one for day, own in by_day.items() for finding, one in _on(viewer, own, day).items()}


def _on(viewer: Viewer, wanted: Collection[int], day: date) -> dict[int, Judged]:
    """A person's record may have been corrected since: who is meant is the person of the one that stands in its place.

    Of a person a rule finds one thing at most, so that the rule says which finding is meant.
    """
    about = {one.id: one.told for one in findings.some(viewer, wanted, on=day) if one.told.subject is Subject.PERSON}
    standing = {told.person: standing_for(viewer, "people", told.person) for told in about.values() if told.person}
    people = people_now(viewer, {record for record in standing.values() if record is not None}, on=day)
    found = {}
    for finding, kept in about.items():
        person = people.get(standing.get(kept.person or 0) or 0)
        told = [one for one in person.findings if one.rule_id == kept.rule_id] if person else []
        found[finding] = Judged(told=told[0] if told else None)
    return found


def of_changed_places(viewer: Viewer, *, on: date) -> set[int]:
    """The shares of places that were withdrawn or replaced since, of those that are not over."""
    shared = places_shared(viewer, on=on)
    standing = set(register.facts(viewer, "places").filter(pk__in=shared.values()).values_list("pk", flat=True))
    return {share for share, place in shared.items() if place not in standing}


def wrong_in(viewer: Viewer, shares: Sequence[ShareSeen], origins: Mapping[int, Origin], judged: OfShares) -> dict[int, tuple[Field, ...]]:  # fmt: skip
    """The fields of each of some shares that say what is right no longer; whoever several are about is asked for once."""
    people: dict[tuple[int, ...], list[dict[Field, list[Text]]]] = {}
    found = {}
    for one in shares:
        assert one.words is not None  # the office reads the words of all its shares
        origin, own = origins[one.id], judged.get(one.id, ())
        if one.words.kind is ShareKind.PLACE:
            found[one.id] = wrong_fields(one.words.lines, _of_a_place(viewer, origin.row or 0))
        elif not own or any(
            each.told for each in own
        ):  # where nothing is found, it is told that nothing of it is to be used
            if origin.records not in people:
                people[origin.records] = _of_people(viewer, origin.records)
            of_people = wrong_of_people(one.words.lines, people[origin.records])
            found[one.id] = (*wrong_fields(one.words.lines, _of_the_day(one.words.kind, own)), *of_people)
    return found


def _of_the_day(kind: ShareKind, judged: Collection[Judged]) -> dict[Field, list[Text]]:
    """Where a finding places somebody, and with whom, judged on its day."""
    told = next((one.told for one in judged if one.told is not None), None)
    if kind is not ShareKind.FINDING or told is None:
        return {}
    said = gathering.said_of(told)
    return {name: [value] if (value := said[name]) is not None else [] for name in OF_PLACE_AND_SPONSOR}


def _of_a_place(viewer: Viewer, row: int) -> dict[Field, list[Text]]:
    """What is on record of the place that stands for one today; nothing where it was withdrawn."""
    standing = standing_for(viewer, "places", row)
    said = {} if standing is None else gathering.said_of_place(register.one(viewer, "places", standing))
    return {name: [told] if (told := said.get(name)) is not None else [] for name in OF_A_PLACE}


def _of_people(viewer: Viewer, records: Collection[int]) -> list[dict[Field, list[Text]]]:
    """What any record says that is on record today of each person of some, in the order in which a share tells them: by the lowest record.

    A record that was withdrawn and has nothing in its place stands for somebody of whom nothing is on record.
    """
    standing = {record: standing_for(viewer, "people", record) for record in sorted(records)}
    person_of = identity.around(viewer, {now for now in standing.values() if now is not None}).person_of
    rows = list(register.facts(viewer, "people").filter(pk__in=person_of))
    held = register.facts(viewer, "travel_documents").filter(person_record__in=person_of)
    numbers = list(held.values_list("person_record", "document_number"))
    found = []
    for person in dict.fromkeys(person_of.get(now or 0) or -record for record, now in standing.items()):
        own = [row for row in rows if person_of[row.pk] == person]
        found.append(_said_of(own, [number for record, number in numbers if person_of[record] == person]))
    return found


def _said_of(rows: Sequence[Any], numbers: Sequence[str]) -> dict[Field, list[Text]]:
    """What the records of one person say."""
    told: dict[Field, list[Text | None]] = {
        Field.NATIONALITY: [gathering.same(row.nationality) for row in rows],
        Field.NAME: [gathering.same(row.name) for row in rows],
        Field.BORN: [gathering.day(row.born_earliest) for row in rows if row.born_earliest == row.born_latest],
        Field.DOCUMENT: [gathering.same(number) for number in numbers],
    }
    return {name: [one for one in said if one is not None] for name, said in told.items()}
