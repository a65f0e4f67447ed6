"""`timpora token make|list|end`: tokens with which programs work, by the same actions as on the page."""

import os
from collections.abc import Callable
from datetime import date
from typing import Annotated, NoReturn

import typer

from timpora.accounts.core.roles import Permission
from timpora.accounts.core.tokens import POWERS
from timpora.entrypoints.commands.options import LanguageOption, Terminal, day_from, moment_in_the_office, refuse
from timpora.entrypoints.office import in_the_pages_role
from timpora.entrypoints.starting import connections_closed
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language, Text
from timpora.kernel.viewers import Viewer


AsOption = Annotated[str, typer.Option("--as", help="Nama pengguna pemilik token / user name of who owns the token")]
MADE = Text(
    id="Token {number} dibuat; simpan sekarang, karena tidak dapat ditampilkan lagi:",
    en="Token {number} is made; keep it now, since it cannot be shown again:",
)
LINE = Text(
    id="{number}  {name}: {powers}; berlaku sampai {until}, terakhir dipakai {used}, {standing}",
    en="{number}  {name}: {powers}; works until {until}, last used {used}, {standing}",
)
WORKS, OVER = Text(id="berlaku", en="works"), Text(id="tidak berlaku lagi", en="no longer works")
NEVER = Text(id="belum pernah", en="never")
NONE = Text(id="Tidak ada token.", en="There are no tokens.")
ENDED = Text(id="Token {number} diakhiri.", en="Token {number} has ended.")


def token_make(
    as_account: AsOption,
    name: Annotated[str, typer.Option("--for", help="Program yang memakainya / the program that uses it")],
    may: Annotated[list[Permission], typer.Option("--may", help="Wewenang, boleh berulang / a power, may be repeated")],
    until: Annotated[
        date, typer.Option(parser=day_from, help="Hari terakhir berlaku / the last day on which it works")
    ],
    lang: LanguageOption = Language.INDONESIAN,
) -> None:
    """Buat token untuk sebuah program; ditampilkan satu kali / make a token for a program; it is shown once."""

    def make(by: Viewer) -> tuple[int, str]:
        from timpora.accounts import token_actions  # noqa: PLC0415 - needs what was set up

        on = moment_in_the_office().date()
        made = token_actions.make_token(
            by=by, name=name, permissions=set(may), ends_on=until, on=on, is_trusted=True
        )  # fmt: skip
        return made.id, made.secret

    number, secret = _done(as_account, lang, make)
    Terminal(stderr=True, soft_wrap=True, highlight=False).print(MADE.fill(number=number).within(lang), markup=False)
    Terminal(soft_wrap=True, highlight=False).print(secret, markup=False)


def token_list(as_account: AsOption, lang: LanguageOption = Language.INDONESIAN) -> None:
    """Token sebuah akun / the tokens of an account."""

    def tell(by: Viewer) -> list[str]:
        from timpora.accounts import token_queries  # noqa: PLC0415 - needs what was set up

        on = moment_in_the_office().date()
        return [
            LINE.fill(
                number=one.id,
                name=one.name,
                powers=", ".join(POWERS[power].within(lang) for power in one.permissions),
                until=one.ends_on,
                used=one.last_used_on or NEVER,
                standing=WORKS if one.works(on) else OVER,
            ).within(lang)
            for one in token_queries.own_tokens(by)
        ]

    console = Terminal(soft_wrap=True, highlight=False)
    for line in _done(as_account, lang, tell) or [NONE.within(lang)]:
        console.print(line, markup=False)


def token_end(
    number: Annotated[int, typer.Argument(help="Nomor token / number of the token")],
    as_account: AsOption,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:
    """Akhiri token; sejak itu ditolak / end a token; from then on it is refused."""

    def end(by: Viewer) -> None:
        from timpora.accounts import token_actions  # noqa: PLC0415 - needs what was set up

        token_actions.end_token(by=by, token=number)

    _done(as_account, lang, end)
    Terminal(soft_wrap=True, highlight=False).print(ENDED.fill(number=number).within(lang), markup=False)


def _done[Result](as_account: str, lang: Language, act: Callable[[Viewer], Result]) -> Result:
    """One act in the name of an account, in the running office; a refusal ends the run with its sentence."""
    try:
        in_the_pages_role(os.environ)
        from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up

        with connections_closed():
            account = doors.account_named(as_account)
            if account is None:
                _refuse_nobody(as_account)
            with doors.on_behalf_of(account) as by:
                return act(by)
    except Refused as refused:
        refuse(refused.refusal, lang)


def _refuse_nobody(name: str) -> NoReturn:
    raise Refused(
        Refusal(
            code="no_such_account",
            what=Text(
                id=f"Tidak ada akun aktif bernama “{name}”.",
                en=f"There is no active account with the user name “{name}”.",
            ),
            remedy=Text(
                id="Tulis nama pengguna pemilik token, seperti pada halaman masuk.",
                en="Give the user name of who owns the token, as on the page for signing in.",
            ),
        )
    )
