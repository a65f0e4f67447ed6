"""The table of visa and stay-permit indexes as dated data: what each allows, how long, on which provision."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, cached_property
from importlib import resources
from itertools import pairwise

import polars as pl

from timpora.facts.codes import PermitKind
from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text


WORK = ("none", "employer_only", "own_business", "limited_activity", "by_marriage", "unknown")
_NOT_IN_A_CODE = re.compile(r"[^A-Z0-9]")


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
    note: str

    def exists_on(self, day: date) -> bool:
        """Whether the index could be given on that day."""
        return self.exists_from <= day and (self.exists_until is None or day <= self.exists_until)


@dataclass(frozen=True)
class VisaIndexes:
    """All indexes, several periods of one index in order of time."""

    entries: Sequence[VisaIndex]
    aliases: Mapping[str, str]

    @cached_property
    def _by_code(self) -> Mapping[str, list[VisaIndex]]:
        found: dict[str, list[VisaIndex]] = {}
        for entry in self.entries:
            found.setdefault(entry.visa_index, []).append(entry)
        return found

    def canonical(self, code: str) -> str:
        """The code in upper case without spaces and dashes, an alias as the code it stands for."""
        plain = _NOT_IN_A_CODE.sub("", code.upper())
        return self.aliases.get(plain, plain)

    def on(self, code: str, day: date) -> VisaIndex | None:
        """The entry of an index on a day, or None when it did not exist then."""
        return next((entry for entry in self._by_code.get(self.canonical(code), ()) if entry.exists_on(day)), None)

    def kind_of(self, code: str) -> PermitKind | None:
        """The kind of permit that an index stands for, whatever the day; None for one that is unknown."""
        entries = self._by_code.get(self.canonical(code))
        return entries[-1].kind if entries else None

    def frame(self) -> pl.DataFrame:
        """One row an entry: the columns of `VisaIndex` but title and note, with Date, Int64, Boolean and String columns."""
        columns = {
            "visa_index": pl.String(), "exists_from": pl.Date(), "exists_until": pl.Date(), "kind": pl.String(),
            "work": pl.String(), "stay_varies": pl.Boolean(), "initial_days": pl.Int64(), "initial_months": pl.Int64(),
            "extension_days": pl.Int64(), "longest_extensions": pl.Int64(), "longest_days": pl.Int64(),
            "citation": pl.String(), "confirmed": pl.Boolean(),
        }  # fmt: skip
        rows = [{name: getattr(entry, name) for name in columns} for entry in self.entries]
        return pl.DataFrame(rows, schema=columns)


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
    a period that ends before it begins, periods of one index that overlap, and an alias of an unknown index.
    """
    entries = [_entry(number, row) for number, row in enumerate(csv.DictReader(io.StringIO(table)), start=2)]
    entries.sort(key=lambda entry: (entry.visa_index, entry.exists_from))
    for earlier, later in pairwise(entries):
        if earlier.visa_index == later.visa_index and earlier.exists_on(later.exists_from):
            raise _refused(None, f"Indeks {later.visa_index} bertumpang tindih.", f"Index {later.visa_index} overlaps.")
    codes = {entry.visa_index for entry in entries}
    found = {row["alias"]: row["visa_index"] for row in csv.DictReader(io.StringIO(aliases))}
    for alias, code in found.items():
        if code not in codes:
            raise _refused(
                None,
                f"Alias {alias} menunjuk indeks {code} yang tidak ada.",
                f"Alias {alias} names {code}, which is no index.",
            )
    return VisaIndexes(entries, found)


def _entry(number: int, row: Mapping[str, str]) -> VisaIndex:
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
        citation=row["citation"], confirmed=row["status"] == "confirmed", note=row["note"], **numbers,
    )  # fmt: skip


_NUMBERS = ("initial_days", "initial_months", "extension_days", "longest_extensions", "longest_days")
_COLUMNS = {field.name for field in fields(VisaIndex)} - {"title", "confirmed"} | {"title_id", "title_en", "status"}


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


def _refused(row: int | None, indonesian: str, english: str) -> Refused:
    return Refused(
        Refusal(
            code="visa_index",
            what=Text(id=indonesian, en=english),
            remedy=Text(id="Perbaiki tabel indeks itu.", en="Mend the table of indexes."),
            source=Source(file="visa_indexes.csv", row=row),
        )
    )
