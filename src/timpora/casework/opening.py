"""Opening a case: about the people of some findings, or of the register, as confidential as the most confidential of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, connection, transaction

from timpora.accounts.core.roles import Permission
from timpora.audit import actions as audit
from timpora.casework import issuing, queries, steps
from timpora.casework.core import events, refusals
from timpora.casework.core.acts.keeping import Open
from timpora.casework.core.known import mark_of
from timpora.casework.core.state import CaseState
from timpora.casework.core.statuses import Origin
from timpora.casework.models import Case, CaseFinding, CasePerson
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.register import queries as register
from timpora.screening import actions as findings_of
from timpora.screening import queries as screening
from timpora.screening.case_facts import person_now, verdicts_kept
from timpora.screening.core.findings import Subject
from timpora.screening.core.states import STEPS, FindingState


REFERRED = Text(id="Perkara {number}", en="Case {number}")


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What a new case is to hold: findings, people of the register, or both."""

    findings: Collection[int] = ()
    records: Collection[int] = ()
    origin: Origin = Origin.FINDING
    because: str = ""


@transaction.atomic
def open_case(*, by: Viewer, asked: Opened, on: date) -> int:
    """Opens a case about the people of some findings, and some others; its number. Raises Refused.

    Opening it reads the people anew: who is more confidential makes the case so.
    """
    if by.office is None or not by.may("work_cases"):
        raise Refused(refusals.MAY_NOT)
    if not asked.because.strip():
        raise Refused(refusals.NO_REASON)
    records, findings = _whom(by, asked, on)
    if not records:
        raise Refused(refusals.NOBODY)
    row = _new_row(by, asked.origin, _confidentiality(by, records, on, is_split=asked.origin is Origin.SPLIT), on)
    of_record = {record: number for number, record in enumerate(records, start=1)}
    for record, number in of_record.items():
        CasePerson.objects.create(office_id=by.office, case=row, number=number, record=record)
    for finding, record in findings.items():
        keep_finding(row, by=by, person=of_record[record], finding=finding)
    act = steps.as_it_is_kept(Open(on=on, origin=asked.origin, because=asked.because))
    file = queries.file_of(by, row.pk, judged_on=on)
    done = issuing.Done(case=row.pk, number=queries.seen(row).number, confidentiality=row.confidentiality, file=file, before=CaseState(), act=act)  # fmt: skip
    effect = steps.Effect(letters=issuing.issue(by=by, done=done))
    state = steps.add(by, row, CaseState(), act, effect)
    steps.keep(by, row, state, on)
    refer(by, findings, queries.seen(row).number, on)
    audit.record(events.CASE_OPENED, subject=f"case:{row.pk}", details={"people": len(records), "findings": len(findings)})  # fmt: skip
    return row.pk


def refer(by: Viewer, findings: Collection[int], number: str, on: date) -> None:
    """What is in a case waits among the new findings no longer; it stands in the queue as referred, with the number of the case."""
    if not by.may(Permission.TRIAGE_FINDINGS):
        return
    waiting = [one.id for one in screening.some(by, findings, on=on) if FindingState.REFERRED in STEPS[one.state]]
    if waiting:
        findings_of.move(by=by, findings=waiting, to=FindingState.REFERRED, because=REFERRED.fill(number=number).id)


def keep_finding(row: Case, *, by: Viewer, person: int, finding: int) -> None:
    """A finding becomes part of a case; raises Refused where it is part of another open one, also of one that nobody here sees."""
    [now] = verdicts_kept(by, [finding])
    known = mark_of(now.stay_limit, now.certainty, is_gone=now.is_gone)
    try:
        with transaction.atomic():
            CaseFinding.objects.create(office_id=row.office_id, case=row, person=person, finding=finding, known=known)
    except IntegrityError as error:
        if "one_open_case" not in str(error):
            raise
        raise Refused(refusals.FINDING_TAKEN) from error


def _whom(by: Viewer, asked: Opened, on: date) -> tuple[list[int], dict[int, int]]:
    found = {one.id: one for one in screening.some(by, asked.findings, on=on)}
    taken = queries.of_findings(by, asked.findings)
    findings: dict[int, int] = {}
    for number in asked.findings:
        one = found.get(number)
        if one is None or one.told.person is None or one.told.subject is not Subject.PERSON:
            raise Refused(refusals.NOT_OPEN)
        if number in taken:
            raise Refused(refusals.has_a_case(taken[number].number))
        findings[number] = one.told.person
    return list(dict.fromkeys([*findings.values(), *asked.records])), findings


def _confidentiality(by: Viewer, records: Sequence[int], on: date, *, is_split: bool) -> int:
    """As few people see a case as see whom it is about; of who is split off, also where the record was withdrawn meanwhile."""
    levels = []
    for record in records:
        person = person_now(by, record, on=on) or (register.one(by, "people", record) if is_split else None)
        if person is None:
            raise Refused(refusals.NOBODY)
        levels.append(person.confidentiality)
    return max(levels)


def _new_row(by: Viewer, origin: Origin, confidentiality: int, on: date) -> Case:
    assert by.office is not None  # asked before
    with connection.cursor() as cursor:
        cursor.execute("SELECT casework_next_number(%s)", [on.year])
        sequence = cursor.fetchone()[0]
    return Case.objects.create(
        office_id=by.office, confidentiality=confidentiality, year=on.year, sequence=sequence, since=on, origin=origin.value,
        owner=by.account, opened_on=on,
    )  # fmt: skip
