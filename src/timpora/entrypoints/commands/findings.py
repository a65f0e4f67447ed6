"""`timpora findings`: the office's findings of today as they are kept, or of any other day judged anew, for people and for programs."""

import os
import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from timpora.entrypoints.commands.options import LanguageOption, Terminal, day_from, leave_quietly, refuse
from timpora.entrypoints.office import in_the_pages_role
from timpora.entrypoints.starting import connections_closed
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language, Text


if TYPE_CHECKING:
    from timpora.screening.reports.sheets import Kept

HEADINGS = (
    Text(id="Nama", en="Name"), Text(id="No. paspor", en="Passport no."), Text(id="Uraian", en="In words"), Text(id="Keadaan", en="State"),
)  # fmt: skip
COUNT = Text(id="{number} temuan, {day}", en="{number} findings, {day}")
NONE = Text(id="Tidak ada temuan, {day}", en="No findings, {day}")


class Form(StrEnum):
    """In which form findings are told."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def findings(
    *,
    as_account: Annotated[str, typer.Option("--as", help="Nama pengguna yang membaca / user name of who reads")],
    as_of: Annotated[date | None, typer.Option("--as-of", parser=day_from, help="Keadaan pada, bawaan: hari ini / as of, default today")] = None,
    as_known: Annotated[date | None, typer.Option("--as-known", parser=day_from, help="Menurut data yang diketahui pada / as known on")] = None,
    format_: Annotated[Form, typer.Option("--format", help="Bentuk jawaban / form of the answer")] = Form.TABLE,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:  # fmt: skip
    """Temuan kantor hari ini atau pada hari lain / the office's findings of today or of another day."""
    try:
        in_the_pages_role(os.environ)
        with connections_closed():
            on, found = _asked(as_account, as_of, as_known, format_)
        _show(found, on, format_, lang)
        sys.stdout.flush()
    except Refused as refused:
        refuse(refused.refusal, lang)
    except BrokenPipeError:
        leave_quietly()


def _asked(name: str, as_of: date | None, as_known: date | None, form: Form) -> tuple[date, Sequence["Kept"]]:
    """The day that is told of, and its findings; raises Refused for who may not read them."""
    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up
    from timpora.accounts.core.roles import Permission  # noqa: PLC0415 - needs what was set up
    from timpora.entrypoints.office_days import day_of  # noqa: PLC0415 - needs what was set up
    from timpora.register.listing import end_of  # noqa: PLC0415 - needs what was set up
    from timpora.screening import actions, exporting, past, queries  # noqa: PLC0415 - needs what was set up
    from timpora.screening.reports.sheets import Kept  # noqa: PLC0415 - needs what was set up

    account = doors.account_named(name)
    if account is None:
        raise Refused(nobody(name))
    with doors.on_behalf_of(account) as by:
        if not by.may(Permission.READ_REGISTER):
            raise Refused(_reads_nothing(name))
        today = day_of(by)
        on, known = as_of or today, as_known is None or as_known >= today
        if on == today and known:
            rows = queries.every(by, queries.Asked(), on=on, most=None)
            found: Sequence[Kept] = exporting.in_order(rows)
        else:
            judged = past.findings_on(by, as_of=on, as_known=None if known or as_known is None else end_of(as_known))
            found = [Kept(told=one) for one in judged.told(by, judged.found.height)]
        actions.note_export(by=by, what=f"day:{on.isoformat()}", rows=len(found), form=form.value)
    return on, found


def _show(found: Sequence["Kept"], on: date, form: Form, language: Language) -> None:
    from timpora.screening.exporting import beside  # noqa: PLC0415 - needs what was set up
    from timpora.screening.reports.records import findings_csv, findings_json  # noqa: PLC0415 - needs what was set up

    if form is Form.TABLE:
        _print_table(found, on, language)
        return
    write = findings_csv if form is Form.CSV else findings_json
    told = write([one.told for one in found], as_of=on, language=language, beside=beside(found, language))
    sys.stdout.write(told.rstrip("\r\n") + "\n")


def _print_table(found: Sequence["Kept"], on: date, language: Language) -> None:
    from timpora.kernel.harmless import harmless  # noqa: PLC0415 - needs what was set up
    from timpora.screening.reports.words import names_in_line  # noqa: PLC0415 - needs what was set up

    console = Terminal()
    if found:
        table = Table(*(heading.within(language) for heading in HEADINGS), box=None, pad_edge=False)
        for one in found:
            told = [
                names_in_line(one.told.names), one.told.document_number or "", one.told.sentence.within(language),
                one.state.within(language) if one.state else "",
            ]  # fmt: skip
            table.add_row(*(harmless(cell) for cell in told))
        console.print(table, markup=False, highlight=False)
    words = COUNT if found else NONE
    console.print(words.fill(number=len(found), day=on).within(language), markup=False, highlight=False)


def nobody(name: str) -> Refusal:
    """There is no such account."""
    return Refusal(
        code="no_such_account",
        what=Text(
            id=f"Tidak ada akun aktif bernama “{name}”.", en=f"There is no active account with the user name “{name}”."
        ),
        remedy=Text(
            id="Tulis nama pengguna yang membaca, seperti pada halaman masuk.",
            en="Give the user name of who reads, as on the page for signing in.",
        ),
    )


def _reads_nothing(name: str) -> Refusal:
    return Refusal(
        code="reads_no_findings",
        what=Text(id=f"Peran “{name}” tidak membaca data orang asing.", en=f"The role of “{name}” reads no data of foreigners."),
        remedy=Text(id="Pakai akun petugas, pemeriksa, kepala atau auditor.", en="Use the account of an officer, examiner, head or auditor."),
    )  # fmt: skip
