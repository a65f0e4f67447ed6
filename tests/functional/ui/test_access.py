"""Everybody can use the pages: measured by axe, by keyboard, at 360 px, in the dark, in both languages, on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.factories.everybody import RULES
from tests.factories.visitors import Visitor


PATHS = ("", "masuk/", "umum/")
# Either width, either scheme and either language, each of them once on every page.
LOOKS = ((360, "light", "id"), (1280, "dark", "en"))
OPEN_EVERYTHING = "document.querySelectorAll('details:not([data-menu])').forEach(folded => { folded.open = true; })"


@pytest.mark.parametrize(("width", "scheme", "lang"), LOOKS)
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(visitor: Visitor, path: str, width: int, scheme: str, lang: str) -> None:
    with visitor.looking(path, width=width, scheme=scheme, lang=lang) as page:
        page.evaluate(OPEN_EVERYTHING)
        found = Axe().run(page, options=RULES).response
    assert [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found["violations"]] == []
    assert len(found["passes"]) > 15


def test_axe_finds_a_fault_where_there_is_one(visitor: Visitor) -> None:
    with visitor.looking("masuk/") as page:
        page.evaluate("document.querySelector('label[for=login]').remove()")
        found = Axe().run(page, options=RULES).response
    assert [fault["id"] for fault in found["violations"]] == ["label"]


def test_axe_finds_nothing_in_an_opened_dialog_or_menu(visitor: Visitor) -> None:
    with visitor.looking() as page:
        page.locator(".account summary").click()
        assert page.locator(".menu").is_visible()
        assert Axe().run(page, ".account", RULES).response["violations"] == []
        page.locator("[data-opens=reason-look]").click()
        assert Axe().run(page, "#reason-look", RULES).response["violations"] == []


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_has_to_be_scrolled_sideways(visitor: Visitor, path: str, lang: str) -> None:
    with visitor.looking(path, lang=lang) as page:
        for width in (1280, 768, 360, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_rows_are_cards_on_a_phone_and_still_a_table_to_a_screen_reader(visitor: Visitor) -> None:
    with visitor.looking(width=360) as page:
        row = page.locator("#table tbody tr").first
        assert row.evaluate("row => getComputedStyle(row).display") == "block"
        assert row.locator(".card-label").first.is_visible()
        assert page.get_by_role("row", name="Rosalinda").count() == 1
        assert page.get_by_role("columnheader", name="Batas tinggal").count() == 1
    with visitor.looking(width=1280) as page:
        assert page.locator("#table tbody tr").first.evaluate("row => getComputedStyle(row).display") == "table-row"
        assert not page.locator("#table .card-label").first.is_visible()


def _outline(page: Page) -> tuple[str, float]:
    style, width = page.evaluate(
        "(() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.outlineWidth]; })()"
    )
    return style, float(width.removesuffix("px"))


def test_by_keyboard_the_first_stop_skips_to_the_content_and_every_stop_is_seen(visitor: Visitor) -> None:
    with visitor.looking() as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        for _ in range(30):
            style, width = _outline(page)
            assert (style, width >= 2) == ("solid", True), page.evaluate("document.activeElement.outerHTML")
            page.keyboard.press("Tab")
    with visitor.looking() as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#main"


def test_the_scheme_follows_the_system(visitor: Visitor) -> None:
    shade = (
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number).reduce((sum, part) => sum + part)"
    )
    with visitor.looking(scheme="light") as page:
        assert page.evaluate(shade) > 600
    with visitor.looking(scheme="dark") as page:
        assert page.evaluate(shade) < 150


def test_nothing_moves_for_who_asked_for_stillness(visitor: Visitor) -> None:
    moving = """[...document.querySelectorAll('*')].map(part => getComputedStyle(part))
        .filter(style => style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0).length"""
    with visitor.looking() as page:
        assert page.evaluate(moving) == 0
        page.emulate_media(reduced_motion="no-preference")
        assert page.evaluate(moving) > 0


def test_paper_shows_the_head_and_the_grounds_and_leaves_the_frame_out(visitor: Visitor) -> None:
    with visitor.looking(scheme="dark") as page:
        assert not page.locator("main > .print-header").is_visible()
        page.emulate_media(media="print")
        assert page.locator("main > .print-header").is_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        for left_out in (".top", ".rail", ".actions", "#filters form", "#toast .toast"):
            assert not page.locator(left_out).first.is_visible(), left_out
        opened = page.locator("#sentence .why > .timeline")
        assert opened.evaluate("figure => figure.getBoundingClientRect().height") > 200
        assert not page.locator("#sentence .how pre").first.is_visible()
    with visitor.looking() as page:
        assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_each_page_says_in_which_language_it_is_and_leads_to_the_other(visitor: Visitor) -> None:
    for path in PATHS:
        with visitor.looking(path) as page:
            assert page.evaluate("document.documentElement.lang") == "id"
            page.get_by_role("link", name="English").click()
            assert page.evaluate("document.documentElement.lang") == "en"
            page.goto(f"{visitor.gallery}{path}")
            assert page.evaluate("document.documentElement.lang") == "en"
