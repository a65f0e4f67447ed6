"""A monthly report in words, in one language: what its template sets, and what stands on the sheets of its workbook."""

from collections.abc import Mapping, Sequence
from typing import Any

from timpora.evaluation.core.comparing import COMPARISON_WORDS, compared
from timpora.evaluation.core.computing import Answer, Figure
from timpora.evaluation.core.indicators import standard_indicators
from timpora.evaluation.core.reports import Report
from timpora.evaluation.core.revising import ORDER, OTHERWISE, SOURCE_WORDS, Revision
from timpora.evaluation.core.standard_periods import month_name
from timpora.evaluation.core.themes import FIRST, THEMES
from timpora.evaluation.core.words import Unit
from timpora.evaluation.telling import decimal, group_words, sure_told, value_in_words, value_told
from timpora.kernel.harmless import harmless
from timpora.kernel.text import Language, Text, day_in_words, rupiah_in_words
from timpora.ui.moments import moment


TITLE = Text(id="Laporan bulanan", en="Monthly report")
OFFICE_COPY = Text(id="Untuk kantor", en="For the office")
SHARED_COPY = Text(id="Untuk dibagikan", en="To be shared")
OFFICE_NOTE = Text(
    id="Tanpa data pribadi. Hitungan kecil tampil apa adanya; untuk dibagikan ada salinan lain.",
    en="No personal data. Small counts stand as they are; there is another copy to be shared.",
)
SHARED_NOTE = Text(
    id="Tanpa data pribadi. Jumlah di bawah lima disembunyikan, bersama yang dapat membukanya; angkanya menurut yang diketahui pada akhir bulan itu.",
    en="No personal data. Counts under five are hidden, with what could give them away; figures are as known when the month ended.",
)
AS_OF, AS_KNOWN = Text(id="Keadaan sampai", en="As of"), Text(id="Menurut yang diketahui", en="As known")
MADE = Text(
    id="Laporan ke-{number} untuk bulan ini; dibuat {moment}", en="Report {number} of this month; made {moment}"
)
BEFORE = Text(id="{month}, menurut laporan {moment}", en="{month}, as reported {moment}")
BEFORE_NOW = Text(id="{month}, menurut yang diketahui sekarang", en="{month}, as known now")
BEFORE_SHARED = Text(id="{month}, menurut yang diketahui pada akhirnya", en="{month}, as known when it ended")
FIGURES, MEANING = (
    Text(id="Angka bulan ini", en="Figures of the month"),
    Text(id="Apa artinya setiap angka", en="What each figure means"),
)
REVISION = Text(id="Perbaikan angka {month}", en="Revision of the figures of {month}")
REVISION_NOTE = Text(
    id="Angka dalam laporan {moment}, ditambah yang baru diketahui sesudah itu menurut asalnya, sama dengan angka sekarang. Yang tidak disebut tidak berubah.",
    en="The figure in the report of {moment}, with what became known since by where it came from, is the figure now. What is not named has not changed.",
)
NO_REVISION = Text(
    id="Bulan {month} belum pernah dilaporkan, maka tidak ada yang diperbaiki.",
    en="{month} was not reported before, so that there is nothing to revise.",
)
NOT_SHARED = Text(
    id="Perbaikan tidak dimuat dalam salinan ini: selisihnya dapat membuka hitungan kecil.",
    en="The revision is not in this copy: differences could give small counts away.",
)
UNCHANGED = Text(id="Tidak ada angka yang berubah.", en="No figure has changed.")
OF_OTHERS = Text(
    id="Pembilang atau penyebutnya berubah, nilainya tidak",
    en="Its numerator or denominator changed, its value did not",
)
APPEARED = Text(
    id="Ada atau tidak adanya angka berubah karena: {source}", en="Whether there is a figure changed with: {source}"
)
OLD, NEW = Text(id="Semula", en="Was"), Text(id="Sekarang", en="Is")
INDICATOR, VALUE = Text(id="Indikator", en="Indicator"), Text(id="Angka", en="Figure")
SURE, CHANGE = Text(id="Kepastian 95 %", en="95 % sure"), Text(id="Perbandingan", en="Comparison")
GROUP, DEFINITION = Text(id="Kelompok", en="Group"), Text(id="Pengertian", en="Definition")
PAGE = Text(id="Halaman", en="Page")
NOT_JUDGED = Text(
    id="{number} orang tidak dapat dinilai dan tidak dihitung.",
    en="{number} people could not be judged and are not counted.",
)
HOW = Text(
    id="Orang, perkara, tindakan dan temuan dihitung terpisah dan tidak dijumlahkan. Tidak ada data bukan nol. Dua angka disebut berbeda hanya bila batasnya tidak bersentuhan.",
    en="People, cases, actions and findings are counted apart and never added. No data is not zero. Two figures are called different only where their bounds do not touch.",
)
TONES = ("check", "check", "grave", "open", "soon", "check")


def before_words(report: Report) -> Text:
    """What the column of the month before holds."""
    month = month_name(report.before.first)
    if report.is_shared:
        return BEFORE_SHARED.fill(month=month)
    return BEFORE_NOW.fill(month=month) if report.before_known is None else BEFORE.fill(month=month, moment=moment(report.before_known))  # fmt: skip


