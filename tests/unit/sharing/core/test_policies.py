"""Who is protected, how a share stands, what is refused in an answer, and what is a correction."""

from datetime import date, timedelta

import pytest

from timpora.casework.core.known import GONE, mark_of
from timpora.casework.core.protection import Protection
from timpora.facts.codes import CircumstanceKind
from timpora.kernel.periods import Period
from timpora.kernel.text import Text
from timpora.sharing.core.answering import Answered, AnswerKind, wrong_answer
from timpora.sharing.core.correcting import Change, notice_of, notice_of_fields, wrong_fields
from timpora.sharing.core.kinds import FIELD_WORDS, Field
from timpora.sharing.core.protecting import Somebody, in_words, protections_of
from timpora.sharing.core.saying import NOT_ON_RECORD, Said
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


BEFORE = mark_of(TODAY, "proven", is_gone=False)
LATER, UNSURE = mark_of(TODAY + DAY, "proven", is_gone=False), mark_of(TODAY, None, is_gone=False)
LIMIT, NAMES = frozenset({Field.STAY_LIMIT}), frozenset({Field.WHAT, Field.NAME})


@pytest.mark.parametrize(
    ("before", "now", "with_limit", "without"),
    [
        (BEFORE, BEFORE, False, False),
        (BEFORE, LATER, True, False),
        (BEFORE, UNSURE, False, False),
        (BEFORE, GONE, True, True),
        (GONE, BEFORE, True, True),
        (GONE, GONE, False, False),
    ],
)
def test_another_limit_corrects_only_who_was_told_one_and_how_sure_it_is_nobody(before: str, now: str, with_limit: bool, without: bool) -> None:  # fmt: skip  # noqa: FBT001 - a case of a table
    change = Change(before=before, now=now)
    assert (change.is_correction(LIMIT), change.is_correction(NAMES)) == (with_limit, without)


def test_a_notice_says_what_is_wrong_and_the_new_limit_only_where_it_may() -> None:
    def notice(*changes: tuple[str, str], stand: bool = True, says_limit: bool = True) -> str:
        made = [Change(before=before, now=now) for before, now in changes]
        return notice_of(made, shared_on=TODAY, others_stand=stand, says_limit=says_limit).en

    assert "Use it no more" in notice((BEFORE, GONE), (BEFORE, LATER), stand=False)
    assert "A part of what" in notice((BEFORE, GONE))
    assert "was right" in notice((GONE, BEFORE))
    assert "now 28 June 2023" in notice((BEFORE, LATER))
    for told in (notice((BEFORE, LATER), says_limit=False), notice((BEFORE, LATER), (BEFORE, LATER))):
        assert "is right no longer" in told
        assert "28 June" not in told


def test_a_field_is_wrong_where_no_record_says_it_now() -> None:
    def line(name: Field, value: str) -> Said:
        return Said(field=name, label=FIELD_WORDS[name], value=NOT_ON_RECORD if value == "-" else Text(id=value, en=value))  # fmt: skip

    told = [line(Field.NAME, "Reka Wei"), line(Field.DOCUMENT, "A1, B2"), line(Field.NATIONALITY, "-"), line(Field.SENTENCE, "x")]  # fmt: skip
    right = {Field.NAME: ["Reka Wei", "Mr Wei"], Field.DOCUMENT: ["B2", "C3", "A1"], Field.NATIONALITY: ["CHN"]}
    said = {name: [Text(id=one, en=one) for one in values] for name, values in right.items()}
    assert wrong_fields(told, said) == ()
    assert wrong_fields(told, {**said, Field.NAME: [], Field.DOCUMENT: said[Field.DOCUMENT][:2]}) == (Field.NAME, Field.DOCUMENT)  # fmt: skip
    assert "Name, Document number" in notice_of_fields((Field.NAME, Field.DOCUMENT), shared_on=TODAY).en
