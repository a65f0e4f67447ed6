"""The process that makes the database ready for `timpora up`, seen from outside.

It loads while the database server starts, and waits to be told that it runs. It tells as soon as pages can be served, and then goes on
filling the invented office: pages load meanwhile.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from types import TracebackType
from typing import Self

import typer

from timpora.entrypoints import up_refusals
from timpora.entrypoints.commands.options import NOTHING_COULD_BE_DONE, STOPPED_BY_HAND
from timpora.entrypoints.commands.preparing import BEGIN, INVENTED, REAL, WITH_DEMO
from timpora.entrypoints.office import AS_OWNER, ROLE_VARIABLE
from timpora.entrypoints.supervising import SECONDS_TO_END
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language


class Preparation:
    """It alone has the owner's role; it ends with the office, or where nobody is left to tell it to begin."""

    def __init__(self, language: Language, environment: Mapping[str, str], *, with_demo: bool) -> None:
        command = [sys.executable, "-m", "timpora.entrypoints.commands.preparing", language.value]
        self._running = subprocess.Popen(  # noqa: S603 - our own command
            [*command, WITH_DEMO] if with_demo else command,
            env={**environment, ROLE_VARIABLE: AS_OWNER}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._ended_by = signal.SIGTERM  # as long as it only loads, without a word

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:  # fmt: skip
        self._end()

    @contextmanager
    def begun(self) -> Iterator[None]:
        """For as long as the database server runs."""
        assert self._running.stdin is not None
        # Past any buffer, in which it would be tried once more in the end; what a process that died has to say is asked for later.
        with suppress(BrokenPipeError):
            os.write(self._running.stdin.fileno(), f"{BEGIN}\n".encode())
        self._ended_by = signal.SIGINT
        try:
            yield
        finally:
            self._end()

    def _end(self) -> None:
        """What was loaded so far stays, and the next start goes on there."""
        with self._running:  # closes what it was told and read by, and waits
            if self._running.poll() is None:
                self._running.send_signal(self._ended_by)
                with suppress(subprocess.TimeoutExpired):
                    self._running.wait(SECONDS_TO_END)
                self._running.kill()

    @cached_property
    def is_invented(self) -> bool:
        """Waits until pages can be served; whether it is the invented office. Raises Refused, or Exit where it has said why itself."""
        assert self._running.stdout is not None
        for line in self._running.stdout:
            if line.strip() in {INVENTED, REAL}:
                return line.strip() == INVENTED
        self._require_success(self._running.wait())
        raise Refused(up_refusals.does_not_stay_up("migrate"))

    def is_done(self) -> bool:
        """Whether everything is there; raises as well."""
        ended = self._running.poll()
        if ended is not None:
            self._require_success(ended)
        return ended is not None

    @staticmethod
    def _require_success(ended: int) -> None:
        if ended in {NOTHING_COULD_BE_DONE, STOPPED_BY_HAND}:
            raise typer.Exit(ended)  # it has said why, or was asked to
        if ended != 0:
            raise Refused(up_refusals.does_not_stay_up("migrate"))
