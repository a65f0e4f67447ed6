"""The days of a row of a team: said once when it is written, and cut short when it holds no longer; never made longer again."""

from dataclasses import dataclass
from datetime import date, timedelta


ONE_DAY = timedelta(days=1)
YEARS = range(1945, 2200)  # what lies outside was mistyped


@dataclass(frozen=True, kw_only=True)
class Days:
    """From the first to the last day, both included; no last day means until further notice.

    `gone_on` is the first day on which it holds no longer, said later: what was written at first stays as it was.
    """

    first_day: date
    last_day: date | None = None
    gone_on: date | None = None

    def __post_init__(self) -> None:
        if self.last_day is not None and self.last_day < self.first_day:
            message = f"Days end on or after the day they begin: {self.first_day} to {self.last_day}"
            raise ValueError(message)

    @property
    def ends_on(self) -> date | None:
        """The last day on which it holds; None where no end is known. Before the first day, where it never held."""
        known = [self.last_day, self.gone_on - ONE_DAY if self.gone_on else None]
        return min((day for day in known if day is not None), default=None)

    @property
    def ever_held(self) -> bool:
        """Whether there is a day on which it holds: what was written by mistake has none."""
        return self.ends_on is None or self.ends_on >= self.first_day

    def holds(self, on: date) -> bool:
        """Whether it holds on a day."""
        return self.first_day <= on and (self.ends_on is None or on <= self.ends_on)

    def is_over(self, on: date) -> bool:
        """Whether it held once and does no longer."""
        return self.ever_held and self.ends_on is not None and self.ends_on < on

    def is_ahead(self, on: date) -> bool:
        """Whether it will hold, and does not yet."""
        return self.ever_held and on < self.first_day
