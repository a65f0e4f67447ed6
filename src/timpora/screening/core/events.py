"""What happens in screening, as the audit trail calls it."""

from collections.abc import Mapping

from timpora.kernel.text import Text
from timpora.letters.core.events import LETTER_ISSUED, LETTER_OPENED, LETTER_WITHDRAWN


SEARCHED = "searched"
SCREENED = "screened"
SCREENING_COMPARED = "screening_compared"
FINDING_SEEN = "finding_seen"
FINDING_BEING_CHECKED = "finding_being_checked"
FINDING_REFERRED = "finding_referred"
FINDING_CLEARED = "finding_cleared"
FINDINGS_EXPORTED = "findings_exported"
VIEW_SAVED = "view_saved"
VIEW_REMOVED = "view_removed"
LAW_CHANGE_PROPOSED = "law_change_proposed"
LAW_CHANGE_APPROVED = "law_change_approved"
LAW_CHANGE_RETURNED = "law_change_returned"
LAW_CHANGE_TAKEN_BACK = "law_change_taken_back"
REMINDED = "reminded"
REMINDER_QUEUED = "reminder_queued"
REMINDER_SENT = "reminder_sent"
REMINDER_NOT_SENT = "reminder_not_sent"
REMINDER_RULE_SET = "reminder_rule_set"

ABOUT_PEOPLE: Mapping[str, Text] = {
    FINDING_SEEN: Text(id="Melihat temuan", en="Saw a finding"),
    FINDING_BEING_CHECKED: Text(id="Mulai memeriksa temuan", en="Began to check a finding"),
    FINDING_REFERRED: Text(id="Meneruskan temuan", en="Referred a finding"),
    FINDING_CLEARED: Text(id="Menyatakan temuan tidak berlaku", en="Cleared a finding"),
    LETTER_ISSUED: Text(id="Menerbitkan surat", en="Issued a letter"),
    LETTER_OPENED: Text(id="Membuka surat", en="Opened a letter"),
    LETTER_WITHDRAWN: Text(id="Mencabut surat", en="Withdrew a letter"),
    REMINDED: Text(id="Mengingatkan tentang batas tinggal", en="Reminded of the stay limit"),
    REMINDER_QUEUED: Text(id="Menyerahkan surat untuk dikirim", en="Handed a letter over to be sent"),
    REMINDER_SENT: Text(id="Mengirim surat", en="Sent a letter"),
    REMINDER_NOT_SENT: Text(id="Surat tidak terkirim", en="A letter was not sent"),
}
