"""Finds the zone in a text: whole lines, lines that were joined or wrapped, a zone within other text, lines of wrong length."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timpora.intake.core.zones.agreement import agreeing_digits, all_digits
from timpora.intake.core.zones.arithmetic import at
from timpora.intake.core.zones.layouts import LAYOUTS, Layout, layout_of
from timpora.intake.core.zones.lengths import fittings, line_with_days
from timpora.intake.core.zones.proving import prove
from timpora.intake.core.zones.states import readings
from timpora.intake.core.zones.typed_text import MOST_CHARACTERS, Rows, ways_to_read
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


_WHOLE = re.compile(r"[A-Z0-9<]+")
_WITH_UNREAD = re.compile(r"[A-Z0-9<?]+")
_FIRST = frozenset("PVIAC1")  # 1 is a misread I
_DAY_LIKE = frozenset("0123456789ODQIZSGBLKC<")
MOSTLY_DAYS = 10  # of the twelve characters of birth day and expiry: one or two may be typed wrong
_LONGEST_PIECES = 12  # a zone that was wrapped into more rows than that is not one
ENOUGH_DIGITS = 2  # check digits that have to agree before a zone is believed to lie within other text
SHORTEST_SECOND_LINE = 28
_SHOWN_LINES = 3
_SHOWN_PLACES = 8


@dataclass(frozen=True, kw_only=True)
class Found:
    """The lines of a zone one behind the other, their layout, and how their characters and lengths were mended."""

    text: str
    layout: Layout
    taken_for_filler: str = ""
    lengths: Sequence[tuple[int, int]] = ()


def find(text: str) -> Found:
    """The zone in a text; raises Refused where there is none, or where its lines are too long or short to be mended."""
    if (found := _as_printed(text.split("\n"))) is not None:
        return found
    if len(text) > MOST_CHARACTERS:
        raise Refused(_TOO_LONG)
    if places := unread_places(text):
        raise Refused(unread_characters(places))
    ways = list(ways_to_read(text))
    for search in (_whole_lines, _joined, _of_wrong_length, _within):
        for way in ways:
            if (found := search(way)) is not None:
                return found
    raise Refused(_no_zone(ways[0].rows))


def unread_places(text: str) -> Sequence[tuple[int, int]]:
    """Line and position, from 1, of each `?` that stands in a whole line of a zone for a character that was not read."""
    rows = [row for row in text.upper().split() if _WITH_UNREAD.fullmatch(row)]
    widths = {layout.width for layout in LAYOUTS.values()}
    whole = [row for row in rows if len(row) in widths]
    return [(line, found.start() + 1) for line, row in enumerate(whole, 1) for found in re.finditer(r"\?", row)]


def is_complete(text: str) -> bool:
    """Whether a text already holds all lines of a zone, so that nobody has to wait for more."""
    return len(text) <= MOST_CHARACTERS and any(
        search(way) is not None for way in ways_to_read(text) for search in (_whole_lines, _joined)
    )


def _as_printed(lines: Sequence[str]) -> Found | None:
    """The usual case at once: nothing but the lines of a zone, as they are printed."""
    layout = layout_of(len(lines), len(lines[0]), lines[0][:1])
    together = "".join(lines)
    if layout is None or len(together) != layout.length or any(len(line) != layout.width for line in lines):
        return None
    return Found(text=together, layout=layout) if _WHOLE.fullmatch(together) and _plausible(together, layout) else None


def _whole_lines(way: Rows) -> Found | None:
    for count in (3, 2):
        for start in range(len(way.rows) - count + 1):
            lines = way.rows[start : start + count]
            if (found := _as_printed(lines)) is not None:
                return Found(text=found.text, layout=found.layout, taken_for_filler=way.taken_for_filler)
    return None


def _joined(way: Rows) -> Found | None:
    """Rows that together are as long as a zone: its line breaks were lost, or its lines wrapped."""
    for start in range(len(way.rows)):
        together = ""
        for row in way.rows[start : start + _LONGEST_PIECES]:
            together += row
            for layout in LAYOUTS.values():
                if len(together) == layout.length and _believable(together, layout):
                    return Found(text=together, layout=layout, taken_for_filler=way.taken_for_filler)
    return None


def _within(way: Rows) -> Found | None:
    """A zone amid other text without a break before or behind it: the stretch in which most check digits agree."""
    together = "".join(way.rows)
    best: tuple[int, Found | None] = (ENOUGH_DIGITS - 1, None)
    # The longest first: the second lines of several formats begin alike, and a shorter one may seem to lie in a longer one.
    for layout in sorted(LAYOUTS.values(), key=lambda one: -one.length):
        for start in range(len(together) - layout.length + 1):
            stretch = together[start : start + layout.length]
            if _believable(stretch, layout) and (agreeing := agreeing_digits(stretch, layout)) > best[0]:
                best = agreeing, Found(text=stretch, layout=layout, taken_for_filler=way.taken_for_filler)
    return best[1]


def _of_wrong_length(way: Rows) -> Found | None:
    """Lines that have the right length with other fillers; a line that was changed within has to be proven by its digits."""
    for lines in _pieces(way.rows):
        layouts = [layout for layout in LAYOUTS.values() if layout.lines == len(lines)]
        for layout in sorted(layouts, key=lambda one: (_is_changed_within(lines, one), len(_changed(lines, one)))):
            made = {text for text in fittings(lines, layout) if _believable(text, layout)}
            if _is_changed_within(lines, layout):
                made = _proven(made, layout)
            if len(made) == 1:
                lengths = _changed(lines, layout)
                return Found(text=made.pop(), layout=layout, taken_for_filler=way.taken_for_filler, lengths=lengths)
    return None


def _is_changed_within(lines: Sequence[str], layout: Layout) -> bool:
    return len(lines[line_with_days(layout)]) != layout.width


def _changed(lines: Sequence[str], layout: Layout) -> Sequence[tuple[int, int]]:
    """The numbers of the lines that are too long or too short, with their length."""
    return [(number, len(line)) for number, line in enumerate(lines, 1) if len(line) != layout.width]


def _proven(texts: set[str], layout: Layout) -> set[str]:
    """Those in which every digit agrees; where there are none, those in which every digit agrees once a misreading is repaired."""
    agreeing = {text for text in texts if agreeing_digits(text, layout) == all_digits(layout)}
    return agreeing or {text for text in texts if (proof := prove(text, layout)).composite_holds and not proof.failing}


def _pieces(rows: Sequence[str]) -> Iterator[Sequence[str]]:
    for count in (3, 2):
        for start in range(len(rows) - count + 1):
            yield rows[start : start + count]
    together = "".join(rows)
    for width in (44, 36):
        # Nothing but the last line can be told from its length, and its check digits then have to prove it.
        if len(together) > width + SHORTEST_SECOND_LINE // 2:
            yield [together[:-width], together[-width:]]


def _believable(text: str, layout: Layout) -> bool:
    """Whether a text that did not come in whole lines is a zone: it begins like one, with a state, and digits agree."""
    begins = text[0] in _FIRST and bool(readings(text[2:5]))
    return begins and _plausible(text, layout) and agreeing_digits(text, layout) >= ENOUGH_DIGITS


def _plausible(text: str, layout: Layout) -> bool:
    """Whether a text may be a zone of this layout: it begins like one, or its digits agree, and its days look like days."""
    if (text[0] == "V") is not layout.is_visa:
        return False
    days = at(text, layout.birth) + at(text, layout.expiry)
    if sum(character in _DAY_LIKE for character in days) < MOSTLY_DAYS:
        return False
    return text[0] in _FIRST or agreeing_digits(text, layout) >= ENOUGH_DIGITS


_TOO_LONG = Refusal(
    "text_too_long",
    Text(id="Teksnya terlalu panjang untuk zona terbaca mesin.", en="The text is too long for a machine-readable zone."),
    Text(id="Berikan hanya dua atau tiga baris zonanya.", en="Give only the two or three lines of the zone."),
)  # fmt: skip


def unread_characters(places: Sequence[tuple[int, int]]) -> Refusal:
    """The refusal of a zone in which something still stands as unread."""
    told = places[:_SHOWN_PLACES]
    more = ", ..." if len(places) > _SHOWN_PLACES else ""
    return Refusal(
        "unread_characters",
        Text(
            id="Masih ada tanda ? yang berarti tidak terbaca: {places}.",
            en="There is still a ? for what was not read: {places}.",
        ).fill(
            places=Text(
                id="; ".join(f"baris {line}, posisi {position}" for line, position in told) + more,
                en="; ".join(f"line {line}, position {position}" for line, position in told) + more,
            )
        ),
        Text(
            id="Ganti setiap ? dengan huruf, angka atau < yang tercetak pada dokumennya.",
            en="Replace each ? by the letter, digit or < that is printed on the document.",
        ),
    )


def _no_zone(rows: Sequence[str]) -> Refusal:
    what = Text(id="Zona terbaca mesin tidak ditemukan.", en="No machine-readable zone was found.")
    if rows:
        lengths = ", ".join(str(len(row)) for row in rows[:_SHOWN_LINES]) + (", ..." if len(rows) > _SHOWN_LINES else "")  # fmt: skip
        what = Text(
            id="Zona terbaca mesin tidak ditemukan; panjang barisnya {lengths}.",
            en="No machine-readable zone was found; its lines have {lengths} characters.",
        ).fill(lengths=lengths)
    return Refusal(
        "no_zone",
        what,
        Text(
            id="Paspor: dua baris dengan 44 huruf; visa dan kartu: dua baris dengan 44 atau 36, atau tiga baris dengan 30. Pindai atau ketik lagi semua barisnya, termasuk tanda <.",
            en="A passport has two lines of 44 characters; visas and cards two of 44 or 36, or three of 30. Scan or type all lines again, with every <.",
        ),
    )  # fmt: skip
