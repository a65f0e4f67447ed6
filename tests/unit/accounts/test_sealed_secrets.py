"""Secrets of second factors are of no use without the office's secret."""

from timpora.accounts.passwords import SealedSecrets


HERE, ELSEWHERE = (
    SealedSecrets("a secret of this office, long enough"),
    SealedSecrets("a secret of another office, as long"),
)


def test_what_is_sealed_does_not_show_and_is_opened_again() -> None:
    kept = HERE.seal("EVAIIDJ6YOU33FF3")
    assert "EVAIIDJ6YOU33FF3" not in kept
    assert kept != HERE.seal("EVAIIDJ6YOU33FF3")
    assert HERE.opened(kept) == "EVAIIDJ6YOU33FF3"


def test_under_another_secret_something_is_opened_that_nobody_knows() -> None:
    kept = HERE.seal("EVAIIDJ6YOU33FF3")
    assert ELSEWHERE.opened(kept) not in {"EVAIIDJ6YOU33FF3", ELSEWHERE.opened(kept)}
    assert (HERE.is_ours(kept), ELSEWHERE.is_ours(kept)) == (True, False)
    assert HERE.opened(kept[:-4]) != "EVAIIDJ6YOU33FF3"
