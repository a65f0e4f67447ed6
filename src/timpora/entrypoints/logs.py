"""Logs as records, one JSON object a line, without personal data.

What may be logged is listed; everything else is dropped. A message of a package is written as its pattern, before names or numbers
are filled in, and an error as its type and the lines that led to it, since its text may quote what somebody typed.
"""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog


MAY_BE_LOGGED = frozenset(
    {
        "event", "level", "logger", "timestamp", "method", "route", "status", "milliseconds", "account", "office", "request",
        "queries", "job", "task", "attempt", "rows", "error", "where", "process",
    }
)  # fmt: skip
Record = MutableMapping[str, Any]
Steps = tuple[structlog.typing.Processor, ...]


def only_what_may_be_logged(_logger: object, _method: str, record: Record) -> Record:
    """Drops every field that is not listed."""
    return {name: value for name, value in record.items() if name in MAY_BE_LOGGED}


def error_without_its_text(_logger: object, _method: str, record: Record) -> Record:
    """Replaces an error by its type and the places that led to it."""
    info = record.pop("exc_info", None)
    error = sys.exception() if info is True else info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        frames = traceback.extract_tb(error.__traceback__)
        record["error"] = type(error).__name__
        record["where"] = [f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno}" for frame in frames[-12:]]
    return record


def pattern_of_the_message(_logger: object, _method: str, record: Record) -> Record:
    """For records of packages: the message before anything was filled in."""
    written = record.get("_record")
    if isinstance(written, logging.LogRecord):
        record["event"] = written.msg if isinstance(written.msg, str) and record.get("positional_args") else "message"
        record["logger"] = written.name
    return record


_STAMPS: Steps = (structlog.stdlib.add_log_level, structlog.processors.TimeStamper(fmt="iso", utc=True))
_SAFE: Steps = (error_without_its_text, only_what_may_be_logged, structlog.processors.JSONRenderer())
PROCESSORS: list[structlog.typing.Processor] = [structlog.contextvars.merge_contextvars, *_STAMPS, *_SAFE]
LOG_SETTINGS = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "records": {
            "()": structlog.stdlib.ProcessorFormatter,
            "use_get_message": False,
            "pass_foreign_args": True,
            "foreign_pre_chain": [structlog.stdlib.ExtraAdder(allow=[]), structlog.contextvars.merge_contextvars, *_STAMPS],
            "processors": [pattern_of_the_message, *_SAFE],
        }
    },
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "records"}},
    "root": {"handlers": ["lines"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        "django.request": {"level": "ERROR"},  # every request is told once, by our own line
        "procrastinate": {"level": "WARNING"},
        "django.server": {"handlers": [], "level": "ERROR"},
    },
}  # fmt: skip
