"""The command line over one database of the tests, in processes of their own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from tests.architecture.sources import ROOT, SOURCE
from tests.office.server import SharedServer
from timpora.postgres.names import OWNER, WEB


@dataclass(frozen=True)
class CommandLine:
    """`timpora` over one database; files that came are kept in a folder of its own."""

    server: SharedServer
    database: str
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(SOURCE), str(ROOT)]),
            "DATABASE_URL": self._url(WEB),
            "TIMPORA_OWNER_DATABASE_URL": self._url(OWNER),
            "TIMPORA_SECRET_KEY": settings.SECRET_KEY,
            "TIMPORA_FILES": str(self.folder / "files"),
            "TIMPORA_HOME": str(self.folder / "home"),
        }

    def _url(self, role: str) -> str:
        place = self.server.place(self.database, role)
        return f"postgresql:{'//'}{place.user}@/{place.name}?host={place.host}"

    def run(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """What a command answers."""
        return subprocess.run(
            [sys.executable, "-c", "from timpora.entrypoints.cli import main; main()", *words],
            cwd=self.folder, env=self.environment | more, capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
