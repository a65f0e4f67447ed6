"""Writing to the register: sources, facts and their withdrawal, each told in the audit trail in the same transaction.

The viewer must have entered (`accounts.doors`): the database itself fills in the moment, and refuses another author.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib.postgres.functions import TransactionNow
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.db.utils import ProgrammingError

from timpora.audit import actions as audit
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.viewers import Viewer
from timpora.register.core import events, refusals
from timpora.register.ledger import Source, SourceKind
from timpora.register.queries import KINDS


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
    """Withdraws a fact; it stays, with who withdrew it, when and why. Raises Refused where there is none to withdraw."""
    open_facts = KINDS[kind]._default_manager.filter(office=by.office, pk=fact, withdrawn_at__isnull=True)  # noqa: SLF001 - Django's name for it
    if _withdraw(open_facts, by=by, because=because) != 1:
        raise Refused(refusals.NOT_THERE)
    audit.record(events.FACT_WITHDRAWN, subject=_subject(kind, fact))


@transaction.atomic
def correct(*, by: Viewer, kind: str, fact: int, source: int, values: Mapping[str, object], because: str) -> int:
    """Withdraws a fact and records the right one, which remembers what it replaces."""
    withdraw(by=by, kind=kind, fact=fact, because=because)
    return record(by=by, kind=kind, source=source, values={**values, "replaces": fact})


@transaction.atomic
def withdraw_source(*, by: Viewer, source: int, because: str) -> int:
    """Undoes a whole file: everything that it said and that still stands is withdrawn; how many facts that were."""
    if (
        _withdraw(Source.objects.filter(office=by.office, pk=source, withdrawn_at__isnull=True), by=by, because=because)
        != 1
    ):
        raise Refused(refusals.NOT_THERE)
    rows = sum(
        _withdraw(model._default_manager.filter(source=source, withdrawn_at__isnull=True), by=by, because=because)  # noqa: SLF001 - Django's name for it
        for model in KINDS.values()
    )
    audit.record(events.SOURCE_WITHDRAWN, subject=f"source:{source}", details={"rows": rows})
    return rows


def _office_of(viewer: Viewer) -> int:
    if viewer.office is None:
        raise Refused(refusals.MAY_NOT)
    return viewer.office


def _withdraw(rows: QuerySet[Any], *, by: Viewer, because: str) -> int:
    if not because.strip():
        raise Refused(refusals.NO_REASON)
    return rows.update(withdrawn_at=TransactionNow(), withdrawn_by=by.account, withdrawn_because=because)


def _save(made: Model, excluded: Refusal) -> None:
    """Saves a new row; what the database refuses is said in words, and the transaction stays usable."""
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        if _code(error) in ALREADY_SAID:
            raise Refused(excluded) from error
        raise
    except ProgrammingError as error:
        if _code(error) == NO_POWER:
            raise Refused(refusals.MAY_NOT) from error
        raise


def _code(error: Exception) -> str | None:
    return getattr(error.__cause__, "sqlstate", None)


def _subject(kind: str, fact: int) -> str:
    return f"{kind}:{fact}"
