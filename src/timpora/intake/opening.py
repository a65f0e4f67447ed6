"""How the files that came are opened for what is done with them: from the store, under their names, with what was read before."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import transaction

from timpora.intake import desk, queries
from timpora.intake.core.deliveries import WORTH_KEEPING_BYTES
from timpora.intake.refused_rows import in_one, write_refused
from timpora.intake.store import Kept
from timpora.kernel.progress import Progress, silent
from timpora.kernel.text import Language
from timpora.kernel.viewers import Viewer


def looked(by: Viewer, kept: Kept, name: str, sender: int | None, progress: Progress) -> list[dict[str, Any]]:
    """The sheets of a file with the mapping that is proposed for each; raises Refused for what is no file of lists."""
    saved = {} if sender is None else queries.mappings_of_sender(by, sender)
    with _on_the_desk(by, kept, name) as file:
        return desk.look(file, saved, queries.kind_of_index(by), progress)


def read(
    by: Viewer, seen: queries.DeliverySeen, progress: Progress = silent, how: Callable[..., desk.Checked] = desk.check
) -> desk.Checked:
    """What would become of a file's rows."""
    with _on_the_desk(by, Kept(seen.sha256, seen.size), seen.file_name) as file:
        return how(file, queries.saved_mappings(by, seen), queries.kind_of_index(by), seen.arrived_on, progress)


def refused_rows(by: Viewer, seen: queries.DeliverySeen, language: Language) -> tuple[str, bytes] | None:
    """The refused rows to mend, read now: the name of what is taken out, and its content; None where no row was refused."""
    reading = read(by, seen).reading
    with tempfile.TemporaryDirectory() as folder:
        written = [] if reading is None else write_refused(reading, Path(folder), language, seen.sha256)
        return in_one(written) if written else None


def prepare_refused_rows(by: Viewer, seen: queries.DeliverySeen, progress: Progress) -> None:
    """Writes the workbooks of refused rows in every language, so that they can be taken out at once."""
    reading = read(by, seen, progress).reading

    def write(folder: Path) -> dict[str, list[str]]:
        written = {} if reading is None else {one: write_refused(reading, folder, one, seen.sha256) for one in Language}
        return {one.value: [path.name for path in written.get(one, ())] for one in Language}

    with _on_the_desk(by, Kept(seen.sha256, seen.size), seen.file_name) as file:
        key = desk.way_of(file, queries.saved_mappings(by, seen), seen.arrived_on)
    queries.store(by).bench(seen.sha256).keep_workbooks(key, write)


def prepared_refused_rows(by: Viewer, seen: queries.DeliverySeen, language: Language) -> list[Path] | None:
    """The workbooks that were written; None where they have to be."""
    with _on_the_desk(by, Kept(seen.sha256, seen.size), seen.file_name) as file:
        key = desk.way_of(file, queries.saved_mappings(by, seen), seen.arrived_on)
    return queries.store(by).bench(seen.sha256).workbooks(key, language.value)


def clear_the_bench(by: Viewer, seen: queries.DeliverySeen) -> None:
    """Once this transaction stands, what was read of a file is of no more use."""
    transaction.on_commit(queries.store(by).bench(seen.sha256).clear)


@contextmanager
def _on_the_desk(by: Viewer, kept: Kept, name: str) -> Iterator[desk.File]:
    """A file for as long as it is worked on; what is read of a small one is not worth keeping."""
    store = queries.store(by)
    with store.under_its_name(kept.sha256, name) as path:
        yield desk.File(path=path, bench=store.bench(kept.sha256) if kept.size >= WORTH_KEEPING_BYTES else None)
