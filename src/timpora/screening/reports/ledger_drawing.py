"""The day ledger drawn as a time line of plain characters: permits above, presence below, days without cover marked.

Nothing is told by colour alone, and each drawing exists in Unicode and in ASCII with the same meaning.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from timpora.kernel.text import MONTHS, Language, Text
from timpora.screening.core.explanation import Explanation, PermitOnRecord
from timpora.screening.core.findings import LedgerRange, PresenceBy


MOST_PERMITS = 8
LABELS = 14  # columns before the time line
_LEAST_AHEAD, _SHARE_AHEAD = 14, 4  # days shown after the day judged: a fortnight, or a quarter of the past
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
_COLUMNS_A_LABEL = 8
_ONE_YEAR = 12
_DAYS_BY_THE_WEEK = 100  # a shorter span is marked by whole weeks
_WEEK = 7


@dataclass(frozen=True, kw_only=True)
class Glyphs:
    """The characters of a drawing; `permit` is its left end, its middle, its right end and where it goes on."""

    permit: tuple[str, str, str, str]
    known: str
    reported: str
    presumed: str
    left: str
    uncovered: str
    pending: str
    tick: str
    pointer: str


UNICODE = Glyphs(
    permit=("├", "─", "┤", "→"), known="█", reported="▓", presumed="░", left="~", uncovered="X", pending="?", tick="|",
    pointer="↑",
)  # fmt: skip
ASCII = Glyphs(
    permit=("[", "=", "]", ">"), known="#", reported="+", presumed=".", left="~", uncovered="X", pending="?", tick="|",
    pointer="^",
)  # fmt: skip
_PRESENCE = (  # the surest last, so that it is seen where two share a column
    (PresenceBy.PROBABLY_LEFT, "left", Text(id="kemungkinan sudah keluar", en="probably left")),
    (PresenceBy.PRESUMED, "presumed", Text(id="dianggap masih berada", en="presumed to be here")),
    (PresenceBy.REPORTED, "reported", Text(id="dilaporkan berada", en="reported here")),
    (PresenceBy.MET, "known", Text(id="ditemui petugas atau perlintasan tercatat", en="met, or crossings on record")),
    (PresenceBy.CROSSING, "known", Text(id="ditemui petugas atau perlintasan tercatat", en="met, or crossings on record")),
)  # fmt: skip
_STANDINGS = (
    ("pending", "pending", Text(id="menunggu, belum disimpulkan", en="waiting, nothing concluded")),
    ("uncovered", "uncovered", Text(id="tidak tercakup izin", en="no permit covers")),
)
_PERMIT = Text(id="Izin {number}", en="Permit {number}")
_PRESENT = Text(id="Keberadaan", en="Presence")
_OPEN = Text(id="Tanpa izin", en="No permit")
_JUDGED = Text(id="dinilai", en="judged")
_LIMIT = Text(id="batas tinggal", en="stay limit")


@dataclass(frozen=True)
class _Line:
    """Days laid out over columns."""

    first: date
    last: date
    columns: int

    def column(self, day: date) -> int:
        total = (self.last - self.first).days + 1
        return (day - self.first).days * self.columns // total

    def span(self, first: date, last: date) -> tuple[int, int] | None:
        """The columns, both included, of the days that lie on the line; one at least for any day."""
        begin, end = max(first, self.first), min(last, self.last)
        if end < begin:
            return None
        start = self.column(begin)
        return start, max(start, self.column(end + timedelta(days=1)) - 1)


def draw_ledger(explanation: Explanation, *, width: int, glyphs: Glyphs, language: Language) -> list[str]:
    """The lines of the drawing, none longer than `width`; empty where there is nothing to draw."""
    ledger, permits, as_of = explanation.ledger, explanation.permits, explanation.as_of
    dated = [permit for permit in permits if permit.last_day is not None][-MOST_PERMITS:]
    line = _line(ledger, dated, as_of, width - LABELS)
    if line is None:
        return []
    drawn = [*_scale(line, glyphs, language)]
    numbers = {id(permit): number for number, permit in enumerate(permits, start=1)}
    for permit in dated:
        label = _PERMIT.fill(number=numbers[id(permit)]).within(language)
        drawn.append(_row(label, _permit_bar(permit, line, glyphs)))
    drawn.append(_row(_PRESENT.within(language), _presence_bar(ledger, line, glyphs)))
    drawn.append(_row(_OPEN.within(language), _standing_bar(ledger, line, glyphs)))
    limit = explanation.stay_limit
    pointed = [(as_of, _JUDGED)] if limit is None else [(as_of, _JUDGED), (limit, _LIMIT)]
    drawn += _pointers(line, pointed, glyphs, language)
    return [one.rstrip() for one in drawn]


def legend(ledger: Sequence[LedgerRange], *, glyphs: Glyphs, language: Language) -> list[str]:
    """What each mark in the drawing of a ledger means; marks that do not occur are left out."""
    known_by, standings = {found.known_by for found in ledger}, {found.standing for found in ledger}
    said = [(getattr(glyphs, name), text) for kind, name, text in reversed(_PRESENCE) if kind in known_by]
    said += [(getattr(glyphs, name), text) for standing, name, text in reversed(_STANDINGS) if standing in standings]
    return list(dict.fromkeys(f"{mark} {text.within(language)}" for mark, text in said))


def short_day(day: date, language: Language) -> str:
    """`16 Apr 2023`, for tables."""
    return f"{day.day} {_month(day, language)} {day.year}"


def _month(day: date, language: Language) -> str:
    return MONTHS[language][day.month - 1][:3]


def _line(ledger: Sequence[LedgerRange], permits: Sequence[PermitOnRecord], as_of: date, columns: int) -> _Line | None:
    firsts = [found.first_day for found in ledger]
    firsts += [day for permit in permits if (day := permit.first_day or permit.last_day) is not None]
    if not firsts:
        return None
    first = min(*firsts, as_of)
    ahead = max(_LEAST_AHEAD, (as_of - first).days // _SHARE_AHEAD)
    furthest = max([as_of, *[permit.last_day for permit in permits if permit.last_day is not None]])
    return _Line(first, min(furthest, as_of + timedelta(days=ahead)), columns)


def _row(label: str, bar: list[str]) -> str:
    return f"{label:<{LABELS}}{''.join(bar)}"


def _permit_bar(permit: PermitOnRecord, line: _Line, glyphs: Glyphs) -> list[str]:
    bar = [" "] * line.columns
    assert permit.last_day is not None
    span = line.span(min(permit.first_day or permit.last_day, permit.last_day), permit.last_day)
    if span is None:
        return bar
    begin, middle, end, further = glyphs.permit
    first, last = span
    bar[first : last + 1] = middle * (last - first + 1)
    bar[first] = begin
    bar[last] = further if permit.last_day > line.last else end
    return bar


def _presence_bar(ledger: Sequence[LedgerRange], line: _Line, glyphs: Glyphs) -> list[str]:
    bar = [" "] * line.columns
    for kind, name, _ in _PRESENCE:
        for found in ledger:
            if found.known_by is kind:
                _mark(bar, line, found, getattr(glyphs, name))
    return bar


def _standing_bar(ledger: Sequence[LedgerRange], line: _Line, glyphs: Glyphs) -> list[str]:
    bar = [" "] * line.columns
    for standing, name, _ in _STANDINGS:
        for found in ledger:
            if found.standing == standing:
                _mark(bar, line, found, getattr(glyphs, name))
    return bar


def _mark(bar: list[str], line: _Line, found: LedgerRange, mark: str) -> None:
    span = line.span(found.first_day, found.last_day)
    if span is not None:
        bar[span[0] : span[1] + 1] = mark * (span[1] - span[0] + 1)


def _scale(line: _Line, glyphs: Glyphs, language: Language) -> Iterator[str]:
    words, ticks = [" "] * line.columns, [" "] * line.columns
    free = 0
    for day, word in _marked_days(line, language):
        column = line.column(day)
        if column >= free and column + len(word) <= line.columns:
            words[column : column + len(word)] = word
            ticks[column] = glyphs.tick
            free = column + len(word) + 1
    yield _row("", words)
    yield _row("", ticks)


def _marked_days(line: _Line, language: Language) -> Iterator[tuple[date, str]]:
    """The days that the scale names: weeks on a short line, else months, with the year where it begins."""
    total = (line.last - line.first).days + 1
    fitting = max(1, line.columns // _COLUMNS_A_LABEL)
    if total <= _DAYS_BY_THE_WEEK:
        for number in range(0, total, _WEEK * ceil(total / _WEEK / fitting)):
            day = line.first + timedelta(days=number)
            yield day, f"{day.day} {_month(day, language)}" + ("" if number else f" {day.year % 100:02}")
        return
    months = (line.last.year - line.first.year) * _ONE_YEAR + line.last.month - line.first.month + 1
    step = next(step for step in _MONTH_STEPS if months / step <= fitting or step == _MONTH_STEPS[-1])
    named = False
    for number in range(line.first.year * _ONE_YEAR, line.last.year * _ONE_YEAR + line.last.month, step):
        day = date(number // _ONE_YEAR, number % _ONE_YEAR + 1, 1)
        if day < line.first:
            continue
        if step >= _ONE_YEAR:
            yield day, str(day.year)
        else:
            yield day, _month(day, language) + (f" {day.year % 100:02}" if day.month == 1 or not named else "")
        named = True


def _pointers(line: _Line, days: Sequence[tuple[date, Text]], glyphs: Glyphs, language: Language) -> Iterator[str]:
    """Each day that lies on the line, pointed at from a line of its own."""
    for day, what in sorted(days, key=lambda pointed: pointed[0]):
        if not line.first <= day <= line.last:
            continue
        said = f"{what.within(language)} {short_day(day, language)}"
        column = line.column(day)
        bar = [" "] * line.columns
        if column + 2 + len(said) <= line.columns:
            bar[column : column + 2 + len(said)] = f"{glyphs.pointer} {said}"
        else:
            start = max(0, column - 1 - len(said))
            bar[start : column + 1] = f"{said} {glyphs.pointer}"
        yield _row("", bar)
