"""Checks of keeping a case in order: people, allegations, protection, and cases that go elsewhere."""

from typing import Any

from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.checks.rights import AFTER_A_DECISION
from timpora.casework.core.checks.situation import Situation, anybody, refusal
from timpora.casework.core.statuses import STATUS_WORDS, Status
from timpora.casework.core.table import TABLE, leads_to
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


NOBODY = refusal("nobody_of_the_case", what=Text(id="Orang ini bukan bagian dari perkara.", en="This person is not part of the case."), remedy=Text(id="Pilih orang dari perkara ini, atau tambahkan dahulu.", en="Choose somebody of this case, or add the person first."))  # fmt: skip
TOMORROW = refusal("in_the_future", what=Text(id="Hari itu belum tiba.", en="That day has not come yet."), remedy=Text(id="Catat yang sudah terjadi, dengan harinya.", en="Record what has happened, with its day."))  # fmt: skip
TOO_EARLY = Text(
    id="Hari itu mendahului dibukanya perkara ({day}).", en="That day lies before the case was opened ({day})."
)
BEFORE_THE_STAGE = Text(id="Hari itu mendahului tahap {status}, yang dimulai {day}.", en="That day lies before the stage {status}, which began on {day}.")  # fmt: skip
BEFORE_THE_DECISION = Text(
    id="Hari itu mendahului keputusannya ({day}).", en="That day lies before the decision ({day})."
)
ITS_DAY = Text(id="Periksa harinya.", en="Check the day.")
IN_THE_CASE = refusal("person_in_the_case", what=Text(id="Orang ini sudah bagian dari perkara.", en="This person is part of the case already."), remedy=Text(id="Lanjutkan dengan orang itu.", en="Go on with that person."))  # fmt: skip
BACK_BEFORE = refusal("back_before_it_begins", what=Text(id="Hari kembali bekerja tidak sesudah hari penyerahan.", en="The day back at work does not lie after the day of handing over."), remedy=Text(id="Tulis hari sesudahnya, atau kosongkan.", en="Write a later day, or leave it empty."))  # fmt: skip
NO_REASON = refusal("link_without_reason", what=Text(id="Alasannya belum ditulis.", en="No reason is written."), remedy=Text(id="Tulis mengapa temuan ini bagian dari perkara.", en="Write why this finding is part of the case."))  # fmt: skip
UNKNOWN_PROVISION = refusal("unknown_provision", what=Text(id="Ketentuan ini tidak berlaku pada hari itu, atau tidak dikenal.", en="This provision did not hold on that day, or is unknown."), remedy=Text(id="Pilih dari daftar ketentuan.", en="Choose from the list of provisions."))  # fmt: skip
NOT_ALLEGED = refusal("not_alleged", what=Text(id="Dugaan ini tidak tercatat.", en="This allegation is not recorded."), remedy=Text(id="Pilih dugaan yang tercatat.", en="Choose one that is recorded."))  # fmt: skip
IS_PROTECTED = refusal("protected_already", what=Text(id="Tanda pelindungan ini sudah ada.", en="This protection flag is set already."), remedy=Text(id="Tidak perlu diulang.", en="It need not be set again."))  # fmt: skip
NOT_PROTECTED = refusal("not_protected", what=Text(id="Tanda pelindungan ini tidak ada.", en="This protection flag is not set."), remedy=Text(id="Pilih tanda yang tercatat.", en="Choose one that is set."))  # fmt: skip
NO_ITEM = refusal("no_item", what=Text(id="Barang ini tidak disimpan untuk orang itu.", en="The office does not hold this item of that person."), remedy=Text(id="Pilih barang dari daftar yang disimpan.", en="Choose an item that is kept."))  # fmt: skip
NOBODY_LEFT = refusal("split_leaves_nobody", what=Text(id="Pemisahan harus menyisakan orang di kedua perkara.", en="A split leaves somebody in each of the two cases."), remedy=Text(id="Pilih sebagian orang saja.", en="Choose some of the people."))  # fmt: skip
OFFERED = refusal("offered_elsewhere", what=Text(id="Perkara ini sedang ditawarkan kepada kantor lain.", en="This case is offered to another office."), remedy=Text(id="Tunggu jawabannya, atau tarik kembali tawarannya.", en="Wait for the answer, or take the offer back."))  # fmt: skip
HELD = refusal("goes_while_detained", what=Text(id="Orang yang didetensi, atau yang usulan pendetensiannya menunggu, tidak dipindahkan ke perkara lain.", en="Somebody who is detained, or whose detention is requested, is not moved to another case."), remedy=Text(id="Jawab usulannya, atau catat akhir detensinya lebih dahulu.", en="Answer the request, or record the end of the detention first."))  # fmt: skip
DECIDED = refusal("goes_while_decided", what=Text(id="Dalam perkara ini sudah ada keputusan.", en="Something was decided in this case."), remedy=Text(id="Lanjutkan di perkara ini sampai selesai.", en="Go on in this case until it ends."))  # fmt: skip
KEPT = refusal("goes_while_kept", what=Text(id="Kantor masih menyimpan barang orang ini untuk perkara ini.", en="The office still keeps something of this person for this case."), remedy=Text(id="Catat kepada siapa barang itu diserahkan lebih dahulu.", en="Record first to whom it was handed."))  # fmt: skip
WITHDRAWN = Text(id="Catatan {name} ditarik dari register.", en="The record of {name} was withdrawn from the register.")
CLOSE_OR_SPLIT = Text(id="Tutup perkara sebagai ditarik, atau pisahkan orang ini lebih dahulu.", en="Close the case as withdrawn, or split this person off first.")  # fmt: skip
NO_OFFER = refusal("not_offered", what=Text(id="Perkara ini tidak ditawarkan kepada kantor lain.", en="This case is not offered to another office."), remedy=Text(id="Lihat langkah-langkah perkara.", en="See the steps of the case."))  # fmt: skip
ENOUGH_TO_SPLIT = 2


