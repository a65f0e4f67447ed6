"""The audit trail: written with the act or not at all, in one chain however many write, and every tampering is named."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.db import connection, transaction
from tests.factories import office as offices
from tests.office.server import SharedServer

from timpora.accounts.core.roles import Role
from timpora.audit import actions, queries, verification
from timpora.audit.verification import NO_LINE, Anchor, Fault
from timpora.postgres.addresses import Address
from timpora.postgres.connecting import connect
from timpora.postgres.names import OWNER, WEB


LINES, WRITERS, EACH = 6, 8, 25


@pytest.fixture
def owner(server: SharedServer, office_database: str) -> Address:
    """The database as its owner reaches it, and the tests' own connection as well."""
    return server.place(office_database, OWNER)


def write(count: int, subject: str = "person_record:1") -> None:
    for number in range(count):
        with transaction.atomic():
            actions.record("person_opened", subject=subject, details={"reason": number})


def verified(*anchors: Anchor) -> list[tuple[Fault, int | None, int | None]]:
    with offices.as_owner():
        return [(found.fault, found.place, found.event) for found in verification.verify(*anchors).found]


def test_an_event_is_recorded_in_the_transaction_of_its_act_only(owner: Address) -> None:  # noqa: ARG001
    with pytest.raises(RuntimeError, match="transaction of its act"):
        actions.record("person_opened")


def test_what_is_rolled_back_leaves_no_event(owner: Address) -> None:  # noqa: ARG001
    write(1)
    with transaction.atomic():
        actions.record("person_opened")
        transaction.set_rollback(True)
    write(1)
    assert verified() == []
    with offices.as_owner():
        assert verification.verify().lines == 2


def test_an_empty_trail_is_whole(owner: Address) -> None:  # noqa: ARG001
    with offices.as_owner():
        assert verification.verify(NO_LINE) == verification.Verification(0, (), NO_LINE)


def test_many_who_write_at_once_write_one_chain(owner: Address) -> None:
    def work(number: int) -> None:
        with connect(owner.as_user(WEB)) as own:
            for turn in range(EACH):
                # Every third act is given up, and the longest ones end last.
                with own.transaction(force_rollback=turn % 3 == 2):
                    own.execute("SELECT audit_append('fact_recorded', %s, '{}')", [f"stay_permit:{number}"])
                    own.execute("SELECT pg_sleep(%s)", [0.002 * (number % 3)])

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(work, range(WRITERS)))
    with offices.as_owner():
        done = verification.verify()
    kept = sum(turn % 3 != 2 for turn in range(EACH))
    assert (done.lines, done.found) == (WRITERS * kept, ())
    with connect(owner) as own:
        order = own.execute(
            "SELECT array_agg(linked_at ORDER BY sequence) = array_agg(linked_at ORDER BY linked_at) FROM audit_link"
        )
        assert order.fetchone() == (True,)


def test_who_acts_for_long_holds_nobody_up(owner: Address) -> None:
    with connect(owner.as_user(WEB)) as slow, connect(owner.as_user(WEB)) as quick:
        slow.execute("SELECT audit_append('file_committed', 'file:1', '{}')")
        quick.execute("SET lock_timeout = '2s'")
        quick.execute("SELECT audit_append('person_opened', 'person_record:1', '{}')")
        quick.commit()
        slow.commit()
    with connect(owner) as own:
        told = own.execute("SELECT e.action FROM audit_link l JOIN audit_event e ON e.id = l.event ORDER BY l.sequence")
        assert [action for (action,) in told] == ["person_opened", "file_committed"]
    assert verified() == []


TAMPERINGS: dict[str, tuple[str, list[tuple[Fault, int | None, int | None]]]] = {
    "a word changed": ("UPDATE audit_event SET action = 'person_closed' WHERE id = 3", [(Fault.CHANGED, 3, 3)]),
    "an actor changed": ("UPDATE audit_event SET account = 7 WHERE id = 3", [(Fault.CHANGED, 3, 3)]),
    "a moment changed": ("UPDATE audit_event SET at = at + interval '1 microsecond' WHERE id = 3", [(Fault.CHANGED, 3, 3)]),
    "a detail changed": ("UPDATE audit_event SET details = '{}' WHERE id = 1", [(Fault.CHANGED, 1, 1)]),
    "a link's moment changed": ("UPDATE audit_link SET linked_at = linked_at - interval '1 day' WHERE sequence = 4", [(Fault.CHANGED, 4, 4)]),
    "an event removed": ("DELETE FROM audit_event WHERE id = 2", [(Fault.EVENT_REMOVED, 2, 2)]),
    "a line removed": ("DELETE FROM audit_link WHERE sequence = 2; DELETE FROM audit_event WHERE id = 2", [(Fault.REMOVED, 3, 3)]),
    "the first line removed": ("DELETE FROM audit_link WHERE sequence = 1; DELETE FROM audit_event WHERE id = 1", [(Fault.REMOVED, 2, 2)]),
    "an event inserted": (
        "INSERT INTO audit_event (id, at, account, action, subject, details) VALUES (99, now(), 0, 'x', '', '{}')",
        [(Fault.INSERTED, None, 99)],
    ),
    "two events changed places": (
        "UPDATE audit_link SET event = CASE event WHEN 2 THEN -3 ELSE -2 END WHERE event IN (2, 3); UPDATE audit_link SET event = -event WHERE event < 0",
        [(Fault.CHANGED, 2, 3), (Fault.CHANGED, 3, 2)],
    ),
}  # fmt: skip


