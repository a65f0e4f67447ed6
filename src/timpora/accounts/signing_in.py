"""Signing in and out: nobody signs up, and each sign-in is noted by who signed in."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from timpora.accounts import attempts, doors, keeping, queries
from timpora.accounts.core.events import PASSWORD_CHANGED, SIGN_IN_FAILED, SIGN_IN_STOPPED, SIGNED_IN, SIGNED_OUT
from timpora.accounts.models import Account
from timpora.accounts.words import ERRORS, MESSAGES
from timpora.audit import actions as audit
from timpora.ui.language import said


TOO_MANY = "too_many_login_attempts"
STOPPED_CODES = frozenset({TOO_MANY, "rate_limited"})
FRESH = 5 * 60  # seconds after signing in, in which one need not say again who one is


class SignInAdapter(DefaultAccountAdapter):
    """How packages for signing in meet the office's accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the package's signature
        """Accounts are made by an administrator."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Stops who tried too often, and says for how long."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as stop:
            if stop.code != TOO_MANY:
                raise
            audit.record(SIGN_IN_STOPPED)
            key = self._get_login_attempts_cache_key(request, **credentials)
            raise ValidationError(said(attempts.stopped(request, key)), code=TOO_MANY) from stop

    def validation_error(self, code: str, *_arguments: object) -> ValidationError:
        """What is wrong, in the language of the page."""
        if code in STOPPED_CODES:
            return ValidationError(said(attempts.stopped(context.request)), code=code)
        return ValidationError(said(ERRORS[code]), code=code)

    def login(self, request: HttpRequest, user: Account) -> None:
        """Enters as the account first: at the door nobody may write that a sign-in happened."""
        viewer = doors.viewer_of(user)
        doors.enter(viewer)
        keeping.forget_what_others_typed(request, user.pk)
        super().login(request, user)
        audit.record(SIGNED_IN, subject=f"account:{user.pk}", details={"by": _how(request, user)})

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The first page; the first time, the steps that make the account safe."""
        assert request.user.is_authenticated
        has_one = queries.has_second_factor(doors.viewer_of(request.user))
        return reverse("start" if has_one else "first_steps")

    def logout(self, request: HttpRequest) -> None:
        """Notes it while it is still known who leaves."""
        if request.user.is_authenticated:
            audit.record(SIGNED_OUT, subject=f"account:{request.user.pk}")
        super().logout(request)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - the package's signature
        """Back to the door."""
        return reverse("account_login")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - the package's signature
        """Back to the own account."""
        return reverse("own_account")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Notes that an attempt failed, and not for which name: people type passwords there."""
        super().authentication_failed(request, **credentials)
        audit.record(SIGN_IN_FAILED)

    def set_password(self, user: Account, password: str) -> None:
        """Keeps a new password; the database lets nobody write the rest of an account."""
        user.set_password(password)
        user.save(update_fields=["password"])
        audit.record(PASSWORD_CHANGED, subject=f"account:{user.pk}")

    def is_reauthentication_required(self, *, app: str, **_more: object) -> bool:  # noqa: ARG002 - the package's signature
        """Before second factors are changed one says again who one is, unless one just did or has none yet."""
        user = context.request.user
        records = get_authentication_records(context.request, user)
        just_signed_in = bool(records) and time.time() - records[-1]["at"] < FRESH
        return not just_signed_in and queries.has_second_factor(doors.viewer_of(user))

    def send_notification_mail(self, *_arguments: object, **_more: object) -> None:
        """Accounts have no electronic address; the audit trail tells what happened."""

    def add_message(  # noqa: PLR0917 - the package's signature
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002 - the package's signature
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Says what was done in the language of the page; what goes without saying is left out."""
        told = message or (said(MESSAGES[message_template]) if message_template in MESSAGES else "")
        if told:
            messages.add_message(request, level, told, extra_tags=extra_tags)


def _how(request: HttpRequest, user: Account) -> str:
    """`password`, `password+totp`, `webauthn`: by what somebody was recognised."""
    records = get_authentication_records(request, user)
    return "+".join(str(record.get("type", record["method"])) for record in records)
