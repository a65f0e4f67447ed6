"""What may be read of tokens; the viewer comes first, and the database shows the own ones, and an administrator those of the office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from timpora.accounts.core.roles import Permission
from timpora.accounts.models import ApiToken
from timpora.kernel.viewers import Viewer


@dataclass(frozen=True, kw_only=True)
class TokenSeen:
    """One token as people see it; what it was cannot be shown again."""

    id: int
    name: str
    account: int
    account_name: str
    permissions: Sequence[Permission]
    ends_on: date
    made_at: datetime
    last_used_on: date | None
    ended_at: datetime | None

    def works(self, on: date) -> bool:
        """Whether it still opens anything on a day."""
        return self.ended_at is None and on <= self.ends_on


def own_tokens(viewer: Viewer) -> list[TokenSeen]:
    """The tokens that the viewer made, the latest first."""
    return [_seen(one) for one in _tokens(viewer).filter(account=viewer.account)]


def tokens_of_the_office(viewer: Viewer) -> list[TokenSeen]:
    """The tokens of everybody in the office, the latest first, for who manages accounts."""
    return [_seen(one) for one in _tokens(viewer)]


def token(viewer: Viewer, number: int) -> TokenSeen | None:
    """One token; None where the viewer sees none of that number."""
    found = _tokens(viewer).filter(pk=number).first()
    return None if found is None else _seen(found)


def tokens_of(viewer: Viewer, account: int) -> list[int]:
    """The tokens of one account that were not ended."""
    return list(_tokens(viewer).filter(account=account, ended_at=None).values_list("pk", flat=True))


def _tokens(viewer: Viewer) -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(office=viewer.office).select_related("account").order_by("-id")


def _seen(one: ApiToken) -> TokenSeen:
    return TokenSeen(
        id=one.pk, name=one.name, account=one.account_id, account_name=one.account.name,
        permissions=tuple(Permission(name) for name in one.permissions), ends_on=one.ends_on, made_at=one.made_at,
        last_used_on=one.last_used_on, ended_at=one.ended_at,
    )  # fmt: skip
