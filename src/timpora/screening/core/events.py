"""What happens in screening, as the audit trail calls it."""

SEARCHED = "searched"
