"""Worked examples that cannot be used are refused with file, line, what is wrong and how to mend it."""

import pytest

from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language
from timpora.rulebook.cases import load_cases, read_cases


GOOD = """\
- id: contoh
  title: {id: Contoh, en: Example}
  source: "Pasal 78 UU 6/2011"
  as_of: 2023-06-27
  facts:
    stay_permits: [{kind: visit, visa_index: 0312, valid_from: 2023-04-16, valid_until: 2023-05-15}]
  expect:
    - {rule: overstay, consequence: needs_a_person}
"""


def refusals_of(text: str) -> list[str]:
    return [refusal.within(Language.ENGLISH) for refusal in read_cases({"own.yaml": text}).refusals]


def test_an_example_says_only_what_matters_and_the_rest_is_filled_in() -> None:
    (case,) = load_cases({"own.yaml": GOOD})
    (person,) = case.register().people.collect().rows(named=True)
    assert (person["person"], person["name"], person["source_file"]) == (1, "CONTOH REKAAN SATU", "own.yaml")
    (permit,) = case.register().stay_permits.collect().rows(named=True)
    assert (permit["visa_index"], permit["source_row"]) == ("0312", 6)
    assert case.given == {
        "stay_permits": [{name: permit[name] for name in ("kind", "visa_index", "valid_from", "valid_until")}]
    }
    assert case.rules() == ("overstay",)


def test_a_meeting_is_only_in_person_when_the_example_says_so() -> None:
    text = GOOD.replace("  facts:\n", "  facts:\n    presence: [{place_kind: other, from_on: 2023-06-27}]\n")
    (case,) = load_cases({"own.yaml": text})
    assert case.register().presence.collect().get_column("met_in_person").to_list() == [False]


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("2023-06-27", "2023-06-31", "own.yaml, row 4: Example contoh: '2023-06-31' is no day that exists."),
        ("2023-06-27", "27/06/2023", "own.yaml, row 4: Example contoh: '27/06/2023' is no day that exists."),
        ("stay_permits:", "permits:", "own.yaml, row 6: Example contoh: The table permits is unknown."),
        ("visa_index:", "index:", "own.yaml, row 6: Example contoh: stay_permits has no column index."),
        ("kind: visit", "kind: tourist", "own.yaml, row 6: Example contoh: The word 'tourist' is unknown here."),
        ("kind: visit, ", "", "own.yaml, row 6: Example contoh: This row of stay_permits does not say kind."),
        ("2023-05-15", "2023-04-15", "own.yaml, row 6: Example contoh: The permit ends (valid_until) before it begins"),
        ("kind: visit", "kind: [visit]", "own.yaml, row 6: Example contoh: One value is needed here."),
        ("kind: visit", "person: satu, kind: visit", "own.yaml, row 6: Example contoh: 'satu' is no whole number."),
        ("kind: visit,", "kind: visit, kind: limited,", "own.yaml, row 6: Example contoh: kind stands twice."),
        ("[{kind", "{kind", "own.yaml, row 6: The YAML cannot be read"),
        ("rule: overstay", "rule: overstays", "own.yaml, row 8: Example contoh: There is no rule 'overstays'."),
        ("rule: overstay, ", "", "own.yaml, row 8: Example contoh: This expectation names no rule."),
        ("consequence:", "fine:", "own.yaml, row 8: Example contoh: The rule overstay does not answer fine."),
        ("needs_a_person", "fine", "own.yaml, row 8: Example contoh: consequence is never 'fine'."),
        ("consequence: needs_a_person", "overstay_days: many", "own.yaml, row 8: Example contoh: 'many' is no whole number."),
        ("consequence: needs_a_person", "held_back: maybe", "own.yaml, row 8: Example contoh: 'maybe' is neither true nor false."),
        ("consequence: needs_a_person", "reasons: [tired]", "own.yaml, row 8: Example contoh: The rule overstay has no reason 'tired'."),
        (", consequence: needs_a_person", "", "own.yaml, row 8: Example contoh: This expectation says nothing."),
        ("consequence:", "absent: true, consequence:", "own.yaml, row 8: Example contoh: A rule that does not apply answers nothing."),
        ("consequence:", "person: 9, consequence:", "own.yaml, row 8: Example contoh: 9 is not in the facts of this example."),
        ("consequence:", "feed: bandara, consequence:", "own.yaml, row 8: Example contoh: The rule overstay does not judge that."),
        ("rule: overstay, consequence: needs_a_person", "rule: feed_silent, absent: true", "own.yaml, row 8: Example contoh: It is not clear which feed is meant."),
        ("- {rule: overstay, consequence: needs_a_person}", "[]", "own.yaml, row 8: Example contoh: This example expects nothing."),
        ("{id: Contoh, en: Example}", "{id: Contoh}", "own.yaml, row 2: Example contoh: The title is needed in both languages."),
        ("  source: \"Pasal 78 UU 6/2011\"\n", "", "own.yaml, row 1: Example contoh: This example has no source."),
        ("  source: \"Pasal 78 UU 6/2011\"", "  source:", "own.yaml, row 1: Example contoh: This example has no source."),
        ("  as_of:", "  day: 2023-01-01\n  as_of:", "own.yaml, row 4: Example contoh: The field day is unknown."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_its_place(written: str, instead: str, said: str) -> None:
    assert written in GOOD
    (refusal, *more) = refusals_of(GOOD.replace(written, instead))
    assert refusal.startswith(said)
    assert more == []


def test_an_id_that_stands_twice_is_refused_and_the_first_is_kept() -> None:
    reading = read_cases({"own.yaml": GOOD, "more.yaml": GOOD})
    assert [case.file for case in reading.cases] == ["own.yaml"]
    (refusal,) = reading.refusals
    assert refusal.within(Language.INDONESIAN) == (
        "more.yaml, baris 1: Contoh contoh: id contoh sudah dipakai di own.yaml baris 1. Beri id yang lain."
    )


def test_one_bad_example_does_not_hide_the_good_ones() -> None:
    reading = read_cases({"own.yaml": GOOD + GOOD.replace("contoh", "lain").replace("2023-06-27", "besok") + "- 5\n"})
    assert [case.id for case in reading.cases] == ["contoh"]
    assert len(reading.refusals) == 2


def test_a_text_that_is_no_list_is_refused_and_an_empty_one_has_no_examples() -> None:
    assert refusals_of("id: x\n")[0].startswith("own.yaml, row 1: A list is needed here.")
    assert refusals_of("# nothing yet\n") == []


def test_loading_raises_the_first_refusal() -> None:
    with pytest.raises(Refused, match="no day that exists"):
        load_cases({"own.yaml": GOOD.replace("2023-06-27", "2023-02-30")})
