"""`timpora report`: makes the monthly report of a month, and writes its files where a folder is named."""

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from timpora.entrypoints.commands.findings import nobody
from timpora.entrypoints.commands.options import LanguageOption, Terminal, refuse
from timpora.entrypoints.office import in_the_pages_role
from timpora.entrypoints.starting import connections_closed
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language, Text


MADE = Text(id="Laporan {month} dibuat: nomor {report}, dan salinannya untuk dibagikan.", en="The report of {month} was made: number {report}, and its copy to be shared.")  # fmt: skip
WRITTEN = Text(id="Ditulis: {file}", en="Written: {file}")


def month_from(text: str) -> date:
    """A month like 2023-06; raises typer.BadParameter."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError as error:
        message = f"{text}: bukan bulan; tulis seperti 2023-06 / no month; write it like 2023-06"
        raise typer.BadParameter(message) from error


def report(
    *,
    as_account: Annotated[str, typer.Option("--as", help="Nama pengguna yang membuatnya / user name of who makes it")],
    month: Annotated[date, typer.Option("--month", parser=month_from, help="Bulan yang dilaporkan, seperti 2023-06 / the month to report, like 2023-06")],
    out: Annotated[Path | None, typer.Option("--out", file_okay=False, help="Folder untuk berkasnya / folder for its files")] = None,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:  # fmt: skip
    """Buat laporan bulanan kantor: PDF dan XLSX / make the office's monthly report: PDF and XLSX."""
    try:
        in_the_pages_role(os.environ)
        with connections_closed():
            number, files = _made(as_account, month, lang, takes=out is not None)
    except Refused as refused:
        refuse(refused.refusal, lang)
    console = Terminal(soft_wrap=True, highlight=False)
    name = month.strftime("%Y-%m")
    console.print(MADE.fill(month=name, report=number).within(lang), markup=False)
    if out is None:
        return
    out.mkdir(parents=True, exist_ok=True)
    for form, content in files.items():
        path = out / f"laporan-bulanan-{name}-{lang.value}.{form}"
        path.write_bytes(content)
        console.print(WRITTEN.fill(file=path.name).within(lang), markup=False)


def _made(account: str, month: date, lang: Language, *, takes: bool) -> tuple[int, dict[str, bytes]]:
    """The number of the report, and its files where they are taken along, which is noted."""
    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up
    from timpora.entrypoints.office_days import day_of  # noqa: PLC0415 - needs what was set up
    from timpora.evaluation import report_queries, reporting  # noqa: PLC0415 - needs what was set up

    found = doors.account_named(account)
    if found is None:
        raise Refused(nobody(account))
    with doors.on_behalf_of(found) as by:
        number = reporting.make(by=by, month=month, on=day_of(by))
        files = {form: report_queries.file_of(by, number, form, lang) or b"" for form in report_queries.FORMS if takes}
        for form in files:
            reporting.note_taking(report=number, form=form)
    return number, files
