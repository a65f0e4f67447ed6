"""What the manpower office, an industrial estate and the office's counters send: plans, workers, applications, circumstances."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from timpora.kernel.text import Language, day_in_words
from timpora.sample.people import Application, Foreigner, WorkPlan, WorkReport
from timpora.sample.permit_lists import nationality, slashes, spaced
from timpora.sample.places import areas
from timpora.sample.sheets import Cell, Mistake, Row, Sheet, serial, without_slips, write_text, write_workbook


LISTED_ON = date(2023, 6, 19)
ESTATE = frozenset({"36.04.15", "36.04.16"})  # Cikande and Kibin: the estate's manager sends a list of its own
NOTES = (
    "Catatan pengirim (rekaan)",
    "Data kawasan Cikande dan Kibin dikirim pengelola kawasan, tidak ada di sini.",
    "Tolong angka tanggal dibaca sebagai tanggal, kolomnya terlanjur ditempel nilainya saja.",
)
PLAN_HEADER = ("No", "Nama TKA", "Kewarganegaraan", "No Paspor", "Perusahaan", "Jabatan", "No RPTKA", "RPTKA dari", "RPTKA s.d.")  # fmt: skip
REPORT_HEADER = ("No", "Nama TKA", "Kewarganegaraan", "No Paspor", "Perusahaan", "Jabatan", "Kecamatan", "Tgl Lapor", "Tanggal Pulang")  # fmt: skip


def write_workers(path: Path, people: Sequence[Foreigner], *, on: date = LISTED_ON) -> list[Mistake]:
    """Plans and June's reports as a workbook; days are bare numbers, because somebody pasted values only."""
    plans = [(one, plan) for one in people for plan in one.plans]
    reports = [(one, report) for one in people for report in one.reports if report.employer.area_code not in ESTATE]
    plans.sort(key=lambda pair: (pair[1].employer.name, pair[0].number))
    reports.sort(key=lambda pair: (pair[1].employer.name, pair[0].number))
    return write_workbook(
        path,
        [
            _workers_sheet("Pengesahan RPTKA", PLAN_HEADER, [_plan(*pair) for pair in plans], on),
            _workers_sheet(f"Laporan {_month(on)}", REPORT_HEADER, [_report(*pair) for pair in reports], on),
            Sheet(name="Catatan", rows=[Row(cells=(line,)) for line in NOTES], widths=(90,), heading=0),
        ],
    )


def _month(on: date) -> str:
    return day_in_words(on, Language.INDONESIAN).split()[1]


def _workers_sheet(name: str, header: tuple[str, ...], lines: Sequence[tuple[Cell, ...]], on: date) -> Sheet:
    rows = [
        Row(cells=("DINAS KETENAGAKERJAAN REKAAN",), merged=True),
        Row(cells=(f"{name.upper()} TENAGA KERJA ASING, {_month(on).upper()} {on.year}",), merged=True),
        Row(),
        Row(cells=header),
        Row(cells=tuple(f"({number})" for number in range(1, len(header) + 1))),
    ]
    rows += [Row(cells=(number, *line)) for number, line in enumerate(lines, start=1)]
    rows += [Row(), Row(cells=("TOTAL TKA", len(lines))), Row(cells=(f"Serang, {day_in_words(on, Language.INDONESIAN)}",)), Row(cells=("Kepala Seksi (rekaan)",))]  # fmt: skip
    return Sheet(name=name, rows=rows, widths=(5, 32, 16, 15, 34, 24, 18, 12, 12), heading=3)


def _plan(one: Foreigner, plan: WorkPlan) -> tuple[Cell, ...]:
    return (
        one.name.together, nationality(one, 0), one.passport, plan.employer.name.upper(), plan.position, plan.number,
        serial(plan.valid_from), serial(plan.valid_until),
    )  # fmt: skip


def _report(one: Foreigner, report: WorkReport) -> tuple[Cell, ...]:
    days = [serial(day) if day else None for day in (report.reported_on, report.went_home_on)]
    place = areas()[report.employer.area_code]
    return (
        one.name.together,
        nationality(one, 0),
        spaced(one.passport),
        report.employer.name,
        report.position,
        place,
        *days,
    )


def write_estate(path: Path, people: Sequence[Foreigner]) -> list[Mistake]:
    """The estate's list in English: month first, given name first, the company without its full stop."""
    return write_text(path, _estate_rows(people), delimiter=",", encoding="utf-8")


def _estate_rows(people: Sequence[Foreigner]) -> Iterator[Row]:
    yield Row(cells=("MODERN REKAAN INDUSTRIAL ESTATE - EXPATRIATE REPORT JUNE 2023",))
    yield Row(cells=("Employee Name", "Nationality", "Passport No", "Company", "Position", "District", "Reported On", "Left Indonesia"))  # fmt: skip
    for one in people:
        for report in one.reports:
            if report.employer.area_code in ESTATE:
                yield Row(
                    cells=(
                        one.name.swapped, nationality(one, 2), one.passport, report.employer.name.replace("PT ", "PT. "),
                        report.position, areas()[report.employer.area_code], _month_first(report.reported_on), _month_first(report.went_home_on),
                    )
                )  # fmt: skip


def _month_first(day: date | None) -> str:
    return day.strftime("%m/%d/%Y") if day else ""


def write_applications(path: Path, people: Sequence[Foreigner], *, slips: bool = True) -> list[Mistake]:
    """Applications at the counter, decided or not: `;`, UTF-8."""
    filed = [(application, one) for one in people for application in one.applications]
    filed.sort(key=lambda pair: (pair[0].lodged_on, pair[0].number))
    rows = [
        Row(cells=("No Permohonan", "Nama Pemohon", "No Paspor", "Jenis Permohonan", "Tgl Permohonan", "Status", "Tgl Keputusan")),
        *[Row(cells=_application(application, one)) for application, one in filed],
        Row(
            cells=("P-2399999", "Putus Duluan Rekaan", "QQE900008", "Perpanjangan", "20-06-2023", "Disetujui", "10-06-2023"),
            mistake="ends_before_it_begins",
        ),
    ]  # fmt: skip
    return write_text(path, rows if slips else without_slips(rows), delimiter=";", encoding="utf-8")


def _application(application: Application, one: Foreigner) -> tuple[Cell, ...]:
    decided = application.decided_on
    status = "Disetujui" if decided or application.day_forgotten else "Dalam Proses"
    return (
        application.number, one.name.passport, spaced(one.passport), application.asks_for, _dashes(application.lodged_on), status,
        _dashes(decided),
    )  # fmt: skip


def _dashes(day: date | None) -> str:
    return day.strftime("%d-%m-%Y") if day else ""


def write_circumstances(path: Path, people: Sequence[Foreigner]) -> list[Mistake]:
    """People about whom nothing is concluded without a named officer; the most guarded of the lists."""
    rows = [Row(cells=("Nama", "No Paspor", "Keadaan khusus", "Sejak"))]
    rows += [
        Row(cells=(one.name.passport, one.passport, words, slashes(since)))
        for one in people
        for words, since in one.circumstances
    ]
    return write_text(path, rows, delimiter=";", encoding="utf-8")
