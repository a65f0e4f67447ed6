"""What happens to accounts, as the audit trail calls it."""

SIGNED_IN = "signed_in"
SIGNED_OUT = "signed_out"
SIGN_IN_FAILED = "sign_in_failed"
ACCOUNT_OPENED = "account_opened"
ACCOUNT_ENDED = "account_ended"
ROLE_GIVEN = "role_given"
OFFICE_OPENED = "office_opened"
