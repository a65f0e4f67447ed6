"""Writes the invented office's lists, as untidy as real ones, and beside them the truth in a folder of its own."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from timpora.kernel.text import Language, day_in_words
from timpora.sample.people import MEETING_DAY, Foreigner, foreigners


REPORTED_ON = date(2023, 6, 15)
NO_DAY = "31/06/2023"  # a day that does not exist, as lists do have them


def write_sample(folder: Path, *, people: int = 1100, seed: int = 2023) -> list[Path]:
    """Writes every list into a folder, the same for the same seed; returns the files in the order of reading."""
    folder.mkdir(parents=True, exist_ok=True)
    found = foreigners(people, seed)
    limited = [person for person in found if person.index in {"312", "313", "316", "317"}]
    visits = [person for person in found if person not in limited]
    files = [
        _limited(folder / "Daftar ITAS Serang Juni 2023.xlsx", limited),
        _visits(folder / "daftar izin kunjungan.csv", visits),
        _crossings(folder / "perlintasan jan-jun 2023.csv", found),
        _hotels(folder / "tamu hotel juni.tsv", found),
        _workers(folder / "TKA disnaker.xlsx", found),
        _applications(folder / "permohonan perpanjangan.csv", found),
        _circumstances(folder / "keadaan khusus.csv", found),
        _feeds(folder / "umpan.csv"),
    ]
    _truth(folder / "truth", found)
    return files


def _slashes(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def _words(day: date) -> str:
    return day_in_words(day, Language.INDONESIAN)


def _english(day: date) -> str:
    return f"{day_in_words(day, Language.ENGLISH).split()[1][:3]} {day.day}, {day.year}"


def _spaced(passport: str) -> str:
    return f"{passport[:2]} {passport[2:]}"


def _workbook(
    path: Path, sheets: dict[str, tuple[Sequence[str], Sequence[Sequence[Any]], Iterable[Sequence[Any]]]]
) -> Path:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as workbook:
        workbook.set_properties({"created": datetime(2023, 6, 26)})  # noqa: DTZ001 - fixed, so that each run writes the same
        days = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for name, (header, titles, rows) in sheets.items():
            sheet = workbook.add_worksheet(name)
            line = 0
            for title in titles:
                sheet.merge_range(line, 0, line, len(header) - 1, title[0])
                line += 1
            sheet.write_row(line + 1, 0, header)
            for number, row in enumerate(rows, start=line + 2):
                for place, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(number, place, datetime(value.year, value.month, value.day), days)  # noqa: DTZ001
                    else:
                        sheet.write(number, place, value)
    return path


def _delimited(path: Path, rows: Iterable[Sequence[object]], *, delimiter: str, encoding: str) -> Path:
    with path.open("w", encoding=encoding, errors="replace", newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return path


def _limited(path: Path, people: Sequence[Foreigner]) -> Path:
    header = ("No", "Nama Lengkap", "Kebangsaan", "No. Paspor", "Berlaku s.d.", "Jenis Izin Tinggal", "Indeks", "Tgl Masuk", "Batas Tinggal", "Penjamin", "Kecamatan")  # fmt: skip
    industrial = {"Cikande", "Kibin", "Kramatwatu", "Bojonegara", "Puloampel", "Waringinkurung"}

    def rows(chosen: Sequence[Foreigner]) -> Iterable[Sequence[Any]]:
        for number, person in enumerate(chosen, start=1):
            yield (
                number, person.name, person.country, _spaced(person.passport), _slashes(person.passport_until), "ITAS", person.index,
                person.entered_on, person.limit, person.employer or "Keluarga", person.district,
            )  # fmt: skip
            if number % 40 == 0:
                yield ()
        yield ("Jumlah", len(chosen))

    titles = (("DAFTAR PEMEGANG IZIN TINGGAL TERBATAS",), ("Kantor Imigrasi Rekaan Serang, Juni 2023",))
    west = [person for person in people if person.district in industrial]
    rest = [person for person in people if person.district not in industrial]
    return _workbook(path, {"Industri": (header, titles, rows(west)), "Lainnya": (header, titles, rows(rest))})


def _visits(path: Path, people: Sequence[Foreigner]) -> Path:
    rows: list[Sequence[object]] = [
        ("DAFTAR IZIN TINGGAL KUNJUNGAN",), (),
        ("NO", "NAMA", "NEGARA ASAL", "PASPOR", "JENIS IZIN", "INDEKS VISA", "TANGGAL MASUK", "BERLAKU SAMPAI", "TANGGAL DITEMUI", "KECAMATAN"),
    ]  # fmt: skip
    for number, person in enumerate(people, start=1):
        met = _slashes(person.met_on) if person.met_on else ""
        rows.append((number, person.name, person.country, person.passport, "ITK", person.index, _slashes(person.entered_on), _words(person.limit), met, person.district))  # fmt: skip
    rows += [
        (901, "SALAH TANGGAL REKAAN", "Jepang", "Y0000001", "ITK", "B213", NO_DAY, "30 Juli 2023", "", "Anyar"),
        (
            902,
            "SALAH NEGARA REKAAN",
            "Negeri Antah",
            "Y0000002",
            "ITK",
            "B213",
            "20/06/2023",
            "19 Juli 2023",
            "",
            "Anyar",
        ),
        (903, "TERBALIK REKAAN", "Jepang", "Y0000003", "ITK", "B213", "20/06/2023", "19 Mei 2023", "", "Anyar"),
        (904, "", "Jepang", "", "ITK", "B213", "20/06/2023", "19 Juli 2023", "", "Anyar"),
        ("JUMLAH", len(people) + 4),
    ]
    return _delimited(path, rows, delimiter=";", encoding="cp1252")


def _crossings(path: Path, people: Sequence[Foreigner]) -> Path:
    rows: list[Sequence[object]] = [
        ("Full Name", "Nationality", "Passport No", "Masuk/Keluar", "Tgl Perlintasan", "TPI")
    ]
    for person in people:
        rows.append(
            (person.name, person.country, person.passport, "Masuk", _english(person.entered_on), "Bandara Rekaan")
        )
        if person.left_on:
            rows.append(
                (person.name, person.country, person.passport, "Keluar", _english(person.left_on), "Bandara Rekaan")
            )
    return _delimited(path, rows, delimiter=",", encoding="utf-16")


def _hotels(path: Path, people: Sequence[Foreigner]) -> Path:
    rows: list[Sequence[object]] = [("Guest Name", "Passport", "Nationality", "Hotel", "Check-in", "Check-out")]
    guests = [
        person
        for person in people
        if person.index.startswith("B") and person.left_on is None and person.limit > MEETING_DAY
    ]
    for person in guests[:60]:
        day = max(person.entered_on, date(2023, 6, 12))
        rows.append((person.name, person.passport, person.country, "Hotel Contoh Anyar", day.strftime("%d-%m-%y"), ""))
    for person in people:
        if "hotel_on" in person.extra:
            rows.append((person.name, person.passport, person.country, "Hotel Contoh Anyar", "15-06-23", ""))
    rows.append(("TAMU TANPA IZIN REKAAN", "Z0000009", "India", "Hotel Contoh Anyar", "18-06-23", ""))
    return _delimited(path, rows, delimiter="\t", encoding="utf-8-sig")


def _workers(path: Path, people: Sequence[Foreigner]) -> Path:
    header = ("No", "Nama TKA", "Kewarganegaraan", "No Paspor", "Perusahaan", "Jabatan", "Lokasi Kerja", "No RPTKA", "RPTKA dari", "RPTKA s.d.", "Tgl Lapor", "Tanggal Pulang")  # fmt: skip

    def rows() -> Iterable[Sequence[Any]]:
        for number, person in enumerate((one for one in people if one.employer or "works_at" in one.extra), start=1):
            employer = person.extra.get("works_at") or person.employer
            home = person.extra.get("went_home_on")
            plan = f"RPTKA-{number:04d}" if person.employer else None
            until = person.extra.get("plan_until") or person.limit
            yield (
                number, person.name, person.country, person.passport, person.employer or employer, "Teknisi", "", plan,
                person.entered_on if plan else None, until if plan else None,
                (home or REPORTED_ON) if "works_at" not in person.extra else None, home,
            )  # fmt: skip
            if "works_at" in person.extra:
                yield (
                    number,
                    person.name,
                    person.country,
                    person.passport,
                    employer,
                    "Teknisi",
                    "",
                    None,
                    None,
                    None,
                    REPORTED_ON,
                    None,
                )
        yield ("TOTAL TKA",)

    return _workbook(path, {"Juni": (header, (("LAPORAN TKA DINAS KETENAGAKERJAAN",),), rows())})


def _applications(path: Path, people: Sequence[Foreigner]) -> Path:
    rows: list[Sequence[object]] = [("No Permohonan", "Nama Pemohon", "No Paspor", "Jenis Permohonan", "Tgl Permohonan", "Status", "Tgl Keputusan")]  # fmt: skip
    for person in people:
        if isinstance(lodged := person.extra.get("lodged_on"), date):
            rows.append(
                (f"P-{person.passport}", person.name, person.passport, "Perpanjangan", _slashes(lodged), "Proses", "")
            )
    return _delimited(path, rows, delimiter=";", encoding="utf-8")


def _circumstances(path: Path, people: Sequence[Foreigner]) -> Path:
    rows: list[Sequence[object]] = [("Nama", "No Paspor", "Keadaan khusus", "Sejak")]
    for person in people:
        if "circumstance" in person.extra:
            rows.append((person.name, person.passport, person.extra["circumstance"], _slashes(date(2023, 5, 25))))
    return _delimited(path, rows, delimiter=";", encoding="utf-8")


def _feeds(path: Path) -> Path:
    rows = [
        ("Umpan", "Jenis umpan", "Irama (hari)", "Terakhir diterima"),
        ("Perlintasan Bandara Rekaan", "Perlintasan", 1, "26/06/2023"),
        ("Perlintasan Pelabuhan Rekaan", "Perlintasan", 1, "02/06/2023"),
        ("Tamu hotel", "Hotel", 7, "25/06/2023"),
    ]
    return _delimited(path, rows, delimiter=";", encoding="utf-8")


def _truth(folder: Path, people: Sequence[Foreigner]) -> None:
    folder.mkdir(exist_ok=True)
    rows: list[Sequence[object]] = [("document_number", "name", "rule", "certainty", "consequence", "stay_limit", "overstay_days", "really_gone")]  # fmt: skip
    for person in people:
        if person.rule is not None:
            judged = person.met_on or MEETING_DAY
            days = (judged - person.limit).days if person.rule == "overstay" else ""
            rows.append((person.passport, person.name, person.rule, person.certainty or "", person.consequence or "", person.limit.isoformat(), days, person.really_gone))  # fmt: skip
    _delimited(folder / "truth.csv", rows, delimiter=",", encoding="utf-8")
