"""Who was told of the people of a case, from its own letters and steps and from reminders, for the page, for programs, and for the notices of a correction."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from timpora.casework import queries, standing_queries
from timpora.casework.core.acts.keeping import FactsWithdrawn, Tell
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.file import CaseFile, Step
from timpora.casework.core.known import limit_of
from timpora.casework.core.letters.replacing import whose
from timpora.casework.core.state import CaseState
from timpora.casework.core.statuses import Outcome
from timpora.casework.core.told import Sent, Told, corrected_people, everybody_told
from timpora.kernel.viewers import Viewer
from timpora.letters import queries as issued
from timpora.register import identity
from timpora.screening import reminder_queries
from timpora.screening.core.reminders import Recipient
from timpora.screening.reminder_queries import WronglyReminded


def to_be_told(viewer: Viewer, case: int, file: CaseFile, state: CaseState) -> tuple[Told, ...]:
    """Who must learn, or has learned, that the data were corrected; nobody where nothing was."""
    if state.outcome is Outcome.WITHDRAWN_BY_CORRECTION:
        about: Collection[int] = [one.number for one in file.people]
    else:
        about = corrected_people(file, state)
    if not about:
        return ()
    said, before = _before_they_came(viewer, case, file)
    sent = [*_reminded(viewer, file, about), *before, *_sent(viewer, file.steps)]
    offices = {one.id: one.name for one in standing_queries.other_offices(viewer)}
    return everybody_told(replace(file, steps=(*said, *file.steps)), state, sent, about=about, offices=offices)


def _sent(viewer: Viewer, steps: tuple[Step, ...]) -> list[Sent]:
    """The letters of some steps, as they went out."""
    wanted = [letter for step in steps for letter in step.letters]
    seen, said, about_whom = issued.letters(viewer, wanted), issued.documents(viewer, wanted), whose(steps)
    return [
        Sent(
            id=number, kind=seen[number].kind, number=seen[number].number, on=seen[number].issued_on, person=about_whom.get(number),
            recipient=said[number].recipient, copies=said[number].carbon_copies,
        )
        for number in wanted
        if number in said and number in seen
    ]  # fmt: skip


def _before_they_came(viewer: Viewer, case: int, file: CaseFile) -> tuple[list[Step], list[Sent]]:
    """What was told of people in the cases from which they were split off or joined: offers to other offices, by mouth, and letters."""
    here = {one.record: one.number for one in file.people}
    told: list[Step] = []
    letters: list[Sent] = []
    # Of each case that somebody left for this one, also by way of others: who was which number there.
    left, known = [case], {case}
    while left:
        for earlier, numbers in standing_queries.came_from(viewer, left.pop()).items():
            becomes = {number: here[record] for number, record in numbers.items() if record in here}
            if earlier in known or not becomes:
                continue
            known.add(earlier)
            left.append(earlier)
            steps = queries.steps_of(viewer, earlier)
            told += [step for step in steps if step.act.kind is ActKind.OFFER_TRANSFER]
            told += [
                replace(step, act=replace(step.act, person=becomes[step.act.person]))
                for step in steps
                if isinstance(step.act, Tell) and step.act.person in becomes
            ]
            for one in _sent(viewer, steps):
                about = set(becomes) if one.person is None else {one.person} & set(becomes)
                letters += [replace(one, person=becomes[number]) for number in sorted(about)]
    return told, letters


def _reminded(viewer: Viewer, file: CaseFile, about: Collection[int]) -> list[Sent]:
    """Who was reminded, before the case or beside it, of a limit on which it rested and which turned out wrong."""
    people = {one.number: one.record for one in file.people if one.number in about}
    persons = identity.around(viewer, list(people.values()))
    found: list[Sent] = []
    for number, record in people.items():
        records = persons.records_of(persons.person_of[record]) if record in persons.person_of else [record]
        for one in reminder_queries.of_wrong_limits(viewer, records, _wrong_limits(file, number)):
            found += _letters_of(viewer, file, number, one)
    return found


def _wrong_limits(file: CaseFile, person: int) -> set[date]:
    """The limits that somebody was found to have passed, as the case knew them."""
    changes = [step.act for step in file.steps if isinstance(step.act, FactsWithdrawn) and step.act.person == person]
    known = {limit_of(one.before) for one in changes} | {one.stay_limit for one in file.findings_of(person)}
    return {limit for limit in known if limit is not None}


def _letters_of(viewer: Viewer, file: CaseFile, number: int, one: WronglyReminded) -> list[Sent]:
    seen, person = issued.letters(viewer, one.letters.values()), file.person(number)
    whom = {Recipient.PERSON: person.name if person else "", Recipient.SPONSOR: one.sponsor or ""}
    return [
        Sent(id=letter, kind=seen[letter].kind, number=seen[letter].number, on=seen[letter].issued_on, person=number, recipient=(whom[to],), copies=())
        for to, letter in one.letters.items()
        if letter in seen and whom[to]
    ]  # fmt: skip
