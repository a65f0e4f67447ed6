"""`timpora cases open`: a case about the people of findings, or of the register, as the page and the API open one."""

from typing import Annotated

import typer

from timpora.casework.core.statuses import OpenedFrom, Origin
from timpora.entrypoints.commands.as_account import AsOption
from timpora.entrypoints.commands.case_common import in_the_office_of
from timpora.entrypoints.commands.options import LanguageOption, Terminal
from timpora.kernel.text import Language, Text


OPENED = Text(id="Perkara {number} dibuka.", en="Case {number} is open.")


def cases_open(
    *,
    because: Annotated[str, typer.Option("--because", help="Alasan membuka perkara / why the case is opened")],
    as_account: AsOption,
    findings: Annotated[list[int] | None, typer.Option("--finding", min=1, help="Nomor temuan; boleh berulang / number of a finding; may be repeated")] = None,
    people: Annotated[list[int] | None, typer.Option("--person", min=1, help="Nomor catatan orang; boleh berulang / number of a person's record; may be repeated")] = None,
    origin: Annotated[OpenedFrom, typer.Option("--origin", help="Asal perkara / from where the case comes")] = OpenedFrom.FINDING,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:  # fmt: skip
    """Buka perkara dari temuan, lapangan atau laporan / open a case from a finding, the field or a tip."""
    with in_the_office_of(as_account, lang) as by:
        from timpora.casework import opening, queries  # noqa: PLC0415 - needs what was set up
        from timpora.entrypoints.office_days import day_of  # noqa: PLC0415 - needs what was set up

        asked = opening.Opened(findings=findings or (), records=people or (), origin=Origin(origin.value), because=because)  # fmt: skip
        made = queries.one(by, opening.open_case(by=by, asked=asked, on=day_of(by)))
        assert made is not None  # who opens a case sees it
        Terminal(soft_wrap=True).print(OPENED.fill(number=made.number).within(lang), markup=False, highlight=False)
