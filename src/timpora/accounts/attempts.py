"""Failed attempts to sign in are counted in the database, and whoever is stopped is told for how long."""

import math
import time

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest

from timpora.kernel.text import Text


APPLICATION, ACTION = "allauth.account", "login_failed"
MINUTE = 60
STOPPED = Text(
    id="Terlalu banyak percobaan yang gagal. Coba lagi {minutes} menit lagi, atau minta pengelola kantor memulihkan akses Anda.",
    en="Too many failed attempts. Try again in {minutes} min, or ask the office's administrator to restore your access.",
)  # fmt: skip


def stopped(request: HttpRequest, key: str | None = None) -> Text:
    """That there were too many attempts, and when to try again; without a key, the longest wait there can be."""
    return STOPPED.fill(minutes=max(1, math.ceil(_seconds_to_wait(request, key) / MINUTE)))


def _seconds_to_wait(request: HttpRequest, key: str | None) -> float:
    now = time.time()
    rates = [
        rate for rate in ratelimit.get_rates(app=APPLICATION, action=ACTION) if key is not None or rate.per != "key"
    ]
    waits = []
    for rate in rates:
        counted = ratelimit.get_cache_key(request, app=APPLICATION, action=ACTION, rate=rate, key=key)
        attempts = cache.get(counted, [])  # the latest first
        if len(attempts) >= rate.amount:
            waits.append(attempts[-1] + rate.duration - now)
    return float(max(waits, default=max(rate.duration for rate in rates)))
