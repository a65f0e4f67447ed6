"""The screening as a report for a meeting: what stands on the page, as plain data, and the PDF made of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from timpora.intake.reading import Reading
from timpora.kernel.harmless import harmless
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Language, day_in_words, rupiah_in_words
from timpora.letters.typesetting import typeset
from timpora.rulebook.citations import citation_in
from timpora.screening.core.findings import Certainty, Finding, LedgerRange, Screening
from timpora.screening.reports import report_words as say
from timpora.screening.reports import words
from timpora.screening.reports.figures import Figure, figures, not_judged
from timpora.screening.reports.report_people import group_data
from timpora.screening.reports.urgency import Group, grouped


MOST_REFUSALS = 60
TEMPLATE = "screening_report.typ"
_TILES = (("proven", "grave"), ("soon", "soon"), ("person", "check"), ("no_exit", "open"), ("left", "open"))


def report_pdf(
    screening: Screening, reading: Reading, *, language: Language, made_at: datetime, office: str = ""
) -> bytes:
    """The report as PDF/A; `made_at` is in the office's time zone, `office` the name that stands above the title."""
    data = report_data(screening, reading, language=language, made_at=made_at, office=office)
    return typeset(TEMPLATE, data, made_at=made_at)


def report_data(
    screening: Screening, reading: Reading, *, language: Language, made_at: datetime, office: str = ""
) -> dict[str, Any]:
    """Everything that stands on the report, in one language; the template adds no words."""
    day = day_in_words(screening.as_of, language)
    moment = f"{day_in_words(made_at.date(), language)}, {made_at:%H.%M}"
    counted = {figure.code: figure for figure in figures(screening, reading)}
    title = say.TITLE.within(language)
    return {
        "lang": language.value,
        "title": title,
        "author": office or "Timpora",
        "keywords": ["Timpora", screening.as_of.isoformat()],
        "running": f"{title} · {office}" if office else title,
        "made": say.MADE.fill(day=day, moment=moment).within(language),
        "office": harmless(office),
        "question": say.QUESTION.fill(day=screening.as_of).within(language),
        "confidentiality": {
            "label": say.CONFIDENTIAL.within(language),
            "note": f"{say.CONFIDENTIAL_NOTE.within(language)} {say.KEPT_FOR_AN_OFFICER.within(language)}",
        },
        "words": say.labels(language),
        "tiles": [
            {"value": words.counted(counted[code].value, language), "label": say.TILES[code].within(language), "tone": tone}
            for code, tone in _TILES
        ],
        "alerts": _alerts(screening.findings, language),
        "figures": [_figure(figure, language) for figure in counted.values()],
        "not-judged": [text.within(language) for text in not_judged(screening, reading)],
        "groups": [group_data(group, screening, language) for group in _feeds_last(grouped(screening.findings))],
        "ledger": _ledger(screening, language),
    } | _basis(screening, reading, language)  # fmt: skip


def _feeds_last(groups: list[Group]) -> list[Group]:
    """A silent feed that matters is told on top as a notice; its particulars come last."""
    return sorted(groups, key=lambda group: group.code == "feed")


def _alerts(findings: Sequence[Finding], language: Language) -> list[dict[str, str]]:
    held = sum(finding.held_back for finding in findings)
    if not held:
        return []
    body = say.HELD_BACK.fill(count=held).within(language)
    return [
        {"title": harmless(finding.sentence.within(language)).rstrip("."), "body": body}
        for finding in findings
        if finding.rule_id == "feed_silent"
    ]


def _figure(figure: Figure, language: Language) -> dict[str, Any]:
    value = rupiah_in_words(figure.value) if figure.is_money else words.counted(figure.value, language)
    return {
        "title": figure.title.within(language),
        "value": value,
        "meaning": figure.meaning.within(language),
        "inner": figure.code.startswith("proven_"),
    }


def _basis(screening: Screening, reading: Reading, language: Language) -> dict[str, Any]:
    """What the findings rest on: the lists, what was refused of them, and the rules with their status."""
    open_ones = sum(not item.confirmed for item in screening.definitions)
    more, more_warnings = len(reading.refusals) - MOST_REFUSALS, len(reading.warnings) - MOST_REFUSALS
    return {
        "lists": [
            {
                "file": harmless(receipt.file),
                "sheet": harmless(receipt.sheet or ""),
                "kind": words.said(words.LIST_KIND, receipt.list_kind, language),
                "rows": words.counted(receipt.rows, language),
                "accepted": words.counted(receipt.accepted, language),
                "refused": words.counted(receipt.refused, language),
                "aside": words.set_aside(receipt.set_aside, language),
            }
            for receipt in reading.receipts
        ],
        "refusals": [_row(refusal, language) for refusal in reading.refusals[:MOST_REFUSALS]],
        "more-refusals": say.MORE.fill(count=more).within(language) if more > 0 else "",
        "warnings": [_row(warning, language) for warning in reading.warnings[:MOST_REFUSALS]],
        "more-warnings": say.MORE.fill(count=more_warnings).within(language) if more_warnings > 0 else "",
        "unconfirmed": say.UNCONFIRMED.fill(count=open_ones, total=len(screening.definitions)).within(language)
        if open_ones
        else "",
        "definitions": [
            {
                "title": item.title.within(language),
                "meaning": item.meaning.within(language),
                "citation": citation_in(item.citation, language),
                "confirmed": item.confirmed,
                "status": words.status(confirmed=item.confirmed, language=language),
            }
            for item in screening.definitions
        ],
    }


def _row(refusal: Refusal, language: Language) -> dict[str, str]:
    """Place, what and remedy of something refused or to look at."""
    return {
        "place": words.place_of(refusal.source, language) if refusal.source else "",
        "what": harmless(refusal.what.within(language)),
        "remedy": harmless(refusal.remedy.within(language)),
    }


def _ledger(screening: Screening, language: Language) -> list[dict[str, Any]]:
    """The day ledger of the people proven, longest overstay first, one table each."""
    proven = [finding for finding in screening.findings if finding.certainty is Certainty.PROVEN]
    of_person: dict[int | None, list[LedgerRange]] = {
        finding.person: [] for finding in sorted(proven, key=lambda finding: -(finding.overstay_days or 0))
    }
    for stretch in screening.ledger:
        if stretch.person in of_person:
            of_person[stretch.person].append(stretch)
    return [
        {"name": harmless(own[0].name), "ranges": [_range(stretch, language) for stretch in own]}
        for own in of_person.values()
        if own
    ]


def _range(stretch: LedgerRange, language: Language) -> list[str]:
    first, last = day_in_words(stretch.first_day, language), day_in_words(stretch.last_day, language)
    return [
        first if first == last else f"{first} - {last}",
        str(stretch.days),
        words.said(words.STANDING, stretch.standing, language) or "",
        harmless(stretch.presence.within(language)),
        harmless(f"{stretch.basis.within(language)}. {words.cited(stretch.provision, language)}"),
        words.place_of(stretch.source, language) if stretch.source else "",
    ]
