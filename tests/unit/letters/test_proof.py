"""Numbers and codes of letters, and the digest of what they say."""

from timpora.letters.core.kinds import MARKS, TEMPLATES, LetterKind, number_of
from timpora.letters.core.proof import CODE_LENGTH, LETTERS, code_of, digest_of, in_groups
from timpora.letters.typesetting import TEMPLATES as FOLDER


def test_a_number_says_which_letter_of_which_kind_and_year() -> None:
    assert number_of(1, LetterKind.REMINDER, 2023) == "0001/PENGINGAT/2023"
    assert number_of(12345, LetterKind.REMINDER, 2023) == "12345/PENGINGAT/2023"
    assert set(MARKS) == set(TEMPLATES) == set(LetterKind)
    assert all((FOLDER / name).exists() for name in TEMPLATES.values())


def test_a_code_has_no_letter_that_is_read_as_another_one() -> None:
    code = code_of(bytes(range(100, 100 + CODE_LENGTH)))
    assert len(code) == CODE_LENGTH
    assert set(code) <= set(LETTERS)
    assert not set(LETTERS) & set("ILOU")
    assert in_groups("7K3MQ2XD9HFA") == "7K3M-Q2XD-9HFA"


def test_a_digest_follows_what_is_said_and_not_the_order_of_writing() -> None:
    said = {"to": "Reka", "parts": [{"a": 1}, {"b": 2}]}
    assert digest_of(said) == digest_of(dict(reversed(said.items())))
    assert digest_of(said) != digest_of({**said, "to": "Reko"})
    assert digest_of(said) != digest_of({**said, "parts": [{"b": 2}, {"a": 1}]})
