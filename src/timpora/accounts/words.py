"""What the pages of signing in say: the package behind them knows codes, the office says them in both languages."""

from collections.abc import Mapping

from timpora.kernel.text import Text


WRONG_CODE = Text(
    id="Kode atau kunci sandi ini tidak cocok. Periksa jam telepon Anda, lalu coba kode yang sedang tampil.",
    en="This code or passkey does not fit. Check the clock of your phone and try the code that it shows now.",
)
ERRORS: Mapping[str, Text] = {
    "account_inactive": Text(id="Akun ini sudah diakhiri.", en="This account has ended."),
    "username_password_mismatch": Text(
        id="Nama pengguna atau kata sandi tidak cocok.", en="User name or password do not fit."
    ),
    "invalid_login": Text(id="Nama pengguna atau kata sandi tidak cocok.", en="User name or password do not fit."),
    "incorrect_password": Text(id="Kata sandi tidak cocok.", en="The password does not fit."),
    "enter_current_password": Text(
        id="Ketik kata sandi yang sekarang berlaku.", en="Type the password that holds now."
    ),
    "incorrect_code": WRONG_CODE,
    "cannot_delete_authenticator": Text(
        id="Ini langkah kedua Anda yang terakhir, dan peran Anda memerlukannya. Tambahkan yang lain dahulu.",
        en="This is your last second step, and your role needs one. Add another one first.",
    ),
    "cannot_generate_recovery_codes": Text(
        id="Kode pemulihan dibuat setelah ada kunci sandi atau aplikasi kode.",
        en="Recovery codes are made once there is a passkey or an authenticator app.",
    ),
}
# By the names under which the package announces what it did.
MESSAGES: Mapping[str | None, Text] = {
    "account/messages/logged_out.txt": Text(id="Anda sudah keluar.", en="You are signed out."),
    "account/messages/password_changed.txt": Text(
        id="Kata sandi diganti. Sesi di peramban lain berakhir.", en="The password is changed. Sessions in other browsers have ended."
    ),
    "mfa/messages/webauthn_added.txt": Text(id="Kunci sandi ditambahkan.", en="The passkey is added."),
    "mfa/messages/webauthn_removed.txt": Text(id="Kunci sandi dilepas.", en="The passkey is removed."),
    "mfa/messages/totp_activated.txt": Text(id="Aplikasi kode terpasang.", en="The authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": Text(id="Aplikasi kode dilepas.", en="The authenticator app is removed."),
    "mfa/messages/recovery_codes_generated.txt": Text(
        id="Kode pemulihan baru dibuat; yang lama tidak berlaku lagi.", en="New recovery codes are made; the old ones no longer work."
    ),
}  # fmt: skip
