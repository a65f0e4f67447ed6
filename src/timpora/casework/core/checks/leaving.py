"""Checks of departure and of the ban that is proposed with it: decided first, complete, and the exit once."""

from collections.abc import Iterator

from timpora.casework.core.acts.measures import Ban, MeasureKind, Permit, PermitAction
from timpora.casework.core.checks.deciding import decided
from timpora.casework.core.checks.measures import length_of_a_ban
from timpora.casework.core.checks.situation import Situation, anybody, refusal
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text, counted


NOT_DECIDED = refusal("measure_not_decided", what=Text(id="Tindakan ini tidak diputus untuk orang ini.", en="This measure was not decided for this person."), remedy=Text(id="Lihat keputusannya; yang tidak diputus tidak dilaksanakan.", en="See the decision; what was not decided is not carried out."))  # fmt: skip
DONE = refusal("measure_carried_out", what=Text(id="Tindakan ini sudah dicatat dilaksanakan.", en="This measure is recorded as carried out."), remedy=Text(id="Lihat langkah-langkah perkara.", en="See the steps of the case."))  # fmt: skip
NO_NEW_LIMIT = refusal("no_new_limit", what=Text(id="Batas baru hanya ada bila izin tinggal orang ini diputus dibatasi atau diubah.", en="There is a new limit only where it was decided to limit or change this person's stay permit."), remedy=Text(id="Kosongkan batasnya.", en="Leave the limit empty."))  # fmt: skip
LIMIT_REACHES_BACK = refusal("limit_reaches_back", what=Text(id="Batas baru itu mendahului hari pelaksanaannya.", en="The new limit lies before the day on which it takes effect."), remedy=Text(id="Tulis hari itu atau sesudahnya.", en="Write that day or a later one."))  # fmt: skip
LIMITED_UNTIL = Text(
    id="Yang diputus ialah pembatasan sampai {day}.", en="It was decided to limit the permit until {day}."
)
LIMIT_AS_DECIDED = Text(id="Tulis hari itu atau sebelumnya.", en="Write that day or an earlier one.")
OF_ITS_OWN = refusal("measure_of_its_own", what=Text(id="Tindakan ini dicatat dengan langkahnya sendiri.", en="This measure has a step of its own."), remedy=Text(id="Pakai langkah pembayaran, pemulangan, atau usulan penangkalan.", en="Use the step for payment, departure or the ban proposal."))  # fmt: skip
LEFT = refusal("left_already", what=Text(id="Keberangkatan orang ini sudah dicatat.", en="This person's departure is recorded."), remedy=Text(id="Keberangkatan yang salah dibetulkan di register.", en="A wrong departure is corrected in the register."))  # fmt: skip
LEAVES_BEFORE = refusal("leaves_before", what=Text(id="Hari keberangkatan mendahului hari rencana ini.", en="The day of departure lies before the day of this plan."), remedy=Text(id="Pilih hari keberangkatan yang akan datang; yang sudah terjadi dicatat sebagai keberangkatan.", en="Choose a future day; what has happened is recorded as a departure."))  # fmt: skip
NOT_PLANNED = refusal("departure_not_planned", what=Text(id="Pemulangan orang ini belum direncanakan.", en="This person's departure is not planned."), remedy=Text(id="Rencanakan dahulu: penanggung biaya, tiket, pengawal dan TPI.", en="Plan it first: who pays, ticket, escort and border post."))  # fmt: skip
INCOMPLETE = Text(id="Usulan penangkalan tidak lengkap: {missing}.", en="The ban proposal is incomplete: {missing}.")
COMPLETE_IT = Text(id="Lengkapi data orangnya di register; usulan yang tidak lengkap ditolak.", en="Complete the person's data in the register; an incomplete proposal is refused.")  # fmt: skip
LONGER_THAN_DECIDED = Text(id="Yang diputus {months} bulan.", en="What was decided is {months}.")
AS_DECIDED = Text(id="Usulkan tidak lebih lama daripada yang diputus.", en="Propose no more than was decided.")
PROPOSED = refusal("ban_proposed", what=Text(id="Usulan penangkalan orang ini sudah dikirim.", en="The ban proposal for this person was sent."), remedy=Text(id="Catat jawabannya bila sudah datang.", en="Record the answer when it comes."))  # fmt: skip
NO_PROPOSAL = refusal("no_ban_proposal", what=Text(id="Tidak ada usulan penangkalan yang menunggu jawaban.", en="No ban proposal waits for an answer."), remedy=Text(id="Kirim usulannya lebih dahulu.", en="Send the proposal first."))  # fmt: skip
ANSWER_UNCLEAR = refusal("ban_answer_unclear", what=Text(id="Jawaban tanpa nomor keputusan atau alasan penolakan.", en="The answer has neither the number of a decision nor the reason for a refusal."), remedy=Text(id="Tulis nomornya bila diterima, alasannya bila ditolak.", en="Write the number where accepted, the reason where refused."))  # fmt: skip
NO_PHOTO = refusal("ban_without_photo", what=Text(id="Usulan penangkalan memerlukan foto yang diterima dalam perkara ini.", en="A ban proposal needs a photo that was received into this case."), remedy=Text(id="Terima fotonya sebagai JPEG atau PNG, lalu pilih di sini.", en="Receive the photo as JPEG or PNG, then choose it here."))  # fmt: skip
NAMES = {
    "name": Text(id="nama", en="name"), "sex": Text(id="jenis kelamin", en="sex"), "nationality": Text(id="kebangsaan", en="nationality"),
    "born_on": Text(id="tanggal lahir", en="birth day"), "birth_place": Text(id="tempat lahir", en="birth place"),
}  # fmt: skip
BY_A_STEP = frozenset({MeasureKind.CHARGE, MeasureKind.DEPORTATION, MeasureKind.BAN_PROPOSAL})


