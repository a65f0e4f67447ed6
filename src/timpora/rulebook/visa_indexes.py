"""The table of visa and stay-permit indexes as dated data: what each allows, how long, on which provision."""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache, cached_property
from importlib import resources
from itertools import pairwise

from timpora.facts.codes import PermitKind
from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text


WORK = ("none", "no_employment", "employer_only", "own_business", "limited_activity", "by_marriage", "unknown")
NOT_IN_A_CODE = re.compile(r"[^A-Z0-9]")


@dataclass(frozen=True, kw_only=True)
class VisaIndex:
    """One index within one period; `initial_days` and the like are None where the stay is set case by case."""

    visa_index: str
    exists_from: date
    exists_until: date | None
    kind: PermitKind
    title: Text
    work: str
    stay_varies: bool
    initial_days: int | None
    initial_months: int | None
    extension_days: int | None
    longest_extensions: int | None
    longest_days: int | None
    citation: str
    confirmed: bool
    note: Text | None

    def exists_on(self, day: date) -> bool:
        """Whether the index could be given on that day."""
        return _is_within(day, self.exists_from, self.exists_until)


@dataclass(frozen=True, kw_only=True)
class Alias:
    """What an alias stands for on some days; `means_until=None` is open."""

    visa_index: str
    means_from: date
    means_until: date | None


@dataclass(frozen=True)
class VisaIndexes:
    """All indexes, several periods of one index in order of time."""

    entries: Sequence[VisaIndex]
    aliases: Mapping[str, Sequence[Alias]]

    @cached_property
    def _by_code(self) -> Mapping[str, list[VisaIndex]]:
        found: dict[str, list[VisaIndex]] = {}
        for entry in self.entries:
            found.setdefault(entry.visa_index, []).append(entry)
        return found

    def canonical(self, code: str, day: date) -> str:
        """The code in upper case without spaces and dashes, an alias as the code that it stands for on a day."""
        plain = NOT_IN_A_CODE.sub("", code.upper())
        meant = (alias for alias in self.aliases.get(plain, ()) if _is_within(day, alias.means_from, alias.means_until))
        return next((alias.visa_index for alias in meant), plain)

    def entries_of(self, code: str, day: date) -> Sequence[VisaIndex]:
        """All periods of an index, whatever the day on which it exists; `day` says what an alias stands for."""
        return self._by_code.get(self.canonical(code, day), ())

    def on(self, code: str, day: date) -> VisaIndex | None:
        """The entry of an index on a day, or None when it did not exist then."""
        return next((entry for entry in self.entries_of(code, day) if entry.exists_on(day)), None)

    def kind_of(self, code: str) -> PermitKind | None:
        """The kind of permit that an index stands for, whatever the day; None for one that is unknown."""
        plain = NOT_IN_A_CODE.sub("", code.upper())
        meant = [alias.visa_index for alias in self.aliases.get(plain, ())]
        entries = self._by_code.get(meant[-1] if meant else plain)
        return entries[-1].kind if entries else None

    def under_every_code(self) -> list[VisaIndex]:
        """All entries, and under each alias those of the code that it stands for, within the days on which it does."""
        return [*self.entries, *self._meant()]

    def _meant(self) -> Iterator[VisaIndex]:
        for code, meanings in self.aliases.items():
            for alias in meanings:
                for entry in self._by_code[alias.visa_index]:
                    first = max(entry.exists_from, alias.means_from)
                    last = min((day for day in (entry.exists_until, alias.means_until) if day), default=None)
                    if last is None or first <= last:
                        yield replace(entry, visa_index=code, exists_from=first, exists_until=last)


@cache
def standard_visa_indexes() -> VisaIndexes:
    """The indexes that come with the project."""
    folder = resources.files("timpora.rulebook")
    return load_visa_indexes(
        (folder / "visa_indexes.csv").read_text(encoding="utf-8"),
        (folder / "visa_index_aliases.csv").read_text(encoding="utf-8"),
    )


def load_visa_indexes(table: str, aliases: str) -> VisaIndexes:
    """Indexes from CSV text.

    Raises Refused, with the row, for a missing citation, an unknown kind or kind of work, a day or number that is none,
    a period that ends before it begins, periods of one index or alias that overlap, a first stay both in days and in
    months or none where the stay does not vary, a note in one language, and an alias of an unknown index.
    """
    entries = [_entry(number, row) for number, row in enumerate(csv.DictReader(io.StringIO(table)), start=2)]
    entries.sort(key=lambda entry: (entry.visa_index, entry.exists_from))
    for earlier, later in pairwise(entries):
        if earlier.visa_index == later.visa_index and earlier.exists_on(later.exists_from):
            raise _refused(None, f"Indeks {later.visa_index} bertumpang tindih.", f"Index {later.visa_index} overlaps.")
    return VisaIndexes(entries, _aliases(aliases, {entry.visa_index for entry in entries}))


