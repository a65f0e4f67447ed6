"""Forms of intake; a form validates, an action writes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest

from timpora.intake.core.day_forms import DayOrder
from timpora.intake.core.delivery_refusals import TWICE
from timpora.intake.core.fields import DAYS, KIND_WORDS, KINDS, Holds, fields
from timpora.intake.core.mapping import ListMapping
from timpora.intake.core.proposals import corrected
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.ui.language import later, said


NOT_READ = Text(id="Tidak dibaca", en="Not read")
OF_ITSELF = Text(id="menurut isinya", en="by its content")
ORDERS = {
    DayOrder.DAY_FIRST: Text(id="hari dahulu (27/06)", en="day first (27/06)"),
    DayOrder.MONTH_FIRST: Text(id="bulan dahulu (06/27)", en="month first (06/27)"),
}
NO_LIST = Text(id="Bukan daftar; lewati lembar ini", en="No list; skip this sheet")
NEVER_READ = {Holds.GUARD, Holds.SEX, Holds.UNUSED}
HAVE_AN_ORDER = DAYS | {"born"}


class SenderForm(forms.Form):
    """From whom files come; its lists are read alike from then on."""

    sender = forms.CharField(
        label=later(Text(id="Pengirim", en="Sender")),
        help_text=later(
            Text(
                id="Hotel, perusahaan, instansi atau seksi yang membuat daftar ini. Pemetaan kolomnya diingat untuk kiriman berikut.",
                en="The hotel, company, agency or section that made the list. How its columns are read is remembered for the next one.",
            )
        ),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "senders", "autocomplete": "off"}),
    )  # fmt: skip


class RhythmForm(forms.Form):
    """How many days lie between two lists of a feed."""

    days = forms.IntegerField(
        label=later(Text(id="Hari antara dua kiriman", en="Days between two lists")),
        help_text=later(
            Text(
                id="Kosongkan supaya dipelajari dari kiriman yang datang.",
                en="Leave it empty to learn it from the lists that come.",
            )
        ),
        min_value=1,
        max_value=400,
        required=False,
    )


class UndoForm(forms.Form):
    """Why a file is undone."""

    reason = forms.CharField(
        label=later(Text(id="Alasan", en="Reason")), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )


def files_of(request: HttpRequest) -> list[Any]:
    """The files that were sent."""
    return list(request.FILES.getlist("files"))


@dataclass(frozen=True, kw_only=True)
class ColumnAsked:
    """One column of a sheet with what may be chosen for it."""

    name: str
    order_name: str
    letter: str
    header: str
    samples: str
    field: str
    order: str
    has_order: bool
    is_sure: bool


@dataclass(frozen=True, kw_only=True)
class SheetAsked:
    """One sheet with its columns."""

    number: int
    sheet: str | None
    rows: int
    kind: str
    kind_name: str
    columns: list[ColumnAsked]


def sheets_asked(looked: Iterable[Mapping[str, Any]], sent: Mapping[str, Any] | None) -> list[SheetAsked]:
    """The sheets of a file as the page asks about them; what was sent stays as it was sent."""
    return [_sheet(number, seen, sent) for number, seen in enumerate(looked)]


def _sheet(number: int, seen: Mapping[str, Any], sent: Mapping[str, Any] | None) -> SheetAsked:
    kind_name = f"kind-{number}"
    kind = seen["kind"] if seen["kind"] in KINDS else ""
    return SheetAsked(
        number=number, sheet=seen["sheet"], rows=seen["rows"], kind_name=kind_name, kind=kind if sent is None else str(sent.get(kind_name, "")),
        columns=[_column(number, column, sent) for column in seen["columns"]],
    )  # fmt: skip


def _column(number: int, column: Mapping[str, Any], sent: Mapping[str, Any] | None) -> ColumnAsked:
    name, order_name = f"field-{number}-{column['place']}", f"order-{number}-{column['place']}"
    known = fields().get(column["field"] or "")
    proposed = "" if column["ignored"] or known is None or known.holds in NEVER_READ else known.name
    field = proposed if sent is None else str(sent.get(name, ""))
    return ColumnAsked(
        name=name, order_name=order_name, letter=column["letter"], header=column["header"], samples=" · ".join(column["samples"]),
        field=field, order=(column["order"] or "") if sent is None else str(sent.get(order_name, "")), has_order=field in HAVE_AN_ORDER,
        is_sure=column["found"] in {None, "saved", "header"},
    )  # fmt: skip


def mappings_sent(looked: Iterable[Mapping[str, Any]], sent: Mapping[str, Any]) -> list[ListMapping]:
    """The mappings as a person chose them; a sheet without a kind is left. Raises Refused."""
    mappings = []
    for asked, seen in zip(sheets_asked(looked, sent), looked, strict=True):
        if asked.kind not in KINDS:
            continue
        chosen: dict[int, str] = {}
        orders: dict[str, DayOrder] = {}
        for column, kept in zip(asked.columns, seen["columns"], strict=True):
            if column.field not in fields():
                continue
            if column.field in chosen.values():
                raise Refused(TWICE)
            chosen[kept["place"]] = column.field
            if column.order in set(DayOrder) and column.field in HAVE_AN_ORDER:
                orders[column.field] = DayOrder(column.order)
        mappings.append(corrected(seen, asked.kind, chosen, orders))
    return mappings


def field_choices() -> list[tuple[str, str]]:
    """Every field that a column may be, by its name in the language of now."""
    named = [(one.name, said(one.words)) for one in fields().values() if one.holds not in NEVER_READ]
    return [("", said(NOT_READ)), *sorted(named, key=lambda pair: pair[1].casefold())]


def kind_choices() -> list[tuple[str, str]]:
    """Every kind of list."""
    return [("", said(NO_LIST)), *((kind, said(KIND_WORDS[kind])) for kind in KINDS)]


def order_choices() -> list[tuple[str, str]]:
    """How days are written."""
    return [("", said(OF_ITSELF)), *((order.value, said(words)) for order, words in ORDERS.items())]
