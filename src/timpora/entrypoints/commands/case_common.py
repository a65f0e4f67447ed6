"""What the commands of cases share: which case is meant, and who may ask."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from timpora.entrypoints.commands.as_account import as_account
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language, Text, day_in_words


if TYPE_CHECKING:
    from timpora.casework.situations import Looked
    from timpora.kernel.viewers import Viewer

NumberArgument = Annotated[str, typer.Argument(help="Nomor perkara, seperti 0007/PERKARA/2023 / number of the case")]
NUMBER = re.compile(r"0{0,3}([1-9]\d{0,8})/(?:PERKARA/)?(\d{4})", re.ASCII | re.IGNORECASE)


@contextmanager
def in_the_office_of(name: str, lang: Language) -> Iterator["Viewer"]:
    """One transaction of the running office in the name of an account that sees cases."""
    with as_account(name, lang, sees_nothing=_sees_no_cases(name)) as by:
        yield by


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


def _sees_no_cases(name: str) -> Refusal:
    return Refusal(
        code="sees_no_cases",
        what=Text(id=f"Peran “{name}” tidak melihat perkara.", en=f"The role of “{name}” sees no cases."),
        remedy=Text(id="Pakai akun petugas, pemeriksa, kepala atau auditor.", en="Use the account of an officer, examiner, head or auditor."),
    )  # fmt: skip
