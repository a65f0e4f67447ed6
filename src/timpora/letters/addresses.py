"""Under which address people outside reach the office's pages, read once from the environment; codes on letters and reminders lead there."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


VARIABLE = "TIMPORA_ADDRESS"
SCHEMES = frozenset({"http", "https"})


def public_address(environment: Mapping[str, str]) -> str:
    """The address without a slash at its end, or nothing where the office names none; raises Refused for what is no address."""
    said = environment.get(VARIABLE, "").strip()
    if not said:
        return ""
    parts = urlsplit(said)
    has_more = parts.path.strip("/") or parts.query or parts.fragment or parts.username
    if parts.scheme not in SCHEMES or not parts.hostname or has_more or not said.isascii():
        raise Refused(_malformed())
    return said.rstrip("/")


def _malformed() -> Refusal:
    return Refusal(
        code="public_address_malformed",
        what=Text(id=f"Isi {VARIABLE} bukan alamat kantor.", en=f"What {VARIABLE} holds is no address of an office."),
        remedy=Text(
            id="Isi dengan skema dan nama saja, seperti https lalu kantor.contoh, atau kosongkan variabel itu.",
            en="Write scheme and name alone, such as https and then office.example, or leave the variable out.",
        ),
    )
