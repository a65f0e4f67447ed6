"""Everything that was said of some records, asked of the database at once: however many kinds of fact there are, a page waits once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection

from timpora.kernel.viewers import Viewer
from timpora.register.ledger import Fact, Source
from timpora.register.queries import KINDS, OF_A_PERSON


TOLD = ("people", *OF_A_PERSON)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was said of some records, kind by kind, each with its source: what held at a moment of knowledge, and what had been withdrawn."""

    held: Mapping[str, list[Fact]]
    withdrawn: Mapping[str, list[Fact]]


def told_of(viewer: Viewer, records: Collection[int], *, as_known: datetime | None = None) -> Told:
    """Everything that was said of some records until a moment of knowledge, whatever became of it, in the order of recording."""
    held: dict[str, list[Fact]] = {}
    withdrawn: dict[str, list[Fact]] = {}
    sources: dict[int, Source] = {}
    with connection.cursor() as cursor:
        asked = {"office": viewer.office, "records": list(records), "until": as_known}
        # One text with a statement for each kind, sent and answered at once; the cursor of the office's connections binds values itself.
        cursor.execute(_statements(is_until=as_known is not None), asked)
        for kind in TOLD:
            held[kind], withdrawn[kind] = [], []
            for row in cursor.fetchall():
                one = _fact(kind, row, sources)
                has_gone = one.withdrawn_at is not None and (as_known is None or one.withdrawn_at <= as_known)
                (withdrawn if has_gone else held)[kind].append(one)
            cursor.nextset()
    return Told(held=held, withdrawn=withdrawn)


def apart(told: Told, whose: Mapping[int, int]) -> dict[int, Told]:
    """What was said of several people, person by person; `whose` says for each record which person that is."""
    found = {
        person: Told(held={kind: [] for kind in TOLD}, withdrawn={kind: [] for kind in TOLD})
        for person in set(whose.values())
    }
    for side in ("held", "withdrawn"):
        for kind, facts in getattr(told, side).items():
            for fact in facts:
                record = fact.pk if kind == "people" else fact.person_record_id
                getattr(found[whose[record]], side)[kind].append(fact)
    return found


def _fact(kind: str, row: Sequence[Any], sources: dict[int, Source]) -> Fact:
    """A fact with its source, as the object mapper would make them; facts of one source share it."""
    own = _columns(KINDS[kind])
    fact = KINDS[kind].from_db(connection.alias, own, row[: len(own)])
    if fact.source_id not in sources:
        sources[fact.source_id] = Source.from_db(connection.alias, _columns(Source), row[len(own) :])
    fact.source = sources[fact.source_id]
    return fact


@cache
def _columns(model: type[Fact | Source]) -> list[str]:
    return [column.attname for column in model._meta.concrete_fields]  # noqa: SLF001 - Django's name for it


@cache
def _statements(*, is_until: bool) -> str:
    """A statement for each kind, made of nothing but names of our own tables and columns."""
    until = " AND fact.recorded_at <= %(until)s" if is_until else ""
    return ";\n".join(
        f"SELECT {_named('fact', KINDS[kind])}, {_named('source', Source)}"  # noqa: S608 - see above
        f" FROM {_table(KINDS[kind])} fact JOIN {_table(Source)} source ON source.id = fact.source_id"
        f" WHERE fact.office_id = %(office)s AND fact.{_record(kind)} = ANY(%(records)s::bigint[]){until} ORDER BY fact.id"
        for kind in TOLD
    )


def _record(kind: str) -> str:
    return "id" if kind == "people" else "person_record_id"


def _table(model: type[Fact | Source]) -> str:
    return model._meta.db_table  # noqa: SLF001 - Django's name for it


def _named(table: str, model: type[Fact | Source]) -> str:
    return ", ".join(f"{table}.{column.column}" for column in model._meta.concrete_fields)  # noqa: SLF001
