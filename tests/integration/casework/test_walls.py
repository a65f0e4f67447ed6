"""Walls around cases: what each role sees, and that no statement on the request's connection forges, skips or undoes a step."""

import json
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.utils import DatabaseError
from tests.factories.cases import CaseOffice
from tests.factories.office import account, as_owner, looking, office
from tests.factories.statements import changed_by, is_refused

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.casework import delegating, queries, standing_queries
from timpora.casework.core.acts import carrying_out, deciding, detaining, ending, keeping
from timpora.casework.core.acts.every import to_plain
from timpora.casework.core.protection import Protection
from timpora.casework.core.rights import Right
from timpora.casework.core.statuses import Power
from timpora.casework.models import CaseStep


pytestmark = pytest.mark.django_db
TABLES = ("case", "caseperson", "casefinding", "casestep", "caseopening", "casedocument", "casetransfer")


@pytest.fixture
def the_office() -> CaseOffice:
    return CaseOffice()


@pytest.fixture
def case(the_office: CaseOffice) -> int:
    person = the_office.somebody()
    the_office.night()
    return the_office.open(person)


@pytest.fixture
def proposed(the_office: CaseOffice, case: int) -> int:
    the_office.to_the_table(case)
    the_office.do(case, deciding.Propose(on=the_office.on, measures=(the_office.charge(),), reasons="melebihi izin"))
    return case


def rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM casework_{table}")
        return int(cursor.fetchone()[0])


def fill(the_office: CaseOffice, case: int) -> None:
    """A row in each table of a case."""
    the_office.read(case, the_office.head_of_section)
    third = office("ketiga-rekaan").pk
    with as_owner(), connection.cursor() as cursor:
        own = [the_office.office.pk, case]
        cursor.execute("INSERT INTO casework_casedocument (office_id, case_id, name, media_type, size, digest, content, account) VALUES (%s, %s, 'a.pdf', 'application/pdf', 1, 'x', '1', 1)", own)  # fmt: skip
        cursor.execute("INSERT INTO casework_casetransfer (office_id, case_id, to_office_id, confidentiality, state, because, told, account) VALUES (%s, %s, %s, 0, 'offered', 'x', '{}', 1)", [*own, third])  # fmt: skip


def test_nobody_of_another_office_sees_anything_of_a_case(the_office: CaseOffice, case: int) -> None:
    fill(the_office, case)
    elsewhere = office("lain-rekaan")
    for role in Role:
        with looking(account(role, elsewhere)):
            assert [rows(table) for table in TABLES] == [0] * len(TABLES), role
            assert rows("delegation") == 0, role


def test_only_who_reads_the_register_sees_the_own_offices_cases(the_office: CaseOffice, case: int) -> None:
    fill(the_office, case)
    readers = {Role.OFFICER, Role.EXAMINER, Role.HEAD_OF_SECTION, Role.HEAD_OF_OFFICE, Role.AUDITOR, Role.MACHINE}
    for role in Role:
        with looking(account(role, the_office.office, name=f"satu.lagi.{role}")):
            assert [rows(table) > 0 for table in TABLES] == [role in readers] * len(TABLES), role


@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUDITOR])
def test_a_sealed_case_is_not_there_for_who_is_not_cleared_for_it(
    role: Role, the_office: CaseOffice, case: int
) -> None:
    fill(the_office, case)
    own = account(role, the_office.office, name=f"satu.lagi.{role}")
    the_office.do(case, keeping.Protect(on=the_office.on, person=1, protection=Protection.VICTIM, because="dugaan perdagangan orang"), the_office.officer)  # fmt: skip
    with looking(own) as viewer:
        assert [rows(table) for table in TABLES] == [0] * len(TABLES)
        assert queries.one(viewer, case) is None
    with looking(the_office.examiner) as viewer:
        assert queries.one(viewer, case) is not None


def step(case: int, kind: str, said: object, **told: object) -> tuple[str, list[object]]:
    """A statement that adds a step as somebody may type it."""
    values = {
        "office_id": None, "case_id": case, "kind": kind, "on": said.on, "said": json.dumps(to_plain(said) | {}), "rests_on": "{}",  # type: ignore[attr-defined]
        "letters": "{}", **told,
    }  # fmt: skip
    columns = ", ".join(f'"{name}"' for name in values)
    return f"INSERT INTO casework_casestep ({columns}) VALUES ({', '.join(['%s'] * len(values))})", list(
        values.values()
    )


