"""Lists written for tests: workbooks, open documents and text, from plain rows of invented people."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from timpora.facts.codes import PermitKind
from timpora.intake.reading import Reading, read_lists
from timpora.intake.receipts import SheetReceipt
from timpora.kernel.refusals import Refused


MEETING = date(2023, 6, 27)
HEADER = ("No", "Nama", "Kewarganegaraan", "No. Paspor", "Jenis Izin Tinggal", "Indeks", "Tgl Masuk", "Batas Tinggal")


def person(number: int, **changed: object) -> list[object]:
    """A row under HEADER about an invented person; `changed` by the names of the columns in small letters."""
    row = {
        "no": number, "nama": f"CONTOH REKAAN {number}", "kewarganegaraan": "Jepang", "no. paspor": f"X{number:07d}",
        "jenis izin tinggal": "ITK", "indeks": "B213", "tgl masuk": "20/06/2023", "batas tinggal": "19/07/2023",
    }  # fmt: skip
    return list(
        (
            row | {name.replace("_", " ").replace("no paspor", "no. paspor"): value for name, value in changed.items()}
        ).values()
    )


def xlsx(path: Path, sheets: Mapping[str, Iterable[Sequence[object]]], *, epoch_1904: bool = False) -> Path:
    """A workbook of sheets by name; days are written as days of a spreadsheet."""
    options = {"strings_to_formulas": False, "date_1904": epoch_1904}
    with xlsxwriter.Workbook(str(path), options) as book:
        form = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for line, row in enumerate(rows):
                for place, value in enumerate(row):
                    if isinstance(value, date):
                        page.write_datetime(line, place, datetime(value.year, value.month, value.day), form)
                    elif value is not None:
                        page.write(line, place, value)
    return path


def ods(path: Path, rows: Iterable[Sequence[object]]) -> Path:
    """An open document of one sheet; a cell that is a pair (text, rows) is merged downwards over so many rows."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="Lembar1")
    covered: dict[int, int] = {}
    for row in rows:
        line = TableRow()
        for place, value in enumerate(row):
            if covered.get(place, 0) > 0:
                covered[place] -= 1
                line.addElement(CoveredTableCell())
                continue
            text, span = value if isinstance(value, tuple) else (value, 1)
            covered[place] = span - 1
            attributes = {"numberrowsspanned": span, "numbercolumnsspanned": 1} if span > 1 else {}
            cell = TableCell(valuetype="string", **attributes)
            if text is not None:
                cell.addElement(P(text=str(text)))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def text(path: Path, rows: Iterable[Sequence[object]], *, delimiter: str = ";", encoding: str = "utf-8") -> Path:
    """A text file without any quoting."""
    lines = [delimiter.join("" if cell is None else str(cell) for cell in row) for row in rows]
    path.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
    return path


def changed_member(path: Path, name: str, change: Mapping[str, str], *, target: Path) -> Path:
    """A copy of a zipped workbook with texts replaced in one member."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in source.infolist():
            content = source.read(member)
            if member.filename == name:
                for before, after in change.items():
                    assert before.encode() in content
                    content = content.replace(before.encode(), after.encode())
            copy.writestr(member.filename, content)
    return target


def archive(members: Mapping[str, bytes]) -> bytes:
    """A zip archive of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in members.items():
            book.writestr(name, content)
    return buffer.getvalue()


def kind_of_index(code: str) -> PermitKind | None:
    """A small table of indexes for tests that need none of the law."""
    known = {"B213": PermitKind.VISIT, "B211A": PermitKind.VISIT, "312": PermitKind.LIMITED, "317": PermitKind.LIMITED}
    return known.get(code)


def read(*paths: Path) -> Reading:
    """Reads as on the day of the meeting."""
    return read_lists(paths, on=MEETING, kind_of_index=kind_of_index)


def receipt(path: Path) -> SheetReceipt:
    """The receipt of a list of one sheet."""
    (found,) = read(path).receipts
    return found


def refusal_code(path: Path) -> str:
    """Why a file on its own cannot be read; fails where it can."""
    try:
        read(path)
    except Refused as refused:
        sentence = refused.refusal
        assert sentence.source is not None
        assert sentence.source.file == path.name
        return sentence.code
    message = f"{path.name} was read"
    raise AssertionError(message)
