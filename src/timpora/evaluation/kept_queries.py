"""What is kept of figures, as its viewer may know it; the viewer comes first, and the database shows each clearance its own."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection
from django.db.models import QuerySet

from timpora.accounts.core.roles import Permission
from timpora.evaluation.core.computing import Answer, Behind, Figure
from timpora.evaluation.core.indicators import standard_indicators
from timpora.evaluation.core.written import read
from timpora.evaluation.kept_models import VALUES, KeptEvaluation, KeptFigure
from timpora.evaluation.map_models import SHARED
from timpora.kernel.periods import Period
from timpora.kernel.viewers import Viewer


@dataclass(frozen=True, kw_only=True)
class Kept:
    """An evaluation that is there: of which period, as known when, and when it was worked out."""

    id: int
    period: Period
    known_on: date | None
    as_known: datetime
    counted_at: datetime
    not_judged: int | None

    @property
    def last(self) -> date:
        """The last day of the period."""
        assert self.period.last is not None  # what is evaluated has ended
        return self.period.last


def standard(viewer: Viewer) -> QuerySet[KeptEvaluation]:
    """What the machine keeps for clearances."""
    return KeptEvaluation.objects.filter(office=viewer.office, asked_by__isnull=True, seen_by__gt=SHARED)


def own(viewer: Viewer) -> QuerySet[KeptEvaluation]:
    """What the viewer asked for."""
    return KeptEvaluation.objects.filter(office=viewer.office, asked_by=viewer.account)


def clearance_of(viewer: Viewer) -> int:  # noqa: ARG001 - the database knows who is looking
    """Up to where the one who is looking sees."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT wall_clearance()")
        found: int = cursor.fetchone()[0]
        return found


def counted_for(viewer: Viewer, on: date) -> bool:
    """Whether the standard periods were worked out on a day."""
    return standard(viewer).filter(last_day=on).exists()


def shared(viewer: Viewer, month: Period) -> Kept | None:
    """A month as everybody may know it; None where it is not kept."""
    assert month.last is not None  # months end
    rows = KeptEvaluation.objects.filter(
        office=viewer.office, seen_by=SHARED, first_day=month.first, last_day=month.last
    )
    return next(_kept(rows), None)


def evaluations(viewer: Viewer) -> list[Kept]:
    """All that is there for the viewer, the newest first: what the machine keeps for the own clearance and what the viewer asked; for who reads no register what is shared."""
    rows = KeptEvaluation.objects.filter(office=viewer.office, counted_at__isnull=False)
    rows = rows.filter(seen_by__gt=SHARED) if viewer.may(Permission.READ_REGISTER) else rows.filter(seen_by=SHARED)
    return list(_kept(rows.order_by("-counted_at", "-id")))


def _kept(rows: QuerySet[KeptEvaluation]) -> Iterator[Kept]:
    for row in rows:
        if row.counted_at is not None:
            yield Kept(
                id=row.pk, period=Period(row.first_day, row.last_day), known_on=row.known_on, as_known=row.as_known, counted_at=row.counted_at,
                not_judged=row.not_judged,
            )  # fmt: skip


def answers(
    viewer: Viewer, kept: Iterable[Kept], *, indicators: Collection[str] = (), by: Collection[str] = ("",)
) -> Mapping[int, Sequence[Answer]]:
    """The answers of some evaluations by number, in one question: of some indicators or of all, as wholes (`""`) and in groups.

    An answer in groups stands beside its whole where both are asked for.
    """
    of = {one.id: one.period for one in kept}
    rows = KeptFigure.objects.filter(office=viewer.office, evaluation__in=list(of), by__in=list(by))
    if indicators:
        rows = rows.filter(indicator__in=list(indicators))
    found: dict[int, dict[tuple[str, str], _Rows]] = defaultdict(dict)
    for row in rows.order_by("id"):
        found[row.evaluation_id].setdefault((row.indicator, row.by), _Rows()).add(row)
    return {number: _answers(of[number], told) for number, told in found.items()}


@dataclass
class _Rows:
    """The figures of one answer as they are read."""

    groups: list[tuple[str | None, Figure]] = field(default_factory=list)

    def add(self, row: KeptFigure) -> None:
        self.groups.append((row.group_key, _figure(row)))


def _figure(row: KeptFigure) -> Figure:
    return read({name: getattr(row, name) for name in (*VALUES, "is_hidden")})


def _answers(period: Period, told: Mapping[tuple[str, str], _Rows]) -> Sequence[Answer]:
    """In the order of the files of indicators; of an indicator that there is no more, nothing."""
    known, found = standard_indicators(), []
    for (indicator, by), rows in told.items():
        if indicator not in known:
            continue
        whole = told.get((indicator, ""))
        figure = whole.groups[0][1] if whole else Figure()
        groups = tuple(rows.groups) if by else ()
        found.append(Answer(indicator=known[indicator], period=period, whole=figure, by=by or None, groups=groups))
    order = {name: place for place, name in enumerate(known)}
    return sorted(found, key=lambda one: (order[one.indicator.id], one.by or ""))


def behind(viewer: Viewer, evaluation: Kept, indicator: str) -> Behind | None:  # noqa: ARG001 - the database knows who is looking
    """The rows that an indicator counted, of those that the viewer may see today; None where they were too many to be kept, or the viewer reads no rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT named, told FROM evaluation_rows_seen(%s, %s)", [evaluation.id, indicator])
        found = cursor.fetchone()
    if found is None:
        return None
    columns, rows = map(json.loads, found)
    return Behind(columns=tuple(columns), rows=tuple(tuple(row) for row in rows))
