"""What happens to accounts, as the audit trail calls it."""

SIGNED_IN = "signed_in"
SIGNED_OUT = "signed_out"
SIGN_IN_FAILED = "sign_in_failed"
SIGN_IN_STOPPED = "sign_in_stopped"  # too many attempts
SESSION_ENDED = "session_ended"
PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the name of an event
FACTOR_ADDED = "factor_added"
FACTOR_REMOVED = "factor_removed"
ACCESS_RESET = "access_reset"
LINK_MADE = "link_made"
ACCOUNT_OPENED = "account_opened"
ACCOUNT_ENDED = "account_ended"
ROLE_GIVEN = "role_given"
OFFICE_OPENED = "office_opened"
AREA_ADDED = "area_added"
AREA_REMOVED = "area_removed"
LETTERHEAD_WRITTEN = "letterhead_written"
AGENCY_ADDED = "agency_added"
AGENCY_RENAMED = "agency_renamed"
REASON_GIVEN = "reason_given"
RECORD_OPENED = "record_opened"
LIST_EXPORTED = "list_exported"
TOKEN_MADE = "token_made"  # noqa: S105 - the name of an event
TOKEN_ENDED = "token_ended"  # noqa: S105 - the name of an event
