"""Checks of proposal, approval and decision: three people, open eyes, and facts that still stand."""

from collections.abc import Mapping

from timpora.casework.core.acts.deciding import Propose
from timpora.casework.core.acts.keeping import FactsWithdrawn
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.acts.measures import MeasureKind
from timpora.casework.core.checks.situation import Situation, refusal
from timpora.casework.core.file import CaseFile, Step
from timpora.casework.core.state import Proposal
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


NO_CONFERENCE = refusal("no_conference", what=Text(id="Gelar kasus belum dicatat.", en="No case conference is recorded."), remedy=Text(id="Catat siapa yang hadir dan pendapat masing-masing, lalu usulkan.", en="Record who was there and what each said, then propose."))  # fmt: skip
NO_PROPOSAL = refusal("no_proposal", what=Text(id="Tidak ada usulan yang menunggu.", en="No proposal is waiting."), remedy=Text(id="Muat ulang halamannya: orang lain mungkin sudah menjawabnya.", en="Load the page again: somebody else may have answered it."))  # fmt: skip
OWN_PROPOSAL = refusal("own_proposal", what=Text(id="Yang mengusulkan tidak menyetujui atau memutus usulannya sendiri.", en="Whoever made a proposal neither approves nor decides it."), remedy=Text(id="Mintalah pejabat lain yang berwenang.", en="Ask another officer with that power."))  # fmt: skip
OWN_APPROVAL = refusal("own_approval", what=Text(id="Yang menyetujui usulan ini tidak juga memutusnya.", en="Whoever approved this proposal does not also decide it."), remedy=Text(id="Mintalah pejabat lain yang berwenang memutus.", en="Ask another officer who may decide."))  # fmt: skip
NOT_READ = refusal("evidence_not_opened", what=Text(id="Berkas belum Anda buka sejak usulan ini diajukan.", en="You have not opened the file since this proposal was made."), remedy=Text(id="Buka “Yang berubah dan dasarnya”, baca, lalu jawab.", en="Open “What changes, and on what it rests”, read it, then answer."))  # fmt: skip
GONE = Text(id="Temuan yang mendasari usulan ini tidak ditemukan lagi.", en="A finding that this proposal rests on is no longer found.")  # fmt: skip
CHANGED = Text(id="Data yang mendasari usulan ini berubah. Sekarang: {sentence}", en="The facts that this proposal rests on changed. Now: {sentence}")  # fmt: skip
PAID_SINCE = Text(id="{name} melunasi biaya bebannya sesudah tercatat tidak membayar.", en="{name} has paid the charge in full since nothing was paid.")  # fmt: skip
NOW_PAID = Text(id="Kembalikan usulan, lalu usulkan biaya bebannya lagi: yang sudah diterima negara diperhitungkan.", en="Return the proposal, then propose the charge again: what the state received counts.")  # fmt: skip
RETURN_IT = Text(id="Kembalikan usulan, periksa data barunya, lalu usulkan lagi atau tutup perkara.", en="Return the proposal, look at the new facts, then propose again or close the case.")  # fmt: skip

WITHDRAWN = refusal("decided_on_withdrawn_facts", what=Text(id="Temuan yang mendasari keputusan ini tidak ditemukan lagi.", en="What this decision rests on is no longer found."), remedy=Text(id="Jangan laksanakan; tutup perkara karena data dibetulkan, dan buka yang baru bila ada temuan lain.", en="Do not carry it out; close the case as withdrawn by correction, and open a new one where there is another finding."))  # fmt: skip


def a_conference_was_held(situation: Situation) -> Refusal | None:
    """Nothing is proposed before the case conference."""
    return NO_CONFERENCE if situation.state.conference_on is None else None


def a_proposal_waits(situation: Situation) -> Refusal | None:
    """There is something to answer."""
    return NO_PROPOSAL if situation.state.proposal is None else None


def somebody_else_proposed(situation: Situation) -> Refusal | None:
    """Nobody answers the own proposal."""
    proposal = situation.state.proposal
    return OWN_PROPOSAL if proposal is not None and proposal.by == situation.hand.account else None


def somebody_else_approved(situation: Situation) -> Refusal | None:
    """Nobody does two of the three."""
    proposal = situation.state.proposal
    if proposal is None or proposal.approved_by is None:
        return NO_PROPOSAL
    return OWN_APPROVAL if proposal.approved_by == situation.hand.account else None


def the_evidence_was_opened(situation: Situation) -> Refusal | None:
    """Who answers a proposal has read what it rests on since it was made."""
    proposal = situation.state.proposal
    if proposal is None:
        return NO_PROPOSAL
    made_at = next(step.at for step in situation.file.steps if step.number == proposal.step)
    read = any(one.by == situation.hand.account and one.at >= made_at for one in situation.file.openings)
    return None if read else NOT_READ


def the_facts_still_stand(situation: Situation) -> Refusal | None:
    """What a proposal rests on is still what the register says."""
    proposal = situation.state.proposal
    if proposal is None:
        return None
    return what_changed(situation.file, proposal) or _paid_since(situation, proposal)


def _paid_since(situation: Situation, proposal: Proposal) -> Refusal | None:
    """Another measure is proposed for who did not pay, and the money has come in meanwhile."""
    for person in situation.file.people:
        own, charge = situation.state.of(person.number), situation.state.charge_for(person.number)
        kinds = {one.measure for one in proposal.act.measures if one.person == person.number}
        if (
            own.unpaid
            and kinds
            and MeasureKind.CHARGE not in kinds
            and charge is not None
            and own.paid >= charge.amount
        ):
            return refusal("paid_since", what=PAID_SINCE.fill(name=person.name), remedy=NOW_PAID)
    return None


def what_changed(file: CaseFile, proposal: Proposal) -> Refusal | None:
    """What is no longer as it was when it was proposed; None where everything is."""
    now = {one.finding: one for one in file.findings}
    for finding, facts in proposal.rests_on.items():
        one = now.get(finding)
        if one is None or one.facts is None:
            return refusal("facts_withdrawn", what=GONE, remedy=RETURN_IT)
        if one.facts != facts:
            return refusal("facts_changed", what=CHANGED.fill(sentence=one.sentence), remedy=RETURN_IT)
    return None


def what_was_decided_still_stands(situation: Situation) -> Refusal | None:
    """Nothing is carried out on facts that were no longer found after they were decided upon, but for who has left already."""
    decision, act = situation.state.decision, situation.act
    if decision is None or act is None or situation.of.left_on is not None:
        return None
    rested = _rested_on(situation.file, act.person)
    told = [step.act for step in situation.file.steps if isinstance(step.act, FactsWithdrawn)]
    gone = any(
        one.person == act.person and one.finding in rested and situation.state.withdrawn.get(one.finding)
        for one in told
    )
    return WITHDRAWN if gone else None


def _rested_on(file: CaseFile, person: int) -> Mapping[int, str]:
    """What the latest decision that says something of a person rests on."""
    proposed: Step | None = None
    found: Mapping[int, str] = {}
    for step in file.steps:
        if isinstance(step.act, Propose):
            proposed = step
        if step.act.kind is ActKind.DECIDE and proposed is not None:
            named = isinstance(proposed.act, Propose) and any(one.person == person for one in proposed.act.measures)
            found = proposed.rests_on if named else found
    return found


def decided(kind: MeasureKind, situation: Situation) -> bool:
    """Whether a measure was decided about the person of the act, or about anybody while nobody is chosen."""
    people = [situation.act.person] if situation.act is not None else [one.number for one in situation.file.people]
    return any(situation.state.measures_for(person, kind) for person in people)
