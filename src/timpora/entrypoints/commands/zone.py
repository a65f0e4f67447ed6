"""`timpora zone`: a passport's machine-readable zone read, checked, and repaired where check digits prove it."""

import sys
from enum import StrEnum
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


def zone(
    lines: Annotated[list[str] | None, typer.Argument(help="Baris zona; tanpa ini dibaca dari stdin / the zone's lines; without them standard input is read")] = None,
    name: Annotated[str | None, typer.Option(help="Nama tercetak, untuk dibandingkan / the printed name, to compare")] = None,
    as_of: DayOrTodayOption = None,
    lang: LanguageOption = Language.INDONESIAN,
    format_: Annotated[Format, typer.Option("--format", help="Bentuk jawaban / form of the answer")] = Format.TABLE,
) -> None:  # fmt: skip
    """Membaca dan memeriksa zona terbaca mesin paspor, visa atau kartu / reads and checks a machine-readable zone."""
    day = as_of or moment_in_the_office().date()
    try:
        found = read_zone("\n".join(lines) if lines else typed_lines(), on=day)
        differing = differences(found, Recorded(name=name))
        if format_ is Format.JSON:
            sys.stdout.write(zone_json(found, differing, language=lang) + "\n")
        else:
            print_zone(Terminal(highlight=False), found, differing, on=day, language=lang)
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
