"""Folds the rows of sorted subjects into one value a subject.

A table sorted by its key is a row of runs, one a subject. Folding the first rows of all runs, then the second ones,
and so on, takes a nanosecond or two a row, where a general group-by takes many times that (bench/fold_runs.py); it is
what lets a register of ten million stays be judged within a small multiple of the time that reading it takes.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from timpora.engine import nodes
from timpora.engine.nodes import End, Fold, ValueType


type Ints = NDArray[Any]

HALF = 32  # a day in the upper half and a row's place in the lower half of 64 bits order rows by day, then by place
PLACE = 2**HALF - 1
SHORT = 8  # rows of a run that are taken one by one
NOTHING = -(2**HALF)  # stands for no day: earlier than each
LEAST = np.iinfo(np.int64).min


@dataclass(frozen=True)
class Runs:
    """The rows of one table in runs of equal key, and the place of each run's subject.

    `starts` and `subjects` are int64 of one length; a run whose key is no subject has the place `size`, one past the
    last, so that what it says is dropped.
    """

    starts: Ints
    subjects: Ints
    rows: int
    size: int

    @cached_property
    def lengths(self) -> Ints:
        """How many rows each run has."""
        return np.diff(self.starts, append=self.rows)

    @cached_property
    def steps(self) -> list[tuple[Ints, Ints]]:
        """For the second, third ... rows of short runs: which runs have such a row, and where it is."""
        short = self.lengths <= SHORT
        runs = [np.flatnonzero(short & (self.lengths > number)) for number in range(1, SHORT)]
        return [(own, self.starts[own] + number) for number, own in enumerate(runs, 1) if len(own)]

    @cached_property
    def long(self) -> tuple[Ints, Ints, Ints]:
        """The runs that are not short, the rows in them, and where among those each of these runs begins."""
        runs = np.flatnonzero(self.lengths > SHORT)
        own = self.lengths[runs]
        begins = np.cumsum(own) - own
        return runs, np.repeat(self.starts[runs] - begins, own) + np.arange(own.sum()), begins

    @classmethod
    def of(cls, keys: pl.Series, subjects: Ints) -> "Runs":
        """The runs of a sorted key column; `subjects` are the sorted keys of all subjects."""
        own = keys.to_numpy()
        starts = _starts(own)
        return cls(starts, _places(own[starts], subjects), len(own), len(subjects))

    def reduced(self, how: np.ufunc, values: Ints) -> Ints:
        """A value a run. Nearly all people have a few rows of a kind: those are folded row by row, all runs at once."""
        reduced: Ints = values[self.starts]
        for own, rows in self.steps:
            reduced[own] = how(reduced[own], values[rows])
        own, rows, begins = self.long
        if len(own):
            reduced[own] = how.reduceat(values[rows], begins)
        return reduced

    def subject_of_rows(self) -> Ints:
        """The place of each row's subject."""
        return np.repeat(self.subjects, self.lengths)

    def spread(self, values: Ints, otherwise: int) -> Ints:
        """A value a run, spread over all subjects."""
        found = np.full(self.size + 1, otherwise, values.dtype)
        found[self.subjects] = values
        return found[: self.size]


def _starts(keys: Ints) -> Ints:
    """Where the runs of equal keys begin."""
    breaks = np.flatnonzero(keys[1:] != keys[:-1]) + 1
    return np.concatenate([np.zeros(min(1, len(keys)), np.int64), breaks])


def _places(keys: Ints, subjects: Ints) -> Ints:
    """Where each key stands among the sorted, distinct subjects; their number where it does not."""
    size = len(subjects)
    if size and subjects.dtype.kind == "i" and subjects[-1] - subjects[0] == size - 1:
        places = keys - subjects[0]  # numbered without a gap: the place is the number
        return np.where((places >= 0) & (places < size), places, size)
    places = np.searchsorted(subjects, keys)
    known = places < size
    known[known] = subjects[places[known]] == keys[known]
    return np.where(known, places, size)


def input_of(fold: nodes.Node, where: pl.Expr | None, value: pl.Expr | None) -> pl.Expr:
    """What a fold reads from each row: a flag, or a number with the sentinel where the row does not count."""
    if isinstance(fold, nodes.Aggregate) and fold.fold in {Fold.EXIST, Fold.NUMBER}:
        chosen = pl.lit(value=True) if where is None else where.fill_null(value=False)
        return chosen.cast(pl.UInt8 if fold.fold is Fold.EXIST else pl.Int64)
    assert value is not None
    counted: pl.Expr = value if where is None else pl.when(where).then(value)
    kind = _number_type(fold)
    return counted.cast(kind).fill_null(pl.lit(_none_yet(fold), dtype=kind))


def _number_type(fold: nodes.Node) -> pl.DataType:
    """Days fit 32 bits; counts and packed picks want 64."""
    return pl.Int32() if isinstance(fold, nodes.Aggregate) and fold.type is ValueType.DAY else pl.Int64()


def _none_yet(fold: nodes.Node) -> int:
    """The number that stands for "no row counts": what every other one displaces."""
    bounds = np.iinfo(np.int32 if _number_type(fold) == pl.Int32 else np.int64)
    return int(bounds.max if _end_of(fold) is End.EARLIEST else bounds.min)


def _end_of(fold: nodes.Node) -> End:
    match fold:
        case nodes.Aggregate():
            return End.EARLIEST if fold.fold is Fold.LEAST else End.LATEST
        case nodes.Picked():
            return fold.pick.end
    raise TypeError(fold)


def packed(day: pl.Expr, place: pl.Expr) -> pl.Expr:
    """A day and a row's place as one number that orders rows by day, then by place."""
    upper: pl.Expr = day.cast(pl.Int64) * 2**HALF
    return upper + place.cast(pl.Int64)


