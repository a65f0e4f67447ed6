"""What all commands share: options, days, and how a refusal ends a run."""

from datetime import date, datetime
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Language


NOTHING_COULD_BE_DONE = 3  # see docs/reference/exit-codes.md

LanguageOption = Annotated[Language, typer.Option("--lang", help="id atau/or en")]


def day_from(text: str) -> date:
    """A day written like 2023-06-27; raises typer.BadParameter, which ends the run with exit code 2."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a calendar day has no zone
    except ValueError as error:
        message = f"{text}: tulis hari seperti 2023-06-27 / write the day like 2023-06-27"
        raise typer.BadParameter(message) from error


DayOption = Annotated[date, typer.Option("--as-of", parser=day_from, help="Hari yang dinilai / the day judged")]


def refuse(refusal: Refusal, language: Language) -> NoReturn:
    """Says what, where and how to mend it on the error stream, and ends the run."""
    Console(stderr=True).print(refusal.within(language), markup=False, soft_wrap=True)
    raise typer.Exit(NOTHING_COULD_BE_DONE)
