"""What an act brings with it beside its step: facts held fast, who is answered, letters, the exit and the permit in the register, other cases."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from django.db import connection

from timpora.accounts.core.roles import Permission
from timpora.casework import elsewhere, leaving, opening, permits, queries, transferring
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.acts.measures import MeasureKind
from timpora.casework.core.checks.situation import Situation
from timpora.casework.core.statuses import Outcome
from timpora.casework.core.told import found_no_longer
from timpora.casework.models import Case
from timpora.casework.steps import Effect
from timpora.kernel.text import Language, Text
from timpora.kernel.viewers import Viewer
from timpora.screening import actions as findings_of
from timpora.screening import queries as screening
from timpora.screening.core.states import STEPS, FindingState


TAKEN_BACK = Text(
    id="Seseorang dalam perkara diberi tanda pelindungan.", en="Somebody of the case was given a protection flag."
)
LONGEST_REASON = 400  # of a step of a finding
type Doing = Callable[[Viewer, Case, Situation], Effect]


def of(*, by: Viewer, row: Case, situation: Situation) -> Effect:
    """Does what goes with an act, before its step is added."""
    doing = _DOING.get(situation.act.kind)
    return doing(by, row, situation) if doing else Effect()


def at_last(*, row: Case, situation: Situation) -> None:
    """What can only be done when the step stands: hiding the case from who set a flag."""
    act = situation.act
    if act.kind is not ActKind.PROTECT:
        return
    if situation.state.offered_to is not None:
        because = TAKEN_BACK.within(Language.INDONESIAN)
        with connection.cursor() as cursor:
            cursor.execute("SELECT casework_take_back(%s, %s, %s)", [row.pk, situation.on, because])
    elsewhere.seal_for(row.pk, [act.protection])


def _closed(by: Viewer, row: Case, situation: Situation) -> Effect:
    """Who is cleared leaves the lists, until the facts change: the findings of the case are cleared with its reason; wrong data take no permit."""
    act = situation.act
    if act.outcome is Outcome.WITHDRAWN_BY_CORRECTION:
        _give_back(by, row, situation, [one.number for one in situation.file.people])
    if act.outcome is Outcome.CLEARED and by.may(Permission.TRIAGE_FINDINGS):
        own = screening.some(by, [one.finding for one in situation.file.findings], on=situation.on)
        waiting = [one.id for one in own if FindingState.CLEARED in STEPS[one.state]]
        if waiting:
            findings_of.move(by=by, findings=waiting, to=FindingState.CLEARED, because=act.because[:LONGEST_REASON])
    return Effect()


def _proposed(_: Viewer, __: Case, situation: Situation) -> Effect:
    return Effect(rests_on={one.finding: one.facts for one in situation.file.findings if one.facts is not None})


def _answer_to_proposal(_: Viewer, __: Case, situation: Situation) -> Effect:
    proposal = situation.state.proposal
    assert proposal is not None  # asked before
    return Effect(answers=proposal.approval or proposal.step)


def _decided(_: Viewer, __: Case, situation: Situation) -> Effect:
    proposal = situation.state.proposal
    assert proposal is not None  # asked before
    return Effect(answers=proposal.approval, proposal=proposal.step)


def _answer_to_request(_: Viewer, __: Case, situation: Situation) -> Effect:
    held = situation.of.detention
    assert held is not None  # asked before
    return Effect(answers=held.request)


def _answer_to_report(_: Viewer, __: Case, situation: Situation) -> Effect:
    reported = [step.number for step in situation.file.steps if step.act.kind is ActKind.REPORT_URGENT]
    return Effect(answers=reported[-1])


def _person_added(by: Viewer, row: Case, situation: Situation) -> Effect:
    elsewhere.add_person(by=by, row=row, record=situation.act.record, on=situation.on)
    return Effect()


def _finding_linked(by: Viewer, row: Case, situation: Situation) -> Effect:
    elsewhere.link_finding(by=by, row=row, file=situation.file, finding=situation.act.finding, on=situation.on)
    opening.refer(by, [situation.act.finding], queries.seen(row).number, situation.on)
    return Effect()


def _split(by: Viewer, row: Case, situation: Situation) -> Effect:
    into = elsewhere.split(by=by, row=row, situation=situation)
    return Effect(act=replace(situation.act, into=into))


def _joined(by: Viewer, row: Case, situation: Situation) -> Effect:
    elsewhere.join(by=by, row=row, situation=situation)
    return Effect()


def _offered(by: Viewer, row: Case, situation: Situation) -> Effect:
    transferring.offer(by=by, row=row, situation=situation)
    return Effect()


def _departed(by: Viewer, _: Case, situation: Situation) -> Effect:
    leaving.record_exit(by=by, situation=situation)
    return Effect()


def _carried_out(by: Viewer, row: Case, situation: Situation) -> Effect:
    if situation.act.measure is MeasureKind.PERMIT:
        permits.record_measure(by=by, number=queries.seen(row).number, situation=situation)
    return Effect()


def _objection_decided(by: Viewer, row: Case, situation: Situation) -> Effect:
    if situation.act.granted:
        _give_back(by, row, situation, [situation.act.person])
    return Effect()


def _correction_told(by: Viewer, row: Case, situation: Situation) -> Effect:
    _give_back(by, row, situation, found_no_longer(situation.file, situation.state))
    return Effect()


def _give_back(by: Viewer, row: Case, situation: Situation, numbers: Collection[int]) -> None:
    """Whose decision does not hold has the permit again that the case cancelled or limited."""
    changed = [one for one in situation.file.people if one.number in numbers and situation.state.of(one.number).permit is not None]  # fmt: skip
    permits.give_back(by=by, number=queries.seen(row).number, people=changed)


def _handed_over(by: Viewer, row: Case, situation: Situation) -> Effect:
    elsewhere.must_work_on_cases(by, situation.act.officer, confidentiality=row.confidentiality)
    return Effect()


_DOING: Mapping[ActKind, Doing] = {
    ActKind.CLOSE: _closed,
    ActKind.PROPOSE: _proposed,
    ActKind.RETURN_PROPOSAL: _answer_to_proposal,
    ActKind.APPROVE: _answer_to_proposal,
    ActKind.DECIDE: _decided,
    ActKind.ORDER_DETENTION: _answer_to_request,
    ActKind.REFUSE_DETENTION: _answer_to_request,
    ActKind.APPROVE_URGENT: _answer_to_report,
    ActKind.ADD_PERSON: _person_added,
    ActKind.LINK_FINDING: _finding_linked,
    ActKind.SPLIT: _split,
    ActKind.JOIN: _joined,
    ActKind.OFFER_TRANSFER: _offered,
    ActKind.RECORD_DEPARTURE: _departed,
    ActKind.CARRY_OUT: _carried_out,
    ActKind.HAND_OVER: _handed_over,
    ActKind.DECIDE_OBJECTION: _objection_decided,
    ActKind.TELL_CORRECTION: _correction_told,
}
