"""The command line: `timpora screen`, `rules`, `calc` and `sample`."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from timpora.intake.core.mapping import mappings_to_yaml, saved_fields
from timpora.intake.reading import Reading, read_lists
from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Language, Text, day_in_words
from timpora.rulebook import book
from timpora.rulebook.parameters import standard_parameters
from timpora.rulebook.visa_indexes import standard_visa_indexes
from timpora.sample.lists import write_sample
from timpora.screening.core.findings import Screening
from timpora.screening.reports.records import findings_csv, findings_json
from timpora.screening.reports.terminal import print_refusals, print_screening
from timpora.screening.reports.workbook import write_workbook
from timpora.screening.run import screen as screen_register


NOTHING_COULD_BE_DONE = 3  # see docs/reference/exit-codes.md
app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
rules_app = typer.Typer(no_args_is_help=True, help="Buku aturan / the rulebook")
app.add_typer(rules_app, name="rules")


class Format(StrEnum):
    """How a screening is told."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


LanguageOption = Annotated[Language, typer.Option("--lang", help="id atau/or en")]


def main() -> None:
    """The `timpora` command."""
    app()


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a calendar day has no zone
    except ValueError as error:
        message = f"{text}: tulis hari seperti 2023-06-27 / write the day like 2023-06-27"
        raise typer.BadParameter(message) from error


DayOption = Annotated[date, typer.Option("--as-of", parser=_day, help="Hari yang dinilai / the day judged")]


def _refuse(refusal: Refusal, language: Language) -> NoReturn:
    Console(stderr=True).print(refusal.within(language), markup=False, soft_wrap=True)
    raise typer.Exit(NOTHING_COULD_BE_DONE)


@app.command()
def screen(  # noqa: PLR0913, PLR0917 - one argument an option of the command
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
        _refuse(refused.refusal, lang)
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
    print_screening(
        Console(), screening, receipts=reading.receipts, refusals=reading.refusals, language=language
    )


@app.command()
def sample(folder: Annotated[Path, typer.Argument(help="Folder tujuan / where to write")]) -> None:
    """Menulis daftar kantor rekaan "Serang" / writes the invented office's lists."""
    for path in write_sample(folder):
        typer.echo(path.name)


@rules_app.command("list")
def rules_list(lang: LanguageOption = Language.INDONESIAN) -> None:
    """Semua aturan / all rules."""
    for rule in book.RULES:
        typer.echo(f"{rule.id}: {rule.title.within(lang)}")


@rules_app.command("show")
def rules_show(rule_id: str, lang: LanguageOption = Language.INDONESIAN) -> None:
    """Satu aturan dalam kata-kata / one rule in words."""
    rule = next((rule for rule in book.RULES if rule.id == rule_id), None)
    if rule is None:
        known = ", ".join(rule.id for rule in book.RULES)
        _refuse(
            Refusal("unknown_rule", Text(id=f"Tidak ada aturan {rule_id}.", en=f"There is no rule {rule_id}."), Text(id=f"Yang ada: {known}.", en=f"There are: {known}.")),
            lang,
        )  # fmt: skip
    typer.echo(f"{rule.title.within(lang)}\n{rule.question.within(lang)} {rule.matters.within(lang)}")
    parameters = standard_parameters()
    for number, definition in enumerate(rule.definitions.values(), start=1):
        typer.echo(f"  {number}. {definition.label.within(lang)}")
    for name in sorted(rule.parameters()):
        for value in parameters[name].values:
            until = value.holds_until.isoformat() if value.holds_until else "..."
            status = "" if value.confirmed else " [belum dikonfirmasi / to be confirmed]"
            typer.echo(f"  {parameters[name].title.within(lang)}: {value.value} ({value.holds_from} - {until}), {value.citation}{status}")
    typer.echo("; ".join(citation.citation for citation in rule.citations))
    typer.echo(rule.clears.within(lang))


@app.command()
def calc(
    index: Annotated[str, typer.Option(help="Indeks visa / visa index")],
    arrived: Annotated[date, typer.Option(parser=_day)],
    extensions: Annotated[int, typer.Option(min=0)] = 0,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:
    """Sampai kapan boleh tinggal, dan mengapa / until when one may stay, and why."""
    entry = standard_visa_indexes().on(index, arrived)
    if entry is None or entry.initial_days is None or extensions > (entry.longest_extensions or 0):
        _refuse(
            Refusal(
                "cannot_be_computed",
                Text(id=f"Lama tinggal indeks {index} dengan {extensions} perpanjangan tidak dapat dihitung pada hari itu.", en=f"The stay of index {index} with {extensions} extensions cannot be computed on that day."),
                Text(id="Yang berlaku adalah tanggal pada izin.", en="The date on the permit counts."),
            ),
            lang,
        )  # fmt: skip
    days = entry.initial_days + extensions * (entry.extension_days or 0)
    limit = date.fromordinal(arrived.toordinal() + days - 1)
    answer = Text(
        id=f"Sampai {day_in_words(limit, Language.INDONESIAN)}: hari masuk dihitung hari ke-1, seluruhnya {days} hari. {entry.citation}.",
        en=f"Until {day_in_words(limit, Language.ENGLISH)}: the day of entry is day 1, {days} days in all. {entry.citation}.",
    )
    typer.echo(answer.within(lang) + ("" if entry.confirmed else " [belum dikonfirmasi / to be confirmed]"))
