"""Writing to the register: sources, facts and their withdrawal, each told in the audit trail in the same transaction.

The viewer must have entered (`accounts.doors`): the database itself fills in the moment, and refuses another author.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import polars as pl
import psycopg
from django.contrib.postgres.functions import TransactionNow
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, Q, QuerySet
from django.db.utils import ProgrammingError

from timpora.accounts.core.roles import Clearance
from timpora.audit import actions as audit
from timpora.kernel.ahead import one_ahead
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.viewers import Viewer
from timpora.postgres.numbers_ahead import numbers_ahead
from timpora.register import arrays as arrays_of
from timpora.register import identity, queries
from timpora.register.core import events, refusals
from timpora.register.judgements import JudgedBy, Judgement, Verdict
from timpora.register.ledger import Source, SourceKind
from timpora.register.queries import KINDS


LIFE = ("recorded_at", "recorded_by", "withdrawn_at", "withdrawn_by", "withdrawn_because")
AT_ONCE = 20_000  # rows in one statement
MANY_JUDGEMENTS = """
    INSERT INTO register_judgement (office_id, recorded_by, confidentiality, first_record_id, second_record_id, verdict, judged_by, because)
    SELECT %s, %s, greatest(f.confidentiality, s.confidentiality), f.id, s.id, %s, %s, %s
    FROM unnest(%s::bigint[], %s::bigint[]) AS pair(first_one, second_one)
    JOIN register_personrecord f ON f.id = pair.first_one AND f.withdrawn_at IS NULL
    JOIN register_personrecord s ON s.id = pair.second_one AND s.withdrawn_at IS NULL
    ON CONFLICT (first_record_id, second_record_id) WHERE withdrawn_at IS NULL DO NOTHING
