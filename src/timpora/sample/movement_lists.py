"""What border posts and accommodations send: crossings from machine-readable zones, guests as receptionists type them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from timpora.kernel.text import Language, day_in_words
from timpora.sample.opendocument import write_ods
from timpora.sample.people import HARBOUR, HARBOUR_SILENT_SINCE, Crossing, Foreigner, Lodging
from timpora.sample.permit_lists import nationality
from timpora.sample.sheets import Cell, Mistake, Row, without_slips, write_text


FIRST_CROSSING = date(2023, 1, 1)
BEACH_OF_PANDEGLANG = "36.01"


def english_day(day: date) -> str:
    """`Jun 27, 2023`."""
    number, month, year = day_in_words(day, Language.ENGLISH).split()
    return f"{month[:3]} {number}, {year}"


def short_day(day: date | None) -> str:
    """`27-06-23`."""
    return day.strftime("%d-%m-%y") if day else ""


def write_crossings(path: Path, people: Sequence[Foreigner], *, slips: bool = True) -> list[Mistake]:
    """Crossings of the half-year in the order of time: `,`, UTF-16, English, names as the zone gives them."""
    rows = _crossing_rows(people)
    return write_text(path, rows if slips else without_slips(rows), delimiter=",", encoding="utf-16")


def _crossing_rows(people: Sequence[Foreigner]) -> Iterator[Row]:
    yield Row(cells=("Full Name", "Nationality", "Passport No", "Direction", "Crossing Date", "TPI", "Feed"))
    crossed = [(crossing, one, one.passport) for one in people for crossing in one.crossings]
    crossed += [(crossing, one, one.old_passport or "") for one in people for crossing in one.old_crossings]
    crossed = [entry for entry in crossed if entry[0].on >= FIRST_CROSSING]
    crossed.sort(key=lambda entry: (entry[0].on, entry[1].number, entry[0].entry))
    for number, (crossing, one, passport) in enumerate(crossed):
        row = Row(cells=_crossing(crossing, one, passport))
        yield row
        if number == 40:  # noqa: PLR2004 - one row that was sent twice
            yield row
        if number == 90:  # noqa: PLR2004 - one row whose direction the terminal lost
            cells = ("SALAH ARAH REKAAN", "JPN", "QQT900006", "Transit", "May 4, 2023", "Bandara Rekaan", "")
            yield Row(cells=cells, mistake="unknown_direction")


def _crossing(crossing: Crossing, one: Foreigner, passport: str) -> tuple[Cell, ...]:
    direction = "Arrival" if crossing.entry else "Departure"
    return (
        one.name.zone, one.nationality, passport, direction, english_day(crossing.on), crossing.post, f"Perlintasan {crossing.post}",
    )  # fmt: skip


def write_guests(path: Path, people: Sequence[Foreigner], *, slips: bool = True) -> list[Mistake]:
    """Guests of Kota and Kabupaten Serang and Lebak in June: tab, UTF-8 with a mark, two-digit years."""
    rows = _guest_rows(people)
    return write_text(path, rows if slips else without_slips(rows), delimiter="\t", encoding="utf-8-sig")


def _guest_rows(people: Sequence[Foreigner]) -> Iterator[Row]:
    yield Row(cells=("Guest Name", "Passport", "Nationality", "Hotel", "Kode Wilayah", "Check-in", "Check-out"))
    sent = _lodged(people, beach=False)
    for number, (one, nights) in enumerate(sent):
        row = Row(cells=_guest(one, nights))
        yield row
        if number == 5:  # noqa: PLR2004 - one row that was sent twice
            yield row
    # Nobody can say which of the two men of this name slept here.
    unclear = ("Umpama Li Andai", "", "China", "Hotel Contoh Anyar", "36.04.30", "17-06-23", "18-06-23")
    yield Row(cells=unclear, mistake="two_people_fit")
    yield Row(cells=("Tn. Lupa Tanggal Rekaan", "QQ5900007", "Inggris", "Hotel Contoh Anyar", "36.04.30", "32-06-23", ""), mistake="no_such_day")  # fmt: skip


def _lodged(people: Sequence[Foreigner], *, beach: bool) -> list[tuple[Foreigner, Lodging]]:
    found = [
        (one, nights)
        for one in people
        for nights in one.lodgings
        if nights.hotel.area_code.startswith(BEACH_OF_PANDEGLANG) is beach
    ]
    return sorted(found, key=lambda pair: (pair[1].from_on, pair[0].number))


def _guest(one: Foreigner, nights: Lodging) -> tuple[Cell, ...]:
    names = (one.name.natural, one.name.swapped, one.name.natural.upper(), one.name.hyphenated, f"{'Ms' if one.female else 'Mr'} {one.name.swapped}")  # fmt: skip
    name = one.name.natural if nights.without_passport else names[one.number % len(names)]
    passport = "" if nights.without_passport else one.passport
    return (
        name, passport, nationality(one, one.number), nights.hotel.name, nights.hotel.area_code, short_day(nights.from_on),
        short_day(nights.until_on),
    )  # fmt: skip


def write_beach_guests(path: Path, people: Sequence[Foreigner]) -> list[Mistake]:
    """Guests of the beaches of Pandeglang: ODS, surname and given names in columns of their own, real days."""
    rows = [
        Row(cells=("Laporan tamu asing, pantai Carita - Labuan - Panimbang (rekaan)",)),
        Row(),
        Row(cells=("No", "Surname", "Given Names", "Date of Birth", "Passport No", "Nationality", "Accommodation", "Kecamatan", "Check In", "Check Out")),
    ]  # fmt: skip
    sent = _lodged(people, beach=True)
    for number, (one, nights) in enumerate(sent, start=1):
        rows.append(
            Row(
                cells=(
                    number, one.name.surname, one.name.given or None, _born(one, number), one.passport.lower(), nationality(one, 1), nights.hotel.name,
                    nights.hotel.district, nights.from_on, nights.until_on,
                )
            )
        )  # fmt: skip
    rows.append(Row(cells=("Total", len(sent))))
    return write_ods(path, "Juni", rows)


def _born(one: Foreigner, number: int) -> date:
    """The birth day, which the first guest's receptionist copied wrong by a year."""
    return one.born - timedelta(days=365 if number == 1 else 0)


def write_feeds(path: Path) -> list[Mistake]:
    """What arrives with which rhythm; the harbour has sent nothing since 2 June."""
    rows = [
        ("Umpan", "Jenis umpan", "Irama (hari)", "Terakhir diterima"),
        ("Perlintasan Bandara Rekaan", "Perlintasan", "1", "26 Juni 2023"),
        (f"Perlintasan {HARBOUR}", "Perlintasan", "1", day_in_words(HARBOUR_SILENT_SINCE, Language.INDONESIAN)),
        ("Tamu penginapan", "Penginapan", "7", "25 Juni 2023"),
        ("Laporan TKA Disnaker", "Pemberi kerja", "30", "19 Juni 2023"),
    ]
    return write_text(path, [Row(cells=row) for row in rows], delimiter=";", encoding="utf-8")