def said(report: Report, language: Language) -> dict[str, Any]:
    """Everything that stands on the report; the template adds no words."""
    assert report.month.last is not None  # months end

    def words(text: Text) -> str:
        return text.within(language)

    title = f"{words(TITLE)}: {words(month_name(report.month.first))}"
    copy, note = (SHARED_COPY, SHARED_NOTE) if report.is_shared else (OFFICE_COPY, OFFICE_NOTE)
    return {
        "lang": language.value, "title": title, "author": harmless(report.office), "keywords": ["Timpora", f"{report.month.first:%Y-%m}"],
        "running": f"{title} · {harmless(report.office)}", "office": harmless(report.office),
        "made": words(MADE.fill(number=report.number, moment=moment(report.made_at))),
        "confidentiality": {"label": words(copy), "note": words(note)},
        "dates": [[words(AS_OF), day_in_words(report.month.last, language)], [words(AS_KNOWN), words(moment(report.as_known))]],
        "words": {"page": words(PAGE), "figures": words(FIGURES), "meaning": words(MEANING), "how": words(HOW)},
        "header": [words(INDICATOR), words(VALUE), words(SURE), words(before_words(report)), words(CHANGE)],
        "tiles": _tiles(report, language), "themes": _themes(report, language), "groups": _groups(report, language),
        "revision": _revision(report, language),
        "definitions": [[words(one.indicator.title), words(one.indicator.definition)] for name in THEMES for one in report.answers if one.indicator.theme == name],
        "definitions-header": [words(INDICATOR), words(DEFINITION)],
        "not-judged": words(NOT_JUDGED.fill(number=report.not_judged)) if report.not_judged else "",
    }  # fmt: skip


def _tiles(report: Report, language: Language) -> list[dict[str, str]]:
    known = {one.indicator.id: one for one in report.answers}
    shown = [(known[name], tone) for name, tone in zip(FIRST, TONES, strict=True) if name in known]
    return [
        {"value": short(one, language), "label": one.indicator.title.within(language), "tone": tone}
        for one, tone in shown
    ][:4]


def short(one: Answer, language: Language) -> str:
    """A figure without the words of what it counts."""
    whole = one.whole
    if whole.value is None or whole.is_hidden:
        return "-"
    return (
        decimal(whole.value, language)
        if one.indicator.unit is Unit.NUMBER
        else value_in_words(one, whole.value, language)
    )


def _themes(report: Report, language: Language) -> list[dict[str, Any]]:
    found = []
    for name, title in THEMES.items():
        rows = [_line(report, one, language) for one in report.answers if one.indicator.theme == name]
        if rows:
            found.append({"title": title.within(language), "rows": rows})
    return found


def _line(report: Report, one: Answer, language: Language) -> list[str]:
    before = report.before_figures.get(one.indicator.id)
    beside = ["", ""]
    if before is not None:
        has_both = one.whole.value is not None and before.value is not None
        comparison = COMPARISON_WORDS[compared(one.indicator, one.whole, before)].within(language) if has_both else ""
        beside = [value_told(one, before).within(language), comparison]
    sure = sure_told(one, one.whole).within(language)
    return [one.indicator.title.within(language), value_and_parts(one, one.whole, language), sure, *beside]


def value_and_parts(told: Answer, one: Figure, language: Language) -> str:
    """A value, and of a share what it was worked out of."""
    value = value_told(told, one).within(language)
    if one.denominator is None or one.is_hidden or one.no_data is not None:
        return value
    return Text(id="{value} ({part} dari {whole})", en="{value} ({part} of {whole})").fill(value=value, part=one.numerator, whole=one.denominator).within(language)  # fmt: skip


def _groups(report: Report, language: Language) -> list[dict[str, Any]]:
    return [
        {
            "title": one.indicator.title.within(language), "header": [GROUP.within(language), VALUE.within(language)],
            "rows": [[group_words(one, name).within(language), value_and_parts(one, figure, language)] for name, figure in one.groups],
        }
        for one in report.groups
        if one.groups
    ]  # fmt: skip


def _revision(report: Report, language: Language) -> dict[str, Any]:
    title = REVISION.fill(month=month_name(report.before.first)).within(language)
    if report.is_shared:
        return {"title": title, "note": NOT_SHARED.within(language), "header": [], "rows": []}
    if report.revisions is None or report.before_known is None:
        return {
            "title": title,
            "note": NO_REVISION.fill(month=month_name(report.before.first)).within(language),
            "header": [],
            "rows": [],
        }
    note = REVISION_NOTE.fill(moment=moment(report.before_known)).within(language)
    rows = revision_rows(report.revisions, language)
    if not rows:
        return {"title": title, "note": f"{note} {UNCHANGED.within(language)}", "header": [], "rows": []}
    return {"title": title, "note": note, "header": revision_header(language), "rows": rows}


def revision_header(language: Language) -> list[str]:
    """The columns of the revision."""
    return [
        one.within(language) for one in (INDICATOR, OLD, *(SOURCE_WORDS[source] for source in ORDER), OTHERWISE, NEW)
    ]


def revision_rows(revisions: Sequence[Revision], language: Language) -> list[list[str]]:
    """A line for each figure that changed: was, what came late by where it came from, is."""
    known = standard_indicators()
    return [_revised(one, known, language) for one in revisions if one.is_changed]


def _revised(one: Revision, known: Mapping[str, Any], language: Language) -> list[str]:
    indicator = known[one.indicator]

    def told(value: float | None, *, signed: bool = False) -> str:
        if value is None:
            return "-"
        text = rupiah_in_words(int(value)) if indicator.unit is Unit.RUPIAH else decimal(value, language)
        return f"+{text}" if signed and value > 0 else text

    title = indicator.title.within(language)
    if one.became_known is not None:
        title = f"{title}. {APPEARED.fill(source=SOURCE_WORDS[one.became_known]).within(language)}"
    elif one.is_of_others and one.old == one.new:
        title = f"{title}. {OF_OTHERS.within(language)}"
    changes = [told(one.by_source[source], signed=True) if source in one.by_source else "" for source in ORDER]
    return [title, told(one.old), *changes, told(one.otherwise, signed=True) if one.otherwise else "", told(one.new)]
