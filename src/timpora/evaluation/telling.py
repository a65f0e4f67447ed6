"""Evaluations in words and as records: a figure never without its definition, its numerator and denominator, and how far it may be off."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from timpora.casework.core.acts.measures import MEASURE_WORDS
from timpora.casework.core.statuses import ORIGIN_WORDS, OUTCOME_WORDS
from timpora.evaluation.core.comparing import COMPARISON_WORDS, Comparison, compared
from timpora.evaluation.core.computing import Answer, Figure
from timpora.evaluation.core.indicators import Kind
from timpora.evaluation.core.words import COUNTED_WORDS, NO_PERMIT, Unit
from timpora.evaluation.queries import Evaluation
from timpora.facts.codes import FeedKind
from timpora.intake.core.fields import KIND_WORDS as LIST_WORDS
from timpora.kernel.areas import area
from timpora.kernel.harmless import neutral_in_text
from timpora.kernel.text import Language, Text, days_in_words, rupiah_in_words
from timpora.register.core.words import PERMIT_KINDS
from timpora.screening.selecting import CERTAINTY_WORDS, RULE_WORDS


UNKNOWN = Text(id="tidak diketahui", en="not known")
NOT_JUDGED = Text(
    id="{number} orang tidak dapat dinilai dan tidak dihitung.",
    en="{number} people could not be judged and are not counted.",
)
HIDDEN = Text(
    id="disembunyikan: kurang dari lima, atau melindungi yang kurang dari lima",
    en="hidden: fewer than five, or protecting what is",
)
NO_DATA = Text(id="tidak ada data ({reason})", en="no data ({reason})")
OF = Text(id="{part} dari {whole}", en="{part} of {whole}")
FROM_SO_MANY = Text(id="dari {number} {counted}", en="from {number} {counted}")
QUARTILES = Text(id="separuhnya {first} sampai {third}", en="half of them {first} to {third}")
INTERVAL = Text(id="95 %: {low}-{high}", en="95 %: {low} to {high}")
AS_RECORDED = Text(id="sebagaimana tercatat", en="as recorded")
NONE_SAID = Text(id="tidak ada", en="none")
BETWEEN = Text(id="antara {low} dan {high}", en="between {low} and {high}")
HIDDEN_SHORT = Text(id="disembunyikan", en="hidden")
NO_DATA_SHORT = Text(id="tidak ada data", en="no data")
BEFORE = Text(
    id="dibanding masa sebelumnya ({value}): {comparison}", en="beside the period before ({value}): {comparison}"
)
BESIDE_THE_OFFICE = Text(id="dibanding seluruh kantor: {comparison}", en="beside the whole office: {comparison}")
KIND_OF_FRAME: Mapping[str, Mapping[str, Text]] = {
    "actions": {kind.value: words for kind, words in MEASURE_WORDS.items()},
    "rows": LIST_WORDS,
    "feeds": {
        FeedKind.CROSSINGS: Text(id="Perlintasan", en="Crossings"), FeedKind.PERMITS: Text(id="Izin tinggal", en="Stay permits"),
        FeedKind.ACCOMMODATION: Text(id="Tamu penginapan", en="Guests"), FeedKind.EMPLOYERS: Text(id="Tenaga kerja", en="Workers"),
    },
}  # fmt: skip
OF_PERMITS: Mapping[str, Text] = {
    **PERMIT_KINDS,
    NO_PERMIT: Text(id="Tanpa izin pada catatan", en="No permit on record"),
}
MISSING: Mapping[str, Text] = {
    "certainty": CERTAINTY_WORDS["none"], "outcome": Text(id="Belum ditutup", en="Not closed yet"),
}  # fmt: skip
FIELDS = (
    "indicator", "title", "first_day", "last_day", "as_known", "by", "group", "group_name", "counted", "unit", "value", "numerator", "denominator",
    "rests_on", "low", "high", "first_quartile", "third_quartile", "no_data", "is_hidden", "before", "beside_before", "beside_office", "definition",
)  # fmt: skip
SUMS = frozenset({Kind.COUNT, Kind.TOTAL})  # a part of a sum is always less than it, which says nothing
type Beside = Mapping[
    tuple[str, str | None], tuple[Figure, Comparison]
]  # what stood in the period before, by indicator and group


def group_words(told: Answer, group: str | None) -> Text:
    """What a group is called."""
    if group is None:
        return MISSING.get(told.by or "", UNKNOWN)
    if told.by == "district":
        name = area(group).name
        return Text(id=name, en=name)
    words: Mapping[str, Mapping[str, Text]] = {
        "kind": KIND_OF_FRAME.get(told.indicator.frame, OF_PERMITS), "rule": RULE_WORDS, "certainty": CERTAINTY_WORDS,
        "origin": {one.value: text for one, text in ORIGIN_WORDS.items()}, "outcome": {one.value: text for one, text in OUTCOME_WORDS.items()},
    }  # fmt: skip
    return words.get(told.by or "", {}).get(group, Text(id=group, en=group))  # an agency is called what it is


def value_in_words(told: Answer, value: float | None, language: Language) -> str:
    """A value in its unit."""
    if value is None:
        return "-"
    match told.indicator.unit:
        case Unit.RUPIAH:
            return rupiah_in_words(int(value))
        case Unit.DAYS:
            return days_in_words(int(value), language)
        case Unit.PERCENT:
            return f"{decimal(value, language)} %"
    return f"{int(value)} {_counted(told, int(value), language)}"


def figure_in_words(told: Answer, one: Figure, language: Language) -> str:
    """A figure with what it was worked out of, and how far it may be off."""
    if one.is_hidden:
        return HIDDEN.within(language)
    if one.no_data is not None:
        return NO_DATA.fill(reason=one.no_data).within(language)
    return "; ".join([value_in_words(told, one.value, language), *_beside(told, one, language)])


def value_told(told: Answer, one: Figure) -> Text:
    """A figure alone in its unit, or in a word why there is none."""
    if one.is_hidden:
        return HIDDEN_SHORT
    if one.no_data is not None:
        return NO_DATA_SHORT
    words = {language: value_in_words(told, one.value, language) for language in Language}
    return Text(id=words[Language.INDONESIAN], en=words[Language.ENGLISH])


def beside_told(told: Answer, one: Figure) -> Text | None:
    """What a figure was worked out of, or the reason why there is none; nothing where that goes without saying."""
    if one.is_hidden:
        return HIDDEN
    if one.no_data is not None:
        return one.no_data
    alone = replace(one, interval=None)  # which is told in words
    parts = {language: "; ".join(_beside(told, alone, language)) for language in Language}
    return Text(id=parts[Language.INDONESIAN], en=parts[Language.ENGLISH]) if parts[Language.ENGLISH] else None


def sure_told(told: Answer, one: Figure) -> Text:
    """Between what a figure lies; a count or a sum is what is on record."""
    is_recorded = told.indicator.kind in SUMS and one.value is not None
    return between_told(told, one) or (AS_RECORDED if is_recorded else NONE_SAID)


def between_told(told: Answer, one: Figure) -> Text | None:
    """`antara 15 % dan 85 %`; None where nothing is known of it."""
    if one.interval is None:
        return None
    low, high = ({language: value_in_words(told, bound, language) for language in Language} for bound in one.interval)
    between = {language: BETWEEN.fill(low=low[language], high=high[language]).within(language) for language in Language}
    return Text(id=between[Language.INDONESIAN], en=between[Language.ENGLISH])


def _beside(told: Answer, one: Figure, language: Language) -> Iterator[str]:
    if one.denominator is not None:
        yield OF.fill(part=one.numerator, whole=one.denominator).within(language)
    elif told.indicator.kind is not Kind.COUNT:
        counted = _counted(told, one.counted or 0, language)
        yield FROM_SO_MANY.fill(number=one.counted, counted=counted).within(language)
    if one.quartiles is not None:
        yield QUARTILES.fill(first=one.quartiles[0], third=one.quartiles[1]).within(language)
    if one.interval is not None:
        low, high = (decimal(bound, language) for bound in one.interval)
        yield INTERVAL.fill(low=low, high=high).within(language)


def _counted(told: Answer, number: int, language: Language) -> str:
    """What is counted, in the words for so many; Indonesian has the same for one."""
    words = COUNTED_WORDS[told.indicator.counted].within(language)
    return (
        words.replace("people", "person").removesuffix("s") if number == 1 and language is Language.ENGLISH else words
    )


def decimal(value: float, language: Language) -> str:
    """A number with one decimal where it has one."""
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace(".", ",") if language is Language.INDONESIAN else text


def records(found: Evaluation, language: Language, beside: Beside | None = None) -> list[dict[str, Any]]:
    """Each figure as one flat record with the fields of FIELDS; what is missing is None."""
    return [_record(found, told, group, one, language, beside or {}) for told in found.answers for group, one in _figures(told)]  # fmt: skip


WHOLE = "_whole"


def _figures(told: Answer) -> Iterator[tuple[str | None, Figure]]:
    yield WHOLE, told.whole
    yield from told.groups


def _record(  # noqa: PLR0917 - each is a part of one record
    found: Evaluation, told: Answer, group: str | None, one: Figure, language: Language, beside: Beside
) -> dict[str, Any]:
    is_whole = group == WHOLE
    before = beside.get((told.indicator.id, group))
    return {
        "indicator": told.indicator.id, "title": told.indicator.title.within(language), "first_day": found.asked.period.first.isoformat(),
        "last_day": found.asked.last.isoformat(), "as_known": found.asked.as_known.isoformat(), "by": None if is_whole else told.by,
        "group": None if is_whole else group, "group_name": None if is_whole else group_words(told, group).within(language),
        "counted": told.indicator.counted.value, "unit": told.indicator.unit.value, "value": one.value, "numerator": one.numerator,
        "denominator": one.denominator, "rests_on": one.counted, "low": one.interval[0] if one.interval else None,
        "high": one.interval[1] if one.interval else None, "first_quartile": one.quartiles[0] if one.quartiles else None,
        "third_quartile": one.quartiles[1] if one.quartiles else None, "no_data": one.no_data.within(language) if one.no_data else None,
        "is_hidden": one.is_hidden, "before": before[0].value if before else None, "beside_before": before[1].value if before else None,
        "beside_office": None if is_whole or told.indicator.kind in SUMS else compared(told.indicator, one, told.whole).value, "definition": told.indicator.definition.within(language),
    }  # fmt: skip


def as_json(found: Evaluation, language: Language, beside: Beside | None = None) -> str:
    """The same figures give the same text to the letter."""
    told = {"law": found.law, "not_judged": found.not_judged, "figures": records(found, language, beside)}
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def as_csv(found: Evaluation, language: Language, beside: Beside | None = None) -> str:
    """One row a figure, as UTF-8 with a byte-order mark; formulas neutralised."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.DictWriter(out, FIELDS, lineterminator="\r\n")
    writer.writeheader()
    for row in records(found, language, beside):
        writer.writerow({name: neutral_in_text(value) for name, value in row.items()})
    return out.getvalue()


