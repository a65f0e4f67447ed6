"""Opens the files that offices send: workbooks and text, as sheets of text cells with their row numbers."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import polars as pl
from python_calamine import CalamineError, CalamineWorkbook

from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text


ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOT_LISTS = {b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"\x7fELF": "ELF"}
DELIMITERS = ";\t,|"
MOST_COLUMNS = 512
LARGEST_UNPACKED = 2 * 2**30
LARGEST_RATIO = 200  # lists compress ten- to thirtyfold; archives made to explode, a thousandfold
SMALL_ENOUGH = 50 * 2**20  # below this, a high ratio harms nobody
LONGEST_CELL = 32_767
ENCRYPTED = b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"


@dataclass(frozen=True, kw_only=True)
class RawSheet:
    """All rows of one sheet: columns `column_1...` of String and `row` (UInt32), the row number in the file."""

    file: str
    sheet: str | None
    frame: pl.DataFrame


def open_sheets(path: Path) -> Iterator[RawSheet]:
    """Every sheet of a file; raises Refused, with the reason and remedy, for one that cannot be read."""
    if not path.is_file():
        raise _refused(path, "missing", "Berkas tidak ada.", "The file does not exist.", "Periksa nama dan foldernya.", "Check its name and folder.")  # fmt: skip
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(8)
    if size == 0:
        raise _refused(path, "empty", "Berkas kosong.", "The file is empty.", "Minta pengirim mengirim ulang.", "Ask the sender for it again.")  # fmt: skip
    kind = next((name for magic, name in NOT_LISTS.items() if head.startswith(magic)), None)
    if kind is not None:
        raise _refused(path, "no_list", f"Berkas ini {kind}, bukan daftar.", f"This is a {kind} file, not a list.", "Simpan sebagai XLSX, ODS atau CSV.", "Save it as XLSX, ODS or CSV.")  # fmt: skip
    if head.startswith((ZIP, OLE)):
        yield from _workbook(path, archive=head.startswith(ZIP))
    else:
        yield _text(path)


def _workbook(path: Path, *, archive: bool) -> Iterator[RawSheet]:
    if archive:
        _check_archive(path)
    elif ENCRYPTED in path.read_bytes():
        raise _encrypted(path)
    sheets = []
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            _check_width(path, sheet.total_width, name)
            sheets.append((name, sheet.to_python(skip_empty_area=False)))
    except Refused:
        raise
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise _unreadable(path) from error
    except BaseException as error:
        # A panic of the reading library is no Exception, and must not end the whole run.
        if type(error).__name__ != "PanicException":
            raise
        raise _unreadable(path) from error
    if not any(any(any(cell != "" for cell in row) for row in rows) for _, rows in sheets):
        raise _refused(path, "empty", "Buku kerja ini kosong.", "The workbook is empty.", "Minta pengirim mengirim ulang.", "Ask the sender for it again.")  # fmt: skip
    for name, rows in sheets:
        if rows:
            yield RawSheet(file=path.name, sheet=name, frame=_frame([[_cell(cell) for cell in row] for row in rows]))


def _check_archive(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.namelist() else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        raise _unreadable(path) from error
    if any(member.flag_bits & 1 for member in members) or b"encryption-data" in manifest:
        raise _encrypted(path)
    unpacked = sum(member.file_size for member in members)
    packed = max(sum(member.compress_size for member in members), 1)
    if unpacked > LARGEST_UNPACKED or (unpacked > SMALL_ENOUGH and unpacked / packed > LARGEST_RATIO):
        raise _refused(path, "too_large", "Isi berkas mengembang tidak wajar besar.", "The file unpacks to an unreasonable size.", "Simpan ulang daftar itu sebagai CSV.", "Save the list again as CSV.")  # fmt: skip


def _check_width(path: Path, width: int, sheet: str | None) -> None:
    if width > MOST_COLUMNS:
        raise _refused(path, "too_wide", f"Lembar {sheet or ''} mempunyai {width} kolom.", f"Sheet {sheet or ''} has {width} columns.", f"Sisakan kolom daftar saja, paling banyak {MOST_COLUMNS}.", f"Keep only the list's columns, {MOST_COLUMNS} at most.")  # fmt: skip


def _cell(value: object) -> str | None:
    """A cell as text: days in ISO form, whole numbers without a decimal point."""
    match value:
        case "" | None:
            return None
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
    return str(value)


def _text(path: Path) -> RawSheet:
    content = _decoded(path.read_bytes())
    if "\x00" in content or not content.strip():
        raise _unreadable(path)
    sample = "\n".join(content.splitlines()[:50])
    delimiter = max(DELIMITERS, key=lambda mark: (_steadiness(sample, mark), -DELIMITERS.index(mark)))
    csv.field_size_limit(max(LONGEST_CELL * 4, 2**17))
    try:
        rows: list[list[str | None]] = [list(row) for row in csv.reader(io.StringIO(content), delimiter=delimiter)]
    except csv.Error as error:
        raise _unreadable(path) from error
    _check_width(path, max((len(row) for row in rows), default=0), None)
    return RawSheet(file=path.name, sheet=None, frame=_frame(rows))


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if content[1:200:2].count(0) > len(content[1:200:2]) // 2:
        return content.decode("utf-16-le", errors="replace")
    if content[0:200:2].count(0) > len(content[0:200:2]) // 2:
        return content.decode("utf-16-be", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _steadiness(sample: str, delimiter: str) -> int:
    """How many lines agree on having the most frequent, non-zero number of this delimiter, times that number."""
    try:
        counts = [len(row) - 1 for row in csv.reader(io.StringIO(sample), delimiter=delimiter)]
    except csv.Error:
        return 0
    most = max(set(counts), key=lambda number: (number > 0, counts.count(number)), default=0)
    return most * counts.count(most)


def _frame(rows: list[list[str | None]]) -> pl.DataFrame:
    width = max((len(row) for row in rows), default=0)
    padded = [row + [None] * (width - len(row)) for row in rows]
    names = [f"column_{number + 1}" for number in range(width)]
    frame = pl.DataFrame(padded, schema=dict.fromkeys(names, pl.String), orient="row")
    clean = pl.all().str.replace_all(r"[\s\u00a0]+", " ").str.strip_chars()
    frame = frame.with_columns(clean).with_columns(pl.when(pl.all() != "").then(pl.all()))
    return frame.with_row_index("row", offset=1)


def _encrypted(path: Path) -> Refused:
    return _refused(path, "encrypted", "Berkas ini dikunci kata sandi.", "The file is locked by a password.", "Simpan tanpa kata sandi, lalu kirim lagi.", "Save it without a password and send it again.")  # fmt: skip


def _unreadable(path: Path) -> Refused:
    return _refused(path, "unreadable", "Berkas rusak, terpotong, atau bukan daftar.", "The file is damaged, cut off, or no list.", "Buka di aplikasi lembar kerja dan simpan ulang sebagai XLSX atau CSV.", "Open it in a spreadsheet and save it again as XLSX or CSV.")  # fmt: skip


def _refused(path: Path, code: str, indonesian: str, english: str, mend_id: str, mend_en: str) -> Refused:  # noqa: PLR0917 - one refusal
    return Refused(
        Refusal(
            code=f"file_{code}",
            what=Text(id=indonesian, en=english),
            remedy=Text(id=mend_id, en=mend_en),
            source=Source(path.name),
        )
    )