"""  # fmt: skip
ALREADY_SAID = frozenset({"23505", "23P01"})  # a unique row, or a period, that is taken
NO_POWER = "42501"  # PostgreSQL's code for what a role or a wall does not allow


@transaction.atomic
def record_source(
    *, by: Viewer, kind: SourceKind, file: str, sha256: bytes | None = None, reporter: str | None = None
) -> int:
    """Records where facts will come from; the same file twice is refused."""
    made = Source(office_id=_office_of(by), recorded_by=by.account, kind=kind.value, file=file, sha256=sha256, reporter=reporter)  # fmt: skip
    _save(made, refusals.SAME_FILE)
    audit.record(events.SOURCE_RECORDED, subject=f"source:{made.pk}", details={"kind": kind.value})
    return made.pk


@transaction.atomic
def record(*, by: Viewer, kind: str, source: int, values: Mapping[str, object]) -> int:
    """Records one fact as its source says it; raises Refused where an open fact excludes it."""
    made = KINDS[kind](office_id=_office_of(by), recorded_by=by.account, source_id=source, **values)
    _save(made, refusals.EXCLUDED)
    audit.record(events.FACT_RECORDED, subject=_subject(kind, made.pk), details={"source": source})
    return int(made.pk)


@transaction.atomic
def withdraw(*, by: Viewer, kind: str, fact: int, because: str) -> None:
    """Withdraws a fact; it stays, with who withdrew it, when and why. Raises Refused where there is none to withdraw.

    With the record of a person goes all that was said about that record.
    """
    open_facts = KINDS[kind]._default_manager.filter(office=by.office, pk=fact, withdrawn_at__isnull=True)  # noqa: SLF001 - Django's name for it
    if _withdraw(open_facts, by=by, because=because) != 1:
        raise Refused(refusals.NOT_THERE)
    audit.record(events.FACT_WITHDRAWN, subject=_subject(kind, fact))
    if kind == "people":
        for name, held in queries.about(by, fact).items():
            for one in held:
                withdraw(by=by, kind=name, fact=one.pk, because=because)


@transaction.atomic
def correct(*, by: Viewer, kind: str, fact: int, source: int, values: Mapping[str, object], because: str) -> int:
    """Withdraws a fact and records the right one, which remembers what it replaces.

    What was said about the record of a person, and judged of it, is said of the right one, from the same sources.
    """
    about = queries.about(by, fact) if kind == "people" else {}
    judged = list(identity.judgements(by).filter(Q(first_record=fact) | Q(second_record=fact))) if about else []
    withdraw(by=by, kind=kind, fact=fact, because=because)
    made = record(by=by, kind=kind, source=source, values={**values, "replaces": fact})
    for name, held in about.items():
        for one in held:
            said = {column: getattr(one, column) for column in _said_by(name)}
            record(
                by=by, kind=name, source=one.source_id, values={**said, "person_record_id": made, "replaces": one.pk}
            )
    for word in judged:
        withdraw_judgement(by=by, judgement=word.pk, because=because)
        other = word.second_record_id if word.first_record_id == fact else word.first_record_id
        if word.judged_by == JudgedBy.RULE:
            judge_many(by=by, pairs=[(made, other)], verdict=Verdict(word.verdict), because=word.because)
        else:
            judge(by=by, records=(made, other), verdict=Verdict(word.verdict), because=word.because)
    return made


@transaction.atomic
def amend(*, by: Viewer, kind: str, fact: int, source: int, changes: Mapping[str, object], because: str) -> int:
    """Says a fact about a person once more, from another source and with something of it changed; raises Refused where there is none."""
    held = queries.one(by, kind, fact)
    if held is None:
        raise Refused(refusals.NOT_THERE)
    said = {column: getattr(held, column) for column in _said_by(kind)} | {"source_sheet": None, "source_row": None}
    values = {**said, "person_record_id": held.person_record_id, **changes}
    return correct(by=by, kind=kind, fact=fact, source=source, values=values, because=because)


@transaction.atomic
def withdraw_source(*, by: Viewer, source: int, because: str, told: Callable[[int], None] = lambda _rows: None) -> int:
    """Undoes a whole file: everything that it said and that still stands is withdrawn; how many facts that were.

    `told` hears after each kind of fact how many were withdrawn so far, and may stop all by raising.
    """
    if (
        _withdraw(Source.objects.filter(office=by.office, pk=source, withdrawn_at__isnull=True), by=by, because=because)
        != 1
    ):
        raise Refused(refusals.NOT_THERE)
    rows = 0
    for model in KINDS.values():
        open_facts = model._default_manager.filter(source=source, withdrawn_at__isnull=True)  # noqa: SLF001 - Django's name for it
        rows += _withdraw(open_facts, by=by, because=because)
        told(rows)
    audit.record(events.SOURCE_WITHDRAWN, subject=f"source:{source}", details={"rows": rows})
    return rows


@transaction.atomic
def record_many(*, by: Viewer, kind: str, source: int, rows: pl.DataFrame) -> list[int]:
    """Records many facts of a kind, the columns named as in the table; their numbers, in the order of the rows."""
    parts = record_parts(by=by, kind=kind, source=source, parts=rows.iter_slices(AT_ONCE))
    return [number for numbers in parts for number in numbers]


def record_parts(*, by: Viewer, kind: str, source: int, parts: Iterable[pl.DataFrame]) -> Iterator[list[int]]:
    """The same part by part, within a transaction: the numbers of each. While the database writes one, the next is made ready.

    What is refused ends the transaction. A savepoint for each part would be dear: a row that was written in one and is held in two others
    is noted as held by several, row after row.
    COPY does not pass through walls, and PostgreSQL refuses it; rows in arrays do, at nearly its speed.
    """
    model, rows = KINDS[kind], 0
    same = {"office_id": _office_of(by), "recorded_by": by.account, "source_id": source}
    types = {field.attname: (field.db_type(connection) or "").split("(")[0] for field in model._meta.concrete_fields}  # noqa: SLF001 - Django's name for it
    for told in one_ahead(arrays_of.arrays(part, types) for part in parts):
        of_all = same if "confidentiality" in told.columns else {**same, "confidentiality": Clearance.OFFICE.value}
        with _in_words(refusals.EXCLUDED, savepoint=False):
            numbers = _insert(model, of_all, told)
        rows += told.rows
        yield numbers
    audit.record(events.FACTS_RECORDED, subject=f"source:{source}", details={"kind": kind, "rows": rows})


def count_anew() -> None:
    """After a bulk commit: lets PostgreSQL count its tables, so that the next page is planned for the register as it is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT register_count_anew()")


@transaction.atomic
def judge(*, by: Viewer, records: tuple[int, int], verdict: Verdict, because: str) -> int:
    """Judges that two records are the same person or are not; raises Refused where another judgement says the opposite."""
    first, second = sorted(records)
    _require_agreement(by, first, second, verdict)
    made = Judgement(
        office_id=_office_of(by), recorded_by=by.account, confidentiality=_most_confidential(by, first, second), because=because.strip(),
        first_record_id=first, second_record_id=second, verdict=verdict.value, judged_by=JudgedBy.OFFICER.value,
    )  # fmt: skip
    if not made.because:
        raise Refused(refusals.NO_REASON)
    _save(made, refusals.JUDGED_ALREADY)
    details = {"verdict": verdict.value, "other": second}
    audit.record(events.JUDGED, subject=f"people:{first}", details=details)
    audit.record(events.JUDGED, subject=f"people:{second}", details={**details, "other": first})
    return made.pk


