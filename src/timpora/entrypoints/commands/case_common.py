"""What the commands of cases share: who asks, which case is meant, and how a refusal ends the run."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from timpora.entrypoints.commands.options import leave_quietly, refuse
from timpora.entrypoints.office import in_the_pages_role
from timpora.entrypoints.starting import connections_closed
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language, Text, day_in_words


if TYPE_CHECKING:
    from timpora.casework.situations import Looked
    from timpora.kernel.viewers import Viewer

AsOption = Annotated[str, typer.Option("--as", help="Nama pengguna yang bekerja / user name of who works")]
NumberArgument = Annotated[str, typer.Argument(help="Nomor perkara, seperti 0007/PERKARA/2023 / number of the case")]
NUMBER = re.compile(r"0{0,3}([1-9]\d{0,8})/(?:PERKARA/)?(\d{4})", re.ASCII | re.IGNORECASE)


@contextmanager
def in_the_office_of(name: str, lang: Language) -> Iterator["Viewer"]:
    """One transaction of the running office in the name of an account; a refusal ends the run with its sentence, and leaves nothing behind."""
    try:
        in_the_pages_role(os.environ)
        from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up
        from timpora.accounts.core.roles import Permission  # noqa: PLC0415 - needs what was set up

        with connections_closed():
            account = doors.account_named(name)
            _require(account, _nobody(name))
            with doors.on_behalf_of(account or 0) as by:
                _require(by.may(Permission.READ_REGISTER), _sees_no_cases(name))
                yield by
    except Refused as refused:
        refuse(refused.refusal, lang)
    except BrokenPipeError:
        leave_quietly()


def found(by: "Viewer", number: str) -> "Looked":
    """The case that is meant, as its page shows it; raises Refused where the viewer sees none."""
    from timpora.casework import queries  # noqa: PLC0415 - needs what was set up
    from timpora.casework.core import refusals  # noqa: PLC0415 - needs what was set up
    from timpora.casework.situations import look  # noqa: PLC0415 - needs what was set up
    from timpora.entrypoints.office_days import day_of  # noqa: PLC0415 - needs what was set up

    typed = NUMBER.fullmatch(number.strip())
    seen = None if typed is None else queries.by_number(by, sequence=int(typed[1]), year=int(typed[2]))
    looked = None if seen is None else look(by, seen.id, on=day_of(by))
    if looked is None:
        raise Refused(refusals.NOT_THERE)
    return looked


def said_line(day: date, lang: Language) -> str:
    """A day in words."""
    return day_in_words(day, lang)


def _require(holds: object, refusal: Refusal) -> None:
    if not holds:
        raise Refused(refusal)


def _nobody(name: str) -> Refusal:
    return Refusal(
        code="no_such_account",
        what=Text(id=f"Tidak ada akun aktif bernama “{name}”.", en=f"There is no active account with the user name “{name}”."),
        remedy=Text(id="Tulis nama pengguna yang bekerja, seperti pada halaman masuk.", en="Give the user name of who works, as on the page for signing in."),
    )  # fmt: skip


def _sees_no_cases(name: str) -> Refusal:
    return Refusal(
        code="sees_no_cases",
        what=Text(id=f"Peran “{name}” tidak melihat perkara.", en=f"The role of “{name}” sees no cases."),
        remedy=Text(id="Pakai akun petugas, pemeriksa, kepala atau auditor.", en="Use the account of an officer, examiner, head or auditor."),
    )  # fmt: skip
