"""Checks of objection: within its time or with a reason, one at a time, answered in order."""

from datetime import date

from timpora.casework.core.checks.situation import Situation, anybody, refusal
from timpora.casework.core.rights import Right
from timpora.casework.core.state import PersonState
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text
from timpora.screening.core.case_law import CaseLaw


NOTHING_TO_OBJECT = refusal("nothing_to_object", what=Text(id="Keputusannya belum diserahkan kepada orang ini.", en="The decision was not handed to this person yet."), remedy=Text(id="Catat penyerahan salinan keputusan lebih dahulu.", en="Record that the copy of the decision was handed over first."))  # fmt: skip
ON_ITS_WAY = refusal("objection_on_its_way", what=Text(id="Keberatan orang ini sudah diterima.", en="This person's objection was received."), remedy=Text(id="Lanjutkan dengan saran dan keputusannya.", en="Go on with the advice and the decision."))  # fmt: skip
LATE = Text(id="Tenggang keberatan berakhir {day}.", en="The time for an objection ended on {day}.")
SAY_WHY = Text(id="Bila diterima juga, tulis alasannya; menolaknya bukan wewenang kantor.", en="To take it all the same, write why; it is not for the office to refuse it.")  # fmt: skip
RECEIVED_WHEN = refusal("minister_received_when", what=Text(id="Hari diterima Menteri mendahului keberatannya, atau belum tiba.", en="The day on which the Minister received it lies before the objection, or has not come."), remedy=Text(id="Periksa harinya pada tanda terima.", en="Check the day on the receipt."))  # fmt: skip
NO_OBJECTION = refusal("no_objection", what=Text(id="Tidak ada keberatan yang menunggu langkah ini.", en="No objection waits for this step."), remedy=Text(id="Lihat langkah-langkah perkara.", en="See the steps of the case."))  # fmt: skip


def last_day_to_object(person: PersonState, law: CaseLaw) -> date | None:
    """The last day of the time for an objection; None before the decision was handed over, and where no law of its day sets one."""
    handed = person.given.get(Right.COPY_HANDED)
    return None if handed is None else last_day_of(law, handed)


def last_day_of(law: CaseLaw, began: date) -> date | None:
    """The last day of the time for an objection that began on a day."""
    time = law.value("objection.working_days")
    return None if time is None else law.calendar.after(began, int(time.value))


def in_time_or_with_a_reason(situation: Situation) -> Refusal | None:
    """After the decision was handed over, once, and late only with a reason."""
    if not anybody(situation, lambda one: Right.COPY_HANDED in one.given):
        return NOTHING_TO_OBJECT
    act = situation.act
    if act is None:
        return None
    if situation.of.objection is not None:
        return ON_ITS_WAY
    try:
        last = last_day_to_object(situation.of, situation.law_of(situation.of.given[Right.COPY_HANDED]))
    except Refused:
        last = None  # nobody is called late by days that nobody can count yet
    if last is not None and act.on > last and not act.late_because.strip():
        return refusal("objection_late", what=LATE.fill(day=last), remedy=SAY_WHY)
    return None


def an_objection_waits_for_advice(situation: Situation) -> Refusal | None:
    """Received, and no advice yet."""
    waits = anybody(situation, lambda one: any(each.waits_for_advice for each in one.objections))
    if not waits or situation.act is None:
        return None if waits else NO_OBJECTION
    first = next(one for one in situation.of.objections if one.waits_for_advice)
    return None if first.received_on <= situation.act.received_on <= situation.on else RECEIVED_WHEN


def an_objection_waits_for_a_decision(situation: Situation) -> Refusal | None:
    """With the Minister, and not decided."""
    waits = anybody(situation, lambda one: any(each.waits_for_a_decision for each in one.objections))
    return None if waits else NO_OBJECTION
