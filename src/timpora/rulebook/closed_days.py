"""The days on which offices are closed: public holidays and joint leave, from a library, set right by the rulebook's own dated data."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources

from timpora.kernel.periods import Period
from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text
from timpora.kernel.working_days import WorkingCalendar
from timpora.rulebook.parameters import STATUSES


YEARS_AHEAD = 2  # public holidays that nobody has decided yet are estimates; they are better than none


class ClosedKind(StrEnum):
    """Why an office is closed, or, where the library errs, that it is open."""

    PUBLIC = "public"
    JOINT_LEAVE = "joint_leave"
    MOVED = "moved"  # a public holiday that is held on another day than its own
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class ClosedDay:
    """A day on which offices are closed, or which the library closes and the decision does not."""

    day: date
    name: Text
    kind: ClosedKind
    citation: str
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class YearKnown:
    """A year whose joint leave was decided, and by which decision."""

    citation: str
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class ClosedDays:
    """Every closed day in order of time; `own` are the rulebook's rows, `years` those for which joint leave is known."""

    days: Sequence[ClosedDay]
    own: Sequence[ClosedDay]
    years: Mapping[int, YearKnown]

    @property
    def known(self) -> Period:
        """The days on which it is known whether offices work."""
        return Period(date(min(self.years), 1, 1), date(max(self.years), 12, 31))

    def calendar(self) -> WorkingCalendar:
        """The calendar by which working days are counted."""
        return WorkingCalendar(closed=frozenset(one.day for one in self.days), known=self.known)

    def disagreements(self) -> list[ClosedDay]:
        """Where the rulebook's rows and the library differ, in the years of which the rows tell joint leave: each is a question."""
        library = {one.day: one for one in of_the_library(self.years)}
        told = {one.day for one in self.own}
        years = {one.day.year for one in self.own if one.kind is ClosedKind.JOINT_LEAVE}
        added = [one for one in self.own if (one.day in library) is (one.kind is ClosedKind.OPEN)]
        left_out = [
            one
            for one in library.values()
            if one.kind is ClosedKind.JOINT_LEAVE and one.day.year in years and one.day not in told
        ]
        return sorted([*added, *left_out], key=lambda one: one.day)


@cache
def standard_closed_days() -> ClosedDays:
    """The closed days that come with the project."""
    folder = resources.files("timpora.rulebook")
    return load_closed_days(
        (folder / "calendar_years.csv").read_text(encoding="utf-8"),
        (folder / "closed_days.csv").read_text(encoding="utf-8"),
    )


@cache
def standard_calendar() -> WorkingCalendar:
    """The calendar of an office, as it comes with the project."""
    return standard_closed_days().calendar()


def load_closed_days(years: str, own: str) -> ClosedDays:
    """Closed days from the library with one's own rows on top, from CSV texts.

    Raises Refused, with the row, for a year or day that is none, a gap between years, an unknown kind or status, a missing
    citation or name, a day that stands twice, and one of a year that is not known.
    """
    known = _years(years)
    rows = _own(own, known)
    found = {one.day: one for one in (*of_the_library(known), *rows)}
    days = [found[day] for day in sorted(found) if found[day].kind is not ClosedKind.OPEN]
    return ClosedDays(days=days, own=rows, years=known)


def of_the_library(years: Mapping[int, YearKnown]) -> list[ClosedDay]:
    """What the library closes in some years, and in the years after them the public holidays, which are estimates."""
    from holidays.constants import GOVERNMENT, PUBLIC  # noqa: PLC0415 - hundreds of modules, of which most processes ask nothing

    kinds = {GOVERNMENT: ClosedKind.JOINT_LEAVE, PUBLIC: ClosedKind.PUBLIC}
    estimated = YearKnown(citation=years[max(years)].citation, confirmed=False)
    found: dict[date, ClosedDay] = {}
    for category, kind in kinds.items():  # a public holiday on a day of joint leave is called by its own name
        names = {language: _library(category, language, min(years), max(years) + YEARS_AHEAD) for language in _NAMED_IN}
        for day, name in names["id"].items():
            year = years.get(day.year, estimated)
            english = names["en_US"][day]
            found[day] = ClosedDay(
                day=day, name=Text(id=name, en=english), kind=kind, citation=year.citation, confirmed=year.confirmed
            )
    return sorted(found.values(), key=lambda one: one.day)


