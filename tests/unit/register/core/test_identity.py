"""Who is one person: what joins rows, what keeps them apart, and that nothing depends on the order of reading."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from timpora.register.core.identity import Holding, Identity, Judged, identity_of


BORN, OTHER_DAY = date(1990, 3, 2), date(1991, 3, 2)


def held(record: int, document: str = "Q1", state: str | None = "CHN", born: date | None = BORN) -> Holding:
    return Holding(record=record, document=document, state=state, born_earliest=born, born_latest=born)


def found(*holdings: Holding, judged: tuple[Judged, ...] = ()) -> Identity:
    return identity_of({holding.record for holding in holdings}, holdings, judged)


def same(first: int, second: int) -> Judged:
    return Judged(first=first, second=second, are_same=True)


def apart(first: int, second: int) -> Judged:
    return Judged(first=first, second=second, are_same=False)


def test_the_same_number_state_and_birth_day_are_one_person_named_by_the_lowest_record() -> None:
    assert found(held(7), held(3), held(5, document="Q2")).person_of == {3: 3, 7: 3, 5: 5}


def test_somebody_with_two_passports_joins_the_rows_of_both() -> None:
    assert found(held(1), held(2), held(2, document="Q2"), held(3, document="Q2")).records_of(3) == [1, 2, 3]


def test_what_a_row_does_not_say_contradicts_nothing() -> None:
    assert found(held(1), held(2, state=None), held(3, born=None)).records_of(1) == [1, 2, 3]


def test_the_same_number_of_another_state_or_birth_day_is_told_and_joins_only_what_says_all_alike() -> None:
    told = found(held(1), held(2), held(3, state="KOR"), held(4, born=OTHER_DAY), held(5, born=None))
    assert told.person_of == {1: 1, 2: 1, 3: 3, 4: 4, 5: 5}
    [against] = told.contradictions
    assert (against.document, against.records, against.on_state, against.on_birth) == ("Q1", (1, 2, 3, 4, 5), True, True)  # fmt: skip


def test_a_birth_year_agrees_with_every_day_in_it_and_with_no_other() -> None:
    year = Holding(record=2, document="Q1", state="CHN", born_earliest=date(1990, 1, 1), born_latest=date(1990, 12, 31))
    assert found(held(1), year).records_of(1) == [1, 2]
    assert found(held(1, born=OTHER_DAY), year).person_of == {1: 1, 2: 2}


def test_a_judgement_joins_what_no_key_joins_and_one_more_row_follows() -> None:
    assert found(held(1), held(2, document="Q2"), held(3, document="Q2"), judged=(same(1, 2),)).records_of(3) == [1, 2, 3]  # fmt: skip


def test_what_was_judged_apart_stays_apart_by_whatever_way() -> None:
    between = held(2), held(2, document="Q2")
    told = found(held(1), *between, held(3, document="Q2"), judged=(apart(1, 3),))
    assert told.person_of == {1: 1, 2: 1, 3: 3}


def test_the_word_that_comes_first_weighs_more() -> None:
    rows = held(1), held(2, document="Q2")
    assert found(*rows, judged=(same(1, 2), apart(1, 2))).records_of(1) == [1, 2]
    assert found(*rows, judged=(apart(1, 2), same(1, 2))).records_of(1) == [1]


RECORDS = st.integers(1, 12)
HOLDINGS = st.lists(
    st.builds(held, RECORDS, st.sampled_from(["Q1", "Q2", "Q3"]), st.sampled_from(["CHN", "KOR", None]), st.sampled_from([BORN, OTHER_DAY, None])),
    max_size=20,
)  # fmt: skip
JUDGEMENTS = st.lists(st.builds(lambda a, b, are: Judged(first=a, second=b, are_same=are), RECORDS, RECORDS, st.booleans()), max_size=8)  # fmt: skip


@given(HOLDINGS, JUDGEMENTS, st.randoms())
def test_the_order_in_which_rows_are_read_changes_nobody(holdings: list[Holding], judged: list[Judged], chance: object) -> None:  # fmt: skip
    shuffled = [*holdings]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' own random
    everybody = range(1, 13)
    assert identity_of(everybody, shuffled, judged) == identity_of(everybody, holdings, judged)


@given(HOLDINGS, JUDGEMENTS)
def test_the_first_word_of_apart_holds_for_whole_persons(holdings: list[Holding], judged: list[Judged]) -> None:
    kept = [one for one in judged if not one.are_same and one.first != one.second]
    told = identity_of(range(1, 13), holdings, kept)
    assert all(told.person_of[one.first] != told.person_of[one.second] for one in kept)


@given(HOLDINGS, JUDGEMENTS)
def test_a_person_is_named_by_its_lowest_record(holdings: list[Holding], judged: list[Judged]) -> None:
    told = identity_of(range(1, 13), holdings, judged)
    assert all(told.records_of(record)[0] == person for record, person in told.person_of.items())
