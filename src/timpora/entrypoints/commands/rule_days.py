"""`timpora rules days`: the days of a year on which offices are closed, by which deadlines are counted."""

from typing import Annotated

import typer
from rich.text import Text as Styled

from timpora.entrypoints.commands.options import LanguageOption, Terminal, refuse
from timpora.entrypoints.commands.rule_tables import print_sheet
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Language, Text
from timpora.rulebook.closed_days import ClosedDays, standard_closed_days
from timpora.screening.core.case_law_sheets import closed_days_sheet, decisions_in_words, what_is_known


def rules_days(
    year: Annotated[int, typer.Argument(metavar="YEAR", help="Tahun, misalnya 2023 / a year, such as 2023")],
    lang: LanguageOption = Language.INDONESIAN,
) -> None:
    """Hari libur dan cuti bersama satu tahun / public holidays and joint leave of a year."""
    closed = standard_closed_days()
    days = [one for one in closed.days if one.day.year == year]
    if not days:
        refuse(_unknown_year(year, closed), lang)
    console = Terminal()
    print_sheet(console, closed_days_sheet(days, lang))
    for said in (*decisions_in_words(days, lang), what_is_known(closed).within(lang)):
        console.print(Styled(said))


def _unknown_year(year: int, closed: ClosedDays) -> Refusal:
    first, last = closed.days[0].day.year, closed.days[-1].day.year
    return Refusal(
        "unknown_year",
        Text(id=f"Hari libur tahun {year} tidak diketahui.", en=f"The holidays of {year} are not known."),
        Text(id=f"Pilih tahun dari {first} sampai {last}.", en=f"Choose a year from {first} to {last}."),
    )
