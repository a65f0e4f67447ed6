"""A monthly report as a workbook: the same words as on paper, and the figures as numbers; the same report is the same bytes."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from timpora.evaluation.core.reports import Report
from timpora.evaluation.core.revising import ORDER, OTHERWISE, SOURCE_WORDS, Revision
from timpora.evaluation.core.words import UNIT_WORDS
from timpora.evaluation.report_words import CHANGE, FIGURES, INDICATOR, MEANING, NEW, OLD, SURE, before_words
from timpora.evaluation.telling import between_told, group_words, value_told
from timpora.kernel.harmless import harmless, neutral
from timpora.kernel.text import Language, Text


OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
GROUPS, REVISIONS = Text(id="Menurut kelompok", en="By group"), Text(id="Perbaikan", en="Revision")
UNIT, PART, WHOLE = (
    Text(id="Satuan", en="Unit"),
    Text(id="Pembilang", en="Numerator"),
    Text(id="Penyebut", en="Denominator"),
)
WHY_NONE, GROUP = Text(id="Tanpa angka karena", en="No figure because"), Text(id="Kelompok", en="Group")
VALUE = Text(id="Nilai", en="Value")
WIDE, NARROW = 44, 20
type Line = Sequence[str | float | None]


def workbook(report: Report, told: dict[str, Any], language: Language) -> bytes:
    """The sheets of a report; `told` is what its pages say."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {**OPTIONS, "in_memory": True}) as book:
        # The moment stands in the file, which would otherwise name that of writing.
        book.set_properties({"title": told["title"], "author": told["author"], "created": _plain(report.made_at)})
        bold = book.add_format({"bold": True})

        def sheet(name: Text, lines: Sequence[Line], *, heading: int) -> None:
            _fill(book.add_worksheet(name.within(language)[:31]), lines, bold, heading=heading)

        head: list[Line] = [[told["title"]], [told["office"]], *told["dates"], [told["made"]], [told["confidentiality"]["note"]], [told["not-judged"]], []]  # fmt: skip
        sheet(FIGURES, [*head, _header(report, language), *_figures(report, told, language)], heading=len(head))
        sheet(GROUPS, _groups(report, language), heading=0)
        sheet(REVISIONS, _revisions(report, told, language), heading=1)
        sheet(MEANING, [told["definitions-header"], *told["definitions"]], heading=0)
    return out.getvalue()


def _plain(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None, microsecond=0)


def _fill(sheet: Worksheet, lines: Sequence[Line], bold: Any, *, heading: int) -> None:
    sheet.set_column(0, 0, WIDE)
    sheet.set_column(1, 14, NARROW)
    for row, line in enumerate(lines):
        for column, value in enumerate(line):
            if isinstance(value, int | float):
                sheet.write_number(row, column, value)
            elif value:
                sheet.write_string(row, column, str(neutral(harmless(value))), bold if row == heading else None)


def _header(report: Report, language: Language) -> Line:
    told = (INDICATOR, VALUE, UNIT, PART, WHOLE, SURE, WHY_NONE, before_words(report), CHANGE)
    return [one.within(language) for one in told]


def _figures(report: Report, told: dict[str, Any], language: Language) -> list[Line]:
    compared = {row[0]: row[-1] for theme in told["themes"] for row in theme["rows"]}
    found: list[Line] = []
    for one in report.answers:
        whole, between = one.whole, between_told(one, one.whole)
        title, before = one.indicator.title.within(language), report.before_figures.get(one.indicator.id)
        why = (
            value_told(one, whole).within(language)
            if whole.is_hidden
            else whole.no_data.within(language)
            if whole.no_data
            else None
        )
        found.append([
            title, None if whole.is_hidden else whole.value, UNIT_WORDS[one.indicator.unit].within(language), whole.numerator, whole.denominator,
            between.within(language) if between else None, why, None if before is None else before.value, compared[title],
        ])  # fmt: skip
    return found


def _groups(report: Report, language: Language) -> list[Line]:
    lines: list[Line] = [[one.within(language) for one in (INDICATOR, GROUP, VALUE, PART, WHOLE, WHY_NONE)]]
    for told in report.groups:
        for name, one in told.groups:
            why = value_told(told, one).within(language) if one.value is None else None
            lines.append([told.indicator.title.within(language), group_words(told, name).within(language), one.value, one.numerator, one.denominator, why])  # fmt: skip
    return lines


def _revisions(report: Report, told: dict[str, Any], language: Language) -> list[Line]:
    head: list[Line] = [[told["revision"]["note"]]]
    if report.revisions is None:
        return head
    titles = {one.indicator.id: one.indicator.title.within(language) for one in report.answers}
    header = [
        one.within(language) for one in (INDICATOR, OLD, *(SOURCE_WORDS[source] for source in ORDER), OTHERWISE, NEW)
    ]
    lines = [[titles[one.indicator], one.old, *_parts(one), one.new] for one in report.revisions if one.is_changed]
    return [*head, header, *lines]


def _parts(one: Revision) -> Line:
    """What each source added, and what none explains; nothing where there is no figure to add to."""
    if one.old is None or one.new is None:
        return [None] * (len(ORDER) + 1)
    return [*(one.by_source.get(source, 0) for source in ORDER), one.otherwise]
