"""What `timpora up` shows: the address once pages are served and everything is there, and, for the invented office, how one signs in."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from threading import Event
from types import TracebackType
from typing import Self
from urllib.request import ProxyHandler, build_opener

from rich.live import Live
from rich.text import Text as Line

from timpora.entrypoints.commands.options import Terminal, moment_in_the_office
from timpora.entrypoints.commands.up_preparing import Preparation
from timpora.entrypoints.demo_sign_ins import Code, DemoSignIns
from timpora.entrypoints.secret_key import secret_key
from timpora.kernel.text import Language, Text


ANSWERS_WITHIN_SECONDS = 2
LONGEST_WAIT = 30  # seconds; pages that cannot be asked from here do not keep everything else waiting
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - where to ask whoever listens everywhere
DIRECTLY = build_opener(ProxyHandler({}))  # our own pages are asked past any proxy
READY = Text(
    id="Kantor berjalan di {address} (siap dalam {seconds} detik). Ctrl-C menghentikan semuanya.",
    en="The office is open at {address} (ready in {seconds} seconds). Ctrl-C stops everything.",
)


class Front:
    """Waits until the pages are ready, says so once, and keeps the code of the second step in sight where somebody looks."""

    def __init__(
        self, console: Terminal, language: Language, host: str, port: int, begun: float, *, preparation: Preparation
    ) -> None:
        self._console, self._language, self._begun, self._preparation = console, language, begun, preparation
        # Browsers keep passkeys for names and not for numbers.
        self._address = f"http:{'//'}{'localhost' if host == '127.0.0.1' else host}:{port}/"
        asked = EVERYWHERE.get(host, host)
        self._asks = f"http:{'//'}{f'[{asked}]' if ':' in asked else asked}:{port}/readyz"
        self._filled_at = 0.0
        self._is_ready = False
        self._live: Live | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:  # fmt: skip
        if self._live is not None:
            self._live.stop()

    def lets_others_begin(self) -> bool:
        """Whether the pages answered, or had their time to."""
        return self._is_ready or (self._filled_at > 0 and time.monotonic() - self._filled_at > LONGEST_WAIT)

    def look(self) -> None:
        """Called again and again."""
        if self._is_ready:
            self._show_code()
            return
        if not self._filled_at and self._preparation.is_done():
            self._filled_at = time.monotonic()
        if self._filled_at and self._answers():
            self._is_ready = True
            self._say_ready()

    def look_once(self, stop: Event) -> Callable[[], None]:
        """The same, and stops everything as soon as the pages are ready."""

        def look() -> None:
            self.look()
            if self._is_ready:
                stop.set()

        return look

    def _answers(self) -> bool:
        with suppress(OSError), DIRECTLY.open(self._asks, timeout=ANSWERS_WITHIN_SECONDS) as answer:
            return bool(answer.status == HTTPStatus.OK)
        return False

    def _say_ready(self) -> None:
        seconds = round(time.monotonic() - self._begun)
        told = READY.fill(address=self._address, seconds=seconds)
        self._console.print(told.within(self._language), markup=False)
        if self._preparation.is_invented:
            self._say_sign_ins()

    def _say_sign_ins(self) -> None:
        from timpora.entrypoints import demo_telling  # noqa: PLC0415 - only for the invented office

        self._console.print(demo_telling.head(self._language), markup=False)
        self._console.print(demo_telling.sign_ins(self._language))
        for line in demo_telling.shared(_signs(), self._language, code=None if self._console.is_terminal else _code()):
            self._console.print(line, markup=False)

    def _show_code(self) -> None:
        if not (self._preparation.is_invented and self._console.is_terminal):
            return
        from timpora.entrypoints import demo_telling  # noqa: PLC0415 - only for the invented office

        if self._live is None:
            self._live = Live(console=self._console, auto_refresh=False, transient=True)
            self._live.start()
        self._live.update(Line(demo_telling.code_now(_code(), self._language)), refresh=True)


def _signs() -> DemoSignIns:
    return DemoSignIns(secret_key(os.environ) or "")


def _code() -> Code:
    return _signs().code(moment_in_the_office().timestamp())
