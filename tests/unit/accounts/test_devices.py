"""A list of sessions says “Chrome di Windows”, and not what browsers call themselves."""

import pytest

from timpora.accounts.core.devices import UNKNOWN, device_in_words


AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36": (
        "Chrome di Windows", "Chrome on Windows",
    ),
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0": (
        "Edge di Windows", "Edge on Windows",
    ),
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36": (
        "Samsung Internet di Android", "Samsung Internet on Android",
    ),
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1": (
        "Safari di iPhone", "Safari on iPhone",
    ),
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0": ("Firefox di Linux", "Firefox on Linux"),
    "Firefox/1": ("Firefox", "Firefox"),
}  # fmt: skip


@pytest.mark.parametrize("agent", AGENTS)
def test_a_browser_is_told_in_plain_words(agent: str) -> None:
    told = device_in_words(agent)
    assert (told.id, told.en) == AGENTS[agent]


@pytest.mark.parametrize("agent", ["", "curl/8", "Unspecified"])
def test_what_says_nothing_of_itself_is_not_guessed(agent: str) -> None:
    assert device_in_words(agent) is UNKNOWN
