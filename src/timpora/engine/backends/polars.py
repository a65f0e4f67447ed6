"""The Polars back end: a whole register at once, with days as 32-bit and money as 64-bit whole numbers.

The subjects are taken in slices, so that what stands between the columns read and the verdicts stays small and in the
processor's caches, whatever the size of the register. Each slice runs the same plan (plans.py): expressions over rows
by Polars, rows folded into subjects by runs (folding.py).
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from types import MappingProxyType

import numpy as np
import polars as pl

from timpora.engine import nodes
from timpora.engine.backends.columns import RUN, Expressions
from timpora.engine.backends.folding import Ints, Runs, folded, uncovered_days
from timpora.engine.backends.lookups import Lookup
from timpora.engine.backends.plans import Compiler
from timpora.engine.backends.stages import PLACE, Plan, Stage, TableStage
from timpora.engine.environment import Environment
from timpora.engine.nodes import Fold
from timpora.engine.sharing import Sharing
from timpora.engine.tables import LookedUp


ROW_NUMBER = "row_number"
SUBJECTS_AT_ONCE = 2**17
SLICES_AT_ONCE = 2


@dataclass(frozen=True, kw_only=True)
class Frames:
    """The tables of a run: the subject's frame with its key column, and the frames of its rows, sorted by that key.

    A table that is a selection of a larger one carries the numbers of its rows there as `row_number`.
    """

    subject_table: str
    key: str
    tables: Mapping[str, pl.LazyFrame]
    looked_up: Mapping[str, LookedUp] = field(default_factory=dict)


def evaluate(wanted: Mapping[str, nodes.Node], *, frames: Frames, environment: Environment) -> pl.DataFrame:
    """The key, one row a subject in order of key, and one column for each wanted expression.

    Days come out as Date, counts and money as Int64, flags as Boolean, words as String or Enum. Raises ValueError for
    a table that is not sorted by the key.
    """
    run = _Run(frames, environment, wanted)
    size = run.subjects.height
    bounds = [(first, min(first + SUBJECTS_AT_ONCE, size)) for first in range(0, max(size, 1), SUBJECTS_AT_ONCE)]
    if len(bounds) == 1:
        return run.slice(*bounds[0])
    with ThreadPoolExecutor(SLICES_AT_ONCE) as pool:
        return pl.concat(pool.map(lambda bound: run.slice(*bound), bounds))


class _Itself:
    """Wanted expressions that are the same as themselves alone; held here, so that their identity stays their own."""

    def __init__(self, wanted: Mapping[str, nodes.Node]) -> None:
        self.wanted = wanted

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.wanted is self.wanted

    def __hash__(self) -> int:
        return id(self.wanted)


def _plan(asked: _Itself, subject_table: str, environment: Environment) -> Plan:
    return Compiler(Sharing().all_of(asked.wanted), subject_table, environment).plan()


# What nobody can change is compiled once: of a few people, compiling would take longer than judging.
_plan_known = lru_cache(maxsize=64)(_plan)


class _Run:
    """A compiled plan and the stored columns it reads."""

    def __init__(self, frames: Frames, environment: Environment, wanted: Mapping[str, nodes.Node]) -> None:
        self._frames = frames
        self._environment = environment
        known = isinstance(wanted, MappingProxyType)
        self._plan = (_plan_known if known else _plan)(_Itself(wanted), frames.subject_table, environment)
        self._lookups = {
            table: Lookup.of(looked_up, environment)
            for table, looked_up in frames.looked_up.items()
            if any("." in column for column in self._plan.columns.get(table, ()))
        }
        self._tables = dict(zip(self._plan.columns, pl.collect_all(list(self._stored())), strict=True))
        self._everywhere = [self._of_all(name, node) for name, node in self._plan.everywhere.items()]
        self.subjects = self._tables[frames.subject_table]
        self._keys = {name: self._sorted_keys(name) for name in self._folded_tables()}

    def _stored(self) -> Iterator[pl.LazyFrame]:
        for table, columns in self._plan.columns.items():
            wanted = {column for column in columns if "." not in column}
            if table in self._lookups:
                looked_up = self._lookups[table].looked_up
                wanted |= {node.name for node in nodes.walk(looked_up.on) if isinstance(node, nodes.Column)}
                wanted.add(looked_up.key.name)
            present = self._frames.tables[table].collect_schema().names()
            wanted |= {self._frames.key, ROW_NUMBER} & set(present)
            chosen = [column for column in present if column in wanted]
            yield self._frames.tables[table].select(chosen).with_columns(pl.col(pl.Date).to_physical())

    def _folded_tables(self) -> set[str]:
        return {table for stage in self._plan.stages for table in stage.tables} | {self._frames.subject_table}

    def _sorted_keys(self, table: str) -> Ints:
        keys: Ints = self._tables[table].get_column(self._frames.key).to_numpy()
        if len(keys) and not (keys[1:] >= keys[:-1]).all():
            message = f"{table} must be sorted by {self._frames.key}"
            raise ValueError(message)
        return keys

    def _of_all(self, name: str, node: nodes.Aggregate) -> pl.Expr:
        """A fold of a whole table, the same for every subject."""
        expressions = Expressions(self._environment, {})
        where = pl.lit(value=True) if node.where is None else expressions.computed(node.where).fill_null(value=False)
        if node.fold is Fold.EXIST:
            found = where.any() if node.where is not None else pl.len() > 0
        elif node.fold is Fold.NUMBER:
            found = where.sum() if node.where is not None else pl.len()
        else:
            assert node.value is not None
            chosen = pl.when(where).then(expressions.computed(node.value))
            found = chosen.min() if node.fold is Fold.LEAST else chosen.max()
        value = self._tables[node.table].select(found.alias(name))
        return pl.lit(value.item(), dtype=value.dtypes[0]).alias(name)

    def slice(self, first: int, last: int) -> pl.DataFrame:
        """The wanted columns of the subjects from place `first` up to, not including, `last`."""
        key = self._frames.key
        subject = self.subjects.slice(first, last - first).with_columns(self._everywhere)
        rows = {table: self._rows(table, first, last) for table in self._folded_tables() - {self._frames.subject_table}}
        for stage in self._plan.stages:
            for table, part in stage.tables.items():
                rows[table] = rows[table].prepared(part, subject)
            subject = _folded_stage(subject, stage, rows)
        return subject.select(key, *self._plan.outputs)

    def _rows(self, table: str, first: int, last: int) -> "_Rows":
        subjects = self._keys[self._frames.subject_table][first:last]
        keys = self._keys[table]
        begin, end = np.searchsorted(keys, [subjects[0], subjects[-1] + 1]) if len(subjects) else (0, 0)
        frame = self._tables[table].slice(int(begin), int(end - begin)).with_row_index(PLACE)
        frame = frame.with_columns(pl.col(self._frames.key).alias(RUN))
        if table in self._lookups:
            lookup = self._lookups[table]
            frame = lookup.numbered(frame, self._environment).with_columns(
                lookup.field(column) for column in sorted(self._plan.columns[table]) if "." in column
            )
        return _Rows(frame, Runs.of(frame.get_column(self._frames.key), subjects), int(begin))


@dataclass(frozen=True)
class _Rows:
    """One slice of a table, with the columns laid beside it so far."""

    frame: pl.DataFrame
    runs: Runs
    offset: int

    @cached_property
    def subjects(self) -> Ints:
        """The place of each row's subject."""
        return self.runs.subject_of_rows()

    @cached_property
    def _indices(self) -> pl.Series:
        found = pl.Series(self.subjects.astype(np.uint32))
        return found.set(found == self.runs.size, None)

    def prepared(self, part: TableStage, subject: pl.DataFrame) -> "_Rows":
        """With the values of the subject that this stage speaks of, and the columns that it shares."""
        frame = self.frame
        if part.brought:
            brought = [pl.col(theirs).gather(self._indices).alias(own) for own, theirs in part.brought.items()]
            frame = frame.hstack(subject.select(brought))
        for layer in part.layers:
            frame = frame.with_columns(layer)
        return replace(self, frame=frame)

    def folds(self, part: TableStage) -> Iterator[pl.Series]:
        """One column of the subject for each fold of this stage."""
        read = self.frame.select(PLACE, *part.reads)  # the place keeps the height where every fold reads a constant
        for node, name in part.folds:
            yield pl.Series(name, folded(node, read.get_column(name), self.runs))

    def gathered(self, wanted: Mapping[str, str | None], places: pl.Series) -> pl.DataFrame:
        """Columns of the rows at some places, by name; without a name the number of the row in its table."""
        columns = []
        for column, name in wanted.items():
            if name is not None:
                columns.append(pl.col(name).gather(places).alias(column))
            elif ROW_NUMBER in self.frame.columns:
                columns.append(pl.col(ROW_NUMBER).gather(places).cast(pl.Int64).alias(column))
            else:
                columns.append((pl.lit(places).cast(pl.Int64) + self.offset).alias(column))
        return self.frame.select(columns)


