"""What may be read about accounts; the viewer comes first."""

from dataclasses import dataclass

from allauth.mfa.utils import is_mfa_enabled

from timpora.accounts.core.roles import ROLES, Role, RoleMeaning
from timpora.accounts.models import Account
from timpora.kernel.viewers import Viewer


@dataclass(frozen=True)
class OwnAccount:
    """One's own account, as one reads it."""

    name: str
    office: str
    role: RoleMeaning
    has_second_factor: bool

    @property
    def must_add_second_factor(self) -> bool:
        """Whether the role asks for a second factor that is not there yet."""
        return self.role.needs_second_factor and not self.has_second_factor


def own_account(viewer: Viewer) -> OwnAccount:
    """The viewer's own account."""
    account = Account.objects.select_related("office").get(pk=viewer.account)
    return OwnAccount(
        name=account.name,
        office=account.office.name,
        role=ROLES[Role(account.role)],
        has_second_factor=is_mfa_enabled(account),
    )
