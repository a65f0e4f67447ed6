"""`timpora cases list|show|letters`: the office's cases as their pages show them, for whoever works at a terminal."""

import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from timpora.entrypoints.commands.as_account import AsOption
from timpora.entrypoints.commands.case_common import NumberArgument, found, in_the_office_of, said_line
from timpora.entrypoints.commands.options import LanguageOption, Terminal
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language, Text


if TYPE_CHECKING:
    from timpora.casework.core.statuses import Status
    from timpora.casework.queries import Asked, CaseSeen
    from timpora.casework.situations import Looked
    from timpora.kernel.viewers import Viewer


HEADINGS = (Text(id="Nomor", en="Number"), Text(id="Tahap", en="Stage"), Text(id="Petugas", en="Officer"), Text(id="Dibuka", en="Opened"), Text(id="Tenggat", en="Due"))  # fmt: skip
HEADING = Text(id="Perkara", en="Cases")
NARROWER = Text(id="Persempit dengan --stage.", en="Narrow it with --stage.")
NONE = Text(id="Tidak ada perkara.", en="There are no cases.")
MORE = Text(id="Masih ada lagi; persempit dengan --stage.", en="There are more; narrow them with --stage.")
PERSON = Text(id="{number}. {name}", en="{number}. {name}")
FOUND_NO_LONGER = Text(id="Tidak ditemukan lagi: {sentence}", en="No longer found: {sentence}")
UNCHANGED = Text(id="Dasar usulan tidak berubah sejak diusulkan.", en="What the proposal rests on is as it was when it was proposed.")  # fmt: skip
NO_LETTERS = Text(id="Belum ada surat.", en="There are no letters yet.")
KEPT = Text(id="{number}: {path}", en="{number}: {path}")


class Form(StrEnum):
    """In which form a list is told."""

    TABLE = "table"
    CSV = "csv"


