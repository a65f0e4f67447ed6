"""Why something about an agreed action is not done, and the remedy: the same words on the page, in the API and at the terminal."""

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


NOT_THERE = Refusal(code="team_action_not_there", what=Text(id="Tindak lanjut itu tidak ada dalam tim ini.", en="There is no such agreed action in this team."), remedy=Text(id="Pilih dari daftar tindak lanjut tim.", en="Choose it from the team's list of agreed actions."))  # fmt: skip
NOT_THE_OWNER = Refusal(code="team_action_not_the_owner", what=Text(id="Tindak lanjut ini milik instansi lain.", en="This agreed action is another agency's."), remedy=Text(id="Instansinya sendiri yang melapor, atau kantor untuknya.", en="That agency reports itself, or the office does for it."))  # fmt: skip
NOT_WHO_RUNS = Refusal(code="team_action_not_who_runs", what=Text(id="Hanya yang mengurus tim dapat membatalkan tindak lanjut.", en="Only who runs the team can drop an agreed action."), remedy=Text(id="Mintalah sekretaris tim di kantor imigrasi.", en="Ask the team's secretary at the immigration office."))  # fmt: skip
NOT_WHO_ANSWERS = Refusal(code="team_action_not_who_answers", what=Text(id="Laporan dijawab oleh ketua tim yang bertindak, atau yang mengurus tim.", en="A report is answered by the team's acting chair, or by who runs the team."), remedy=Text(id="Tunggu jawabannya, atau hubungi ketua tim.", en="Wait for the answer, or ask the team's chair."))  # fmt: skip
ANSWERS_ITSELF = Refusal(code="team_action_own_report", what=Text(id="Anda sendiri yang melaporkannya selesai.", en="You reported it done yourself."), remedy=Text(id="Mintalah orang lain menjawabnya.", en="Ask somebody else to answer it."))  # fmt: skip
NO_WORDS = Refusal(code="team_action_without_words", what=Text(id="Belum ditulis apa yang dilakukan, apa buktinya, atau mengapa.", en="It is not written what was done, what shows it, or why."), remedy=Text(id="Tulis satu atau dua kalimat.", en="Write a sentence or two."))  # fmt: skip
TOO_LONG = Refusal(code="team_action_too_long", what=Text(id="Tulisannya lebih dari 2.000 huruf.", en="The text is longer than 2,000 letters."), remedy=Text(id="Persingkat.", en="Shorten it."))  # fmt: skip
NO_PROMISE = Refusal(code="team_action_incomplete", what=Text(id="Belum ditulis apa yang disepakati, atau apa yang membuktikannya selesai.", en="It is not written what was agreed, or what would show it done."), remedy=Text(id="Isi keduanya.", en="Fill in both."))  # fmt: skip
DUE_BEFORE = Refusal(code="team_action_due_before", what=Text(id="Tenggatnya mendahului hari disepakati.", en="It is due before the day on which it was agreed."), remedy=Text(id="Perbaiki harinya.", en="Mend the days."))  # fmt: skip
AGREED_AHEAD = Refusal(code="team_action_agreed_ahead", what=Text(id="Hari disepakati belum tiba.", en="The day on which it was agreed has not come yet."), remedy=Text(id="Perbaiki harinya.", en="Mend the days."))  # fmt: skip
NO_SEAT = Refusal(code="team_action_without_owner", what=Text(id="Instansi itu tidak duduk dalam tim hari ini, atau orangnya tidak di kursi itu.", en="That agency does not sit in the team today, or the person is not in its seat."), remedy=Text(id="Pilih instansi dan orang dari daftar.", en="Choose agency and person from the lists."))  # fmt: skip
NO_CAUSE = Refusal(code="team_action_cause_unknown", what=Text(id="Temuan, tempat, atau perkara yang disebut tidak ditemukan.", en="The finding, place or case that is named was not found."), remedy=Text(id="Periksa nomornya, atau kosongkan.", en="Look at its number, or leave it empty."))  # fmt: skip
NOT_WHO_MOVES = Refusal(code="team_action_not_who_moves", what=Text(id="Tenggat dipindah oleh ketua tim yang bertindak, atau yang mengurus tim.", en="A due day is moved by the team's acting chair, or by who runs the team."), remedy=Text(id="Mintalah tenggat lain dengan alasannya.", en="Ask for another due day, with the reason."))  # fmt: skip
MOVES_ITSELF = Refusal(code="team_action_own_day", what=Text(id="Tindak lanjut ini milik instansi Anda sendiri.", en="This agreed action is your own agency's."), remedy=Text(id="Mintalah tenggat lain; yang mengurus tim menjawabnya.", en="Ask for another due day; who runs the team answers."))  # fmt: skip
NOTHING_ASKED = Refusal(code="team_action_no_day_asked", what=Text(id="Tidak ada permintaan tenggat lain yang menunggu jawaban.", en="No other due day was asked for that waits for an answer."), remedy=Text(id="Tidak ada yang perlu dijawab: tenggatnya tetap.", en="There is nothing to answer: the due day stays."))  # fmt: skip
NO_DAY = Refusal(code="team_action_without_day", what=Text(id="Tenggat barunya belum ditulis.", en="The new due day is not written."), remedy=Text(id="Tulis harinya, misalnya 27 Juni 2023.", en="Write the day, such as 27 June 2023."))  # fmt: skip
SAME_DAY = Refusal(code="team_action_same_day", what=Text(id="Itu tenggat yang sudah berlaku.", en="That is the due day already."), remedy=Text(id="Pilih hari lain, atau biarkan tenggatnya.", en="Choose another day, or leave the due day as it is."))  # fmt: skip
DAY_OVER = Refusal(code="team_action_day_over", what=Text(id="Hari itu sudah lewat.", en="That day is over."), remedy=Text(id="Pilih hari ini atau hari sesudahnya.", en="Choose today or a later day."))  # fmt: skip
DAY_WITHOUT_USE = Refusal(code="team_action_day_without_use", what=Text(id="Langkah ini tidak memindahkan tenggat.", en="This step moves no due day."), remedy=Text(id="Kosongkan tenggatnya, atau minta tenggat lain.", en="Leave the due day out, or ask for another one."))  # fmt: skip
NOT_NOW = Text(id="“{step}” tidak dapat dilakukan: {state}.", en="“{step}” cannot be done: {state}.")
ENDED = Text(id="Tenggat dipindah selama berjalan: laporan yang dikembalikan berjalan lagi; untuk yang sudah berakhir, catat tindak lanjut baru.", en="A due day is moved while it is under way: a report that is returned is under way again; for what has ended, record a new agreed action.")  # fmt: skip
RELOAD = Text(id="Muat ulang halaman tindak lanjutnya.", en="Load the page of the action again.")
MEANWHILE = Refusal(code="team_action_meanwhile", what=Text(id="Tindak lanjut ini berubah sementara itu.", en="The agreed action changed meanwhile."), remedy=RELOAD)  # fmt: skip


def not_now(step: Text, state: Text, remedy: Text) -> Refusal:
    """The state does not allow the step."""
    return Refusal(code="team_action_not_now", what=NOT_NOW.fill(step=step, state=state), remedy=remedy)
