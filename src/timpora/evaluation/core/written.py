"""A figure as plain values, as tables and reports keep it, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from timpora.evaluation.core.computing import Figure
from timpora.kernel.text import Text


def written(one: Figure) -> dict[str, Any]:
    """The values of a figure; the numbers of people behind it are not kept."""
    low, high = one.interval or (None, None)
    first, third = one.quartiles or (None, None)
    return {
        "value": one.value, "numerator": one.numerator, "denominator": one.denominator, "counted": one.counted, "low": low, "high": high,
        "first_quartile": first, "third_quartile": third, "no_data": asdict(one.no_data) if one.no_data else None, "is_hidden": one.is_hidden,
    }  # fmt: skip


def read(told: Mapping[str, Any]) -> Figure:
    """The figure again."""
    low, first = told["low"], told["first_quartile"]
    return Figure(
        counted=told["counted"], value=told["value"], numerator=told["numerator"], denominator=told["denominator"],
        interval=None if low is None else (low, told["high"]), quartiles=None if first is None else (first, told["third_quartile"]),
        no_data=Text(**told["no_data"]) if told["no_data"] else None, is_hidden=told["is_hidden"],
    )  # fmt: skip
