"""Which check digits of a zone agree with what they cover, as it stands."""

from timpora.intake.core.zones.arithmetic import at, check_digit
from timpora.intake.core.zones.layouts import Layout


def composite_expected(text: str, layout: Layout) -> str:
    """The digit that the last check digit of the zone would have to be."""
    return check_digit("".join([text[stretch.start : stretch.stop] for stretch in layout.composite]))


def composite_agrees(text: str, layout: Layout) -> bool:
    """Whether the digit over the whole agrees; visas have none, and then nothing contradicts."""
    return layout.composite_digit is None or composite_expected(text, layout) == text[layout.composite_digit]


def agreeing_digits(text: str, layout: Layout) -> int:
    """How many of the digits of number, birth day, expiry and the whole agree."""
    fields = (layout.number, layout.birth, layout.expiry)
    own = sum(check_digit(at(text, field)) == text[field.stop] for field in fields)
    return own + (layout.composite_digit is not None and composite_agrees(text, layout))


def all_digits(layout: Layout) -> int:
    """How many digits `agreeing_digits` can count in this layout."""
    return len((layout.number, layout.birth, layout.expiry)) + (layout.composite_digit is not None)
