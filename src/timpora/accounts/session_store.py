"""Where sessions are kept: behind functions of the database that take the key, of which the table holds only a hash."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import connection


class SessionStore(SessionBase):
    """Django's sessions, read and written by whoever shows the key, and listed by nobody."""

    def exists(self, session_key: str) -> bool:
        """Whether a session of that key is there and has not expired."""
        return _asked("accounts_session(%s)", session_key) is not None

    def load(self) -> dict[str, Any]:
        """What was kept; an unknown key is forgotten, so that nobody chooses the key of a session."""
        kept = _asked("accounts_session(%s)", self.session_key)
        if kept is None:
            self._session_key = None
            return {}
        return self.decode(kept)

    def create(self) -> None:
        """A new session under a new key."""
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]  # Django's own, without a type
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 - Django's signature
        """Keeps it; raises CreateError where the key is taken, and UpdateError where the session was ended meanwhile."""
        if self.session_key is None:
            self.create()
            return
        kept = self.encode(self._get_session(no_load=must_create))  # type: ignore[attr-defined]  # Django's own, without a type
        how = "accounts_begin_session" if must_create else "accounts_keep_session"
        if not _asked(f"{how}(%s, %s, %s)", self.session_key, kept, self.get_expiry_date()):
            raise CreateError if must_create else UpdateError

    def delete(self, session_key: str | None = None) -> None:
        """Ends a session; one that is not there is ended already."""
        key = session_key or self.session_key
        if key is not None:
            _asked("accounts_end_session(%s)", key)

    @classmethod
    def clear_expired(cls) -> None:
        """Forgets the sessions that are over."""
        _asked("accounts_forget_sessions()")


def _asked(function: str, *values: str | datetime | None) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}", values)
        return cursor.fetchone()[0]
