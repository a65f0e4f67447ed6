"""The processes of a running office: started together, started anew where one ends by itself, stopped together.

A supervisor that is killed cannot stop what it started; the next one finds the numbers in the home and ends them first.
"""

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import IO

from timpora.entrypoints import up_refusals
from timpora.kernel.refusals import Refused
from timpora.postgres.processes import command_of


SECONDS_TO_END = 20
SECONDS_BETWEEN_LOOKS = 0.5
# A process that cannot stay up is not started again and again without end.
MOST_ENDS, WITHIN_SECONDS = 5, 60
OWN = "timpora.entrypoints"
NUMBERS = "processes"


@dataclass
class Kept:
    """One process that is to stay up, from when it may begin."""

    name: str
    command: Sequence[str]
    goes_after: Callable[[], bool] = lambda: True
    running: subprocess.Popen[bytes] | None = None
    ends: list[float] = field(default_factory=list)

    def start(self, environment: Mapping[str, str], log: IO[bytes] | None) -> None:
        """Starts it apart from the terminal, so that Ctrl-C reaches the supervisor alone, which ends all in order."""
        self.running = subprocess.Popen(  # noqa: S603 - our own commands
            self.command,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )

    def is_due(self) -> bool:
        """Whether it is to be started: for the first time, or because it ended by itself."""
        return self.goes_after() if self.running is None else self.running.poll() is not None

    def may_start_again(self, at: float) -> bool:
        """Notes an end, and says whether it stayed up long enough to be tried again."""
        self.ends = [moment for moment in self.ends if at - moment < WITHIN_SECONDS] + [at]
        return len(self.ends) < MOST_ENDS


@contextmanager
def alone_in(home: Path) -> Iterator[None]:
    """One supervisor a home; raises Refused where another one runs."""
    with (home / "running").open("a", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refused(up_refusals.already_running(home)) from error
        yield


@dataclass(frozen=True, kw_only=True)
class Watch:
    """What a supervisor heeds: when to stop, what to do at each look, and where its processes write (None: where it does)."""

    stop: Event
    look: Callable[[], None]
    log: IO[bytes] | None = None

    @property
    def log_name(self) -> str | None:
        """Where the lines are."""
        return None if self.log is None else self.log.name


def keep_up(kept: Sequence[Kept], home: Path, environment: Mapping[str, str], watch: Watch) -> None:
    """Keeps all of them up until the watch says stop; raises Refused where one cannot stay up."""
    numbers = home / NUMBERS
    try:
        while not watch.stop.is_set():
            for one in kept:
                if one.is_due():
                    if one.running is not None and not one.may_start_again(time.monotonic()):
                        raise Refused(up_refusals.does_not_stay_up(one.name, watch.log_name))
                    one.start(environment, watch.log)
                    _write(numbers, kept)
            watch.look()
            watch.stop.wait(SECONDS_BETWEEN_LOOKS)
    finally:
        end([one.running for one in kept if one.running is not None])
        numbers.unlink(missing_ok=True)


def end(running: Sequence[subprocess.Popen[bytes]]) -> None:
    """Asks each to end, waits, and ends by force what does not."""
    for one in running:
        with suppress(ProcessLookupError):
            os.killpg(one.pid, signal.SIGTERM)
    given_up = time.monotonic() + SECONDS_TO_END
    for one in running:
        try:
            one.wait(max(0.1, given_up - time.monotonic()))
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(one.pid, signal.SIGKILL)
            one.wait()


def end_orphans(numbers: Path) -> None:
    """Ends what a supervisor that was killed left behind; a number that is by now somebody else's is left alone."""
    try:
        listed = [int(number) for number in numbers.read_text(encoding="utf-8").split()]
    except FileNotFoundError:
        return
    ours = [number for number in listed if OWN in command_of(number)]
    for number in ours:
        with suppress(ProcessLookupError):
            os.killpg(number, signal.SIGTERM)
    given_up = time.monotonic() + SECONDS_TO_END
    while any(OWN in command_of(number) for number in ours):
        if time.monotonic() > given_up:
            for number in ours:
                with suppress(ProcessLookupError):
                    os.killpg(number, signal.SIGKILL)
        time.sleep(SECONDS_BETWEEN_LOOKS / 5)


def _write(numbers: Path, kept: Sequence[Kept]) -> None:
    """In one piece: whoever reads meanwhile, or after a kill in between, finds the old numbers or the new ones."""
    part = numbers.with_name(f"{numbers.name}.new")
    part.write_text(" ".join(str(one.running.pid) for one in kept if one.running), encoding="utf-8")
    part.replace(numbers)
