"""The map on paper says what its rows say and no more, in the same letters each time."""

from typing import Any
from xml.etree import ElementTree as ET

from timpora.evaluation.core.map_figures import Kept
from timpora.evaluation.map_drawing import Printed, printed
from timpora.kernel.text import Language


CIKEUSAL, KIBIN, CIKANDE, BINUANG = "36.04.23", "36.04.16", "36.04.15", "36.04.18"
SQUARE = [[[[106.1, -6.2], [106.3, -6.2], [106.3, -6.1], [106.1, -6.1], [106.1, -6.2]]]]


def drawn(*rows: Kept, shapes: dict[str, Any] | None = None, language: Language = Language.INDONESIAN) -> Printed | None:  # fmt: skip
    return printed(rows, shapes or {}, ["36.04"], "Bappeda <Rekaan>" if shapes else "", language)


def texts(told: Printed | None) -> list[str]:
    assert told is not None
    return [one.text or "" for one in ET.fromstring(told.svg).iter("{http://www.w3.org/2000/svg}text")]


ROWS = (
    Kept(CIKEUSAL, 12, 9, 9, 9, 9), Kept(KIBIN, None, 8, 8, 8, 8), Kept(CIKANDE, 133, 7, 7, 7, 7), Kept(BINUANG, 0, 6, 6, 6, 6), Kept("none", 5, 0, 0, 0, 0),
)  # fmt: skip


def test_counts_stand_in_their_districts_and_what_is_hidden_is_drawn_as_hidden() -> None:
    told = drawn(*ROWS)
    assert texts(told)[:5] == ["133", "Cikande", "12", "Cikeusal", "Kibin"]
    assert told is not None
    assert told.svg.count('fill="url(#hidden)"') == 2, "the district and the legend"
    assert "Orang asing di sini menurut kecamatan" in told.alt
    assert "idn-area-data" in told.source
    english = drawn(*ROWS, language=Language.ENGLISH)
    assert texts(english)[-2:] == ["hidden", "area of another office"]


def test_the_same_rows_are_the_same_letters_in_whatever_order_they_come() -> None:
    told, again = drawn(*ROWS), drawn(*reversed(ROWS))
    assert told is not None
    assert again is not None
    assert told.svg == again.svg


def test_an_outline_that_the_office_drew_stands_instead_of_a_circle() -> None:
    told = drawn(*ROWS, shapes={CIKANDE: SQUARE})
    assert told is not None
    assert told.svg.count("<path ") == 1
    assert told.source == "Garis batas: Bappeda <Rekaan>."
    assert "133" in texts(told)
    alone = drawn(Kept("36.04.99", 7, 0, 0, 0, 0))
    assert alone is None, "nobody knows where it lies"
