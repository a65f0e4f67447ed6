"""A list that is checked part by part, however small the parts, becomes just what it becomes in one piece."""

import random
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from tests.factories.chance import draws

from timpora.intake import desk
from timpora.intake.piles import Pile, Rows
from timpora.intake.reading import ForTheLedger, read_lists
from timpora.intake.receipts import Reading
from timpora.intake.sheets import RawSheet
from timpora.rulebook.visa_indexes import standard_visa_indexes


ON = date(2023, 6, 27)
INDEX = standard_visa_indexes().kind_of
PERMITS = (
    "No",
    "Nama",
    "No. Paspor",
    "No. Paspor Lama",
    "Kebangsaan",
    "Tgl Lahir",
    "Tgl Masuk",
    "Batas Tinggal",
    "Sponsor",
    "Hotel",
)
CROSSINGS = (
    "No",
    "Nama",
    "No. Paspor",
    "No. Paspor Lama",
    "Kebangsaan",
    "Tgl Lahir",
    "Tgl Lintas",
    "Berlaku Paspor",
    "Arah",
    "Pos",
)
WORKERS = (
    "No",
    "Nama",
    "No. Paspor",
    "No. Paspor Lama",
    "Kebangsaan",
    "Tgl Lahir",
    "Tgl Lapor",
    "Tgl Pulang",
    "Perusahaan",
    "Lokasi Kerja",
)
GUESTS = (
    "No",
    "Nama",
    "No. Paspor",
    "No. Paspor Lama",
    "Kebangsaan",
    "Tgl Lahir",
    "Check In",
    "Check Out",
    "Hotel",
    "Kecamatan",
)
# Few of each, so that rows meet each other in every way: namesakes, renewed and disputed passports, the same row again.
NAMES = (None, "REKA WEI", "WEI REKA", "REKA LIN", "CONTOH SATU", "漢字 REKAAN")
NUMBERS = (None, None, "QQP1", "qqp-1", "QQP2", "QQP3", "QQP4", "QQP5", "1.2E+09")
COUNTRIES = (None, "China", "Korea Selatan", "RRT", "Negeri Khayal")
BORN = (
    None,
    "1990",
    "05/06/1990",
    "06/05/1990",
    "23/05/1990",
    "05/23/1990",
    "1990-05-06",
    "Seoul, 12 Mei 1988",
    "31/02/1990",
    "2050",
)
DAYS = (
    None,
    "05/06/2023",
    "06/05/2023",
    "07/08/2023",
    "2023-06-05",
    "2023-04-03",
    "2023-01-09",
    "5 Juni 2023",
    "45082",
    "kapan-kapan",
)
SETTLING = (
    "27/06/2023",
    "28/06/2023",
    "29/06/2023",
    "06/27/2023",
    "06/28/2023",
    "06/29/2023",
    "2023-06-30",
    "Seumur hidup",
)
PLACES = (None, "PT Rekaan Jaya", "Hotel Khayal", "Masuk", "Keluar", "Ciruas", "Ciruas Kabupaten Serang")
ODD = (("Jumlah", "5"), ("Catatan: rekaan",), (), ("1", "2", "3", "4", "5"), ("Serang, 27 Juni 2023", None, "Kepala"))

type Row = tuple[str | None, ...]


def a_list(chance: random.Random) -> list[Row]:
    """A sheet of some dozens of rows: most about few people, some of another sort, some days that settle an order or not."""
    header = chance.choice((PERMITS, PERMITS, CROSSINGS, WORKERS, GUESTS))
    settling = chance.choice(((), (), SETTLING[:1], SETTLING[:3], SETTLING[3:6], SETTLING))
    kept: list[Row] = []
    body: list[Row] = []
    for number in range(chance.randrange(1, 40)):
        if kept and chance.random() < 0.2:
            body.append((str(number), *chance.choice(kept)[1:]))
        elif chance.random() < 0.1:
            body.append(chance.choice((header, *ODD)))
        else:
            body.append(_row(chance, number, settling))
            kept.append(body[-1])
    above = [chance.choice((*ODD, *body[:1])) for _ in range(chance.randrange(4))]
    return [*above, header, *body]


def _row(chance: random.Random, number: int, settling: Sequence[str]) -> Row:
    days = [chance.choice((*DAYS, *settling)) for _ in range(2)]
    who = [chance.choice(one) for one in (NAMES, NUMBERS, NUMBERS[:1] * 9 + NUMBERS, COUNTRIES, BORN)]
    return (str(number), *who, *days, chance.choice(PLACES), chance.choice(PLACES))


def sheet_in_parts(name: str, rows: Sequence[Row], size: int) -> RawSheet:
    width = max(map(len, rows))
    columns = zip(*((*row, *[None] * (width - len(row))) for row in rows), strict=True)
    cells = [pl.Series(f"column_{place}", one, dtype=pl.String) for place, one in enumerate(columns, start=1)]
    frame = pl.DataFrame(cells).with_row_index("row", offset=1)
    return RawSheet(
        file="rekaan.xlsx", sheet=name, cells=Rows(count=frame.height, parts=lambda: frame.iter_slices(size))
    )


def in_parts(sheets: Sequence[Sequence[Row]], size: int, new_pile: Callable[[], Pile]) -> tuple[Reading, desk.Checked]:
    opened = [sheet_in_parts(f"Lembar {number}", rows, size) for number, rows in enumerate(sheets)]
    ledger = ForTheLedger(opened=lambda _path, _told: opened, new_pile=new_pile, most=10_000)
    reading = read_lists([Path("rekaan.xlsx")], on=ON, kind_of_index=INDEX, ledger=ledger)
    return reading, desk.recorded(reading, INDEX, new_pile)


def told(reading: Reading) -> list[Any]:
    return [reading.refusals, reading.receipts, reading.mappings, reading.warnings]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tumpukan")


@settings(max_examples=draws(4), deadline=None)
@given(seed=st.integers(0, 2**32), size=st.sampled_from((1, 3, 7, 17)))
def test_a_list_in_parts_is_the_list_in_one_piece(folder: Path, seed: int, size: int) -> None:
    chance = random.Random(seed)
    sheets = [a_list(chance) for _ in range(chance.randrange(1, 4))]
    whole, recorded = in_parts(sheets, 10_000, Pile)
    parts, recorded_in_parts = in_parts(sheets, size, partial(Pile, folder))
    assert told(parts) == told(whole)
    assert recorded_in_parts.told == recorded.told
    assert recorded_in_parts.tables.keys() == recorded.tables.keys()
    for table, rows in recorded.tables.items():
        assert_frame_equal(recorded_in_parts.tables[table].whole(), rows.whole())
    for one, other in zip(parts.refused_sheets, whole.refused_sheets, strict=True):
        assert_frame_equal(one.rows(), other.rows())
        assert_frame_equal(one.problems(), other.problems())
