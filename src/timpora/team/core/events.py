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
ACTION_PROGRESS = "team_action_progress"
ACTION_REPORTED = "team_action_reported"
ACTION_ACCEPTED = "team_action_accepted"
ACTION_RETURNED = "team_action_returned"
ACTION_DROPPED = "team_action_dropped"
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
    ACTION_PROGRESS: Text(id="Mencatat kemajuan tindak lanjut", en="Recorded progress of an agreed action"),
    ACTION_REPORTED: Text(id="Melaporkan tindak lanjut selesai", en="Reported an agreed action done"),
    ACTION_ACCEPTED: Text(id="Menerima laporan tindak lanjut", en="Accepted the report of an agreed action"),
    ACTION_RETURNED: Text(id="Mengembalikan laporan tindak lanjut", en="Returned the report of an agreed action"),
    ACTION_DROPPED: Text(id="Membatalkan tindak lanjut", en="Dropped an agreed action"),
    TEAM_TRAIL_READ: Text(id="Membaca jejak tim", en="Read the trail of the team"),
}
