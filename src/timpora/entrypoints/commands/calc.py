"""`timpora calc`: until when one may stay, and why."""

from datetime import date
from typing import Annotated

import typer

from timpora.entrypoints.commands.options import LanguageOption, day_from, refuse
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Language, Text, day_in_words
from timpora.rulebook.visa_indexes import standard_visa_indexes


def calc(
    index: Annotated[str, typer.Option(help="Indeks visa / visa index")],
    arrived: Annotated[date, typer.Option(parser=day_from)],
    extensions: Annotated[int, typer.Option(min=0)] = 0,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:
    """Sampai kapan boleh tinggal, dan mengapa / until when one may stay, and why."""
    entry = standard_visa_indexes().on(index, arrived)
    if entry is None or entry.initial_days is None or extensions > (entry.longest_extensions or 0):
        refuse(
            Refusal(
                "cannot_be_computed",
                Text(id=f"Lama tinggal indeks {index} dengan {extensions} perpanjangan tidak dapat dihitung pada hari itu.", en=f"The stay of index {index} with {extensions} extensions cannot be computed on that day."),
                Text(id="Yang berlaku adalah tanggal pada izin.", en="The date on the permit counts."),
            ),
            lang,
        )  # fmt: skip
    days = entry.initial_days + extensions * (entry.extension_days or 0)
    limit = date.fromordinal(arrived.toordinal() + days - 1)
    answer = Text(
        id=f"Sampai {day_in_words(limit, Language.INDONESIAN)}: hari masuk dihitung hari ke-1, seluruhnya {days} hari. {entry.citation}.",
        en=f"Until {day_in_words(limit, Language.ENGLISH)}: the day of entry is day 1, {days} days in all. {entry.citation}.",
    )
    typer.echo(answer.within(lang) + ("" if entry.confirmed else " [belum dikonfirmasi / to be confirmed]"))
