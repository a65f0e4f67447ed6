"""How far long work is, told to whoever waits for it."""

from collections.abc import Callable, Iterable, Iterator

from timpora.kernel.text import Text


# What is being done, how many are done, and of how many; None where nobody knows before the end.
type Progress = Callable[[Text, int, int | None], None]
BETWEEN_TWO_TELLINGS = 1_000


def silent(what: Text, done: int, of: int | None) -> None:
    """Nobody waits, or nobody can see."""


def told[T](items: Iterable[T], progress: Progress, what: Text, of: int | None) -> Iterator[T]:
    """The same items; after every thousand taken it is told how many they are, and at their end as well."""
    progress(what, 0, of)
    done = 0
    for item in items:
        yield item
        done += 1
        if done % BETWEEN_TWO_TELLINGS == 0:
            progress(what, done, of)
    progress(what, done, of)
