"""Dated parameters of the law: values with unit, citation and status, read from `parameters/*.yaml` and checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import pairwise
from types import MappingProxyType

import yaml

from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text
from timpora.rulebook.marked_yaml import SafeLoader


UNITS: Mapping[str, type] = {
    "days": int,
    "working_days": int,
    "months": int,
    "years": int,
    "count": int,
    "rupiah_per_day": int,
    "flag": bool,
}
STATUSES = ("confirmed", "to_be_confirmed")


TERMS = ("days", "working_days")  # units of what begins on a day and ends on another


class Counting(StrEnum):
    """How a term of days is counted where it is otherwise than from the day after, for as many days as it has."""

    DAY_ITSELF = "day_itself"  # the day on which it begins is day 1
    ENDS_WITH_THE_YEAR = "ends_with_the_year"  # 31 December at the latest


@dataclass(frozen=True, kw_only=True)
class DatedValue:
    """A value, the days on which it holds (`holds_until=None` is open), where it comes from and how sure it is."""

    holds_from: date
    holds_until: date | None
    value: int | bool
    citation: str
    confirmed: bool
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A number or switch that the law or the office sets, with its values in order of time."""

    id: str
    title: Text
    unit: str
    office_setting: bool
    values: tuple[DatedValue, ...]
    counting: tuple[Counting, ...] = ()

    def known_on(self, day: date) -> DatedValue | None:
        """The value that holds on a day, None outside the days for which one is known."""
        held = (one for one in self.values if one.holds_from <= day <= (one.holds_until or date.max))
        return next(held, None)

    def value_on(self, day: date) -> DatedValue:
        """The value that holds on a day; raises Refused outside the days for which one is known."""
        if (dated := self.known_on(day)) is not None:
            return dated
        raise Refused(
            Refusal(
                code="no_value_on_day",
                what=Text(id="{title} tidak mempunyai nilai pada {day}.", en="{title} has no value on {day}.").fill(
                    title=self.title, day=day
                ),
                remedy=Text(id="Pilih hari sejak {first}.", en="Choose a day from {first} on.").fill(
                    first=self.values[0].holds_from
                ),
            )
        )


@cache
def standard_parameters() -> Mapping[str, Parameter]:
    """The parameters that come with the project; read once, for they cannot change under a running program."""
    folder = resources.files("timpora.rulebook") / "parameters"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    return MappingProxyType(load_parameters({file.name: file.read_text(encoding="utf-8") for file in files}))


def load_parameters(texts: Mapping[str, str]) -> dict[str, Parameter]:
    """Parameters by id from YAML texts by file name.

    Raises Refused, with file and parameter, for unreadable YAML, a gap or overlap of days, a missing citation, an
    unknown unit or status, a value that does not fit its unit, an unknown way of counting, and an id that stands twice.
    """
    found: dict[str, Parameter] = {}
    for name, text in texts.items():
        for entry in _entries(name, text):
            parameter = _parameter(name, entry)
            if parameter.id in found:
                raise _refused(name, parameter.id, "twice", "ditulis dua kali.", "stands twice.")
            found[parameter.id] = parameter
    return found


def _entries(name: str, text: str) -> list[Mapping[str, object]]:
    try:
        entries = yaml.load(text, Loader=SafeLoader)  # noqa: S506 - the safe loader, in C where it can be
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else None
        raise _refused(name, "", "unreadable", "YAML tidak terbaca.", "the YAML cannot be read.", line) from error
    if not isinstance(entries, list) or not all(isinstance(entry, dict) and "id" in entry for entry in entries):
        raise _refused(name, "", "no_list", "bukan daftar parameter ber-id.", "is no list of parameters with an id.")
    return entries


def _parameter(name: str, entry: Mapping[str, object]) -> Parameter:
    identity = str(entry["id"])
    unit, title, values = entry.get("unit"), entry.get("title"), entry.get("values")
    if unit not in UNITS:
        raise _refused(name, identity, "unit", f"satuan {unit!r} tidak dikenal.", f"has an unknown unit {unit!r}.")
    if not isinstance(title, dict) or not isinstance(values, list) or not values:
        raise _refused(name, identity, "incomplete", "harus punya judul dan nilai.", "needs a title and values.")
    dated = tuple(_dated(name, identity, str(unit), value) for value in values)
    for problem in _breaks(dated):
        raise _refused(name, identity, "days", *problem)
    return Parameter(
        id=identity,
        title=Text(**title),
        unit=str(unit),
        office_setting=bool(entry.get("office_setting", False)),
        values=dated,
        counting=_counting(name, identity, str(unit), entry.get("counting")),
    )


def _counting(name: str, identity: str, unit: str, told: object) -> tuple[Counting, ...]:
    if told is None:
        return ()
    if unit not in TERMS or not isinstance(told, list) or not set(told) <= set(Counting):
        raise _refused(
            name,
            identity,
            "counting",
            f"tidak dapat dihitung dengan cara {told!r}.",
            f"cannot be counted as {told!r} says.",
        )
    return tuple(map(Counting, told))


def _dated(name: str, identity: str, unit: str, value: object) -> DatedValue:
    if not isinstance(value, dict):
        raise _refused(name, identity, "value", "nilainya tidak lengkap.", "has an incomplete value.")
    first, last, citation = value.get("from"), value.get("until"), value.get("citation")
    if not isinstance(first, date) or not (last is None or isinstance(last, date)):
        raise _refused(name, identity, "day", "hari berlakunya bukan tanggal.", "has a day that is no date.")
    if not isinstance(citation, str) or not citation.strip():
        raise _refused(name, identity, "citation", "tidak menyebut dasar hukumnya.", "cites no provision.")
    if value.get("status") not in STATUSES:
        raise _refused(name, identity, "status", "statusnya tidak dikenal.", "has an unknown status.")
    number = value.get("value")
    if type(number) is not UNITS[unit]:
        raise _refused(
            name, identity, "fit", f"nilainya tidak cocok dengan {unit}.", f"has a value that does not fit {unit}."
        )
    return DatedValue(
        holds_from=first,
        holds_until=last,
        value=number,  # type: ignore[arg-type]  # its type was compared with the unit above
        citation=citation,
        confirmed=value["status"] == "confirmed",
        note=Text(**value["note"]) if value.get("note") else None,
    )


def _breaks(values: tuple[DatedValue, ...]) -> Iterator[tuple[str, str]]:
    for dated in values:
        if dated.holds_until is not None and dated.holds_until < dated.holds_from:
            yield f"berakhir sebelum mulai ({dated.holds_from}).", f"ends before it begins ({dated.holds_from})."
    for earlier, later in pairwise(values):
        if earlier.holds_until is None or later.holds_from <= earlier.holds_until:
            yield f"bertumpang tindih pada {later.holds_from}.", f"overlaps on {later.holds_from}."
        elif later.holds_from > earlier.holds_until + timedelta(days=1):
            yield f"bercelah setelah {earlier.holds_until}.", f"has a gap after {earlier.holds_until}."


def _refused(  # noqa: PLR0917 - a private maker of one refusal
    name: str, identity: str, code: str, indonesian: str, english: str, line: int | None = None
) -> Refused:
    return Refused(
        Refusal(
            code=f"parameter_{code}",
            what=Text(id=f"Parameter {identity or '?'} {indonesian}", en=f"Parameter {identity or '?'} {english}"),
            remedy=Text(id="Perbaiki berkas itu, lalu jalankan lagi.", en="Mend the file and run again."),
            source=Source(file=name, row=line),
        )
    )
