"""Checks of detention: one asks, another orders, nobody who must not be is placed in the room."""

from timpora.casework.core.acts.detaining import DetentionGround
from timpora.casework.core.acts.measures import MeasureKind
from timpora.casework.core.checks.deciding import decided
from timpora.casework.core.checks.situation import Situation, anybody, refusal
from timpora.casework.core.protection import NOT_IN_THE_ROOM, PROTECTION_WORDS
from timpora.casework.core.state import PersonState
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


HELD_ALREADY = refusal("detained_already", what=Text(id="Orang ini sudah didetensi, atau usulannya masih menunggu.", en="This person is detained already, or a request is waiting."), remedy=Text(id="Jawab usulan yang menunggu, atau catat yang terjadi selama detensi.", en="Answer the request that waits, or record what happens in detention."))  # fmt: skip
NOT_IN_ROOM = Text(id="Orang ini tidak ditempatkan di ruang detensi: {protection}.", en="This person is not placed in the detention room: {protection}.")  # fmt: skip
ELSEWHERE = Text(id="Tempatkan di tempat lain (Pasal 83 ayat (2)).", en="Place the person elsewhere (Article 83(2)).")
NO_DEPORTATION = refusal("no_deportation_decided", what=Text(id="Deportasi tidak diputus untuk orang ini.", en="No deportation was decided for this person."), remedy=Text(id="Pilih dasar pendetensian yang lain, atau tunggu keputusannya.", en="Choose another ground, or wait for the decision."))  # fmt: skip
NO_REQUEST = refusal("no_detention_request", what=Text(id="Tidak ada usulan pendetensian yang menunggu.", en="No request for detention is waiting."), remedy=Text(id="Muat ulang halamannya: orang lain mungkin sudah menjawabnya.", en="Load the page again: somebody else may have answered it."))  # fmt: skip
OWN_REQUEST = refusal("own_detention_request", what=Text(id="Yang mengusulkan pendetensian tidak memerintahkannya sendiri.", en="Whoever requests detention does not also order it."), remedy=Text(id="Mintalah pejabat lain yang berwenang memutus.", en="Ask another officer who may decide."))  # fmt: skip
NOT_HELD = refusal("not_detained", what=Text(id="Orang ini tidak sedang didetensi.", en="This person is not detained."), remedy=Text(id="Lihat langkah-langkah perkara.", en="See the steps of the case."))  # fmt: skip
BEFORE_IT = Text(id="Hari itu mendahului perintah pendetensiannya ({day}).", en="That day lies before the detention order ({day}).")  # fmt: skip
ITS_DAY = Text(id="Periksa harinya.", en="Check the day.")


def nobody_holds_the_person(situation: Situation) -> Refusal | None:
    """One request at a time, and none for who is in the room."""
    people = situation.file.numbers if situation.act is None else (situation.act.person,)
    return HELD_ALREADY if all(_is_held(situation.state.of(person)) for person in people) else None


def _is_held(person: PersonState) -> bool:
    """Who was placed elsewhere comes back into the room as everybody comes into it: asked for by one, ordered by another."""
    held = person.detention
    return held is not None and (held.waits or (held.goes_on and not held.elsewhere))


def the_room_is_allowed(situation: Situation) -> Refusal | None:
    """A child, who is ill or pregnant, and a possible victim are placed elsewhere."""
    if situation.act is None:
        return None
    met = situation.of.protections & NOT_IN_THE_ROOM
    if not met:
        return None
    words = PROTECTION_WORDS[min(met)]
    return refusal("not_in_the_room", what=NOT_IN_ROOM.fill(protection=words), remedy=ELSEWHERE)


def the_ground_holds(situation: Situation) -> Refusal | None:
    """Who awaits deportation has a decision on it."""
    if situation.act is None or situation.act.ground is not DetentionGround.AWAITING_DEPORTATION:
        return None
    return None if decided(MeasureKind.DEPORTATION, situation) else NO_DEPORTATION


def somebody_else_requested(situation: Situation) -> Refusal | None:
    """A request waits, and not the own one."""
    waiting = [
        held
        for one in situation.file.people
        if (held := situation.state.of(one.number).detention) is not None
        and held.waits
        and (situation.act is None or situation.act.person == one.number)
    ]
    if not waiting:
        return NO_REQUEST
    return OWN_REQUEST if all(held.requested_by == situation.hand.account for held in waiting) else None


def the_person_is_held(situation: Situation) -> Refusal | None:
    """Somebody is detained, in the room or elsewhere."""
    return None if anybody(situation, lambda one: one.is_detained) else NOT_HELD


def the_person_may_be_placed(situation: Situation) -> Refusal | None:
    """Placed elsewhere is who is detained, or is to be, or is protected."""
    known = anybody(situation, lambda one: one.detention is not None and one.detention.ended_on is None)
    return None if known or anybody(situation, lambda one: bool(one.protections & NOT_IN_THE_ROOM)) else NOT_HELD


def not_before_it_began(situation: Situation) -> Refusal | None:
    """Nothing of a detention is dated before its order."""
    act = situation.act
    began = situation.of.detention.ordered_on if act is not None and situation.of.detention is not None else None
    if act is None or began is None or act.on >= began:
        return None
    return refusal("before_the_detention", what=BEFORE_IT.fill(day=began), remedy=ITS_DAY)
