"""`timpora screen`: lists in, findings out."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from timpora.entrypoints.commands.lists import read
from timpora.entrypoints.commands.options import (
    STOPPED_BY_HAND,
    DayOrTodayOption,
    LanguageOption,
    MappingOption,
    Terminal,
    leave_quietly,
    moment_in_the_office,
    refuse,
)
from timpora.entrypoints.commands.progress import progress_on
from timpora.intake.reading import Reading
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language, Text
from timpora.screening.core.findings import Screening
from timpora.screening.reports import terminal
from timpora.screening.reports.folder import Written, check_folder, write_results
from timpora.screening.reports.records import findings_csv, findings_json
from timpora.screening.reports.report import report_pdf
from timpora.screening.reports.results import result_files
from timpora.screening.reports.workbook import workbook_bytes
from timpora.screening.run import screen as screen_register


class Format(StrEnum):
    """How a screening is told."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


FOR_MACHINES = (Format.JSON, Format.CSV)
WHAT_IT_HOLDS: Mapping[str, Text] = {
    ".json": Text(id="temuan untuk program lain", en="findings for other programs"),
    ".csv": Text(id="temuan sebagai tabel", en="findings as a table"),
    ".xlsx": Text(id="buku kerja: temuan, yang segera berakhir, baris ditolak, aturan", en="workbook: findings, ending soon, refused rows, rules"),
    ".pdf": Text(id="laporan untuk rapat", en="report for a meeting"),
    ".yaml": Text(id="pemetaan kolom; betulkan lalu pakai dengan --mapping", en="the mapping of columns; correct it and use it with --mapping"),
}  # fmt: skip
_WRITING = Text(id="Menulis hasil", en="Writing the results")
MENDED = ("ditolak ", "refused ")
ROWS_TO_MEND = Text(id="baris ditolak; perbaiki lalu baca lagi", en="refused rows; mend them and read them again")
KEPT = Text(
    id="({name} yang sudah ada bukan tulisan Timpora atau sudah diubah, jadi dibiarkan.)",
    en="(The {name} that was there is not by Timpora or was changed, so it was left alone.)",
)


def screen(  # noqa: PLR0917, PLR0913 - one argument an option of the command
    files: Annotated[list[Path], typer.Argument(help="Daftar XLSX, ODS atau CSV, atau foldernya / lists, or their folder")],
    as_of: DayOrTodayOption = None,
    mapping: MappingOption = None,
    out: Annotated[Path | None, typer.Option(help="Folder hasil: semua bentuk ditulis / where to write everything")] = None,
    lang: LanguageOption = Language.INDONESIAN,
    format_: Annotated[Format, typer.Option("--format", help="Bentuk jawaban / form of the answer")] = Format.TABLE,
    whole: Annotated[bool, typer.Option("--all", help="Tampilkan semua, tanpa dipotong / show all, cut nothing")] = False,  # noqa: FBT002 - a switch
    office: Annotated[str, typer.Option(help="Nama kantor pada laporan PDF / the office's name on the PDF report")] = "",
) -> None:  # fmt: skip
    """Siapa melewati batas tinggal, sejak kapan, seberapa pasti / who is past the limit, since when, how sure."""
    now = moment_in_the_office()
    asked = _Asked(
        files=files, day=as_of or now.date(), is_today=as_of is None, mapping=mapping, out=out, language=lang,
        format=format_, whole=whole, office=office, now=now,
    )  # fmt: skip
    try:
        _answer(asked)
        sys.stdout.flush()
    except Refused as refused:
        refuse(refused.refusal, lang)
    except BrokenPipeError:
        leave_quietly()
    except OSError as error:
        refuse(_no_output(error), lang)
    except KeyboardInterrupt:
        stopped = Text(
            id="Dihentikan; tidak ada berkas yang tertulis setengah.", en="Stopped; no file is half written."
        )
        Terminal(stderr=True).print(stopped.within(lang))
        raise typer.Exit(STOPPED_BY_HAND) from None


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """What was asked for."""

    files: Sequence[Path]
    day: date
    is_today: bool
    mapping: Path | None
    out: Path | None
    language: Language
    format: Format
    whole: bool
    office: str
    now: datetime


