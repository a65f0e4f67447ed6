"""The process that makes the database ready for `timpora up`, seen from outside.

It tells as soon as pages can be served, and then goes on filling the invented office: pages load meanwhile.
"""

import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from types import TracebackType
from typing import Self

import typer

from timpora.entrypoints import up_refusals
from timpora.entrypoints.commands.options import NOTHING_COULD_BE_DONE, STOPPED_BY_HAND
from timpora.entrypoints.commands.preparing import INVENTED, REAL, WITH_DEMO
from timpora.entrypoints.office import AS_OWNER, ROLE_VARIABLE
from timpora.entrypoints.supervising import SECONDS_TO_END
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language


class Preparation:
    """It alone has the owner's role; it ends with the office."""

    def __init__(self, language: Language, environment: Mapping[str, str], *, with_demo: bool) -> None:
        command = [sys.executable, "-m", "timpora.entrypoints.commands.preparing", language.value]
        self._running = subprocess.Popen(  # noqa: S603 - our own command
            [*command, WITH_DEMO] if with_demo else command,
            env={**environment, ROLE_VARIABLE: AS_OWNER}, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:  # fmt: skip
        """What was loaded so far stays, and the next start goes on there."""
        with self._running:  # closes what it was read by, and waits
            if self._running.poll() is None:
                self._running.send_signal(signal.SIGINT)
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
