"""How passwords and the secrets of second factors are kept."""

import base64
import hashlib
import secrets
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken
from django.contrib.auth.hashers import ScryptPasswordHasher


class KeptScrypt(ScryptPasswordHasher):
    """Scrypt, and a hash once made is kept until the password changes.

    Django would write a stronger hash while somebody signs in; at that moment the database lets nobody change an account.
    """

    def must_update(self, encoded: str) -> bool:  # noqa: ARG002 - Django's signature
        return False


LABEL = b"timpora second factors\0"
BYTES_OF_A_SECRET = 20


@dataclass(frozen=True)
class SealedSecrets:
    """Seals what second factors share with their owners, under a key that follows from the office's secret."""

    secret: str

    @property
    def _box(self) -> Fernet:
        return Fernet(base64.urlsafe_b64encode(hashlib.sha256(LABEL + self.secret.encode()).digest()))

    def seal(self, text: str) -> str:
        """Of no use to who does not have the office's secret."""
        return self._box.encrypt(text.encode()).decode()

    def is_ours(self, kept: str) -> bool:
        """Whether it was sealed under this secret, and not before the office was restored under another one."""
        try:
            self._box.decrypt(kept.encode())
        except InvalidToken:
            return False
        return True

    def opened(self, kept: str) -> str:
        """What was sealed; under another secret a new one that nobody knows, so that no code fits and the page does not break."""
        try:
            return self._box.decrypt(kept.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(BYTES_OF_A_SECRET)).decode()
