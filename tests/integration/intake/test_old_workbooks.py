"""Old XLS workbooks are read in a process of their own, which a lying record may end without ending the run."""

from datetime import date
from pathlib import Path

import pytest
from tests.integration.intake.lists import HEADER, person, read, refusal_code
from tests.integration.intake.old_workbook import xls

from timpora.intake import isolated
from timpora.kernel.refusals import Refused


ROWS = [["DAFTAR LAMA"], HEADER, person(1), person(2, batas_tinggal=45126)]


def test_an_old_workbook_is_read_like_any_other(tmp_path: Path) -> None:
    reading = read(xls(tmp_path / "lama.xls", ROWS))
    assert [(one.sheet, one.accepted, one.rows) for one in reading.receipts] == [("Lama", 2, 4)]
    assert reading.register.stay_permits.collect().get_column("valid_until").to_list() == [date(2023, 7, 19)] * 2


def test_a_cell_far_outside_ends_neither_memory_nor_the_run(tmp_path: Path) -> None:
    assert refusal_code(xls(tmp_path / "jauh.xls", ROWS, widest=60_000)) in {"file_unreadable", "file_too_wide"}


def test_a_workbook_that_takes_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "SECONDS", 0.01)
    with pytest.raises(Refused) as refused:
        list(isolated.read_isolated(xls(tmp_path / "lambat.xls", ROWS)))
    assert refused.value.refusal.code == "file_took_too_long"


def test_the_refusal_of_the_other_process_arrives_with_its_figures(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"lebar\.xls.*beyond column 512"):
        read(xls(tmp_path / "lebar.xls", ROWS, widest=600))
