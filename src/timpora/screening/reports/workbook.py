"""The screening as a workbook: findings, what ends soon, refused rows, and the definitions behind each figure."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from timpora.intake.reading import SheetReceipt
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Language
from timpora.screening.core.findings import Screening
from timpora.screening.reports.records import flat, neutral, record


_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_SHEETS = {
    Language.INDONESIAN: ("Temuan", "Segera berakhir", "Baris ditolak", "Penerimaan", "Definisi"),
    Language.ENGLISH: ("Findings", "Expiring soon", "Refused rows", "Receipts", "Definitions"),
}


def write_workbook(
    path: Path,
    screening: Screening,
    *,
    receipts: Sequence[SheetReceipt],
    refusals: Sequence[Refusal],
    language: Language,
) -> None:
    """Writes the workbook; text from lists is never a formula or a link in it."""
    names = _SHEETS[language]
    rows = [flat(record(finding, as_of=screening.as_of, language=language)) for finding in screening.findings]
    with xlsxwriter.Workbook(str(path), _OPTIONS) as workbook:
        _sheet(workbook, names[0], rows)
        _sheet(workbook, names[1], [row for row in rows if row["rule_id"] == "limit_ends_soon"])
        _sheet(workbook, names[2], [_refusal(refusal, language) for refusal in refusals])
        _sheet(workbook, names[3], [_receipt(receipt) for receipt in receipts])
        _sheet(workbook, names[4], [
            {"id": item.id, "title": item.title.within(language), "meaning": item.meaning.within(language),
             "citation": item.citation, "status": "confirmed" if item.confirmed else "to_be_confirmed"}
            for item in screening.definitions
        ])  # fmt: skip


def _sheet(workbook: Any, name: str, rows: Sequence[dict[str, Any]]) -> None:
    sheet = workbook.add_worksheet(name)
    bold = workbook.add_format({"bold": True, "bottom": 1})
    days = workbook.add_format({"num_format": "yyyy-mm-dd"})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&P / &N")
    sheet.freeze_panes(1, 0)
    headers = list(rows[0]) if rows else ["-"]
    sheet.write_row(0, 0, headers, bold)
    for number, row in enumerate(rows, start=1):
        for place, header in enumerate(headers):
            value = row[header]
            if header.endswith(("_on", "_limit", "as_of")) and value:
                sheet.write_datetime(number, place, date.fromisoformat(value), days)
            else:
                sheet.write(number, place, neutral(value))
    if rows:
        sheet.autofilter(0, 0, len(rows), len(headers) - 1)
    sheet.autofit(400)


def _refusal(refusal: Refusal, language: Language) -> dict[str, Any]:
    source = refusal.source
    return {
        "file": source.file if source else "", "sheet": (source.sheet if source else "") or "",
        "row": source.row if source else None, "column": (source.column if source else "") or "",
        "reason": refusal.what.within(language), "remedy": refusal.remedy.within(language),
    }  # fmt: skip


def _receipt(receipt: SheetReceipt) -> dict[str, Any]:
    return {
        "file": receipt.file, "sheet": receipt.sheet or "", "kind": receipt.list_kind, "rows": receipt.rows,
        "accepted": receipt.accepted, "refused": receipt.refused,
        "set_aside": ", ".join(f"{name}: {count}" for name, count in receipt.set_aside.items()),
    }  # fmt: skip
