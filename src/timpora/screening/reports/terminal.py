"""The screening in a terminal: the sentence per person, grouped by certainty and urgency, readable at 80 columns."""

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from timpora.intake.reading import Reading
from timpora.kernel.harmless import harmless
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Language, Text, days_in_words, rupiah_in_words
from timpora.screening.core.findings import Finding, Screening
from timpora.screening.reports import words
from timpora.screening.reports.figures import figures, not_judged
from timpora.screening.reports.urgency import Group, grouped


MOST_SHOWN = {"proven": 50}  # whoever is proven past the limit is worth scrolling for
MOST_SHOWN_OTHERWISE = 8
WIDEST = 120  # longer lines are hard to read
_STYLES = {"proven": "bold red", "soon": "bold yellow", "person": "bold cyan", "feed": "bold yellow"}


def print_screening(
    console: Console, screening: Screening, reading: Reading, *, language: Language, whole: bool = False
) -> None:
    """Prints what was read, each group with its sentences, what was refused, and what was not judged.

    A long group is cut and says how to see all of it, unless `whole`.
    """
    print_head(console, screening, reading, language=language)
    for group in grouped(screening.findings):
        _print_group(console, group, screening, language, whole=whole)
    if not screening.findings:
        console.print()
        _line(console, Text(id="Tidak ada temuan.", en="No findings."), language, style="bold")
    print_refusals(console, reading.refusals, language=language, whole=whole)
    print_warnings(console, reading.warnings, language=language, whole=whole)
    print_not_judged(console, screening, reading, language=language)
    print_mappings(console, reading, language=language)


def print_head(console: Console, screening: Screening, reading: Reading, *, language: Language) -> None:
    """Prints the day judged, what was read, and the counts: people and findings apart."""
    own = {figure.code: figure for figure in figures(screening, reading)}
    english = {
        "people": ("person", "people"), "people_found": ("person", "people"), "findings": ("finding", "findings"),
        "refused": ("row", "rows"), "proven": ("person", "people"),
    }  # fmt: skip
    said: dict[str, object] = {
        code: Text(id=words.counted(own[code].value, Language.INDONESIAN), en=words.number_of(own[code].value, *names))
        for code, names in english.items()
    }
    rows, sheets = sum(receipt.rows for receipt in reading.receipts), len(reading.receipts)
    said |= {
        "sheets": Text(id=f"{sheets}", en=words.number_of(sheets, "sheet", "sheets")),
        "rows": Text(id=words.counted(rows, Language.INDONESIAN), en=words.number_of(rows, "row", "rows")),
        "charges": rupiah_in_words(own["charges"].value),
    }
    head = Text(id="Dinilai pada {day} (WIB)", en="Judged on {day} (WIB)").fill(day=screening.as_of)
    read = Text(id="{people} orang dari {sheets} lembar, {rows} baris, {refused} baris ditolak", en="{people} from {sheets}, {rows}, {refused} refused")  # fmt: skip
    found = Text(id="{findings} temuan tentang {people_found} orang; {proven} orang terbukti melebihi batas tinggal, biaya beban {charges}", en="{findings} about {people_found}; {proven} proven past the stay limit, overstay charges {charges}")  # fmt: skip
    _line(console, head, language, style="bold")
    _line(console, read.fill(**said), language)
    _line(console, found.fill(**said), language)


def print_counts(console: Console, screening: Screening, *, language: Language) -> None:
    """Prints one line a group: its findings and its people counted apart."""
    for group in grouped(screening.findings):
        console.print(_heading(group, language))


def _heading(group: Group, language: Language) -> Styled:
    findings, persons = len(group.findings), group.persons
    counts = words.counted(findings, language)
    if persons and persons != findings:
        counts = Text(
            id=f"{counts} temuan, {words.counted(persons, language)} orang",
            en=f"{words.number_of(findings, 'finding', 'findings')}, {words.number_of(persons, 'person', 'people')}",
        ).within(language)
    return Styled(f"{group.mark} {group.title.within(language)} ({counts})", style=_STYLES.get(group.code, "bold"))


def _print_group(console: Console, group: Group, screening: Screening, language: Language, *, whole: bool) -> None:
    console.print()
    console.print(_heading(group, language))
    shown = group.findings if whole else group.findings[: MOST_SHOWN.get(group.code, MOST_SHOWN_OTHERWISE)]
    basis = {words.cited(finding.provisions[0], language) for finding in shown if finding.provisions}
    if len(basis) == 1 and len(shown) > 1:
        line = Padding(Styled(f"{basis.pop()}.", style="dim"), (0, 0, 0, 3))
        console.print(line, width=min(console.width, WIDEST))
    figures_of = [_figure(finding, group.code, screening, language) for finding in shown]
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True, width=max(map(len, figures_of)) + 3 if any(figures_of) else 1)
    table.add_column(ratio=1)
    for finding, figure in zip(shown, figures_of, strict=True):
        told = _told(finding, language, on_one_line=group.code == "soon", with_basis=bool(basis))
        table.add_row(Styled(figure, style=_STYLES.get(group.code, "bold")), told)
    console.print(table, width=min(console.width, WIDEST))
    if len(shown) < len(group.findings):
        more = words.counted(len(group.findings) - len(shown), language)
        cut = Text(id="... dan {more} lagi: --all menampilkan semuanya", en="... and {more} more: --all shows them all")
        _line(console, cut.fill(more=more), language, indent=3)


