"""Money in whole rupiah, never a float, within the range of a signed 64-bit integer."""

from dataclasses import dataclass


LARGEST_AMOUNT = 2**63 - 1


@dataclass(frozen=True, order=True)
class Rupiah:
    """A whole, non-negative amount of rupiah that a 64-bit integer can hold."""

    amount: int

    def __post_init__(self) -> None:
        if not 0 <= self.amount <= LARGEST_AMOUNT:
            message = f"An amount in rupiah lies between 0 and {LARGEST_AMOUNT}: {self.amount}"
            raise ValueError(message)

    def times(self, count: int) -> "Rupiah":
        """The amount for `count` days or items; raises ValueError when 64 bits cannot hold it."""
        return Rupiah(self.amount * count)
