"""What was read of a file is kept beside it until it is recorded, and where it is missing or damaged the file is read again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from tests.factories.deliveries import Quiet, many, permits, receive, somebody, standing_facts
from tests.integration.intake import lists

from timpora.intake import actions, desk, piles, queries
from timpora.intake.core import deliveries as events
from timpora.intake.core.mapping import ListMapping
from timpora.intake.core.proposals import corrected
from timpora.intake.piles import in_parts
from timpora.intake.sheets import RawSheet
from timpora.intake.workbench import Workbench
from timpora.kernel.text import Text


OF_ONE = ("people", "travel_documents", "stay_permits", "crossings")
in_an_office = pytest.mark.usefixtures("office_database", "files")


def sheets() -> Iterator[RawSheet]:
    cells = {"row": pl.Series([1, 2, 3], dtype=pl.UInt32), "column_1": ["NAMA", 'REKAAN "É"', None]}
    notice = ("note", Text(id="baris dibetulkan", en="a line was mended"))
    yield RawSheet(
        file="izin.xlsx", sheet="Izin", cells=in_parts(pl.DataFrame(cells)), epoch=date(1904, 1, 1), notices=[notice]
    )
    yield RawSheet(file="izin.xlsx", sheet=None, cells=in_parts(pl.DataFrame(cells)), saved="timpora_mapping: 1")


def test_sheets_are_kept_as_they_were_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piles, "ROWS_A_PART", 2)
    bench = Workbench(tmp_path / "meja")
    assert bench.sheets("izin.xlsx") is None
    assert len(list(bench.keep_sheets(sheets()))) == 2
    kept = bench.sheets("izin.xlsx")
    assert kept is not None
    for one, other in zip(kept, sheets(), strict=True):
        assert_frame_equal(one.cells.whole(), other.cells.whole())
        told = [(each.file, each.sheet, each.epoch, each.saved, list(each.notices)) for each in (one, other)]
        assert told[0] == told[1]


def test_sheets_that_were_not_all_taken_are_not_kept(tmp_path: Path) -> None:
    bench = Workbench(tmp_path / "meja")
    reading = bench.keep_sheets(sheets())
    next(reading)
    reading.close()  # type: ignore[attr-defined]  # a generator
    assert bench.sheets("izin.xlsx") is None
    assert list((tmp_path / "meja").iterdir()) == []


@pytest.mark.parametrize("hurt", ["0-0.arrow", "1-0.arrow", "index.json"])
@pytest.mark.parametrize("how", ["gone", "cut", "other"])
def test_what_is_damaged_counts_as_not_kept(tmp_path: Path, hurt: str, how: str) -> None:
    bench = Workbench(tmp_path)
    list(bench.keep_sheets(sheets()))
    [found] = tmp_path.rglob(hurt)
    if how == "gone":
        found.unlink()
    else:
        found.write_bytes(found.read_bytes()[:40] if how == "cut" else b"[]")
    assert bench.sheets("izin.xlsx") is None


def test_a_disk_that_refuses_once_keeps_nothing_by_halves_and_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refuses(path: Path, *arguments: object, **named: object) -> object:
        if path.name == "1-0.arrow":
            raise OSError(28, "No space left on device")
        return opened(path, *arguments, **named)  # type: ignore[call-overload]  # as it was called

    bench = Workbench(tmp_path / "meja")
    monkeypatch.setattr(Path, "open", refuses)
    assert len(list(bench.keep_sheets(sheets()))) == 2
    monkeypatch.undo()
    assert bench.sheets("izin.xlsx") is None
    (tmp_path / "berkas").write_bytes(b"")
    nowhere = Workbench(tmp_path / "berkas")
    assert len(list(nowhere.keep_sheets(sheets()))) == 2
    with pytest.raises(OSError, match="No space left"):
        nowhere.keep_workbooks("cara", lambda _folder: {})


@in_an_office
def test_a_file_is_read_once_from_the_drop_to_the_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    usual = desk.open_sheets
    monkeypatch.setattr(desk, "open_sheets", lambda path, *told: (read.append(path), usual(path, *told))[1])
    path = many(tmp_path, 2_000)
    assert path.stat().st_size > events.WORTH_KEEPING_BYTES
    with somebody() as by:
        number = receive(by, path)
    with somebody() as by:
        checked = actions.check(by=by, delivery=number)
    with somebody() as by:
        actions.commit(by=by, delivery=number, line=Quiet())
        seen = queries.delivery(by, number)
    assert seen is not None
    assert seen.receipt == checked.told
    assert standing_facts() == dict.fromkeys(OF_ONE, 2_000)
    assert len(read) == 1
    assert list(tmp_path.glob("files/*/read/*")) == []


@in_an_office
def test_columns_that_were_mapped_otherwise_after_the_check_are_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timpora.intake.opening.WORTH_KEEPING_BYTES", 1)
    with somebody() as by:
        number = receive(by, permits(tmp_path, lists.person(1)))
        actions.check(by=by, delivery=number)
    with somebody() as by:
        seen = queries.delivery(by, number)
        assert seen is not None
        actions.map_columns(by=by, delivery=number, mappings=[_without_the_day_of_entry(seen)])
        actions.commit(by=by, delivery=number, line=Quiet())
    assert standing_facts() == dict.fromkeys(("people", "travel_documents", "stay_permits"), 1)


def _without_the_day_of_entry(seen: queries.DeliverySeen) -> ListMapping:
    [sheet] = seen.looked
    fields = {
        one["place"]: one["field"] for one in sheet["columns"] if one["field"] not in {None, "entered_on", "number"}
    }
    return corrected(sheet, sheet["kind"], fields, {})
