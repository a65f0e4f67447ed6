"""When a team meets next: as many months after its last meeting as its rhythm says, and never on a day without work."""

from datetime import date, timedelta

from timpora.kernel.working_days import WorkingCalendar


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or the last one of a month that is shorter."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def proposed(last: date | None, months: int | None, on: date, *, calendar: WorkingCalendar) -> date | None:
    """The day that the rhythm proposes, on the next working day from there, and never before today; None where no rhythm is agreed."""
    if months is None:
        return None
    day = on if last is None else max(on, months_later(last, months))
    working = calendar.as_if_known()
    return day if working.is_working(day) else working.after(day, 1)
