"""By how many processes pages are served: as many as are wanted, else two where two processors can work for them."""

from itertools import pairwise
from pathlib import Path

import pytest

from timpora.entrypoints.serving import VARIABLE, figures_from_nought, web, web_processes
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language


@pytest.mark.parametrize(("processors", "processes"), [(1, 1), (2, 2), (64, 2)])
def test_two_processes_serve_where_two_processors_can_work_for_them(processors: int, processes: int) -> None:
    assert web_processes({}, processors) == processes


def test_what_is_wanted_holds_on_any_machine() -> None:
    assert web_processes({VARIABLE: "4"}, processors=1) == 4
    assert web_processes({VARIABLE: "1"}, processors=8) == 1


@pytest.mark.parametrize("written", ["", "0", "17", "-1", "two", "1.5", "\u0662"])
def test_what_is_no_number_of_processes_stops_the_start_with_a_sentence(written: str) -> None:
    with pytest.raises(Refused) as refused:
        web_processes({VARIABLE: written})
    assert VARIABLE in refused.value.refusal.what.within(Language.ENGLISH)
    assert "1" in refused.value.refusal.remedy.within(Language.INDONESIAN)


@pytest.mark.parametrize(("processes", "threads", "waiting"), [(1, "8", "64"), (2, "4", "32"), (16, "4", "4")])
def test_as_many_answers_at_once_are_shared_among_the_processes(processes: int, threads: str, waiting: str) -> None:
    command = list(web("127.0.0.1", 1, processes).command)
    told = dict(pairwise(command))
    assert (told["--workers"], told["--blocking-threads"], told["--backpressure"]) == (str(processes), threads, waiting)


def test_figures_of_an_earlier_start_are_gone_and_only_their_owner_reads_new_ones(tmp_path: Path) -> None:
    folder = figures_from_nought(tmp_path)
    (folder / "histogram_1.db").write_bytes(b"earlier")
    assert list(figures_from_nought(tmp_path).iterdir()) == []
    assert folder.stat().st_mode & 0o777 == 0o700
