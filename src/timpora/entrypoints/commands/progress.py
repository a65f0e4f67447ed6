"""How far a long run is, on the error stream; silent where that is no terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Column

from timpora.kernel.harmless import harmless
from timpora.kernel.progress import Progress as Telling
from timpora.kernel.text import Language, Text
from timpora.screening.reports.words import counted


@contextmanager
def progress_on(console: Console, language: Language) -> Iterator[Telling]:
    """What to call with what is being done and how far it is; the line goes away when all is done."""
    columns = (
        TextColumn("{task.description}", markup=False, table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis")),
        BarColumn(bar_width=20),
        TextColumn("{task.fields[count]}", markup=False, table_column=Column(no_wrap=True, justify="right")),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal, expand=True) as bar:
        task = bar.add_task("", total=None, count="")

        def tell(what: Text, done: int, of: int | None) -> None:
            if of == 0:
                return  # a step without work would only flicker
            description = harmless(what.within(language))
            bar.update(task, description=description, completed=done, total=of, count=_count(done, of, language))

        yield tell


def _count(done: int, of: int | None, language: Language) -> str:
    """`20.000 dari 100.000`; where the whole is not known, what is done; nothing before the first."""
    if of is None:
        return counted(done, language) if done else ""
    whole = Text(id="{done} dari {of}", en="{done} of {of}")
    return whole.fill(done=counted(done, language), of=counted(of, language)).within(language)


class Bar:
    """Shows how far one piece of work is, as a job would tell it."""

    def __init__(self, bar: Progress, name: str) -> None:
        self.bar = bar
        self.task = bar.add_task(name)

    def tell(self, done: int, total: int, /) -> None:
        """Moves the bar."""
        self.bar.update(self.task, completed=done, total=total)


@contextmanager
def bar_on(console: Console, name: str) -> Iterator[Bar]:
    """A bar for the work of the office, which goes away when all is done."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield Bar(bar, name)
