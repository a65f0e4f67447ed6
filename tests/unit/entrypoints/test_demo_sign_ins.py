"""The sign-ins of the invented office follow from its secret and from nothing else, and every authenticator app agrees on the code."""

import re

import pytest

from timpora.entrypoints.demo_sign_ins import DemoSignIns


HERE, ELSEWHERE = (
    DemoSignIns("a secret of this office, long enough"),
    DemoSignIns("a secret of another office, as long"),
)


def test_every_office_has_a_password_and_an_app_of_its_own() -> None:
    assert re.fullmatch(r"serang(-[a-z2-7]{4}){3}", HERE.password)
    assert re.fullmatch(r"[A-Z2-7]{32}", HERE.app)
    assert (HERE.password, HERE.app) == (DemoSignIns(HERE.secret).password, DemoSignIns(HERE.secret).app)
    assert HERE.password != ELSEWHERE.password
    assert HERE.app != ELSEWHERE.app


@pytest.mark.parametrize("at", [59, 1_111_111_109, 1_234_567_890, 2_000_000_000])
def test_the_code_is_the_one_that_the_package_for_signing_in_expects(at: int) -> None:
    """Against an implementation of RFC 6238 that is not ours."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value  # noqa: PLC0415 - needs Django's settings

    code = HERE.code(at)
    assert code.digits == format_hotp_value(hotp_value(HERE.app, at // 30))
    assert code.seconds_left == 30 - at % 30
