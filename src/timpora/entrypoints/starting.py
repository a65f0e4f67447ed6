"""What a process of the office does before Django: names its settings, and refuses with a sentence where something is missing."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from timpora.entrypoints import secret_key
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


SETTINGS_VARIABLE, SETTINGS = "DJANGO_SETTINGS_MODULE", "timpora.settings"
NEEDED = ("django", "psycopg", "allauth", "procrastinate", "granian", "pyhanko", "segno", "docx")


def require_the_office() -> None:
    """Refuses where the packages of the office are not installed; lists are screened without them."""
    missing = [package for package in NEEDED if not _is_installed(package)]
    if missing:
        raise Refused(_not_installed(", ".join(missing)))


def _is_installed(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ModuleNotFoundError:
        return False


def name_settings() -> None:
    """Names the settings for Django, after making sure that the office has its secret."""
    require_the_office()
    if secret_key.secret_key(os.environ) is None:
        raise Refused(secret_key.missing())
    os.environ.setdefault(SETTINGS_VARIABLE, SETTINGS)


def set_up_django() -> None:
    """Names the settings and loads Django and everything of the office; raises Refused.

    What is loaded stays as long as the process: looking for garbage meanwhile finds none and takes an eighth of the start, and
    never looking at it again keeps it in pages of memory that processes share.
    """
    name_settings()
    import django  # noqa: PLC0415 - only once the office is known to be there
    from django.apps import apps  # noqa: PLC0415 - only once the office is known to be there

    if apps.ready:
        return
    gc.disable()
    try:
        django.setup()
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def connections_closed() -> Iterator[None]:
    """In the end the pool of connections is closed, for whose threads a process would otherwise wait."""
    try:
        yield
    finally:
        from django.db import connection  # noqa: PLC0415 - only once the office is known to be there

        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]  # of PostgreSQL's connections


def _not_installed(packages: str) -> Refusal:
    return Refusal(
        code="office_not_installed",
        what=Text(
            id=f"Paket untuk kantor belum terpasang ({packages}).",
            en=f"The packages of the office are not installed ({packages}).",
        ),
        remedy=Text(
            id="Pasang dengan `pip install 'timpora[office]'`, atau jalankan `make install`.",
            en="Install them with `pip install 'timpora[office]'`, or run `make install`.",
        ),
    )