@pytest.fixture
def tamper(server: SharedServer, owner: Address) -> Callable[[str], None]:
    """Changes the tables as only the server's administrator can, with every guard switched off."""

    def change(statements: str) -> None:
        with connect(server.place(owner.name)) as administration:
            administration.execute("SET session_replication_role = replica")
            administration.execute(statements)

    return change


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_a_tampering_is_found_and_named(tamper: Callable[[str], None], tampering: str) -> None:
    write(LINES)
    statement, expected = TAMPERINGS[tampering]
    tamper(statement)
    assert verified() == expected


def test_a_chain_that_was_cut_off_or_written_anew_is_known_by_its_anchor(tamper: Callable[[str], None]) -> None:
    write(LINES)
    with offices.as_owner():
        kept = verification.anchor()
    assert verified(kept) == []
    tamper(f"DELETE FROM audit_link WHERE sequence = {LINES}; DELETE FROM audit_event WHERE id = {LINES}")
    assert verified() == []
    assert verified(kept) == [(Fault.ANCHOR_DIFFERS, LINES, None)]


def test_an_anchor_is_read_as_it_was_printed() -> None:
    kept = Anchor(12, "ab" * 32)
    assert Anchor.read(f" {kept}\n") == kept


@pytest.mark.parametrize("written", ["", "12", "12:ab", "x:" + "ab" * 32, "12:" + "zz" * 32])
def test_what_is_no_anchor_is_not_read(written: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Anchor.read(written)


@pytest.mark.usefixtures("django_db_setup")
@pytest.mark.parametrize("role", [OWNER, WEB, "postgres"])
@pytest.mark.parametrize("table", ["audit_event", "audit_link"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = 1", "DELETE FROM {}", "TRUNCATE {}"])
def test_no_role_changes_the_trail(server: SharedServer, role: str, table: str, statement: str) -> None:
    written = statement.format(table).replace("id =", "event =" if table == "audit_link" else "account =")
    with (
        connect(server.place(connection.settings_dict["NAME"], role)) as own,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        own.execute(written)


@pytest.mark.usefixtures("django_db_setup")
@pytest.mark.parametrize("table", ["audit_event", "audit_link"])
def test_the_web_role_adds_by_the_function_only(server: SharedServer, table: str) -> None:
    with (
        connect(server.place(connection.settings_dict["NAME"], WEB)) as own,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        own.execute(f"INSERT INTO {table} SELECT * FROM {table}")


def test_the_database_itself_says_who_acted_and_for_which_office(owner: Address) -> None:  # noqa: ARG001
    officer, head = offices.account(Role.OFFICER), offices.account(Role.HEAD_OF_OFFICE)
    with offices.looking(officer):
        actions.record("person_opened", subject="person_record:1")
    with offices.looking(head) as viewer:
        [told] = queries.about(viewer, "person_record:1")
    assert (told.account, told.action) == (officer.pk, "person_opened")


@pytest.mark.parametrize("role", Role)
def test_only_who_may_reads_the_trail_and_only_of_the_own_office(owner: Address, role: Role) -> None:  # noqa: ARG001
    elsewhere = offices.account(Role.OFFICER, offices.office("lain-rekaan"))
    officer, own = offices.account(Role.OFFICER, name="petugas.lain"), offices.account(role)
    for account in (elsewhere, officer):
        with offices.looking(account):
            actions.record("person_opened", subject="person_record:1")
    with offices.looking(own) as viewer:
        seen = {told.account for told in queries.about(viewer, "person_record:1")}
        assert [told.account for told in queries.by(viewer, elsewhere.pk)] == []
    assert seen == ({officer.pk} if viewer.may("read_audit") else set())


def test_the_trail_is_read_page_by_page(owner: Address) -> None:  # noqa: ARG001
    own = offices.account(Role.AUDITOR)
    with offices.looking(own) as viewer:
        for number in range(5):
            actions.record("person_opened", subject="person_record:1", details={"number": number})
        first = queries.about(viewer, "person_record:1", most=3)
        second = queries.about(viewer, "person_record:1", before=first[-1].id, most=3)
    assert [told.details["number"] for told in [*first, *second]] == [4, 3, 2, 1, 0]


def test_no_event_of_a_word_that_is_none(owner: Address) -> None:  # noqa: ARG001
    with pytest.raises(Exception, match="audit_event_action_is_a_word"), transaction.atomic():
        actions.record("Reka Wei opened")
    assert connection.is_usable()