def people_exist(situation: Situation) -> Refusal | None:
    """Whoever an act names is part of the case."""
    act = situation.act
    named = [getattr(act, "person", None), *getattr(act, "people", ()), *getattr(act, "nothing_applies_for", ())]
    named += [one.person for one in getattr(act, "measures", ())]
    return NOBODY if any(one is not None and situation.file.person(one) is None for one in named) else None


def the_day_has_come(situation: Situation) -> Refusal | None:
    """Nothing is recorded before it happens, nor before the case began."""
    act = situation.act
    if act is None:
        return None
    if act.on > situation.on:
        return TOMORROW
    opened = situation.file.steps[0].act.on if situation.file.steps else act.on
    return refusal("before_the_case", what=TOO_EARLY.fill(day=opened), remedy=ITS_DAY) if act.on < opened else None


def the_days_follow_each_other(situation: Situation) -> Refusal | None:
    """No stage ends before it began, and nothing is carried out, handed over or objected to before it was decided."""
    act, state = situation.act, situation.state
    if act is None:
        return None
    if state.decision is not None and act.on < state.decision.on and _follows_a_decision(act):
        return refusal("before_the_decision", what=BEFORE_THE_DECISION.fill(day=state.decision.on), remedy=ITS_DAY)
    if act.on < state.since and (leads_to(state.status, act) is not state.status or len(TABLE[act.kind].at) == 1):
        words = STATUS_WORDS[state.status]
        return refusal("before_the_stage", what=BEFORE_THE_STAGE.fill(status=words, day=state.since), remedy=ITS_DAY)
    return None


def _follows_a_decision(act: Any) -> bool:
    if act.kind is ActKind.GIVE_RIGHT:
        return act.right in AFTER_A_DECISION
    return act.kind is ActKind.RECORD_PAYMENT or set(TABLE[act.kind].at) <= {Status.EXECUTION, Status.OBJECTION}


