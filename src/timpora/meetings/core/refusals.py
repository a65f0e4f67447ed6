"""Why something about a meeting is not done, and the remedy: the same words on the page, in the API and at the terminal."""

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


RELOAD = Text(id="Muat ulang halaman rapatnya.", en="Load the page of the meeting again.")
NOT_NOW = Text(id="“{step}” tidak dapat dilakukan: {state}.", en="“{step}” cannot be done: {state}.")
NOT_THERE = Refusal(code="meeting_not_there", what=Text(id="Rapat itu tidak ada dalam tim ini.", en="There is no such meeting in this team."), remedy=Text(id="Pilih dari daftar rapat tim.", en="Choose it from the team's list of meetings."))  # fmt: skip
ITEM_NOT_THERE = Refusal(code="meeting_item_not_there", what=Text(id="Acara itu tidak ada dalam rapat ini.", en="There is no such item in this meeting."), remedy=RELOAD)  # fmt: skip
MAY_NOT_RUN = Refusal(code="meeting_not_who_runs", what=Text(id="Rapat disiapkan dan dicatat oleh yang mengurus tim.", en="Meetings are prepared and minuted by who runs the team."), remedy=Text(id="Mintalah sekretaris tim di kantor imigrasi.", en="Ask the team's secretary at the immigration office."))  # fmt: skip
NOT_THE_CHAIR = Refusal(code="meeting_not_the_chair", what=Text(id="Notula diterima oleh ketua tim yang bertindak.", en="Minutes are accepted by the team's acting chair."), remedy=Text(id="Tunggu ketua tim, atau hubungi kantornya.", en="Wait for the team's chair, or ask the chair's office."))  # fmt: skip
CLOSED_IT_ITSELF = Refusal(code="meeting_own_minutes", what=Text(id="Anda sendiri yang menutup notula ini.", en="You closed these minutes yourself."), remedy=Text(id="Mintalah orang lain menerimanya.", en="Ask somebody else to accept them."))  # fmt: skip
NO_WORDS = Refusal(code="meeting_without_words", what=Text(id="Belum ditulis mengapa, atau apa yang dibetulkan.", en="It is not written why, or what is corrected."), remedy=Text(id="Tulis satu atau dua kalimat.", en="Write a sentence or two."))  # fmt: skip
TOO_LONG = Refusal(code="meeting_too_long", what=Text(id="Tulisannya lebih panjang dari yang dapat disimpan.", en="The text is longer than can be kept."), remedy=Text(id="Persingkat, atau bagi menjadi beberapa acara.", en="Shorten it, or divide it into several items."))  # fmt: skip
NO_PLACE = Refusal(code="meeting_without_place", what=Text(id="Tempat rapat belum ditulis, atau terlalu panjang.", en="The place of the meeting is not written, or is too long."), remedy=Text(id="Tulis tempatnya dalam satu baris.", en="Write the place in one line."))  # fmt: skip
ENDS_BEFORE = Refusal(code="meeting_ends_before", what=Text(id="Rapat selesai sebelum dimulai.", en="The meeting ends before it begins."), remedy=Text(id="Perbaiki jamnya.", en="Mend the times."))  # fmt: skip
FAR_AWAY = Refusal(code="meeting_day_far_away", what=Text(id="Tahunnya tidak mungkin untuk sebuah rapat.", en="There are no meetings in that year."), remedy=Text(id="Periksa tahunnya.", en="Look at the year."))  # fmt: skip
IS_OVER = Refusal(code="meeting_day_over", what=Text(id="Hari itu sudah lewat, jadi tidak ada yang dapat diundang.", en="That day is over, so nobody can be invited to it."), remedy=Text(id="Pindahkan rapatnya, atau bukalah rapatnya.", en="Move the meeting, or open it."))  # fmt: skip
NOT_YET = Refusal(code="meeting_day_ahead", what=Text(id="Hari rapatnya belum tiba.", en="The day of the meeting has not come yet."), remedy=Text(id="Pindahkan rapatnya bila diadakan lebih awal.", en="Move the meeting if it is held sooner."))  # fmt: skip
NOTHING_ON_THE_AGENDA = Refusal(code="meeting_without_agenda", what=Text(id="Rapat ini belum beracara.", en="This meeting has no agenda yet."), remedy=Text(id="Tambah paling sedikit satu acara.", en="Add at least one item."))  # fmt: skip
AGENDA_FROZEN = Refusal(code="meeting_agenda_frozen", what=Text(id="Acaranya sudah dikirim bersama undangan.", en="The agenda went out with the invitation."), remedy=Text(id="Susun ulang acaranya, lalu kirim undangannya lagi.", en="Draft the agenda again, then send the invitation again."))  # fmt: skip
NO_TITLE = Refusal(code="meeting_item_without_title", what=Text(id="Acaranya belum bernama.", en="The item has no title yet."), remedy=Text(id="Tulis apa yang dibicarakan.", en="Write what is talked about."))  # fmt: skip
NO_REASON = Refusal(code="meeting_item_left_out_without_reason", what=Text(id="Belum ditulis mengapa acara ini dilewatkan.", en="It is not written why the item is left out."), remedy=Text(id="Tulis alasannya.", en="Write the reason."))  # fmt: skip
NOT_HELD = Refusal(code="meeting_not_being_held", what=Text(id="Notula hanya ditulis selama rapat berjalan dan belum ditutup.", en="Minutes are written only from the opening of the meeting until they are closed."), remedy=RELOAD)  # fmt: skip
NOT_OPEN = Refusal(code="meeting_attendance_not_open", what=Text(id="Kehadiran dicatat sejak undangan dikirim sampai notula ditutup.", en="Attendance is recorded from the invitation until the minutes are closed."), remedy=RELOAD)  # fmt: skip
TWO_TEXTS = Refusal(code="meeting_two_texts", what=Text(id="Ada acara yang masih mempunyai dua tulisan.", en="An item still has two texts."), remedy=Text(id="Satukan dahulu keduanya; keduanya tersimpan.", en="Make them one first; both are kept."))  # fmt: skip
NO_SEAT = Refusal(code="meeting_without_seat", what=Text(id="Instansi itu tidak duduk dalam tim pada hari rapat.", en="That agency does not sit in the team on the day of the meeting."), remedy=Text(id="Pilih instansi dari daftar.", en="Choose the agency from the list."))  # fmt: skip
NO_NAME = Refusal(code="meeting_attendance_without_name", what=Text(id="Belum ditulis siapa yang mewakili.", en="It is not written who stood in."), remedy=Text(id="Tulis nama dan jabatannya.", en="Write name and position."))  # fmt: skip
NOT_UNDERSTOOD = Refusal(code="meeting_attendance_not_understood", what=Text(id="Kehadiran itu tidak dimengerti, jadi tidak dicatat.", en="That attendance was not understood, so it was not recorded."), remedy=Text(id="Tekan salah satu tombol di sebelah nama instansinya.", en="Press one of the buttons beside the agency's name."))  # fmt: skip
CODE_WRONG = Refusal(code="meeting_code_wrong", what=Text(id="Kode ini bukan untuk rapat hari ini.", en="This code is not for today's meeting."), remedy=Text(id="Pindai kode yang diperlihatkan di ruang rapat hari ini, atau lapor kepada sekretaris.", en="Scan the code that is shown in the meeting room today, or tell the secretary."))  # fmt: skip
NOT_IN_A_SEAT = Refusal(code="meeting_not_in_a_seat", what=Text(id="Anda tidak duduk dalam tim ini hari ini.", en="You do not sit in this team today."), remedy=Text(id="Lapor kepada sekretaris rapat.", en="Tell the secretary of the meeting."))  # fmt: skip
IS_AN_ACTION = Refusal(code="meeting_decision_has_action", what=Text(id="Keputusan ini sudah menjadi tindak lanjut.", en="This decision has become an agreed action already."), remedy=Text(id="Buka tindak lanjutnya.", en="Open the agreed action."))  # fmt: skip
NOT_ACCEPTED = Refusal(code="meeting_minutes_not_accepted", what=Text(id="Notula ini belum diterima ketua.", en="These minutes are not accepted by the chair yet."), remedy=Text(id="Tunggu ketua menerimanya.", en="Wait until the chair accepts them."))  # fmt: skip
NO_PAPER = Refusal(code="meeting_without_letterhead", what=Text(id="Kop surat kantor belum lengkap, jadi suratnya tidak dapat diterbitkan.", en="The office's letterhead is not complete, so that the letter cannot be issued."), remedy=Text(id="Mintalah pengelola melengkapi kementerian, direktorat, kota, alamat, dan nama kepala kantor.", en="Ask the administrator to fill in ministry, directorate, town, address and the head's name."))  # fmt: skip
FELL_OUT = Refusal(code="meeting_fell_out", what=Text(id="Rapat ini tidak diadakan, jadi tidak perlu berkas.", en="This meeting fell out, so that it needs no pack."), remedy=Text(id="Buat berkas untuk rapat berikutnya.", en="Make the pack of the next meeting."))  # fmt: skip
MEANWHILE = Refusal(code="meeting_meanwhile", what=Text(id="Rapat ini berubah sementara itu.", en="The meeting changed meanwhile."), remedy=RELOAD)  # fmt: skip


def not_now(step: Text, state: Text) -> Refusal:
    """The state does not allow the step."""
    return Refusal(code="meeting_not_now", what=NOT_NOW.fill(step=step, state=state), remedy=RELOAD)
