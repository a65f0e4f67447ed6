"""Making and ending tokens; each is told in the audit trail in the same transaction, and never with the token itself.

The database refuses on its own what is refused here in words (docs/explanation/walls.md).
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from secrets import token_urlsafe

from django.contrib.postgres.functions import TransactionNow
from django.db import transaction

from timpora.accounts import queries, token_queries
from timpora.accounts.core import events
from timpora.accounts.core import tokens as core
from timpora.accounts.core.roles import Permission
from timpora.accounts.models import ApiToken
from timpora.audit import actions as audit
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.viewers import Viewer


SECRET_BYTES = 32


@dataclass(frozen=True, kw_only=True)
class MadeToken:
    """A token that was made: its number, and what is shown this once."""

    id: int
    secret: str = field(repr=False)


@transaction.atomic
def make_token(
    *, by: Viewer, name: str, permissions: Collection[Permission], ends_on: date, on: date, is_trusted: bool = False
) -> MadeToken:
    """Makes a token with a part of the own powers; `is_trusted` where the office's secret was shown, as commands do."""
    office = by.office
    refusal = _refusal(by, name.strip(), permissions, ends_on, on, is_trusted=is_trusted)
    if refusal is not None or office is None:
        raise Refused(refusal or core.TOO_MUCH)
    secret = core.assembled(token_urlsafe(SECRET_BYTES))
    made = ApiToken(
        office_id=office,
        account_id=by.account,
        name=name.strip(),
        digest=core.digest_of(secret),
        permissions=sorted(permission.value for permission in permissions),
        ends_on=ends_on,
    )
    made.save(force_insert=True)
    details = {"permissions": " ".join(made.permissions), "ends_on": ends_on.isoformat()}
    audit.record(events.TOKEN_MADE, subject=f"token:{made.pk}", details=details)
    return MadeToken(id=made.pk, secret=secret)


@transaction.atomic
def end_token(*, by: Viewer, token: int) -> None:
    """Ends a token at once: one's own, or as an administrator one of the office."""
    if _end(by, token) != 1:
        raise Refused(core.NOT_THERE)


@transaction.atomic
def end_tokens_of(*, by: Viewer, account: int) -> int:
    """Ends every token of an account, which is closed or whose access is restored; how many that were."""
    return sum(_end(by, token) for token in token_queries.tokens_of(by, account))


def _end(by: Viewer, token: int) -> int:
    rows = ApiToken.objects.filter(office=by.office, pk=token, ended_at=None)
    ended = rows.update(ended_at=TransactionNow(), ended_by=by.account)
    if ended:
        audit.record(events.TOKEN_ENDED, subject=f"token:{token}")
    return ended


def _refusal(
    by: Viewer, name: str, permissions: Collection[Permission], ends_on: date, on: date, *, is_trusted: bool
) -> Refusal | None:
    """Why a token is not made; None where it is."""
    if not core.SHORTEST_NAME <= len(name) <= core.LONGEST_NAME:
        return core.WRONG_NAME
    if not permissions:
        return core.NO_POWER
    if not all(one in core.POWERS and by.may(one) for one in permissions):
        return core.TOO_MUCH
    if not is_trusted and queries.own_account(by).must_add_second_factor:
        return core.SECOND_FACTOR_FIRST
    if len(token_queries.tokens_of(by, by.account)) >= core.MOST_TOKENS:
        return core.TOO_MANY
    return core.refusal_of_the_day(ends_on, on=on)
