"""The figures of a pack worked out another way: from raw rows, by plain statements of who owns the tables, without a query of the product."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from tests.factories.office import as_owner
from timpora.kernel.areas import area
from timpora.kernel.text import Language, day_in_words


LEAST = 5
HIDDEN, NO_DATA = "disembunyikan", "tidak ada data"
FACTS = "SELECT person_record_id, {columns} FROM register_{table} WHERE withdrawn_at IS NULL ORDER BY id"
DISTRICT = len("36.04.15")


def rows(statement: str, *values: object) -> list[tuple[Any, ...]]:
    """What a statement finds, read by the owner of the tables."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


@dataclass
class SomebodyByHand:
    """What is on record of one person."""

    entries: list[date] = field(default_factory=list)
    exits: list[date] = field(default_factory=list)
    permits: list[tuple[date, date, str]] = field(default_factory=list)  # from, until, which kind
    seen: list[tuple[date, str | None, str | None]] = field(default_factory=list)  # on which day, where, at what

    def is_here(self, on: date) -> bool:
        """Whether somebody came by a day, and no exit followed."""
        came = [day for day in (*self.entries, *(first for first, *_ in self.permits), *(day for day, *_ in self.seen)) if day <= on]  # fmt: skip
        left = [day for day in self.exits if day <= on]
        return bool(came) and not (left and max(left) >= max((day for day in self.entries if day <= on), default=date.min))  # fmt: skip

    def found(self, on: date) -> int:
        """How many findings: the limit has passed, and somebody on a visit works."""
        if not self.is_here(on) or not self.permits:
            return 0
        _, limit, kind = max(self.permits)
        works = any(at == "work" and day <= on for day, _, at in self.seen)
        return int(limit < on) + int(works and kind == "visit")

    @property
    def district(self) -> str | None:
        """The district of the last report that names one."""
        named = [(day, code) for day, code, _ in self.seen if code and len(code) >= DISTRICT]
        return max(named)[1][:DISTRICT] if named else None


def people() -> list[SomebodyByHand]:
    """Everybody once: records that share a document are of one person."""
    leads: dict[object, object] = {}

    def first(one: object) -> object:
        while leads.get(one, one) != one:
            one = leads[one]
        return one

    for record, document in rows(FACTS.format(columns="document_number", table="traveldocument")):
        leads[first(record)] = first(document)
    everybody = defaultdict[object, SomebodyByHand](SomebodyByHand)
    for record, direction, day in rows(FACTS.format(columns="direction, crossed_on", table="crossing")):
        somebody = everybody[first(record)]
        (somebody.entries if direction == "entry" else somebody.exits).append(day)
    for record, begins, ends, kind in rows(FACTS.format(columns="valid_from, valid_until, kind", table="staypermit")):
        everybody[first(record)].permits.append((begins or date.min, ends, kind))
    for record, day, code, at in rows(FACTS.format(columns="from_on, area_code, activity", table="presence")):
        everybody[first(record)].seen.append((day, code, at))
    return list(everybody.values())


def named() -> list[str]:
    """Every name and every document number on record."""
    return [
        one
        for (one,) in rows(
            "SELECT name FROM register_personrecord UNION SELECT document_number FROM register_traveldocument"
        )
    ]


def told(count: int, word: str) -> str:
    """A count as everybody may read it."""
    return HIDDEN if 0 < count < LEAST else f"{count} {word}"


def shared(numerator: int, denominator: int) -> str:
    """A share as everybody may read it; of nothing there is none."""
    assert numerator <= denominator < LEAST
    return HIDDEN if denominator else NO_DATA


def kept(begins: date, ends: date) -> str:
    """What agencies promised tells of nobody, and everybody reads it: of what fell due, the share that was reported in time and accepted."""
    step = "EXISTS (SELECT FROM team_actionstep s WHERE s.action_id = p.id AND s.kind = '{kind}' {when})"
    in_time = f"{step.format(kind='reported', when='AND s.recorded_on <= p.due_on')} AND {step.format(kind='accepted', when='')}"
    [(every, done)] = rows(
        f"SELECT count(*), count(*) FILTER (WHERE {in_time}) FROM team_agreedaction p WHERE p.due_on BETWEEN %s AND %s",
        begins,
        ends,
    )
    return f"{100 * done // every} %" if every else NO_DATA


def between(table: str, column: str) -> Callable[[date, date], int]:
    """How many rows of a table have their day within a month."""
    return lambda begins, ends: int(rows(f"SELECT count(*) FROM {table} WHERE {column} BETWEEN %s AND %s", begins, ends)[0][0])  # fmt: skip


def figures(months: Sequence[tuple[date, date]]) -> Mapping[str, list[str]]:
    """By the indicator's title, what stands under each month."""
    everybody = people()
    limits = {(place, until) for place, one in enumerate(everybody) for _, until, _ in one.permits}
    opened = between("casework_case", "opened_on")
    lines: Mapping[str, Callable[[date, date], str]] = {
        "Orang asing dalam pengawasan": lambda _, ends: told(sum(one.is_here(ends) for one in everybody), "orang"),
        "Orang yang mempunyai temuan": lambda _, ends: told(sum(bool(one.found(ends)) for one in everybody), "orang"),
        "Temuan pada hari terakhir": lambda _, ends: told(sum(one.found(ends) for one in everybody), "temuan"),
        "Batas tinggal yang dipatuhi": lambda begins, ends: shared(
            0, sum(begins <= until <= ends for _, until in limits)
        ),
        "Perkara yang dibuka": lambda begins, ends: told(opened(begins, ends), "perkara"),
        "Tindak lanjut yang selesai tepat waktu": kept,
    }
    return {title: [line(begins, ends) for begins, ends in months] for title, line in lines.items()}


def promises(on: date) -> Iterator[str]:
    """What was promised and what came of it, a line each."""
    steps = "SELECT recorded_on FROM team_actionstep s WHERE s.action_id = p.id AND s.kind = '{kind}'"
    every = rows(
        f"""SELECT a.name, p.what, p.due_on, ({steps.format(kind="reported")}), ({steps.format(kind="accepted")}) FROM team_agreedaction p
        JOIN team_seat s ON s.id = p.seat_id JOIN accounts_agency a ON a.id = s.agency_id ORDER BY p.due_on"""
    )
    for agency, what, due_on, reported_on, accepted_on in every:
        over = max(0, ((reported_on or on) - due_on).days) or "-"
        state = "Selesai" if accepted_on else "Lewat tenggat"
        yield f"{agency} {what} {day_in_words(due_on, Language.INDONESIAN)} {state} {over}"


def on_the_map(on: date) -> Iterator[str]:
    """Districts in which somebody is, with the count as everybody may read it."""
    counts = defaultdict[str, int](int)
    for one in people():
        if one.district and one.is_here(on):
            counts[one.district] += 1
    for code, count in counts.items():
        yield f"{area(code).name} {told(count, '').strip()}"


def by_hand(months: Sequence[tuple[date, date]], on: date) -> list[str]:
    """Every line that the pack has to say, as it says it."""
    return [
        *(f"{title} {' '.join(values)}" for title, values in figures(months).items()),
        *promises(on),
        *on_the_map(on),
    ]
