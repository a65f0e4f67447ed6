"""Long work that uses a second core: while one part is worked on, the next is being made."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any


_END: Any = object()


def one_ahead[T](items: Iterable[T]) -> Iterator[T]:
    """The same items; each is made in a thread while the one before it is worked on, so that two of them are held at once.

    What making one raises is raised where it would have been given. Whoever stops early waits for the one that is being made.
    """
    source = iter(items)
    with ThreadPoolExecutor(1) as thread:
        making = thread.submit(next, source, _END)
        while (item := making.result()) is not _END:
            making = thread.submit(next, source, _END)
            yield item
