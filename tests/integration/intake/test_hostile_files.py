"""Files that are no lists, broken, locked, or made to hurt: one clear sentence each, and the rest is still read."""

import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msoffcrypto.format.ooxml
import pytest
from tests.integration.intake.lists import (
    HEADER,
    archive,
    changed_member,
    ods,
    person,
    read,
    receipt,
    refusal_code,
    text,
    xlsx,
)

from timpora.intake import archives
from timpora.kernel.text import Language


ROWS = [HEADER, *(person(number) for number in range(1, 6))]
SHEET = "xl/worksheets/sheet1.xml"


def book(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "daftar.xlsx", {"Data": ROWS})


def locked(tmp_path: Path) -> Path:
    path = tmp_path / "terkunci.xlsx"
    with book(tmp_path).open("rb") as plain, path.open("wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("rahasia", target)
    return path


def locked_ods(tmp_path: Path) -> Path:
    manifest = b'<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    path = tmp_path / "terkunci.ods"
    path.write_bytes(archive({"content.xml": os.urandom(900), "META-INF/manifest.xml": manifest}))
    return path


def cut_off(tmp_path: Path) -> Path:
    path = tmp_path / "terpotong.xlsx"
    content = book(tmp_path).read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def with_sheet(tmp_path: Path, name: str, before: str, after: str) -> Path:
    return changed_member(book(tmp_path), SHEET, {before: after}, target=tmp_path / name)


def last_corner(tmp_path: Path) -> Path:
    return with_sheet(
        tmp_path,
        "pojok.xlsx",
        "</row></sheetData>",
        '</row><row r="1048576"><c r="SA1048576"><v>1</v></c></row></sheetData>',
    )


def million_columns(tmp_path: Path) -> Path:
    return with_sheet(tmp_path, "lebar.xlsx", "</row></sheetData>", '<c r="BDWGN6"><v>1</v></c></row></sheetData>')


def million_columns_text(tmp_path: Path) -> Path:
    path = tmp_path / "lebar.csv"
    path.write_text("Nama;No Paspor;Batas Tinggal" + ";x" * 1_000_000 + "\n", encoding="utf-8")
    return path


def repeated_ods(tmp_path: Path) -> Path:
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="A">'
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="400" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )  # fmt: skip
    path = tmp_path / "berulang.ods"
    path.write_bytes(
        archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode()})
    )
    return path


def bomb(tmp_path: Path) -> Path:
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(book(tmp_path)) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != SHEET:
                target.writestr(name, source.read(name))
        with target.open(SHEET, "w", force_zip64=True) as member:
            for _ in range(300):
                member.write(b" " * 2**20)
    return path


def many_bombs(tmp_path: Path) -> Path:
    path = tmp_path / "banyak bom.xlsx"
    content = {f"xl/worksheets/sheet{number}.xml": b" " * (4 * 2**20) for number in range(1, 60)}
    path.write_bytes(archive({"xl/workbook.xml": b"<workbook/>", **content}))
    return path


def lying_bomb(tmp_path: Path) -> Path:
    """A bomb whose directory says that its sheet unpacks to a hundred bytes."""
    content = bytearray(bomb(tmp_path).read_bytes())
    entry = content.rindex(SHEET.encode()) - 46
    assert content[entry : entry + 4] == b"PK\x01\x02"
    content[entry + 24 : entry + 28] = struct.pack("<L", 100)
    path = tmp_path / "bom berbohong.xlsx"
    path.write_bytes(content)
    return path


def many_members(tmp_path: Path) -> Path:
    path = tmp_path / "banyak.xlsx"
    path.write_bytes(
        archive({"xl/workbook.xml": b"", **{f"xl/{number}": b"" for number in range(archives.MOST_MEMBERS)}})
    )
    return path


