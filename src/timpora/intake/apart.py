"""Reads hostile files in a process of its own, with a bound on its memory and its time: that process may end, this one does not."""

import os
import subprocess
import sys
from importlib import import_module


REFUSED = 9  # how such a process ends after it has told why nothing can be read


def python_apart(module: str, *arguments: str, seconds: int, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """A module run by a second interpreter; raises subprocess.TimeoutExpired where it takes longer."""
    # The child must find the same modules that this process found.
    one_thread = {"POLARS_MAX_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    environment = os.environ | one_thread | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, env=environment, timeout=seconds, capture_output=True, check=False, input=given)  # noqa: S603 - our own interpreter, no shell


def limit_memory(most: int) -> None:
    """Bounds the address space where the system can; Windows cannot, and there the time limit is left."""
    try:
        resource = import_module("resource")
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
