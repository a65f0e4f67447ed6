"""The sheets of the workbook as plain columns: a header in words, a kind, a width, and the value of each row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from timpora.intake.reading import Reading, SheetReceipt
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Language, Text
from timpora.rulebook.citations import citation_in
from timpora.screening.core.findings import Definition, Finding, LedgerRange, Screening
from timpora.screening.reports import words
from timpora.screening.reports.fields import FIELDS, Kind
from timpora.screening.reports.urgency import TITLES, group_of, grouped


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its header in words, what it holds, how wide it is, and how a row's value is found."""

    header: Text
    value: Callable[[Any], Any]
    width: int = 16
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet: its name on the tab, its columns and what its rows are made of."""

    name: Text
    columns: Sequence[Column]
    rows: Sequence[Any]
    printed: int | None = None  # how many of the columns go to paper; all where it is None


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A finding of the office for a file: what it says, its number, how far people are with it; the latter only of today."""

    told: Finding
    number: int | None = None
    state: Text | None = None
    first_found_on: date | None = None


def sheets(screening: Screening, reading: Reading, language: Language) -> tuple[Sheet, ...]:
    """All sheets of the workbook, in reading order."""
    ordered = [finding for group in grouped(screening.findings) for finding in group.findings]
    place = {finding.person: number for number, finding in reversed(list(enumerate(ordered)))}
    documents = {finding.person: finding.document_number for finding in ordered}
    ledger = sorted(screening.ledger, key=lambda stretch: (place.get(stretch.person, len(place)), stretch.first_day))
    return (
        Sheet(
            name=Text(id="Temuan", en="Findings"),
            columns=_findings(_titles(screening, language), language),
            rows=ordered,
            printed=11,
        ),
        Sheet(
            name=Text(id="Segera berakhir", en="Ending soon"),
            columns=_ending(screening.as_of, language),
            printed=9,
            rows=[finding for finding in ordered if group_of(finding) == "soon"],
        ),
        Sheet(name=Text(id="Hari demi hari", en="Day by day"), columns=_ledger(documents, language), rows=ledger),
        Sheet(name=Text(id="Baris ditolak", en="Refused rows"), columns=_refusals(language), rows=reading.refusals),
        Sheet(name=Text(id="Perlu dilihat", en="To look at"), columns=_refusals(language), rows=reading.warnings),
        Sheet(name=Text(id="Yang dibaca", en="What was read"), columns=_receipts(language), rows=reading.receipts),
        Sheet(
            name=Text(id="Aturan dan nilai", en="Rules and values"),
            columns=_definitions(language),
            rows=screening.definitions,
        ),
    )


def _field(name: str, width: int, value: Callable[[Finding], Any] | None = None) -> Column:
    field = FIELDS[name]
    kind = field.kind if field.kind in {Kind.DAY, Kind.COUNT, Kind.MONEY} else Kind.TEXT
    return Column(header=field.header, width=width, kind=kind, value=value or (lambda finding: getattr(finding, name)))


def _titles(screening: Screening, language: Language) -> Mapping[str, str]:
    return {item.id: item.title.within(language) for item in screening.definitions}


def queue_sheet(kept: Sequence[Kept], rules: Mapping[str, str], language: Language) -> Sheet:
    """Findings of the office on one sheet, each with how far people are with it."""
    beside = [
        Column(header=Text(id="Keadaan", en="State"), width=20, value=lambda one: one.state.within(language) if one.state else None),
        Column(header=Text(id="Ditemukan", en="Found"), width=12, kind=Kind.DAY, value=lambda one: one.first_found_on),
        Column(header=Text(id="Nomor", en="Number"), width=9, kind=Kind.COUNT, value=lambda one: one.number),
    ]  # fmt: skip
    about = [replace(column, value=_of_finding(column)) for column in _findings(rules, language)]
    columns = [*about[:9], *(beside if any(one.state for one in kept) else ()), *about[9:]]
    return Sheet(name=Text(id="Temuan", en="Findings"), columns=columns, rows=kept, printed=11)


def _of_finding(column: Column) -> Callable[[Kept], Any]:
    return lambda one: column.value(one.told)


def _findings(rules: Mapping[str, str], language: Language) -> list[Column]:
    """First what goes to paper, then what is for sorting, filtering and looking things up."""
    titles = {code: title.within(language) for code, _, title in TITLES}
    yes = Text(id="ya", en="yes").within(language)
    return [
        Column(header=Text(id="Kelompok", en="Group"), width=27, value=lambda finding: titles[group_of(finding)]),
        _field("names", 24, lambda finding: words.names_in_line(finding.names)),
        _field("document_number", 11),
        _field("nationality", 10),
        _field("visa_index", 8),
        _field("stay_limit", 12),
        _field("overstay_days", 7),
        _field("overstay_charge", 16),
        _field("consequence", 16, lambda finding: words.said(words.CONSEQUENCE, finding.consequence, language)),
        _field("sentence", 52, lambda finding: finding.sentence.within(language)),
        _field("reasons", 34, lambda finding: " ".join(reason.text.within(language) for reason in finding.reasons)),
        _field("certainty", 16, lambda finding: words.said(words.CERTAINTY, finding.certainty, language)),
        _field("permit_kind", 18, lambda finding: words.said(words.PERMIT_KIND, finding.permit_kind, language)),
        _field("clears", 60, lambda finding: finding.clears.within(language)),
        _field("provisions", 90, lambda finding: "; ".join(words.cited(provision, language) for provision in finding.provisions)),
        _field("office_settings", 40, lambda finding: "; ".join(f"{told.title.within(language)}: {told.value.within(language)}" for told in finding.office_settings)),
        _field("judged_on", 13),
        _field("worsens_on", 13),
        _field("next_change_on", 13),
        _field("held_back", 9, lambda finding: yes if finding.held_back else None),
        _field("place", 24),
        _field("area_code", 12),
        _field("sponsor", 24),
        _field("rule_id", 24, lambda finding: rules.get(finding.rule_id, finding.rule_id)),
        _field("sources", 50, lambda finding: "; ".join(source.within(language) for source in finding.sources)),
    ]  # fmt: skip


