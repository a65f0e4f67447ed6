"""Every event that can be about a person has words on the page of who looked and who changed."""

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from tests.architecture.sources import SOURCE

from timpora.register.core.trail_words import HAPPENED


# What an event can be about that is no person, no fact of one, and no list from which facts came.
NO_PERSON = ("account:", "agency:", "delivery:", "feed:", "job:", "law:", "office:", "token:")
NAMES_OF_THE_WRITER = {"audit", "audit_actions"}


@cache
def noted() -> tuple[tuple[str, str, str], ...]:
    """Each place where an event is written: module, the word for the event, and how the text of its subject begins."""
    return tuple(_noted())


def _noted() -> Iterator[tuple[str, str, str]]:
    for path in sorted((SOURCE / "timpora").rglob("*.py")):
        module = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and _writes(call.func):
                subject = next((one.value for one in call.keywords if one.arg == "subject"), ast.Constant(""))
                yield module, ast.unparse(call.args[0]), _beginning(subject)


def _writes(function: ast.expr) -> bool:
    return (
        isinstance(function, ast.Attribute)
        and function.attr == "record"
        and isinstance(function.value, ast.Name)
        and function.value.id in NAMES_OF_THE_WRITER
    )


def _beginning(subject: ast.expr) -> str:
    """The text before the first value that is filled in; empty where a value begins it, so that it can be about anything."""
    first = subject.values[0] if isinstance(subject, ast.JoinedStr) else subject
    return str(first.value) if isinstance(first, ast.Constant) else "?"


def _event(module: str, word: str) -> list[str]:
    """What a word stands for there; a variable may stand for several, and then for every event of that capability."""
    within = import_module(module)
    holder, _, name = word.rpartition(".")
    found = getattr(getattr(within, holder) if holder else within, name, None)
    return [found] if isinstance(found, str) else []


def test_every_event_that_can_be_about_a_person_has_words() -> None:
    places = noted()
    assert len(places) > 40
    about_a_person = {
        event
        for module, word, beginning in places
        if beginning and not beginning.startswith(NO_PERSON)
        for event in _event(module, word)
    }
    assert len(about_a_person) >= 10
    assert sorted(about_a_person - set(HAPPENED)) == []


def test_where_the_event_is_a_variable_it_is_about_an_account() -> None:
    unknown = [(module, word, beginning) for module, word, beginning in noted() if not _event(module, word)]
    assert [place for place in unknown if not place[2].startswith("account:")] == []


def test_the_page_has_no_words_for_what_never_happens() -> None:
    happens = {event for module, word, _ in noted() for event in _event(module, word)}
    assert sorted(set(HAPPENED) - happens) == []
