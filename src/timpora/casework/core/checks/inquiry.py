"""Checks of finding out: orders before the field, rights before the table, what an opinion and a conference need."""

from datetime import date

from timpora.casework.core.checks.situation import Situation, refusal
from timpora.casework.core.statuses import Status
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text, counted
from timpora.screening.core.case_law import CaseLaw


NO_URGENT_REPORT = refusal("no_urgent_report", what=Text(id="Tidak ada laporan mendesak yang menunggu.", en="No urgent report is waiting."), remedy=Text(id="Laporkan keadaan mendesaknya lebih dahulu.", en="Report the urgent encounter first."))  # fmt: skip
OWN_REPORT = refusal("own_urgent_report", what=Text(id="Yang melaporkan tidak menyetujui laporannya sendiri.", en="Whoever made a report does not approve it."), remedy=Text(id="Mintalah pejabat lain yang berwenang.", en="Ask another officer with that power."))  # fmt: skip
NOT_APPROVED = refusal("urgent_not_approved", what=Text(id="Pengawasan mendesak belum disetujui, atau perintahnya sudah terbit.", en="The urgent check is not approved yet, or its order was issued."), remedy=Text(id="Mintalah persetujuan pejabat yang berwenang lebih dahulu.", en="First ask for approval from whoever may give it."))  # fmt: skip
NO_URGENT_ORDER = refusal("no_urgent_order", what=Text(id="Surat perintah mendesak untuk pengawasan ini belum terbit.", en="The urgent order for this check was not issued yet."), remedy=Text(id="Mintalah surat perintahnya diterbitkan, juga bila sudah lewat tenggang.", en="Ask for the order, even if its time is over."))  # fmt: skip
NO_ORDER = refusal("no_order", what=Text(id="Tidak ada surat perintah pengawasan yang berlaku pada hari itu.", en="No supervision order holds on that day."), remedy=Text(id="Terbitkan surat perintah, atau laporkan keadaan mendesak dan mintalah persetujuannya.", en="Issue an order, or report an urgent encounter and ask for its approval."))  # fmt: skip
ORDER_BACKWARDS = refusal("order_backwards", what=Text(id="Surat perintah berakhir sebelum terbit.", en="The order ends before it is issued."), remedy=Text(id="Pilih hari berakhir pada atau sesudah hari terbit.", en="Choose a last day on or after the day of issue."))  # fmt: skip
APPEARS_BEFORE = refusal("appears_before", what=Text(id="Hari menghadap mendahului hari panggilan.", en="The day to appear lies before the day of the summons."), remedy=Text(id="Pilih hari menghadap sesudah panggilan diterima.", en="Choose a day after the summons is received."))  # fmt: skip
NOT_CALLED = refusal("nobody_called", what=Text(id="Tidak ada panggilan yang menunggu jawaban orang ini.", en="No summons waits for an answer of this person."), remedy=Text(id="Pilih orang yang dipanggil, atau panggil lebih dahulu.", en="Choose somebody who was called, or issue the summons first."))  # fmt: skip
ANSWERED_BEFORE = refusal("answered_before_called", what=Text(id="Hari itu mendahului panggilannya.", en="That day lies before the summons."), remedy=Text(id="Periksa harinya.", en="Check the day."))  # fmt: skip
TOO_SHORT = Text(id="Hari menghadap terlalu dekat: paling sedikit {days} hari kerja sesudah panggilan, jadi {day}.", en="The day to appear is too near: it must be at least {days} after the summons, so {day} at the earliest.")  # fmt: skip
LATER_OR_SAY = Text(id="Pilih hari itu atau sesudahnya, atau tulis mengapa jarak waktunya pendek.", en="Choose that day or a later one, or write why at short notice.")  # fmt: skip
NOT_CHECKED = refusal("field_not_checked", what=Text(id="Hasil lapangan belum dicatat.", en="The field check has no result yet."), remedy=Text(id="Catat hasilnya, juga bila nihil.", en="Record the result, even if nothing was found."))  # fmt: skip
NO_INTERPRETER = refusal("no_interpreter", what=Text(id="Penerjemah tidak disebut, dan alasannya pun tidak.", en="Neither an interpreter nor a reason for having none is given."), remedy=Text(id="Tulis nama penerjemah, atau mengapa tidak diperlukan.", en="Write the interpreter's name, or why none is needed."))  # fmt: skip
NO_QUESTION = refusal("no_question", what=Text(id="Berita acara pemeriksaan tanpa tanya jawab.", en="The examination record has no question and answer."), remedy=Text(id="Tulis paling sedikit satu pertanyaan dan jawabannya.", en="Write at least one question and its answer."))  # fmt: skip
NOT_READ_BACK = refusal("not_read_back", what=Text(id="Berita acara belum dibacakan kembali.", en="The record was not read back."), remedy=Text(id="Bacakan kembali dalam bahasa yang dipahami, lalu catat.", en="Read it back in a language that is understood, then record it."))  # fmt: skip
NOT_ALL_HEARD = Text(
    id="Belum ada berita acara pemeriksaan tentang {name}.", en="There is no examination record about {name}."
)
HEAR_ALL = Text(id="Periksa orangnya, penjaminnya atau saksinya, atau pisahkan ke perkara sendiri.", en="Examine the person, the sponsor or a witness, or split the case.")  # fmt: skip
NOBODY_ALLEGED = refusal("nothing_alleged", what=Text(id="Belum ada dugaan pelanggaran yang dicatat.", en="No allegation is recorded."), remedy=Text(id="Catat dugaan dan ketentuannya, atau tutup perkara sebagai tidak ada pelanggaran.", en="Record an allegation and its provision, or close the case as cleared."))  # fmt: skip
TOO_FEW = refusal("conference_too_few", what=Text(id="Gelar kasus dihadiri lebih dari satu orang.", en="A case conference is held by more than one person."), remedy=Text(id="Catat pimpinan dan paling sedikit dua yang hadir, dengan pendapat masing-masing.", en="Record the chair and at least two who were there, with what each said."))  # fmt: skip
FEWEST_SPEAKERS = 2
NOTICE = "case.summons_notice_working_days"


