"""The five formats of ICAO 9303 (parts 4 to 7): where each field stands in the lines written one behind the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """The formats: cards of two sizes, passports, and visas of two sizes."""

    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"
    MRV_A = "MRV-A"
    MRV_B = "MRV-B"


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A format: its lines, and the places of its fields counted from the first character of the first line.

    `composite` are the stretches that the last check digit covers; visas have none.
    """

    format: Format
    lines: int
    width: int
    number: range
    birth: range
    sex: int
    expiry: range
    nationality: range
    names: range
    optional: tuple[range, ...]
    optional_digit: int | None = None
    composite: tuple[range, ...] = ()
    composite_digit: int | None = None
    document_code: range = range(2)
    issuing_state: range = range(2, 5)

    @property
    def length(self) -> int:
        """How many characters all lines have together."""
        return self.lines * self.width

    @property
    def is_visa(self) -> bool:
        """Whether the zone is that of a visa."""
        return self.format in {Format.MRV_A, Format.MRV_B}

    @property
    def may_have_a_long_number(self) -> bool:
        """Whether a document number of more than nine characters goes on in the optional data."""
        return self.format in {Format.TD1, Format.TD2}

    def line_and_position(self, place: int) -> tuple[int, int]:
        """The line and the position in it as people count them, from 1."""
        line, position = divmod(place, self.width)
        return line + 1, position + 1


def _two_lines(form: Format, width: int, optional: int, *, own_digit: bool, composite: bool) -> Layout:
    """A format of two lines: names above, everything else below, optional data of so many characters at the end."""
    after = width + 28 + optional
    covered = (range(width, width + 10), range(width + 13, width + 20), range(width + 21, after + own_digit))
    return Layout(
        format=form,
        lines=2,
        width=width,
        names=range(5, width),
        number=range(width, width + 9),
        nationality=range(width + 10, width + 13),
        birth=range(width + 13, width + 19),
        sex=width + 20,
        expiry=range(width + 21, width + 27),
        optional=(range(width + 28, after),),
        optional_digit=after if own_digit else None,
        composite=covered if composite else (),
        composite_digit=after + own_digit if composite else None,
    )


LAYOUTS: Mapping[Format, Layout] = {
    Format.TD1: Layout(
        format=Format.TD1,
        lines=3,
        width=30,
        number=range(5, 14),
        birth=range(30, 36),
        sex=37,
        expiry=range(38, 44),
        nationality=range(45, 48),
        names=range(60, 90),
        optional=(range(15, 30), range(48, 59)),
        composite=(range(5, 37), range(38, 45), range(48, 59)),
        composite_digit=59,
    ),
    Format.TD2: _two_lines(Format.TD2, 36, 7, own_digit=False, composite=True),
    Format.TD3: _two_lines(Format.TD3, 44, 14, own_digit=True, composite=True),
    Format.MRV_A: _two_lines(Format.MRV_A, 44, 16, own_digit=False, composite=False),
    Format.MRV_B: _two_lines(Format.MRV_B, 36, 8, own_digit=False, composite=False),
}


def layout_of(lines: int, width: int, first: str) -> Layout | None:
    """The layout of so many lines of this width whose first character is `first`; V begins a visa."""
    for layout in LAYOUTS.values():
        if (layout.lines, layout.width, layout.is_visa) == (lines, width, first == "V"):
            return layout
    return None
