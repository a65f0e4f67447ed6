"""What may be read of intake; the viewer comes first, and the database shows the own office's files only."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

from timpora.facts.codes import FeedKind
from timpora.intake.core.contents import KindOfIndex
from timpora.intake.core.deliveries import DeliveryState
from timpora.intake.core.feed_watch import Arrival, FeedStanding, FeedThen, ListTold, standing, told_until
from timpora.intake.core.mapping import Saved, saved_fields
from timpora.intake.models import Delivery, Feed, Sender, SenderMapping
from timpora.intake.store import FileStore
from timpora.kernel.viewers import Viewer
from timpora.register import queries as register
from timpora.ui.office_day import day_of_arrival, office_day


A_PAGE = 50
# What the lists of a feed bring, in the words of rules; the others bring nothing whose absence a rule would notice.
BRINGS = {
    "crossings": FeedKind.CROSSINGS, "permits": FeedKind.PERMITS, "guests": FeedKind.ACCOMMODATION, "workers": FeedKind.EMPLOYERS,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class DeliverySeen:
    """One file that came, as people see it."""

    id: int
    file_name: str
    sender: str | None
    sender_id: int | None
    sha256: str
    size: int
    arrived_at: datetime
    arrived_by: int
    state: DeliveryState
    looked: Sequence[Mapping[str, Any]]
    mends: int | None  # the file whose refused rows it brings mended
    mapping: str | None
    checked: Mapping[str, Any] | None
    receipt: Mapping[str, Any] | None
    source: int | None
    recorded_at: datetime | None
    recorded_by: int | None

    @property
    def version(self) -> str:
        """What changes whenever its columns are read otherwise."""
        return hashlib.sha256(f"{self.id}\0{self.state}\0{self.mapping or ''}".encode()).hexdigest()

    @property
    def rows(self) -> int:
        """How many rows its sheets have; none before it was looked at."""
        return sum(sheet["rows"] for sheet in self.looked)

    @property
    def arrived_on(self) -> date:
        """The day of the office on which it came."""
        return day_of_arrival(self.arrived_at)


@dataclass(frozen=True, kw_only=True)
class FeedSeen:
    """One feed with how it stands."""

    id: int
    sender: str
    list_kind: str
    set_rhythm_days: int | None
    standing: FeedStanding

    @property
    def name(self) -> str:
        """What rules call it."""
        return feed_name(self.sender, self.list_kind)


def deliveries(viewer: Viewer, *, before: int | None = None, most: int = A_PAGE) -> list[DeliverySeen]:
    """The files that came, the latest first; `before` is the last one of the page before."""
    rows = _deliveries(viewer)
    page = rows if before is None else rows.filter(pk__lt=before)
    return [_seen(one) for one in page.order_by("-id")[:most]]


def delivery(viewer: Viewer, number: int) -> DeliverySeen | None:
    """One file of the own office; None where there is none."""
    found = _deliveries(viewer).filter(pk=number).first()
    return None if found is None else _seen(found)


def same_file(viewer: Viewer, sha256: str) -> DeliverySeen | None:
    """The file with the same content that came before."""
    found = _deliveries(viewer).filter(sha256=sha256).exclude(state=DeliveryState.SET_ASIDE.value).first()
    return None if found is None else _seen(found)


def mended_by(viewer: Viewer, number: int) -> list[DeliverySeen]:
    """The files that brought refused rows of this one mended, in the order in which they came."""
    found = _deliveries(viewer).filter(mends=number).exclude(state=DeliveryState.SET_ASIDE.value)
    return [_seen(one) for one in found.order_by("id")]


def arrivals(viewer: Viewer, sources: Collection[int]) -> dict[int, date]:
    """The days on which the files came that some sources were read from; what was recorded by hand came in no file."""
    came = Delivery.objects.filter(office=viewer.office, source__in=sources).order_by("id")
    return {source: day_of_arrival(at) for source, at in came.values_list("source", "arrived_at") if source is not None}


def senders(viewer: Viewer) -> list[str]:
    """Who has sent lists, by name."""
    return list(Sender.objects.filter(office=viewer.office).order_by("name").values_list("name", flat=True))


def feeds(viewer: Viewer, *, on: date) -> list[FeedSeen]:
    """Every feed with how it stands on a day."""
    arrivals: dict[tuple[int, str], list[Arrival]] = {}
    recorded = _deliveries(viewer).filter(state=DeliveryState.RECORDED.value, sender__isnull=False)
    for sender, arrived_at, sheets in recorded.values_list("sender", "arrived_at", "receipt__sheets"):
        for kind, rows in rows_by_kind(sheets or ()).items():
            told = Arrival(on=day_of_arrival(arrived_at), rows=rows)
            arrivals.setdefault((sender or 0, kind), []).append(told)
    return [
        FeedSeen(
            id=one.pk, sender=one.sender.name, list_kind=one.list_kind, set_rhythm_days=one.rhythm_days,
            standing=standing(arrivals.get((one.sender_id, one.list_kind), ()), rhythm_days=one.rhythm_days, on=on),
        )
        for one in _feeds(viewer)
    ]  # fmt: skip


def feeds_told(viewer: Viewer, *, as_of: date, as_known: datetime | None = None) -> list[dict[str, Any]]:
    """The feeds as rules read them, by name: how often each is expected, and up to which day it has told what it saw."""
    lists = _lists_told(viewer, as_known)
    rows = []
    for feed in _feeds(viewer).filter(list_kind__in=list(BRINGS)):
        told = lists.get((feed.sender_id, feed.list_kind), [])
        rows.append(
            {
                "feed": feed_name(feed.sender.name, feed.list_kind),
                "kind": BRINGS[feed.list_kind].value,
                "rhythm_days": _rhythm(feed, told),
                "last_arrival_on": told_until(told, as_of),
                "source_file": feed.sender.name,
                "source_sheet": None,
                "source_row": None,
            }
        )
    return sorted(rows, key=lambda row: str(row["feed"]))


def feeds_then(viewer: Viewer, *, as_of: date, as_known: datetime) -> list[FeedThen]:
    """The feeds of which a list had come by a moment. What people set since is left out: since when a rhythm is set, nobody notes."""
    lists = _lists_told(viewer, as_known)
    found = []
    for feed in _feeds(viewer).filter(list_kind__in=list(BRINGS)):
        told = [one for one in lists.get((feed.sender_id, feed.list_kind), []) if one.arrived_on <= as_of]
        if told:
            arrivals = [Arrival(on=one.arrived_on, rows=one.rows) for one in told]
            learned = standing(arrivals, rhythm_days=None, on=as_of).rhythm_days
            name, kind = feed_name(feed.sender.name, feed.list_kind), BRINGS[feed.list_kind]
            found.append(FeedThen(name=name, kind=kind, rhythm_days=learned, told_until=told_until(told, as_of)))
    return sorted(found, key=lambda one: one.name)


def rows_then(viewer: Viewer, *, first: date, last: date, as_known: datetime) -> list[tuple[str, int, int]]:
    """Of each kind of list in each file that came within some days and was known at a moment: the kind, its rows of data, those refused."""
    told = _known_files(viewer, as_known).order_by("id").values_list("arrived_at", "receipt__sheets")
    within = (sheets or () for arrived_at, sheets in told if first <= day_of_arrival(arrived_at) <= last)
    return [
        (sheet["kind"], sheet["accepted"] + sheet["refused"], sheet["refused"]) for sheets in within for sheet in sheets
    ]


def has_files(viewer: Viewer, *, as_known: datetime) -> bool:
    """Whether a file had been recorded by a moment."""
    return _known_files(viewer, as_known).exists()


def _known_files(viewer: Viewer, as_known: datetime | None) -> QuerySet[Delivery]:
    return _deliveries(viewer).filter(source__in=register.sources(viewer, as_known=as_known).order_by().values("id"))


def feed_name(sender: str, list_kind: str) -> str:
    """What rules call the feed of a sender."""
    return f"{sender} ({list_kind})"


def _lists_told(viewer: Viewer, as_known: datetime | None) -> dict[tuple[int, str], list[ListTold]]:
    """The lists of each feed that were recorded at a moment of knowledge, by sender and kind."""
    lists: dict[tuple[int, str], list[ListTold]] = {}
    recorded = _known_files(viewer, as_known).filter(sender__isnull=False)
    asked = recorded.values_list("sender", "arrived_at", "receipt__sheets", "receipt__told_days")
    for sender, arrived_at, sheets, told_days in asked:
        days = told_days or {}
        for kind, rows in rows_by_kind(sheets or ()).items():
            first, last = (date.fromisoformat(day) for day in days[kind]) if kind in days else (None, None)
            told = ListTold(arrived_on=day_of_arrival(arrived_at), rows=rows, first_on=first, last_on=last)
            lists.setdefault((sender or 0, kind), []).append(told)
    return lists


def _rhythm(feed: Feed, lists: Sequence[ListTold]) -> int | None:
    """What a person set, or what its arrivals teach; None leaves it to the office's usual one."""
    if feed.rhythm_days is not None or not lists:
        return feed.rhythm_days
    arrivals = [Arrival(on=one.arrived_on, rows=one.rows) for one in lists]
    return standing(arrivals, rhythm_days=None, on=max(one.on for one in arrivals)).rhythm_days


