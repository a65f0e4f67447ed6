"""Passes: who is looking, signed, so that the database need not believe whoever speaks to it.

A pass says which account, on which connection, since when, and is signed with a key that the web role cannot read. Setting
`app.viewer` to anything else, or to a pass of another connection, shows nothing (docs/explanation/walls.md).
"""

import hashlib
import hmac
from dataclasses import dataclass

import psycopg


SETTING = "app.viewer"
BLOCK = 64
INNER, OUTER = 0x36, 0x5C


@dataclass(frozen=True)
class PassKey:
    """The key with which passes are signed, made from the office's secret."""

    secret: str

    @property
    def _key(self) -> bytes:
        return hashlib.sha256(b"timpora passes\0" + self.secret.encode()).digest()

    @property
    def pads(self) -> tuple[bytes, bytes]:
        """What the database keeps to check a signature by two plain hashes (RFC 2104)."""
        key = self._key.ljust(BLOCK, b"\0")
        return bytes(byte ^ INNER for byte in key), bytes(byte ^ OUTER for byte in key)

    def sign(self, *, account: int, process: int, at: int, token: int | None = None) -> str:
        """A pass for one account on one connection, and where a token is named for no more than that may."""
        said = f"{account}.{process}.{at}" if token is None else f"{account}.{process}.{at}.{token}"
        return f"{said}.{hmac.new(self._key, said.encode(), hashlib.sha256).hexdigest()}"


def show(connection: psycopg.Connection, signed: str) -> None:
    """Shows a pass until the end of the transaction.

    It is bound by the server and not written into the statement, so that no list of running statements shows it.
    """
    with psycopg.Cursor(connection) as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, signed])


def keep_key(connection: psycopg.Connection, key: PassKey) -> None:
    """As the owner: keeps what the database needs to check passes."""
    inner, outer = key.pads
    connection.execute(
        "INSERT INTO wall_key (single, inner_pad, outer_pad) VALUES (true, %s, %s)"
        " ON CONFLICT (single) DO UPDATE SET inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad",
        [inner, outer],
    )
