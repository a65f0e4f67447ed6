"""What programs are told of files that came, and what they say of their columns; the senders in the examples are invented."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import Field

from timpora.api.schemas import Plain, Sent
from timpora.intake.core.day_forms import DayOrder
from timpora.intake.core.deliveries import DeliveryState
from timpora.intake.core.feed_watch import FeedState
from timpora.intake.core.fields import KINDS
from timpora.intake.core.mapping import saved_fields
from timpora.intake.core.proposals import corrected, refusal_told
from timpora.intake.queries import DeliverySeen, FeedSeen
from timpora.ui.language import said


KIND = "^(" + "|".join(KINDS) + ")$"
MOST_SHEETS, MOST_COLUMNS = 100, 2_000


class DeliveryTold(Schema):
    """One file that came."""

    delivery: int = Field(examples=[12])
    file_name: str = Field(examples=["tamu hotel juni.xlsx"])
    sender: str | None = Field(examples=["Hotel Khayalan Anyer"])
    sha256: str = Field(examples=["9f2c" + "0" * 60])
    size: int = Field(examples=[48_213])
    state: DeliveryState
    arrived_at: datetime
    recorded_at: datetime | None
    is_checked: bool = Field(description="Whether its rows were read since its columns were mapped.")
    mends: int | None = Field(description="The file whose refused rows it brings mended.", examples=[None])


class Received(DeliveryTold):
    """A file that was sent."""

    is_new: bool = Field(description="False where the very same file came before; it is the one told of here.")
    job: int | None = Field(description="The job that looks into a large file.", examples=[30])


class ColumnTold(Schema):
    """One column of a sheet, and the field that it is read as."""

    place: int = Field(description="0 is the first.", examples=[1])
    header: str = Field(examples=["No. Paspor"])
    samples: list[str] = Field(examples=[["QQP013183"]])
    field: str | None = Field(examples=["document_number"])
    date_order: DayOrder | None


class SheetTold(Schema):
    """One sheet; `kind` is null where it is no list."""

    sheet: str | None = Field(examples=["Juni"])
    kind: str | None = Field(examples=["accommodation"])
    rows: int = Field(examples=[120])
    columns: list[ColumnTold]


class MappingTold(Schema):
    """How the columns of a file are read."""

    delivery: int = Field(examples=[12])
    sheets: list[SheetTold]


class ColumnSent(Sent):
    """The field that a column is to be read as; columns that are left out are not read."""

    place: int = Field(ge=0, lt=20_000, examples=[1])
    field: Plain = Field(examples=["document_number"])
    date_order: DayOrder | None = None


class SheetSent(Sent):
    """How one sheet is to be read, in the order in which the mapping tells of them; without a kind it is skipped."""

    kind: str | None = Field(None, pattern=KIND, examples=["accommodation"])
    columns: list[ColumnSent] = Field(default_factory=list, max_length=MOST_COLUMNS)


class MappingSent(Sent):
    """How the columns of a file are to be read, one entry for each sheet."""

    sheets: list[SheetSent] = Field(max_length=MOST_SHEETS)


class RefusalTold(Schema):
    """Why a row was refused, or what should be looked at, and how to mend it."""

    code: str
    what: str
    remedy: str
    sheet: str | None
    row: int | None
    column: str | None


class SheetReceipt(Schema):
    """What became of the rows of one sheet."""

    sheet: str | None
    kind: str
    rows: int
    accepted: int
    refused: int
    set_aside: dict[str, int]
    unmapped: list[str]
    undecided: list[str]


class Receipt(Schema):
    """What becomes of each row, or became of it: rows = accepted + refused + set aside + too long."""

    delivery: int = Field(examples=[12])
    rows: int = Field(examples=[120])
    accepted: int = Field(examples=[118])
    refused: int = Field(examples=[2])
    facts: dict[str, int] = Field(description="Facts by kind.", examples=[{"people": 118, "presence": 118}])
    sheets: list[SheetReceipt]
    refusals: list[RefusalTold] = Field(description="The first 500.")
    warnings: list[RefusalTold] = Field(description="The first 500.")


class UndoSent(Sent):
    """Why a file is undone."""

    reason: Plain = Field(min_length=5, examples=["Berkas bulan yang salah"])


class Undone(Schema):
    """How much was withdrawn."""

    delivery: int = Field(examples=[12])
    facts_withdrawn: int = Field(examples=[236])


class FeedTold(Schema):
    """Lists of one kind from one sender: how often they come, when the last came, and how complete it was."""

    feed: int = Field(examples=[3])
    sender: str = Field(examples=["Hotel Khayalan Anyer"])
    list_kind: str = Field(examples=["accommodation"])
    state: FeedState
    rhythm_days: int | None = Field(description="Days between two lists, set or learned.", examples=[7])
    last_arrival_on: date | None = Field(examples=["2023-06-20"])
    due_on: date | None = Field(examples=["2023-06-27"])
    last_rows: int = Field(examples=[41])
    usual_rows: int | None = Field(examples=[44])
    completeness: int | None = Field(description="The last list in percent of the usual one.", examples=[93])


def delivery_told(seen: DeliverySeen) -> dict[str, Any]:
    """One file that came."""
    return {
        "delivery": seen.id, "file_name": seen.file_name, "sender": seen.sender, "sha256": seen.sha256, "size": seen.size, "state": seen.state,
        "arrived_at": seen.arrived_at, "recorded_at": seen.recorded_at, "is_checked": seen.checked is not None,
        "mends": seen.mends,
    }  # fmt: skip


def mapping_told(seen: DeliverySeen) -> dict[str, Any]:
    """How its columns are read: as somebody said, or else as is proposed."""
    return {"delivery": seen.id, "sheets": [_sheet(seen, sheet) for sheet in seen.looked]}


def _sheet(seen: DeliverySeen, sheet: Mapping[str, Any]) -> dict[str, Any]:
    own = corrected(sheet, sheet["kind"], {}, {})
    said_before = {} if seen.mapping is None else saved_fields(seen.mapping, seen.file_name)
    held = said_before.get(own.fingerprint)
    kind = (sheet["kind"] if seen.mapping is None else None) if held is None else held.kind
    places = {place: number for number, place in enumerate(own.own)}
    columns = []
    for column in sheet["columns"]:
        field, order = (None if column["ignored"] else column["field"]), column["order"]
        if seen.mapping is not None:
            field = None if held is None else held.fields.get(places[column["place"]])
            order = None if held is None or field is None else held.date_orders.get(field)
        columns.append(
            {"place": column["place"], "header": column["header"], "samples": column["samples"], "field": field, "date_order": order}
        )  # fmt: skip
    return {"sheet": sheet["sheet"], "kind": kind if kind in KINDS else None, "rows": sheet["rows"], "columns": columns}


def as_a_form(sent: MappingSent) -> dict[str, str]:
    """What was sent, under the names of the page's form, so that one reading serves both."""
    form = {}
    for number, sheet in enumerate(sent.sheets):
        form[f"kind-{number}"] = sheet.kind or ""
        for column in sheet.columns:
            form[f"field-{number}-{column.place}"] = column.field
            form[f"order-{number}-{column.place}"] = column.date_order.value if column.date_order else ""
    return form


