"""The documents of an act: composed before its step is added, issued in its transaction, and what they replace withdrawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Role
from timpora.casework import queries, reaching
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.file import CaseFile, Step
from timpora.casework.core.fold import after
from timpora.casework.core.letters.every import ISSUED, WITH_LEDGER, Composed, documents_of
from timpora.casework.core.letters.paper import Earlier, Hand, Paper
from timpora.casework.core.letters.replacing import WITHDRAWS, whose, withdrawn
from timpora.casework.core.measures_of_state import judged_day
from timpora.casework.core.state import CaseState
from timpora.kernel.viewers import Viewer
from timpora.letters import actions as letters
from timpora.letters import queries as issued
from timpora.screening.case_facts import person_now
from timpora.screening.case_law import case_law_of
from timpora.screening.core.findings import LedgerRange


SUBJECT = "case:{case}"


@dataclass(frozen=True, kw_only=True)
class Done:
    """An act of a case, for which documents are composed: the case as it was before."""

    case: int
    number: str
    confidentiality: int
    file: CaseFile
    before: CaseState
    act: Any


def issue(*, by: Viewer, done: Done) -> tuple[int, ...]:
    """Issues the documents of an act, and withdraws those that they replace; their ids, in order.

    Raises Refused, before a number is taken, where facts are missing or something cannot be printed.
    """
    if done.act.kind not in ISSUED and done.act.kind not in WITHDRAWS:
        return ()
    paper = paper_of(by, done)
    composed = documents_of(paper)
    subject = SUBJECT.format(case=done.case)
    made = [
        letters.issue_document(by=by, document=one.document, subject=subject, confidentiality=done.confidentiality)
        for one in composed
    ]
    _withdraw(by, paper, composed, made)
    return tuple(made)


def drafts(viewer: Viewer, done: Done) -> tuple[Composed, ...]:
    """What an act would issue, and nothing of it issued; raises Refused where facts are missing."""
    return documents_of(paper_of(viewer, done))


def paper_of(viewer: Viewer, done: Done) -> Paper:
    """Everything that the documents of an act are composed from."""
    act = done.act
    step = Step(
        number=len(done.file.steps) + 1, act=act, by=viewer.account, at=datetime.combine(act.on, time.min, tzinfo=UTC)
    )
    own = accounts.colleague(viewer, viewer.account)
    becomes = after(done.before, step)
    hand = Hand(name=own.name if own else "-", role=own.role if own else Role.MACHINE)
    return Paper(
        office=accounts.office_paper(viewer, on=act.on), hand=hand, officers=queries.officers(viewer), case_number=done.number,
        confidentiality=done.confidentiality, file=done.file, before=done.before, after=becomes, act=act,
        law=case_law_of(viewer, act.on), ledgers=_ledgers(viewer, done), earlier=_earlier(viewer, done),
        told=reaching.to_be_told(viewer, done.case, done.file, becomes) if act.kind in {ActKind.CLOSE, ActKind.TELL_CORRECTION} else (),
    )  # fmt: skip


def _ledgers(viewer: Viewer, done: Done) -> Mapping[int, tuple[LedgerRange, ...]]:
    """The day ledger of whom the act is about, on the day that it is judged by."""
    act = done.act
    if act.kind not in WITH_LEDGER:
        return {}
    wanted = {one.person for one in done.before.proposal.act.measures} if act.kind is ActKind.DECIDE and done.before.proposal else {getattr(act, "person", 0)}  # fmt: skip
    day = judged_day(done.before, act, act.on) or act.on
    told = {one.number: person_now(viewer, one.record, on=day) for one in done.file.people if one.number in wanted}
    return {number: person.sentence_days for number, person in told.items() if person is not None}


def _earlier(viewer: Viewer, done: Done) -> tuple[Earlier, ...]:
    about = whose(done.file.steps)
    found = issued.letters_about(viewer, SUBJECT.format(case=done.case))
    return tuple(
        Earlier(id=one.id, kind=one.kind, number=one.number, on=one.issued_on, person=about.get(one.id))
        for one in found
        if one.withdrawn is None
    )


def _withdraw(by: Viewer, paper: Paper, composed: Sequence[Composed], made: Sequence[int]) -> None:
    new = {(one.document.kind, one.person): letter for one, letter in zip(composed, made, strict=True)}
    for one in withdrawn(paper):
        replaced_by = new.get((one.by, one.letter.person)) if one.by is not None else None
        # A step may be recorded for an earlier day than that of the letter; no letter ends before it began.
        letters.withdraw(
            by=by, letter=one.letter.id, because=one.because, on=max(paper.on, one.letter.on), replaced_by=replaced_by
        )
