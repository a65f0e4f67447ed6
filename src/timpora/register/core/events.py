"""What happens to the register, as the audit trail calls it."""

SOURCE_RECORDED = "source_recorded"
SOURCE_WITHDRAWN = "source_withdrawn"
FACT_RECORDED = "fact_recorded"
FACT_WITHDRAWN = "fact_withdrawn"
PERSON_OPENED = "person_opened"
