"""The day of the office: today, or the one on which the pages of the invented office stand still."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def office_day() -> date:
    """The day that pages judge where nobody chose another."""
    stands: date | None = settings.STANDS_ON
    return timezone.localdate() if stands is None else stands
