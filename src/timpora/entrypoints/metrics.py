"""Figures for whoever watches the machine: how many requests, how long, how they ended; nothing of what was in them.

Where `timpora up` names a folder, every web process keeps its figures there, and whichever is asked tells those of all.
"""

import os

from prometheus_client import REGISTRY, CollectorRegistry, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from timpora.entrypoints.serving import FIGURES


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
REQUESTS = Histogram(
    "timpora_request_seconds",
    "How long requests took",
    ("route", "method", "status"),
    buckets=(0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10),
)


def observe(*, route: str, method: str, status: int, seconds: float) -> None:
    """Counts one request; a method that nobody knows is counted as another, so that no caller invents series."""
    REQUESTS.labels(route, method if method in METHODS else "OTHER", str(status)).observe(seconds)


def told() -> bytes:
    """All figures in the form that Prometheus reads; those of a process that has ended stay, so that no count goes back."""
    if FIGURES not in os.environ:
        return generate_latest(REGISTRY)
    of_all = CollectorRegistry()
    MultiProcessCollector(of_all)  # type: ignore[no-untyped-call]  # the library's own, without a type
    return generate_latest(of_all)
