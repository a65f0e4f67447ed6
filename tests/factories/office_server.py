"""The office's pages on a free port of this machine, in a process of its own, over one database of the tests."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from tests.architecture.sources import ROOT, SOURCE
from timpora.postgres.addresses import Address


@contextmanager
def pages_of(place: Address, **more: str) -> Iterator[str]:
    """The address of the first page; `localhost`, since browsers keep passkeys for names and not for numbers."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "timpora.settings",
        "PYTHONPATH": os.pathsep.join([str(SOURCE), str(ROOT)]),
        "DATABASE_URL": f"postgresql:{'//'}{place.user}@/{place.name}?host={place.host}",
        "TIMPORA_SECRET_KEY": settings.SECRET_KEY,
        **more,
    }
    with subprocess.Popen(
        [sys.executable, "-m", "tests.factories.gallery_server"],
        cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as server:  # fmt: skip
        assert server.stdout is not None
        assert server.stdin is not None
        port = server.stdout.readline().strip()
        assert port, "The office's server did not start"
        yield f"http:{'//'}localhost:{port}/"
        server.stdin.close()
        server.wait(10)