def an_urgent_report_waits(situation: Situation) -> Refusal | None:
    """Something was reported that nobody approved yet, and somebody else approves it."""
    urgent = situation.state.urgent
    if urgent is None or urgent.approved_by is not None:
        return NO_URGENT_REPORT
    return OWN_REPORT if urgent.reported_by == situation.hand.account else None


def the_urgent_check_is_approved(situation: Situation) -> Refusal | None:
    """Its order follows the approval, once."""
    urgent = situation.state.urgent
    return NOT_APPROVED if urgent is None or urgent.approved_by is None or urgent.ordered_on is not None else None


def the_order_ends_after_it_begins(situation: Situation) -> Refusal | None:
    """An order holds at least on its own day."""
    return ORDER_BACKWARDS if situation.act is not None and situation.act.until < situation.act.on else None


def an_order_holds(situation: Situation) -> Refusal | None:
    """Nobody goes to the field without an order, unless the urgent check was approved."""
    state, day = situation.state, situation.act.on if situation.act is not None else situation.on
    if state.urgent is not None and state.urgent.approved_by is not None and day >= state.urgent.met_on:
        return None
    holds = state.ordered_from is not None and state.ordered_until is not None and state.ordered_from <= day <= state.ordered_until  # fmt: skip
    return None if holds else NO_ORDER


def called_before_appearing(situation: Situation) -> Refusal | None:
    """Nobody is called for yesterday."""
    return APPEARS_BEFORE if situation.act is not None and situation.act.appears_on < situation.act.on else None


def earliest_to_appear(law: CaseLaw, called_on: date) -> date | None:
    """The first day for which somebody can be called; None where the office sets no notice."""
    notice = law.value(NOTICE)
    return None if notice is None else law.calendar.as_if_known().after(called_on, int(notice.value))


def called_in_time(situation: Situation) -> Refusal | None:
    """Whoever is called has the notice that the office gives, or the summons says why not."""
    act = situation.act
    if act is None or act.short_notice_because.strip():
        return None
    law = situation.law_of(act.on)
    notice, earliest = law.value(NOTICE), earliest_to_appear(law, act.on)
    if notice is None or earliest is None or act.appears_on >= earliest:
        return None
    return refusal(
        "short_notice",
        what=TOO_SHORT.fill(days=counted(notice.value, "working day", "working days"), day=earliest),
        remedy=LATER_OR_SAY,
    )


def a_summons_waits(situation: Situation) -> Refusal | None:
    """Whoever answers a summons was called, and not later."""
    act, called = situation.act, situation.state.summons
    if act is None:
        return None if called else NOT_CALLED
    if act.person not in called:
        return NOT_CALLED
    return ANSWERED_BEFORE if act.on < called[act.person].called_on else None


def the_field_has_a_result(situation: Situation) -> Refusal | None:
    """From the field to the table only with what was found there."""
    state = situation.state
    if state.status is not Status.FIELD_CHECK or state.checked_on is not None:
        return None
    return None if state.urgent is not None and state.urgent.approved_by is not None else NOT_CHECKED


def examined_fairly(situation: Situation) -> Refusal | None:
    """Language settled, questions asked, read back."""
    act = situation.act
    if act is None:
        return None
    if not (act.interpreter.strip() or act.no_interpreter_because.strip()):
        return NO_INTERPRETER
    if not act.questions:
        return NO_QUESTION
    return None if act.read_back else NOT_READ_BACK


def everybody_was_heard(situation: Situation) -> Refusal | None:
    """An examination ends when there is a record about each person."""
    for one in situation.file.people:
        if situation.state.of(one.number).heard_on is None:
            return refusal("not_all_heard", what=NOT_ALL_HEARD.fill(name=one.name), remedy=HEAR_ALL)
    return None


def the_urgent_order_came(situation: Situation) -> Refusal | None:
    """What was begun without an order has one before the examination ends, also where it comes late."""
    urgent = situation.state.urgent
    waits = urgent is not None and urgent.approved_by is not None and urgent.ordered_on is None
    return NO_URGENT_ORDER if waits else None


def something_is_alleged(situation: Situation) -> Refusal | None:
    """An opinion is about an allegation."""
    alleged = any(one.allegations for one in situation.state.people.values())
    return None if alleged else NOBODY_ALLEGED


def several_were_there(situation: Situation) -> Refusal | None:
    """A conference is more than one person's view."""
    if situation.act is None:
        return None
    return TOO_FEW if len(situation.act.speakers) < FEWEST_SPEAKERS else None
