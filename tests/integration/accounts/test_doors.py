"""Doors: who is looking is told once, and forgotten when the transaction ends."""

import pytest
from django.db import connection, transaction
from tests.factories import office as offices

from timpora.accounts import doors
from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.kernel.viewers import NOBODY


pytestmark = pytest.mark.usefixtures("office_database")


def who() -> object:
    with connection.cursor() as cursor:
        cursor.execute("SELECT wall_account()")
        return cursor.fetchone()[0]


def test_a_viewer_enters_within_a_transaction_only() -> None:
    with pytest.raises(RuntimeError, match="within a transaction"):
        doors.enter(NOBODY)


def test_who_looked_is_forgotten_when_the_transaction_ends() -> None:
    own = offices.account()
    with transaction.atomic():
        doors.enter(doors.viewer_of(own))
        assert who() == own.pk
    assert who() is None


def test_a_job_looks_on_behalf_of_its_account() -> None:
    own = offices.account(Role.MACHINE)
    with doors.on_behalf_of(own.pk) as viewer:
        assert who() == own.pk
        assert viewer == doors.viewer_of(own)
    assert who() is None


def test_a_job_of_an_account_that_has_ended_does_not_begin() -> None:
    own = offices.account()
    with offices.as_owner():
        Account.objects.update(ended_at=own.created_at)
    with pytest.raises(Account.DoesNotExist), doors.on_behalf_of(own.pk):
        pytest.fail("it began")
