"""`timpora pack`: makes the pack of a meeting, and writes its file where a folder is named."""

import os
from pathlib import Path
from typing import Annotated

import typer

from timpora.entrypoints.commands.findings import nobody
from timpora.entrypoints.commands.options import LanguageOption, Terminal, refuse
from timpora.entrypoints.commands.report import WRITTEN
from timpora.entrypoints.office import in_the_pages_role
from timpora.entrypoints.starting import connections_closed
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language, Text


MADE = Text(id="Berkas ke-{number} untuk rapat {meeting} dibuat.", en="Pack {number} of meeting {meeting} was made.")


def pack(
    *,
    as_account: Annotated[str, typer.Option("--as", help="Nama pengguna yang membuatnya / user name of who makes it")],
    meeting: Annotated[int, typer.Option("--meeting", min=1, help="Nomor rapat, seperti pada alamat halamannya / the meeting's number, as in the address of its page")],
    out: Annotated[Path | None, typer.Option("--out", file_okay=False, help="Folder untuk berkasnya / folder for its file")] = None,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:  # fmt: skip
    """Buat berkas rapat: acara, janji, evaluasi dan angka peta dalam satu PDF / make the pack of a meeting."""
    try:
        in_the_pages_role(os.environ)
        with connections_closed():
            number, content = _made(as_account, meeting, lang, takes=out is not None)
    except Refused as refused:
        refuse(refused.refusal, lang)
    console = Terminal(soft_wrap=True, highlight=False)
    console.print(MADE.fill(number=number, meeting=meeting).within(lang), markup=False)
    if out is None:
        return
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"berkas-rapat-{meeting}-{number}-{lang.value}.pdf"
    path.write_bytes(content)
    console.print(WRITTEN.fill(file=path.name).within(lang), markup=False)


def _made(account: str, meeting: int, lang: Language, *, takes: bool) -> tuple[int, bytes]:
    """The number of the pack, and its file where it is taken along, which is noted."""
    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up
    from timpora.entrypoints.office_days import day_of  # noqa: PLC0415 - needs what was set up
    from timpora.jobs.work import UNWATCHED  # noqa: PLC0415 - needs what was set up
    from timpora.meetings import pack_actions, pack_queries, queries  # noqa: PLC0415 - needs what was set up

    found = doors.account_named(account)
    if found is None:
        raise Refused(nobody(account))
    with doors.on_behalf_of(found) as by:
        number = pack_actions.make(by=by, meeting=meeting, on=day_of(by), line=UNWATCHED)
        team = queries.team_of(by, meeting)
        if not takes or team is None:
            return number, b""
        pack_actions.note_taking(team=team, meeting=meeting, number=number)
        return number, pack_queries.file_of(by, meeting, number, lang) or b""
