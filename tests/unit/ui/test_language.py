"""In which language a page speaks, and how texts are said."""

from datetime import date

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation

from timpora.kernel.refusals import Source
from timpora.kernel.text import Text
from timpora.ui.language import REMEMBERED_IN, later, said, speaking


WELCOME = Text(id="Selamat datang", en="Welcome")


def _welcome(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(said(WELCOME))


def _answer(path: str = "/", *, cookie: str = "", accepts: str = "") -> HttpResponse:
    request = RequestFactory().get(path, headers={"Accept-Language": accepts})
    if cookie:
        request.COOKIES[REMEMBERED_IN] = cookie
    return speaking(_welcome)(request)


def test_a_page_is_indonesian_even_where_the_browser_claims_english() -> None:
    answer = _answer(accepts="en-US,en;q=0.9")
    assert answer.content == b"Selamat datang"
    assert answer["Content-Language"] == "id"
    assert "Cookie" in answer["Vary"]


def test_a_link_chooses_english_and_is_remembered() -> None:
    answer = _answer("/?lang=en")
    assert answer.content == b"Welcome"
    cookie = answer.cookies[REMEMBERED_IN]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("en", True, "Lax")


def test_what_was_chosen_before_holds_until_something_else_is_chosen() -> None:
    assert _answer(cookie="en").content == b"Welcome"
    assert _answer("/?lang=id", cookie="en").content == b"Selamat datang"


@pytest.mark.parametrize("asked", ["fr", "", "EN", "<script>"])
def test_a_language_that_is_not_spoken_is_neither_chosen_nor_remembered(asked: str) -> None:
    answer = _answer(f"/?lang={asked}", cookie=asked)
    assert answer.content == b"Selamat datang"
    assert REMEMBERED_IN not in answer.cookies


def test_the_language_of_one_request_does_not_reach_the_next() -> None:
    _answer("/?lang=en")
    assert said(WELCOME) == "Selamat datang"


def test_a_label_declared_once_speaks_the_language_in_which_it_is_shown() -> None:
    label = later(WELCOME)
    with translation.override("en"):
        assert str(label) == "Welcome"
    assert str(label) == "Selamat datang"


def test_days_and_sources_are_said_too() -> None:
    assert said(date(2023, 6, 27)) == "27 Juni 2023"
    with translation.override("en"):
        assert said(Source("tamu.xlsx", "Juni", 12)) == "tamu.xlsx, sheet “Juni”, row 12"
        assert said(date(2023, 6, 27)) == "27 June 2023"


def _drawn(template: str, **values: object) -> str:
    return Template("{% load ui %}" + template).render(Context(values))


def test_a_template_says_both_languages_in_one_place() -> None:
    template = '{% say "Batas {on}, {days} lagi" "Limit {on}, {days} to go" on=on days=count|days %}'
    assert _drawn(template, on=date(2023, 7, 6), count=9) == "Batas 6 Juli 2023, 9 hari lagi"
    with translation.override("en"):
        assert _drawn(template, on=date(2023, 7, 6), count=1) == "Limit 6 July 2023, 1 day to go"


def test_a_template_without_its_english_does_not_compile() -> None:
    with pytest.raises(TemplateSyntaxError):
        Template('{% load ui %}{% say "Simpan" %}')


def test_what_is_filled_in_can_never_become_part_of_the_page() -> None:
    assert "<b>" not in _drawn('{% say "Oleh {name}" "By {name}" name=name %}', name="<b>Reka</b>")


def test_figures_stand_apart_as_the_language_does() -> None:
    assert _drawn("{{ n|days }} {{ n|figure }} {{ n|rupiah }}", n=1366) == "1.366 hari 1.366 Rp1.366"
    with translation.override("en"):
        assert _drawn("{{ n|days }} {{ n|figure }} {{ n|rupiah }}", n=1366) == "1,366 days 1,366 Rp1.366"
