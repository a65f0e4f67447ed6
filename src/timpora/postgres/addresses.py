"""Where the database is: the office's own server, or a real one that the environment names."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text
from timpora.postgres.folders import Folders, home_folder
from timpora.postgres.names import DATABASE, OWNER, WEB


WEB_VARIABLE, OWNER_VARIABLE = "DATABASE_URL", "TIMPORA_OWNER_DATABASE_URL"
SCHEMES = ("postgres", "postgresql")


@dataclass(frozen=True, kw_only=True)
class Address:
    """How a client reaches one database as one role."""

    host: str
    name: str
    user: str
    password: str = ""
    port: str = ""
    options: tuple[tuple[str, str], ...] = ()

    def as_user(self, user: str) -> "Address":
        """The same place as another role."""
        return replace(self, user=user)

    def arguments(self) -> dict[str, str]:
        """How psycopg is told."""
        named = {"host": self.host, "dbname": self.name, "user": self.user, "password": self.password, "port": self.port}  # fmt: skip
        return {name: value for name, value in named.items() if value} | dict(self.options)


def own_server(home: Path, user: str) -> Address:
    """The office's own server below a home."""
    return Address(host=str(Folders(home).socket), name=DATABASE, user=user)


def web_address(environment: Mapping[str, str]) -> Address:
    """Where pages, API and worker find the database."""
    named = environment.get(WEB_VARIABLE)
    return read(WEB_VARIABLE, named) if named else own_server(home_folder(environment), WEB)


def owner_address(environment: Mapping[str, str]) -> Address:
    """Where migrations and verification find it, as the role that owns the tables."""
    named = environment.get(OWNER_VARIABLE)
    if named:
        return read(OWNER_VARIABLE, named)
    if environment.get(WEB_VARIABLE):
        raise Refused(_owner_missing())
    return own_server(home_folder(environment), OWNER)


def uses_own_server(environment: Mapping[str, str]) -> bool:
    """Whether the office runs its own server."""
    return not environment.get(WEB_VARIABLE)


def read(variable: str, url: str) -> Address:
    """An address from its usual form."""
    parts = urlsplit(url)
    try:
        port = str(parts.port or "")
    except ValueError as error:
        raise Refused(_malformed(variable)) from error
    name = unquote(parts.path.lstrip("/"))
    options = tuple(parse_qsl(parts.query))
    host = parts.hostname or dict(options).get("host", "")
    if parts.scheme not in SCHEMES or not (name and host and parts.username):
        raise Refused(_malformed(variable))
    return Address(
        host=unquote(host),
        name=name,
        user=unquote(parts.username),
        password=unquote(parts.password or ""),
        port=port,
        options=tuple(pair for pair in options if pair[0] != "host"),
    )


def _malformed(variable: str) -> Refusal:
    return Refusal(
        code="database_url_malformed",
        what=Text(
            id=f"Alamat basis data dalam {variable} tidak dapat dibaca.",
            en=f"The database address in {variable} cannot be read.",
        ),
        remedy=Text(
            id="Tulis skema `postgresql`, pengguna, kata sandi, mesin, dan nama basis data; lihat docs/how-to/run-the-office.md.",
            en="Write the scheme `postgresql`, user, password, host and database name; see docs/how-to/run-the-office.md.",
        ),
    )  # fmt: skip


def _owner_missing() -> Refusal:
    return Refusal(
        code="owner_database_url_missing",
        what=Text(
            id=f"{WEB_VARIABLE} menunjuk server sendiri, tetapi pemilik tabel belum disebut.",
            en=f"{WEB_VARIABLE} names a server, but not the role that owns the tables.",
        ),
        remedy=Text(
            id=f"Isi {OWNER_VARIABLE} dengan alamat untuk peran {OWNER}.",
            en=f"Put the address for the role {OWNER} into {OWNER_VARIABLE}.",
        ),
    )
