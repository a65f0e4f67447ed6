"""Checks of the end: everything carried out, time for an objection over, nothing kept of anybody, and an outcome that is true."""

from collections.abc import Callable, Mapping, Sequence

from timpora.casework.core.acts.measures import MEASURE_WORDS, MeasureKind
from timpora.casework.core.checks.objecting import last_day_of
from timpora.casework.core.checks.situation import Situation, refusal
from timpora.casework.core.corrected import stands_no_more, withdrawn_people
from timpora.casework.core.file import PersonOfCase
from timpora.casework.core.rights import Right
from timpora.casework.core.state import PersonState
from timpora.casework.core.statuses import BY_AN_ACT_OF_ITS_OWN, OUTCOME_WORDS, STATUS_WORDS, Outcome, Status
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


NOT_DONE = Text(id="{measure} untuk {name} belum dilaksanakan.", en="{measure} for {name} is not carried out.")
DO_IT = Text(id="Catat pelaksanaannya, atau catat mengapa tidak dapat.", en="Record that it was, or why it cannot be.")
HELD = Text(id="{name} masih didetensi.", en="{name} is still detained.")
RELEASE = Text(id="Catat pembebasan, keberangkatan atau penyerahannya.", en="Record the release, the departure or the handing over.")  # fmt: skip
KEPT = Text(id="Barang {name} masih disimpan kantor.", en="Items of {name} are still kept by the office.")
GIVE_BACK = Text(id="Catat pengembaliannya.", en="Record that they were given back.")
WRONG_OUTCOME = Text(id="Perkara pada tahap {status} tidak berakhir dengan: {outcome}.", en="A case at the stage {status} does not end with: {outcome}.")  # fmt: skip
OTHER_OUTCOME = Text(
    id="Pilih hasil yang sesuai dengan yang terjadi.", en="Choose the outcome that fits what happened."
)
NOT_TRUE = Text(id="Berkas perkara tidak menunjukkan: {outcome}.", en="The case file does not show: {outcome}.")
NO_NAME = refusal("nobody_to_hand_to", what=Text(id="Kepada siapa perkara ini diserahkan belum ditulis.", en="It does not say to whom the case is handed over."), remedy=Text(id="Tulis lembaganya.", en="Name the body."))  # fmt: skip
TIME_LEFT = Text(id="Tenggang keberatan {name} berakhir {day}.", en="The time for {name} to object ends on {day}.")
WAIT = Text(id="Berkas tetap terbuka sampai tenggang itu lewat, juga sesudah orangnya berangkat.", en="The file stays open until then, even after the person has left.")  # fmt: skip
UNANSWERED = Text(id="Keberatan {name} belum diputus.", en="The objection of {name} is not decided.")
ANSWER = Text(id="Catat keputusannya bila sudah datang.", en="Record the decision when it comes.")
NOT_CORRECTED = refusal("no_correction_waits", what=Text(id="Tidak ada pembetulan yang menunggu disampaikan.", en="No correction is waiting to be passed on."), remedy=Text(id="Lihat langkah-langkah perkara.", en="See the steps of the case."))  # fmt: skip
_UNDECIDED = frozenset({Outcome.CLEARED, Outcome.REFERRED_FOR_PROTECTION, Outcome.WITHDRAWN_BY_CORRECTION, Outcome.HANDED_TO_POLICE, Outcome.HANDED_TO_PROSECUTOR})  # fmt: skip
_INTERRUPTED = frozenset({Outcome.REFERRED_FOR_PROTECTION, Outcome.WITHDRAWN_BY_CORRECTION})
_CARRIED_OUT = frozenset({Outcome.SETTLED_BY_CHARGE, Outcome.MEASURES_CARRIED_OUT, Outcome.DEPARTED, Outcome.HANDED_TO_DETENTION_CENTRE, Outcome.SET_ASIDE_ON_OBJECTION})  # fmt: skip
FITTING: Mapping[Status, frozenset[Outcome]] = {
    **dict.fromkeys(Status, _UNDECIDED),
    Status.APPROVAL: _INTERRUPTED,
    Status.DECISION: _INTERRUPTED,
    Status.EXECUTION: _INTERRUPTED | {Outcome.SET_ASIDE_ON_OBJECTION},
    Status.OBJECTION: _CARRIED_OUT | _INTERRUPTED,
}
HANDED = frozenset({Outcome.HANDED_TO_POLICE, Outcome.HANDED_TO_PROSECUTOR, Outcome.REFERRED_FOR_PROTECTION})


def everything_is_carried_out(situation: Situation) -> Refusal | None:
    """Each measure decided is done, or proposed where others decide; nobody is detained any more."""
    for person in situation.file.people:
        state = situation.state.of(person.number)
        for measure in situation.state.measures_for(person.number):
            if not _is_done(situation, state, measure.measure, person):
                return refusal("not_carried_out", what=NOT_DONE.fill(measure=MEASURE_WORDS[measure.measure], name=person.name), remedy=DO_IT)  # fmt: skip
    return nobody_is_detained(situation)


