"""What happens to letters, as the audit trail calls it."""

LETTER_ISSUED = "letter_issued"
LETTER_OPENED = "letter_opened"
LETTER_WITHDRAWN = "letter_withdrawn"
