"""`python -m bench`: measures every row of the speed table, or those named with `--only`, and prints the results."""

import argparse
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from platform import python_version

from bench.measuring import Row
from bench.results import HEADERS, cells, line, markdown


ROWS = (
    "screen_register",
    "one_person",
    "read_xlsx",
    "sample_office",
    "fold_runs",
    "read_zones",
    "read_scans",
    "agreement",
    "letters",
    "import_file",
    "pages",
    "search",
    "cases",
    "evaluation",
)
TOLD = ("polars", "numpy", "openfisca-core", "openpyxl", "python-calamine", "mrz", "django-import-export")


def main(arguments: list[str]) -> None:
    """The command."""
    asked = _parser().parse_args(arguments)
    begun = time.monotonic()
    names = [name for name in asked.only or ROWS if name not in asked.but]
    found = _rows(names, asked.size, quiet=asked.markdown)
    if asked.markdown:
        print(markdown(found))
    versions = ", ".join(f"{name} {version(name)}" for name in TOLD)
    day = time.strftime("%Y-%m-%d", time.gmtime())
    print(f"\n{day}, {asked.size} form in {time.monotonic() - begun:.0f} s; Python {python_version()}, {versions}")
    if not asked.markdown:
        print("How to read this: bench/README.md")


def _rows(names: Sequence[str], size: str, *, quiet: bool) -> Sequence[Row]:
    found = []
    for number, name in enumerate(names):
        if not (quiet or number):
            print(line(HEADERS), flush=True)
        for row in import_module(f"bench.{name}").rows(size):
            found.append(row)
            if not quiet:
                print(line(cells(row)), flush=True)
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--size",
        choices=("short", "full"),
        default="short",
        help="short: a minute; full: up to 10 million stays, most of an hour",
    )
    parser.add_argument(
        "--only", choices=ROWS, action="append", metavar="NAME", help=f"one row, may be repeated: {', '.join(ROWS)}"
    )
    parser.add_argument(
        "--but",
        choices=ROWS,
        action="append",
        default=[],
        metavar="NAME",
        help="every row but this one, may be repeated",
    )
    parser.add_argument("--markdown", action="store_true", help="the results as a Markdown table, at the end")
    return parser


main(sys.argv[1:])
