"""Writing of intake: a file is received, mapped, checked, recorded, undone; each told in the audit trail in the same transaction."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.contrib.postgres.functions import TransactionNow
from django.db import IntegrityError, transaction

from timpora.audit import actions as audit
from timpora.intake import desk, opening, queries, telling
from timpora.intake.core import deliveries as events
from timpora.intake.core import delivery_refusals as refusals
from timpora.intake.core.deliveries import DeliveryState
from timpora.intake.core.mapping import ListMapping, mappings_to_yaml, saved_fields
from timpora.intake.core.recording import LINE, with_sounds
from timpora.intake.models import Delivery, Feed, Sender, SenderMapping
from timpora.intake.piles import Rows
from timpora.intake.store import Kept, plain_name
from timpora.jobs import actions as work
from timpora.jobs import queries as jobs
from timpora.jobs.work import Line
from timpora.kernel.identifiers import plain_letters
from timpora.kernel.progress import silent
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.register import actions as register
from timpora.register.core import refusals as register_refusals
from timpora.register.ledger import SourceKind
from timpora.register.queries import OF_A_PERSON


MANY_FACTS = 20_000  # so many new facts make plans for the register as it was before them bad ones
LONGEST_NAME = 200
LONGEST_REASON = 400


@dataclass(frozen=True, kw_only=True)
class Received:
    """A file that came, whether it came for the first time, and the job that looks into it where it is large."""

    delivery: int
    is_new: bool
    job: int | None = None


@transaction.atomic
def receive(
    *, by: Viewer, file_name: str, parts: Iterable[bytes], sender: str | None = None, may_wait: bool = False
) -> Received:
    """Keeps a file and looks into it; one that is there already is recognised. Raises Refused for what is no file of lists.

    Where the person `may_wait`, a large file is looked into by the worker, and what is no list is refused there.
    """
    _may(by, "import_lists")
    kept = queries.store(by).keep(parts)
    there = queries.same_file(by, kept.sha256)
    if there is not None:
        audit.record(events.SAME_AGAIN, subject=f"delivery:{there.id}")
        return Received(delivery=there.id, is_new=False)
    made = Delivery(
        office_id=_office_of(by), sender_id=_sender(by, sender), file_name=plain_name(file_name), sha256=kept.sha256, size=kept.size,
        arrived_by=by.account,
    )  # fmt: skip
    waits = may_wait and kept.size >= events.LARGE_BYTES
    if not waits:
        made.looked = opening.looked(by, kept, made.file_name, made.sender_id, silent)
        made.mends = _mended(by, made.looked)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:  # a colleague sent the same file at the same moment
        there = queries.same_file(by, kept.sha256)
        if there is None:
            raise
        return Received(delivery=there.id, is_new=False)
    audit.record(events.RECEIVED, subject=f"delivery:{made.pk}", details={"size": kept.size})
    job = work.begin(by=by, kind=events.LOOK_WORK, subject=made.pk, title=made.file_name) if waits else None
    return Received(delivery=made.pk, is_new=True, job=job)


@transaction.atomic
def look(*, by: Viewer, delivery: int, line: Line) -> None:
    """Looks into a large file that was kept before; one that was looked into stays as it is."""
    seen = _held(by, delivery)
    if not seen.looked:
        kept = Kept(seen.sha256, seen.size)
        looked = opening.looked(by, kept, seen.file_name, seen.sender_id, telling.along(line))
        Delivery.objects.filter(pk=seen.id).update(looked=looked, mends=_mended(by, looked))


def _mended(by: Viewer, looked: Sequence[Mapping[str, Any]]) -> int | None:
    """The file whose refused rows this one says that it brings, where such a file came to this office."""
    named = next((sheet["mends"] for sheet in looked if sheet["mends"]), None)
    earlier = None if named is None else queries.same_file(by, named)
    return None if earlier is None else earlier.id


def _sender(by: Viewer, name: str | None) -> int | None:
    written = (name or "").strip()[:LONGEST_NAME]
    if not written:
        return None
    key = (plain_letters(written) or written)[:LONGEST_NAME]
    return Sender.objects.get_or_create(office_id=_office_of(by), name_key=key, defaults={"name": written})[0].pk


@transaction.atomic
def map_columns(*, by: Viewer, delivery: int, mappings: Sequence[ListMapping], seen_version: str | None = None) -> None:
    """Reads a file's columns as a person says; its sender's lists with the same header are read so from now on.

    Where `seen_version` says what the mapping was when it was read, a change that somebody made meanwhile is not lost.
    """
    Delivery.objects.select_for_update().filter(office=by.office, pk=delivery).first()
    seen = _open(by, delivery)
    if seen_version not in {None, seen.version}:
        raise Refused(refusals.CHANGED)
    text = mappings_to_yaml(mappings)
    saved_fields(text, seen.file_name)  # raises Refused where a list would lack what it needs
    Delivery.objects.filter(pk=seen.id).update(mapping=text, checked=None)
    if seen.sender_id is not None:
        for mapping in mappings:
            SenderMapping.objects.update_or_create(
                office_id=_office_of(by),
                sender_id=seen.sender_id,
                fingerprint=queries.header_digest(mapping.fingerprint),
                defaults={"mapping": mappings_to_yaml([mapping]), "saved_by": by.account, "saved_at": TransactionNow()},
            )
    audit.record(events.MAPPED, subject=f"delivery:{delivery}", details={"sheets": len(mappings)})


@transaction.atomic
def check(*, by: Viewer, delivery: int, line: Line | None = None) -> desk.Checked:
    """Reads a file wholly and keeps what would become of its rows; nothing is recorded. With a line it is the worker that does so."""
    seen = _open(by, delivery) if line is None else _held(by, delivery)
    checked = opening.read(by, seen, silent if line is None else telling.along(line, seen.rows))
    Delivery.objects.filter(pk=seen.id).update(checked=checked.told)
    return checked


@transaction.atomic
def commit(*, by: Viewer, delivery: int, line: Line) -> None:
    """Records every accepted row of a file in the register, wholly or not at all; one that is recorded stays as it is."""
    _may(by, "import_lists")
    row = Delivery.objects.select_for_update().filter(office=by.office, pk=delivery).first()
    seen = queries.delivery(by, delivery)
    if row is None or seen is None:
        raise Refused(refusals.NOT_THERE)
    if not seen.state.may_be_recorded:
        return
    total = sum((seen.checked or {}).get("facts", {}).values())
    checked = opening.read(by, seen, telling.asking(line, total), desk.ready)
    if not checked.tables:
        raise Refused(refusals.NO_ROWS)
    source = register.record_source(
        by=by, kind=SourceKind.LIST, file=seen.file_name, sha256=bytes.fromhex(seen.sha256), reporter=seen.sender
    )
    _record(by, source, checked.tables, line)
    Delivery.objects.filter(pk=delivery).update(
        state=DeliveryState.RECORDED.value, source=source, receipt=checked.told, checked=checked.told, recorded_at=TransactionNow(), recorded_by=by.account
    )  # fmt: skip
    if seen.sender_id is not None:
        for kind in queries.rows_by_kind(checked.told["sheets"]):
            Feed.objects.get_or_create(office_id=_office_of(by), sender_id=seen.sender_id, list_kind=kind)
    audit.record(events.RECORDED, subject=f"delivery:{delivery}", details={"source": source, "rows": checked.told["accepted"]})  # fmt: skip
    opening.clear_the_bench(by, seen)


def _record(by: Viewer, source: int, tables: Mapping[str, Rows], line: Line) -> None:
    """Writes the rows part by part, so that no more of them than two parts are in memory at once."""
    total = sum(rows.count for rows in tables.values())
    records: pl.DataFrame | None = None
    done = 0
    line.tell(done, total)
    for kind, rows in tables.items():
        lines: list[pl.Series] = []
        numbers: list[int] = []
        parts = _about(rows, records if kind in OF_A_PERSON else None, lines)
        if kind == "people":
            parts = map(with_sounds, parts)  # made while the database writes the part before
        for written in register.record_parts(by=by, kind=kind, source=source, parts=parts):
            done += len(written)
            numbers += written if kind == "people" else ()
            line.tell(done, total)
        if kind == "people":
            records = pl.DataFrame({LINE: pl.concat(lines), "person_record_id": numbers})
    if total >= MANY_FACTS:
        register.count_anew()


def _about(rows: Rows, records: pl.DataFrame | None, lines: list[pl.Series]) -> Iterator[pl.DataFrame]:
    """Parts of rows, each row beside the record that it is about; their lines are noted."""
    for large in rows.parts():
        for part in large.iter_slices(telling.ROWS_BETWEEN_LOOKS):
            lines.append(part.get_column(LINE))
            about = part if records is None else part.join(records, on=LINE, how="left", maintain_order="left")
            yield about.drop(LINE)


@transaction.atomic
def undo(*, by: Viewer, delivery: int, because: str) -> int:
    """Withdraws everything that a file said, with the reason; how many facts that were. The file may be recorded again."""
    row = _recorded(by, delivery)
    if jobs.under_way(by, events.UNDO_WORK, delivery) is not None:
        raise Refused(refusals.UNDER_WAY)
    return _undo(by, row, because, lambda _rows: None)


@transaction.atomic
def ask_to_undo(*, by: Viewer, delivery: int, because: str) -> int:
    """Keeps the reason and lets the worker undo a long file; the number of the job."""
    row = _recorded(by, delivery)
    if not because.strip():
        raise Refused(register_refusals.NO_REASON)
    Delivery.objects.filter(pk=delivery).update(undo_because=because.strip()[:LONGEST_REASON])
    audit.record(events.UNDO_ASKED, subject=f"delivery:{delivery}")
    total = sum((row.receipt or {})["facts"].values())
    return work.begin(by=by, kind=events.UNDO_WORK, subject=delivery, title=row.file_name, total=total)


@transaction.atomic
def undo_as_asked(*, by: Viewer, delivery: int, line: Line) -> None:
    """Undoes a file with the reason that was kept; one that is undone already stays so."""
    seen = queries.delivery(by, delivery)
    if seen is None or seen.state is not DeliveryState.RECORDED:
        return
    row = _recorded(by, delivery)
    total = sum((row.receipt or {})["facts"].values())
    _undo(by, row, row.undo_because or "", lambda rows: line.tell(min(rows, total), total))


def _recorded(by: Viewer, delivery: int) -> Delivery:
    """A file that stands in the register, held until the transaction ends; raises Refused."""
    _may(by, "undo_imports")
    row = Delivery.objects.select_for_update().filter(office=by.office, pk=delivery).first()
    if row is None or row.state != DeliveryState.RECORDED or row.source is None:
        raise Refused(refusals.NOT_THERE)
    return row


def _undo(by: Viewer, row: Delivery, because: str, told: Callable[[int], None]) -> int:
    assert row.source is not None
    rows = register.withdraw_source(by=by, source=row.source, because=because.strip()[:LONGEST_REASON], told=told)
    Delivery.objects.filter(pk=row.pk).update(state=DeliveryState.UNDONE.value)
    audit.record(events.UNDONE, subject=f"delivery:{row.pk}", details={"source": row.source, "rows": rows})
    return rows


@transaction.atomic
def set_aside(*, by: Viewer, delivery: int) -> None:
    """Leaves a file that was never recorded; the same file may come again later."""
    seen = _open(by, delivery)
    if seen.state is not DeliveryState.OPEN:
        raise Refused(refusals.NOT_THERE)
    Delivery.objects.filter(pk=delivery).update(state=DeliveryState.SET_ASIDE.value)
    audit.record(events.SET_ASIDE, subject=f"delivery:{delivery}")
    opening.clear_the_bench(by, seen)


@transaction.atomic
def set_rhythm(*, by: Viewer, feed: int, days: int | None) -> None:
    """Says how many days lie between two lists of a feed; None leaves it to be learned."""
    _may(by, "import_lists")
    if Feed.objects.filter(office=by.office, pk=feed).update(rhythm_days=days) != 1:
        raise Refused(refusals.NOT_THERE)
    audit.record(events.RHYTHM_SET, subject=f"feed:{feed}", details={"days": days})


def _open(by: Viewer, delivery: int) -> queries.DeliverySeen:
    """A file that may still be changed; raises Refused."""
    _may(by, "import_lists")
    seen = queries.delivery(by, delivery)
    if seen is None or not seen.state.may_be_recorded:
        raise Refused(refusals.NOT_THERE)
    if jobs.under_way(by, events.WORKS, delivery) is not None:
        raise Refused(refusals.UNDER_WAY)
    return seen


def _held(by: Viewer, delivery: int) -> queries.DeliverySeen:
    """A file on which the worker works, held until the transaction ends; raises Refused."""
    _may(by, "import_lists")
    Delivery.objects.select_for_update().filter(office=by.office, pk=delivery).first()
    seen = queries.delivery(by, delivery)
    if seen is None or not seen.state.may_be_recorded:
        raise Refused(refusals.NOT_THERE)
    return seen


def _may(by: Viewer, permission: str) -> None:
    if not by.may(permission):
        raise Refused(refusals.MAY_NOT)


def _office_of(by: Viewer) -> int:
    if by.office is None:
        raise Refused(refusals.MAY_NOT)
    return by.office