def add(the_office: CaseOffice, who: Account, case: int, act: object, **told: object) -> str:
    """What PostgreSQL says to a step that somebody forges."""
    with as_owner():
        number = CaseStep.objects.filter(case=case).count() + 1
    known = {"office_id": the_office.office.pk, "number": number, "account": who.pk, **told}
    statement, values = step(case, str(known.pop("kind", act.kind.value)), act, **known)  # type: ignore[attr-defined]
    return is_refused(who, statement, *values)


def ids(case: int, kind: str) -> tuple[int, int]:
    with as_owner():
        row = CaseStep.objects.filter(case=case, kind=kind).latest("number")
        return row.pk, row.account


def test_what_is_lawful_passes_so_that_the_refusals_say_something(the_office: CaseOffice, case: int) -> None:
    note = keeping.Note(on=the_office.on, text="rekaan")
    known = {"office_id": the_office.office.pk, "number": 2, "account": the_office.officer.pk}
    statement, values = step(case, "note", note, **known)
    with pytest.raises(DatabaseError, match="stands where its steps led it"):  # the list would not know of the step
        changed_by(the_office.officer, f"UPDATE casework_case SET steps = 3 WHERE id = {case}")
    with looking(the_office.officer), connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.execute("UPDATE casework_case SET steps = 2 WHERE id = %s", [case])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_nobody_signs_with_another_hand_or_another_moment(the_office: CaseOffice, case: int) -> None:
    note = keeping.Note(on=the_office.on, text="rekaan")
    assert "row-level security" in add(the_office, the_office.officer, case, note, account=the_office.examiner.pk)
    assert "row-level security" in add(the_office, the_office.officer, case, note, at=date(2020, 1, 1))
    assert "row-level security" in add(the_office, the_office.officer, case, note, office_id=office("lain-rekaan").pk)


def test_a_step_says_of_itself_what_it_is(the_office: CaseOffice, case: int) -> None:
    decision = deciding.Decide(on=the_office.on)
    assert "says_itself" in add(the_office, the_office.officer, case, decision, kind="note")
    assert "says_itself" in add(the_office, the_office.officer, case, keeping.Note(on=the_office.on, text="x"), on=date(2020, 1, 1))  # fmt: skip


def test_steps_follow_one_another(the_office: CaseOffice, case: int) -> None:
    note = keeping.Note(on=the_office.on, text="rekaan")
    for number in (1, 3, 99, 0, -1):
        assert "number_once" in add(the_office, the_office.officer, case, note, number=number)


def test_later_kinds_of_steps_have_their_wall_too(the_office: CaseOffice, case: int) -> None:
    on, auditor = the_office.on, account(Role.AUDITOR, the_office.office)
    passed_on, said = ending.TellCorrection(on=on, because="x"), keeping.Tell(on=on, person=1, whom="Hotel Khayal", what="x")  # fmt: skip
    for who, act in (
        (the_office.officer, passed_on), (auditor, said), (auditor, carrying_out.RecordReport(on=on, person=1)),
        (the_office.head_of_section, keeping.FactsWithdrawn(on=on, person=1, finding=1, is_gone=True, before="x", now="gone")),
    ):  # fmt: skip
        assert "row-level security" in add(the_office, who, case, act), act


@pytest.mark.parametrize("role", [Role.OFFICER, Role.EXAMINER])
def test_nobody_approves_without_the_power(role: Role, the_office: CaseOffice, proposed: int) -> None:
    who = account(role, the_office.office, name=f"satu.lagi.{role}")
    of, whose = ids(proposed, "propose")
    told = {"answers": of, "of_account": whose}
    assert "row-level security" in add(the_office, who, proposed, deciding.Approve(on=the_office.on), **told)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.EXAMINER, Role.HEAD_OF_SECTION])
def test_nobody_but_the_head_of_office_decides(role: Role, the_office: CaseOffice, proposed: int) -> None:
    the_office.read(proposed, the_office.head_of_section)
    the_office.do(proposed, deciding.Approve(on=the_office.on), the_office.head_of_section)
    approval, approver = ids(proposed, "approve")
    proposal, proposer = ids(proposed, "propose")
    another = account(role, the_office.office, name="satu.lagi")
    told = {"answers": approval, "of_account": approver, "proposal": proposal, "proposer": proposer}
    assert "row-level security" in add(the_office, another, proposed, deciding.Decide(on=the_office.on), **told)


