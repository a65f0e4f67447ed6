"""How soon a place tells of stays: days between the beginning of a stay and the arrival of the list that told of it first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Delay:
    """So many stays of a month that were told so many days after they began; one that was announced ahead counts as none."""

    month: date  # its first day
    days: int
    stays: int


@dataclass(frozen=True, kw_only=True)
class Punctuality:
    """Of some stays the median of days, and how many of a hundred were told in time; None where the office set no time."""

    stays: int
    median_days: int
    in_time_percent: int | None


@dataclass(frozen=True, kw_only=True)
class Month:
    """How soon the stays of one month were told."""

    month: date
    told: Punctuality


def delay(*, from_on: date, came_on: date, stays: int) -> Delay:
    """Some stays that began on a day and were told on another."""
    return Delay(month=from_on.replace(day=1), days=max((came_on - from_on).days, 0), stays=stays)


def punctuality(delays: Iterable[Delay], *, within_days: int | None) -> Punctuality | None:
    """Of all stays together; None where there are none."""
    ordered = sorted(delays, key=lambda one: one.days)
    stays = sum(one.stays for one in ordered)
    if not stays:
        return None
    in_time = None if within_days is None else sum(one.stays for one in ordered if one.days <= within_days)
    return Punctuality(
        stays=stays, median_days=_middle(ordered, stays), in_time_percent=None if in_time is None else 100 * in_time // stays
    )  # fmt: skip


def by_month(delays: Iterable[Delay], *, within_days: int | None) -> list[Month]:
    """Month by month, the latest first; months without stays are left out."""
    months: dict[date, list[Delay]] = {}
    for one in delays:
        months.setdefault(one.month, []).append(one)
    found = ((month, punctuality(own, within_days=within_days)) for month, own in sorted(months.items(), reverse=True))
    return [Month(month=month, told=told) for month, told in found if told is not None]


def _middle(ordered: list[Delay], stays: int) -> int:
    """The lower one of two middles, so that it is a number of days that some stay really took."""
    before = 0
    for one in ordered:
        before += one.stays
        if 2 * before >= stays:
            return one.days
    raise AssertionError
