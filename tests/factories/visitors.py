"""People who look at pages in a browser."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page


class Visitor:
    """Somebody who looks at the gallery with some width, scheme and language."""

    def __init__(self, browser: Browser, gallery: str) -> None:
        self.browser = browser
        self.gallery = gallery
        self.complaints: list[str] = []

    @contextmanager
    def looking(
        self, path: str = "", *, width: int = 1280, scheme: str = "light", lang: str = "id", script: bool = True
    ) -> Iterator[Page]:
        """A page as this person sees it; whatever the browser complains of is kept."""
        assert scheme in {"light", "dark"}
        context = self.browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: self.complaints.append(message.text) if message.type != "log" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(f"{self.gallery}{path}?lang={lang}")
        yield page
        context.close()
