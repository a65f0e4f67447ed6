"""Pages about second factors: the package's own, each change noted, and none taken that the role needs."""

from typing import Any

from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from timpora.accounts import queries
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.second_factors import keeps_the_last, noted
from timpora.accounts.views.steps import first_steps


class Index(base.IndexView):
    """What one signs in with."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """With whether the role needs one, and whether one may go."""
        told: dict[str, Any] = super().get_context_data(**more)
        factors = told["authenticators"]
        return {
            **told,
            "account": queries.own_account(self.request.viewer),
            "passkeys": factors.get("webauthn", []),
            "app": factors.get("totp"),
            "codes": factors.get("recovery_codes"),
            "lost": queries.factors_of_another_secret(self.request.viewer),
        }


class Codes(recovery.ViewRecoveryCodesView):
    """The recovery codes; the first time they are the last step."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """With where one stands on the first steps, the first time."""
        is_first = not queries.has_seen_recovery_codes(self.request.viewer)
        told: dict[str, Any] = super().get_context_data(**more)
        if self.are_lost:
            told |= {"unused_codes": [], "can_download_codes": False}
        return {**told, "are_lost": self.are_lost, "steps": first_steps("codes") if is_first else None}

    @property
    def are_lost(self) -> bool:
        """Whether the office's secret is not the one under which they were made."""
        return "recovery_codes" in queries.factors_of_another_secret(self.request.viewer)


class CodesAsAFile(recovery.DownloadRecoveryCodesView):
    """The recovery codes as a file; those that fit no more are told on their page."""

    def dispatch(self, request: ViewedRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        """The file, or the way to the page."""
        if "recovery_codes" in queries.factors_of_another_secret(request.viewer):
            return redirect("mfa_view_recovery_codes")
        response: HttpResponseBase = super().dispatch(request, *arguments, **named)
        return response


class Passkey(webauthn.AddWebAuthnView):
    """A new passkey."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """What was wrong stays on the page, which the package forgets."""
        return {**super().get_context_data(), **more}


index = Index.as_view()
authenticate = base.authenticate
reauthenticate = base.reauthenticate
add_app = noted(totp.activate_totp)
remove_app = noted(totp.deactivate_totp)
codes = never_cache(Codes.as_view())
new_codes = noted(recovery.generate_recovery_codes)
download_codes = CodesAsAFile.as_view()
add_passkey = noted(Passkey.as_view())
name_passkey = webauthn.edit_webauthn
remove_passkey = noted(keeps_the_last(webauthn.remove_webauthn))
sign_in_by_passkey = webauthn.login_webauthn
reauthenticate_by_passkey = webauthn.reauthenticate_webauthn
