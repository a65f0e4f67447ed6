"""One page of what is shared, narrowed and sorted by the database; an agency finds in it also what is over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from timpora.kernel.viewers import Viewer
from timpora.sharing import models, queries
from timpora.sharing.core.answering import Waits
from timpora.sharing.core.kinds import ShareKind
from timpora.sharing.core.standing import ShareState
from timpora.sharing.queries import ShareSeen
from timpora.team import queries as teams


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which shares are wanted, and in which order; what is None asks nothing."""

    state: ShareState | None = None
    kind: ShareKind | None = None
    agency: int | None = None
    answer: Waits | None = None
    by_last_day: bool = False


# What the viewer may see of shares: rows behind the walls, and of an agency the days of what was shared with it (`sharing_told`).
SEEN = """
    WITH seen AS (
        SELECT s.id, s.team_id, s.shared_on, s.until, s.withdrawn_on, s.recorded_by FROM sharing_share s WHERE s.office_id = %(office)s
        UNION ALL SELECT t.id, t.team_id, t.shared_on, t.until, NULL, %(nobody)s FROM sharing_told() t WHERE %(takes_part)s
    ), held AS MATERIALIZED (
        SELECT sharing_held_back(ARRAY(SELECT id FROM seen WHERE withdrawn_on IS NULL AND until >= %(on)s AND recorded_by <> %(nobody)s)) AS id
    )
"""
# The same as `state_of` says of one, and as `queries` says of it to an agency; a test holds both against each other.
STATE = f"""
    CASE WHEN seen.recorded_by = %(nobody)s THEN
            CASE WHEN EXISTS (SELECT FROM sharing_sharewords w WHERE w.share_id = seen.id) THEN '{ShareState.IN_FORCE}' ELSE '{ShareState.OVER}' END
        WHEN seen.withdrawn_on IS NOT NULL THEN '{ShareState.WITHDRAWN}'
        WHEN seen.until < %(on)s THEN '{ShareState.ENDED}'
        WHEN seen.id IN (SELECT id FROM held) THEN '{ShareState.HELD_BACK}'
        ELSE '{ShareState.IN_FORCE}' END = %(state)s
"""  # noqa: S608 - of the words of `ShareState`
KIND = "EXISTS (SELECT FROM sharing_sharewords w WHERE w.share_id = seen.id AND w.kind = %(kind)s)"
AGENCY = "EXISTS (SELECT FROM sharing_recipient r WHERE r.share_id = seen.id AND r.agency_id = %(agency)s)"
ANSWERS: Mapping[Waits, str] = {
    Waits.WAITING: """EXISTS (SELECT FROM sharing_answer a WHERE a.share_id = seen.id
        AND NOT EXISTS (SELECT FROM sharing_answertaken t WHERE t.answer_id = a.id))""",
    Waits.UNANSWERED: "NOT EXISTS (SELECT FROM sharing_answer a WHERE a.share_id = seen.id)",
}
LATEST, LAST_DAY = "seen.id DESC", "seen.until, seen.id DESC"


def listed(viewer: Viewer, asked: Asked, *, on: date, first: int, most: int) -> list[ShareSeen]:
    """Some of the shares that are wanted, from the given place on."""
    order = LAST_DAY if asked.by_last_day else LATEST
    statement = f"SELECT seen.* FROM seen WHERE {_narrowed(asked)} ORDER BY {order} LIMIT %(most)s OFFSET %(first)s"  # noqa: S608 - of pieces that stand above; what is asked for is bound
    rows = _ask(viewer, asked, statement, on, most=most, first=first)
    found = [
        models.Share(pk=share, team_id=team, shared_on=shared_on, until=until, withdrawn_on=withdrawn_on, recorded_by=by)
        for share, team, shared_on, until, withdrawn_on, by in rows
    ]  # fmt: skip
    return queries.seen(viewer, found, on)


def counted(viewer: Viewer, asked: Asked, *, on: date) -> int:
    """How many shares are wanted."""
    statement = f"SELECT count(*) FROM seen WHERE {_narrowed(asked)}"  # noqa: S608 - as above
    [(number,)] = _ask(viewer, asked, statement, on)
    return int(number)


def recipients(viewer: Viewer) -> Mapping[int, str]:
    """The agencies with which anything was ever shared, by name."""
    names = teams.agency_names(viewer)
    rows = models.Recipient.objects.filter(office=viewer.office).order_by("agency").distinct()
    return {agency: names.get(agency, "-") for agency in rows.values_list("agency", flat=True)}


def _narrowed(asked: Asked) -> str:
    wanted = [
        STATE if asked.state else "", KIND if asked.kind else "", AGENCY if asked.agency else "", ANSWERS[asked.answer] if asked.answer else ""
    ]  # fmt: skip
    return " AND ".join(f"({one})" for one in wanted if one) or "true"


def _ask(viewer: Viewer, asked: Asked, statement: str, on: date, **more: int) -> list[tuple[Any, ...]]:
    told = {
        "office": viewer.office, "nobody": queries.NOBODY, "takes_part": viewer.may("take_part"), "on": on, "state": asked.state and asked.state.value,
        "kind": asked.kind and asked.kind.value, "agency": asked.agency, **more,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(SEEN + statement, told)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
