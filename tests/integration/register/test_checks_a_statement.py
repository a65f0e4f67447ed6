"""What must hold of facts holds for each row of a statement, against whoever writes at the same moment, and for the owner too."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import polars as pl
import psycopg
import pytest
from django.db import IntegrityError, connection, transaction
from tests.factories import facts
from tests.factories import office as offices
from tests.office.server import SharedServer

from timpora.accounts import doors
from timpora.accounts.core.roles import Role
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.postgres.connecting import connect
from timpora.postgres.names import OWNER
from timpora.register import actions
from timpora.register.queries import KINDS, OF_A_PERSON


DAY = date(2023, 6, 27)
FROM_LISTS = [kind for kind in OF_A_PERSON if kind != "circumstances"]
PERIODS = ("stay_permits", "work_permits", "presence")
SECONDS_TO_WAIT = 20
in_a_test = pytest.mark.django_db


def examiner() -> Viewer:
    viewer = doors.viewer_of(offices.account(Role.EXAMINER))
    doors.enter(viewer)
    return viewer


def permits(*rows: tuple[int, str, int, int]) -> pl.DataFrame:
    """Permits by record, number, and first and last day counted from DAY."""
    days = [(record, number, DAY + timedelta(first), DAY + timedelta(last)) for record, number, first, last in rows]
    told = pl.DataFrame(days, schema=["person_record_id", "permit_number", "valid_from", "valid_until"], orient="row")
    return told.with_columns(kind=pl.lit("visit"))


@in_a_test
def test_of_many_rows_of_one_statement_a_single_one_that_points_elsewhere_refuses_all() -> None:
    with offices.looking(offices.account(Role.EXAMINER, offices.office("lain-rekaan"))) as by:
        elsewhere = facts.fact(by, "people")
    by = examiner()
    source = facts.source(by)
    own = [facts.fact(by, "people") for _ in range(3)]
    for record in (elsewhere, own[-1] + 1_000_000):
        rows = permits(*((one, "A1", 0, 9) for one in (*own, record)))
        with pytest.raises(IntegrityError, match="person_record_id_same_office"), transaction.atomic():
            actions.record_many(by=by, kind="stay_permits", source=source, rows=rows)
    with pytest.raises(IntegrityError, match="source_id_same_office"), transaction.atomic():
        actions.record_many(by=by, kind="stay_permits", source=source + 1_000_000, rows=permits((own[0], "A1", 0, 9)))
    assert not KINDS["stay_permits"].objects.exists()


@in_a_test
@pytest.mark.parametrize(
    ("second", "holds"),
    [(("A1", 9, 12), False), (("A1", 10, 12), True), (("A2", 0, 9), True), (("A1", 3, 4), False), (("A1", -5, -1), True)],
)  # fmt: skip
def test_two_rows_of_one_statement_exclude_each_other_as_those_of_two_do(
    second: tuple[str, int, int], *, holds: bool
) -> None:
    by = examiner()
    record, source = facts.fact(by, "people"), facts.source(by)
    both = permits((record, "A1", 0, 9), (record, *second))
    apart = facts.fact(by, "people")
    if holds:
        assert len(actions.record_many(by=by, kind="stay_permits", source=source, rows=both)) == 2
        return
    with pytest.raises(Refused, match="still stands"):
        actions.record_many(by=by, kind="stay_permits", source=source, rows=both)
    actions.record_many(by=by, kind="stay_permits", source=source, rows=permits((apart, "A1", 0, 9)))
    with pytest.raises(Refused, match="still stands"):
        actions.record_many(by=by, kind="stay_permits", source=source, rows=permits((apart, *second)))


@in_a_test
@pytest.mark.parametrize("kind", ["people", *FROM_LISTS])
def test_not_even_the_owner_changes_what_a_check_rests_on_or_opens_a_fact_again(kind: str) -> None:
    by = examiner()
    made = facts.fact(by, kind)
    other = facts.fact(by, "people")
    table = KINDS[kind]._meta.db_table  # noqa: SLF001 - Django's name for it
    changes = ["id = id + 1", "confidentiality = 1", "source_id = source_id - 1"]
    changes += [f"person_record_id = {other}"] if kind != "people" else []
    changes += {"stay_permits": ["valid_until = NULL", "permit_number = 'B2'"], "presence": ["place_key = 'LAIN'"]}.get(
        kind, []
    )
    for change in changes:
        with pytest.raises(IntegrityError, match="never changed"), offices.as_owner(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {change} WHERE id = %s", [made])
    actions.withdraw(by=by, kind=kind, fact=made, because="salah ketik")
    with pytest.raises(IntegrityError, match="never changed"), offices.as_owner(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET withdrawn_at = NULL, withdrawn_by = NULL, withdrawn_because = NULL WHERE id = %s",
            [made],
        )


@in_a_test
@pytest.mark.parametrize("kind", FROM_LISTS)
def test_not_even_the_owner_removes_what_a_fact_refers_to(kind: str) -> None:
    by = examiner()
    source = facts.source(by)
    record = facts.fact(by, "people")
    facts.fact(by, kind, source=source, person_record_id=record)
    for table, row in (("register_source", source), ("register_personrecord", record)):
        with pytest.raises(IntegrityError, match="still refer"), offices.as_owner(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE id = %s", [row])


@pytest.fixture
def two(
    server: SharedServer, office_database: str
) -> Iterator[tuple[psycopg.Connection, psycopg.Connection, list[int]]]:
    """Two connections of the owner beside each other, and an office, an account, a source and a record to write with."""
    with transaction.atomic():
        by = examiner()
        made = [by.office or 0, by.account, facts.source(by), facts.fact(by, "people")]
    place = server.place(office_database, OWNER)
    with connect(place) as first, connect(place) as second:
        yield first, second, made


def add(own: psycopg.Connection, made: list[int], kind: str) -> None:
    """One fact of a kind, which says the same each time."""
    said = {
        "stay_permits": {"kind": "visit", "permit_number": "A1", "valid_from": DAY},
        "work_permits": {"employer": "PT Rekaan", "employer_key": "REKAAN", "work_permit_number": "B1"},
        "presence": {"place_kind": "other", "from_on": DAY, "met_in_person": False},
    }[kind]
    table = KINDS[kind]._meta.db_table  # noqa: SLF001 - Django's name for it
    columns = ", ".join(["office_id", "recorded_by", "source_id", "person_record_id", "confidentiality", *said])
    values = ", ".join(["%s"] * (5 + len(said)))
    own.execute(f"INSERT INTO {table} ({columns}) VALUES ({values})".encode(), [*made, 0, *said.values()])


@pytest.mark.parametrize("kind", PERIODS)
def test_of_two_who_say_the_same_at_the_same_moment_the_second_is_refused(
    two: tuple[psycopg.Connection, psycopg.Connection, list[int]], kind: str
) -> None:
    first, second, made = two
    add(first, made, kind)
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(add, second, made, kind)
        with pytest.raises(TimeoutError):
            waiting.result(0.5)
        first.commit()
        with pytest.raises(psycopg.errors.ExclusionViolation):
            waiting.result(SECONDS_TO_WAIT)


@pytest.mark.parametrize("table", ["register_source", "register_personrecord"])
def test_who_removes_what_a_fact_being_written_refers_to_waits_and_is_refused(
    two: tuple[psycopg.Connection, psycopg.Connection, list[int]], table: str
) -> None:
    first, second, made = two
    add(first, made, "stay_permits")
    row = made[2] if table == "register_source" else made[3]
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(second.execute, f"DELETE FROM {table} WHERE id = %s".encode(), [row])
        with pytest.raises(TimeoutError):
            waiting.result(0.5)
        first.commit()
        with pytest.raises(psycopg.errors.ForeignKeyViolation):
            waiting.result(SECONDS_TO_WAIT)
