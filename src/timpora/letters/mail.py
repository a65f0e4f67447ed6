"""By which server letters leave as e-mail, read once from the environment; wrong variables stop the start with a sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


SERVER, USER, PASSWORD = "TIMPORA_MAIL_SERVER", "TIMPORA_MAIL_USER", "TIMPORA_MAIL_PASSWORD"
SAFETY, FROM = "TIMPORA_MAIL_SAFETY", "TIMPORA_MAIL_FROM"
CONSOLE, NOWHERE = "console", ""
SAFETIES = {"starttls": {"use_tls": True}, "tls": {"use_ssl": True}, "none": dict[str, bool]()}
SECONDS_FOR_AN_ANSWER = 20
PLACE = re.compile(r"(?P<host>[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]):(?P<port>\d{1,5})")
SENDER = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+|[^<>\r\n]+ <[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+>")
NOBODY_ANSWERS = "timpora@localhost"


@dataclass(frozen=True, kw_only=True)
class Mail:
    """How letters leave: whether at all, through which mailer, and who is named as the sender."""

    leaves: bool
    mailers: Mapping[str, Mapping[str, Any]]
    sender: str


def mail(environment: Mapping[str, str], *, is_invented: bool) -> Mail:
    """`host:port` is a server, `console` the output of the worker, which the invented office takes where nothing is named.

    Without a server nothing leaves, and each message says so: in an office of real people its output is no place for their names.
    """
    said = environment.get(SERVER, CONSOLE if is_invented else NOWHERE).strip()
    if said == NOWHERE:
        return _through("dummy", {}, leaves=False, sender=NOBODY_ANSWERS)
    if said == CONSOLE:
        return _through("console", {}, leaves=True, sender=environment.get(FROM, NOBODY_ANSWERS))
    place = PLACE.fullmatch(said)
    if place is None:
        raise Refused(_wrong(SERVER, "server.contoh:587", "server.example:587"))
    safety = SAFETIES.get(environment.get(SAFETY, "starttls"))
    if safety is None:
        raise Refused(_wrong(SAFETY, "starttls, tls atau none", "starttls, tls or none"))
    sender = environment.get(FROM, "").strip()
    if not SENDER.fullmatch(sender):
        raise Refused(
            _wrong(FROM, "Kantor Imigrasi <surat@kantor.contoh>", "Immigration Office <letters@office.example>")
        )
    options = {
        "host": place["host"].strip("[]"), "port": int(place["port"]), "timeout": SECONDS_FOR_AN_ANSWER, **safety,
        "username": environment.get(USER, ""), "password": environment.get(PASSWORD, ""),
    }  # fmt: skip
    return _through("smtp", options, leaves=True, sender=sender)


def _through(backend: str, options: Mapping[str, Any], *, leaves: bool, sender: str) -> Mail:
    named = {"BACKEND": f"django.core.mail.backends.{backend}.EmailBackend", "OPTIONS": dict(options)}
    return Mail(leaves=leaves, mailers={"default": named}, sender=sender)


def _wrong(variable: str, indonesian: str, english: str) -> Refusal:
    return Refusal(
        code="mail_setting_wrong",
        what=Text(id=f"{variable} tidak ada atau tidak terbaca.", en=f"{variable} is missing or cannot be read."),
        remedy=Text(id=f"Isi seperti ini: {indonesian}.", en=f"Write it like this: {english}."),
    )
