"""Long work that uses a second core: while one part is worked on, the next are being made."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any


_END: Any = object()
THREADS = 2


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


def made_ahead[S, T](make: Callable[[S], T], items: Iterable[S]) -> Iterator[T]:
    """What is made of each item, in their order; two are made in threads while the one before them is worked on.

    For what leaves Python to others while it is made, or a second thread is no help. What making one raises is raised where it would
    have been given. Whoever stops early waits for those that are being made.
    """
    with ThreadPoolExecutor(THREADS) as threads:
        being_made: deque[Future[T]] = deque()
        for item in items:
            being_made.append(threads.submit(make, item))
            if len(being_made) > THREADS:
                yield being_made.popleft().result()
        while being_made:
            yield being_made.popleft().result()
