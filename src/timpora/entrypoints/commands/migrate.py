"""`timpora migrate`: makes the database ready, or brings it up to date."""

import os

from timpora.entrypoints.commands.options import LanguageOption, Terminal, refuse
from timpora.entrypoints.office import in_the_owners_role
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language, Text


DONE = Text(id="Basis data siap.", en="The database is ready.")


def migrate(lang: LanguageOption = Language.INDONESIAN) -> None:
    """Siapkan atau perbarui basis data kantor / make the office's database ready, or bring it up to date."""
    try:
        in_the_owners_role(os.environ)
        from timpora.entrypoints import database  # noqa: PLC0415 - only once the office is known to be there

        database.migrate(os.environ)
    except Refused as refused:
        refuse(refused.refusal, lang)
    Terminal(stderr=True, highlight=False).print(DONE.within(lang))