def _figure(finding: Finding, group: str, screening: Screening, language: Language) -> str:
    """The figure that matters most: days past the limit, or days left until it."""
    if finding.overstay_days is not None:
        return days_in_words(finding.overstay_days, language)
    if group != "soon" or finding.stay_limit is None:
        return ""
    left = (finding.stay_limit - screening.as_of).days
    return (
        days_in_words(left, language) if left else Text(id="hari ini", en="today").within(language)
    )  # fmt: skip


def _told(finding: Finding, language: Language, *, on_one_line: bool, with_basis: bool) -> Styled:
    named = words.who(finding)
    told = Styled(named, style="bold")
    told.append((". " if on_one_line else "\n") if named else "", style="not bold")
    told.append(harmless(finding.sentence.within(language)), style="not bold")
    for reason in finding.reasons:
        told.append(f" {harmless(reason.text.within(language))}", style="not bold italic")
    if finding.provisions and with_basis:
        told.append(f" {words.cited(finding.provisions[0], language)}.", style="not bold dim")
    return told


def print_refusals(console: Console, refusals: Sequence[Refusal], *, language: Language, whole: bool = False) -> None:
    """Prints each refused row with place, reason and remedy."""
    title = Text(id="Ditolak; perbaiki lalu baca lagi", en="Refused; mend and read again")
    more = Text(id="... dan {more} lagi: --out menulis semuanya ke berkas yang dapat diperbaiki", en="... and {more} more: --out writes them all to files that can be mended")  # fmt: skip
    _rows(console, "xx", title, refusals if whole else refusals[:MOST_SHOWN_OTHERWISE], len(refusals), more, language)


def print_warnings(console: Console, warnings: Sequence[Refusal], *, language: Language, whole: bool = False) -> None:
    """Prints what was accepted and a person should still look at."""
    title = Text(id="Diterima, tetapi perlu dilihat", en="Accepted, but to be looked at")
    more = Text(id="... dan {more} lagi: --all menampilkan semuanya", en="... and {more} more: --all shows them all")
    _rows(console, "**", title, warnings if whole else warnings[:MOST_SHOWN_OTHERWISE], len(warnings), more, language)


def _rows(  # noqa: PLR0917, PLR0913 - a heading and its rows
    console: Console, mark: str, title: Text, shown: Sequence[Refusal], count: int, more: Text, language: Language
) -> None:
    if not shown:
        return
    console.print()
    console.print(Styled(f"{mark} {title.within(language)} ({words.counted(count, language)})", style="bold magenta"))
    for refusal in shown:
        line = Styled(harmless(refusal.within(language)))
        console.print(Padding(line, (0, 0, 0, 3)), width=min(console.width, WIDEST))
    if len(shown) < count:
        _line(console, more.fill(more=words.counted(count - len(shown), language)), language, indent=3)


def print_not_judged(console: Console, screening: Screening, reading: Reading, *, language: Language) -> None:
    """Prints what this screening does not answer."""
    said = not_judged(screening, reading)
    if not said:
        return
    console.print()
    _line(console, Text(id="Yang tidak dinilai", en="What was not judged"), language, style="bold")
    for text in said:
        _line(console, text, language, indent=3)


def print_mappings(console: Console, reading: Reading, *, language: Language) -> None:
    """Prints, for each sheet read, which kind of list it was taken for and which of its columns were not used."""
    console.print()
    _line(console, Text(id="Daftar yang dikenali", en="Lists recognised"), language, style="bold")
    of_kind: dict[str, dict[str, list[str]]] = {}
    for receipt in reading.receipts:
        files = of_kind.setdefault(words.said(words.LIST_KIND, receipt.list_kind, language) or "", {})
        files.setdefault(receipt.file, []).extend([receipt.sheet] if receipt.sheet else [])
    for kind, files in of_kind.items():
        places = [f"{file} [{', '.join(names)}]" if names else file for file, names in files.items()]
        console.print(Padding(Styled(harmless(f"{kind}: {', '.join(places)}")), (0, 0, 0, 3)))
    unused = list(dict.fromkeys(header for receipt in reading.receipts for header in receipt.unmapped))
    if unused:
        said = Text(id="Kolom yang tidak dipakai: {names}.", en="Columns not used: {names}.")
        _line(console, said.fill(names=harmless(", ".join(unused))), language, indent=3)


def _line(console: Console, text: Text, language: Language, *, style: str = "", indent: int = 0) -> None:
    line = Styled(text.within(language), style=style)
    console.print(Padding(line, (0, 0, 0, indent)), width=min(console.width, WIDEST))
