"""How the files that came are opened for what is done with them: from the store, under their names, with what was read before."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from timpora.intake import desk, queries
from timpora.intake.core.deliveries import WORTH_KEEPING_BYTES
from timpora.intake.store import Kept
from timpora.kernel.progress import Progress, silent
from timpora.kernel.viewers import Viewer


def looked(by: Viewer, kept: Kept, name: str, sender: int | None, progress: Progress) -> list[dict[str, Any]]:
    """The sheets of a file with the mapping that is proposed for each; raises Refused for what is no file of lists."""
    saved = {} if sender is None else queries.mappings_of_sender(by, sender)
    with _on_the_desk(by, kept, name) as file:
        return desk.look(file, saved, queries.kind_of_index(), progress)


def read(
    by: Viewer, seen: queries.DeliverySeen, progress: Progress = silent, how: Callable[..., desk.Checked] = desk.check
) -> desk.Checked:
    """What would become of a file's rows."""
    with _on_the_desk(by, Kept(seen.sha256, seen.size), seen.file_name) as file:
        return how(file, queries.saved_mappings(by, seen), queries.kind_of_index(), seen.arrived_on, progress)


def clear_the_bench(by: Viewer, seen: queries.DeliverySeen) -> None:
    """Once this transaction stands, what was read of a file is of no more use."""
    transaction.on_commit(queries.store(by).bench(seen.sha256).clear)


@contextmanager
def _on_the_desk(by: Viewer, kept: Kept, name: str) -> Iterator[desk.File]:
    """A file for as long as it is worked on; what is read of a small one is not worth keeping."""
    store = queries.store(by)
    with store.under_its_name(kept.sha256, name) as path:
        yield desk.File(path=path, bench=store.bench(kept.sha256) if kept.size >= WORTH_KEEPING_BYTES else None)
