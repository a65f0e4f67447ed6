"""What happens to meetings, as the audit trail calls it, and in words."""

from collections.abc import Mapping

from timpora.kernel.text import Text


MEETING_PLANNED = "meeting_planned"
MEETING_STEP = "meeting_step"
AGENDA_DRAFTED = "meeting_agenda_drafted"
AGENDA_CHANGED = "meeting_agenda_changed"
ATTENDANCE_RECORDED = "meeting_attendance_recorded"
MINUTES_WRITTEN = "meeting_minutes_written"
ENTRY_RECORDED = "meeting_entry_recorded"
ENTRY_REMOVED = "meeting_entry_removed"
DECISION_BECAME_ACTION = "meeting_decision_became_action"
MINUTES_ISSUED = "meeting_minutes_issued"
PACK_MADE = "meeting_pack_made"
PACK_TAKEN = "meeting_pack_taken"
INVITATION_QUEUED = "meeting_invitation_queued"
INVITATION_ENDED = "meeting_invitation_ended"
# About an account, and no foreigner.
CALENDAR_MADE = "meeting_calendar_made"
CALENDAR_ENDED = "meeting_calendar_ended"

ABOUT_PEOPLE: Mapping[str, Text] = {
    MEETING_PLANNED: Text(id="Merencanakan rapat tim", en="Planned a meeting of the team"),
    MEETING_STEP: Text(id="Mencatat langkah rapat", en="Recorded a step of a meeting"),
    AGENDA_DRAFTED: Text(id="Menyusun acara rapat dari data", en="Drafted the agenda of a meeting from the data"),
    AGENDA_CHANGED: Text(id="Mengubah acara rapat", en="Changed the agenda of a meeting"),
    ATTENDANCE_RECORDED: Text(id="Mencatat kehadiran rapat", en="Recorded attendance at a meeting"),
    MINUTES_WRITTEN: Text(id="Menulis notula rapat", en="Wrote minutes of a meeting"),
    ENTRY_RECORDED: Text(id="Mencatat keputusan atau pendapat rapat", en="Recorded a decision or an opinion of a meeting"),
    ENTRY_REMOVED: Text(id="Menghapus catatan rapat yang salah tulis", en="Removed an entry of a meeting that was written by mistake"),
    DECISION_BECAME_ACTION: Text(id="Menjadikan keputusan rapat tindak lanjut", en="Made a decision of a meeting an agreed action"),
    MINUTES_ISSUED: Text(id="Menerbitkan notula rapat", en="Issued the minutes of a meeting"),
    PACK_MADE: Text(id="Membuat berkas rapat", en="Made the pack of a meeting"),
    PACK_TAKEN: Text(id="Mengunduh berkas rapat", en="Downloaded the pack of a meeting"),
    INVITATION_QUEUED: Text(id="Menyiapkan undangan rapat untuk dikirim", en="Queued an invitation to a meeting"),
    INVITATION_ENDED: Text(id="Undangan rapat selesai dikirim atau gagal", en="An invitation to a meeting was sent or failed"),
}  # fmt: skip
