"""Generative: hundreds of damaged copies of good lists never end the run otherwise than with an answer."""

import os
import subprocess
import sys
from pathlib import Path

from tests.integration.intake.lists import HEADER, ods, person, text, xlsx


# 200 in each run of the tests; `TIMPORA_MUTATIONS=1000` for the long form.
COUNT = os.environ.get("TIMPORA_MUTATIONS", "200")
ROWS = [HEADER, *(person(number) for number in range(1, 40))]


def test_damaged_lists_are_read_or_refused_but_never_crash(tmp_path: Path) -> None:
    xlsx(tmp_path / "a.xlsx", {"Data": ROWS, "Lain": ROWS})
    ods(tmp_path / "b.ods", ROWS)
    text(tmp_path / "c.csv", ROWS)
    text(tmp_path / "d.csv", ROWS, delimiter="\t", encoding="utf-16")
    script = Path(__file__).with_name("mutating.py")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "POLARS_MAX_THREADS": "2"}
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path), COUNT, "2023"], env=environment, capture_output=True, text=True, timeout=900, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    outcomes = done.stdout
    # Some damage must be felt and some harmless, or the mutations show nothing.
    assert "read" in outcomes
    assert "file_unreadable" in outcomes
