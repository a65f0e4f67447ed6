"""Reading part of the XLSX row: a permit list from file to checked register, with a receipt for each refused row."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

from bench.measuring import Row, compared, measure, prepare
from timpora.intake.reading import read_lists
from timpora.rulebook.visa_indexes import standard_visa_indexes
from timpora.sample.large import large_register


AS_OF = date(2023, 6, 27)
SIZES = {"short": (1_000,), "full": (1_000, 10_000, 100_000, 1_000_000)}
RUNS = {"short": 1, "full": 3}
ONE_WRONG_IN = 1_000
HEADERS = ("NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "TANGGAL LAHIR", "INDEKS", "NO ITAS", "BERLAKU DARI", "BERLAKU SAMPAI", "PENJAMIN")  # fmt: skip


def rows(size: str) -> Iterator[Row]:
    """Ours against openpyxl and calamine, which only read the cells."""
    for count in SIZES[size]:
        with TemporaryDirectory(prefix="timpora-bench-") as folder:
            path = str(Path(folder, "daftar izin.xlsx"))
            prepare("read_xlsx:write", path, count)
            names = ("ours", "by_openpyxl", "by_calamine")
            ours, *peers = measure(*((f"read_xlsx:{name}", path, count) for name in names), runs=RUNS[size])
            note = f"rows refused with place and remedy: {ours.told['refused']:,.0f}"
            for peer, theirs in zip(("openpyxl, cells only", "calamine, cells only"), peers, strict=True):
                yield compared("read_xlsx", f"{count:,} rows", ours, peer=peer, theirs=theirs, note=note)


def write(path: str, count: int) -> None:
    """A list as an office keeps it: title, empty row, headers, people; every thousandth row has a day that is none."""
    register = large_register(count)
    people = register.people.select("person", "name", "nationality", "born_earliest")
    columns = ("person", "visa_index", "permit_number", "document_number", "valid_from", "valid_until", "sponsor")
    joined = register.stay_permits.select(columns).join(people, on="person", maintain_order="left").collect()
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Izin tinggal")
        sheet.write_string(0, 0, "DAFTAR IZIN TINGGAL ORANG ASING")
        sheet.write_row(2, 0, HEADERS)
        for number, row in enumerate(joined.iter_rows(named=True), start=1):
            texts = (row["name"], row["document_number"], row["nationality"], row["born_earliest"].strftime("%d/%m/%Y"), row["visa_index"], row["permit_number"])  # fmt: skip
            sheet.write_number(number + 2, 0, number)
            for column, text in enumerate(texts, start=1):
                sheet.write_string(number + 2, column, text)
            if number % ONE_WRONG_IN:
                sheet.write_datetime(number + 2, 7, row["valid_from"], day)
            else:
                sheet.write_string(number + 2, 7, "31/02/2023")
            sheet.write_datetime(number + 2, 8, row["valid_until"], day)
            sheet.write_string(number + 2, 9, row["sponsor"] or "")


def ours(path: str, count: int) -> Callable[[], object]:
    """Opened, mapped, checked, people told apart, and every row accounted for."""

    def read() -> object:
        reading = read_lists([Path(path)], on=AS_OF, kind_of_index=standard_visa_indexes().kind_of)
        receipt = reading.receipts[0]
        assert receipt.accepted + receipt.refused + sum(receipt.set_aside.values()) == receipt.rows, receipt
        assert receipt.accepted + receipt.refused == count, receipt
        return {"accepted": receipt.accepted, "refused": receipt.refused}

    return read


def by_openpyxl(path: str, count: int) -> Callable[[], object]:
    """The cells row by row in its fast read-only way."""

    def read() -> object:
        book = openpyxl.load_workbook(path, read_only=True)
        found = sum(1 for row in book.active.iter_rows(values_only=True) if isinstance(row[0], int | float))
        assert found == count, found
        return {"rows": found}

    return read


def by_calamine(path: str, count: int) -> Callable[[], object]:
    """The cells row by row: the library that ours reads with, so the floor."""

    def read() -> object:
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
        found = sum(1 for row in sheet.iter_rows() if isinstance(row[0], int | float))
        assert found == count, found
        return {"rows": found}

    return read
