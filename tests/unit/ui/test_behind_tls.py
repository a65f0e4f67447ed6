"""Cookies go over TLS alone where that is said, and nobody believes they do where the word was another."""

import pytest

from timpora.kernel.refusals import Refused
from timpora.ui.behind_tls import VARIABLE, behind_tls


def test_it_is_what_is_said_and_no_where_nothing_is() -> None:
    assert behind_tls({VARIABLE: "yes"}) is True
    assert behind_tls({VARIABLE: "no"}) is False
    assert behind_tls({VARIABLE: ""}) is behind_tls({}) is False


@pytest.mark.parametrize("said", ["ya", "true", "1", "Yes"])
def test_whatever_is_neither_stops_the_start(said: str) -> None:
    with pytest.raises(Refused) as refused:
        behind_tls({VARIABLE: said})
    assert refused.value.refusal.code == "tls_neither_yes_nor_no"
