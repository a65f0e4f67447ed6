"""What a run is given besides facts: the day judged, dated parameter values, and dated dictionaries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from timpora.engine.nodes import Scalar
from timpora.kernel.periods import Period


@dataclass(frozen=True, kw_only=True)
class DatedValue:
    """A value and the days on which it holds."""

    holds: Period
    value: Scalar


@dataclass(frozen=True, eq=False, kw_only=True)
class Environment:
    """The day judged and the law of all days; compared by identity, so that what follows from one is kept beside it.

    A dictionary is a frame with the columns `key` (String), `first` (Date), `last` (Date, missing = open) and its
    fields; the periods of one key do not overlap.
    """

    as_of: date
    parameters: Mapping[str, Sequence[DatedValue]]
    dictionaries: Mapping[str, pl.DataFrame]

    def value_on(self, parameter: str, day: date | None) -> Scalar | None:
        """A parameter's value on a day; missing outside its days; KeyError for a parameter that does not exist."""
        values = self.parameters[parameter]
        if day is None:
            return None
        return next((dated.value for dated in values if day in dated.holds), None)
