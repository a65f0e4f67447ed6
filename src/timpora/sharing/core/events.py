"""What happens to what is shared, as the audit trail calls it, and in words."""

from collections.abc import Mapping

from timpora.kernel.text import Text


SHARED = "share_made"
PERSON_SHARED = "share_told_of_person"
OPENED = "share_opened"
READ = "share_read"
ANSWERED = "share_answered"
DOCUMENT_OPENED = "share_document_opened"
TAKEN_IN = "share_answer_taken"
WITHDRAWN = "share_withdrawn"
CORRECTED = "share_corrected"

ABOUT_PEOPLE: Mapping[str, Text] = {
    SHARED: Text(id="Membagikan kepada instansi", en="Shared with agencies"),
    PERSON_SHARED: Text(id="Membagikan data orang ini kepada instansi", en="Shared data of this person with agencies"),
    OPENED: Text(id="Instansi membuka yang dibagikan", en="An agency opened what was shared"),
    READ: Text(id="Membaca yang dibagikan", en="Read what is shared"),
    ANSWERED: Text(id="Instansi menjawab yang dibagikan", en="An agency answered what was shared"),
    DOCUMENT_OPENED: Text(id="Membuka lampiran jawaban instansi", en="Opened the document of an agency's answer"),
    TAKEN_IN: Text(id="Menindaklanjuti jawaban instansi", en="Dealt with the answer of an agency"),
    WITHDRAWN: Text(id="Menarik yang dibagikan", en="Withdrew what was shared"),
    CORRECTED: Text(id="Memberi tahu instansi bahwa yang dibagikan berubah", en="Told agencies that what was shared changed"),
}  # fmt: skip