def shared_text_bomb(tmp_path: Path) -> Path:
    """A text of thirty megabytes that stands once in the file and is used by a thousand cells."""
    many = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(7, 1007))
    path = with_sheet(tmp_path, "teks.xlsx", "</sheetData>", f"{many}</sheetData>")
    return changed_member(
        path,
        "xl/sharedStrings.xml",
        {"<si><t>No</t></si>": f"<si><t>{'No ' * 10**7}</t></si>"},
        target=tmp_path / "bom teks.xlsx",
    )


def written(name: str, content: bytes) -> Callable[[Path], Path]:
    def write(tmp_path: Path) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def sparse(tmp_path: Path) -> Path:
    path = tmp_path / "dua gigabita.csv"
    with path.open("wb") as file:
        file.truncate(2 * 2**30)
    return path


def directory(tmp_path: Path) -> Path:
    path = tmp_path / "folder.xlsx"
    path.mkdir()
    return path


def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipa.csv"
    os.mkfifo(path)
    return path


HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda tmp_path: tmp_path / "tidak ada.xlsx", "file_missing"),
    "a name that no file can have": (lambda tmp_path: tmp_path / ("panjang" * 100), "file_missing"),
    "directory": (directory, "file_directory"),
    "pipe": (pipe, "file_no_regular_file"),
    "device": (lambda _: Path("/dev/zero"), "file_no_regular_file"),
    "empty": (written("kosong.csv", b""), "file_empty"),
    "only blanks": (written("spasi.csv", b" \r\n ; ; \r\n"), "file_empty"),
    "empty workbook": (lambda tmp_path: xlsx(tmp_path / "kosong.xlsx", {"Data": []}), "file_empty"),
    "locked xlsx": (locked, "file_encrypted"),
    "locked ods": (locked_ods, "file_encrypted"),
    "cut off": (cut_off, "file_unreadable"),
    "a million columns": (million_columns, "file_too_wide"),
    "a million columns of text": (million_columns_text, "file_too_wide"),
    "a cell in the last corner": (last_corner, "file_too_many_cells"),
    "rows repeated a million times": (repeated_ods, "file_too_many_cells"),
    "bomb": (bomb, "file_unpacks_too_large"),
    "many bombs": (many_bombs, "file_unpacks_too_large"),
    "bomb with lying sizes": (lying_bomb, "file_unpacks_too_large"),
    "many members": (many_members, "file_unpacks_too_large"),
    "one text in a thousand cells": (shared_text_bomb, "file_unpacks_too_large"),
    "two sparse gigabytes": (sparse, "file_too_large"),
    "pdf": (written("surat.xlsx", b"%PDF-1.7\n"), "file_no_list"),
    "image": (written("foto.xlsx", b"\x89PNG\r\n\x1a\n"), "file_no_list"),
    "docx": (written("surat.docx", archive({"word/document.xml": b"<w/>"})), "file_no_list"),
    "archive of lists": (written("daftar.zip", archive({"a.csv": b"Nama;No Paspor\n"})), "file_packed"),
    "gzip": (written("daftar.csv.gz", b"\x1f\x8b\x08\x00" + b"x" * 50), "file_packed"),
    "html named xls": (written("laporan.xls", b"<html><body><table><tr><td>Nama</td></tr></table></body></html>"), "file_web_page"),
    "xml named xls": (written("laporan.xls", b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>'), "file_web_page"),
    "binary in text": (written("data.csv", b"Nama;No Paspor;Batas Tinggal\nA;B;" + bytes(range(256)) * 4), "file_binary"),
    "broken xls": (written("rusak.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000), "file_unreadable"),
    "no header": (written("angka.csv", b"1;2;3\n4;5;6\n"), "no_header"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_one_sentence_and_the_list_beside_it_is_read(name: str, tmp_path: Path) -> None:
    make, code = HOSTILE[name]
    hostile = make(tmp_path)
    reading = read(hostile, text(tmp_path / "baik.csv", ROWS[:3]))
    assert [refusal.code for refusal in reading.refusals] == [code]
    refusal = reading.refusals[0]
    assert all(hostile.name in refusal.within(language) for language in Language)
    assert sum(one.accepted for one in reading.receipts) == 2


@contextmanager
def not_as_root() -> Iterator[None]:
    """Root may read everything; the rest of the test runs as nobody."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_without_permission_is_refused_by_name(tmp_path: Path) -> None:
    path = text(tmp_path / "rahasia.csv", ROWS)
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    path.chmod(0o000)
    with not_as_root():
        assert refusal_code(path) == "file_no_permission"


def test_a_million_blank_rows_below_a_list_are_read_and_counted(tmp_path: Path) -> None:
    blank = "".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(7, 1_000_000))
    path = with_sheet(tmp_path, "panjang.xlsx", "</sheetData>", f"{blank}</sheetData>")
    found = receipt(path)
    assert found.accepted == 5
    assert found.rows == found.accepted + sum(found.set_aside.values())


def test_formulas_in_cells_stay_text_and_harm_nothing(tmp_path: Path) -> None:
    formulas = ["=CMD|'/C calc'!A0", "+1+1", "@SUM(A1)", '=HYPERLINK("http://contoh.invalid")']
    rows = [HEADER, *(person(number, nama=formula) for number, formula in enumerate(formulas))]
    reading = read(text(tmp_path / "rumus.csv", rows))
    assert reading.register.people.collect().get_column("name").to_list() == formulas


def test_one_enormous_cell_refuses_its_row_only(tmp_path: Path) -> None:
    path = text(tmp_path / "besar.csv", [*ROWS, person(6, nama="A" * 5_000_000)])
    reading = read(path)
    assert [(refusal.code, refusal.source.row) for refusal in reading.refusals if refusal.source] == [
        ("cell_is_too_long", 7)
    ]
    assert len(reading.refusals[0].within(Language.INDONESIAN)) < 400
    assert reading.receipts[0].accepted == 5


def test_reading_stays_within_a_limit_of_memory(tmp_path: Path) -> None:
    """A list, a bomb and a far corner, with the address space limited to half a gigabyte more than one small list took."""
    script = """
import resource, sys
from datetime import date
from pathlib import Path
from timpora.intake.reading import read_lists
paths = [Path(path) for path in sys.argv[1:]]
read_lists(paths[:1], on=date(2023, 6, 27))  # the libraries have taken their own share by now
taken = next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith("VmSize"))
limit = taken + 512 * 2**20
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
reading = read_lists(paths, on=date(2023, 6, 27))
print(sum(receipt.accepted for receipt in reading.receipts), *sorted(refusal.code for refusal in reading.refusals))
"""
    paths = [
        book(tmp_path),
        lying_bomb(tmp_path),
        last_corner(tmp_path),
        repeated_ods(tmp_path),
        sparse(tmp_path),
        million_columns_text(tmp_path),
    ]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "POLARS_MAX_THREADS": "2"}
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, paths)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [
        "5",
        "file_too_large",
        "file_too_many_cells",
        "file_too_many_cells",
        "file_too_wide",
        "file_unpacks_too_large",
    ]


def test_an_open_document_with_trailing_repetitions_is_read(tmp_path: Path) -> None:
    path = ods(tmp_path / "daftar.ods", ROWS)
    trailing = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    longer = changed_member(path, "content.xml", {"</table:table>": trailing}, target=tmp_path / "panjang.ods")
    assert receipt(longer).accepted == 5


def test_an_archive_is_measured_in_slices_whatever_it_states(tmp_path: Path) -> None:
    path = lying_bomb(tmp_path)
    with zipfile.ZipFile(path) as stated:
        member = stated.getinfo(SHEET)
    assert member.file_size == 100
    parts = archives.unpacked(path, member, lambda _: None)
    assert max(map(len, (next(parts) for _ in range(5)))) <= 2**20
