"""The forms of signing in, with the office's words; what they do is the package's business."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as code_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as passkey_forms
from django import forms
from django.contrib.auth.forms import SetPasswordForm

from timpora.kernel.text import Text
from timpora.ui.language import later


NAME = Text(id="Nama pengguna", en="User name")
PASSWORD = Text(id="Kata sandi", en="Password")
NOW = Text(id="Kata sandi sekarang", en="Password now")
NEW = Text(id="Kata sandi baru", en="New password")
AGAIN = Text(id="Kata sandi baru, sekali lagi", en="New password, once more")
LONG = Text(
    id="Sekurang-kurangnya 12 huruf. Tiga atau empat kata acak mudah diingat dan sulit ditebak.",
    en="At least 12 characters. Three or four random words are easy to keep in mind and hard to guess.",
)
CODE = Text(id="Kode", en="Code")
SIX_DIGITS = Text(id="Enam angka yang sedang tampil di aplikasi.", en="The six figures that the app shows now.")
OR_RECOVERY = Text(
    id="Enam angka dari aplikasi kode, atau satu kode pemulihan.", en="The six figures of the authenticator app, or one recovery code."
)  # fmt: skip
KEY_NAME = Text(id="Nama kunci sandi", en="Name of the passkey")
KEY_NAME_HINT = Text(id="Agar nanti dikenali, misalnya “telepon saya”.", en="To know it by later, such as “my phone”.")


def _dress(form: forms.Form, **labels: Text | tuple[Text, Text]) -> None:
    """Gives fields the office's label and hint, and no example inside a field, which many take for a value."""
    for name, words in labels.items():
        label, hint = words if isinstance(words, tuple) else (words, None)
        field = form.fields[name]
        field.label = later(label)
        field.help_text = "" if hint is None else later(hint)
        field.widget.attrs.pop("placeholder", None)


class SignInForm(account_forms.LoginForm):
    """Name and password."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        _dress(self, login=NAME, password=PASSWORD)
        self.fields["login"].widget.attrs.update(autocapitalize="none", spellcheck="false")


class SayAgainForm(account_forms.ReauthenticateForm):
    """The password again, before second factors are changed."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        _dress(self, password=PASSWORD)


class NewPasswordForm(account_forms.ChangePasswordForm):
    """Another password, by who knows the one of now."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        _dress(self, oldpassword=NOW, password1=(NEW, LONG), password2=AGAIN)


class FirstPasswordForm(SetPasswordForm):  # type: ignore[type-arg]  # generic for the type checker only
    """The password that somebody chooses with a one-time link."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        _dress(self, new_password1=(NEW, LONG), new_password2=AGAIN)


class CodeForm(code_forms.AuthenticateForm):
    """A code after the password."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        _dress(self, code=(CODE, OR_RECOVERY))


class CodeAgainForm(code_forms.ReauthenticateForm):
    """A code, before second factors are changed."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        _dress(self, code=(CODE, OR_RECOVERY))


class AppForm(totp_forms.ActivateTOTPForm):
    """The first code of an authenticator app."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        _dress(self, code=(CODE, SIX_DIGITS))
        self.fields["code"].widget.attrs.update(inputmode="numeric")


class PasskeyForm(passkey_forms.AddWebAuthnForm):
    """A new passkey; it always opens without the password too, since it is what one has and what one is."""

    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        _dress(self, name=(KEY_NAME, KEY_NAME_HINT))


class PasskeyNameForm(passkey_forms.EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        _dress(self, name=(KEY_NAME, KEY_NAME_HINT))
