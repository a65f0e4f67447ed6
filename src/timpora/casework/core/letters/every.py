"""Which documents each act issues, who signs them, to whom copies go, and what each needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.letters import (
    correction,
    decision,
    detention,
    ending,
    examining,
    handing_on,
    inquiry,
    leaving,
    money,
)
from timpora.casework.core.letters.missing import Need, missing
from timpora.casework.core.letters.paper import Paper
from timpora.casework.core.letters.signers import Signer, needs_of
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.letters.core.documents import OfficialDocument
from timpora.letters.core.kinds import LetterKind


NOBODY = Text(id="-", en="-")
ABOVE = Text(id="Direktorat jenderal, kantor wilayah", en="Directorate general, regional office")
ABOVE_AND_PERSON = Text(
    id="Direktorat jenderal, kantor wilayah, orangnya", en="Directorate general, regional office, the person"
)
ABOVE_AND_BORDER = Text(
    id="Direktorat jenderal, kantor wilayah, TPI", en="Directorate general, regional office, border post"
)


@dataclass(frozen=True, kw_only=True)
class Issued:
    """A document that an act issues; `when` says whether this act does, and `also` who signs beside the office."""

    kind: LetterKind
    compose: Callable[[Paper], tuple[OfficialDocument, ...]]
    signer: Signer
    needs: tuple[Need, ...] = ()
    copies: Text = NOBODY
    also: Text | None = None
    when: Callable[[Paper], bool] = lambda _: True
    whom: Callable[[Paper], tuple[int | None, ...]] = lambda paper: (getattr(paper.act, "person", None),)


@dataclass(frozen=True, kw_only=True)
class Composed:
    """A document, and whom it is about where that is one person of the case."""

    document: OfficialDocument
    person: int | None


def _decided(paper: Paper) -> tuple[int | None, ...]:
    return tuple(one.number for one in paper.people_decided())


WHOLE = (Need.BIRTH_DAY, Need.NATIONALITY, Need.DOCUMENT, Need.IDENTITY)
THE_PERSON = Text(id="orangnya", en="the person")

ISSUED: Mapping[ActKind, tuple[Issued, ...]] = {
    ActKind.OPEN: (Issued(kind=LetterKind.INCIDENT_REPORT, compose=inquiry.incident_report, signer=Signer.OFFICER),),
    ActKind.ORDER_FIELD_CHECK: (Issued(kind=LetterKind.SUPERVISION_ORDER, compose=inquiry.supervision_order, signer=Signer.ORDERING, copies=ABOVE),),
    ActKind.ORDER_URGENT: (Issued(kind=LetterKind.URGENT_SUPERVISION_ORDER, compose=inquiry.urgent_order, signer=Signer.ORDERING, copies=ABOVE),),
    ActKind.SECURE_ITEM: (Issued(kind=LetterKind.DOCUMENTS_RECEIPT, compose=inquiry.secured_receipt, signer=Signer.OFFICER, needs=(Need.COMPLAINTS,), also=THE_PERSON),),
    ActKind.RETURN_ITEM: (Issued(kind=LetterKind.RETURN_RECEIPT, compose=handing_on.returned_receipt, signer=Signer.OFFICER, needs=(Need.COMPLAINTS,), also=Text(id="yang menerima", en="whoever receives")),),
    ActKind.SUMMON: (Issued(kind=LetterKind.SUMMONS, compose=inquiry.summons, signer=Signer.SECTION, needs=(Need.COMPLAINTS,)),),
    ActKind.EXAMINE: (
        Issued(
            kind=LetterKind.EXAMINATION_RECORD, compose=examining.examination_record, signer=Signer.OFFICER, needs=WHOLE,
            also=Text(id="yang diperiksa, penerjemah", en="the person examined, the interpreter"),
        ),
    ),
    ActKind.GIVE_OPINION: (
        Issued(kind=LetterKind.OPINION, compose=examining.opinion, signer=Signer.OFFICER, needs=(Need.SECTION_HEAD,), also=Text(id="kepala seksi mengetahui", en="seen by the head of section")),
    ),
    ActKind.HOLD_CONFERENCE: (
        Issued(kind=LetterKind.CASE_CONFERENCE_MINUTES, compose=examining.conference_minutes, signer=Signer.HEAD, also=Text(id="pimpinan gelar kasus, notulis", en="the chair, the note taker")),
    ),
    ActKind.DECIDE: (
        Issued(kind=LetterKind.ACTION_DECISION, compose=decision.decisions, whom=_decided, signer=Signer.ORDERING, needs=(Need.COMPLAINTS, *WHOLE), copies=ABOVE_AND_PERSON),
    ),
    ActKind.BILL: (Issued(kind=LetterKind.CHARGE_NOTICE, compose=money.charge_notice, signer=Signer.SECTION, needs=(Need.COMPLAINTS,)),),
    ActKind.RECORD_PAYMENT: (Issued(kind=LetterKind.PAYMENT_RECEIPT, compose=money.payment_receipt, signer=Signer.OFFICER, needs=(Need.COMPLAINTS,), also=THE_PERSON),),
    ActKind.ORDER_DETENTION: (
        Issued(
            kind=LetterKind.DETENTION_ORDER, compose=detention.order, signer=Signer.ORDERING, needs=(Need.COMPLAINTS, Need.BIRTH_DAY, Need.NATIONALITY),
            copies=ABOVE_AND_PERSON,
        ),
    ),
    ActKind.PLACE_ELSEWHERE: (Issued(kind=LetterKind.PLACEMENT_ELSEWHERE, compose=detention.placement, signer=Signer.ORDERING, needs=(Need.COMPLAINTS,), copies=ABOVE_AND_PERSON),),
    ActKind.RELEASE: (Issued(kind=LetterKind.RELEASE_FROM_DETENTION, compose=detention.release, signer=Signer.ORDERING, needs=(Need.COMPLAINTS,), copies=ABOVE_AND_PERSON),),
    ActKind.MOVE_TO_CENTRE: (
        Issued(kind=LetterKind.HANDOVER_RECORD, compose=detention.handover, signer=Signer.HEAD, copies=ABOVE, also=Text(id="petugas, yang menerima", en="the officer, whoever receives")),
    ),
    ActKind.GIVE_RIGHT: (
        Issued(kind=LetterKind.MISSION_NOTICE, compose=leaving.mission_notice, signer=Signer.HEAD, needs=(Need.NATIONALITY,), copies=ABOVE, when=leaving.tells_the_mission),
    ),
    ActKind.PLAN_DEPARTURE: (
        Issued(kind=LetterKind.REMOVAL_COSTS_STATEMENT, compose=leaving.costs_statement, signer=Signer.OFFICER, also=Text(id="penanggung biaya", en="whoever pays")),
        Issued(kind=LetterKind.ESCORT_ORDER, compose=leaving.escort_order, signer=Signer.HEAD, copies=ABOVE_AND_BORDER),
    ),
    ActKind.RECORD_DEPARTURE: (
        Issued(
            kind=LetterKind.DEPORTATION_RECORD, compose=leaving.deportation_record, signer=Signer.HEAD, copies=ABOVE, when=leaving.was_deported,
            also=Text(id="petugas, petugas TPI", en="the officer, an officer of the border post"),
        ),
    ),
    ActKind.PROPOSE_BAN: (Issued(kind=LetterKind.ENTRY_BAN_PROPOSAL, compose=leaving.ban_proposal, signer=Signer.ORDERING, needs=WHOLE),),
    ActKind.RECEIVE_OBJECTION: (Issued(kind=LetterKind.OBJECTION_RECEIPT, compose=ending.objection_receipt, signer=Signer.OFFICER, needs=(Need.COMPLAINTS,), also=THE_PERSON),),
    ActKind.FORWARD_OBJECTION: (Issued(kind=LetterKind.OBJECTION_ADVICE, compose=ending.objection_advice, signer=Signer.HEAD),),
    ActKind.CLOSE: (
        Issued(kind=LetterKind.CLOSING_REPORT, compose=ending.closing_report, signer=Signer.SECTION, copies=ABOVE),
        Issued(kind=LetterKind.CORRECTION_NOTICE, compose=correction.correction_notices, whom=correction.corrected, signer=Signer.ORDERING, needs=(Need.COMPLAINTS,), when=correction.is_withdrawn),
        Issued(kind=LetterKind.CASE_COVERING_LETTER, compose=handing_on.covering_letter, signer=Signer.ORDERING, copies=ABOVE, when=handing_on.goes_to_police_or_prosecutor),
        Issued(kind=LetterKind.PROTECTED_REFERRAL, compose=ending.referrals, whom=ending.referred, signer=Signer.ORDERING, when=ending.is_referred),
    ),
    ActKind.TELL_CORRECTION: (
        Issued(kind=LetterKind.CORRECTION_NOTICE, compose=correction.correction_notices, whom=correction.corrected, signer=Signer.ORDERING, needs=(Need.COMPLAINTS,), when=correction.somebody_is_found_no_longer),
    ),
}  # fmt: skip
# Which acts show the day ledger, for which the people are judged once more.
WITH_LEDGER = frozenset({ActKind.EXAMINE, ActKind.DECIDE})


def documents_of(paper: Paper) -> tuple[Composed, ...]:
    """The documents of an act, composed; raises Refused with everything that is missing for them."""
    issued = [one for one in ISSUED.get(paper.act.kind, ()) if one.when(paper)]
    if not issued:
        return ()
    needs = {Need.LETTERHEAD, *(need for one in issued for need in (*one.needs, *needs_of(one.signer, paper)))}
    refused = missing(paper, [one.kind for one in issued], needs, _whom(paper))
    if refused is not None:
        raise Refused(refused)
    return tuple(
        Composed(document=document, person=person)
        for one in issued
        for document, person in zip(one.compose(paper), one.whom(paper), strict=True)
    )


def _whom(paper: Paper) -> tuple[int, ...]:
    """Whose facts the documents need; a witness's record is about somebody whose facts stand elsewhere."""
    if paper.act.kind is ActKind.DECIDE:
        return tuple(one.number for one in paper.people_decided())
    if getattr(paper.act, "examined", "").strip():
        return ()
    person = getattr(paper.act, "person", None)
    return () if person is None else (person,)
