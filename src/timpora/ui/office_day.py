"""The day of the office: today, or the one on which the pages of the invented office stand still."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def office_day() -> date:
    """The day that pages judge where nobody chose another."""
    stands: date | None = settings.STANDS_ON
    return timezone.localdate() if stands is None else stands


def day_of_arrival(moment: datetime) -> date:
    """The day on which something counts as having come: that of the clock, and where the office stands still, no later than that one.

    What is kept is the real moment; without this, a list dropped in the invented office would come years after the day that its pages show.
    """
    came, stands = timezone.localdate(moment), settings.STANDS_ON
    return came if stands is None else min(came, stands)