def _folded_stage(subject: pl.DataFrame, stage: Stage, rows: Mapping[str, _Rows]) -> pl.DataFrame:
    """The subjects with what one stage adds to them."""
    folds = [series for table, part in stage.tables.items() for series in rows[table].folds(part)]
    spans = {name: subject.select(first.alias("first"), last.alias("last")) for name, first, last in stage.intervals}
    gaps = [
        uncovered_days(span.get_column("first"), span.get_column("last"), list(_covers(name, stage, rows))).alias(name)
        for name, span in spans.items()
    ]
    subject = subject.hstack([*folds, *gaps])
    subject = subject.with_columns(result for part in stage.tables.values() for result in part.results)
    for (table, place), wanted in stage.gathered.items():
        subject = subject.hstack(rows[table].gathered(wanted, subject.get_column(place)))
    for layer in stage.layers:
        subject = subject.with_columns(layer)
    return subject


def _covers(of: str, stage: Stage, rows: Mapping[str, _Rows]) -> Iterator[tuple[Ints, pl.Series, pl.Series]]:
    for table, part in stage.tables.items():
        for cover in part.covers:
            if cover.of == of:
                read = rows[table].frame.select(PLACE, *cover.reads)
                chosen = read.get_column("where").to_numpy()
                own = read.filter(pl.col("where"))
                yield rows[table].subjects[chosen], own.get_column("first"), own.get_column("last")
