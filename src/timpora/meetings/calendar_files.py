"""A meeting as calendars read it: an invitation, its change under a higher number, and its cancellation (RFC 5545, RFC 5546)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings

from timpora.meetings.core.invitations import Method
from timpora.meetings.core.states import When


if TYPE_CHECKING:
    from icalendar import Calendar, Event

PRODUCT = "-//Timpora//Rapat//ID"
IN_SERANG = ZoneInfo("Asia/Jakarta")
PUBLISH = "publish"
EACH_HOUR = timedelta(hours=1)


class Status(StrEnum):
    """How sure a meeting is, as calendars have it."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


STATUS = {Method.REQUEST: Status.CONFIRMED, Method.CANCEL: Status.CANCELLED}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A meeting as it is told to somebody's calendar."""

    uid: str
    summary: str
    when: When
    sequence: int
    stamped_at: datetime
    organizer: str = ""
    attendee: str = ""


def organizer() -> str:
    """Whose meetings they are, as calendars want it: the address from which the office writes."""
    return settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].strip("<> ")


def mailed(entry: Entry, method: Method) -> bytes:
    """The file that goes to somebody who is invited; the same bytes each time."""
    return _file(entry, method.value, STATUS[method])


def published(entry: Entry, status: Status) -> bytes:
    """The file that somebody takes from the page: it tells of the meeting, and asks nobody to answer."""
    return _file(entry, PUBLISH, status)


def feed(name: str, entries: Iterable[tuple[Entry, Status]]) -> bytes:
    """A whole calendar under one address, which asks programs to look again each hour; the same bytes as long as nothing changes."""
    calendar = _calendar(PUBLISH)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", EACH_HOUR, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", EACH_HOUR)
    for entry, status in entries:
        calendar.add_component(_event(entry, status))
    return bytes(calendar.to_ical())


def _file(entry: Entry, method: str, status: Status) -> bytes:
    calendar = _calendar(method)
    calendar.add_component(_event(entry, status))
    return bytes(calendar.to_ical())


def _calendar(method: str) -> "Calendar":
    from icalendar import Calendar  # noqa: PLC0415 - dozens of modules, of which most processes ask nothing

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method.upper())
    return calendar


def _event(entry: Entry, status: Status) -> "Event":
    from icalendar import Event, vCalAddress  # noqa: PLC0415 - as above

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamped_at.astimezone(UTC))
    event.add("dtstart", _moment(entry.when.day, entry.when.begins))
    event.add("dtend", _moment(entry.when.day, entry.when.ends))
    event.add("summary", entry.summary)
    event.add("location", entry.when.place)
    event.add("status", status.value)
    if entry.organizer:
        event["organizer"] = vCalAddress(f"mailto:{entry.organizer}")
    if entry.attendee:
        event["attendee"] = vCalAddress(f"mailto:{entry.attendee}")
    return event


def _moment(day: date, at: time) -> datetime:
    """In universal time, so that no calendar has to know the zone by name."""
    return datetime.combine(day, at, tzinfo=IN_SERANG).astimezone(UTC)