def entry_of(row: Mapping[str, str]) -> VisaIndex:
    """One entry from its columns as text, as an office writes it; raises Refused as `load_visa_indexes` does, without a file."""
    try:
        return _entry(None, row)
    except Refused as refused:
        remedy = Text(id="Perbaiki isian itu, lalu kirim lagi.", en="Mend what was typed there, and send it again.")
        raise Refused(replace(refused.refusal, source=None, remedy=remedy)) from refused


def _aliases(table: str, codes: Collection[str]) -> Mapping[str, Sequence[Alias]]:
    found: dict[str, list[Alias]] = {}
    for row in csv.DictReader(io.StringIO(table)):
        alias, code = row["alias"], row["visa_index"]
        if code not in codes or alias in codes:
            raise _refused(
                None,
                f"Alias {alias} harus menunjuk indeks yang ada ({code}) dan bukan indeks sendiri.",
                f"Alias {alias} must name an index that exists ({code}) and be no index itself.",
            )
        meanings = found.setdefault(alias, [])
        first = date.fromisoformat(row["means_from"])
        if meanings and _is_within(first, meanings[-1].means_from, meanings[-1].means_until):
            raise _refused(None, f"Alias {alias} bertumpang tindih.", f"Alias {alias} overlaps.")
        last = date.fromisoformat(row["means_until"]) if row["means_until"] else None
        meanings.append(Alias(visa_index=code, means_from=first, means_until=last))
    return found


def _is_within(day: date, first: date, last: date | None) -> bool:
    return first <= day and (last is None or day <= last)


def _entry(number: int | None, row: Mapping[str, str]) -> VisaIndex:
    for indonesian, english in _problems(row):
        raise _refused(number, indonesian, english)
    try:
        days = {name: date.fromisoformat(row[name]) if row[name] else None for name in ("exists_from", "exists_until")}
        numbers = {name: int(row[name]) if row[name] else None for name in _NUMBERS}
    except ValueError as error:
        raise _refused(number, f"Bukan tanggal atau angka: {error}.", f"No day or number: {error}.") from error
    first, last = days["exists_from"], days["exists_until"]
    if first is None or (last is not None and last < first):
        raise _refused(number, "Masa berlakunya tidak benar.", "Its period is not right.")
    return VisaIndex(
        visa_index=row["visa_index"], exists_from=first, exists_until=last, kind=PermitKind(row["kind"]),
        title=Text(id=row["title_id"], en=row["title_en"]), work=row["work"], stay_varies=row["stay_varies"] == "true",
        citation=row["citation"], confirmed=row["status"] == "confirmed",
        note=Text(id=row["note_id"], en=row["note_en"]) if row["note_id"] else None, **numbers,
    )  # fmt: skip


_NUMBERS = ("initial_days", "initial_months", "extension_days", "longest_extensions", "longest_days")
_IN_WORDS = {"title_id", "title_en", "note_id", "note_en", "status"}
_COLUMNS = {field.name for field in fields(VisaIndex)} - {"title", "note", "confirmed"} | _IN_WORDS


def _problems(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    missing = sorted(name for name in _COLUMNS if row.get(name) is None)
    if missing:
        yield f"Kolom {', '.join(missing)} tidak ada.", f"The columns {', '.join(missing)} are missing."
        return
    if not row["citation"].strip():
        yield (
            f"Indeks {row['visa_index']} tidak menyebut dasar hukum.",
            f"Index {row['visa_index']} cites no provision.",
        )
    if row["kind"] not in set(PermitKind):
        yield f"Jenis izin {row['kind']!r} tidak dikenal.", f"The kind of permit {row['kind']!r} is unknown."
    if row["work"] not in WORK:
        yield f"Jenis kerja {row['work']!r} tidak dikenal.", f"The kind of work {row['work']!r} is unknown."
    if row["status"] not in {"confirmed", "to_be_confirmed"}:
        yield f"Status {row['status']!r} tidak dikenal.", f"The status {row['status']!r} is unknown."
    yield from _problems_of_the_stay(row)


def _problems_of_the_stay(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    units = sum(bool(row[name]) for name in ("initial_days", "initial_months"))
    if units != (0 if row["stay_varies"] == "true" else 1):
        yield (
            f"Indeks {row['visa_index']}: lama tinggal harus dalam hari, atau dalam bulan, atau menurut izinnya.",
            f"Index {row['visa_index']}: the first stay is in days, or in months, or as the permit says.",
        )
    if bool(row["note_id"]) != bool(row["note_en"]):
        yield (
            f"Indeks {row['visa_index']}: catatannya harus dalam dua bahasa.",
            f"Index {row['visa_index']}: its note needs both languages.",
        )


def _refused(row: int | None, indonesian: str, english: str) -> Refused:
    return Refused(
        Refusal(
            code="visa_index",
            what=Text(id=indonesian, en=english),
            remedy=Text(id="Perbaiki tabel indeks itu.", en="Mend the table of indexes."),
            source=Source(file="visa_indexes.csv", row=row),
        )
    )
