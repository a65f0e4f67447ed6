"""What happens to cases, as the audit trail calls it."""

from collections.abc import Mapping

from timpora.kernel.text import Text


CASE_OPENED = "case_opened"
CASE_STEP = "case_step"
CASE_READ = "case_read"
EVIDENCE_OPENED = "case_evidence_opened"
DOCUMENT_KEPT = "case_document_kept"
DOCUMENT_READ = "case_document_read"
LETTER_READ = "case_letter_read"
LETTER_DRAFTED = "case_letter_drafted"
CASE_TRAIL_READ = "case_trail_read"
CASE_OFFERED = "case_offered"
CASE_OFFER_ANSWERED = "case_offer_answered"
POWER_DELEGATED = "power_delegated"
DELEGATION_ENDED = "delegation_ended"

ABOUT_PEOPLE: Mapping[str, Text] = {
    CASE_OPENED: Text(id="Membuka perkara", en="Opened a case"),
    CASE_STEP: Text(id="Mencatat langkah perkara", en="Recorded a step of a case"),
    CASE_READ: Text(id="Membaca perkara", en="Read a case"),
    EVIDENCE_OPENED: Text(id="Membaca dasar usulan", en="Read what a proposal rests on"),
    DOCUMENT_KEPT: Text(id="Menyimpan dokumen perkara", en="Kept a document of a case"),
    DOCUMENT_READ: Text(id="Membuka dokumen perkara", en="Opened a document of a case"),
    LETTER_DRAFTED: Text(id="Mengambil konsep surat perkara", en="Took a draft of a letter of a case"),
    LETTER_READ: Text(id="Membuka surat perkara", en="Opened a letter of a case"),
    CASE_TRAIL_READ: Text(id="Membaca jejak perkara", en="Read the trail of a case"),
    CASE_OFFERED: Text(id="Melimpahkan perkara", en="Offered a case to another office"),
    CASE_OFFER_ANSWERED: Text(id="Menjawab pelimpahan", en="Answered a transfer"),
}
