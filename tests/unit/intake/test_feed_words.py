"""How much a feed's last list brought is said so that an officer need not calculate."""

import pytest

from timpora.intake.showing import share
from timpora.kernel.text import Language


@pytest.mark.parametrize(
    ("percent", "indonesian", "english"),
    [
        (0, "0% dari biasanya", "0% of the usual"),
        (93, "93% dari biasanya", "93% of the usual"),
        (150, "150% dari biasanya", "150% of the usual"),
        (151, "Lebih dari biasanya (1,5 kali)", "More than usual (1.5 times)"),
        (761, "Lebih dari biasanya (7,6 kali)", "More than usual (7.6 times)"),
    ],
)
def test_much_more_than_usual_is_said_in_times_and_all_else_in_percent(
    percent: int, indonesian: str, english: str
) -> None:
    assert share(percent).within(Language.INDONESIAN) == indonesian
    assert share(percent).within(Language.ENGLISH) == english
