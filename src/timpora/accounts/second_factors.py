"""Passkeys, authenticator apps and recovery codes: what the package behind them is told, and what is noted of them."""

from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import get_adapter as sign_in_adapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect

from timpora.accounts import doors, queries
from timpora.accounts.core.events import FACTOR_ADDED, FACTOR_REMOVED
from timpora.accounts.models import Account
from timpora.accounts.passwords import SealedSecrets
from timpora.accounts.words import ERRORS
from timpora.audit import actions as audit
from timpora.kernel.text import Text
from timpora.ui.language import said


NAME = Text(id="Kunci sandi {number}", en="Passkey {number}")
LAST_ONE = "cannot_delete_authenticator"
type View = Callable[..., HttpResponse]


class SecondFactorAdapter(DefaultMFAAdapter):
    """How second factors are named, refused and kept."""

    def encrypt(self, text: str) -> str:
        """How secrets of apps and seeds of recovery codes are kept: of no use without the office's secret."""
        return SealedSecrets(settings.SECRET_KEY).seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """What was kept; where the office's secret is another one, something that no code fits."""
        return SealedSecrets(settings.SECRET_KEY).opened(encrypted_text)

    def validation_error(self, code: str, *_arguments: object) -> ValidationError:
        """What is wrong, in the language of the page."""
        told: ValidationError = sign_in_adapter().validation_error(code)
        return told

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last one stays where the role needs one."""
        return queries.may_remove_a_factor(doors.viewer_of(authenticator.user))

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:  # noqa: A002 - the package's signature
        """`Kunci sandi 2`, until its owner calls it otherwise."""
        return said(NAME.fill(number=Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1))

    def _get_site_name(self) -> str:
        """What a telephone shows beside a passkey."""
        return "Timpora"


def noted(view: View) -> View:
    """Notes which second factors a page added or removed, whoever wrote the page."""

    @wraps(view)
    def respond(request: doors.ViewedRequest, *arguments: object, **named: object) -> HttpResponse:
        before = queries.factors(request.viewer)
        response = view(request, *arguments, **named)
        after = queries.factors(request.viewer)
        for event, numbers in ((FACTOR_ADDED, after.keys() - before), (FACTOR_REMOVED, before.keys() - after)):
            for number in sorted(numbers):
                kind = (before | after)[number]
                audit.record(event, subject=f"account:{request.viewer.account}", details={"kind": kind})
        if before.keys() - after:
            request.session.pop(doors.HAS_SECOND_FACTOR, None)
        return response

    return respond


def keeps_the_last(view: View) -> View:
    """Does not come to the page that removes a passkey where it is the last one and the role needs it."""

    @wraps(view)
    def respond(request: doors.ViewedRequest, *arguments: object, **named: object) -> HttpResponse:
        if not queries.may_remove_a_factor(request.viewer):
            messages.error(request, said(ERRORS[LAST_ONE]))
            return redirect("mfa_index")
        return view(request, *arguments, **named)

    return respond
