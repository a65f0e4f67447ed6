"""`timpora screen`: lists in, findings out."""

import sys
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from timpora.entrypoints.commands.options import DayOption, LanguageOption, refuse
from timpora.intake.core.mapping import mappings_to_yaml, saved_fields
from timpora.intake.reading import Reading, read_lists
from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Language, Text
from timpora.rulebook.visa_indexes import standard_visa_indexes
from timpora.screening.core.findings import Screening
from timpora.screening.reports.records import findings_csv, findings_json
from timpora.screening.reports.terminal import print_refusals, print_screening
from timpora.screening.reports.workbook import write_workbook
from timpora.screening.run import screen as screen_register


class Format(StrEnum):
    """How a screening is told."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


def screen(  # noqa: PLR0917 - one argument an option of the command
    files: Annotated[list[Path], typer.Argument(help="Daftar XLSX, ODS atau CSV / lists")],
    as_of: DayOption,
    mapping: Annotated[Path | None, typer.Option(help="Pemetaan tersimpan / a saved mapping (YAML)")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder hasil / where to write everything")] = None,
    lang: LanguageOption = Language.INDONESIAN,
    format_: Annotated[Format, typer.Option("--format")] = Format.TABLE,
) -> None:
    """Siapa melewati batas tinggal, sejak kapan, seberapa pasti / who is past the limit, since when, how sure."""
    try:
        reading = _read(files, as_of, mapping)
        screening = screen_register(reading.register, as_of=as_of)
    except Refused as refused:
        refuse(refused.refusal, lang)
    if out is not None:
        _write_all(out, screening, reading, lang)
    _show(format_, screening, reading, lang, out)


def _read(files: list[Path], as_of: date, mapping: Path | None) -> Reading:
    saved = None
    if mapping is not None:
        if not mapping.is_file():
            raise Refused(
                Refusal(
                    "mapping_missing",
                    Text(id="Berkas pemetaan tidak ada.", en="The mapping file does not exist."),
                    Text(id="Periksa nama dan foldernya.", en="Check its name and folder."),
                    Source(mapping.name),
                )
            )
        saved = saved_fields(mapping.read_text(encoding="utf-8", errors="replace"), mapping.name)
    console = Console(stderr=True)
    with console.status("") as status:
        paths = [path for file in files for path in (_files_in(file) if file.is_dir() else [file])]
        return read_lists(
            paths,
            on=as_of,
            saved=saved,
            kind_of_index=standard_visa_indexes().kind_of,
            progress=lambda name: status.update(name),
        )


def _files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def _write_all(out: Path, screening: Screening, reading: Reading, language: Language) -> None:
    out.mkdir(parents=True, exist_ok=True)
    words = {"as_of": screening.as_of, "language": language}
    (out / "findings.json").write_text(findings_json(screening.findings, **words), encoding="utf-8")  # type: ignore[arg-type]
    (out / "findings.csv").write_text(findings_csv(screening.findings, **words), encoding="utf-8")  # type: ignore[arg-type]
    (out / "mapping.yaml").write_text(mappings_to_yaml(reading.mappings), encoding="utf-8")
    write_workbook(
        out / "screening.xlsx", screening, receipts=reading.receipts, refusals=reading.refusals, language=language
    )


def _show(format_: Format, screening: Screening, reading: Reading, language: Language, out: Path | None) -> None:
    plain: dict[Format, Callable[..., str]] = {Format.JSON: findings_json, Format.CSV: findings_csv}
    if format_ in plain:
        sys.stdout.write(plain[format_](screening.findings, as_of=screening.as_of, language=language) + "\n")
        print_refusals(Console(stderr=True), reading.refusals, language=language)
        return
    if format_ is Format.XLSX and out is None:
        _write_all(Path("timpora-result"), screening, reading, language)
    print_screening(Console(), screening, receipts=reading.receipts, refusals=reading.refusals, language=language)
