"""`timpora team list|show|actions`: teams as their pages show them, for the office and for agencies that sit in one."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from timpora.entrypoints.commands.as_account import READS, AsOption, as_account
from timpora.entrypoints.commands.options import LanguageOption, Terminal
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language, Text


if TYPE_CHECKING:
    from timpora.kernel.viewers import Viewer
    from timpora.team.queries import TeamSeen


NUMBER = Text(id="Nomor", en="Number")
HEADINGS = (NUMBER, Text(id="Nama tim", en="Name of the team"), Text(id="Wilayah", en="Area"), Text(id="Dasar", en="Basis"), Text(id="Ketua hari ini", en="Chair today"))  # fmt: skip
NONE = Text(id="Tidak ada tim.", en="There are no teams.")
NO_ACTIONS = Text(id="Belum ada tindak lanjut.", en="Nothing was agreed yet.")
VACANT_SEAT = Text(id="Kursi ini kosong.", en="This seat is vacant.")
NumberArgument = Annotated[int, typer.Argument(help="Nomor tim, dari `timpora team list` / number of the team", min=1)]


class Form(StrEnum):
    """In which form a list is told."""

    TABLE = "table"
    CSV = "csv"


def sees_none(name: str) -> Refusal:
    """Why an account is shown no team at all."""
    return Refusal(
        code="sees_no_teams",
        what=Text(id=f"Peran “{name}” tidak melihat tim.", en=f"The role of “{name}” sees no teams."),
        remedy=Text(id="Pakai akun petugas, pemeriksa, kepala, auditor atau instansi anggota.", en="Use the account of an officer, examiner, head, auditor or member agency."),
    )  # fmt: skip


def team_list(
    as_name: AsOption,
    format_: Annotated[Form, typer.Option("--format", help="Bentuk jawaban / form of the answer")] = Form.TABLE,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:
    """Tim kantor, atau tim tempat instansi Anda duduk / the office's teams, or those in which your agency sits."""
    with as_account(as_name, lang, sees_nothing=sees_none(as_name), one_of=(*READS, "take_part")) as by:
        if format_ is Form.CSV:
            _write_file(by, lang)
        else:
            _print_list(by, lang)


