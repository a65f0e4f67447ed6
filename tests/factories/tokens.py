"""Tokens of invented programs."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from tests.factories import office as offices
from timpora.accounts import token_actions
from timpora.accounts.core.roles import ROLES, Permission, Role
from timpora.accounts.core.tokens import POWERS
from timpora.accounts.doors import on_behalf_of
from timpora.accounts.models import Account, ApiToken


SLOTS = 60


def token(
    account: Account, *permissions: Permission, name: str = "program rekaan", ends_on: date | None = None
) -> str:  # fmt: skip
    """A token of an account; with all of its powers that a token can have, unless some are named."""
    today = timezone.localdate()
    with on_behalf_of(account.pk) as by:
        made = token_actions.make_token(
            by=by,
            name=name,
            permissions=permissions or _all(account),
            ends_on=ends_on or today + timedelta(days=30),
            on=today,
            is_trusted=True,
        )
    return made.secret


def number_of(account: Account) -> int:
    """The number of the last token of an account."""
    with offices.as_owner():
        return ApiToken.objects.filter(account=account).latest("id").pk


def let_run_out(account: Account) -> None:
    """The tokens of an account had their last day yesterday."""
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_apitoken SET ends_on = ends_on - 400 WHERE account_id = %s", [account.pk])


def let_seconds_pass(account: Account, seconds: int) -> None:
    """The uses of the last token of an account were so many seconds earlier: its counts are turned back, one a second."""
    token = number_of(account)
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT last, uses FROM accounts_tokenuse WHERE token = %s", [token])
        last, uses = cursor.fetchone()
        turned = [uses[(slot + seconds) % SLOTS] for slot in range(SLOTS)]
        cursor.execute(
            "UPDATE accounts_tokenuse SET last = %s, uses = %s WHERE token = %s", [last - seconds, turned, token]
        )


def _all(account: Account) -> Collection[Permission]:
    return {one for one in ROLES[Role(account.role)].permissions if one in POWERS}
