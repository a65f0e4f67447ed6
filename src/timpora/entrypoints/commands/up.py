"""`timpora up`: the whole office, until Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Annotated

import typer

from timpora.entrypoints import up_refusals
from timpora.entrypoints.commands.options import LanguageOption, Terminal, refuse
from timpora.entrypoints.office import AS_OWNER, ROLE_VARIABLE, made_ready
from timpora.entrypoints.starting import name_settings
from timpora.entrypoints.supervising import NUMBERS, Kept, alone_in, end_orphans, keep_up
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language, Text
from timpora.postgres.cluster import Cluster
from timpora.postgres.folders import home_folder


PORT, LOOPBACK = 8023, "127.0.0.1"
READY = Text(
    id="Kantor berjalan di {address}. Ctrl-C menghentikan semuanya.",
    en="The office is open at {address}. Ctrl-C stops everything.",
)
STOPPED = Text(id="Semua sudah berhenti.", en="Everything has stopped.")


def up(
    port: Annotated[int, typer.Option(help="Port halaman / port of the pages")] = PORT,
    host: Annotated[str, typer.Option(help="Alamat tempat mendengar / address to listen on")] = LOOPBACK,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:
    """Jalankan kantor: basis data, halaman, pekerjaan; Ctrl-C menghentikan / run the office: database, pages, work; Ctrl-C stops."""
    stop = Event()
    for asked in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(asked, lambda *_: stop.set())
    console = Terminal(stderr=True, highlight=False, soft_wrap=True)
    home = home_folder(os.environ)
    try:
        cluster = made_ready(os.environ)
        home.mkdir(parents=True, exist_ok=True)
        with alone_in(home), stopped_at_the_end(cluster):
            name_settings()
            end_orphans(home / NUMBERS)
            _refuse_a_port_in_use(host, port)
            _migrate()
            # Browsers keep passkeys for names and not for numbers.
            named = "localhost" if host == LOOPBACK else host
            console.print(READY.fill(address=f"http:{'//'}{named}:{port}/").within(lang))
            keep_up([_web(host, port), _worker()], home, os.environ, stop)
    except Refused as refused:
        refuse(refused.refusal, lang)
    console.print(STOPPED.within(lang))


@contextmanager
def stopped_at_the_end(cluster: Cluster | None) -> Iterator[None]:
    """The office's own server stops last, when nobody needs it any more."""
    try:
        yield
    finally:
        if cluster is not None:
            cluster.stop()


def _web(host: str, port: int) -> Kept:
    """One process with threads: it answers while others wait for the database, and stays small."""
    return Kept(
        "web",
        [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port), "--workers", "1",
            "--blocking-threads", "8", "--backpressure", "64", "--no-access-log", "--log-level", "warning", "--respawn-failed-workers",
            "timpora.entrypoints.wsgi:application",
        ],
    )  # fmt: skip


def _worker() -> Kept:
    return Kept("worker", [sys.executable, "-m", "timpora.entrypoints.worker"])


def _migrate() -> None:
    """In a process of its own, which alone has the owner's role."""
    done = subprocess.run(
        [sys.executable, "-m", "timpora.entrypoints.manage", "prepare"],
        env={**os.environ, ROLE_VARIABLE: AS_OWNER},
        check=False,
    )
    if done.returncode != 0:
        raise Refused(up_refusals.does_not_stay_up("migrate"))


def _refuse_a_port_in_use(host: str, port: int) -> None:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            raise Refused(up_refusals.port_in_use(host, port)) from error