def folded(fold: nodes.Node, read: pl.Series, runs: Runs) -> Ints:
    """One number a subject, the sentinel where no row counts; `result_of` makes it the subject's column."""
    if isinstance(fold, nodes.Aggregate) and fold.fold in {Fold.EXIST, Fold.NUMBER}:
        return runs.spread(runs.reduced(np.maximum if fold.fold is Fold.EXIST else np.add, read.to_numpy()), 0)
    outermost = np.minimum if _end_of(fold) is End.EARLIEST else np.maximum
    return runs.spread(runs.reduced(outermost, read.to_numpy()), _none_yet(fold))


def result_of(fold: nodes.Node, column: str) -> pl.Expr:
    """The folded column as Boolean, Int64, Int32 for days, or for a pick the place of its row in the table (UInt32)."""
    found: pl.Expr = pl.col(column)
    if isinstance(fold, nodes.Aggregate) and fold.fold in {Fold.EXIST, Fold.NUMBER}:
        return found.cast(pl.Boolean if fold.fold is Fold.EXIST else pl.Int64)
    place = (found & PLACE).cast(pl.UInt32) if isinstance(fold, nodes.Picked) else found
    return pl.when(found != pl.lit(_none_yet(fold), dtype=_number_type(fold))).then(place).alias(column)


def latest_before(run: pl.Series, others: pl.Series, own: pl.Series, *, or_on: bool) -> pl.Series:
    """For each row the latest of its run's `others` that lies before its `own` day, or on it where that counts too.

    `run` is a sorted key; days are Int32, missing where a row does not count or names none. Neighbours of a short run
    are held against one another; the days of a long one are sorted and searched.
    """
    size = len(run)
    keys = run.to_numpy()
    value, bound = (of_all_rows(side, size).cast(pl.Int64).fill_null(NOTHING).to_numpy() for side in (others, own))
    bound = bound + int(or_on)
    found = np.where(value < bound, value, NOTHING)
    for step in range(1, SHORT):
        earlier = np.flatnonzero(keys[step:] == keys[:-step])
        if not len(earlier):
            break
        for row, other in ((earlier + step, earlier), (earlier, earlier + step)):
            held = np.where(value[other] < bound[row], value[other], NOTHING)
            found[row] = np.maximum(found[row], held)
    if (keys[SHORT:] == keys[:-SHORT]).any():
        long = _rows_of_long_runs(keys)
        found[long] = _searched(keys[long], value[long], bound[long])
    return pl.Series(found).set(pl.Series(found == NOTHING), None).cast(pl.Int32)


def of_all_rows(column: pl.Series, size: int) -> pl.Series:
    """A column of so many rows, also where it came as one value for all of them."""
    return column if len(column) == size else column.new_from_index(0, size)


def _rows_of_long_runs(keys: Ints) -> Ints:
    lengths = np.diff(_starts(keys), append=len(keys))
    return np.flatnonzero(np.repeat(lengths > SHORT, lengths))


def _searched(keys: Ints, value: Ints, bound: Ints) -> Ints:
    """For each row the latest value of its run before its bound, found among all values of all runs in order."""
    place = np.cumsum(np.diff(keys, prepend=keys[:1]) != 0) * 2 ** (HALF + 1) + 2**HALF
    order = np.sort((place + value)[value > NOTHING])
    if not len(order):
        return value
    nearest = np.searchsorted(order, place + bound) - 1
    before = order[np.maximum(nearest, 0)] - place
    found: Ints = np.where((nearest >= 0) & (before > NOTHING), before, NOTHING)
    return found


def uncovered_days(first: pl.Series, last: pl.Series, covers: list[tuple[Ints, pl.Series, pl.Series]]) -> pl.Series:
    """Days from `first` to `last` of each subject that no cover reaches; missing where an end is.

    A cover is the subjects' places and, per row, its first (missing = always) and last day (missing = open); days are
    Int32. Covers are clipped, sorted by subject and first day, and counted where they reach beyond all before them.
    """
    size = len(first)
    begin, end = (side.cast(pl.Int64).fill_null(0).to_numpy() for side in (first, last))
    parts = [_clipped(begin, end, *cover) for cover in covers]
    subject, start, stop = (np.concatenate([part[side] for part in parts]) for side in range(3))
    place = subject * 2**HALF + (start - start.min(initial=0))
    if (place[1:] < place[:-1]).any():
        order = np.argsort(place, kind="stable")
        subject, start, stop = subject[order], start[order], stop[order]
    base = subject * 2**HALF  # one subject's reach never meets the next one's
    reached = np.maximum.accumulate(base + stop)
    before = np.concatenate([[LEAST], reached[:-1]])
    fresh = (base + stop) - np.maximum(base + start, before + 1) + 1
    covered = np.bincount(subject, weights=np.maximum(fresh, 0), minlength=size)[:size].astype(np.int64)
    length = np.maximum(end - begin + 1, 0)
    return pl.Series(length - covered).set(first.is_null() | last.is_null(), None)


def _clipped(begin: Ints, end: Ints, subject: Ints, first: pl.Series, last: pl.Series) -> tuple[Ints, Ints, Ints]:
    """The rows of one kind of cover that reach into their subject's days: subject, first and last day within them."""
    own = np.flatnonzero(subject < len(begin))
    subject = subject[own]
    start = first.cast(pl.Int64).fill_null(-(2**31)).to_numpy()[own]
    stop = last.cast(pl.Int64).fill_null(2**31 - 1).to_numpy()[own]
    start, stop = np.maximum(start, begin[subject]), np.minimum(stop, end[subject])
    within = start <= stop
    return subject[within], start[within], stop[within]
