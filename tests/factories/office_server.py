"""The office's pages on a free port of this machine, in a process of its own, over one database of the tests."""

import atexit
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from tests.architecture.sources import ROOT, SOURCE
from timpora.postgres.addresses import Address


@dataclass(frozen=True)
class Served:
    """A process that serves pages, and where; between two tests it rests, without any connection to the database."""

    process: subprocess.Popen[str]
    port: str

    @classmethod
    def start(cls, place: Address, more: dict[str, str]) -> "Served":
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "timpora.settings",
            "PYTHONPATH": os.pathsep.join([str(SOURCE), str(ROOT)]),
            "DATABASE_URL": f"postgresql:{'//'}{place.user}@/{place.name}?host={place.host}",
            "TIMPORA_SECRET_KEY": settings.SECRET_KEY,
            **more,
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.factories.gallery_server"],
            cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        port = process.stdout.readline().strip()
        assert port, "The office's server did not start"
        return cls(process, port)

    def ask(self, what: str) -> None:
        """Rest, or a day to stand on; comes back when it was done."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()
        said = iter(self.process.stdout.readline, "")  # lines of its log as well
        assert f"{what}\n" in said, "The office's server has died"

    def end(self) -> None:
        with self.process as ended:
            assert ended.stdin is not None
            ended.stdin.close()
            ended.wait(10)


# Starting one takes seconds, and the next test is mostly lent the same database (`tests/office/reuse.py`).
_RESTING: dict[tuple[object, ...], Served] = {}
_SERVING: list[Served] = []
_MOVED: list[Served] = []  # they stand on another day than they were asked for


@contextmanager
def pages_of(place: Address, **more: str) -> Iterator[str]:
    """The address of the first page; `localhost`, since browsers keep passkeys for names and not for numbers."""
    asked = (place, *sorted(more.items()))
    served = _RESTING.pop(asked, None)
    if served is None:
        _end_all()
        served = Served.start(place, more)
    _SERVING.append(served)
    try:
        yield f"http:{'//'}localhost:{served.port}/"
        served.ask("rest")
    except BaseException:
        served.end()
        raise
    finally:
        _SERVING.remove(served)
    if served in _MOVED:
        _MOVED.remove(served)
        served.end()
    else:
        _RESTING[asked] = served


def pages_stand_on(day: date) -> None:
    """The pages that are being served move on to another day, and are not lent again."""
    [served] = _SERVING
    served.ask(day.isoformat())
    _MOVED.append(served)


@atexit.register
def _end_all() -> None:
    while _RESTING:
        _RESTING.popitem()[1].end()
