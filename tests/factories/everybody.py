"""Whether everybody can use a page: what axe finds, and whether anything has to be scrolled sideways."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


# Of what holds, axe then names one place instead of all: it looks at as much, and says less.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
WIDTHS = (360, 1280)
# Axe looks at every page in either language and at either width, once each: a language and a width have no fault together
# that neither has alone, except that words may not fit, which is looked at in every combination.
LOOKED_AT = {"id": 360, "en": 1280}


def faults(page: Page, lang: str) -> list[tuple[str, list[str]]]:
    """What keeps people out of a page that stands in a language."""
    for width in sorted(WIDTHS, key=lambda width: width == LOOKED_AT[lang]):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    violations = Axe().run(page, options=RULES).response["violations"]
    return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in violations]
