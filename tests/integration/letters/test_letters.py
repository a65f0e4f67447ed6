"""Letters: numbered without gaps whoever issues at once, read within office and clearance, and never changed."""

import random
import threading
from contextlib import suppress
from datetime import date

import pytest
from django.db import DatabaseError, connection
from tests.factories.office import account, as_owner, looking, office

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.letters import actions, queries
from timpora.letters.core.kinds import LetterKind
from timpora.letters.models import Letter


pytestmark = pytest.mark.usefixtures("office_database", "unblocked")
ON = date(2023, 6, 27)


@pytest.fixture
def unblocked(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def issue(by: Account, *, on: date = ON, level: int = 0) -> int:
    with looking(by) as viewer:
        return actions.issue(
            by=viewer,
            kind=LetterKind.REMINDER,
            issued_on=on,
            subject="people:1",
            confidentiality=level,
            said={"to": "Reka"},
        )


def numbers(by: Account) -> list[str]:
    with looking(by) as viewer:
        found = queries.letters(viewer, Letter.objects.values_list("pk", flat=True))
    return [one.number for one in sorted(found.values(), key=lambda one: one.id)]


def test_each_office_and_year_counts_for_itself_also_past_what_one_may_see() -> None:
    officer, examiner = account(Role.OFFICER), account(Role.EXAMINER)
    issue(officer)
    issue(examiner, level=2)
    issue(officer)
    issue(officer, on=date(2024, 1, 2))
    issue(account(Role.OFFICER, office("lain-rekaan")))
    assert numbers(officer) == ["0001/PENGINGAT/2023", "0003/PENGINGAT/2023", "0001/PENGINGAT/2024"]
    assert numbers(examiner)[1] == "0002/PENGINGAT/2023"


def test_what_is_undone_leaves_no_gap() -> None:
    officer = account(Role.OFFICER)

    def breaks_off() -> None:
        with looking(officer) as by:
            actions.issue(by=by, kind=LetterKind.REMINDER, issued_on=ON, subject="people:1", confidentiality=0, said={})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        breaks_off()
    issue(officer)
    assert numbers(officer) == ["0001/PENGINGAT/2023"]


def test_many_who_issue_at_once_leave_no_gap_and_no_number_twice(django_db_blocker) -> None:
    officer = account(Role.OFFICER)

    def work() -> None:
        with django_db_blocker.unblock():
            for _ in range(5):
                issue(officer)
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=120)
    assert sorted(numbers(officer)) == [f"{n:04d}/PENGINGAT/2023" for n in range(1, 21)]


def test_a_hundred_each_of_two_at_once_some_of_which_are_undone_leave_no_gap(django_db_blocker) -> None:
    officer, kept = account(Role.OFFICER), []

    def undone() -> None:
        with looking(officer) as by:
            actions.issue(by=by, kind=LetterKind.REMINDER, issued_on=ON, subject="people:1", confidentiality=0, said={})
            raise RuntimeError

    def work(seed: int) -> None:
        chance = random.Random(seed)
        with django_db_blocker.unblock():
            for _ in range(100):
                if chance.random() < 1 / 3:
                    with suppress(RuntimeError):
                        undone()
                else:
                    kept.append(issue(officer))
            connection.close()

    workers = [threading.Thread(target=work, args=(seed,)) for seed in (1, 2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=120)
    assert 100 < len(kept) < 200
    assert sorted(numbers(officer)) == [f"{n:04d}/PENGINGAT/2023" for n in range(1, len(kept) + 1)]


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in {Role.OFFICER, Role.EXAMINER, Role.HEAD_OF_SECTION, Role.MACHINE}]
)
def test_who_sends_no_reminders_issues_none(role: Role) -> None:
    with pytest.raises(DatabaseError):
        issue(account(role))


def test_nobody_reads_a_letter_of_another_office_or_above_the_own_clearance() -> None:
    officer, examiner = account(Role.OFFICER), account(Role.EXAMINER)
    of_all, protected = issue(officer), issue(examiner, level=2)
    for other in (account(Role.EXAMINER, office("lain-rekaan")), account(Role.ADMINISTRATOR), account(Role.REPORTER)):
        with looking(other) as by:
            assert queries.letter(by, of_all) is queries.pdf(by, of_all) is None
            assert not Letter.objects.exists()
    with looking(officer) as by:
        assert queries.letter(by, protected) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE letters_letter SET said = '{}'",
        "DELETE FROM letters_letter",
        (
            "INSERT INTO letters_letter (office_id, confidentiality, kind, year, sequence, issued_on, issued_by, subject, code, said, digest)"
            " SELECT office_id, 0, 'reminder', 2023, 99, '2023-06-27', wall_account(), 'people:1', 'X', '{}', '' FROM letters_letter"
        ),
        (
            "INSERT INTO letters_letter (office_id, confidentiality, kind, year, sequence, issued_on, issued_by, subject, code, said, digest)"
            " SELECT office_id, 0, 'reminder', 2023, 2, '2023-06-27', wall_account() + 1, 'people:1', 'X', '{}', '' FROM letters_letter"
        ),
    ],
)
def test_no_statement_changes_removes_or_forges_a_letter(statement: str) -> None:
    officer = account(Role.OFFICER)
    issue(officer)
    with pytest.raises(DatabaseError), looking(officer), connection.cursor() as cursor:
        cursor.execute(statement)
    assert numbers(officer) == ["0001/PENGINGAT/2023"]


def test_a_letter_that_was_altered_past_the_wall_is_not_shown() -> None:
    officer = account(Role.OFFICER)
    made = issue(officer)
    with as_owner():
        Letter.objects.update(said={"to": "orang lain"})
    with looking(officer) as by, pytest.raises(queries.LetterAlteredError):
        queries.pdf(by, made)