def receipt_told(delivery: int, told: Mapping[str, Any]) -> dict[str, Any]:
    """A receipt, or what would become of the rows."""
    return {
        "delivery": delivery, "rows": told["rows"], "accepted": told["accepted"], "refused": told["refused"], "facts": told["facts"],
        "sheets": told["sheets"], "refusals": [_refusal(one) for one in told["refusals"]], "warnings": [_refusal(one) for one in told["warnings"]],
    }  # fmt: skip


def _refusal(kept: Mapping[str, Any]) -> dict[str, Any]:
    refusal = refusal_told(kept)
    place = asdict(refusal.source) if refusal.source else {}
    return {
        "code": refusal.code, "what": said(refusal.what), "remedy": said(refusal.remedy),
        **{name: place.get(name) for name in ("sheet", "row", "column")},
    }  # fmt: skip


def feed_told(seen: FeedSeen) -> dict[str, Any]:
    """One feed."""
    stands = seen.standing
    return {
        "feed": seen.id, "sender": seen.sender, "list_kind": seen.list_kind, "state": stands.state, "rhythm_days": stands.rhythm_days,
        "last_arrival_on": stands.last_on, "due_on": stands.due_on, "last_rows": stands.last_rows, "usual_rows": stands.usual_rows,
        "completeness": stands.completeness,
    }  # fmt: skip
