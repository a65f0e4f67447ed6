"""What happens in screening, as the audit trail calls it."""

from collections.abc import Mapping

from timpora.kernel.text import Text


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

ABOUT_PEOPLE: Mapping[str, Text] = {
    FINDING_SEEN: Text(id="Melihat temuan", en="Saw a finding"),
    FINDING_BEING_CHECKED: Text(id="Mulai memeriksa temuan", en="Began to check a finding"),
    FINDING_REFERRED: Text(id="Meneruskan temuan", en="Referred a finding"),
    FINDING_CLEARED: Text(id="Menyatakan temuan tidak berlaku", en="Cleared a finding"),
}