@transaction.atomic
def judge_many(*, by: Viewer, pairs: Sequence[tuple[int, int]], verdict: Verdict, because: str) -> int:
    """Keeps what a rule judged of many pairs of records; how many that were. Pairs on which somebody said a word are left."""
    wanted = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    with connection.cursor() as cursor:
        cursor.execute(MANY_JUDGEMENTS, [
            _office_of(by), by.account, verdict.value, JudgedBy.RULE.value, because,
            [first for first, _ in wanted], [second for _, second in wanted],
        ])  # fmt: skip
        rows = int(cursor.rowcount)
    audit.record(events.JUDGED_MANY, details={"verdict": verdict.value, "pairs": rows})
    return rows


@transaction.atomic
def withdraw_judgement(*, by: Viewer, judgement: int, because: str) -> None:
    """Withdraws a judgement: the two records stand as they stood before it."""
    open_ones = Judgement.objects.filter(office=by.office, pk=judgement, withdrawn_at__isnull=True)
    pair = open_ones.values_list("first_record", "second_record").first()
    if pair is None or _withdraw(open_ones, by=by, because=because) != 1:
        raise Refused(refusals.NOT_THERE)
    for record_number in pair:
        audit.record(events.JUDGEMENT_WITHDRAWN, subject=f"people:{record_number}", details={"judgement": judgement})


def _require_agreement(by: Viewer, first: int, second: int, verdict: Verdict) -> None:
    """Refuses a judgement that officers' other judgements contradict; one against a rule or a key goes before it."""
    if verdict is Verdict.SAME and identity.are_judged_apart(by, first, second):
        raise Refused(refusals.JUDGED_APART)
    if verdict is Verdict.NOT_THE_SAME and identity.are_judged_same(by, first, second):
        raise Refused(refusals.JUDGED_TOGETHER)


def _most_confidential(by: Viewer, first: int, second: int) -> int:
    """How confidential the more confidential of two records is; raises Refused where the viewer does not see both."""
    levels = queries.facts(by, "people").filter(pk__in=[first, second]).values_list("confidentiality", flat=True)
    if first == second or len(levels) != len((first, second)):
        raise Refused(refusals.NO_SUCH_PAIR)
    return int(max(levels))


def _office_of(viewer: Viewer) -> int:
    if viewer.office is None:
        raise Refused(refusals.MAY_NOT)
    return viewer.office


def _withdraw(rows: QuerySet[Any], *, by: Viewer, because: str) -> int:
    if not because.strip():
        raise Refused(refusals.NO_REASON)
    return rows.update(withdrawn_at=TransactionNow(), withdrawn_by=by.account, withdrawn_because=because)


def _save(made: Model, excluded: Refusal) -> None:
    with _in_words(excluded):
        made.save(force_insert=True)


@contextmanager
def _in_words(excluded: Refusal, *, savepoint: bool = True) -> Iterator[None]:
    """What the database refuses of new rows is said in words, and with a savepoint the transaction stays usable."""
    try:
        with transaction.atomic(savepoint=savepoint):
            yield
    except IntegrityError as error:
        if _code(error) in ALREADY_SAID:
            raise Refused(excluded) from error
        raise
    except ProgrammingError as error:
        if _code(error) == NO_POWER:
            raise Refused(refusals.MAY_NOT) from error
        raise


def _insert(model: type[Model], same: Mapping[str, int], told: arrays_of.Arrays) -> list[int]:
    """Writes rows that share some columns, with numbers taken beforehand, so that their order is known."""
    quote, table = connection.ops.quote_name, model._meta.db_table  # noqa: SLF001 - Django's name for it
    numbers = numbers_ahead(model, told.rows)
    arrays = ", ".join(f"%s::{kind}[]" for kind in ("bigint", *told.types))
    columns = ", ".join(map(quote, [*same, "id", *told.columns]))
    names = ", ".join(f"c{n}" for n in range(len(told.columns) + 1))
    given = ", ".join([*(["%s"] * len(same)), names])
    # Django would write the values into the statement; bound beside it, they need no quoting and are read once.
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(
            f"INSERT INTO {quote(table)} ({columns}) SELECT {given} FROM unnest({arrays}) AS told({names})".encode(),  # noqa: S608 - names of our tables
            [*same.values(), arrays_of.array_text(pl.Series(numbers)), *told.texts],
        )
    return numbers


def _said_by(kind: str) -> list[str]:
    """The columns in which a fact says something, and where it was read; not those of its own life."""
    of_its_life = {"id", "office_id", "source_id", "person_record_id", "replaces", *LIFE}
    return [field.attname for field in KINDS[kind]._meta.concrete_fields if field.attname not in of_its_life]  # noqa: SLF001


def _code(error: Exception) -> str | None:
    return getattr(error.__cause__, "sqlstate", None)


def _subject(kind: str, fact: int) -> str:
    return f"{kind}:{fact}"
