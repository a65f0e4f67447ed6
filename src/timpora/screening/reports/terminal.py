"""The screening in a terminal: the sentence per person, grouped by certainty and urgency."""

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Styled

from timpora.intake.reading import SheetReceipt
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Language, Text, day_in_words
from timpora.screening.core.findings import Finding, Screening
from timpora.screening.reports.urgency import grouped


MOST_SHOWN = 15


def print_screening(
    console: Console,
    screening: Screening,
    *,
    receipts: Sequence[SheetReceipt],
    refusals: Sequence[Refusal],
    language: Language,
) -> None:
    """Prints what was read, then each group with its sentences; long groups are cut and say so."""
    day = day_in_words(screening.as_of, language)
    rows, refused = sum(receipt.rows for receipt in receipts), sum(receipt.refused for receipt in receipts)
    head = Text(
        id=f"Dinilai pada {day}: {screening.people} orang dari {len(receipts)} lembar, {rows} baris, {refused} baris ditolak.",
        en=f"Judged on {day}: {screening.people} people from {len(receipts)} sheets, {rows} rows, {refused} rows refused.",
    )
    console.print(Styled(head.within(language), style="bold"))
    for group in grouped(screening.findings):
        console.print()
        console.print(Styled(f"{group.mark} {group.title.within(language)} ({len(group.findings)})", style="bold"))
        for finding in group.findings[:MOST_SHOWN]:
            _print_finding(console, finding, language)
        if len(group.findings) > MOST_SHOWN:
            more = len(group.findings) - MOST_SHOWN
            words = Text(id=f"... dan {more} lagi; lihat --format xlsx", en=f"... and {more} more; see --format xlsx")
            console.print(Padding(Styled(words.within(language)), (0, 0, 0, 3)))
    print_refusals(console, refusals, language=language)


def _print_finding(console: Console, finding: Finding, language: Language) -> None:
    who = " / ".join(finding.names) + (f" ({finding.document_number})" if finding.document_number else "")
    line = Styled(harmless(who), style="bold")
    line.append((": " if who else "") + harmless(finding.sentence.within(language)), style="not bold")
    for reason in finding.reasons:
        line.append(f" {reason.text.within(language)}", style="not bold italic")
    cited = "; ".join(
        provision.citation
        + (
            ""
            if provision.confirmed
            else " [belum dikonfirmasi]"
            if language is Language.INDONESIAN
            else " [to be confirmed]"
        )
        for provision in finding.provisions[:1]
    )
    line.append(f" {cited}.", style="not bold dim")
    console.print(Padding(line, (0, 0, 0, 3)))


def print_refusals(console: Console, refusals: Sequence[Refusal], *, language: Language) -> None:
    """Prints each refused row with place, reason and remedy."""
    if not refusals:
        return
    title = Text(id="Ditolak; perbaiki lalu baca lagi", en="Refused; mend and read again")
    console.print()
    console.print(Styled(f"xx {title.within(language)} ({len(refusals)})", style="bold"))
    for refusal in refusals[:MOST_SHOWN]:
        console.print(Padding(Styled(harmless(refusal.within(language))), (0, 0, 0, 3)))


def harmless(text: str) -> str:
    """Text from lists without control characters, which could otherwise steer the terminal."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
