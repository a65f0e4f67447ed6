"""What heads and cursors say, read without trusting them."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timpora.api.core.cursors import LARGEST, cursor_after, place_of
from timpora.api.core.heads import bearer, etag, language_asked, matches, reason_given
from timpora.api.core.problems import problem_of
from timpora.api.core.rates import MOST, USUAL, VARIABLE, requests_a_minute
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language, Text


@given(st.integers(0, LARGEST))
def test_a_cursor_leads_back_to_its_place(place: int) -> None:
    assert place_of(cursor_after(place)) == place


@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_what_never_was_a_cursor_leads_nowhere_or_to_a_place(text: str) -> None:
    assert place_of(text) is None or 0 <= (place_of(text) or 0) <= LARGEST


@pytest.mark.parametrize("text", ["bi0x", "bjE4NDQ2NzQ0MDczNzA5NTUxNjE2", "bm4x", "bsKy", "MQ"])
def test_a_number_that_no_list_has_is_no_place(text: str) -> None:
    assert place_of(text) is None


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("", Language.INDONESIAN), ("en", Language.ENGLISH), ("EN-us,id;q=0.9", Language.ENGLISH), ("id,en", Language.INDONESIAN),
        ("en;q=0.2,id;q=0.3", Language.INDONESIAN), ("en;q=0", Language.INDONESIAN), ("en;q=x", Language.INDONESIAN),
        ("*", Language.INDONESIAN), (",;,", Language.INDONESIAN), ("de," * 30 + "en", Language.INDONESIAN),
    ],
)  # fmt: skip
def test_the_language_is_the_one_preferred_among_ours(accept: str, language: Language) -> None:
    assert language_asked(accept) is language


@given(st.text(alphabet=string.printable))
def test_any_head_is_read(head: str) -> None:
    assert language_asked(head) in Language
    assert bearer(head).strip() == bearer(head)
    reason = reason_given(head)
    assert reason is None or (5 <= len(reason) <= 500 and reason.isprintable())


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("surat 12", "surat 12"), ("surat%20nomor%2012", "surat nomor 12"), ("  surat   12 ", "surat 12"), ("abc", None), ("", None),
        ("%00%00%00%00%00", None), ("baris%0Adua", "baris dua"), ("x" * 500, "x" * 500), ("x" * 501, None),
    ],
)  # fmt: skip
def test_a_reason_says_something_or_is_none(head: str, reason: str | None) -> None:
    assert reason_given(head) == reason


def test_a_tag_fits_what_it_was_made_of() -> None:
    tag = etag(["a", 1])
    assert tag == etag(["a", 1]) != etag(["a", 2])
    assert etag(["ab", "c"]) != etag(["a", "bc"])
    assert matches(tag, tag)
    assert matches(f'"x", W/{tag}', tag)
    assert matches("*", tag)
    assert not matches('"x"', tag)
    assert not matches("", tag)


@pytest.mark.parametrize(
    ("code", "status"), [("may_not", 403), ("delivery_not_there", 409), ("no_rows_to_record", 422)]
)
def test_a_refusal_of_the_office_is_a_problem_with_its_words(code: str, status: int) -> None:
    refusal = Refusal(code, Text(id="Tidak.", en="No."), Text(id="Lain kali.", en="Later."))
    problem = problem_of(refusal)
    assert (problem.code, problem.status, problem.title, problem.remedy) == (code, status, refusal.what, refusal.remedy)


def test_the_rate_is_a_number_of_the_office_and_anything_else_is_refused_with_the_remedy() -> None:
    assert requests_a_minute({}) == USUAL
    assert requests_a_minute({VARIABLE: "5"}) == 5
    for wrong in ("", "0", "-1", "1.5", str(MOST + 1), "banyak", "٣"):
        with pytest.raises(Refused) as refused:
            requests_a_minute({VARIABLE: wrong})
        assert VARIABLE in refused.value.refusal.within(Language.INDONESIAN)