def nobody_is_detained(situation: Situation) -> Refusal | None:
    """A case does not end while somebody is deprived of liberty in it."""
    for person in situation.file.people:
        if situation.state.of(person.number).is_detained:
            return refusal("still_detained", what=HELD.fill(name=person.name), remedy=RELEASE)
    return None


def _is_done(situation: Situation, state: PersonState, kind: MeasureKind, person: PersonOfCase) -> bool:
    match kind:
        case MeasureKind.CHARGE:
            charge = situation.state.charge_for(person.number)
            return charge is not None and state.paid >= charge.amount
        case MeasureKind.DEPORTATION:
            return state.left_on is not None or (state.detention is not None and bool(state.detention.centre))
        case MeasureKind.BAN_PROPOSAL:
            return state.ban_proposed_on is not None or state.ban_answered is not None  # others decide, also against it
        case _:
            return kind in state.carried_out


def nothing_of_anybody_is_kept(situation: Situation) -> Refusal | None:
    """A case does not end while the office keeps somebody's passport."""
    for person in situation.file.people:
        if situation.state.of(person.number).items:
            return refusal("items_kept", what=KEPT.fill(name=person.name), remedy=GIVE_BACK)
    return None


def the_outcome_fits(situation: Situation) -> Refusal | None:
    """The outcome is one that this stage can have, and the file shows it."""
    act, status = situation.act, situation.state.status
    if act is None:
        return None
    words = OUTCOME_WORDS[act.outcome]
    if act.outcome in BY_AN_ACT_OF_ITS_OWN or act.outcome not in FITTING[status]:
        return refusal("outcome_not_here", what=WRONG_OUTCOME.fill(status=STATUS_WORDS[status], outcome=words), remedy=OTHER_OUTCOME)  # fmt: skip
    if act.outcome in HANDED and not act.referred_to.strip():
        return NO_NAME
    return None if _is_true(situation, act.outcome) else refusal("outcome_not_true", what=NOT_TRUE.fill(outcome=words), remedy=OTHER_OUTCOME)  # fmt: skip


def _is_true(situation: Situation, outcome: Outcome) -> bool:
    shown = _SHOWN.get(outcome)
    people = [situation.state.of(one.number) for one in situation.file.people]
    return shown is None or shown(situation, people)


def _nothing_was_decided(situation: Situation, _: Sequence[PersonState]) -> bool:
    return situation.state.decision is None


def a_correction_waits(situation: Situation) -> Refusal | None:
    """After the end something of what the case rests on was put right, and nothing was done about it yet."""
    return None if situation.state.correction_waits else NOT_CORRECTED


def is_corrected(situation: Situation) -> bool:
    """Whether nothing of what was found is found any longer, and not by what was done in this case; without a finding, whether nobody is on record."""
    file = situation.file
    if not file.findings:
        return bool(file.people) and withdrawn_people(file) == set(file.numbers)
    return all(one.facts is None and stands_no_more(file, situation.state, one) for one in file.findings)


def _a_charge_was_paid(situation: Situation) -> bool:
    """A charge that was decided and holds is paid in full; what was paid in part before another measure settles nothing."""
    charges = [
        (situation.state.of(one.number), situation.state.charge_for(one.number)) for one in situation.file.people
    ]
    return any(charge is not None and person.paid >= charge.amount for person, charge in charges)


_SHOWN: Mapping[Outcome, Callable[[Situation, Sequence[PersonState]], bool]] = {
    Outcome.CLEARED: _nothing_was_decided,
    Outcome.WITHDRAWN_BY_CORRECTION: lambda situation, _: is_corrected(situation),
    Outcome.SETTLED_BY_CHARGE: lambda situation, _: _a_charge_was_paid(situation),
    Outcome.DEPARTED: lambda _, people: any(one.left_on is not None for one in people),
    Outcome.MEASURES_CARRIED_OUT: lambda _, people: any(one.carried_out for one in people),
    Outcome.HANDED_TO_DETENTION_CENTRE: lambda _, people: any(one.detention is not None and one.detention.centre for one in people),
    Outcome.SET_ASIDE_ON_OBJECTION: lambda _, people: any(each.granted for one in people for each in one.objections),
    Outcome.REFERRED_FOR_PROTECTION: lambda _, people: any(one.protections for one in people),
}  # fmt: skip


def the_time_to_object_is_over(situation: Situation) -> Refusal | None:
    """After a decision: every objection answered, and for who made none the time is over."""
    state = situation.state
    if state.decision is None or situation.act is None:
        return None
    if state.status is not Status.OBJECTION and situation.act.outcome in _INTERRUPTED:
        return None
    for person in situation.file.people:
        one = state.of(person.number)
        if any(each.decided_on is None for each in one.objections):
            return refusal("objection_unanswered", what=UNANSWERED.fill(name=person.name), remedy=ANSWER)
        if one.objection is not None:
            continue
        began = one.given.get(Right.COPY_HANDED) or state.decision.on
        try:
            last = last_day_of(situation.law_of(began), began)
        except Refused as refused:
            return refused.refusal
        if last is not None and situation.act.on <= last and state.measures_for(person.number):
            return refusal("time_to_object", what=TIME_LEFT.fill(name=person.name, day=last), remedy=WAIT)
    return None
