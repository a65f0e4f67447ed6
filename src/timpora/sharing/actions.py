"""Sharing, withdrawing, answering and taking in; each act is told in the audit trail in the same transaction, and the database refuses on its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from timpora.audit import actions as audit
from timpora.kernel.refusals import Refused, stop_at
from timpora.kernel.viewers import Viewer
from timpora.postgres.refused_as import refused_as
from timpora.register import actions as register
from timpora.register.core.kinds import complete
from timpora.register.ledger import SourceKind
from timpora.register.queries import OF_A_PERSON, standing_for
from timpora.sharing import documents, gathering, models, queries
from timpora.sharing.core import events, refusals
from timpora.sharing.core.answering import Answered, AnswerKind, Following, wrong_answer
from timpora.sharing.core.kinds import Field
from timpora.sharing.core.saying import digest_of, lines_of, plain_of
from timpora.sharing.core.standing import why_not_withdraw, wrong_share
from timpora.sharing.gathering import Gathered, Wanted
from timpora.team import queries as teams


BY_AGENCY = "Jawaban instansi atas yang dibagikan nomor {share}"
ABOUT_NOBODY = ("places", "organisations")


@dataclass(frozen=True, kw_only=True)
class ToShare:
    """What is shared, which fields of it, with whom, for what and until when; `digest` is of what the preview showed."""

    wanted: Wanted
    fields: frozenset[Field]
    team: int
    agencies: Sequence[int]
    purpose: str
    until: date
    digest: str | None = None


@dataclass(frozen=True, kw_only=True)
class Uploaded:
    """A document as it was sent."""

    name: str
    content: bytes


@transaction.atomic
def share(*, by: Viewer, told: ToShare, on: date) -> int:
    """Shares something with agencies of a team, in the words of today; its number. Raises Refused."""
    if by.office is None or not by.may("run_team"):
        raise Refused(refusals.MAY_NOT)
    found = gathering.gather(by, told.wanted, on=on)
    lines = lines_of(told.wanted.kind, found.sayable, told.fields)
    seated = queries.seated_today(by, told.team, on=on) if teams.one(by, told.team) else {}
    stop_at(
        wrong_share(
            purpose=told.purpose,
            until=told.until,
            within=gathering.last_days(by, on=on),
            agencies=len(told.agencies),
            lines=len(lines),
        ),
        None if set(told.agencies) <= set(seated) else refusals.NOBODY,
        refusals.CHANGED_SINCE if told.digest not in {None, digest_of(lines)} else None,
    )
    made = models.Share.objects.create(
        office_id=by.office, team_id=told.team, shared_on=on, until=told.until, confidentiality=found.confidentiality, recorded_by=by.account
    )  # fmt: skip
    of = {"office_id": by.office, "share": made}
    models.ShareWords.objects.create(**of, kind=told.wanted.kind.value, purpose=told.purpose.strip(), lines=plain_of(lines))  # fmt: skip
    models.ShareOrigin.objects.create(**of, row=told.wanted.row, fields=" ".join(sorted(told.fields)))
    _about(made, found)
    _to(made, told.agencies)
    audit.record(events.SHARED, subject=f"share:{made.pk}", details={"kind": told.wanted.kind.value, "agencies": len(told.agencies), "until": told.until.isoformat()})  # fmt: skip
    for record in sorted(found.records):
        audit.record(events.PERSON_SHARED, subject=f"people:{record}", details={"share": made.pk})
    return made.pk


def _about(made: models.Share, found: Gathered) -> None:
    """Whom it is about, which the database refuses of who is protected, and the findings of which agencies will be told when they were wrong."""
    of = {"office_id": made.office_id, "share": made}
    with refused_as(refusals.PROTECTED, by=IntegrityError):
        for record in sorted(found.records):
            models.SharePerson.objects.create(**of, record=record)
    for finding, known in found.findings.items():
        models.ShareFinding.objects.create(**of, finding=finding, known=known, kept=known)


def _to(made: models.Share, agencies: Sequence[int]) -> None:
    for agency in dict.fromkeys(agencies):
        models.Recipient.objects.create(office_id=made.office_id, share=made, agency_id=agency)


@transaction.atomic
def withdraw(*, by: Viewer, share: int, because: str, on: date) -> None:
    """Withdraws what was shared: agencies see from now on that something was withdrawn, and not what. Raises Refused."""
    if not by.may("run_team"):
        raise Refused(refusals.MAY_NOT)
    seen = _seen(by, share, on)
    stop_at(why_not_withdraw(seen.state, because))
    made = models.Withdrawal(office_id=_office(by), share_id=share, because=because.strip()[:400], recorded_on=on, recorded_by=by.account)  # fmt: skip
    with refused_as(refusals.NOT_IN_FORCE):
        made.save(force_insert=True)
    audit.record(events.WITHDRAWN, subject=f"share:{share}")


@transaction.atomic
def note_opening(*, by: Viewer, share: int, on: date) -> None:
    """Notes that somebody opened a share, each time anew; of an agency, what it reads, for the office to see. Raises Refused."""
    agency, seen = teams.own_agency(by), _seen(by, share, on)
    if agency is None:
        audit.record(events.READ, subject=f"share:{share}")
    elif seen.words is not None:
        models.Opening.objects.create(office_id=_office(by), share_id=share, agency_id=agency, recorded_on=on, recorded_by=by.account)  # fmt: skip
        audit.record(events.OPENED, subject=f"share:{share}", details={"agency": agency})


@transaction.atomic
def answer(*, by: Viewer, share: int, told: Answered, on: date, document: Uploaded | None = None) -> int:
    """Answers what is shared with the own agency, with a document where one is sent; its number. Raises Refused."""
    seen, agency = _seen(by, share, on), teams.own_agency(by)
    if agency is None or seen.words is None:
        raise Refused(refusals.NOT_FOR_YOU)
    stop_at(wrong_answer(told, on=on))
    is_seen = told.kind is AnswerKind.SEEN
    made = models.Answer(
        office_id=_office(by), share_id=share, agency_id=agency, kind=told.kind.value, text=told.text.strip(),
        place=told.place.strip() if is_seen else "", area_code=told.area_code if is_seen else "", seen_on=told.seen_on if is_seen else None,
        recorded_on=on, recorded_by=by.account,
    )  # fmt: skip
    with refused_as(refusals.NOT_FOR_YOU):
        made.save(force_insert=True)
    if document is not None:
        documents.keep(by=by, answer=made, name=document.name, content=document.content)
    audit.record(events.ANSWERED, subject=f"share:{share}", details={"answer": made.pk, "kind": told.kind.value})
    return made.pk


@dataclass(frozen=True, kw_only=True)
class NewFact:
    """The fact that an answer becomes: of which kind, of which record of the share, and what it says."""

    kind: str
    record: int | None
    values: Mapping[str, object]


@transaction.atomic
def take_in(*, by: Viewer, share: int, answer: int, fact: NewFact, on: date) -> int:
    """Records an answer as a fact of the register whose source is the agency; the number of the fact. Raises Refused."""
    told = _waiting(by, share, answer, on)
    about = _about_whom(by, share, fact)
    source = register.record_source(by=by, kind=SourceKind.REPORT, file=BY_AGENCY.format(share=share), reporter=told.agency)  # fmt: skip
    made = register.record(by=by, kind=fact.kind, source=source, values={**complete(fact.kind, fact.values), **about})
    _take(by, share, answer, on, following=Following.RECORDED, fact_kind=fact.kind, fact=made)
    return made


def _about_whom(by: Viewer, share: int, fact: NewFact) -> dict[str, object]:
    """The record of the share, or the one that stands for it today. Raises Refused."""
    if fact.kind in ABOUT_NOBODY:
        return {}
    kept = queries.origin(by, share)
    if kept is None or fact.record not in kept.records or fact.kind not in OF_A_PERSON:
        raise Refused(refusals.OF_NOBODY)
    record = standing_for(by, "people", fact.record)
    if record is None:
        raise Refused(refusals.RECORD_GONE)
    return {"person_record_id": record, "confidentiality": gathering.level_of(by, record)}


@transaction.atomic
def let_it_be(*, by: Viewer, share: int, answer: int, because: str, on: date) -> None:
    """Notes that nothing follows from an answer, and why. Raises Refused."""
    _waiting(by, share, answer, on)
    stop_at(None if because.strip() else refusals.NO_REASON)
    _take(by, share, answer, on, following=Following.NOTHING, because=because.strip()[:400])


def _waiting(by: Viewer, share: int, answer: int, on: date) -> queries.AnswerSeen:
    if not (by.may("run_team") and by.may("record_facts")):
        raise Refused(refusals.MAY_NOT)
    _seen(by, share, on)
    told = next((one for one in queries.answers(by, share) if one.id == answer), None)
    if told is None:
        raise Refused(refusals.NO_SUCH_ANSWER)
    stop_at(None if told.taken is None else refusals.TAKEN_ALREADY)
    return told


def _take(by: Viewer, share: int, answer: int, on: date, **told: object) -> None:
    made = models.AnswerTaken(office_id=_office(by), share_id=share, answer_id=answer, recorded_on=on, recorded_by=by.account, **told)  # fmt: skip
    with refused_as(refusals.TAKEN_ALREADY):
        made.save(force_insert=True)
    audit.record(events.TAKEN_IN, subject=f"share:{share}", details={"answer": answer, "following": made.following})


def _office(by: Viewer) -> int:
    assert by.office is not None  # who sees a share is of an office
    return by.office


def _seen(by: Viewer, share: int, on: date) -> queries.ShareSeen:
    seen = queries.one(by, share, on=on)
    if seen is None:
        raise Refused(refusals.NOT_THERE)
    return seen
