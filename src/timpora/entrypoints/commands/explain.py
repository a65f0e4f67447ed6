"""`timpora explain`: one person, and why."""

import io
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from timpora.entrypoints.commands.lists import read
from timpora.entrypoints.commands.options import (
    NOTHING_COULD_BE_DONE,
    STOPPED_BY_HAND,
    DayOrTodayOption,
    LanguageOption,
    MappingOption,
    Terminal,
    leave_quietly,
    moment_in_the_office,
    refuse,
)
from timpora.entrypoints.commands.progress import progress_on
from timpora.facts.register import Register
from timpora.intake.reading import Reading
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language, Text
from timpora.screening.explain import Match, people_who_fit
from timpora.screening.explain import explain as explain_person
from timpora.screening.reports.explanation_json import explanation_json
from timpora.screening.reports.explanation_terminal import print_explanation
from timpora.screening.reports.words import counted


MOST_LISTED = 20


class Format(StrEnum):
    """How a person is explained."""

    TEXT = "text"
    JSON = "json"


def explain(  # noqa: PLR0917 - one argument an option of the command
    files: Annotated[list[Path], typer.Argument(help="Daftar XLSX, ODS atau CSV, atau foldernya / lists, or their folder")],
    person: Annotated[str, typer.Option(help="Nomor paspor atau nama / passport number or name")],
    as_of: DayOrTodayOption = None,
    mapping: MappingOption = None,
    lang: LanguageOption = Language.INDONESIAN,
    format_: Annotated[Format, typer.Option("--format", help="Bentuk jawaban / form of the answer")] = Format.TEXT,
) -> None:  # fmt: skip
    """Satu orang: kalimatnya, buku harinya, dan mengapa / one person: the sentence, the day ledger, and why."""
    day = as_of or moment_in_the_office().date()
    try:
        with progress_on(Terminal(stderr=True), lang) as progress:
            reading = read(files, mapping=mapping, on=day, progress=progress)
        _answer(reading, person, day, lang, format_)
        sys.stdout.flush()
    except Refused as refused:
        refuse(refused.refusal, lang)
    except BrokenPipeError:
        leave_quietly()
    except KeyboardInterrupt:
        raise typer.Exit(STOPPED_BY_HAND) from None


def _answer(reading: Reading, key: str, day: date, language: Language, form: Format) -> None:
    match = _the_one(reading.register, key, language)
    explanation = explain_person(reading.register, person=match.person, as_of=day)
    if reading.refusals:
        said = Text(
            id="{number} baris atau berkas ditolak dan tidak ikut dibaca; timpora screen menyebutnya satu per satu.",
            en="{number} rows or files were refused and not read; timpora screen lists them.",
        ).fill(number=counted(len(reading.refusals), language))
        _say(said.within(language))
    if form is Format.JSON:
        sys.stdout.write(explanation_json(explanation, language=language) + "\n")
    else:
        # A name may hold letters that an old terminal has not; they become question marks there.
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        print_explanation(Terminal(highlight=False), explanation, language=language)


def _the_one(register: Register, key: str, language: Language) -> Match:
    """The only person who fits; raises Refused for nobody and ends the run with a list for several."""
    found = people_who_fit(register, key)
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refused(
            Refusal(
                "nobody_fits",
                Text(id=f"Tidak ada orang dengan nomor paspor atau nama “{key}” dalam daftar ini.", en=f"Nobody in these lists has the passport number or name “{key}”."),
                Text(id="Periksa ejaannya, atau beri juga daftar lain.", en="Check the spelling, or give the other lists too."),
            )
        )  # fmt: skip
    _say(
        Text(
            id="{number} orang cocok dengan “{key}”. Sebutkan nomor paspornya:",
            en="{number} people fit “{key}”. Give the passport number:",
        ).fill(number=counted(len(found), language), key=key).within(language)
    )  # fmt: skip
    without = Text(id="tanpa nomor paspor", en="no passport number").within(language)
    for match in found[:MOST_LISTED]:
        _say(f"   {', '.join(match.documents) or without}: {match.name}")
    if len(found) > MOST_LISTED:
        more = Text(id="... dan {more} lagi", en="... and {more} more")
        _say("   " + more.fill(more=counted(len(found) - MOST_LISTED, language)).within(language))
    raise typer.Exit(NOTHING_COULD_BE_DONE)


def _say(text: str) -> None:
    Terminal(stderr=True).print(text, markup=False, highlight=False, soft_wrap=True)
