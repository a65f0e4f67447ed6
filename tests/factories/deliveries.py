"""Invented lists that arrive at an office, and recording them as somebody of the office does."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from tests.factories import office as offices
from tests.integration.intake import lists
from timpora.accounts import doors
from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.intake import actions
from timpora.jobs import running
from timpora.kernel.viewers import Viewer
from timpora.register.queries import KINDS


SENDER = "Seksi Rekaan"


class Quiet:
    """A line on which nobody listens."""

    def tell(self, done: int, total: int) -> None:
        assert done <= total


def permits(folder: Path, *rows: Sequence[object], name: str = "izin rekaan.xlsx") -> Path:
    """A list of stay permits."""
    return lists.xlsx(folder / name, {"Izin": [lists.HEADER, *rows]})


def many(folder: Path, rows: int, name: str = "izin banyak.csv") -> Path:
    """A long list of stay permits."""
    path = folder / name
    lines = [",".join(map(str, lists.person(number))) for number in range(1, rows + 1)]
    path.write_text("\n".join([",".join(lists.HEADER), *lines]), encoding="utf-8")
    return path


@contextmanager
def somebody(role: Role = Role.OFFICER, of: str = "serang-rekaan") -> Iterator[Viewer]:
    """One transaction of somebody of an office."""
    with doors.on_behalf_of(account(role, of).pk) as viewer:
        yield viewer


def account(role: Role = Role.OFFICER, of: str = "serang-rekaan") -> Account:
    """The one account of a role in an office."""
    own = offices.office(of)
    with offices.as_owner():
        there = Account.objects.filter(office=own, role=role.value).first()
    return there or offices.account(role, own)


def receive(by: Viewer, path: Path, sender: str | None = SENDER) -> int:
    """A file that came."""
    return actions.receive(by=by, file_name=path.name, parts=[path.read_bytes()], sender=sender).delivery


def recorded(path: Path, role: Role = Role.OFFICER) -> int:
    """A file that came and was recorded."""
    with somebody(role) as by:
        number = receive(by, path)
    with somebody(role) as by:
        actions.commit(by=by, delivery=number, line=Quiet())
    return number


def standing_facts() -> dict[str, int]:
    """How many facts of each kind stand, in all offices."""
    with offices.as_owner(), connection.cursor() as cursor:
        counts = {}
        for kind, model in KINDS.items():
            cursor.execute(f"SELECT count(*) FROM {model._meta.db_table} WHERE withdrawn_at IS NULL")  # noqa: SLF001 - Django's name for it
            counts[kind] = cursor.fetchone()[0]
    return {kind: count for kind, count in counts.items() if count}


def work_off() -> int:
    """Does what waits in the queue, as a worker would; how much that was."""
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing' WHERE status = 'todo' AND task_name = 'timpora.jobs.run'"
            " RETURNING (args->>'job')::int, id"
        )
        waiting = cursor.fetchall()
    for job, queued in waiting:
        running.run(job)
        with offices.as_owner(), connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [queued])
    return len(waiting)
