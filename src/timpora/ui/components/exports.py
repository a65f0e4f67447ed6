"""The component that takes a list along as a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from timpora.ui.components.component import Component


ASKED_BY = "unduh"


@dataclass(frozen=True, kw_only=True)
class Downloads(Component):
    """CSV and XLSX of the list on the page, with what narrows it."""

    href: str
    carried: Sequence[tuple[str, str]] = ()
