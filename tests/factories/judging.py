"""The verdicts of both back ends by rule and subject, as plain values that can be compared."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

import polars as pl
import polars.selectors as cs

from timpora.engine.backends.asked import Facts, Row
from timpora.engine.backends.reference import Reference
from timpora.engine.environment import Environment
from timpora.facts.register import Register
from timpora.rulebook import book
from timpora.rulebook.parameters import standard_parameters
from timpora.rulebook.visa_indexes import standard_visa_indexes
from timpora.screening.core.verdicts import KEYS, verdicts, wanted_of


type Key = tuple[str, object]
type Values = dict[str, object]


@cache
def law_on(as_of: date) -> Environment:
    """The standing rulebook's environment for a day judged."""
    return book.environment_on(as_of, standard_parameters(), standard_visa_indexes())


def by_polars(register: Register, law: Environment) -> dict[Key, Values]:
    """Every value of every rule by rule and subject, as the Polars back end gives it."""
    found: dict[Key, Values] = {}
    for subject, frame in verdicts(book.RULES, register, law).items():
        keys = frame.get_column(KEYS[subject]).to_list()
        for rule in [rule for rule in book.RULES if rule.subject == subject]:
            prefix = f"{rule.id}:"
            own = frame.select(cs.starts_with(prefix)).rename(lambda name, prefix=prefix: name.removeprefix(prefix))
            found |= {(rule.id, key): row for key, row in zip(keys, own.iter_rows(named=True), strict=True)}
    return found


def by_reference(register: Register, law: Environment) -> dict[Key, Values]:
    """The same by the reference back end, each subject by itself."""
    frames = {name: frame.collect() for name, frame in register.frames().items()}
    return {
        (rule.id, facts.subject[KEYS[rule.subject]]): {name: reference.value(node) for name, node in names.items()}
        for subject in KEYS
        for facts in all_facts(subject, frames, law)
        for reference in [Reference(facts, law)]
        for rule in book.RULES
        if rule.subject == subject
        for names in [wanted_of(rule, law)]
    }


def all_facts(subject_table: str, frames: Mapping[str, pl.DataFrame], law: Environment) -> list[Facts]:
    """Every subject's facts, grouped and looked up row by row in plain Python."""
    rows = {table: frame.with_row_index("row_number").rows(named=True) for table, frame in frames.items()}
    rows["stay_permits"] = [row | _entry_of(row, law) for row in rows["stay_permits"]]
    own: dict[object, dict[str, list[Row]]] = {}
    if subject_table == "people":
        for table, found in rows.items():
            for row in found:
                if "person" in row:
                    own.setdefault(row["person"], {}).setdefault(table, []).append(row)
    key = KEYS[subject_table]
    return [
        Facts(subject_table=subject_table, subject=row, rows=own.get(row[key], {}), everywhere={"feeds": rows["feeds"]})
        for row in rows[subject_table]
    ]


def _entry_of(permit: Mapping[str, object], law: Environment) -> dict[str, object]:
    """The index entry that held on the first of these days that is known: of its begin, grant, limit, end."""
    day = permit["valid_from"] or permit["granted_on"] or permit["valid_until"] or permit["cancelled_on"]
    entries = _entries(law.as_of).get(str(permit["visa_index"]), ())
    entry = next((entry for entry in entries if _held(entry, day)), {})
    return {f"index.{name}": value for name, value in entry.items() if name not in {"key", "first", "last"}}


def _held(entry: Mapping[str, object], day: object) -> bool:
    first, last = entry["first"], entry["last"]
    assert isinstance(first, date)
    return isinstance(day, date) and first <= day and (not isinstance(last, date) or day <= last)


@cache
def _entries(as_of: date) -> Mapping[str, Sequence[Mapping[str, object]]]:
    found: dict[str, list[Mapping[str, object]]] = {}
    for row in law_on(as_of).dictionaries["index"].rows(named=True):
        found.setdefault(row["key"], []).append(row)
    return found
