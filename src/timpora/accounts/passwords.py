"""How passwords are kept."""

from django.contrib.auth.hashers import ScryptPasswordHasher


class KeptScrypt(ScryptPasswordHasher):
    """Scrypt, and a hash once made is kept until the password changes.

    Django would write a stronger hash while somebody signs in; at that moment the database lets nobody change an account.
    """

    def must_update(self, encoded: str) -> bool:  # noqa: ARG002 - Django's signature
        return False
