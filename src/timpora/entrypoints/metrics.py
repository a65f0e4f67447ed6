"""Figures for whoever watches the machine: how many requests, how long, how they ended; nothing of what was in them."""

from prometheus_client import REGISTRY, Histogram, generate_latest


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
    """All figures in the form that Prometheus reads."""
    return generate_latest(REGISTRY)
