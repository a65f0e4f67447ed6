"""People, findings and cases that come together, part, or go to another office; each keeps its history where it was made."""

from datetime import date
from typing import Any

from django.contrib.postgres.functions import TransactionNow
from django.db import transaction

from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Permission
from timpora.audit import actions as audit
from timpora.casework import opening, queries
from timpora.casework.core import events, refusals
from timpora.casework.core.checks.situation import Situation
from timpora.casework.core.file import CaseFile
from timpora.casework.core.statuses import Origin, Status
from timpora.casework.core.transfers import TransferState
from timpora.casework.models import Case, CaseFinding, CasePerson, CaseTransfer
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.register import actions as register
from timpora.register.core.kinds import complete
from timpora.register.ledger import SourceKind
from timpora.screening.case_facts import facts_now, person_now


def add_person(*, by: Viewer, row: Case, record: int, on: date) -> int:
    """Somebody of the register becomes part of a case, which becomes as confidential as the person; the number within the case."""
    person = person_now(by, record, on=on)
    if person is None:
        raise Refused(refusals.NOBODY)
    held = CasePerson.objects.filter(case=row)
    number = max(held.values_list("number", flat=True), default=0) + 1
    CasePerson.objects.create(office_id=row.office_id, case=row, number=number, record=record)
    if person.confidentiality > row.confidentiality:
        Case.objects.filter(pk=row.pk).update(confidentiality=person.confidentiality)
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
    CaseFinding.objects.create(office_id=row.office_id, case=row, person=number, finding=finding)


def split(*, by: Viewer, row: Case, situation: Situation) -> int:
    """People of a case go on in one of their own, with their findings; the number of the new case."""
    wanted = set(situation.act.people)
    going = list(CasePerson.objects.filter(case=row, number__in=wanted, gone_to__isnull=True).order_by("number"))
    findings = CaseFinding.objects.filter(case=row, person__in=wanted).values_list("finding", "person")
    asked = opening.Opened(records=[one.record for one in going], origin=Origin.SPLIT, because=situation.act.because)
    made = opening.open_case(by=by, asked=asked, on=situation.on)
    numbers = {one.number: place for place, one in enumerate(going, start=1)}
    for finding, person in findings:
        CaseFinding.objects.create(office_id=row.office_id, case_id=made, person=numbers[person], finding=finding)
    CasePerson.objects.filter(pk__in=[one.pk for one in going]).update(gone_to=made)
    return made


def join(*, by: Viewer, row: Case, situation: Situation) -> None:
    """The people and findings of a case go on in another open one; raises Refused where there is none."""
    other = Case.objects.select_for_update().filter(office=by.office, pk=situation.act.other).exclude(status=Status.CLOSED.value).first()  # fmt: skip
    if other is None or other.pk == row.pk:
        raise Refused(refusals.NOT_THERE)
    known = {one.record: one.number for one in CasePerson.objects.filter(case=other, gone_to__isnull=True)}
    for person in CasePerson.objects.filter(case=row, gone_to__isnull=True).order_by("number"):
        if person.record not in known:
            known[person.record] = add_person(by=by, row=other, record=person.record, on=situation.on)
        for finding in CaseFinding.objects.filter(case=row, person=person.number):
            CaseFinding.objects.get_or_create(
                office_id=row.office_id, case=other, finding=finding.finding, defaults={"person": known[person.record]}
            )  # fmt: skip
    CasePerson.objects.filter(case=row, gone_to__isnull=True).update(gone_to=other.pk)
    audit.record(events.CASE_STEP, subject=f"case:{other.pk}", details={"joined": row.pk})


def must_work_on_cases(by: Viewer, account: int) -> None:
    """Raises Refused where an account is nobody who works on cases in this office."""
    found = accounts.colleague(by, account)
    if found is None or found.ended_at is not None or Permission.WORK_CASES not in found.meaning.permissions:
        raise Refused(refusals.NO_OFFICER)


def offer(*, by: Viewer, row: Case, situation: Situation) -> int:
    """Offers a case to another office: it is told who it is about, what was found, and why, and nothing else."""
    people = [
        {
            "name": one.name, "nationality": one.nationality, "born_on": one.born_on.isoformat() if one.born_on else None,
            "document_number": one.document_number,
            "findings": [{"id": found.sentence.id, "en": found.sentence.en} for found in situation.file.findings_of(one.number)],
        }
        for one in situation.file.people
    ]  # fmt: skip
    told = {"number": queries.seen(row).number, "people": people}
    made = CaseTransfer.objects.create(
        office_id=row.office_id, case=row, to_office_id=situation.act.office, confidentiality=row.confidentiality,
        because=situation.act.because[:400], told=told, account=by.account,
    )  # fmt: skip
    audit.record(events.CASE_OFFERED, subject=f"case:{row.pk}", details={"transfer": made.pk, "office": situation.act.office})  # fmt: skip
    return made.pk


@transaction.atomic
def answer_offer(*, by: Viewer, transfer: int, state: TransferState, because: str, on: date) -> int | None:
    """Accepts, returns or takes back an offer; the number of the new case where it was accepted. Raises Refused.

    The database tells the case of the other office, which this one does not see.
    """
    row = CaseTransfer.objects.select_for_update().filter(pk=transfer, state=TransferState.OFFERED.value).first()
    if row is None:
        raise Refused(refusals.NOT_THERE)
    told: dict[str, Any] = row.told
    changed = CaseTransfer.objects.filter(pk=row.pk).update(
        state=state.value, answered_by=by.account, answered_at=TransactionNow(), answered_on=on, answer=because[:400]
    )
    if changed != 1:
        raise Refused(refusals.NOT_THERE)
    audit.record(events.CASE_OFFER_ANSWERED, details={"transfer": transfer, "state": state.value})
    return _take_over(by, told, because, on) if state is TransferState.ACCEPTED else None


def _take_over(by: Viewer, told: dict[str, Any], because: str, on: date) -> int:
    source = register.record_source(by=by, kind=SourceKind.REPORT, file=f"Pelimpahan {told['number']}")
    records = []
    for one in told["people"]:
        born = date.fromisoformat(one["born_on"]) if one["born_on"] else None
        said = {"name": one["name"], "nationality": one["nationality"], "born_earliest": born, "born_latest": born}
        records.append(register.record(by=by, kind="people", source=source, values=complete("people", said)))
        if one["document_number"]:
            held = {"person_record_id": records[-1], "document_number": one["document_number"]}
            register.record(by=by, kind="travel_documents", source=source, values=complete("travel_documents", held))  # fmt: skip
    return opening.open_case(
        by=by, asked=opening.Opened(records=records, origin=Origin.TRANSFER, because=because), on=on
    )
