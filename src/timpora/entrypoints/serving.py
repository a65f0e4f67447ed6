"""How pages are served: by how many processes, each with threads, and where all of them keep the figures for whoever watches."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from timpora.entrypoints.supervising import Kept
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


VARIABLE = "TIMPORA_WEB_PROCESSES"
USUAL, MOST = 2, 16
# Of all processes together: as many answers at once, and as many requests that wait, however many processes there are.
THREADS, FEWEST_THREADS, REQUESTS_AT_ONCE = 8, 4, 64
FIGURES, FIGURES_FOLDER = "PROMETHEUS_MULTIPROC_DIR", "figures"  # the variable is that of prometheus_client


def web_processes(environment: Mapping[str, str], processors: int | None = None) -> int:
    """What the environment sets, or two where two processors can work for them; raises Refused for what is no such number."""
    found = _processors() if processors is None else processors
    written = environment.get(VARIABLE, str(min(USUAL, found)))
    if not (written.isascii() and written.isdigit() and 1 <= int(written) <= MOST):
        raise Refused(_malformed())
    return int(written)


def web(host: str, port: int, processes: int) -> Kept:
    """Processes, since only one thread of a process computes at a time; threads, since most of the time they wait for the database."""
    threads = max(FEWEST_THREADS, THREADS // processes)
    return Kept(
        "web",
        [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(processes),
            "--blocking-threads", str(threads), "--backpressure", str(max(threads, REQUESTS_AT_ONCE // processes)),
            "--no-access-log", "--log-level", "warning", "--respawn-failed-workers", "timpora.entrypoints.wsgi:application",
        ],
    )  # fmt: skip


def figures_from_nought(home: Path) -> Path:
    """An empty folder of figures; those of an earlier start would be counted again."""
    folder = home / FIGURES_FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    return folder


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _malformed() -> Refusal:
    return Refusal(
        code="web_processes_malformed",
        what=Text(id=f"Isi {VARIABLE} bukan banyaknya proses.", en=f"What {VARIABLE} holds is no number of processes."),
        remedy=Text(
            id=f"Isi dengan bilangan bulat dari 1 sampai {MOST}, atau kosongkan variabel itu.",
            en=f"Put a whole number from 1 to {MOST} into it, or leave the variable out.",
        ),
    )
