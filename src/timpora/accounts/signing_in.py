"""Signing in and out: nobody signs up, and each sign-in is noted by who signed in."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from timpora.accounts import doors
from timpora.accounts.core.events import SIGN_IN_FAILED, SIGNED_IN, SIGNED_OUT
from timpora.accounts.models import Account
from timpora.audit import actions as audit


class SignInAdapter(DefaultAccountAdapter):
    """How packages for signing in meet the office's accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the package's signature
        """Accounts are made by an administrator."""
        return False

    def login(self, request: HttpRequest, user: Account) -> None:
        """Enters as the account first: at the door nobody may write that a sign-in happened."""
        doors.enter(doors.viewer_of(user))
        super().login(request, user)
        audit.record(SIGNED_IN, subject=f"account:{user.pk}")

    def logout(self, request: HttpRequest) -> None:
        """Notes it while it is still known who leaves."""
        if request.user.is_authenticated:
            audit.record(SIGNED_OUT, subject=f"account:{request.user.pk}")
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Notes that an attempt failed, and not for which name: people type passwords there."""
        super().authentication_failed(request, **credentials)
        audit.record(SIGN_IN_FAILED)
