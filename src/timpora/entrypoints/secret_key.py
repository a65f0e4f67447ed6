"""The office's secret: named in the environment, or kept in a file of its home that only its user reads."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from secrets import token_urlsafe

from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text
from timpora.postgres.folders import HOME_VARIABLE, cannot_write, home_folder


VARIABLE, FILE = "TIMPORA_SECRET_KEY", "secret_key"
LENGTH = 48
SHORTEST = 32


def secret_key(environment: Mapping[str, str]) -> str | None:
    """The secret, or None where this machine has none yet."""
    named = environment.get(VARIABLE)
    if named is None:
        try:
            named = (home_folder(environment) / FILE).read_text(encoding="utf-8").strip()
        except OSError:
            return None
    if len(named) < SHORTEST:
        raise Refused(_too_short())
    return named


def make_secret_key(home: Path) -> None:
    """Makes a secret where there is none, whole or not at all; whoever comes second finds the first. Raises Refused."""
    begun = home / f".{FILE}.{os.getpid()}"
    try:
        handle = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(token_urlsafe(LENGTH))
        with suppress(FileExistsError):
            os.link(begun, home / FILE)
    except OSError as error:
        raise Refused(cannot_write(home, error.strerror or type(error).__name__)) from error
    finally:
        begun.unlink(missing_ok=True)


def missing() -> Refusal:
    """No secret is to be had."""
    return Refusal(
        code="secret_key_missing",
        what=Text(id="Kunci rahasia kantor belum ada.", en="The office has no secret key yet."),
        remedy=Text(
            id=f"Jalankan `timpora up`, yang membuatnya, atau isi {VARIABLE}; lihat juga {HOME_VARIABLE}.",
            en=f"Run `timpora up`, which makes one, or set {VARIABLE}; look at {HOME_VARIABLE} too.",
        ),
    )


def _too_short() -> Refusal:
    return Refusal(
        code="secret_key_too_short",
        what=Text(
            id=f"Kunci rahasia lebih pendek dari {SHORTEST} huruf.", en=f"The secret key is shorter than {SHORTEST} characters."
        ),
        remedy=Text(
            id=f"Isi {VARIABLE} dengan huruf acak yang lebih panjang.", en=f"Put more random characters into {VARIABLE}."
        ),
    )  # fmt: skip
