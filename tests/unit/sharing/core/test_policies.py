"""Who is protected, how a share stands, what is refused in an answer, and what is a correction."""

from datetime import date, timedelta

import pytest

from timpora.casework.core.known import GONE, mark_of
from timpora.casework.core.protection import Protection
from timpora.facts.codes import CircumstanceKind
from timpora.kernel.periods import Period
from timpora.sharing.core.answering import Answered, AnswerKind, wrong_answer
from timpora.sharing.core.correcting import is_correction, notice_of
from timpora.sharing.core.protecting import Somebody, in_words, protections_of
from timpora.sharing.core.standing import LONGEST_TEXT, ShareState, state_of, why_not_withdraw, wrong_share


TODAY, DAY = date(2023, 6, 27), timedelta(days=1)
ADULT = 18


def protections(**told: object) -> set[Protection]:
    return set(protections_of(Somebody(**told), on=TODAY, adult_at=ADULT))  # type: ignore[arg-type]


def test_children_refugees_and_possible_victims_are_protected() -> None:
    assert protections(circumstances=[CircumstanceKind.IN_CUSTODY, CircumstanceKind.FORCE_MAJEURE]) == set()
    assert protections(circumstances=[CircumstanceKind.TRAFFICKING_VICTIM]) == {Protection.VICTIM}
    assert protections(circumstances=[CircumstanceKind.REGISTERED_WITH_UNHCR]) == {Protection.ASYLUM_SEEKER}
    assert protections(protections={Protection.DUAL_NATIONAL_CHILD, Protection.ILLNESS}) == {Protection.DUAL_NATIONAL_CHILD}  # fmt: skip
    assert protections(born_latest=date(2005, 6, 28)) == {Protection.CHILD}
    assert protections(born_latest=date(2005, 6, 27)) == set(), "of age today"
    assert in_words([Protection.VICTIM, Protection.CHILD]).en == "Child, Victim of trafficking or smuggling, also a possible one"  # fmt: skip


@pytest.mark.parametrize(
    ("until", "withdrawn", "is_protected", "state"),
    [
        (TODAY, None, False, ShareState.IN_FORCE),
        (TODAY - DAY, None, False, ShareState.ENDED),
        (TODAY, None, True, ShareState.HELD_BACK),
        (TODAY - DAY, None, True, ShareState.ENDED),
        (TODAY - DAY, TODAY, True, ShareState.WITHDRAWN),
    ],
)
def test_a_share_ends_by_itself_after_its_last_day(until: date, withdrawn: date | None, is_protected: bool, state: ShareState) -> None:  # fmt: skip  # noqa: FBT001 - a case of a table
    assert state_of(until=until, withdrawn_on=withdrawn, is_protected=is_protected, on=TODAY) is state


def test_a_share_says_something_to_somebody_for_a_purpose_until_a_day() -> None:
    within = Period(TODAY, TODAY + 365 * DAY)
    whole = {"purpose": "untuk rapat", "until": TODAY, "within": within, "agencies": 1, "lines": 1}
    assert wrong_share(**whole) is None  # type: ignore[arg-type]
    assert wrong_share(**{**whole, "until": TODAY + 365 * DAY}) is None  # type: ignore[arg-type]
    for wrong, code in (
        ({"purpose": " "}, "share_without_purpose"),
        ({"purpose": "x" * 401}, "share_too_long"),
        ({"until": TODAY - DAY}, "share_over_already"),
        ({"until": TODAY + 366 * DAY}, "share_too_far"),
        ({"until": date.max}, "share_too_far"),
        ({"agencies": 0}, "share_with_nobody"),
        ({"lines": 0}, "share_says_nothing"),
    ):
        refused = wrong_share(**{**whole, **wrong})  # type: ignore[arg-type]
        assert refused is not None
        assert refused.code == code


def test_what_is_in_force_is_withdrawn_once_with_a_reason() -> None:
    told = {(state, because): why_not_withdraw(state, because) for state in ShareState for because in ("", "x")}
    assert {key for key, refused in told.items() if refused is None} == {(ShareState.IN_FORCE, "x"), (ShareState.HELD_BACK, "x")}  # fmt: skip


def test_an_answer_says_what_is_known_or_where_and_when_or_that_there_is_nothing() -> None:
    told = {
        Answered(kind=AnswerKind.NOTHING): None,
        Answered(kind=AnswerKind.KNOWS): "share_answer_without_words",
        Answered(kind=AnswerKind.KNOWS, text="x"): None,
        Answered(kind=AnswerKind.KNOWS, text="x" * (LONGEST_TEXT + 1)): "share_too_long",
        Answered(kind=AnswerKind.SEEN, place="x"): "share_seen_where_and_when",
        Answered(kind=AnswerKind.SEEN, place="x", seen_on=TODAY + DAY): "share_seen_ahead",
        Answered(kind=AnswerKind.SEEN, place="x", seen_on=TODAY): None,
    }
    for answer, code in told.items():
        refused = wrong_answer(answer, on=TODAY)
        assert (refused.code if refused else None) == code, answer


def test_another_limit_is_a_correction_and_how_sure_it_is_none() -> None:
    before = mark_of(TODAY, "proven", is_gone=False)
    later, unsure = mark_of(TODAY + DAY, "proven", is_gone=False), mark_of(TODAY, None, is_gone=False)
    assert [is_correction(before, now) for now in (before, later, unsure, GONE)] == [False, True, False, True]
    assert is_correction(GONE, before), "found again"
    assert "found no longer" in notice_of(GONE, shared_on=TODAY, says_limit=True).en
    assert "now 28 June 2023" in notice_of(later, shared_on=TODAY, says_limit=True).en
    assert "28 June" not in notice_of(later, shared_on=TODAY, says_limit=False).en