def _answer(asked: _Asked) -> None:
    check_folder(asked.out or Path())
    with progress_on(Terminal(stderr=True), asked.language) as progress:
        reading = read(asked.files, mapping=asked.mapping, on=asked.day, progress=progress)
        screening = screen_register(
            reading.register, as_of=asked.day, with_ledger=_shows_the_ledger(asked), progress=progress
        )
        progress(_WRITING, 0, None)
        written = _write(asked, screening, reading)
    _say_which_day_was_judged(asked)
    _show(asked, screening, reading)
    _say_what_was_written(asked, written)


def _shows_the_ledger(asked: _Asked) -> bool:
    return asked.out is not None or asked.format in {Format.XLSX, Format.PDF}


def _write(asked: _Asked, screening: Screening, reading: Reading) -> Sequence[Written]:
    """Everything into `--out`; without it, a workbook or report under its own name into the current folder."""
    if asked.out is not None:
        contents = result_files(
            screening, reading, language=asked.language, made_at=asked.now, office=asked.office
        )  # fmt: skip
        return write_results(asked.out, contents)
    name = f"timpora-{asked.day}.{asked.format}"
    if asked.format is Format.XLSX:
        content = workbook_bytes(screening, reading, language=asked.language)
    elif asked.format is Format.PDF:
        content = report_pdf(screening, reading, language=asked.language, made_at=asked.now, office=asked.office)
    else:
        return ()
    return write_results(Path(), {name: content}, keep_receipt=False)


def _show(asked: _Asked, screening: Screening, reading: Reading) -> None:
    plain = {Format.JSON: findings_json, Format.CSV: findings_csv}
    if asked.format in plain:
        told = plain[asked.format](screening.findings, as_of=screening.as_of, language=asked.language)
        sys.stdout.write(told.rstrip("\r\n") + "\n")
        terminal.print_refusals(Terminal(stderr=True), reading.refusals, language=asked.language, whole=asked.whole)
        terminal.print_warnings(Terminal(stderr=True), reading.warnings, language=asked.language, whole=asked.whole)
        return
    console = Terminal()
    if asked.format is Format.TABLE:
        terminal.print_screening(console, screening, reading, language=asked.language, whole=asked.whole)
        return
    terminal.print_head(console, screening, reading, language=asked.language)
    terminal.print_counts(console, screening, language=asked.language)


def _say_which_day_was_judged(asked: _Asked) -> None:
    """Where nobody named a day, and where the day is still to come: what then holds nobody knows yet."""
    if asked.is_today:
        said = Text(
            id="Hari ini yang dinilai: {day} (WIB). Hari lain: --as-of 2023-06-27.",
            en="Today was judged: {day} (WIB). For another day: --as-of 2023-06-27.",
        )
    elif asked.day > asked.now.date():
        said = Text(
            id="{day} belum tiba: dinilai dengan daftar dan aturan yang dikenal sekarang.",
            en="{day} is still to come: judged by the lists and rules known now.",
        )
    else:
        return
    told = said.fill(day=asked.day).within(asked.language)
    Terminal(stderr=True, soft_wrap=True).print(told, highlight=False, markup=False)


def _say_what_was_written(asked: _Asked, written: Sequence[Written]) -> None:
    """Which file holds what; beside an answer for machines it is said on the error stream."""
    console = Terminal(stderr=True) if asked.format in FOR_MACHINES else Terminal()
    if written:
        console.print()
        title = Text(id="Ditulis", en="Written")
        console.print(title.within(asked.language), style="bold")
    for file in written:
        is_mended = file.path.name.startswith(MENDED)
        what = ROWS_TO_MEND if is_mended else WHAT_IT_HOLDS[file.path.suffix]
        line = f"   {file.path}: {what.within(asked.language)}"
        console.print(line, markup=False, highlight=False, soft_wrap=True)
        if file.instead_of is not None:
            kept = KEPT.fill(name=file.instead_of).within(asked.language)
            console.print(f"   {kept}", markup=False, highlight=False, soft_wrap=True)


def _no_output(error: OSError) -> Refusal:
    return Refusal(
        "no_output",
        Text(id="Jawaban tidak dapat ditulis ({why}).", en="The answer cannot be written ({why}).").fill(why=error.strerror or error),
        Text(id="Periksa tempat tujuan dan ruang kosongnya.", en="Check where it goes and the space left there."),
    )  # fmt: skip