def test_nobody_approves_the_own_proposal(the_office: CaseOffice, case: int) -> None:
    the_office.to_the_table(case)
    propose = deciding.Propose(on=the_office.on, measures=(the_office.charge(),), reasons="melebihi izin")
    the_office.do(case, propose, the_office.head_of_section)
    of, whose = ids(case, "propose")
    of_another, another = ids(case, "hold_conference")
    approve = deciding.Approve(on=the_office.on)
    head = the_office.head_of_section
    assert "four_eyes" in add(the_office, head, case, approve, answers=of, of_account=whose)
    assert "answers_whose" in add(the_office, head, case, approve, answers=of, of_account=another)
    assert "answers what it can" in add(the_office, head, case, approve, answers=of_another, of_account=another)
    assert "answers what it can" in add(the_office, head, case, approve)


def test_nobody_decides_what_the_own_hand_approved_or_proposed(the_office: CaseOffice, proposed: int) -> None:
    head = the_office.head_of_office
    the_office.read(proposed, head)
    the_office.do(proposed, deciding.Approve(on=the_office.on), head)
    approval, approver = ids(proposed, "approve")
    proposal, proposer = ids(proposed, "propose")
    decide = deciding.Decide(on=the_office.on)
    told = {"answers": approval, "of_account": approver, "proposal": proposal, "proposer": proposer}
    assert "four_eyes" in add(the_office, head, proposed, decide, **told)
    other = account(Role.HEAD_OF_OFFICE, the_office.office, name="kakanim.lain")
    assert "answers what it can" in add(the_office, other, proposed, decide, **told | {"answers": proposal, "of_account": proposer})  # fmt: skip
    assert "answers what it can" in add(the_office, other, proposed, decide, **told | {"proposal": approval, "proposer": approver})  # fmt: skip
    assert "answers what it can" in add(the_office, other, proposed, decide, **told | {"proposer": approver})


def test_a_step_is_answered_once(the_office: CaseOffice, proposed: int) -> None:
    the_office.read(proposed, the_office.head_of_section)
    the_office.do(proposed, deciding.Approve(on=the_office.on), the_office.head_of_section)
    of, whose = ids(proposed, "propose")
    another = account(Role.HEAD_OF_SECTION, the_office.office, name="kasi.lain")
    assert "answered_once" in add(the_office, another, proposed, deciding.Approve(on=the_office.on), answers=of, of_account=whose)  # fmt: skip


def test_who_asks_for_a_detention_never_orders_it_nor_that_of_somebody_else(the_office: CaseOffice, case: int) -> None:
    the_office.to_the_table(case)
    asked = detaining.RequestDetention(on=the_office.on, person=1, ground=detaining.DetentionGround.NO_PERMIT, room="Ruang 1", because="x")  # fmt: skip
    the_office.do(case, asked)
    of, whose = ids(case, "request_detention")
    order = detaining.OrderDetention(on=the_office.on, person=2, taken="tidak ada")
    assert "answers what it can" in add(the_office, the_office.head_of_office, case, order, answers=of, of_account=whose)  # fmt: skip


@pytest.mark.usefixtures("case")
def test_what_was_done_is_neither_changed_nor_removed(the_office: CaseOffice) -> None:
    for role in Role:
        _neither_changes_nor_removes(account(role, the_office.office, name=f"satu.lagi.{role}"))


def _neither_changes_nor_removes(who: Account) -> None:
    for table in ("casestep", "caseopening", "casedocument", "case"):
        assert "permission denied" in is_refused(who, f"DELETE FROM casework_{table}")
    for told in ("said = '{}'", "account = 1", "kind = 'note'", '"on" = now()', "rests_on = '{}'", "answers = NULL"):
        assert "permission denied" in is_refused(who, f"UPDATE casework_casestep SET {told}")
    assert "permission denied" in is_refused(who, "UPDATE casework_casedocument SET content = ''")
    assert "permission denied" in is_refused(who, "UPDATE casework_case SET confidentiality = 0")


@pytest.mark.parametrize(
    "told", ["status = 'closed', outcome = 'cleared', closed_on = now()", "status = 'execution'", "steps = 9"]
)
def test_a_case_stands_where_its_steps_led_it(told: str, the_office: CaseOffice, case: int) -> None:
    assert "led it" in is_refused(the_office.head_of_section, f"UPDATE casework_case SET {told} WHERE id = %s", case)


def test_nobody_lowers_how_confidential_a_case_is(the_office: CaseOffice, case: int) -> None:
    the_office.do(case, keeping.Protect(on=the_office.on, person=1, protection=Protection.VICTIM, because="dugaan"))
    with looking(the_office.examiner), connection.cursor() as cursor:
        cursor.execute("SELECT casework_seal(%s, 0::smallint)", [case])
    with looking(the_office.officer), connection.cursor() as cursor:
        cursor.execute("SELECT casework_seal(%s, 0::smallint)", [case])
    with looking(the_office.examiner) as viewer:
        seen = queries.one(viewer, case)
        assert seen is not None
        assert seen.confidentiality == 2


