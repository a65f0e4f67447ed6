"""One subject by the reference back end: every value of a rule with the trace of how it came about."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

import numpy as np
import polars as pl

from timpora.engine.backends.asked import Facts, Row, Traced
from timpora.engine.backends.reference import Reference
from timpora.engine.environment import Environment
from timpora.engine.expressions import Value
from timpora.engine.nodes import Named, Node, Scalar
from timpora.engine.rules import Rule
from timpora.engine.tables import LookedUp
from timpora.rulebook import book
from timpora.screening.core.verdicts import KEYS, wanted_of


NOBODY = Facts(subject_table="people", subject={}, rows={}, everywhere={})


class PersonReader:
    """A register's facts one person at a time, at a cost that does not grow with the register.

    Made once over frames by name, each sorted by `person` (as `Register` keeps them); a person's rows are then found by
    halving, and a permit's visa index in a dictionary.
    """

    def __init__(self, frames: Mapping[str, pl.DataFrame], environment: Environment) -> None:
        self._frames = {name: frame for name, frame in frames.items() if "person" in frame.columns}
        self._people = {name: frame.get_column("person").to_numpy() for name, frame in self._frames.items()}
        self._everywhere = {
            name: _numbered(frame.rows(named=True), 0) for name, frame in frames.items() if name not in self._frames
        }
        self._dictionaries = _dictionaries(environment)

    def facts_of(self, subject_table: str, key: object) -> Facts:
        """The facts of one subject; raises KeyError where the register does not know it."""
        rows = {name: self._rows(name, key) for name in self._frames} if subject_table == "people" else {}
        subjects = rows.get(subject_table) or [
            row for row in self._everywhere.get(subject_table, ()) if row[KEYS[subject_table]] == key
        ]
        if not subjects:
            raise KeyError(key)
        return Facts(subject_table=subject_table, subject=subjects[0], rows=rows, everywhere=self._everywhere)

    def _rows(self, name: str, person: object) -> Sequence[Row]:
        if not isinstance(person, int):
            return ()
        begin, end = np.searchsorted(self._people[name], [person, person + 1])
        if begin == end:
            return ()
        rows = _numbered(self._frames[name].slice(begin, end - begin).rows(named=True), int(begin))
        return _looked_up(rows, self._dictionaries.get(name))


class _Entries:
    """A dictionary by key, for rows that are looked up one at a time."""

    def __init__(self, looked_up: LookedUp, environment: Environment) -> None:
        self._key = looked_up.key.name
        self._on = looked_up.on
        self._reference = Reference(NOBODY, environment)
        name, fields = looked_up.dictionary.name, looked_up.dictionary.fields
        self._none: dict[str, Scalar | None] = {f"{name}.{field}": None for field in fields}
        self._entries: dict[object, list[tuple[date, date | None, dict[str, Scalar | None]]]] = {}
        for row in environment.dictionaries[name].iter_rows(named=True):
            values = {f"{name}.{field}": row[field] for field in fields}
            self._entries.setdefault(row["key"], []).append((row["first"], row["last"], values))

    def fields_for(self, row: Row) -> Mapping[str, Scalar | None]:
        """The fields of the entry that held on the row's day, all missing where none did."""
        on = self._reference.value(self._on, row)
        if not isinstance(on, date):
            return self._none
        for first, last, values in self._entries.get(row[self._key], ()):
            if first <= on and (last is None or on <= last):
                return values
        return self._none


@lru_cache(maxsize=64)
def _entries(looked_up: LookedUp, environment: Environment) -> _Entries:
    return _Entries(looked_up, environment)


def _dictionaries(environment: Environment) -> Mapping[str, _Entries]:
    return {name: _entries(looked_up, environment) for name, looked_up in book.LOOKED_UP.items()}


def _looked_up(rows: Sequence[Row], dictionary: _Entries | None) -> Sequence[Row]:
    return rows if dictionary is None else [{**row, **dictionary.fields_for(row)} for row in rows]


def facts_of_one(
    rows: Mapping[str, Sequence[dict[str, Scalar | None]]],
    everywhere: Mapping[str, Sequence[dict[str, Scalar | None]]],
    environment: Environment,
) -> Facts:
    """The facts of one person from plain rows, in the order in which frames keep them; each row has every column of its kind."""
    dictionaries = _dictionaries(environment)
    own = {name: _looked_up(_numbered(told, 0), dictionaries.get(name)) for name, told in rows.items()}
    everybody = {name: _numbered(told, 0) for name, told in everywhere.items()}
    return Facts(subject_table="people", subject=own["people"][0], rows=own, everywhere=everybody)


def _numbered(rows: Sequence[dict[str, Scalar | None]], first: int) -> Sequence[Row]:
    for number, row in enumerate(rows, start=first):
        row["row_number"] = number
    return rows


def facts_of(subject_table: str, key: object, frames: Mapping[str, pl.DataFrame], environment: Environment) -> Facts:
    """One subject's facts from whole frames, for a single question; many ask one `PersonReader`."""
    return PersonReader(frames, environment).facts_of(subject_table, key)


def judge(rule: Rule, facts: Facts, environment: Environment) -> tuple[dict[str, object], Sequence[Traced]]:
    """Every value of a rule for one subject, named after `wanted_of`, and the trace of its definitions."""
    reference = Reference(facts, environment)
    return values_of(rule, wanted_of(rule, environment), facts, reference), reference.trace


def values_of(rule: Rule, wanted: Mapping[str, Node], facts: Facts, reference: Reference) -> dict[str, object]:
    """Every value of a rule for the subject of a reference, which computes once what several rules ask alike."""
    key = KEYS[rule.subject]
    values: dict[str, object] = {name: reference.value(node) for name, node in wanted.items()}
    return {key: facts.subject[key]} | values


def outline_of(steps: Iterable[Value]) -> Sequence[tuple[Named, int]]:
    """The definitions that some steps of a rule rest on, parts before wholes, each once with its depth below a step."""
    found: dict[int, tuple[Named, int]] = {}

    def visit(node: Node, depth: int) -> None:
        if isinstance(node, Named):
            if id(node) in found:
                return
            for child in node.children():
                visit(child, depth + 1)
            found[id(node)] = (node, depth)
        else:
            for child in node.children():
                visit(child, depth)

    for step in steps:
        visit(step.node, 0)
    return list(found.values())
