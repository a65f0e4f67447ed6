"""A zone that is read from a picture, in a terminal and as JSON: what was not read, and what only check digits decided."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.text import Text as Styled

from timpora.entrypoints.commands.options import Terminal
from timpora.intake.core.scans.seen import PROVEN_ONES, UNREAD_ONES, ScanSeen, UnsureCharacter, place_of
from timpora.intake.scans import read_picture_file
from timpora.kernel.text import Language, Text
from timpora.screening.reports.words import as_json


FORMAT_VERSION = 1
_BOTH = Text(id="beri --scan atau baris zonanya, tidak keduanya", en="give --scan or the zone's lines, not both")
_REMEDY = Text(
    id="Ganti setiap ? menurut dokumennya, lalu beri baris-baris itu kepada `timpora zone`.",
    en="Replace each ? by what the document says, and give the lines to `timpora zone`.",
)


def scanned(path: Path, lines: Sequence[str]) -> ScanSeen:
    """What was read of the picture in a file."""
    if lines:
        both = f"{_BOTH.id} / {_BOTH.en}"
        raise typer.BadParameter(both)
    return read_picture_file(path)


def tell_unread(seen: ScanSeen, *, language: Language, as_json: bool) -> None:
    """The lines with `?` where something was not read, and where that is; no field is told, since each might be another."""
    if as_json:
        sys.stdout.write(json_of_unread(seen) + "\n")
        return
    terminal = Terminal(highlight=False)
    terminal.print(Styled(UNREAD_ONES.fill(count=len(seen.unread)).within(language), style="bold"))
    for line in seen.lines:
        terminal.print(Styled(line), soft_wrap=True)
    for one in seen.unread:
        terminal.print(Styled(f" - {place_of(one).within(language)}"))
    terminal.print(Styled(_REMEDY.within(language)))


def print_proven(console: Console, seen: ScanSeen | None, *, language: Language) -> None:
    """The characters that were not clear by their look, and that check digits decided."""
    proven = [] if seen is None else [one for one in seen.unsure if one.became is not None]
    if proven:
        console.print(Styled(PROVEN_ONES.within(language), style="bold"))
    for one in proven:
        console.print(Styled(f" - {place_of(one).within(language)}"))


def json_of_unread(seen: ScanSeen) -> str:
    """The lines and the unclear characters alone."""
    return as_json({"format_version": FORMAT_VERSION, "lines": list(seen.lines), "scan": _scan_record(seen)})


def json_with_scan(told: str, seen: ScanSeen) -> str:
    """The answer about a zone with what the picture left unclear."""
    return as_json({**json.loads(told), "scan": _scan_record(seen)})


def _scan_record(seen: ScanSeen) -> Mapping[str, Any]:
    unread = [_record(one) for one in seen.unread]
    return {"unread": unread, "proven": [_record(one) for one in seen.unsure if one.became is not None]}


def _record(one: UnsureCharacter) -> Mapping[str, Any]:
    return {"line": one.line, "position": one.position, "candidates": list(one.candidates), "became": one.became}