def carried_out_once(situation: Situation) -> Refusal | None:
    """A measure on permit or place, decided and not yet in effect."""
    act = situation.act
    if act is None:
        kinds = [kind for kind in MeasureKind if kind not in BY_A_STEP]
        return None if any(decided(kind, situation) for kind in kinds) else NOT_DECIDED
    if act.measure in BY_A_STEP:
        return OF_ITS_OWN
    if not decided(act.measure, situation):
        return NOT_DECIDED
    return DONE if act.measure in situation.of.carried_out else None


def the_new_limit_fits(situation: Situation) -> Refusal | None:
    """A new limit comes with a permit that was limited or changed, and makes nobody late for days that are over."""
    act = situation.act
    if act is None or act.stay_limit is None:
        return None
    if act.measure is not MeasureKind.PERMIT or situation.state.permit_action(act.person) in {None, PermitAction.CANCELLED}:  # fmt: skip
        return NO_NEW_LIMIT
    if act.stay_limit < act.on:
        return LIMIT_REACHES_BACK
    return next(_beyond_what_was_decided(situation), None)


def _beyond_what_was_decided(situation: Situation) -> Iterator[Refusal]:
    """A permit that was limited until a day is not limited to a later one."""
    for one in situation.state.measures_for(situation.act.person, MeasureKind.PERMIT):
        if isinstance(one, Permit) and one.action is PermitAction.LIMITED and one.until is not None and situation.act.stay_limit > one.until:  # fmt: skip
            yield refusal("limit_longer_than_decided", what=LIMITED_UNTIL.fill(day=one.until), remedy=LIMIT_AS_DECIDED)


def deportation_was_decided(situation: Situation) -> Refusal | None:
    """Nobody's removal is planned without a decision."""
    if not decided(MeasureKind.DEPORTATION, situation):
        return NOT_DECIDED
    return LEFT if situation.act is not None and situation.of.left_on is not None else None


def nobody_left_yesterday(situation: Situation) -> Refusal | None:
    """What is planned lies ahead; what has happened is recorded."""
    act = situation.act
    return LEAVES_BEFORE if act is not None and act.leaves_on < act.on else None


def the_departure_is_planned(situation: Situation) -> Refusal | None:
    """Who is escorted leaves as it was planned; who leaves alone may."""
    act = situation.act
    if act is None:
        return None
    if situation.of.left_on is not None:
        return LEFT
    return None if act.by_own_means or situation.of.departure is not None else NOT_PLANNED


def the_ban_was_decided(situation: Situation) -> Refusal | None:
    """Decided, complete, within its length, and once."""
    if not decided(MeasureKind.BAN_PROPOSAL, situation):
        return NOT_DECIDED
    act = situation.act
    if act is None:
        return None
    if situation.of.ban_proposed_on is not None:
        return PROPOSED
    if (refused := _incomplete(situation)) is not None:
        return refused
    [ban] = [one for one in situation.state.measures_for(act.person) if isinstance(one, Ban)]
    if act.months > ban.months:
        return refusal(
            "ban_longer_than_decided",
            what=LONGER_THAN_DECIDED.fill(months=counted(ban.months, "month", "months")),
            remedy=AS_DECIDED,
        )
    return next(length_of_a_ban(situation.law_of(act.on), act.months), None)


def _incomplete(situation: Situation) -> Refusal | None:
    """The least that must be known of somebody, and a photo that is there."""
    person = situation.file.person(situation.act.person)
    assert person is not None  # asked before
    known = {
        "name": person.name, "nationality": person.nationality, "born_on": person.born_on, "sex": situation.of.identity,
        "birth_place": situation.of.identity and situation.of.identity.birth_place,
    }  # fmt: skip
    missing = [words for name, words in NAMES.items() if not known[name]]
    if missing:
        told = Text(id=", ".join(one.id for one in missing), en=", ".join(one.en for one in missing))
        return refusal("ban_incomplete", what=INCOMPLETE.fill(missing=told), remedy=COMPLETE_IT)
    return None if situation.act.photo in situation.file.pictures else NO_PHOTO


def a_ban_waits(situation: Situation) -> Refusal | None:
    """An answer answers something, clearly."""
    if not anybody(situation, lambda one: one.ban_proposed_on is not None and one.ban_answered is None):
        return NO_PROPOSAL
    act = situation.act
    if act is None:
        return None
    told = act.number if act.accepted else act.remark
    return None if told.strip() else ANSWER_UNCLEAR
