"""A moment as a person reads it: the day in words and the time of the office's clock."""

from datetime import datetime

from django.utils import timezone

from timpora.kernel.text import Text


MOMENT = Text(id="{day} pukul {indonesian_time}", en="{day} at {english_time}")


def moment(at: datetime) -> Text:
    """`27 Juni 2023 pukul 14.05`, `27 June 2023 at 14:05`."""
    local = timezone.localtime(at)
    return MOMENT.fill(day=local.date(), indonesian_time=f"{local:%H.%M}", english_time=f"{local:%H:%M}")
