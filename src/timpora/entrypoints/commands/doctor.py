"""`timpora doctor`: what is wrong with the office on this machine, and how to mend it."""

import os
from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from timpora.entrypoints import secret_key
from timpora.entrypoints.commands.options import LanguageOption, Terminal, moment_in_the_office
from timpora.entrypoints.commands.up import LOOPBACK, PORT
from timpora.entrypoints.examining import machine, signing
from timpora.entrypoints.examining.outcome import Outcome, State, not_seen, refused
from timpora.entrypoints.office import AS_OWNER, ROLE_VARIABLE
from timpora.entrypoints.starting import set_up_django
from timpora.intake.limits import files_folder
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language, Text
from timpora.postgres.addresses import owner_address, uses_own_server
from timpora.postgres.binaries import programs
from timpora.postgres.cluster import Cluster
from timpora.postgres.folders import Folders, home_folder, runs_as


SOMETHING_IS_WRONG = 1
MARKS = {State.GOOD: "✓", State.WATCH: "!", State.WRONG: "✗", State.NOT_SEEN: "-"}
WORDS = {
    State.GOOD: Text(id="baik", en="good"),
    State.WATCH: Text(id="perhatikan", en="look"),
    State.WRONG: Text(id="salah", en="wrong"),
    State.NOT_SEEN: Text(id="belum", en="not yet"),
}
STYLES = {State.GOOD: "green", State.WATCH: "yellow", State.WRONG: "red", State.NOT_SEEN: "dim"}
ALL_GOOD = Text(id="Tidak ada yang salah.", en="Nothing is wrong.")
COUNTED = Text(id="{count} hal harus diperbaiki.", en="{count} things have to be mended.")


def doctor(
    port: Annotated[int, typer.Option(help="Port halaman / port of the pages")] = PORT,
    host: Annotated[str, typer.Option(help="Alamat tempat mendengar / address to listen on")] = LOOPBACK,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:
    """Periksa kantor di mesin ini dan sebutkan yang salah beserta obatnya / say what is wrong with this office, and how to mend it."""
    console = Terminal(soft_wrap=True, highlight=False)
    wrong = 0
    for outcome in _examined(os.environ, host, port):
        _tell(console, outcome, lang)
        wrong += outcome.state is State.WRONG
    if wrong:
        console.print(COUNTED.fill(count=wrong).within(lang))
        raise typer.Exit(SOMETHING_IS_WRONG)
    console.print(ALL_GOOD.within(lang))


def _tell(console: Terminal, outcome: Outcome, language: Language) -> None:
    mark = f"{MARKS[outcome.state]} {WORDS[outcome.state].within(language):<10}"
    console.print(mark, style=STYLES[outcome.state], end="", markup=False)
    console.print(f" {outcome.name.within(language)}: {outcome.told.within(language)}", markup=False)
    if outcome.remedy is not None:
        console.print(f"             -> {outcome.remedy.within(language)}", markup=False)


def _examined(environment: Mapping[str, str], host: str, port: int) -> Iterator[Outcome]:
    installed = machine.packages()
    yield installed
    if installed.state is State.WRONG:
        return
    is_up = machine.office_is_up(home_folder(environment))
    yield machine.home(environment)
    yield machine.disk(environment)
    yield machine.secret(environment)
    yield machine.closed_files(environment)
    yield signing.certificate(environment, moment_in_the_office())
    yield machine.port(host, port, is_up=is_up)
    yield from _database(environment)
    yield machine.last_backup(environment, moment_in_the_office())


def _database(environment: Mapping[str, str]) -> Iterator[Outcome]:
    from timpora.entrypoints.examining import database  # noqa: PLC0415 - needs packages that may be missing

    is_own, answers = uses_own_server(environment), False
    if is_own:
        there = machine.server_programs(environment)
        yield there
        cluster = None if there.state is State.WRONG else _cluster(environment)
        answers = cluster is not None and cluster.is_running()
        if cluster is not None:
            yield machine.lock(cluster, answers=answers)
    try:
        yield from _inside(environment, is_own=is_own, answers=answers)
    except Refused as stopped:
        yield refused(database.SERVER, stopped.refusal)


def _cluster(environment: Mapping[str, str]) -> Cluster | None:
    """The office's own server as it is, without laying out folders; None where the machine allows none."""
    folders = Folders(home_folder(environment))
    if not folders.data.exists():
        return None
    try:
        return Cluster(folders, programs(environment, folders.programs), runs_as(environment))
    except Refused:
        return None


def _inside(environment: Mapping[str, str], *, is_own: bool, answers: bool) -> Iterator[Outcome]:
    import psycopg  # noqa: PLC0415 - may be missing

    from timpora.entrypoints.examining import database  # noqa: PLC0415 - needs packages that may be missing
    from timpora.postgres.connecting import connect  # noqa: PLC0415 - needs packages that may be missing

    later = (database.ROLES, database.MIGRATIONS, database.WORKER, database.CLOCK, database.TRAIL, database.FILES)
    try:
        connection = connect(owner_address(environment), autocommit=True) if answers or not is_own else None
    except psycopg.OperationalError:
        connection = None
    if connection is None:
        yield database.server(answers=False, is_own=is_own)
        yield from map(not_seen, later)
        return
    with connection:
        there = database.server(answers=True, is_own=is_own, number=connection.info.server_version)
        yield there
        if there.state is State.WRONG:
            yield from map(not_seen, later)
            return
        yield database.roles(connection)
        are_open = secret_key.secret_key(environment) is None or _migrations_are_open()
        yield database.migrations(are_open=are_open)
        if are_open:
            yield from map(not_seen, later[2:])
            return
        yield database.worker(connection)
        yield database.clock(connection, moment_in_the_office)
        yield database.trail(connection)
        yield database.files(connection, files_folder(environment), moment_in_the_office())


def _migrations_are_open() -> bool:
    os.environ[ROLE_VARIABLE] = AS_OWNER
    set_up_django()
    from timpora.entrypoints import database  # noqa: PLC0415 - needs what was set up

    return database.migrations_are_open()
