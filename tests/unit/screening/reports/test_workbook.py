"""The workbook opens again with what was put in: real days and amounts, words for people, and no formula."""

import io
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook
from tests.factories import findings_told as made

from timpora.kernel.refusals import Source
from timpora.kernel.text import Language, Text
from timpora.screening.core.findings import LedgerRange, PresenceBy, Provision
from timpora.screening.reports.workbook import LONGEST_CELL, workbook_bytes


LEDGER = LedgerRange(
    person=1, name="CONTOH REKAAN 1", first_day=date(2023, 4, 16), last_day=date(2023, 5, 15), standing="covered",
    presence=Text(id="Ditemui", en="Met"), basis=Text(id="Izin kunjungan", en="Visit permit"), source=Source("a.csv", None, 2),
    known_by=PresenceBy.MET, provision=Provision(citation="Pasal 48 UU 6/2011", confirmed=True),
)  # fmt: skip


def opened(content: bytes) -> dict[str, list[dict[str, object]]]:
    """The rows of each sheet under its headers."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}
    return {name: [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]] for name, rows in sheets.items()}


def written(language: Language = Language.INDONESIAN, name: str = "CONTOH REKAAN 1") -> bytes:
    screening = made.screening(
        made.finding(names=(name,)), made.ending_soon(2, date(2023, 6, 30)), made.silent_feed(), ledger=[LEDGER]
    )
    return workbook_bytes(screening, made.reading(made.refusal()), language=language)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (Language.INDONESIAN, ["Temuan", "Segera berakhir", "Hari demi hari", "Baris ditolak", "Perlu dilihat", "Yang dibaca", "Aturan dan nilai"]),
        (Language.ENGLISH, ["Findings", "Ending soon", "Day by day", "Refused rows", "To look at", "What was read", "Rules and values"]),
    ],
)  # fmt: skip
def test_all_sheets_are_there_in_the_language_asked_for(language: Language, names: list[str]) -> None:
    assert list(opened(written(language))) == names


def test_days_and_amounts_are_real_ones_and_codes_are_words() -> None:
    sheets = opened(written())
    row = sheets["Temuan"][0]
    assert row["Batas tinggal"] == date(2023, 5, 15)
    assert row["Biaya beban"] == 43_000_000
    assert row["Hari lewat"] == 43
    assert (row["Akibat hukum"], row["Kepastian"], row["Jenis izin tinggal"]) == (
        "biaya beban",
        "terbukti",
        "kunjungan (ITK)",
    )
    assert row["Dasar hukum"] == "Pasal 78 UU 6/2011; PP 28/2019 [belum dikonfirmasi]"
    assert [row["Sisa hari"] for row in sheets["Segera berakhir"]] == [3]
    assert sheets["Hari demi hari"][0]["Hari"] == 30
    assert sheets["Hari demi hari"][0]["No. paspor"] == "X0000001"
    assert sheets["Baris ditolak"][0]["Baris"] == 14
    assert sheets["Yang dibaca"][0]["Isi"] == "laporan tamu"
    assert [row["Status"] for row in sheets["Aturan dan nilai"]] == ["terkonfirmasi", "belum dikonfirmasi"]


def test_text_from_lists_is_never_a_formula_or_a_link() -> None:
    for name in ("=1+1", "+62", "@A1", "\uff1d1", "https://rekaan.example/", "007"):
        content = written(name=name)
        parts = zipfile.ZipFile(io.BytesIO(content))
        assert not any(b"<f>" in parts.read(part) or b"<hyperlink" in parts.read(part) for part in parts.namelist())
        found = opened(content)["Temuan"][0]["Nama"]
        assert found == (name if name[0] in "h0" else f"'{name}")


def test_a_text_longer_than_a_cell_is_cut_and_the_workbook_still_opens() -> None:
    assert len(str(opened(written(name="X" * (LONGEST_CELL + 9)))["Temuan"][0]["Nama"])) == LONGEST_CELL


def test_each_sheet_prints_with_its_title_and_keeps_its_header() -> None:
    parts = zipfile.ZipFile(io.BytesIO(written()))
    pages = [parts.read(part).decode() for part in parts.namelist() if part.startswith("xl/worksheets/sheet")]
    assert len(pages) == 7
    for page in pages:
        assert 'orientation="landscape"' in page
        assert "Hasil penyaringan orang asing" in page
        assert "TERBATAS" in page
        assert 'state="frozen"' in page
        assert "<autoFilter" in page


def test_a_screening_without_findings_makes_a_workbook_too() -> None:
    sheets = opened(workbook_bytes(made.screening(), made.reading(), language=Language.ENGLISH))
    assert sheets["Findings"] == []
