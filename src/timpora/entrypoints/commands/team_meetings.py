"""`timpora team meetings`: the meetings of a team as its page shows them, for the office and for agencies that sit in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timpora.entrypoints.commands.as_account import READS, AsOption, as_account
from timpora.entrypoints.commands.options import LanguageOption, Terminal
from timpora.entrypoints.commands.teams import NumberArgument, sees_none
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language, Text


if TYPE_CHECKING:
    from timpora.kernel.viewers import Viewer
    from timpora.meetings.queries import MeetingSeen


NONE = Text(id="Belum ada rapat.", en="There is no meeting yet.")


def team_meetings(number: NumberArgument, as_name: AsOption, lang: LanguageOption = Language.INDONESIAN) -> None:
    """Rapat satu tim: kapan, di mana, bagaimana keadaannya, dan siapa hadir / a team's meetings: when, where, how they stand, and who came."""
    with as_account(as_name, lang, sees_nothing=sees_none(as_name), one_of=(*READS, "take_part")) as by:
        from timpora.meetings import queries  # noqa: PLC0415 - needs what was set up
        from timpora.team import queries as teams  # noqa: PLC0415 - needs what was set up
        from timpora.team.core import refusals  # noqa: PLC0415 - needs what was set up

        if teams.one(by, number) is None:
            raise Refused(refusals.NOT_THERE)
        console, found = Terminal(soft_wrap=True), queries.of_team(by, number)
        for one in found:
            for line in _lines(by, one, lang):
                console.print(line, markup=False, highlight=False)
        if not found:
            console.print(NONE.within(lang), markup=False, highlight=False)


def _lines(by: "Viewer", one: "MeetingSeen", lang: Language) -> Iterator[str]:
    from timpora.entrypoints.office_days import day_of  # noqa: PLC0415 - needs what was set up
    from timpora.meetings import agenda_queries, queries, telling  # noqa: PLC0415 - needs what was set up
    from timpora.meetings.core.attending import CAME_WORDS  # noqa: PLC0415 - needs what was set up

    yield f"{one.id}  {telling.where_and_when(one.standing.when).within(lang)}  {telling.state_tag(one).label.within(lang)}"
    for place, item in enumerate(agenda_queries.agenda(by, one.id), start=1):
        yield f"  {place}. {item.title.within(lang)}"
        yield from (f"     {line.within(lang)}" for line in item.lines)
    seats = queries.seats_of(by, one.team, one.day, today=day_of(by))
    for seat, told in queries.attendance(by, one.id).items():
        yield f"  {seats.get(seat, '-')}: {CAME_WORDS[told.came].within(lang)}{f', {told.name}' if told.name else ''}"
