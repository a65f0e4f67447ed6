"""Cases offered to another office, which sees the offer and nothing else, and accepts or returns it; the offering office can take it back."""

from datetime import date
from typing import Any

from django.contrib.postgres.functions import TransactionNow
from django.db import transaction

from timpora.accounts.core.roles import Clearance
from timpora.audit import actions as audit
from timpora.casework import elsewhere, opening, queries, standing_queries, steps
from timpora.casework.core import events, refusals
from timpora.casework.core.acts.keeping import Protect
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.checks.situation import Situation
from timpora.casework.core.fold import state_of
from timpora.casework.core.policy import who_may
from timpora.casework.core.protection import CONFIDENTIAL, Protection
from timpora.casework.core.statuses import Origin
from timpora.casework.core.transfers import TransferState
from timpora.casework.models import Case, CaseTransfer
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.register import actions as register
from timpora.register import queries as facts
from timpora.register.core.kinds import complete
from timpora.register.ledger import SourceKind


def offer(*, by: Viewer, row: Case, situation: Situation) -> int:
    """Offers a case to another office: it is told who it is about, what was found, what protects them, and why, and nothing else."""
    if situation.act.office not in {one.id for one in standing_queries.other_offices(by)}:
        raise Refused(refusals.NO_OFFICE)
    levels = dict(facts.facts(by, "people").filter(pk__in=[one.record for one in situation.file.people]).values_list("pk", "confidentiality"))  # fmt: skip
    people = [
        {
            "name": one.name, "nationality": one.nationality, "born_on": one.born_on.isoformat() if one.born_on else None,
            "document_number": one.document_number, "confidentiality": levels.get(one.record, 0),
            "protections": sorted(situation.state.of(one.number).protections),
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
    _must_be_able_to(by, state, on)
    waiting = CaseTransfer.objects.filter(pk=transfer, state=TransferState.OFFERED.value)
    for case in waiting.values_list("case_id", flat=True):
        steps.hold_offer(case)
    row = waiting.select_for_update().first()
    if row is None:
        raise Refused(refusals.NOT_THERE)
    if (row.office_id == by.office) is not (state is TransferState.TAKEN_BACK):
        raise Refused(refusals.NOT_THE_OWN_OFFER)
    if not because.strip():
        raise Refused(refusals.NO_REASON)
    told: dict[str, Any] = row.told
    changed = CaseTransfer.objects.filter(pk=row.pk).update(
        state=state.value, answered_by=by.account, answered_at=TransactionNow(), answered_on=on, answer=because[:400]
    )
    if changed != 1:
        raise Refused(refusals.NOT_THERE)
    audit.record(events.CASE_OFFER_ANSWERED, details={"transfer": transfer, "state": state.value})
    return _take_over(by, told, because, on) if state is TransferState.ACCEPTED else None


def _must_be_able_to(by: Viewer, state: TransferState, on: date) -> None:
    """An offer is answered by who approves; accepting opens a case and records its people, which is the work of who works on cases."""
    if (refused := who_may(ActKind.OFFER_TRANSFER, standing_queries.hand_of(by, on=on))) is not None:
        raise Refused(refused)
    if state is TransferState.ACCEPTED and not by.may("work_cases"):
        raise Refused(refusals.MAY_NOT)
    if state is TransferState.OFFERED:
        raise Refused(refusals.NOT_THE_OWN_OFFER)


def _take_over(by: Viewer, told: dict[str, Any], because: str, on: date) -> int:
    """The people of an accepted case become people of this office's register, as confidential as they were, and are protected as they were."""
    source = register.record_source(by=by, kind=SourceKind.REPORT, file=f"Pelimpahan {told['number']}")
    records = []
    for one in told["people"]:
        level = Clearance.PROTECTED.value if CONFIDENTIAL.intersection(one["protections"]) else one["confidentiality"]
        born = date.fromisoformat(one["born_on"]) if one["born_on"] else None
        said = {"name": one["name"], "nationality": one["nationality"], "born_earliest": born, "born_latest": born, "confidentiality": level}  # fmt: skip
        records.append(register.record(by=by, kind="people", source=source, values=complete("people", said)))
        if one["document_number"]:
            held = {
                "person_record_id": records[-1],
                "document_number": one["document_number"],
                "confidentiality": level,
            }
            register.record(by=by, kind="travel_documents", source=source, values=complete("travel_documents", held))  # fmt: skip
    made = opening.open_case(
        by=by, asked=opening.Opened(records=records, origin=Origin.TRANSFER, because=because), on=on
    )
    _protect(by, made, told, on)
    return made


def _protect(by: Viewer, made: int, told: dict[str, Any], on: date) -> None:
    row = steps.locked(by, made)
    state = state_of(queries.steps_of(by, made))
    for number, one in enumerate(told["people"], start=1):
        for protection in map(Protection, one["protections"]):
            act = Protect(on=on, person=number, protection=protection, because=f"Pelimpahan {told['number']}")
            state = steps.add(by, row, state, act, steps.Effect())
    steps.keep(by, row, state, on)
    elsewhere.seal_for(made, [Protection(protection) for one in told["people"] for protection in one["protections"]])
