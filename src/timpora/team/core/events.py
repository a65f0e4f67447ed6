"""What happens to teams, as the audit trail calls it, and in words."""

from collections.abc import Mapping

from timpora.kernel.text import Text


TEAM_OPENED = "team_opened"
TEAM_CHANGED = "team_changed"
DECREE_RECORDED = "team_decree_recorded"
SEAT_GIVEN = "team_seat_given"
HOLDER_SEATED = "team_holder_seated"
ABSENCE_RECORDED = "team_absence_recorded"
ROW_ENDED = "team_row_ended"
ACTION_AGREED = "team_action_agreed"
ACTION_STEP = "team_action_step"
REMINDER_QUEUED = "team_reminder_queued"
REMINDER_ENDED = "team_reminder_ended"
TEAM_TRAIL_READ = "team_trail_read"

ABOUT_PEOPLE: Mapping[str, Text] = {
    TEAM_OPENED: Text(id="Membuka tim", en="Opened the team"),
    TEAM_CHANGED: Text(id="Mengubah nama atau irama rapat", en="Changed the name or the rhythm of its meetings"),
    DECREE_RECORDED: Text(id="Mencatat surat keputusan tim", en="Recorded a decree of the team"),
    SEAT_GIVEN: Text(id="Memberi kursi kepada instansi", en="Gave an agency a seat"),
    HOLDER_SEATED: Text(id="Mendudukkan seseorang di kursi", en="Seated somebody"),
    ABSENCE_RECORDED: Text(id="Mencatat hari berhalangan", en="Recorded days of absence"),
    ROW_ENDED: Text(id="Mencatat akhir berlakunya", en="Recorded the end of its days"),
    ACTION_AGREED: Text(id="Mencatat tindak lanjut", en="Recorded an agreed action"),
    ACTION_STEP: Text(id="Mencatat langkah tindak lanjut", en="Recorded a step of an agreed action"),
    REMINDER_QUEUED: Text(id="Menyiapkan e-mail pengingat tindak lanjut", en="Prepared an e-mail that reminds of an agreed action"),
    REMINDER_ENDED: Text(id="Mencatat hasil e-mail pengingat tindak lanjut", en="Recorded what became of an e-mail that reminds of an agreed action"),
    TEAM_TRAIL_READ: Text(id="Membaca jejak tim", en="Read the trail of the team"),
}  # fmt: skip
