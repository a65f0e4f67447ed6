"""Results are written whole or not at all, and never over somebody else's file."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from timpora.kernel.refusals import Refused
from timpora.screening.reports.folder import RECEIPT, check_folder, write_results


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_is_made_and_holds_nothing_but_the_results(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    written = write_results(out, {"one.txt": b"1", "part/two.txt": b"2"})
    assert [file.path for file in written] == [out / "one.txt", out / "part" / "two.txt"]
    assert names(out) == ["one.txt", "part", RECEIPT]
    assert (out / "part" / "two.txt").read_bytes() == b"2"


def test_what_timpora_wrote_is_renewed(tmp_path: Path) -> None:
    write_results(tmp_path, {"one.txt": b"1"})
    written = write_results(tmp_path, {"one.txt": b"2"})
    assert written[0].instead_of is None
    assert names(tmp_path) == ["one.txt", RECEIPT]
    assert (tmp_path / "one.txt").read_bytes() == b"2"


def test_a_file_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(b"mine")
    written = write_results(tmp_path, {"one.txt": b"1"})
    assert (written[0].path.name, written[0].instead_of) == ("one (2).txt", "one.txt")
    assert (tmp_path / "one.txt").read_bytes() == b"mine"


def test_a_result_that_was_corrected_by_hand_is_left_alone(tmp_path: Path) -> None:
    write_results(tmp_path, {"mapping.yaml": b"1"})
    (tmp_path / "mapping.yaml").write_bytes(b"corrected")
    write_results(tmp_path, {"mapping.yaml": b"2"})
    assert (tmp_path / "mapping.yaml").read_bytes() == b"corrected"
    assert (tmp_path / "mapping (2).yaml").read_bytes() == b"2"
    write_results(tmp_path, {"mapping.yaml": b"3"})
    assert names(tmp_path) == ["mapping (2).yaml", "mapping.yaml", RECEIPT]


def test_without_a_receipt_only_the_same_content_is_written_again(tmp_path: Path) -> None:
    write_results(tmp_path, {"one.txt": b"1"}, keep_receipt=False)
    write_results(tmp_path, {"one.txt": b"1"}, keep_receipt=False)
    assert names(tmp_path) == ["one.txt"]
    write_results(tmp_path, {"one.txt": b"2"}, keep_receipt=False)
    assert names(tmp_path) == ["one (2).txt", "one.txt"]


@pytest.mark.parametrize("broken", ["", "[]", "null", '{"files": 1}', '{"files": {"one.txt": null}}'])
def test_a_receipt_that_is_broken_protects_everything(tmp_path: Path, broken: str) -> None:
    write_results(tmp_path, {"one.txt": b"1"})
    (tmp_path / RECEIPT).write_text(broken, encoding="utf-8")
    write_results(tmp_path, {"one.txt": b"2"})
    assert (tmp_path / "one.txt").read_bytes() == b"1"
    assert "one (2).txt" in json.loads((tmp_path / RECEIPT).read_text(encoding="utf-8"))["files"]


def test_a_place_that_is_a_file_is_refused_with_the_remedy(tmp_path: Path) -> None:
    file = tmp_path / "hasil"
    file.write_bytes(b"mine")
    for attempt in (
        lambda: check_folder(file),
        lambda: check_folder(file / "x"),
        lambda: write_results(file / "x", {"one.txt": b"1"}),
    ):
        with pytest.raises(Refused, match=r"is a file, not a folder\. Give --out the name of a folder\."):
            attempt()
    assert file.read_bytes() == b"mine"


def test_checking_a_folder_makes_nothing(tmp_path: Path) -> None:
    check_folder(tmp_path / "a" / "b")
    assert names(tmp_path) == []


@pytest.mark.parametrize("attempt", ["check_folder(place)", "write_results(place, {'one.txt': b'1'})"])
def test_a_folder_that_may_not_be_written_is_refused_with_the_remedy(attempt: str) -> None:
    program = (
        "import os, sys; from pathlib import Path; from timpora.kernel.refusals import Refused;"
        "from timpora.screening.reports.folder import check_folder, write_results;"
        "os.getuid() or os.setuid(65534)\n"  # whoever may write everywhere becomes nobody
        f"try:\n    place = Path(sys.argv[1]); {attempt}\nexcept Refused as refused:\n    print(refused)"
    )
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", program, f"{folder}/hasil"], capture_output=True, check=True, timeout=60
        )
        Path(folder).chmod(0o755)
    assert "may not be written to. Choose another folder with --out." in done.stdout.decode()


def test_when_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    too_long = "x" * 300
    with pytest.raises(Refused, match="cannot be written"):
        write_results(tmp_path, {"one.txt": b"1", too_long: b"2"})
    assert names(tmp_path) == []


def test_a_link_laid_under_the_name_of_a_file_or_of_its_first_part_is_not_followed(tmp_path: Path) -> None:
    theirs = tmp_path / "milik orang lain.txt"
    theirs.write_bytes(b"asli")
    folder = tmp_path / "hasil"
    folder.mkdir()
    (folder / f".a.csv.{os.getpid()}.part").symlink_to(theirs)
    (folder / "b.csv").symlink_to(tmp_path / "tidak ada.txt")
    write_results(folder, {"a.csv": b"baru", "b.csv": b"baru"})
    assert theirs.read_bytes() == b"asli"
    assert not (tmp_path / "tidak ada.txt").exists()
    assert [(folder / name).read_bytes() for name in ("a.csv", "b.csv")] == [b"baru", b"baru"]
