"""One person explained in a terminal: the sentence, the ledger drawn and as a table, why step by step, the law, the way out."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from timpora.kernel.harmless import harmless
from timpora.kernel.text import Language, Text
from timpora.rulebook.citations import citation_in
from timpora.screening.core.explanation import Explanation, ParameterUsed, RuleRead, Step
from timpora.screening.core.findings import Finding, LedgerRange
from timpora.screening.reports import words
from timpora.screening.reports.bullets import bullet
from timpora.screening.reports.ledger_drawing import ASCII, UNICODE, draw_ledger, legend, short_day


WIDEST = 120  # longer lines are hard to read
READ_WHERE_NOTHING_IS_FOUND = "overstay"

_LEDGER = Text(id="Buku hari", en="Day ledger")
_NO_LEDGER = Text(
    id="Tidak ada izin, perlintasan atau laporan sampai hari ini.", en="No permit, crossing or report up to this day."
)
_WHY = Text(id="Mengapa?", en="Why?")
_WHY_NOT = Text(id="Mengapa tidak ada temuan?", en="Why no finding?")
_VALUES = Text(id="Angka yang dipakai", en="Values that were used")
_PROVISIONS = Text(id="Dasar hukum", en="Provisions")
_CLEARS = Text(id="Yang menghapus temuan", en="What would clear it")
_MORE = Text(id="Temuan lain", en="Other findings")
_NO_FINDING = Text(id="Tidak ada temuan.", en="No findings.")
_SOURCES = Text(id="Sumber", en="Source")
_HEADERS = (
    Text(id="Dari", en="From"),
    Text(id="Sampai", en="To"),
    Text(id="Hari", en="Days"),
    Text(id="Keadaan", en="Standing"),
)
_SINCE = Text(id="berlaku sejak {since}", en="in force since {since}")
_FROM_UNTIL = Text(id="berlaku {since} sampai {until}", en="in force from {since} to {until}")


def print_explanation(console: Console, explanation: Explanation, *, language: Language) -> None:
    """Prints everything about one person, readable at 80 columns and without colours or Unicode."""
    width = min(console.width, WIDEST)

    def heading(text: Text) -> None:
        console.print()
        console.print(Styled(text.within(language), style="bold"))

    for part in _head(explanation, language):
        console.print(part, width=width)
    heading(_LEDGER)
    for line in _ledger(explanation, language, width, plain=console.options.ascii_only):
        console.print(line, width=width)
    for rule in rules_told(explanation):
        why = _WHY if rule.fires else _WHY_NOT
        heading(Text(id=f"{why.id} {rule.title.id}", en=f"{why.en} {rule.title.en}"))
        console.print(_steps(rule.steps, language), width=width)
        if rule.parameters:
            console.print(Padding(Styled(_VALUES.within(language), style="bold"), (1, 0, 0, 0)))
            for used in rule.parameters:
                console.print(bullet(_used(used, language)), width=width)
    if explanation.provisions:
        heading(_PROVISIONS)
        for provision in explanation.provisions:
            state = words.status(confirmed=provision.confirmed, language=language)
            console.print(bullet(f"{citation_in(provision.citation, language)} [{state}]"), width=width)
        heading(_CLEARS)
        for text in dict.fromkeys(finding.clears for finding in explanation.findings):
            console.print(bullet(text.within(language)), width=width)


def rules_told(explanation: Explanation) -> Sequence[RuleRead]:
    """The rules that fire; where none does, the one about the stay limit, so that "why not?" has an answer too."""
    firing = [rule for rule in explanation.rules if rule.fires]
    return firing or [rule for rule in explanation.rules if rule.rule_id == READ_WHERE_NOTHING_IS_FOUND]


def _head(explanation: Explanation, language: Language) -> Iterator[Styled]:
    about = [", ".join(explanation.documents), explanation.nationality or ""]
    named, particulars = words.names_in_line(explanation.names), ", ".join(one for one in about if one)
    named = f"{named} ({particulars})" if named and particulars else named or particulars
    judged = Text(id="Dinilai pada {day} (WIB)", en="Judged on {day} (WIB)").fill(day=explanation.as_of)
    yield Styled(harmless(named), style="bold")
    yield Styled(judged.within(language))
    yield Styled("")
    first = next((one for one in explanation.findings if one.sentence is explanation.sentence), None)
    yield _sentence(explanation.sentence, first, language)
    others = [finding for finding in explanation.findings if finding is not first]
    if not explanation.findings:
        yield Styled(_NO_FINDING.within(language))
    if others:
        yield Styled(f"\n{_MORE.within(language)}", style="bold")
    for finding in others:
        yield _sentence(finding.sentence, finding, language)


def _sentence(sentence: Text, finding: Finding | None, language: Language) -> Styled:
    said = Styled(harmless(sentence.within(language)))
    for reason in finding.reasons if finding else ():
        said.append(f" {reason.text.within(language)}", style="italic")
    return said


def _ledger(explanation: Explanation, language: Language, width: int, *, plain: bool) -> Iterator[Styled | Table]:
    glyphs = ASCII if plain else UNICODE
    drawn = draw_ledger(explanation, width=width, glyphs=glyphs, language=language)
    if not drawn:
        yield Styled(_NO_LEDGER.within(language))
        return
    for line in drawn:
        yield Styled(line, no_wrap=True)
    marks = legend(explanation.ledger, glyphs=glyphs, language=language)
    yield Styled(("   ".join(marks)) + "\n")
    for number, permit in enumerate(explanation.permits, start=1):
        title = harmless(permit.title.within(language))
        label = Text(id="Izin {number}", en="Permit {number}").fill(number=number).within(language)
        yield Styled(f"{label}: {title}. {words.place_of(permit.source, language)}")
    if explanation.ledger:
        yield _table(explanation.ledger, language)


def _table(ledger: Sequence[LedgerRange], language: Language) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for header, justify in zip(_HEADERS, ("right", "right", "right", "left"), strict=True):
        table.add_column(header.within(language), justify=justify, no_wrap=justify == "right")  # type: ignore[arg-type]
    for found in ledger:
        first, last = short_day(found.first_day, language), short_day(found.last_day, language)
        table.add_row(first, last, words.counted(found.days, language), _told(found, language))
    return table


def _told(found: LedgerRange, language: Language) -> Group:
    standing = words.said(words.STANDING, found.standing, language) or ""
    style = "bold" if found.standing == "uncovered" else ""
    said = Styled(f"{standing[:1].upper()}{standing[1:]}", style=style)
    said.append(f": {harmless(found.basis.within(language))}.", style="not bold")
    said.append(f" {words.cited(found.provision, language)}.", style="not bold dim")
    lines = [said, Styled(f"{found.presence.within(language)}.", style="dim")]
    if found.source is not None:
        lines.append(Styled(f"{_SOURCES.within(language)}: {words.place_of(found.source, language)}", style="dim"))
    return Group(*lines)


def _steps(steps: Sequence[Step], language: Language) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(justify="right", no_wrap=True, min_width=3)
    table.add_column(ratio=1)
    for number, step in enumerate(steps, start=1):
        said = Styled("  " * step.depth + f"{step.label.within(language)}: ")
        said.append(harmless(step.value.within(language)), style="bold")
        if step.source is not None:
            said.append(f" ({words.place_of(step.source, language)})", style="dim")
        table.add_row(f"{number}.", said)
    return table


def _used(used: ParameterUsed, language: Language) -> str:
    dates = _SINCE if used.holds_until is None else _FROM_UNTIL
    held = dates.fill(since=used.holds_from, until=used.holds_until or used.holds_from).within(language)
    definition = used.definition
    state = words.status(confirmed=definition.confirmed, language=language)
    meaning = definition.meaning.within(language).rstrip(".")
    return f"{definition.title.within(language)}: {meaning}; {held}; {citation_in(definition.citation, language)} [{state}]"
