"""Django's own commands for this office: `python -m timpora.entrypoints.manage COMMAND`."""

import sys

from timpora.entrypoints.starting import name_settings
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language


REFUSED = 3  # see docs/reference/exit-codes.md


def main() -> None:
    """Runs one command."""
    try:
        name_settings()
        from django.core.management import execute_from_command_line  # noqa: PLC0415 - only once the office is known to be there

        execute_from_command_line(sys.argv)
    except Refused as refused:
        sys.stderr.write(f"{refused.refusal.within(Language.INDONESIAN)}\n{refused.refusal.within(Language.ENGLISH)}\n")
        sys.exit(REFUSED)


if __name__ == "__main__":
    main()
