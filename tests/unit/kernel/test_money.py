"""Money is whole rupiah within 64 bits."""

import pytest

from timpora.kernel.money import LARGEST_AMOUNT, Rupiah


def test_the_largest_amount_is_that_of_a_signed_64_bit_number() -> None:
    assert Rupiah(9_223_372_036_854_775_807).amount == LARGEST_AMOUNT
    with pytest.raises(ValueError, match="between 0 and 9223372036854775807"):
        Rupiah(LARGEST_AMOUNT + 1)


def test_nobody_owes_less_than_nothing() -> None:
    assert Rupiah(0).times(9) == Rupiah(0)
    with pytest.raises(ValueError, match="-1"):
        Rupiah(-1)
    with pytest.raises(ValueError, match="-5"):
        Rupiah(5).times(-1)


def test_a_product_beyond_64_bits_is_refused_and_never_wraps() -> None:
    assert Rupiah(1_000_000).times(9_000) == Rupiah(9_000_000_000)
    with pytest.raises(ValueError, match="between 0 and"):
        Rupiah(LARGEST_AMOUNT).times(2)


def test_a_product_of_rupiah_is_a_whole_number() -> None:
    assert type(Rupiah(300_000).times(43).amount) is int
    assert Rupiah(1) < Rupiah(2)