def lend(the_office: CaseOffice, *, power: Power = Power.DECIDE, days: int = 0) -> int:
    with looking(the_office.head_of_office) as by:
        return delegating.delegate(by=by, to=the_office.head_of_section.pk, power=power, first_day=the_office.on, last_day=the_office.on + timedelta(days=days), because="dinas luar", on=the_office.on)  # fmt: skip


def may_decide(who: Account) -> bool:
    with looking(who), connection.cursor() as cursor:
        cursor.execute("SELECT casework_may('decide_cases')")
        return bool(cursor.fetchone()[0])


def test_a_lent_power_holds_on_its_days_and_no_longer(the_office: CaseOffice) -> None:
    assert not may_decide(the_office.head_of_section)
    lent = lend(the_office, days=2)
    assert may_decide(the_office.head_of_section)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE casework_delegation SET at = now() - interval '5 days' WHERE id = %s", [lent])
    assert not may_decide(the_office.head_of_section)


def test_a_lent_power_ends_with_who_lent_it(the_office: CaseOffice) -> None:
    lend(the_office, days=2)
    with as_owner():
        Account.objects.filter(pk=the_office.head_of_office.pk).update(ended_at=the_office.head_of_office.created_at)
    assert not may_decide(the_office.head_of_section)
    with looking(the_office.head_of_section) as by:
        assert standing_queries.hand_of(by, on=the_office.on).powers == {Power.WORK, Power.APPROVE}


def test_a_power_that_was_ended_is_gone_and_stays_so(the_office: CaseOffice) -> None:
    lent = lend(the_office, days=2)
    with looking(the_office.head_of_office) as by:
        delegating.end_delegation(by=by, delegation=lent)
    assert not may_decide(the_office.head_of_section)
    assert changed_by(the_office.head_of_office, "UPDATE casework_delegation SET ended_at = now() WHERE id = %s", lent) == 0  # fmt: skip
    assert "denied" in is_refused(the_office.head_of_office, "UPDATE casework_delegation SET last_day = '2099-01-01'")
    assert "row-level security" in is_refused(the_office.head_of_office, "INSERT INTO casework_delegation (office_id, of_account, to_account, power, \"on\", first_day, last_day, because, ended_at) SELECT office_id, of_account, to_account, power, \"on\", first_day, last_day, because, now() FROM casework_delegation")  # fmt: skip


@pytest.mark.parametrize(("role", "power"), [(Role.OFFICER, Power.APPROVE), (Role.HEAD_OF_SECTION, Power.DECIDE), (Role.HEAD_OF_SECTION, Power.WORK)])  # fmt: skip
def test_nobody_lends_a_power_that_is_not_held_by_role(role: Role, power: Power, the_office: CaseOffice) -> None:
    lend(the_office, days=2)  # what was lent to the head of section is not lent on
    who = {Role.OFFICER: the_office.officer, Role.HEAD_OF_SECTION: the_office.head_of_section}[role]
    values = [
        the_office.office.pk,
        who.pk,
        the_office.examiner.pk,
        power.value,
        the_office.on,
        the_office.on,
        the_office.on,
    ]
    statement = 'INSERT INTO casework_delegation (office_id, of_account, to_account, power, "on", first_day, last_day, because) VALUES (%s, %s, %s, %s, %s, %s, %s, \'x\')'  # fmt: skip
    assert "row-level security" in is_refused(who, statement, *values)
    assert "row-level security" in is_refused(who, statement, values[0], the_office.head_of_office.pk, *values[2:])


def test_evidence_is_opened_with_ones_own_eyes(the_office: CaseOffice, case: int) -> None:
    statement = "INSERT INTO casework_caseopening (office_id, case_id, account) VALUES (%s, %s, %s)"
    assert "row-level security" in is_refused(the_office.officer, statement, the_office.office.pk, case, the_office.head_of_office.pk)  # fmt: skip


def test_a_right_that_was_skipped_is_in_the_summary_of_the_head(the_office: CaseOffice, case: int) -> None:
    the_office.do(case, deciding.SkipRight(on=the_office.on, person=1, right=Right.INTERPRETER, because="berbahasa Indonesia"))  # fmt: skip
    with looking(the_office.head_of_office) as viewer:
        assert [one.case_id for one in standing_queries.skipped_rights(viewer, since=the_office.on)] == [case]
