"""`timpora import FILE...`: lists into the register from the command line, by the same actions as in the browser."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from timpora.entrypoints.commands.options import NOTHING_COULD_BE_DONE, LanguageOption, Terminal, refuse
from timpora.entrypoints.commands.progress import bar_on
from timpora.entrypoints.office import in_the_pages_role
from timpora.entrypoints.starting import connections_closed
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language, Text


PART = 2**20
RECORDED = Text(
    id="{file}: {accepted} dari {rows} baris tercatat, {refused} ditolak (kiriman {delivery})",
    en="{file}: {accepted} of {rows} rows recorded, {refused} refused (delivery {delivery})",
)
THERE_ALREADY = Text(
    id="{file}: berkas ini sudah tercatat (kiriman {delivery})",
    en="{file}: this file is recorded already (delivery {delivery})",
)


def import_lists(
    files: Annotated[list[Path], typer.Argument(help="Daftar XLSX, ODS, XLS atau CSV / lists")],
    as_account: Annotated[str, typer.Option("--as", help="Nama pengguna yang mencatat / user name of who records")],
    sender: Annotated[str | None, typer.Option(help="Pengirim daftar / who sent the lists")] = None,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:
    """Catat daftar ke dalam register kantor / record lists in the office's register."""
    try:
        in_the_pages_role(os.environ)
        with connections_closed():
            _import_all(files, as_account, sender, lang)
    except Refused as refused:
        refuse(refused.refusal, lang)


def _import_all(files: Sequence[Path], as_account: str, sender: str | None, lang: Language) -> None:
    """Each file by itself; one that cannot be recorded is told and stops no other. Raises Refused where none could."""
    from timpora.accounts.doors import account_named  # noqa: PLC0415 - needs what was set up

    account = account_named(as_account)
    if account is None:
        raise Refused(_nobody(as_account))
    console, errors = Terminal(soft_wrap=True, highlight=False), Terminal(stderr=True, soft_wrap=True, highlight=False)
    stopped = 0
    for path in files:
        try:
            console.print(_import(path, account, sender).within(lang), markup=False)
        except Refused as refused:
            stopped += 1
            errors.print(refused.refusal.within(lang), markup=False)
    if stopped == len(files):
        raise typer.Exit(NOTHING_COULD_BE_DONE)


def _import(path: Path, account: int, sender: str | None) -> Text:
    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up
    from timpora.intake import actions, queries  # noqa: PLC0415 - needs what was set up

    if not path.is_file():
        raise Refused(_no_file(path))
    with doors.on_behalf_of(account) as by, path.open("rb") as file:
        parts = iter(lambda: file.read(PART), b"")
        came = actions.receive(by=by, file_name=path.name, parts=parts, sender=sender)
        seen = queries.delivery(by, came.delivery)
        if seen is not None and not seen.state.may_be_recorded:
            return THERE_ALREADY.fill(file=path.name, delivery=came.delivery)
    with doors.on_behalf_of(account) as by, bar_on(Terminal(stderr=True), path.name) as line:
        actions.commit(by=by, delivery=came.delivery, line=line)
        seen = queries.delivery(by, came.delivery)
    told = dict(seen.receipt or {}) if seen is not None else {}
    return RECORDED.fill(file=path.name, delivery=came.delivery, **{name: told[name] for name in ("accepted", "rows", "refused")})  # fmt: skip


def _nobody(name: str) -> Refusal:
    return Refusal(
        code="no_such_account",
        what=Text(
            id=f"Tidak ada akun aktif bernama “{name}”.", en=f"There is no active account with the user name “{name}”."
        ),
        remedy=Text(
            id="Tulis nama pengguna petugas yang mencatat, seperti pada halaman masuk.",
            en="Give the user name of the officer who records, as on the page for signing in.",
        ),
    )


def _no_file(path: Path) -> Refusal:
    return Refusal(
        code="missing",
        what=Text(id=f"{path.name}: berkas tidak ada.", en=f"{path.name}: there is no such file."),
        remedy=Text(id="Periksa namanya.", en="Check its name."),
    )
