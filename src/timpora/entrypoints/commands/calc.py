"""`timpora calc`: until when one may stay, and why."""

from datetime import date
from typing import Annotated

import typer

from timpora.entrypoints.commands.options import LanguageOption, Terminal, day_from, refuse
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language
from timpora.screening.reports.allowed_stay_terminal import print_allowed_stay
from timpora.screening.stay_calculator import stay_calculator


def calc(
    index: Annotated[str, typer.Option(help="Indeks visa / visa index")],
    arrived: Annotated[date, typer.Option(parser=day_from, help="Hari masuk / day of entry, 2025-04-16")],
    extensions: Annotated[int, typer.Option(min=0, help="Perpanjangan yang diberikan / extensions granted")] = 0,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:
    """Sampai kapan boleh tinggal, dan mengapa / until when one may stay, and why."""
    try:
        answer = stay_calculator(index, arrived, extensions=extensions)
    except Refused as refused:
        refuse(refused.refusal, lang)
    print_allowed_stay(Terminal(highlight=False), answer, language=lang)
