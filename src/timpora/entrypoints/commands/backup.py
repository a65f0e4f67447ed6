"""`timpora backup FILE` and `timpora restore FILE`: one command each, and what is put back is held against what was written."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from timpora.entrypoints.commands.options import LanguageOption, Terminal, moment_in_the_office, refuse
from timpora.entrypoints.office import in_the_owners_role, over_a_ready_database
from timpora.entrypoints.secret_key import FILE, VARIABLE
from timpora.entrypoints.supervising import alone_in
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language, Text
from timpora.postgres.addresses import uses_own_server
from timpora.postgres.folders import home_folder


MEGABYTE = 2**20
WORKING_ON_BACKUP = Text(id="Menulis cadangan", en="Writing the backup")
WORKING_ON_RESTORE = Text(id="Memulihkan di samping yang ada", en="Restoring beside what is here")
MADE = Text(
    id="{file}: {rows} baris dalam {tables} tabel, {files} berkas, jejak audit {head}; {size} MB dalam {seconds} detik.",
    en="{file}: {rows} rows in {tables} tables, {files} files, audit trail {head}; {size} MB in {seconds} seconds.",
)
KEEP = Text(
    id="Simpan di luar mesin ini, dan kunci rahasia kantor ({secret}) di tempat lain lagi: tanpa kunci itu langkah kedua harus dibuat ulang.",
    en="Keep it away from this machine, and the office's secret ({secret}) in yet another place: without it, second steps begin anew.",
)
RESTORED = Text(
    id="Dipulihkan dari cadangan {made_at}: {rows} baris dalam {tables} tabel sama, {files} berkas, {lines} baris jejak audit utuh; {seconds} detik.",
    en="Restored from the backup of {made_at}: {rows} rows in {tables} tables agree, {files} files, {lines} lines of the audit trail are whole; {seconds} seconds.",
)
OTHER_SECRET = Text(
    id="Kunci rahasia di sini bukan kunci saat cadangan dibuat: sesi berakhir, dan aplikasi autentikator serta kode pemulihan tidak berlaku lagi. Bila kunci lama ada, taruh di {secret} lalu jalankan `timpora migrate`; bila tidak, pengelola memulihkan akses tiap orang.",
    en="The secret here is not the one of the backup: sessions end, and neither authenticator apps nor recovery codes fit any more. If you have the old one, put it into {secret} and run `timpora migrate`; if not, the administrator restores everybody's access.",
)


def backup(
    file: Annotated[Path, typer.Argument(help="Berkas cadangan yang dibuat / the backup to be made")],
    lang: LanguageOption = Language.INDONESIAN,
) -> None:
    """Cadangkan kantor ke satu berkas, selagi bekerja / back the office up into one file, while it works."""
    begun = time.monotonic()
    try:
        over_a_ready_database(os.environ)
        from timpora.entrypoints import backing_up  # noqa: PLC0415 - needs what was set up

        with _working(WORKING_ON_BACKUP, lang):
            made = backing_up.back_up(file.absolute(), os.environ, moment_in_the_office())
    except Refused as refused:
        refuse(refused.refusal, lang)
    told = MADE.fill(
        file=file, rows=sum(made.rows.values()), tables=len(made.rows), files=made.files, head=made.audit_head.partition(":")[0],
        size=-(-file.stat().st_size // MEGABYTE), seconds=_since(begun),
    )  # fmt: skip
    _tell(told, KEEP.fill(secret=_secret_place()), language=lang)


def restore(
    file: Annotated[Path, typer.Argument(help="Berkas cadangan / the backup")],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Ganti kantor yang ada / replace the office that is here")
    ] = False,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:
    """Pulihkan kantor dari cadangan; kantor harus berhenti / put a backup back; the office must be stopped."""
    begun = time.monotonic()
    try:
        in_the_owners_role(os.environ)
        from timpora.entrypoints import restoring  # noqa: PLC0415 - needs what was set up

        with _nobody_else(), _working(WORKING_ON_RESTORE, lang):
            done = restoring.restore(file.absolute(), os.environ, replace_office=replace)
    except Refused as refused:
        refuse(refused.refusal, lang)
    rows, made_at = done.manifest.rows, done.manifest.made_at.replace("T", " ")[:16]
    told = RESTORED.fill(
        made_at=made_at, rows=sum(rows.values()), tables=len(rows), files=done.manifest.files, lines=done.lines, seconds=_since(begun)
    )  # fmt: skip
    warned = [] if done.is_same_secret else [OTHER_SECRET.fill(secret=_secret_place())]
    _tell(told, *warned, language=lang)


@contextmanager
def _nobody_else() -> Iterator[None]:
    """The office's own server is nobody else's meanwhile; on a server of one's own only a new database is filled."""
    if not uses_own_server(os.environ):
        yield
        return
    with alone_in(home_folder(os.environ)):
        yield


@contextmanager
def _working(what: Text, language: Language) -> Iterator[None]:
    with Terminal(stderr=True).status(what.within(language)):
        yield


def _secret_place() -> str:

    return VARIABLE if os.environ.get(VARIABLE) else str(home_folder(os.environ) / FILE)


def _since(begun: float) -> str:
    return f"{time.monotonic() - begun:.1f}"


def _tell(*lines: Text, language: Language) -> None:
    console = Terminal(soft_wrap=True, highlight=False)
    for line in lines:
        console.print(line.within(language), markup=False)
