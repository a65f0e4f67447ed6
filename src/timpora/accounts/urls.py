"""Every address of signing in, of one's own account, and of administration.

The names that begin with `account_` and `mfa_` are those by which the package for signing in finds its pages; it has more, and
what is not listed here does not exist.
"""

from django.urls import include, path

from timpora.accounts.views import administration, door, factors, own, tokens


at_the_door = [
    path("", door.sign_in, name="account_login"),
    path("keluar/", door.sign_out, name="account_logout"),
    path("berakhir/", door.has_ended, name="account_inactive"),
    path("kunci-sandi/", factors.sign_in_by_passkey, name="mfa_login_webauthn"),
    path("langkah-kedua/", factors.authenticate, name="mfa_authenticate"),
    path("pastikan/", door.say_again, name="account_reauthenticate"),
    path("pastikan/kode/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("pastikan/kunci-sandi/", factors.reauthenticate_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("tautan/<person>/<token>/", door.choose_password, name="choose_password"),
]
of_ones_own = [
    path("", own.own_account, name="own_account"),
    path("langkah-pertama/", own.first_steps, name="first_steps"),
    path("kata-sandi/", door.change_password, name="account_change_password"),
    path("sesi/", own.sessions, name="own_sessions"),
    path("sesi/akhiri-lainnya/", own.end_other_sessions, name="end_other_sessions"),
    path("sesi/<int:session>/akhiri/", own.end_session, name="end_session"),
    path("langkah-kedua/", factors.index, name="mfa_index"),
    path("langkah-kedua/aplikasi/", factors.add_app, name="mfa_activate_totp"),
    path("langkah-kedua/aplikasi/lepas/", factors.remove_app, name="mfa_deactivate_totp"),
    path("langkah-kedua/kode/", factors.codes, name="mfa_view_recovery_codes"),
    path("langkah-kedua/kode/baru/", factors.new_codes, name="mfa_generate_recovery_codes"),
    path("langkah-kedua/kode/unduh/", factors.download_codes, name="mfa_download_recovery_codes"),
    path("langkah-kedua/kunci-sandi/", factors.index, name="mfa_list_webauthn"),
    path("langkah-kedua/kunci-sandi/tambah/", factors.add_passkey, name="mfa_add_webauthn"),
    path("langkah-kedua/kunci-sandi/<int:pk>/lepas/", factors.remove_passkey, name="mfa_remove_webauthn"),
    path("langkah-kedua/kunci-sandi/<int:pk>/nama/", factors.name_passkey, name="mfa_edit_webauthn"),
]
of_programs = [
    path("", tokens.own_tokens, name="own_tokens"),
    path("buat/", tokens.make_token, name="make_token"),
    path("<int:token>/akhiri/", tokens.end_token, name="end_token"),
]
of_the_administrator = [
    path("orang/", administration.people, name="people"),
    path("orang/tambah/", administration.add_person, name="add_person"),
    path("orang/<int:account>/", administration.person, name="person_account"),
    path("orang/<int:account>/peran/", administration.person_role, name="person_role"),
    path("orang/<int:account>/tautan/", administration.person_link, name="person_link"),
    path("orang/<int:account>/pulihkan/", administration.reset_access, name="reset_access"),
    path("orang/<int:account>/akhiri/", administration.end_account, name="end_account"),
    path("token/", tokens.office_tokens, name="office_tokens"),
    path("instansi/", administration.agencies, name="agencies"),
    path("instansi/<int:agency>/", administration.agency, name="agency"),
    path("kantor/", administration.office, name="office"),
    path("kantor/kop/", administration.letterhead, name="letterhead"),
    path("kantor/wilayah/<code>/lepas/", administration.remove_area, name="remove_area"),
]
urlpatterns = [
    path("masuk/", include(at_the_door)),
    path("akun/", include(of_ones_own)),
    path("token/", include(of_programs)),  # not below akun/, which opens before the second step
    path("pengelolaan/", include(of_the_administrator)),
]
