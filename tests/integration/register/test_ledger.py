"""The ledger: nothing is overwritten, everything says who said so and when, and what can never be true is not let in."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests.factories import facts
from tests.factories import office as offices

from timpora.accounts import doors
from timpora.accounts.core.roles import ROLES, Clearance, Permission, Role
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.register import actions, queries
from timpora.register.ledger import SourceKind
from timpora.register.queries import KINDS, OF_A_PERSON


pytestmark = pytest.mark.django_db
EVERY_KIND = pytest.mark.parametrize("kind", KINDS)
EVERY_ROLE = pytest.mark.parametrize("role", Role)
BECAUSE = "salah ketik"
READERS = [role for role in Role if Permission.READ_REGISTER in ROLES[role].permissions]
RECORDERS = [role for role in Role if Permission.RECORD_FACTS in ROLES[role].permissions]


def examiner() -> Viewer:
    """Somebody who sees and records everything of the own office, from here to the end of the test."""
    viewer = doors.viewer_of(offices.account(Role.EXAMINER))
    doors.enter(viewer)
    return viewer


def run(statement: str, *values: object) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def moment() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        return cursor.fetchone()[0]


def table(kind: str) -> str:
    return KINDS[kind]._meta.db_table  # noqa: SLF001 - Django's name for it


@EVERY_KIND
def test_a_fact_says_who_recorded_it_and_when_and_from_where(kind: str) -> None:
    by = examiner()
    made = facts.fact(by, kind)
    [found] = queries.facts(by, kind).filter(pk=made)
    assert (found.recorded_by, found.office_id, found.source.file) == (by.account, by.office, "daftar rekaan.csv")
    assert found.recorded_at == moment()
    assert found.withdrawn_at is None


@EVERY_KIND
def test_a_withdrawn_fact_is_gone_from_today_and_stays_in_the_past(kind: str) -> None:
    by = examiner()
    made = facts.fact(by, kind)
    actions.withdraw(by=by, kind=kind, fact=made, because=BECAUSE)
    assert not queries.facts(by, kind).filter(pk=made).exists()
    [kept] = queries.history(by, kind, made)
    assert (kept.withdrawn_by, kept.withdrawn_because) == (by.account, BECAUSE)


@EVERY_KIND
def test_withdrawing_twice_or_without_a_reason_is_refused(kind: str) -> None:
    by = examiner()
    made = facts.fact(by, kind)
    with pytest.raises(Refused, match="reason"):
        actions.withdraw(by=by, kind=kind, fact=made, because=" ")
    actions.withdraw(by=by, kind=kind, fact=made, because=BECAUSE)
    with pytest.raises(Refused, match="withdrawn already"):
        actions.withdraw(by=by, kind=kind, fact=made, because=BECAUSE)


@EVERY_KIND
def test_a_correction_remembers_what_it_replaces(kind: str) -> None:
    by = examiner()
    made = facts.fact(by, kind)
    [before] = queries.facts(by, kind).filter(pk=made)
    values = dict(facts.LEAST[kind])
    if kind in OF_A_PERSON:
        values["person_record_id"] = before.person_record_id
    after = actions.correct(by=by, kind=kind, fact=made, source=before.source_id, values=values, because=BECAUSE)
    assert [fact.pk for fact in queries.history(by, kind, after)] == [after, made]
    assert [fact.pk for fact in queries.facts(by, kind).filter(pk__in=[made, after])] == [after]


@EVERY_KIND
def test_no_statement_overwrites_moves_or_deletes_a_fact(kind: str) -> None:
    made = facts.fact(examiner(), kind)
    columns = {field.column for field in KINDS[kind]._meta.concrete_fields}  # noqa: SLF001 - Django's name for it
    for column in sorted(columns - {"withdrawn_at", "withdrawn_by", "withdrawn_because"}):
        with pytest.raises(DatabaseError, match="permission denied"):
            run(f"UPDATE {table(kind)} SET {column} = {column} WHERE id = %s", made)
    with pytest.raises(DatabaseError, match="permission denied"):
        run(f"DELETE FROM {table(kind)} WHERE id = %s", made)


@EVERY_KIND
@pytest.mark.parametrize(
    "forged",
    [
        {"recorded_by": 1_000_000},
        {"recorded_at": datetime(2020, 1, 1, tzinfo=UTC)},
        {"withdrawn_at": datetime(2030, 1, 1, tzinfo=UTC), "withdrawn_by": 1, "withdrawn_because": "x"},
    ],
    ids=["author", "moment", "withdrawn"],
)
def test_nobody_records_in_another_name_or_at_another_time(kind: str, forged: dict[str, object]) -> None:
    by = examiner()
    made = facts.fact(by, kind)
    again = KINDS[kind].objects.get(pk=made)
    actions.withdraw(by=by, kind=kind, fact=made, because=BECAUSE)
    again.pk = None
    for column, value in forged.items():
        setattr(again, column, value)
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        again.save(force_insert=True)


@EVERY_KIND
def test_nobody_withdraws_in_another_name_or_at_another_time(kind: str) -> None:
    made = facts.fact(examiner(), kind)
    for who, when in (("1000000", "now()"), ("wall_account()", "now() + interval '1 day'")):
        with pytest.raises(DatabaseError, match="row-level security"):
            run(
                f"UPDATE {table(kind)} SET withdrawn_by = {who}, withdrawn_at = {when}, withdrawn_because = 'x' WHERE id = %s", made
            )  # fmt: skip


@EVERY_KIND
@pytest.mark.parametrize("because", [None, " "])
def test_the_database_itself_asks_for_a_reason(kind: str, because: str | None) -> None:
    made = facts.fact(examiner(), kind)
    with pytest.raises(IntegrityError, match="withdrawn_when_by_and_why"):
        run(
            f"UPDATE {table(kind)} SET withdrawn_by = wall_account(), withdrawn_at = now(), withdrawn_because = %s WHERE id = %s",
            because, made,
        )  # fmt: skip


@EVERY_KIND
@EVERY_ROLE
def test_a_role_sees_no_fact_of_another_office_nor_above_its_clearance(kind: str, role: Role) -> None:
    elsewhere = offices.account(Role.EXAMINER, offices.office("lain-rekaan"))
    own, recorder = offices.account(role), offices.account(Role.EXAMINER, name="pemeriksa.lain")
    with offices.looking(elsewhere) as by:
        facts.fact(by, kind)
    with offices.looking(recorder) as by:
        made = {level: facts.fact(by, kind, confidentiality=level.value) for level in _levels(kind)}
    clearance = ROLES[role].clearance
    with offices.looking(own):
        seen = set(KINDS[kind].objects.values_list("pk", flat=True))
        assert {level for level, fact in made.items() if fact in seen} == {
            level for level in made if clearance is not None and level <= clearance
        }
        assert set(KINDS[kind].objects.values_list("office_id", flat=True)) <= {own.office_id}


def _levels(kind: str) -> list[Clearance]:
    """Places and organisations say one thing at a time, so one level of them is enough."""
    return [Clearance.PROTECTED] if kind in {"places", "organisations"} else list(Clearance)


@EVERY_ROLE
def test_only_who_may_records_and_withdraws(role: Role) -> None:
    with offices.looking(offices.account(Role.EXAMINER, name="pemeriksa.lain")) as by:
        made = facts.fact(by, "people")
        source = facts.source(by)
    may = role in RECORDERS
    with offices.looking(offices.account(role)) as by:
        if may:
            assert facts.fact(by, "people", source=source)
            actions.withdraw(by=by, kind="people", fact=made, because=BECAUSE)
        else:
            with pytest.raises(Refused, match="Your role does not include this"):
                facts.fact(by, "people", source=source)
            with pytest.raises(Refused, match="no such fact"):
                actions.withdraw(by=by, kind="people", fact=made, because=BECAUSE)


def test_a_fact_cannot_point_at_another_office() -> None:
    with offices.looking(offices.account(Role.EXAMINER, offices.office("lain-rekaan"))) as by:
        record, source = facts.fact(by, "people"), facts.source(by)
    by = examiner()
    for kind in OF_A_PERSON:
        with pytest.raises(IntegrityError, match="same_office"), transaction.atomic():
            facts.fact(by, kind, person_record_id=record)
    with pytest.raises(IntegrityError, match="same_office"), transaction.atomic():
        facts.fact(by, "people", source=source)


@pytest.mark.parametrize("kind", [kind for kind in OF_A_PERSON if kind != "circumstances"])
def test_a_fact_is_as_confidential_as_the_record_it_is_about(kind: str) -> None:
    by = examiner()
    record = facts.fact(by, "people", confidentiality=Clearance.PROTECTED.value)
    with pytest.raises(IntegrityError, match="person_record_id_same_office"), transaction.atomic():
        facts.fact(by, kind, person_record_id=record, confidentiality=Clearance.OFFICE.value)


DAY, NEXT = date(2023, 6, 27), date(2023, 6, 28)
IMPOSSIBLE: list[tuple[str, dict[str, object]]] = [
    ("people", {"name": " "}),
    ("people", {"born_earliest": NEXT, "born_latest": DAY}),
    ("people", {"nationality": "cn"}),
    ("people", {"confidentiality": -1}),
    ("people", {"source_row": 0}),
    ("travel_documents", {"document_number": ""}),
    ("travel_documents", {"issued_on": NEXT, "valid_until": DAY}),
    ("stay_permits", {"valid_from": NEXT, "valid_until": DAY}),
    ("stay_permits", {"kind": "tourist"}),
    ("stay_permits", {"closed_because": "lost"}),
    ("applications", {"lodged_on": NEXT, "decided_on": DAY, "outcome": "granted"}),
    ("applications", {"decided_on": NEXT}),
    ("applications", {"outcome": "granted"}),
    ("crossings", {"direction": "both"}),
    ("presence", {"from_on": NEXT, "until_on": DAY}),
    ("presence", {"area_code": "Serang"}),
    ("presence", {"activity": "rest"}),
    ("work_permits", {"valid_from": NEXT, "valid_until": DAY}),
    ("circumstances", {"from_on": NEXT, "until_on": DAY}),
    ("circumstances", {"kind": "tired"}),
    ("places", {"latitude": 91, "longitude": 0}),
    ("places", {"latitude": 1}),
    ("organisations", {"kind": "club"}),
]


@pytest.mark.parametrize(
    ("kind", "values"), IMPOSSIBLE, ids=[f"{kind}-{number}" for number, (kind, _) in enumerate(IMPOSSIBLE)]
)
def test_what_can_never_be_true_is_not_let_in(kind: str, values: dict[str, object]) -> None:
    by = examiner()
    with pytest.raises(IntegrityError, match="violates check constraint"), transaction.atomic():
        facts.fact(by, kind, **values)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "people"])
def test_two_open_facts_that_exclude_each_other_are_refused_until_one_is_withdrawn(kind: str) -> None:
    by = examiner()
    first = facts.fact(by, kind)
    [before] = queries.facts(by, kind).filter(pk=first)
    # What is told of a person excludes itself whoever says it; what is told of places and organisations, from one source.
    same = {"person_record_id": before.person_record_id} if kind in OF_A_PERSON else {"source": before.source_id}
    with pytest.raises(Refused, match="still stands"):
        facts.fact(by, kind, **same)
    actions.withdraw(by=by, kind=kind, fact=first, because=BECAUSE)
    assert facts.fact(by, kind, **same) != first


def test_a_later_period_of_the_same_permit_excludes_nothing() -> None:
    by = examiner()
    first = facts.fact(by, "stay_permits")
    [before] = queries.facts(by, "stay_permits").filter(pk=first)
    after = facts.UNTIL + timedelta(days=1)
    assert facts.fact(by, "stay_permits", person_record_id=before.person_record_id, valid_from=after, valid_until=None)


def test_one_row_of_a_source_names_one_person() -> None:
    by = examiner()
    source = facts.source(by)
    facts.fact(by, "people", source=source, source_row=7)
    with pytest.raises(Refused, match="still stands"):
        facts.fact(by, "people", source=source, source_row=7)


def test_the_same_file_is_recorded_once_until_it_is_withdrawn() -> None:
    by = examiner()
    told = {"kind": SourceKind.LIST, "file": "daftar.csv", "sha256": b"x" * 32}
    first = actions.record_source(by=by, **told)
    with pytest.raises(Refused, match="recorded before"):
        actions.record_source(by=by, **told)
    actions.withdraw_source(by=by, source=first, because=BECAUSE)
    assert actions.record_source(by=by, **told) != first


def test_undoing_a_file_withdraws_all_that_it_said_and_nothing_else() -> None:
    by = examiner()
    source = facts.source(by)
    other = facts.fact(by, "people")
    for kind in KINDS:
        facts.fact(by, kind, source=source)
    undone = actions.withdraw_source(by=by, source=source, because=BECAUSE)
    assert undone == len(KINDS) + len(OF_A_PERSON)
    assert [fact.pk for fact in queries.facts(by, "people")] == [other]
    assert all(not queries.facts(by, kind).exists() for kind in KINDS if kind != "people")
    with pytest.raises(Refused, match="no such fact"):
        actions.withdraw_source(by=by, source=source, because=BECAUSE)
