"""`timpora demo`: the invented office in an empty database, and how one signs in to it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from timpora.entrypoints.commands.options import LanguageOption, Terminal, moment_in_the_office, refuse
from timpora.entrypoints.demo_sign_ins import DemoSignIns
from timpora.entrypoints.office import in_the_owners_role
from timpora.entrypoints.secret_key import missing, secret_key
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language, Text


LOADING = Text(id="Kantor rekaan dimuat", en="Loading the invented office")
LOADED = Text(id="Kantor rekaan sudah dimuat.", en="The invented office is loaded.")
THERE = Text(id="Kantor rekaan sudah ada di sini.", en="The invented office is here already.")
NEXT = Text(id="Berikutnya: `timpora up`", en="Next: `timpora up`")


class Wanted(StrEnum):
    """What is asked of the invented office."""

    LOAD = "load"
    CODE = "code"


def demo(
    what: Annotated[Wanted, typer.Argument(help="load: muat kantornya; code: kode langkah kedua / load the office; code of the second step")] = Wanted.LOAD,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:  # fmt: skip
    """Muat kantor rekaan "Serang" ke basis data kosong, atau cetak kode masuknya / load the invented office, or print its sign-in code."""
    try:
        if what is Wanted.LOAD:
            _load(lang)
        signs = DemoSignIns(_secret())
    except Refused as refused:
        refuse(refused.refusal, lang)
    from timpora.entrypoints import demo_telling  # noqa: PLC0415 - knows the roles, which a code alone does not wait for

    console = Terminal(soft_wrap=True, highlight=False)
    if what is Wanted.CODE:
        console.print(demo_telling.code_now(signs.code(moment_in_the_office().timestamp()), lang), markup=False)
        return
    console.print(demo_telling.head(lang), markup=False)
    console.print(demo_telling.sign_ins(lang))
    for line in (
        *demo_telling.shared(signs, lang, code=signs.code(moment_in_the_office().timestamp())),
        NEXT.within(lang),
    ):
        console.print(line, markup=False)


def _secret() -> str:
    """Raises Refused where this machine has no office yet."""
    found = secret_key(os.environ)
    if found is None:
        raise Refused(missing())
    return found


def _load(language: Language) -> None:
    in_the_owners_role(os.environ)
    from timpora.entrypoints import database  # noqa: PLC0415 - needs what was set up
    from timpora.entrypoints import demo as office  # noqa: PLC0415 - needs what was set up

    database.migrate(os.environ)
    with told_on(Terminal(stderr=True), language) as tell:
        was_loaded = office.load(os.environ, tell)
    Terminal(stderr=True).print((LOADED if was_loaded else THERE).within(language), markup=False)


@contextmanager
def told_on(console: Terminal, language: Language) -> Iterator[Callable[[int, int], None]]:
    """Shows how many lists are recorded, where somebody can see it."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(LOADING.within(language), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
