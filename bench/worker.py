"""The fresh process: `python -m bench.worker module:function '[arguments]'` prints time and peak memory as JSON."""

import gc
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from bench.measuring import NeverTwice


MIB = 2**20
ENOUGH_SECONDS, MOST_TIMES = 0.5, 5  # what is short is timed several times, so that one hiccup does not decide


def times_of(work: Callable[[], object]) -> tuple[list[float], object]:
    """The seconds of one run, or of several while they are short, and what the last of them said."""
    found: list[float] = []
    said: object = None
    most = 1 if isinstance(work, NeverTwice) else MOST_TIMES
    while not found or (sum(found) < ENOUGH_SECONDS and len(found) < most):
        said = None  # what the run before made is not held while the next one is measured
        gc.collect()
        begun = time.perf_counter()
        said = work()
        found.append(time.perf_counter() - begun)
    return found, said


def peak_mib() -> float:
    """The most memory that this process, or one that it started, held at once."""
    # ru_maxrss keeps what the parent had before this program was loaded; the high-water mark is of this program alone.
    status = Path("/proc/self/status")
    if status.exists():
        own = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) * 1024 / MIB
    unit = 1 if sys.platform == "darwin" else 1024
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) * unit / MIB


def main(name: str, arguments: list[object]) -> None:
    """Makes ready, measures, prints."""
    module, function = name.split(":")
    work = getattr(import_module(f"bench.{module}"), function)(*arguments)
    seconds, said = times_of(work) if callable(work) else ([0.0], None)
    told = dict(said) if isinstance(said, Mapping) else {}
    print(json.dumps({"seconds": statistics.median(seconds), "peak_mib": peak_mib(), "told": told}))


def _let_go() -> None:
    """Closes the pool of connections where there is one: a process that ends without would wait for its threads."""
    if "django.db" in sys.modules:
        from django.db import connection  # noqa: PLC0415 - only where what was measured has loaded it

        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
    _let_go()
