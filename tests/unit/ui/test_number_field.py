"""A number is read as it is typed, and never as a thousandth of it."""

import pytest
from django.core.exceptions import ValidationError

from timpora.ui.number_field import NumberField, number_typed


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("43", 43),
        ("0", 0),
        ("43000000", 43_000_000),
        ("43.000.000", 43_000_000),
        ("43,000,000", 43_000_000),
        (" 43 000 000 ", 43_000_000),
        ("Rp43.000.000", 43_000_000),
        ("rp. 43.000", 43_000),
        ("43.000", 43_000),
        ("43.00", None),
        ("43.000,50", None),
        ("43.000,000", None),
        ("1.5", None),
        ("-3", None),
        ("1e6", None),
        ("٤٣", None),
        ("empat", None),
        ("Rp", None),
    ],
)
def test_groups_of_three_are_one_number_and_a_fraction_is_none(text: str, number: int | None) -> None:
    assert number_typed(text) == number


def test_what_cannot_be_read_says_how_to_write_it_and_too_much_says_so() -> None:
    field = NumberField(largest=1_000)
    assert field.clean("1.000") == 1_000
    with pytest.raises(ValidationError, match="misalnya 43 atau"):
        field.clean("-3")
    with pytest.raises(ValidationError, match="terlalu besar"):
        field.clean("1001")
    with pytest.raises(ValidationError, match="terlalu besar"):
        field.clean("9" * 9_000)
    assert (field.prepare_value(43_000_000), field.prepare_value("43,5")) == ("43.000.000", "43,5")
    assert NumberField(largest=9, required=False).clean("") is None
