"""Whether everybody can use a page: what axe finds, and whether anything has to be scrolled sideways."""

from urllib.parse import urlsplit
from zlib import crc32

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.factories.chance import IS_LONG


# Of what holds, axe then names one place instead of all: it looks at as much, and says less.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
WIDTHS = (360, 1280)
# Every page is seen in either language and at either width. Axe looks into it in one of the languages, at the width that goes with it, and
# in both in the long form: a language and a width have no fault together that neither has alone, except that words may not fit.
LOOKED_AT = {"id": 360, "en": 1280}


def looks[Look](*all_of_them: Look) -> tuple[Look, ...]:
    """In which ways somebody goes a long way through the pages: the first in each run, all in the long form."""
    return all_of_them if IS_LONG else all_of_them[:1]


def faults(page: Page, lang: str) -> list[tuple[str, list[str]]]:
    """What keeps people out of a page that stands in a language."""
    for width in sorted(WIDTHS, key=lambda width: width == LOOKED_AT[lang]):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    if not _is_looked_into(page.url, lang):
        return []
    violations = Axe().run(page, options=RULES).response["violations"]
    return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in violations]


def _is_looked_into(address: str, lang: str) -> bool:
    """Half of the pages in each language, the same ones in every run."""
    told = list(LOOKED_AT)[crc32(urlsplit(address).path.encode()) % len(LOOKED_AT)]
    return IS_LONG or lang == told
