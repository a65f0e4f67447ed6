"""What reading gives: the register, what became of each row, what was refused, and what a person should know."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from timpora.facts.register import Register
from timpora.intake.core.day_forms import DayOrder
from timpora.intake.core.mapping import ListMapping
from timpora.intake.piles import Rows
from timpora.kernel.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class SheetReceipt:
    """What became of one sheet's rows: `rows = accepted + refused + set aside`.

    `unmapped` are headers that no field was found for; `orders` how each column of numeric days was read, and
    `undecided` those of them that no cell settles.
    """

    file: str
    sheet: str | None
    list_kind: str
    rows: int
    accepted: int
    refused: int
    set_aside: Mapping[str, int]
    unmapped: Sequence[str] = ()
    orders: Mapping[str, DayOrder] = field(default_factory=dict)
    undecided: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class RefusedSheet:
    """The refused rows of one sheet as the source wrote them (`row`, `column_1`...), with the problems of each, both read when asked for.

    `header` are the rows of the header; `orders` how its columns of days were read.
    """

    mapping: ListMapping
    header: pl.DataFrame
    rows: Callable[[], pl.DataFrame]
    problems: Callable[[], pl.DataFrame]
    orders: Mapping[str, DayOrder]


@dataclass(frozen=True, kw_only=True)
class AcceptedSheet:
    """The accepted rows of one sheet by field, part by part, each with its place in the file."""

    kind: str
    rows: Rows


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The register read, what was refused and why, a receipt for each sheet, and the mappings used.

    The register is made when it is first asked for; `warnings` name what was accepted and should be looked at; `refused_sheets` are the rows to mend;
    `accepted` the rows from which the register was made.
    """

    register_made: Callable[[], Register]
    refusals: Sequence[Refusal]
    receipts: Sequence[SheetReceipt]
    mappings: Sequence[ListMapping]
    warnings: Sequence[Refusal] = ()
    refused_sheets: Sequence[RefusedSheet] = ()
    accepted: Sequence[AcceptedSheet] = ()

    @cached_property
    def register(self) -> Register:
        """What all accepted rows tell."""
        return self.register_made()