def _about(language: Language) -> list[Column]:
    return [
        _field("names", 28, lambda finding: words.names_in_line(finding.names)),
        _field("document_number", 13),
        _field("nationality", 11),
        _field("permit_kind", 18, lambda finding: words.said(words.PERMIT_KIND, finding.permit_kind, language)),
        _field("visa_index", 10),
    ]  # fmt: skip


def _ending(as_of: date, language: Language) -> list[Column]:
    left = Column(
        header=Text(id="Sisa hari", en="Days left"),
        kind=Kind.COUNT,
        width=9,
        value=lambda finding: (finding.stay_limit - as_of).days if finding.stay_limit else None,
    )
    return [
        _field("stay_limit", 13), left, *_about(language), _field("sponsor", 26), _field("place", 26),
        _field("clears", 70, lambda finding: finding.clears.within(language)),
        _field("sources", 50, lambda finding: "; ".join(source.within(language) for source in finding.sources)),
    ]  # fmt: skip


def _ledger(documents: Mapping[int | None, str | None], language: Language) -> list[Column]:
    def basis(stretch: LedgerRange) -> str:
        return f"{stretch.basis.within(language)}. {words.cited(stretch.provision, language)}"

    return [
        Column(header=Text(id="Nama", en="Name"), width=26, value=lambda stretch: stretch.name),
        Column(header=FIELDS["document_number"].header, width=12, value=lambda stretch: documents.get(stretch.person)),
        Column(header=Text(id="Dari", en="From"), width=12, kind=Kind.DAY, value=lambda stretch: stretch.first_day),
        Column(header=Text(id="Sampai", en="Until"), width=12, kind=Kind.DAY, value=lambda stretch: stretch.last_day),
        Column(header=Text(id="Hari", en="Days"), width=7, kind=Kind.COUNT, value=lambda stretch: stretch.days),
        Column(header=Text(id="Keadaan", en="Standing"), width=16, value=lambda stretch: words.said(words.STANDING, stretch.standing, language)),
        Column(header=Text(id="Keberadaan", en="Presence"), width=34, value=lambda stretch: stretch.presence.within(language)),
        Column(header=Text(id="Dasar", en="Basis"), width=44, value=basis),
        Column(header=Text(id="Sumber", en="Source"), width=32, value=lambda stretch: stretch.source.within(language) if stretch.source else None),
    ]  # fmt: skip


def _refusals(language: Language) -> list[Column]:
    def part(name: str) -> Callable[[Refusal], Any]:
        return lambda refusal: getattr(refusal.source, name) if refusal.source else None

    return [
        Column(header=Text(id="Berkas", en="File"), width=32, value=part("file")),
        Column(header=Text(id="Lembar", en="Sheet"), width=18, value=part("sheet")),
        Column(header=Text(id="Baris", en="Row"), width=8, kind=Kind.COUNT, value=part("row")),
        Column(header=Text(id="Kolom", en="Column"), width=20, value=part("column")),
        Column(header=Text(id="Alasan", en="Reason"), width=50, value=lambda refusal: refusal.what.within(language)),
        Column(header=Text(id="Perbaikan", en="Remedy"), width=50, value=lambda refusal: refusal.remedy.within(language)),
    ]  # fmt: skip


def _receipts(language: Language) -> list[Column]:
    def number(header: Text, value: Callable[[SheetReceipt], int]) -> Column:
        return Column(header=header, width=10, kind=Kind.COUNT, value=value)

    return [
        Column(header=Text(id="Berkas", en="File"), width=36, value=lambda receipt: receipt.file),
        Column(header=Text(id="Lembar", en="Sheet"), width=18, value=lambda receipt: receipt.sheet),
        Column(header=Text(id="Isi", en="Content"), width=20, value=lambda receipt: words.said(words.LIST_KIND, receipt.list_kind, language)),
        number(Text(id="Baris", en="Rows"), lambda receipt: receipt.rows),
        number(Text(id="Diterima", en="Accepted"), lambda receipt: receipt.accepted),
        number(Text(id="Ditolak", en="Refused"), lambda receipt: receipt.refused),
        Column(header=Text(id="Disisihkan", en="Set aside"), width=44, value=lambda receipt: words.set_aside(receipt.set_aside, language)),
    ]  # fmt: skip


def _definitions(language: Language) -> list[Column]:
    def status(item: Definition) -> str:
        return words.status(confirmed=item.confirmed, language=language)

    return [
        Column(header=Text(id="Aturan atau nilai", en="Rule or value"), width=34, value=lambda item: item.title.within(language)),
        Column(header=Text(id="Isi", en="Content"), width=60, value=lambda item: item.meaning.within(language)),
        Column(header=Text(id="Dasar", en="Basis"), width=44, value=lambda item: citation_in(item.citation, language)),
        Column(header=Text(id="Status", en="Status"), width=18, value=status),
        Column(header=Text(id="Nama tetap", en="Lasting name"), width=30, value=lambda item: item.id),
    ]  # fmt: skip
