"""`timpora team shares`: what is shared with agencies, as its page lists it, for the office and for an agency; what it says stands on the page alone."""

import sys
from typing import Annotated

import typer
from rich.table import Table

from timpora.entrypoints.commands.as_account import READS, AsOption, as_account
from timpora.entrypoints.commands.options import LanguageOption, Terminal
from timpora.entrypoints.commands.teams import Form
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Language, Text


NONE = Text(id="Tidak ada yang dibagikan.", en="Nothing is shared.")
HEADINGS = (Text(id="Nomor", en="Number"), Text(id="Apa", en="What"), Text(id="Kepada", en="With"), Text(id="Sampai dengan", en="Until"), Text(id="Keadaan", en="State"), Text(id="Dibuka oleh", en="Opened by"), Text(id="Jawaban", en="Answers"))  # fmt: skip


def _sees_none(name: str) -> Refusal:
    return Refusal(
        code="sees_no_shares",
        what=Text(id=f"Peran “{name}” tidak membaca yang dibagikan.", en=f"The role of “{name}” reads nothing of what is shared."),
        remedy=Text(id="Pakai akun petugas, pemeriksa, kepala, auditor atau instansi anggota.", en="Use the account of an officer, examiner, head, auditor or member agency."),
    )  # fmt: skip


def team_shares(
    as_name: AsOption,
    format_: Annotated[Form, typer.Option("--format", help="Bentuk jawaban / form of the answer")] = Form.TABLE,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:
    """Yang dibagikan kepada instansi: kepada siapa, sampai kapan, siapa membuka dan menjawab / what is shared: with whom, until when, who opened and answered."""
    with as_account(as_name, lang, sees_nothing=_sees_none(as_name), one_of=(*READS, "take_part")) as by:
        from timpora.accounts import exporting  # noqa: PLC0415 - needs what was set up
        from timpora.entrypoints.office_days import day_of  # noqa: PLC0415 - needs what was set up
        from timpora.sharing import listing, queries, telling  # noqa: PLC0415 - needs what was set up
        from timpora.ui.exporting import BYTE_ORDER_MARK, csv_of  # noqa: PLC0415 - needs what was set up

        found = queries.shares(by, on=day_of(by))
        if format_ is Form.CSV:
            table = listing.table(found, is_agency=by.may("take_part"))
            exporting.note(table, Form.CSV.value, what=listing.FILE)
            sys.stdout.write(csv_of(table, lang).decode().removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n"))
            sys.stdout.flush()
            return
        console = Terminal()
        if not found:
            console.print(NONE.within(lang), markup=False, highlight=False)
            return
        shown = Table(*(heading.within(lang) for heading in HEADINGS), box=None, pad_edge=False)
        for one in found:
            state = telling.state_tag(one).label.within(lang)
            shown.add_row(str(one.id), telling.what(one).within(lang), telling.with_whom(one), one.until.isoformat(), state, telling.opened(one).within(lang), str(one.answers))  # fmt: skip
        console.print(shown, markup=False, highlight=False)