def _feeds(viewer: Viewer) -> QuerySet[Feed]:
    return Feed.objects.filter(office=viewer.office).select_related("sender").order_by("sender__name", "list_kind")


def rows_by_kind(sheets: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many rows of each kind of list the sheets of a receipt tell of; its refused rows, of which there may be thousands, are not read."""
    rows: dict[str, int] = {}
    for sheet in sheets:
        if sheet["accepted"] and sheet["kind"] not in {"unknown", "feeds"}:
            rows[sheet["kind"]] = rows.get(sheet["kind"], 0) + sheet["accepted"]
    return rows


def day_of_the_office() -> date:
    """The day of the office's clock, as the database tells it, or the one on which the invented office stands still."""
    if settings.STANDS_ON is not None:
        return office_day()
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        return timezone.localdate(cursor.fetchone()[0])


def saved_mappings(viewer: Viewer, seen: DeliverySeen) -> Saved:
    """How the lists of this file are to be read: what its sender's lists taught, and before that what was said of this one."""
    saved: dict[str, Any] = {}
    if seen.sender_id is not None:
        saved.update(mappings_of_sender(viewer, seen.sender_id))
    if seen.mapping is not None:
        saved.update(saved_fields(seen.mapping, seen.file_name))
    return saved


def mappings_of_sender(viewer: Viewer, sender: int) -> Saved:
    """What was corrected once in lists of this sender, by the header of each."""
    saved: dict[str, Any] = {}
    kept = SenderMapping.objects.filter(office=viewer.office, sender=sender).order_by("id")
    for text in kept.values_list("mapping", flat=True):
        saved.update(saved_fields(text, ""))
    return saved


def store(viewer: Viewer) -> FileStore:
    """The own office's shelf."""
    assert viewer.office is not None
    return FileStore(settings.FILES_FOLDER, viewer.office)


def without_a_file(office: int, digests: list[str]) -> list[str]:
    """Those of an office's digests that no file has which came there; asked at night by nobody in particular."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT intake_left_over(%s, %s)", [office, digests])
        return [digest for (digest,) in cursor.fetchall()]


def kind_of_index(viewer: Viewer) -> KindOfIndex:
    """What a visa index stands for in the viewer's office, as the entry points know it; the law itself is not read here."""
    of_the_office: Callable[[Viewer], KindOfIndex] = import_string(settings.KIND_OF_INDEX)
    return of_the_office(viewer)


def header_digest(fingerprint: str) -> str:
    """A header in a form that is short enough to be unique in a table."""
    return hashlib.sha256(fingerprint.encode()).hexdigest()


def _deliveries(viewer: Viewer) -> QuerySet[Delivery]:
    return Delivery.objects.filter(office=viewer.office).select_related("sender")


def _seen(one: Delivery) -> DeliverySeen:
    return DeliverySeen(
        id=one.pk, file_name=one.file_name, sender=one.sender.name if one.sender else None, sender_id=one.sender_id, sha256=one.sha256,
        size=one.size, arrived_at=one.arrived_at, arrived_by=one.arrived_by, state=DeliveryState(one.state), looked=one.looked,
        mends=one.mends,
        mapping=one.mapping, checked=one.checked, receipt=one.receipt, source=one.source, recorded_at=one.recorded_at,
        recorded_by=one.recorded_by,
    )  # fmt: skip
