"""`timpora up`: the whole office, until Ctrl-C."""

import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import IO, Annotated
from urllib.parse import urlunsplit

import typer

from timpora.entrypoints import up_refusals
from timpora.entrypoints.commands.options import (
    LanguageOption,
    Terminal,
    moment_in_the_office,
    refuse,
)
from timpora.entrypoints.commands.preparing import ASSETS
from timpora.entrypoints.commands.up_front import Front
from timpora.entrypoints.commands.up_preparing import Preparation
from timpora.entrypoints.demo_words import DEMO_DAY, DEMO_NAME
from timpora.entrypoints.office import own_cluster
from timpora.entrypoints.serving import FIGURES, figures_from_nought, web, web_processes
from timpora.entrypoints.starting import name_settings
from timpora.entrypoints.supervising import NUMBERS, Kept, Watch, alone_in, end_orphans, keep_up
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language, Text
from timpora.letters.addresses import VARIABLE as ADDRESS
from timpora.letters.signing_refusals import CERTIFICATE, PASSWORD_FILE
from timpora.letters.trying_certificate import trying_certificate
from timpora.postgres.cluster import Cluster
from timpora.postgres.folders import home_folder
from timpora.ui.standing import VARIABLE as STANDS_ON


PORT, LOOPBACK = 8023, "127.0.0.1"
LOG, ASSETS_FOLDER = "office.log", "assets"
STOPPED = Text(id="Semua sudah berhenti.", en="Everything has stopped.")


def up(
    *,
    port: Annotated[int, typer.Option(help="Port halaman / port of the pages")] = PORT,
    host: Annotated[str, typer.Option(help="Alamat tempat mendengar / address to listen on")] = LOOPBACK,
    demo: Annotated[bool, typer.Option("--demo", help="Muat kantor rekaan bila basis data kosong / load the invented office if the database is empty")] = False,
    once: Annotated[bool, typer.Option("--once", help="Berhenti begitu siap / stop as soon as it is ready")] = False,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:  # fmt: skip
    """Jalankan kantor: basis data, halaman, pekerjaan; Ctrl-C menghentikan / run the office: database, pages, work; Ctrl-C stops."""
    begun, stop = time.monotonic(), Event()
    for asked in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(asked, lambda *_: stop.set())
    console = Terminal(stderr=True, highlight=False, soft_wrap=True)
    home = home_folder(os.environ)
    try:
        processes = web_processes(os.environ)
        cluster = own_cluster(os.environ)
        home.mkdir(parents=True, exist_ok=True)
        with alone_in(home):
            name_settings()
            end_orphans(home / NUMBERS)
            _refuse_a_port_in_use(host, port)
            environment = {**os.environ, ASSETS: str(home / ASSETS_FOLDER), FIGURES: str(figures_from_nought(home))}
            with (
                Preparation(lang, environment, with_demo=demo) as preparation,
                _running(cluster), preparation.begun(), _log(home, console) as log,
            ):  # fmt: skip
                if preparation.is_invented:
                    environment |= _of_the_invented_office(environment, home, host, port)
                with Front(console, lang, host, port, begun, preparation=preparation) as front:
                    look = front.look_once(stop) if once else front.look
                    kept = [web(host, port, processes), _worker(front.lets_others_begin)]
                    keep_up(kept, home, environment, Watch(stop=stop, look=look, log=log))
    except Refused as refused:
        refuse(refused.refusal, lang)
    console.print(STOPPED.within(lang))


def _of_the_invented_office(environment: Mapping[str, str], home: Path, host: str, port: int) -> dict[str, str]:
    """Its pages stand still, and what a real office sets itself is there to be tried: an address, and a certificate that proves nothing."""
    told = {
        STANDS_ON: DEMO_DAY.isoformat(),
        ADDRESS: environment.get(ADDRESS) or urlunsplit(("http", f"{host}:{port}", "", "", "")),
    }
    if CERTIFICATE not in environment:
        made = trying_certificate(home, DEMO_NAME, moment_in_the_office())
        told |= {CERTIFICATE: str(made.certificate), PASSWORD_FILE: str(made.password_file)}
    return told


@contextmanager
def _log(home: Path, console: Terminal) -> Iterator[IO[bytes] | None]:
    """At a terminal the records go to a file, since people would drown in them; elsewhere somebody collects them."""
    if not console.is_terminal:
        yield None
        return
    handle = os.open(home / LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with open(handle, "ab", closefd=True) as file:  # noqa: PTH123 - a handle that only its owner reads
        yield file


@contextmanager
def _running(cluster: Cluster | None) -> Iterator[None]:
    """The office's own server stops last, when nobody needs it any more."""
    if cluster is None:
        yield
        return
    cluster.start()
    try:
        yield
    finally:
        cluster.stop()


def _worker(goes_after: Callable[[], bool]) -> Kept:
    """Whoever waits for pages is served first; three processes that begin together take each other's time."""
    return Kept("worker", [sys.executable, "-m", "timpora.entrypoints.worker"], goes_after=goes_after)


def _refuse_a_port_in_use(host: str, port: int) -> None:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            raise Refused(up_refusals.port_in_use(host, port)) from error