def cases_list(
    as_account: AsOption,
    stage: Annotated[str, typer.Option("--stage", help="Tahap, bawaan: semua yang terbuka / stage, default all open; --stage closed")] = "",
    format_: Annotated[Form, typer.Option("--format", help="Bentuk jawaban / form of the answer")] = Form.TABLE,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:  # fmt: skip
    """Perkara kantor, yang paling mendesak lebih dulu / the office's cases, the most urgent first."""
    with in_the_office_of(as_account, lang) as by:
        from timpora.casework import queries  # noqa: PLC0415 - needs what was set up

        wanted = queries.Asked(statuses=_stages(stage))
        if format_ is Form.CSV:
            _write_file(by, wanted, lang)
            return
        rows, has_more = queries.page(by, wanted)
        _print_list(rows, queries.officers(by), lang)
        if has_more:
            Terminal(stderr=True).print(MORE.within(lang), markup=False, highlight=False)


def _stages(typed: str) -> "tuple[Status, ...]":
    from timpora.casework.core.statuses import OPEN, Status  # noqa: PLC0415 - needs what was set up

    if not typed:
        return OPEN
    if typed not in set(Status):
        listed = ", ".join(Status)
        raise Refused(
            Refusal(
                code="no_such_stage",
                what=Text(id=f"Tidak ada tahap “{typed}”.", en=f"There is no stage “{typed}”."),
                remedy=Text(id=f"Pilih salah satu: {listed}.", en=f"Choose one of these: {listed}."),
            )
        )
    return (Status(typed),)


def _write_file(by: "Viewer", wanted: "Asked", lang: Language) -> None:
    """The list as it leaves the office: as a page's file, and noted in the same way."""
    from timpora.accounts import exporting  # noqa: PLC0415 - needs what was set up
    from timpora.casework import listing  # noqa: PLC0415 - needs what was set up
    from timpora.ui.exporting import BYTE_ORDER_MARK, csv_of  # noqa: PLC0415 - needs what was set up

    table = listing.file_table(by, wanted, HEADING)
    if len(table.rows) > exporting.MOST:
        raise Refused(Refusal(code="too_many_rows", what=exporting.TOO_MANY.fill(most=exporting.MOST), remedy=NARROWER))
    exporting.note(table, Form.CSV.value, what=listing.FILE)
    sys.stdout.write(csv_of(table, lang).decode().removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n"))
    sys.stdout.flush()


def _print_list(rows: list["CaseSeen"], officers: Mapping[int, str], lang: Language) -> None:
    from timpora.casework.core.statuses import OUTCOME_WORDS, STATUS_WORDS  # noqa: PLC0415 - needs what was set up

    console = Terminal()
    if not rows:
        console.print(NONE.within(lang), markup=False, highlight=False)
        return
    table = Table(*(heading.within(lang) for heading in HEADINGS), box=None, pad_edge=False)
    for one in rows:
        stands = OUTCOME_WORDS[one.outcome] if one.outcome else STATUS_WORDS[one.status]
        table.add_row(one.number, stands.within(lang), officers.get(one.owner, "-"), said_line(one.opened_on, lang), said_line(one.due_on, lang) if one.due_on else "-")  # fmt: skip
    console.print(table, markup=False, highlight=False)


def cases_show(
    *,
    number: NumberArgument,
    as_account: AsOption,
    evidence: Annotated[bool, typer.Option("--evidence", help="Juga dasar usulan yang menunggu; dicatat bahwa Anda membacanya / also what a waiting proposal rests on; that you read it is noted")] = False,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:  # fmt: skip
    """Satu perkara: orangnya, tenggatnya dan berkasnya / one case: its people, deadlines and file."""
    with in_the_office_of(as_account, lang) as by:
        from timpora.casework import actions  # noqa: PLC0415 - needs what was set up

        looked = found(by, number)
        actions.note_reading(case=looked.seen.id)
        console = Terminal(soft_wrap=True)
        for line in _lines(by, looked, lang):
            console.print(line, markup=False, highlight=False)
        if evidence:
            for line in _proposal(looked, lang):
                console.print(line, markup=False, highlight=False)
            actions.open_evidence(by=by, case=looked.seen.id)


def _lines(by: "Viewer", looked: "Looked", lang: Language) -> Iterator[str]:
    from timpora.casework.core.clocks import clocks_of  # noqa: PLC0415 - needs what was set up
    from timpora.casework.core.spans import spans_of  # noqa: PLC0415 - needs what was set up
    from timpora.casework.core.statuses import STATUS_WORDS  # noqa: PLC0415 - needs what was set up
    from timpora.casework.telling import names_of, steps_told, withdrawal_of  # noqa: PLC0415 - needs what was set up

    situation = looked.situation
    law = situation.law_of(situation.on)
    names = names_of(by, looked.file, law)
    yield f"{looked.seen.number}  {STATUS_WORDS[looked.seen.status].within(lang)}"
    for one in looked.file.people:
        yield "  " + PERSON.fill(number=one.number, name=one.name).within(lang)
        gone = withdrawal_of(one, names.officers)
        yield from [f"     {gone.within(lang)}"] if gone else []
        for finding in looked.file.findings_of(one.number):
            said = FOUND_NO_LONGER.fill(sentence=finding.sentence) if finding.facts is None else finding.sentence
            yield f"     {said.within(lang)}"
    for clock in clocks_of(spans_of(looked.file.numbers, situation.state), law=law, on=situation.on):
        yield f"  {clock.sentence.within(lang)}"
    yield from _told(by, looked, lang)
    for step in reversed(steps_told(names, {})):
        by_whom = step.by.within(lang) if isinstance(step.by, Text) else step.by
        about = f" ({step.about})" if step.about else ""
        yield f"{step.number}  {said_line(step.on, lang)}  {step.title.within(lang)}{about}  {by_whom}"
        for label, value in step.lines:
            told = value.within(lang) if isinstance(value, Text) else value
            yield f"     {label.within(lang)}: " + told.replace("\n", "\n       ")


def _told(by: "Viewer", looked: "Looked", lang: Language) -> Iterator[str]:
    """Who was told of people whose data were corrected since, and who knows it."""
    from timpora.casework import reaching, told_shown  # noqa: PLC0415 - needs what was set up

    for one in reaching.to_be_told(by, looked.seen.id, looked.file, looked.situation.state):
        by_what = "; ".join(told_shown.said_of(each).within(lang) for each in one.occasions)
        whom = f"{one.whom[0]} ({by_what})" if by_what else one.whom[0]
        yield f"  {told_shown.CAPTION_OF_ONE.within(lang)}: {whom} - {told_shown.standing(one).label.within(lang)}"


def _proposal(looked: "Looked", lang: Language) -> Iterator[str]:
    from timpora.casework.core import refusals  # noqa: PLC0415 - needs what was set up
    from timpora.casework.core.checks.deciding import what_changed  # noqa: PLC0415 - needs what was set up
    from timpora.casework.core.checks.measures import reasons_for_a_person  # noqa: PLC0415 - needs what was set up

    proposal = looked.situation.state.proposal
    if proposal is None:
        raise Refused(refusals.NO_PROPOSAL)
    changed = what_changed(looked.file, proposal)
    yield changed.within(lang) if changed else UNCHANGED.within(lang)
    yield from (
        reason.within(lang)
        for reason in reasons_for_a_person(looked.file, looked.situation.state, looked.situation.law_of)
    )


def cases_letters(
    number: NumberArgument,
    as_account: AsOption,
    save: Annotated[Path | None, typer.Option("--save", help="Map untuk menyimpan PDF-nya / folder in which to keep their PDFs", exists=True, file_okay=False)] = None,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:  # fmt: skip
    """Surat-surat satu perkara / the letters of a case."""
    with in_the_office_of(as_account, lang) as by:
        from timpora.casework import queries  # noqa: PLC0415 - needs what was set up
        from timpora.casework.letter_answer import letter_answered  # noqa: PLC0415 - needs what was set up
        from timpora.letters import queries as letters  # noqa: PLC0415 - needs what was set up
        from timpora.letters.core.kinds import KIND_WORDS  # noqa: PLC0415 - needs what was set up

        looked, console = found(by, number), Terminal(soft_wrap=True)
        wanted = queries.letters_of(by, looked.seen.id)
        issued = letters.letters(by, wanted)
        if not wanted:
            console.print(NO_LETTERS.within(lang), markup=False, highlight=False)
        for one in (issued[letter] for letter in wanted if letter in issued):
            if save is None:
                console.print(f"{one.number}  {said_line(one.issued_on, lang)}  {KIND_WORDS[one.kind].within(lang)}", markup=False, highlight=False)  # fmt: skip
                continue
            answer = letter_answered(by, looked.seen.id, one.id)
            if answer is not None:
                (save / one.file_name).write_bytes(answer.content)
                console.print(KEPT.fill(number=one.number, path=str(save / one.file_name)).within(lang), markup=False, highlight=False)  # fmt: skip
