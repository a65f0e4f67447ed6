"""`timpora zone`: a passport's machine-readable zone read, checked, and repaired where check digits prove it."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from timpora.entrypoints.commands.options import (
    DayOrTodayOption,
    LanguageOption,
    Terminal,
    leave_quietly,
    moment_in_the_office,
    refuse,
)
from timpora.entrypoints.commands.zone_answer import print_zone, zone_json
from timpora.entrypoints.commands.zone_scan import json_with_scan, print_proven, scanned, tell_unread
from timpora.intake.core.zones.comparing import Recorded, differences
from timpora.intake.core.zones.finding import is_complete
from timpora.intake.core.zones.reading import read_zone
from timpora.intake.core.zones.typed_text import MOST_CHARACTERS
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language


SOMETHING_IS_WRONG = 1  # see docs/reference/exit-codes.md


class Format(StrEnum):
    """How a zone is told."""

    TABLE = "table"
    JSON = "json"


def zone(  # noqa: PLR0917 - one argument an option of the command
    lines: Annotated[list[str] | None, typer.Argument(help="Baris zona; tanpa ini dibaca dari stdin / the zone's lines; without them standard input is read")] = None,
    scan: Annotated[Path | None, typer.Option(help="Gambar halaman data (JPEG, PNG, TIFF) / a picture of the data page", metavar="FILE")] = None,
    name: Annotated[str | None, typer.Option(help="Nama tercetak, untuk dibandingkan / the printed name, to compare")] = None,
    as_of: DayOrTodayOption = None,
    lang: LanguageOption = Language.INDONESIAN,
    format_: Annotated[Format, typer.Option("--format", help="Bentuk jawaban / form of the answer")] = Format.TABLE,
) -> None:  # fmt: skip
    """Membaca dan memeriksa zona terbaca mesin paspor, visa atau kartu / reads and checks a machine-readable zone."""
    day = as_of or moment_in_the_office().date()
    try:
        seen = None if scan is None else scanned(scan, lines or ())
        if seen is not None and seen.unread:
            tell_unread(seen, language=lang, as_json=format_ is Format.JSON)
            raise typer.Exit(SOMETHING_IS_WRONG)
        given = lines if seen is None else seen.lines
        found = read_zone("\n".join(given) if given else typed_lines(), on=day)
        differing = differences(found, Recorded(name=name))
        if format_ is Format.JSON:
            told = zone_json(found, differing, language=lang)
            sys.stdout.write((told if seen is None else json_with_scan(told, seen)) + "\n")
        else:
            terminal = Terminal(highlight=False)
            print_zone(terminal, found, differing, on=day, language=lang)
            print_proven(terminal, seen, language=lang)
        sys.stdout.flush()
    except Refused as refused:
        refuse(refused.refusal, lang)
    except BrokenPipeError:
        leave_quietly()
    if differing or not found.is_sound:
        raise typer.Exit(SOMETHING_IS_WRONG)


def typed_lines() -> str:
    """What stands on standard input; at a keyboard, or with a reader that acts as one, until the zone is complete."""
    if not sys.stdin.isatty():
        # As bytes, since a reader may send what is no text; one character more tells that there is too much.
        return sys.stdin.buffer.read(4 * MOST_CHARACTERS).decode("utf-8", errors="replace")
    text = ""
    for line in sys.stdin:
        text += line
        if is_complete(text) or (text.strip() and not line.strip()):
            break
    return text
