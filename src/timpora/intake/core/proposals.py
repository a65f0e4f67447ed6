"""What was seen in a file and what was made of it, in a form that a database keeps and a page shows."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import polars as pl

from timpora.intake.core.columns import column_letter
from timpora.intake.core.day_forms import DayOrder
from timpora.intake.core.fields import GUARDS
from timpora.intake.core.headers import Found
from timpora.intake.core.mapping import ListMapping
from timpora.kernel.refusals import Refusal, Source
from timpora.kernel.text import Text


SAMPLES = 3
MOST_HEADER_ROWS = 30


def sheet_seen(mapping: ListMapping | None, frame: pl.DataFrame, sheet: str | None, rows: int) -> dict[str, Any]:
    """A sheet as the mapping page shows it, from its first rows and how many they are: each column with its header, first values, and the field proposed for it."""
    known = mapping or unknown(frame, sheet)
    body = frame.slice(known.body_row, MOST_HEADER_ROWS)
    columns = []
    for place, header in enumerate(known.headers):
        name = known.fields.get(place)
        if name in GUARDS:
            continue
        column = f"column_{place + 1}"
        cells = body.get_column(column).drop_nulls().head(SAMPLES).to_list() if column in frame.columns else []
        if not header and not cells:
            continue
        columns.append(
            {
                "place": place, "letter": column_letter(place), "header": header or "", "samples": [cell[:60] for cell in cells],
                "field": name, "found": known.found[place].value if place in known.found else None,
                "ignored": place in known.ignored, "order": known.date_orders[name].value if name and name in known.date_orders else None,
            }
        )  # fmt: skip
    return {
        "sheet": sheet, "kind": known.kind, "header_row": known.header_row, "header_height": known.header_height,
        "headers": list(known.headers), "rows": rows, "is_list": mapping is not None, "columns": columns,
        "guards": {str(place): name for place, name in known.fields.items() if name in GUARDS},
    }  # fmt: skip


def unknown(frame: pl.DataFrame, sheet: str | None) -> ListMapping:
    """A sheet that looks like no list: its fullest row among the first is taken for the header, and no column is read."""
    columns = [name for name in frame.columns if name != "row"]
    filled = frame.head(MOST_HEADER_ROWS).select(pl.sum_horizontal(pl.col(columns).is_not_null()).alias("filled"))
    row = filled.get_column("filled").arg_max() or 0
    headers = tuple(frame.item(row, name) for name in columns) if frame.height else ()
    return ListMapping(kind="unknown", header_row=row, headers=headers, fields={}, sheet=sheet)


def corrected(seen: Mapping[str, Any], kind: str, fields: Mapping[int, str], orders: Mapping[str, DayOrder]) -> ListMapping:  # fmt: skip
    """The mapping of a sheet as a person says it; a column without a field is not read, on purpose."""
    places = {column["place"] for column in seen["columns"]}
    guards = {
        int(place): name for place, name in seen["guards"].items()
    }  # our own columns, by which no header is known
    return ListMapping(
        kind=kind, header_row=seen["header_row"], header_height=seen["header_height"], headers=tuple(seen["headers"]),
        fields=dict(fields) | guards, found=dict.fromkeys(fields, Found.SAVED), date_orders=dict(orders), ignored=frozenset(places - set(fields)),
        sheet=seen["sheet"],
    )  # fmt: skip


def refusal_kept(refusal: Refusal) -> dict[str, Any]:
    """A refusal as the database keeps it."""
    return asdict(refusal)


def refusal_told(kept: Mapping[str, Any]) -> Refusal:
    """And back."""
    source = Source(**kept["source"]) if kept["source"] else None
    return Refusal(kept["code"], Text(**kept["what"]), Text(**kept["remedy"]), source)


def counted(counts: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """The sum of counts by name."""
    total: dict[str, int] = {}
    for one in counts:
        for name, count in one.items():
            total[name] = total.get(name, 0) + count
    return total
