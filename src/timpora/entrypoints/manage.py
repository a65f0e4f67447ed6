"""Django's own commands for this office: `python -m timpora.entrypoints.manage COMMAND`."""

import os
import sys

from timpora.entrypoints.starting import name_settings
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language


PREPARE = "prepare"
REFUSED = 3  # see docs/reference/exit-codes.md


def main() -> None:
    """Runs one command."""
    try:
        name_settings()
        if sys.argv[1:] == [PREPARE]:
            _prepare()
            return
        from django.core.management import execute_from_command_line  # noqa: PLC0415 - only once the office is known to be there

        execute_from_command_line(sys.argv)
    except Refused as refused:
        sys.stderr.write(f"{refused.refusal.within(Language.INDONESIAN)}\n{refused.refusal.within(Language.ENGLISH)}\n")
        sys.exit(REFUSED)


def _prepare() -> None:
    """What `timpora up` runs first, in a process that alone has the owner's role."""
    import django  # noqa: PLC0415 - only once the office is known to be there

    django.setup()
    from timpora.entrypoints import database  # noqa: PLC0415 - needs what was set up

    database.migrate(os.environ)


if __name__ == "__main__":
    main()
