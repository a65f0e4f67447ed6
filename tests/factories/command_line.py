"""The command line over one database of the tests."""

import os
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.test import override_settings
from typer.testing import CliRunner

from tests.architecture.sources import ROOT, SOURCE
from tests.office.server import SharedServer
from timpora.entrypoints.cli import app
from timpora.postgres.names import OWNER, WEB
from timpora.ui.standing import stands_on


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
            "COLUMNS": "200",
        }

    def _url(self, role: str) -> str:
        place = self.server.place(self.database, role)
        return f"postgresql:{'//'}{place.user}@/{place.name}?host={place.host}"

    def run(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """What a command answers, in a process of its own, as from a terminal."""
        return subprocess.run(
            [sys.executable, "-c", "from timpora.entrypoints.cli import main; main()", *words],
            cwd=self.folder, env=self.environment | more, capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip

    def here(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """What a command that works in the pages' role answers, in this process, which need not start first.

        Django has read its settings already: the day and the folder of the files are set as the environment would.
        """
        environment = self.environment | more
        read = override_settings(STANDS_ON=stands_on(environment), FILES_FOLDER=Path(environment["TIMPORA_FILES"]))
        with patch.dict(os.environ, environment), read, chdir(self.folder):
            done = CliRunner().invoke(app, words)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)
