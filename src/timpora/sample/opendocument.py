"""Writes one sheet as an ODS file: the few parts that ISO/IEC 26300 asks for, with fixed times, by hand."""

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from timpora.sample.sheets import Cell, Mistake, Row


_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST = f"""{_XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
_HEAD = (
    f'{_XML}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.3">'
    # Without a style of its own a day would be shown as a bare number.
    '<office:automatic-styles><number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text>'
    '<number:month number:style="long"/><number:text>/</number:text><number:year/></number:date-style>'
    '<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/></office:automatic-styles>'
    "<office:body><office:spreadsheet>"
)
_TAIL = "</office:spreadsheet></office:body></office:document-content>\n"
_FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)  # a fixed time, so that each run writes the same bytes


def write_ods(path: Path, name: str, rows: Sequence[Row]) -> list[Mistake]:
    """One sheet; days are written as days, numbers as numbers, everything else as text."""
    body = "\n".join(f"<table:table-row>{_row(row)}</table:table-row>" for row in rows)
    content = f'{_HEAD}<table:table table:name="{escape(name)}">{body}</table:table>{_TAIL}'
    with zipfile.ZipFile(path, "w") as archive:
        # The kind of file must stand first and uncompressed, so that it can be told without unpacking.
        for part, text, packing in (
            ("mimetype", _TYPE, zipfile.ZIP_STORED),
            ("content.xml", content, zipfile.ZIP_DEFLATED),
            ("META-INF/manifest.xml", _MANIFEST, zipfile.ZIP_DEFLATED),
        ):
            entry = zipfile.ZipInfo(part, date_time=_FIRST_ZIP_DAY)
            entry.compress_type = packing
            archive.writestr(entry, text.encode("utf-8"))
    return [
        Mistake(file=path.name, sheet=name, row=number, code=row.mistake)
        for number, row in enumerate(rows, start=1)
        if row.mistake is not None
    ]


def _row(row: Row) -> str:
    return "".join(_cell(cell) for cell in row.cells or (None,))


def _cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    match cell:
        case date():
            typed = f'table:style-name="day" office:value-type="date" office:date-value="{cell.isoformat()}"'
            shown = cell.strftime("%d/%m/%y")
        case int():
            typed, shown = f'office:value-type="float" office:value="{cell}"', str(cell)
        case _:
            typed, shown = 'office:value-type="string"', escape(cell)
    return f"<table:table-cell {typed}><text:p>{shown}</text:p></table:table-cell>"