def as_lines(found: Evaluation, language: Language, beside: Beside | None = None) -> Iterator[str]:
    """For the terminal: each indicator with its definition, then its groups; and how many people are in none of them."""
    for told in found.answers:
        yield f"{told.indicator.title.within(language)}: {_line(told, WHOLE, told.whole, language, beside or {})}"
        yield f"  {told.indicator.definition.within(language)}"
        for group, one in told.groups:
            yield f"  - {group_words(told, group).within(language)}: {_line(told, group, one, language, beside or {})}"
        yield ""
    if found.not_judged:
        yield NOT_JUDGED.fill(number=found.not_judged).within(language)


def _line(told: Answer, group: str | None, one: Figure, language: Language, beside: Beside) -> str:
    parts = [figure_in_words(told, one, language)]
    if (before := beside.get((told.indicator.id, group))) is not None:
        words = COMPARISON_WORDS[before[1]]
        parts.append(
            BEFORE.fill(value=value_in_words(told, before[0].value, language), comparison=words).within(language)
        )
    if group != WHOLE and one.interval is not None and told.whole.interval is not None:
        parts.append(
            BESIDE_THE_OFFICE.fill(comparison=COMPARISON_WORDS[compared(told.indicator, one, told.whole)]).within(
                language
            )
        )
    return "; ".join(parts)


def beside_before(found: Evaluation, before: Evaluation) -> Beside:
    """Each figure of the period before beside the same one of this period, and whether they differ."""
    earlier = {(told.indicator.id, group): one for told in before.answers for group, one in _figures(told)}
    return {
        (told.indicator.id, group): (earlier[told.indicator.id, group], compared(told.indicator, one, earlier[told.indicator.id, group]))
        for told in found.answers
        for group, one in _figures(told)
        if (told.indicator.id, group) in earlier
    }  # fmt: skip
