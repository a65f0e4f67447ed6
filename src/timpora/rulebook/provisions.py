"""The provisions that a case may cite, as dated data: in short words, with the penalty they carry, and how sure they are."""

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from itertools import pairwise

from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text
from timpora.rulebook.citations import standard_citations
from timpora.rulebook.parameters import STATUSES


FILE = "provisions.csv"
COLUMNS = ("id", "words_id", "words_en", "citation", "from", "until", "penalty_id", "penalty_en", "status")
MAY_BE_EMPTY = frozenset({"until", "penalty_id", "penalty_en"})


@dataclass(frozen=True, kw_only=True)
class DatedProvision:
    """What a provision says within some days; `penalty` only where it threatens one."""

    id: str
    words: Text
    citation: str
    holds_from: date
    holds_until: date | None
    penalty: Text | None
    confirmed: bool

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.holds_from <= day and (self.holds_until is None or day <= self.holds_until)


@cache
def standard_provisions() -> tuple[DatedProvision, ...]:
    """The provisions that come with the project, in the order of the table."""
    text = (resources.files("timpora.rulebook") / FILE).read_text(encoding="utf-8")
    return load_provisions(text, standard_citations())


def provisions_on(day: date) -> Mapping[str, DatedProvision]:
    """The provisions in force on a day, by id."""
    return {one.id: one for one in standard_provisions() if one.holds_on(day)}


def load_provisions(table: str, citations: Collection[str]) -> tuple[DatedProvision, ...]:
    """Provisions from CSV text.

    Raises Refused, with the row, for a column without words, an unknown citation or status, a day that is none, a period that
    ends before it begins, a penalty in one language, and a gap or an overlap between two rows of one provision.
    """
    found = [
        _provision(number, row, citations) for number, row in enumerate(csv.DictReader(io.StringIO(table)), start=2)
    ]
    by_id: dict[str, list[DatedProvision]] = {}
    for one in found:
        by_id.setdefault(one.id, []).append(one)
    for rows in by_id.values():
        for earlier, later in pairwise(rows):
            if earlier.holds_until is None or earlier.holds_until + timedelta(days=1) != later.holds_from:
                raise _refused(
                    None, f"{later.id} bercelah atau bertumpang tindih pada {later.holds_from}.", f"{later.id} has a gap or overlaps on {later.holds_from}."
                )  # fmt: skip
    return tuple(found)


def _provision(number: int, row: Mapping[str, str], citations: Collection[str]) -> DatedProvision:
    for problem in _problems(row, citations):
        raise _refused(number, *problem)
    try:
        first = date.fromisoformat(row["from"])
        last = date.fromisoformat(row["until"]) if row["until"] else None
    except ValueError as error:
        raise _refused(number, f"Bukan tanggal: {error}.", f"No day: {error}.") from error
    if last is not None and last < first:
        raise _refused(number, "Berakhir sebelum mulai.", "It ends before it begins.")
    return DatedProvision(
        id=row["id"], words=Text(id=row["words_id"], en=row["words_en"]), citation=row["citation"], holds_from=first, holds_until=last,
        penalty=Text(id=row["penalty_id"], en=row["penalty_en"]) if row["penalty_id"] else None, confirmed=row["status"] == "confirmed",
    )  # fmt: skip


def _problems(row: Mapping[str, str], citations: Collection[str]) -> Iterator[tuple[str, str]]:
    missing = [name for name in COLUMNS if row.get(name) is None or not (row[name].strip() or name in MAY_BE_EMPTY)]
    if missing:
        yield f"Kolom {', '.join(missing)} kosong.", f"The columns {', '.join(missing)} are empty."
        return
    if row["citation"] not in citations:
        yield f"Dasar hukum {row['citation']!r} tidak dikenal.", f"The provision {row['citation']!r} is unknown."
    if row["status"] not in STATUSES:
        yield f"Status {row['status']!r} tidak dikenal.", f"The status {row['status']!r} is unknown."
    if bool(row["penalty_id"]) != bool(row["penalty_en"]):
        yield "Ancamannya harus dalam dua bahasa.", "Its penalty needs both languages."


def _refused(row: int | None, indonesian: str, english: str) -> Refused:
    return Refused(
        Refusal(
            code="provisions",
            what=Text(id=indonesian, en=english),
            remedy=Text(
                id="Perbaiki tabel ketentuan itu, lalu jalankan lagi.", en="Mend the table of provisions and run again."
            ),
            source=Source(file=FILE, row=row),
        )
    )
