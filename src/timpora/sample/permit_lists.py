"""The office's own lists: holders of ITAS and ITAP as a workbook, visitors as the text that an old program exports."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from timpora.kernel.text import Language, day_in_words
from timpora.sample.names import nations
from timpora.sample.people import Foreigner, Permit
from timpora.sample.places import REGENCIES, WEST_OF_SERANG, areas, regency_of
from timpora.sample.sheets import Cell, Mistake, Row, Sheet, without_slips, write_text, write_workbook


LISTED_ON = date(2023, 6, 26)
LIMITED_HEADER = (
    "No", "Nama Lengkap", "L/P", "Tgl Lahir", "Kebangsaan", "No. Paspor", "Berlaku s.d.", "No Paspor Lama", "Jenis Izin Tinggal",
    "Indeks", "No ITAS", "Tgl Masuk", "Berlaku Dari", "Batas Tinggal", "EPO", "Penjamin", "Kecamatan", "Kab/Kota",
)  # fmt: skip
LIMITED_WIDTHS = (5, 32, 5, 11, 16, 15, 12, 15, 10, 8, 16, 12, 12, 12, 11, 34, 18, 20)
VISIT_HEADER = (
    "NO", "NAMA", "TGL LAHIR", "NEGARA ASAL", "PASPOR", "JENIS IZIN", "INDEKS VISA", "NO ITK", "PERPANJANGAN DARI", "TANGGAL MASUK",
    "BERLAKU DARI", "BERLAKU SAMPAI", "TANGGAL DITEMUI", "ALAMAT", "KECAMATAN",
)  # fmt: skip


def spaced(passport: str) -> str:
    """`QQE 012345`, the way many typists write a number."""
    return f"{passport[:3]} {passport[3:]}"


def slashes(day: date | None) -> str:
    """`27/06/2023`."""
    return day.strftime("%d/%m/%Y") if day else ""


def in_words(day: date | None) -> str:
    """`27 Juni 2023`."""
    return day_in_words(day, Language.INDONESIAN) if day else ""


def nationality(person: Foreigner, place: int = 0) -> str:
    """One of the ways in which lists spell a nationality."""
    spellings = nations()[person.nationality].spellings
    return spellings[place % len(spellings)]


def write_limited(
    path: Path, people: Sequence[Foreigner], *, on: date = LISTED_ON, slips: bool = True
) -> list[Mistake]:
    """ITAS and ITAP holders: one sheet an area, the district merged down, sections, empty rows, a total."""
    holders = [(one, permit) for one in people for permit in one.permits if permit.words in {"ITAS", "ITAP"}]
    holders.sort(key=lambda pair: (pair[0].area_code, pair[0].number))
    west, east = "Kab Serang Barat", "Kab Serang Timur"
    sheets: dict[str, list[tuple[Foreigner, Permit]]] = {west: [], east: [], "Kota Serang": [], "Lebak": [], "Pandeglang": [], "ITAP": []}  # fmt: skip
    names = dict(zip(REGENCIES, ("Kota Serang", east, "Lebak", "Pandeglang"), strict=True))
    for one, permit in holders:
        place = west if one.area_code in WEST_OF_SERANG else names[one.area_code[:5]]
        sheets["ITAP" if permit.words == "ITAP" else place].append((one, permit))
    return write_workbook(path, [_limited_sheet(name, chosen, on, slips=slips) for name, chosen in sheets.items()])


def _limited_sheet(name: str, holders: Sequence[tuple[Foreigner, Permit]], on: date, *, slips: bool) -> Sheet:
    rows = [
        Row(cells=("DAFTAR ORANG ASING PEMEGANG IZIN TINGGAL " + ("TETAP" if name == "ITAP" else "TERBATAS"),), merged=True),
        Row(cells=(f"Kantor Imigrasi Rekaan Serang - {name} - keadaan {in_words(on)} (seluruhnya data rekaan)",), merged=True),
        Row(),
        Row(cells=LIMITED_HEADER),
    ]  # fmt: skip
    for number, (one, permit) in enumerate(holders, start=1):
        rows.append(Row(cells=_limited_row(number, one, permit)))
        if number % 45 == 0:
            rows.append(Row())
    if name == "Lebak" and slips:
        rows.append(Row(cells=_limited_mistake(len(holders) + 1), mistake="not_a_day"))
    rows += [Row(), Row(cells=("JUMLAH", f"{len(holders)} orang"))]
    return Sheet(
        name=name, rows=rows, widths=LIMITED_WIDTHS, grouped=LIMITED_HEADER.index("Kecamatan"), heading=3
    )  # fmt: skip


def _limited_row(number: int, one: Foreigner, permit: Permit) -> tuple[Cell, ...]:
    old = spaced(one.old_passport) if one.old_passport else None
    return (
        number, one.name.passport, "P" if one.female else "L", one.born, nationality(one, one.number % 2), spaced(one.passport),
        slashes(one.passport_until), old, permit.words, permit.index, permit.number, permit.entered_on, permit.valid_from,
        permit.valid_until, permit.exit_permit_on, permit.sponsor, areas()[one.area_code], regency_of(one.area_code),
    )  # fmt: skip


def _limited_mistake(number: int) -> tuple[Cell, ...]:
    return (
        number, "TIDAK JELAS REKAAN", "L", None, "Jepang", "QQT 900001", "01/01/2029", None, "ITAS", "312", "2C11JE-2399999",
        date(2023, 1, 9), None, "seumur kontrak", None, "PT Semen Angan Bayah", "Bayah", "Kabupaten Lebak",
    )  # fmt: skip


def write_visits(path: Path, people: Sequence[Foreigner], *, on: date = LISTED_ON, slips: bool = True) -> list[Mistake]:
    """Visitors, diplomatic and service permits: `;`, Windows-1252, title case, days in words; some rows are wrong."""
    rows = _visit_rows(people, on)
    return write_text(path, rows if slips else without_slips(rows), delimiter=";", encoding="cp1252")


def _visit_rows(people: Sequence[Foreigner], on: date) -> Iterator[Row]:
    yield Row(cells=("DAFTAR IZIN TINGGAL KUNJUNGAN",))
    yield Row(cells=(f"Kantor Imigrasi Rekaan Serang, keadaan {in_words(on)}",))
    yield Row()
    yield Row(cells=VISIT_HEADER)
    number = 0
    for one in people:
        for permit in one.permits:
            if permit.words not in {"ITAS", "ITAP"}:
                number += 1
                yield Row(cells=_visit_row(number, one, permit))
    yield from _visit_mistakes(number)
    yield Row(cells=("JUMLAH", str(number + 5)))


def _visit_row(number: int, one: Foreigner, permit: Permit) -> tuple[Cell, ...]:
    # A list that a traveller's own spelling never reached: title case, surname first or last as the language has it.
    return (
        number, one.name.natural, slashes(one.born), nationality(one, 2), one.passport, permit.words, permit.index, permit.number, permit.extension_of or "",
        slashes(permit.entered_on), slashes(permit.valid_from), in_words(permit.valid_until), slashes(permit.met_on), permit.sponsor,
        areas()[one.area_code],
    )  # fmt: skip


def _visit_mistakes(number: int) -> Iterator[Row]:
    for place, (name, country, passport, entered, until, mistake) in enumerate(
        (
            ("Salah Tanggal Rekaan", "Japan", "QQT900002", "31/06/2023", "30 Juli 2023", "no_such_day"),
            ("Salah Negara Rekaan", "Negeri Antah Berantah", "QQX900003", "20/06/2023", "18 Agustus 2023", "unknown_country"),
            ("Terbalik Rekaan", "Korea Selatan", "QQM900004", "20/06/2023", "19 Mei 2023", "ends_before_it_begins"),
            ("", "Japan", "", "20/06/2023", "18 Agustus 2023", "nobody"),
            ("Salah Kolom Rekaan", "India", "QQV900005", "21/06/2023", "perpanjang", "not_a_day"),
        ),
        start=number + 1,
    ):  # fmt: skip
        yield Row(
            cells=(place, name, "", country, passport, "ITK", "B211A", "", "", entered, "", until, "", "", "Anyar"), mistake=mistake
        )  # fmt: skip
