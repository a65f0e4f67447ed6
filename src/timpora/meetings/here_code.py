"""The code that is shown in the meeting room: it fits one meeting on one day, and tells nothing else."""

from datetime import date

from django.utils.crypto import constant_time_compare, salted_hmac


SALT = "timpora.meetings.here"
LENGTH = 20


def code_of(meeting: int, day: date) -> str:
    """The code of a meeting on its day."""
    return salted_hmac(SALT, f"{meeting}:{day.isoformat()}", algorithm="sha256").hexdigest()[:LENGTH]


def fits(code: str, meeting: int, day: date) -> bool:
    """Whether a code is the one of that meeting on that day."""
    return constant_time_compare(code, code_of(meeting, day))
