"""The whole command as its user waits for it: the sample office screened from start to finish, and the help text."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measuring import Row, compared, measure, prepare


SIZES = {"short": (1_100,), "full": (1_100, 10_000, 100_000)}
RUNS = {"short": 1, "full": 5}
DAY = ("--as-of", "2023-06-27")


def rows(size: str) -> Iterator[Row]:
    """Against the start of the interpreter alone, which no command can be faster than."""
    runs = RUNS[size]
    helped, bare = measure(("sample_office:timpora", ["--help"]), ("sample_office:interpreter",), runs=runs)
    yield compared("timpora --help", "", helped, peer="Python that does nothing", theirs=bare)
    for people in SIZES[size]:
        with TemporaryDirectory(prefix="timpora-bench-") as folder:
            lists, label = str(Path(folder, "serang")), f"{people:,} people"
            prepare("sample_office:write", lists, people)
            shown = ["screen", lists, *DAY]
            kept = [*shown, "--out", str(Path(folder, "hasil"))]
            table, everything = measure(("sample_office:timpora", shown), ("sample_office:timpora", kept), runs=runs)
            yield compared(
                "timpora screen", label, table, peer="timpora --help", theirs=helped, note="the table in a terminal"
            )
            note = "and JSON, CSV, workbook, report, rows to mend"
            yield compared("timpora screen --out", label, everything, peer="the table alone", theirs=table, note=note)


def write(folder: str, people: int) -> None:
    """The invented office's lists."""
    timpora(["sample", folder, "--people", str(people)])()


def timpora(arguments: Sequence[str]) -> Callable[[], object]:
    """The command from start to finish."""
    return command([str(Path(sys.executable).with_name("timpora")), *arguments])


def interpreter() -> Callable[[], object]:
    """Python, started to do nothing."""
    return command([sys.executable, "-c", "pass"])


def command(arguments: Sequence[str]) -> Callable[[], object]:
    """Any process from start to finish."""

    def run() -> None:
        subprocess.run(
            arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=True
        )

    return run
