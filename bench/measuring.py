"""Measures one thing at a time, each run in a fresh process, so that its time and its peak memory are its own."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


type Told = dict[str, Any]  # what a worker prints: seconds, peak_mib, told


@dataclass(frozen=True)
class NeverTwice:
    """Work that changes what it works on, so that a second run in the same process would measure something else."""

    work: Callable[[], object]

    def __call__(self) -> object:
        """Does the work."""
        return self.work()


@dataclass(frozen=True, kw_only=True)
class Measured:
    """The median over several processes; `told` is what the measured thing said of itself in the last of them."""

    seconds: float
    peak_mib: float
    told: Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the results: ours beside a peer that was measured in the same run."""

    name: str
    size: str
    ours: float  # seconds
    peak_mib: float
    peer: str | None = None
    theirs: float | None = None  # seconds
    their_peak_mib: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Our time in theirs; below 1 we are faster."""
        return None if self.theirs is None else self.ours / self.theirs


type Call = tuple[object, ...]  # `module:function` of this package and its arguments, which must be fit for JSON


def measure(*calls: Call, runs: int) -> list[Measured]:
    """Runs each call in so many fresh processes, the calls in turn, so that all meet the same moods of the machine.

    The function makes everything ready and gives back what is timed. Raises RuntimeError with what the process said
    when it fails.
    """
    found: list[list[Told]] = [[] for _ in calls]
    for _ in range(runs):
        for call, own in zip(calls, found, strict=True):
            own.append(_in_a_fresh_process(*call))
    return [_median(own) for own in found]


def _median(found: Sequence[Told]) -> Measured:
    return Measured(
        seconds=statistics.median(one["seconds"] for one in found),
        peak_mib=statistics.median(one["peak_mib"] for one in found),
        told=found[-1]["told"],
    )


def prepare(*call: object) -> None:
    """Runs a call in a process of its own and forgets what it measured."""
    _in_a_fresh_process(*call)


def compared(
    name: str, size: str, ours: Measured, *, peer: str | None = None, theirs: Measured | None = None, note: str = ""
) -> Row:
    """A row from what was measured."""
    return Row(
        name=name,
        size=size,
        ours=ours.seconds,
        peak_mib=ours.peak_mib,
        peer=peer,
        theirs=None if theirs is None else theirs.seconds,
        their_peak_mib=None if theirs is None else theirs.peak_mib,
        note=note,
    )


def _in_a_fresh_process(name: object, *arguments: object) -> Told:
    command = [sys.executable, "-m", "bench.worker", str(name), json.dumps(arguments)]
    done = subprocess.run(
        command, capture_output=True, text=True, stdin=subprocess.DEVNULL, env=_environment(), check=False
    )
    if done.returncode != 0:
        message = f"{name} {json.dumps(arguments)} ended with {done.returncode}:\n{done.stderr.strip()}"
        raise RuntimeError(message)
    found: Told = json.loads(done.stdout.splitlines()[-1])
    return found


def _environment() -> dict[str, str]:
    """Where the modules are; compiled ones are kept, as on the machine of whoever uses them."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": os.pathsep.join([".", "src"])}
