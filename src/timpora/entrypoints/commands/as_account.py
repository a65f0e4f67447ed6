"""What commands share that work in the running office in the name of an account: who asks, and how a refusal ends the run."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from timpora.entrypoints.commands.options import leave_quietly, refuse
from timpora.entrypoints.office import in_the_pages_role
from timpora.entrypoints.starting import connections_closed
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language, Text


if TYPE_CHECKING:
    from timpora.kernel.viewers import Viewer

AsOption = Annotated[str, typer.Option("--as", help="Nama pengguna yang bekerja / user name of who works")]
READS = ("read_register",)


@contextmanager
def as_account(
    name: str, lang: Language, *, sees_nothing: Refusal, one_of: tuple[str, ...] = READS
) -> Iterator["Viewer"]:
    """One transaction of the running office in the name of an account with one of these powers; a refusal ends the run with its sentence, and leaves nothing behind."""
    try:
        in_the_pages_role(os.environ)
        from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up

        with connections_closed():
            account = doors.account_named(name)
            _require(account, _nobody(name))
            with doors.on_behalf_of(account or 0) as by:
                _require(any(map(by.may, one_of)), sees_nothing)
                yield by
    except Refused as refused:
        refuse(refused.refusal, lang)
    except BrokenPipeError:
        leave_quietly()


def _require(holds: object, refusal: Refusal) -> None:
    if not holds:
        raise Refused(refusal)


def _nobody(name: str) -> Refusal:
    return Refusal(
        code="no_such_account",
        what=Text(id=f"Tidak ada akun aktif bernama “{name}”.", en=f"There is no active account with the user name “{name}”."),
        remedy=Text(id="Tulis nama pengguna yang bekerja, seperti pada halaman masuk.", en="Give the user name of who works, as on the page for signing in."),
    )  # fmt: skip
