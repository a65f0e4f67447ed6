"""Assets of the pages, gathered below the home under names that change with what they hold, so that browsers keep them for ever."""

from pathlib import Path

from django.core.management import call_command

from timpora.kernel.refusals import Refused
from timpora.postgres.folders import cannot_write


def gather(assets: Path) -> None:
    """Brings the folder that the settings name up to date; what an older version left there stays for pages that are still open."""
    try:
        call_command("collectstatic", interactive=False, verbosity=0)
    except OSError as error:
        raise Refused(cannot_write(assets, error.strerror or str(error))) from error
