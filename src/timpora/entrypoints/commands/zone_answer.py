"""A machine-readable zone in a terminal and as JSON: the sentence, each field with its certainty, what was mended, what is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from timpora.intake.core.zones import words
from timpora.intake.core.zones.comparing import in_words
from timpora.intake.core.zones.values import Defect, Read, Repair, Sex, Weight, Zone
from timpora.kernel.days import days_past
from timpora.kernel.periods import Period
from timpora.kernel.refusals import Reason
from timpora.kernel.text import Language, Text, day_in_words, days_in_words
from timpora.screening.reports.words import as_json


FORMAT_VERSION = 1
WIDEST = 100
_HEADERS = (Text(id="Bagian", en="Field"), Text(id="Isi", en="Value"), Text(id="Kepastian", en="Certainty"))
_MENDED = Text(id="Diperbaiki", en="Repaired")
_TO_LOOK_AT = Text(id="Perlu diperiksa", en="To be checked")
_GOOD_TO_KNOW = Text(id="Keterangan", en="Good to know")
_DIFFERING = Text(id="Tidak sama", en="Not the same")
_PLACE = Text(id="Baris {line}, posisi {position}: ", en="Line {line}, position {position}: ")
_LINE = Text(id="Baris {line}: ", en="Line {line}: ")
_ALSO = Text(id="{value} (atau {others})", en="{value} (or {others})")
_EMPTY = Text(id="kosong", en="empty")


def print_zone(console: Console, zone: Zone, differing: Sequence[Reason], *, on: date, language: Language) -> None:
    """Prints the answer, readable at 80 columns and without colours."""
    width = min(console.width, WIDEST)
    console.print(Styled(words.sentence(zone).within(language), style="bold"), width=width)
    if zone.expires_on.is_sure and zone.expires_on.value is not None:
        console.print(Styled(_validity(zone.expires_on.value, on, language)), width=width)
    console.print(_table(zone, language), width=width)
    wrong = [defect for defect in zone.defects if defect.weight is not Weight.NOTICE]
    known = [defect for defect in zone.defects if defect.weight is Weight.NOTICE]
    _print_list(console, _DIFFERING, [reason.text.within(language) for reason in differing], language)
    _print_list(console, _TO_LOOK_AT, [defect.within(language) for defect in wrong], language)
    _print_list(console, _MENDED, [_repair(repair, language) for repair in zone.repairs], language)
    _print_list(console, _GOOD_TO_KNOW, [defect.within(language) for defect in known], language)


def _validity(expires_on: date, on: date, language: Language) -> str:
    if on <= expires_on:
        text = Text(id="Berlaku sampai {day}.", en="Valid until {day}.")
        return text.fill(day=expires_on).within(language)
    past = days_in_words(days_past(expires_on, on), language)
    return Text(
        id="Habis berlaku {day}, {past} sebelum {on}.", en="Expired on {day}, {past} before {on}."
    ).fill(day=expires_on, past=past, on=on).within(language)  # fmt: skip


def _table(zone: Zone, language: Language) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 2, 0, 0))
    for header in _HEADERS:
        table.add_column(header.within(language))
    for name, read in _fields(zone):
        value = _value(read, language)
        table.add_row(
            Styled(words.FIELDS[name].within(language)),
            Styled(value),
            Styled(words.CERTAINTIES[read.certainty].within(language)),
        )
    return table


def _fields(zone: Zone) -> Iterator[tuple[str, Read[Any]]]:
    yield from (
        ("document_code", zone.document_code), ("issuing_state", zone.issuing_state), ("number", zone.number),
        ("surname", zone.surname), ("given_names", zone.given_names), ("birth", zone.born), ("sex", zone.sex),
        ("expiry", zone.expires_on), ("nationality", zone.nationality),
    )  # fmt: skip
    yield from (("optional", read) for read in zone.optional)


def _value(read: Read[Any], language: Language) -> str:
    match read.value:
        case None:
            return ""
        case Sex():
            return words.SEXES[read.value].within(language)
        case Period():
            return in_words(read.value).within(language)
        case date():
            return day_in_words(read.value, language)
    if not read.also_fits:
        return str(read.value)
    others = ", ".join(one or _EMPTY.within(language) for one in read.also_fits)
    return _ALSO.fill(value=read.value, others=others).within(language)


def _repair(repair: Repair, language: Language) -> str:
    place = _LINE.fill(line=repair.line)
    if repair.position is not None:
        place = _PLACE.fill(line=repair.line, position=repair.position)
    return place.within(language) + repair.text.within(language)


def _print_list(console: Console, title: Text, texts: Sequence[str], language: Language) -> None:
    if not texts:
        return
    width = min(console.width, WIDEST)
    console.print(Styled(title.within(language), style="bold"), width=width)
    for text in texts:
        console.print(Padding(Styled(f"- {text}"), (0, 0, 0, 1)), width=width)


def zone_json(zone: Zone, differing: Sequence[Reason], *, language: Language) -> str:
    """One JSON object; days in ISO form, missing values null, words in one language."""
    return as_json(zone_record(zone, differing, language=language))


def zone_record(zone: Zone, differing: Sequence[Reason], *, language: Language) -> Mapping[str, Any]:
    """The same as plain values."""
    fields = {name: _field(read) for name, read in _fields(zone) if name not in {"birth", "optional"}}
    born = zone.born.value
    return {
        "format_version": FORMAT_VERSION,
        "format": zone.format.value,
        "kind": zone.kind.value,
        "sentence": words.sentence(zone).within(language),
        "is_sound": zone.is_sound,
        "lines": list(zone.lines),
        **fields,
        "name_may_be_cut": zone.name_may_be_cut,
        "birth": {
            "earliest": born.first.isoformat() if born else None,
            "latest": born.last.isoformat() if born and born.last else None,
            "certainty": zone.born.certainty.value,
        },
        "optional": [_field(read) for read in zone.optional],
        "repairs": [_repair_record(repair, language) for repair in zone.repairs],
        "defects": [_defect_record(defect, language) for defect in zone.defects],
        "differences": [{"code": reason.code, "text": reason.text.within(language)} for reason in differing],
    }


def _field(read: Read[Any]) -> Mapping[str, Any]:
    value = read.value.isoformat() if isinstance(read.value, date) else read.value
    return {"value": value, "certainty": read.certainty.value, "also_fits": list(read.also_fits)}


def _repair_record(repair: Repair, language: Language) -> Mapping[str, Any]:
    return {
        "because": repair.because.value, "line": repair.line, "position": repair.position, "was": repair.was,
        "became": repair.became, "text": repair.text.within(language),
    }  # fmt: skip


def _defect_record(defect: Defect, language: Language) -> Mapping[str, Any]:
    return {
        "code": defect.code, "weight": defect.weight.value, "line": defect.line, "position": defect.position,
        "what": defect.what.within(language), "remedy": defect.remedy.within(language),
    }  # fmt: skip
