"""People, findings and cases that come together or part; each keeps its history where it was made, and takes along what protects a person."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from django.db import connection

from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Clearance, Permission
from timpora.audit import actions as audit
from timpora.casework import opening, queries, steps
from timpora.casework.core import events, refusals
from timpora.casework.core.acts.every import AnyAct
from timpora.casework.core.acts.keeping import AddPerson, Allege, Protect
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.checks.keeping import OFFERED
from timpora.casework.core.checks.situation import Situation
from timpora.casework.core.file import CaseFile
from timpora.casework.core.fold import state_of
from timpora.casework.core.policy import who_may
from timpora.casework.core.protection import CONFIDENTIAL, Protection
from timpora.casework.core.state import PersonState
from timpora.casework.core.statuses import Origin, Status
from timpora.casework.core.table import TABLE
from timpora.casework.models import Case, CaseFinding, CasePerson
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language, Text
from timpora.kernel.viewers import Viewer
from timpora.screening.case_facts import facts_now, person_now


FROM_CASE = Text(id="Dari perkara {number}.", en="From case {number}.")


def seal(case: int, level: int) -> None:
    """A case becomes as confidential as a level, and never less than it was."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT casework_seal(%s, %s::smallint)", [case, level])


def add_person(*, by: Viewer, row: Case, record: int, on: date) -> int:
    """Somebody of the register becomes part of a case, which becomes as confidential as the person; the number within the case."""
    person = person_now(by, record, on=on)
    if person is None:
        raise Refused(refusals.NOBODY_FOUND)
    held = CasePerson.objects.filter(case=row)
    number = max(held.values_list("number", flat=True), default=0) + 1
    CasePerson.objects.create(office_id=row.office_id, case=row, number=number, record=record)
    if person.confidentiality > row.confidentiality:
        seal(row.pk, person.confidentiality)
    return number


def link_finding(*, by: Viewer, row: Case, file: CaseFile, finding: int, on: date) -> None:
    """A finding about somebody of the case becomes part of it; raises Refused for one about nobody of it, or of another open case."""
    found = facts_now(by, [finding], on=on)
    if not found:
        raise Refused(refusals.NOT_OPEN)
    taken = queries.of_findings(by, [finding])
    if finding in taken:
        raise Refused(refusals.has_a_case(taken[finding].number))
    person = person_now(by, found[0].record, on=on)
    records = person.records if person else ()
    number = next((one.number for one in file.people if one.record in records), None)
    if number is None:
        raise Refused(refusals.NOT_OF_THE_CASE)
    opening.keep_finding(row, by=by, person=number, finding=finding)


def split(*, by: Viewer, row: Case, situation: Situation) -> int:
    """People of a case go on in one of their own, with their findings and what protects them; the number of the new case."""
    wanted = set(situation.act.people)
    going = list(CasePerson.objects.filter(case=row, number__in=wanted, gone_to__isnull=True).order_by("number"))
    asked = opening.Opened(records=[one.record for one in going], origin=Origin.SPLIT, because=situation.act.because)
    made = steps.locked(by, opening.open_case(by=by, asked=asked, on=situation.on))
    numbers = {one.number: place for place, one in enumerate(going, start=1)}
    CasePerson.objects.filter(pk__in=[one.pk for one in going]).update(gone_to=made.pk)
    _bring_findings(by, row, made, numbers)
    _bring(by=by, row=row, into=made, situation=situation, numbers=numbers)
    return made.pk


def join(*, by: Viewer, row: Case, situation: Situation) -> None:
    """The people and findings of a case go on in another open one that is still examined; raises Refused where there is none."""
    if (refused := who_may(ActKind.ADD_PERSON, situation.hand)) is not None:
        raise Refused(refused)
    other = Case.objects.select_for_update().filter(office=by.office, pk=situation.act.other).exclude(status=Status.CLOSED.value).first()  # fmt: skip
    if other is None or other.pk == row.pk:
        raise Refused(refusals.NOT_THERE)
    if Status(other.status) not in TABLE[ActKind.ADD_PERSON].at:
        raise Refused(refusals.EXAMINED_ALREADY)
    known = {one.record: one.number for one in CasePerson.objects.filter(case=other, gone_to__isnull=True)}
    going = list(CasePerson.objects.filter(case=row, gone_to__isnull=True).order_by("number"))
    new = [person.record for person in going if person.record not in known]
    for record in new:
        known[record] = add_person(by=by, row=other, record=record, on=situation.on)
    numbers = {person.number: known[person.record] for person in going}
    CasePerson.objects.filter(pk__in=[one.pk for one in going]).update(gone_to=other.pk)
    _bring_findings(by, row, other, numbers)
    _bring(by=by, row=row, into=other, situation=situation, numbers=numbers, new=new)
    seal(other.pk, row.confidentiality)
    audit.record(events.CASE_STEP, subject=f"case:{other.pk}", details={"joined": row.pk})


def _bring_findings(by: Viewer, row: Case, into: Case, numbers: Mapping[int, int]) -> None:
    """The findings about some people go along, and are no part of the old case from then on."""
    going = list(CaseFinding.objects.filter(case=row, person__in=list(numbers), gone_to__isnull=True))
    CaseFinding.objects.filter(pk__in=[one.pk for one in going]).update(gone_to=into.pk)
    for one in going:
        opening.keep_finding(into, by=by, person=numbers[one.person], finding=one.finding)


def _bring(
    *, by: Viewer, row: Case, into: Case, situation: Situation, numbers: Mapping[int, int], new: Collection[int] = ()
) -> None:
    """What the old case says of its people is said in the new one: who came, who is protected, who is who, and what is alleged."""
    state = state_of(queries.steps_of(by, into.pk))
    if state.offered_to is not None:
        raise Refused(OFFERED)
    because = FROM_CASE.fill(number=queries.seen(row).number).within(Language.INDONESIAN)
    said: list[AnyAct] = [AddPerson(on=situation.on, record=record, because=because) for record in new]
    for number, becomes in numbers.items():
        said += _said_of(situation.state.of(number), state.of(becomes), becomes, situation.on, because)
    for act in said:
        state = steps.add(by, into, state, act, steps.Effect())
    steps.keep(by, into, state, situation.on)
    seal_for(into.pk, [one for number in numbers for one in situation.state.of(number).protections])


def _said_of(told: PersonState, known: PersonState, becomes: int, on: date, because: str) -> Iterator[AnyAct]:
    for protection in sorted(told.protections - known.protections):
        yield Protect(on=on, person=becomes, protection=protection, because=because)
    if told.identity is not None and known.identity is None:
        yield replace(told.identity, on=on, person=becomes)
    for provision, conduct in told.allegations.items():
        if provision not in known.allegations:
            yield Allege(on=on, person=becomes, provision=provision, conduct=conduct)


def seal_for(case: int, protections: Collection[Protection]) -> None:
    """A case about somebody who is protected is seen by as few as can be."""
    if CONFIDENTIAL.intersection(protections):
        seal(case, Clearance.PROTECTED.value)


def must_work_on_cases(by: Viewer, account: int, *, confidentiality: int = 0) -> None:
    """Raises Refused where an account is nobody who works on cases in this office, or does not see this one."""
    found = accounts.colleague(by, account)
    if found is None or found.ended_at is not None or Permission.WORK_CASES not in found.meaning.permissions:
        raise Refused(refusals.NO_OFFICER)
    if found.meaning.clearance is None or found.meaning.clearance < confidentiality:
        raise Refused(refusals.SEES_LESS)