def not_yet_in_the_case(situation: Situation) -> Refusal | None:
    """Nobody is part of a case twice."""
    known = situation.act is not None and any(one.record == situation.act.record for one in situation.file.people)
    return IN_THE_CASE if known else None


def back_after_it_begins(situation: Situation) -> Refusal | None:
    """Nobody is back before the day on which a case is handed over."""
    act = situation.act
    return BACK_BEFORE if act is not None and act.back_on is not None and act.back_on <= act.on else None


def it_is_said_why(situation: Situation) -> Refusal | None:
    """What is linked, split off or joined comes with a reason."""
    return NO_REASON if situation.act is not None and not situation.act.because.strip() else None


def the_provision_is_known(situation: Situation) -> Refusal | None:
    """What is alleged was a provision on the day of the act."""
    act = situation.act
    if act is None:
        return None
    return None if act.provision in situation.law_of(act.on).provisions else UNKNOWN_PROVISION


def the_allegation_stands(situation: Situation) -> Refusal | None:
    """What is dropped was alleged."""
    act = situation.act
    if act is None:
        return None if anybody(situation, lambda one: bool(one.allegations)) else NOT_ALLEGED
    return None if act.provision in situation.of.allegations else NOT_ALLEGED


def not_yet_protected(situation: Situation) -> Refusal | None:
    """A flag is set once."""
    act = situation.act
    return IS_PROTECTED if act is not None and act.protection in situation.of.protections else None


def is_protected(situation: Situation) -> Refusal | None:
    """A flag is lifted where it is set."""
    act = situation.act
    if act is None:
        return None if anybody(situation, lambda one: bool(one.protections)) else NOT_PROTECTED
    return None if act.protection in situation.of.protections else NOT_PROTECTED


def the_item_is_kept(situation: Situation) -> Refusal | None:
    """What is given back is kept."""
    act = situation.act
    if act is None:
        return None if anybody(situation, lambda one: bool(one.items)) else NO_ITEM
    return None if act.item in situation.of.items else NO_ITEM


def nobody_who_goes_is_held(situation: Situation) -> Refusal | None:
    """Who is detained stays in the case that counts the days, and what the office keeps stays with who gave the receipt for it."""
    act = situation.act
    if act is None:
        return None
    going = getattr(act, "people", None) or tuple(one.number for one in situation.file.people)
    for number in going:
        person = situation.state.of(number)
        if person.is_detained or (person.detention is not None and person.detention.waits):
            return HELD
        if person.items:
            return KEPT
    return None


def everybody_is_on_record(situation: Situation) -> Refusal | None:
    """Nobody goes to another case or office whose record says nothing any more, not even for whom it is."""
    gone = next((one for one in situation.file.people if one.withdrawn is not None), None)
    return None if gone is None else refusal("record_withdrawn", what=WITHDRAWN.fill(name=gone.name), remedy=CLOSE_OR_SPLIT)  # fmt: skip


def nothing_was_decided(situation: Situation) -> Refusal | None:
    """A decision, its rights and the time to object to it stay in the case in which it was made."""
    return DECIDED if situation.state.decision is not None else None


def somebody_stays(situation: Situation) -> Refusal | None:
    """Some go, some stay."""
    number, act = len(situation.file.people), situation.act
    if act is None:
        return NOBODY_LEFT if number < ENOUGH_TO_SPLIT else None
    return None if 0 < len(set(act.people)) < number else NOBODY_LEFT


def is_offered_elsewhere(situation: Situation) -> Refusal | None:
    """Only an offer is answered."""
    return NO_OFFER if situation.state.offered_to is None else None


def not_offered_elsewhere(situation: Situation) -> Refusal | None:
    """While another office considers the case, it stays as it is."""
    return OFFERED if situation.state.offered_to is not None else None
