"""No two uses of the database's advisory locks share a number: who waits for one thing never waits for another."""

import re
from collections import Counter

from tests.architecture.sources import SOURCE


NUMBER = re.compile(r"\b7_0\d\d_\d\d\d\b")
NEXT = re.compile(
    r"advisory_xact_lock\(\{LOCK\} \+ (\d)"
)  # a second number of the same migration, counted on from its first


def _numbers(text: str) -> list[int]:
    found = [int(number) for number in NUMBER.findall(text)]
    return [*found, *(found[0] + int(more) for more in NEXT.findall(text))]


def test_no_two_uses_of_advisory_locks_share_a_number() -> None:
    used = Counter(number for path in SOURCE.rglob("*.py") for number in _numbers(path.read_text(encoding="utf-8")))
    assert len(used) > 10, "they are found as they are written"
    assert [number for number, times in used.items() if times > 1] == []


def test_each_module_that_takes_an_advisory_lock_names_a_number_that_is_counted() -> None:
    takes = re.compile(r"one_at_a_time\((?!lock:)|advisory_xact_lock\((?!hashtextextended)")
    without = [
        path.name
        for path in SOURCE.rglob("*.py")
        if takes.search(text := path.read_text(encoding="utf-8")) and not _numbers(text)
    ]
    assert without in ([], ["one_at_a_time.py"]), "that one is told the number"