_NAMED_IN = ("id", "en_US")


def _library(category: str, language: str, first: int, last: int) -> Mapping[date, str]:
    from holidays.countries.indonesia import Indonesia  # noqa: PLC0415 - as above

    return dict(Indonesia(years=range(first, last + 1), categories={category}, language=language).items())


def _years(table: str) -> Mapping[int, YearKnown]:
    found: dict[int, YearKnown] = {}
    for number, row in _rows(table, _YEARS_FILE, ("year", "citation", "status")):
        _check(row, _YEARS_FILE, number)
        try:
            year = date(int(row["year"]), 1, 1).year
        except ValueError as error:
            raise _refused(
                _YEARS_FILE, number, f"{row['year']!r} bukan tahun.", f"{row['year']!r} is no year."
            ) from error
        if found and year != max(found) + 1:
            raise _refused(
                _YEARS_FILE,
                number,
                f"Tahun {year} tidak mengikuti {max(found)}.",
                f"{year} does not follow {max(found)}.",
            )
        found[year] = YearKnown(citation=row["citation"], confirmed=row["status"] == "confirmed")
    if not found:
        raise _refused(_YEARS_FILE, None, "Tidak ada satu tahun pun.", "There is not one year.")
    return found


def _own(table: str, years: Mapping[int, YearKnown]) -> list[ClosedDay]:
    found: dict[date, ClosedDay] = {}
    for number, row in _rows(table, _DAYS_FILE, ("day", "name_id", "name_en", "kind", "citation", "status")):
        _check(row, _DAYS_FILE, number)
        try:
            day = date.fromisoformat(row["day"])
        except ValueError as error:
            raise _refused(
                _DAYS_FILE, number, f"{row['day']!r} bukan tanggal.", f"{row['day']!r} is no day."
            ) from error
        if row["kind"] not in set(ClosedKind):
            raise _refused(
                _DAYS_FILE, number, f"Jenis {row['kind']!r} tidak dikenal.", f"The kind {row['kind']!r} is unknown."
            )
        if day in found or day.year not in years:
            raise _refused(
                _DAYS_FILE,
                number,
                f"{day} ditulis dua kali atau tahunnya tidak dikenal.",
                f"{day} stands twice, or its year is not known.",
            )
        found[day] = ClosedDay(
            day=day,
            name=Text(id=row["name_id"], en=row["name_en"]),
            kind=ClosedKind(row["kind"]),
            citation=row["citation"],
            confirmed=row["status"] == "confirmed",
        )
    return [found[day] for day in sorted(found)]


_YEARS_FILE, _DAYS_FILE = "calendar_years.csv", "closed_days.csv"


def _rows(table: str, file: str, columns: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    for number, row in enumerate(csv.DictReader(io.StringIO(table)), start=2):
        empty = [name for name in columns if not (row.get(name) or "").strip()]
        if empty:
            raise _refused(
                file, number, f"Kolom {', '.join(empty)} kosong.", f"The columns {', '.join(empty)} are empty."
            )
        yield number, row


def _check(row: Mapping[str, str], file: str, number: int) -> None:
    if row["status"] not in STATUSES:
        raise _refused(
            file, number, f"Status {row['status']!r} tidak dikenal.", f"The status {row['status']!r} is unknown."
        )


def _refused(file: str, row: int | None, indonesian: str, english: str) -> Refused:
    return Refused(
        Refusal(
            code="closed_days",
            what=Text(id=indonesian, en=english),
            remedy=Text(id="Perbaiki baris itu, lalu jalankan lagi.", en="Mend that row and run again."),
            source=Source(file=file, row=row),
        )
    )
