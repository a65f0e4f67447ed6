"""A browser and its machine in plain words, from what it says of itself."""

from timpora.kernel.text import Text


# The first that fits counts: most browsers name others too.
BROWSERS = (
    ("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
MACHINES = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Macintosh", "Mac"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip
ON = Text(id="{browser} di {machine}", en="{browser} on {machine}")
UNKNOWN = Text(id="Peramban yang tidak dikenal", en="A browser that is not known")


def device_in_words(user_agent: str) -> Text:
    """`Chrome di Windows`, or that it is not known."""
    browser = _first(BROWSERS, user_agent)
    machine = _first(MACHINES, user_agent)
    if browser is None:
        return UNKNOWN
    return Text(id=browser, en=browser) if machine is None else ON.fill(browser=browser, machine=machine)


def _first(known: tuple[tuple[str, str], ...], told: str) -> str | None:
    return next((name for mark, name in known if mark in told), None)
