"""Progress of a reading on the error stream, silent where that is no terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from timpora.kernel.text import Language, Text
from timpora.screening.reports.words import harmless


@contextmanager
def reading_progress(files: int, language: Language) -> Iterator[Callable[[str], None]]:
    """A function to call with the name of each file as it is begun; the bar goes away when all is read."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    begin = Text(id="Membaca daftar", en="Reading lists").within(language)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(begin, total=files)
        seen: set[str] = set()

        def told(name: str) -> None:
            done = len(seen - {name})
            seen.add(name)
            bar.update(task, description=harmless(name), completed=done)

        yield told
