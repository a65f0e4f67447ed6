"""How one signs in to the invented office: one password and one authenticator app for all of its accounts.

Both follow from the secret of this office, so that nothing is published or kept, no rule of signing in is bent, and only who may
read the secret (and so could sign in as anybody) learns them.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass


PASSWORD_LABEL, APP_LABEL = b"timpora demo password", b"timpora demo app"
LETTERS_A_GROUP, GROUPS = 4, 3
BYTES_OF_AN_APP = 20
DIGITS, SECONDS_A_CODE = 6, 30  # as in every authenticator app (RFC 6238)


@dataclass(frozen=True)
class Code:
    """The code of now, and for how many seconds it is shown by an app."""

    digits: str
    seconds_left: int


@dataclass(frozen=True)
class DemoSignIns:
    """What all accounts of the invented office have in common."""

    secret: str

    @property
    def password(self) -> str:
        """`serang-k7mq-x2vd-9h4t`, another one in every home."""
        letters = base64.b32encode(self._derived(PASSWORD_LABEL)).decode().lower()
        groups = [letters[place * LETTERS_A_GROUP :][:LETTERS_A_GROUP] for place in range(GROUPS)]
        return "-".join(["serang", *groups])

    @property
    def app(self) -> str:
        """What an authenticator app is given."""
        return base64.b32encode(self._derived(APP_LABEL)[:BYTES_OF_AN_APP]).decode()

    def code(self, at: float) -> Code:
        """The code that such an app shows at a moment (RFC 6238)."""
        counter, gone = divmod(int(at), SECONDS_A_CODE)
        hashed = hmac.new(base64.b32decode(self.app), counter.to_bytes(8, "big"), hashlib.sha1).digest()
        place = hashed[-1] & 0x0F
        number = int.from_bytes(hashed[place : place + 4], "big") & 0x7FFFFFFF
        return Code(f"{number % 10**DIGITS:0{DIGITS}}", SECONDS_A_CODE - gone)

    def _derived(self, label: bytes) -> bytes:
        return hmac.new(self.secret.encode(), label, hashlib.sha256).digest()
