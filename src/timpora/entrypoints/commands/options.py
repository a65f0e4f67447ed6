"""What all commands share: options, days, the office's clock, and how a run ends."""

import os
import sys
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from timpora.kernel.harmless import harmless
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Language


NOTHING_COULD_BE_DONE = 3  # see docs/reference/exit-codes.md
STOPPED_BY_HAND = 130
LAST_DAY = date(2199, 12, 31)  # later ones are slips of the pen, and leave no room to count days after them
# Western Indonesian Time, the zone of the office; its day begins seven hours before the day of UTC does.
OFFICE_TIME = timezone(timedelta(hours=7), "WIB")

MappingOption = Annotated[Path | None, typer.Option("--mapping", help="Pemetaan tersimpan (YAML) / a saved mapping")]
LanguageOption = Annotated[Language, typer.Option("--lang", help="id atau/or en")]


def day_from(text: str) -> date:
    """A day written like 2023-06-27; raises typer.BadParameter, which ends the run with exit code 2."""
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a calendar day has no zone
    except ValueError as error:
        message = f"{text}: bukan hari yang ada; tulis seperti 2023-06-27 / no such day; write it like 2023-06-27"
        raise typer.BadParameter(message) from error
    if day > LAST_DAY:
        message = f"{text}: terlalu jauh; hari terakhir {LAST_DAY} / too far away; the last day is {LAST_DAY}"
        raise typer.BadParameter(message)
    return day


DayOrTodayOption = Annotated[
    date | None,
    typer.Option("--as-of", parser=day_from, help="Hari yang dinilai, bawaan: hari ini (WIB) / the day judged, default today"),
]  # fmt: skip


def moment_in_the_office() -> datetime:
    """The moment on the office's clock; the one place where a command reads a clock."""
    return datetime.now(OFFICE_TIME)  # noqa: TID251 - the edge, from which the day is handed inwards


class Terminal(Console):
    """The console of every command: no text in an answer can steer it, and its reader may leave early, as `head` does.

    Names of files, cells of lists and words of worked examples are other people's: an escape sequence in one could
    hide a finding, or type into the terminal of whoever reads it.
    """

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Called by rich for all that is printed; its own commands to the terminal are no text and stay."""
        for segment in super().render(renderable, options):
            if segment.control or segment.text.isprintable():
                yield segment
            else:
                yield Segment("\n".join(map(harmless, segment.text.split("\n"))), segment.style)

    def on_broken_pipe(self) -> NoReturn:
        """Called by rich when nobody reads any more."""
        leave_quietly()


def leave_quietly() -> NoReturn:
    """Ends a run whose reader has had enough; what is still buffered goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(0)


def refuse(refusal: Refusal, language: Language) -> NoReturn:
    """Says what, where and how to mend it on the error stream, and ends the run."""
    Terminal(stderr=True).print(refusal.within(language), markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(NOTHING_COULD_BE_DONE)