def _write_file(by: "Viewer", lang: Language) -> None:
    """The list as it leaves the office: as a page's file, and noted in the same way."""
    from timpora.accounts import exporting  # noqa: PLC0415 - needs what was set up
    from timpora.entrypoints.office_days import day_of  # noqa: PLC0415 - needs what was set up
    from timpora.team import listing  # noqa: PLC0415 - needs what was set up
    from timpora.ui.exporting import BYTE_ORDER_MARK, csv_of  # noqa: PLC0415 - needs what was set up

    on, every = day_of(by), listing.Chosen()
    table = listing.table(by, listing.lines(by, every, on=on), every, on=on)
    exporting.note(table, Form.CSV.value, what=listing.FILE)
    sys.stdout.write(csv_of(table, lang).decode().removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n"))
    sys.stdout.flush()


def _print_list(by: "Viewer", lang: Language) -> None:
    from timpora.entrypoints.office_days import day_of  # noqa: PLC0415 - needs what was set up
    from timpora.team import listing, queries, telling  # noqa: PLC0415 - needs what was set up
    from timpora.team.core.positions import Position  # noqa: PLC0415 - needs what was set up

    on, console = day_of(by), Terminal()
    lines = listing.lines(by, listing.Chosen(), on=on)
    if not lines:
        console.print(NONE.within(lang), markup=False, highlight=False)
        return
    files = queries.rows(by, [line.team.id for line in lines], today=on)
    table = Table(*(heading.within(lang) for heading in HEADINGS), box=None, pad_edge=False)
    for line in lines:
        day = telling.basis_day(line.basis)
        basis = " ".join([telling.basis_tag(line.basis).label.within(lang), *([day.within(lang)] if day else [])])
        chair = telling.who_acts(files[line.team.id], Position.CHAIR, on)
        table.add_row(str(line.team.id), line.team.name, telling.area_of(line.team).within(lang), basis, chair.within(lang))  # fmt: skip
    console.print(table, markup=False, highlight=False)


def team_show(number: NumberArgument, as_name: AsOption, lang: LanguageOption = Language.INDONESIAN) -> None:
    """Satu tim: dasarnya, kursinya, dan siapa bertindak hari ini / one team: its basis, its seats, and who acts today."""
    with as_account(as_name, lang, sees_nothing=sees_none(as_name), one_of=(*READS, "take_part")) as by:
        from timpora.team import queries  # noqa: PLC0415 - needs what was set up
        from timpora.team.core import refusals  # noqa: PLC0415 - needs what was set up

        seen = queries.one(by, number)
        if seen is None:
            raise Refused(refusals.NOT_THERE)
        console = Terminal(soft_wrap=True)
        for line in _lines(by, seen, lang):
            console.print(line, markup=False, highlight=False)


def _lines(by: "Viewer", seen: "TeamSeen", lang: Language) -> Iterator[str]:
    from timpora.entrypoints.office_days import day_of  # noqa: PLC0415 - needs what was set up
    from timpora.team import queries, showing, telling  # noqa: PLC0415 - needs what was set up
    from timpora.team.core.holding import seats_on  # noqa: PLC0415 - needs what was set up
    from timpora.ui.components.statements import Tag  # noqa: PLC0415 - needs what was set up

    on = day_of(by)
    decrees, rows = queries.decrees(by, [seen.id]), queries.file(by, seen.id, today=on)
    yield f"{seen.name}  {telling.where(seen).within(lang)}"
    for one in showing.properties(seen, queries.bases(by, decrees, on=on)[seen.id], rows, on).rows:
        value = one.cell.value.label if isinstance(one.cell.value, Tag) else one.cell.value
        told = value.within(lang) if isinstance(value, Text) else value
        below = f" {one.cell.below.within(lang)}" if isinstance(one.cell.below, Text) else ""
        yield f"  {one.key.within(lang)}: {told}{below}"
    for decree in decrees[seen.id]:
        yield f"  {decree.number}  {telling.days_of(decree.days).within(lang)}  {decree.issuer}"
    names, agencies = {one.id: one.name for one in rows.holders}, queries.agency_names(by)
    for standing in seats_on(rows, on):
        yield f"{agencies.get(standing.seat.agency, '-')}  {telling.days_of(standing.seat.days).within(lang)}"
        if standing.is_vacant:
            yield f"  {VACANT_SEAT.within(lang)}"
        for held in standing.held:
            yield f"  {held.holder.name}  {telling.position_of(held.holder, names).within(lang)}  {telling.state_of(held).within(lang)}"  # fmt: skip
        yield from (f"  {one.name}  {telling.position_of(one, names).within(lang)}" for one in standing.substitutes)


def team_actions(number: NumberArgument, as_name: AsOption, lang: LanguageOption = Language.INDONESIAN) -> None:
    """Tindak lanjut satu tim: siapa berjanji apa, sampai kapan, dan bagaimana keadaannya / what a team agreed: who promised what by when, and how it stands."""
    with as_account(as_name, lang, sees_nothing=sees_none(as_name), one_of=(*READS, "take_part")) as by:
        from timpora.entrypoints.office_days import day_of  # noqa: PLC0415 - needs what was set up
        from timpora.team import (  # noqa: PLC0415 - as above
            agreed_listing,
            agreed_queries,
            agreed_telling,
            queries,
            reminder_queries,
            reminder_showing,
        )
        from timpora.team.core import refusals  # noqa: PLC0415 - needs what was set up

        if queries.one(by, number) is None:
            raise Refused(refusals.NOT_THERE)
        on, console = day_of(by), Terminal(soft_wrap=True)
        found = agreed_queries.of_teams(by, [number])
        reminded = reminder_queries.of_actions(by, [one.id for one in found])
        for one in found:
            late = agreed_telling.how_late(one, on)
            state = ", ".join(words.within(lang) for words in (agreed_telling.state_tag(one, on).label, late) if words)
            days = (agreed_telling.DUE_ON.fill(day=one.due_on), agreed_telling.of_the_day(one))
            due = ", ".join(words.within(lang) for words in days if words)
            console.print(f"{one.id}  {one.owner}: {one.what}  {due}  {state}", markup=False, highlight=False)
            for each in reminder_showing.reminded(reminded[one.id]):
                console.print(f"    {each.what.within(lang)}: {each.tag.label.within(lang)}", markup=False, highlight=False)  # fmt: skip
        for owner, words in agreed_listing.shares(found, on=on):
            console.print(f"{owner}: {words.within(lang)}", markup=False, highlight=False)
        if not found:
            console.print(NO_ACTIONS.within(lang), markup=False, highlight=False)
