"""By which server letters leave: nothing without one, and a sentence where a variable cannot be read."""

import pytest

from timpora.kernel.refusals import Refused
from timpora.letters.mail import mail


SERVER = {
    "TIMPORA_MAIL_SERVER": "surat.kantor.example:587",
    "TIMPORA_MAIL_FROM": "Kantor Rekaan <surat@kantor.example>",
}


def test_an_office_that_names_no_server_sends_nothing_and_an_invented_one_shows_it() -> None:
    assert not mail({}, is_invented=False).leaves
    shown = mail({}, is_invented=True)
    assert shown.leaves
    assert shown.mailers["default"]["BACKEND"].endswith("console.EmailBackend")


def test_a_server_is_spoken_to_with_its_port_safety_and_sign_in() -> None:
    told = mail({**SERVER, "TIMPORA_MAIL_USER": "surat", "TIMPORA_MAIL_PASSWORD": "rahasia rekaan"}, is_invented=False)
    options = told.mailers["default"]["OPTIONS"]
    assert (told.leaves, told.sender) == (True, "Kantor Rekaan <surat@kantor.example>")
    assert options["host"] == "surat.kantor.example"
    assert (options["port"], options["use_tls"], options["username"]) == (587, True, "surat")
    assert mail({**SERVER, "TIMPORA_MAIL_SAFETY": "tls"}, is_invented=True).mailers["default"]["OPTIONS"]["use_ssl"]
    assert (
        "use_tls" not in mail({**SERVER, "TIMPORA_MAIL_SAFETY": "none"}, is_invented=True).mailers["default"]["OPTIONS"]
    )
    assert (
        mail({**SERVER, "TIMPORA_MAIL_SERVER": "[::1]:25"}, is_invented=True).mailers["default"]["OPTIONS"]["host"]
        == "::1"
    )


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TIMPORA_MAIL_SERVER", "surat.kantor.example"),
        ("TIMPORA_MAIL_SERVER", "surat kantor:25"),
        ("TIMPORA_MAIL_SAFETY", "ssl3"),
        ("TIMPORA_MAIL_FROM", "kantor"),
        ("TIMPORA_MAIL_FROM", "a@b.example\nBcc: c@d.example"),
        ("TIMPORA_MAIL_FROM", ""),
    ],
)
def test_what_cannot_be_read_stops_the_start_with_the_name_of_the_variable(variable: str, value: str) -> None:
    with pytest.raises(Refused) as refused:
        mail({**SERVER, variable: value}, is_invented=False)
    assert variable in refused.value.refusal.what.id
