"""The worker: first takes up what a worker that died left lying, then works off the queue until it is told to stop.

Beside it the register is watched, so that whoever changes is judged at once (watching.py).
"""

import os
import sys

from timpora.entrypoints.manage import REFUSED
from timpora.entrypoints.starting import connections_closed, set_up_django
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language


# Told to end, short work is waited for; longer work stops at its next step, is rolled back, and is done by the next worker.
WAITED_FOR = "1"  # seconds
COMMAND = [
    "manage", "procrastinate", "worker", "--fetch-job-polling-interval", "2", "--shutdown-graceful-timeout", WAITED_FOR,
]  # fmt: skip


def main() -> None:
    """Runs until it is told to stop."""
    try:
        set_up_django()
    except Refused as refused:
        sys.stderr.write(f"{refused.refusal.within(Language.INDONESIAN)}\n{refused.refusal.within(Language.ENGLISH)}\n")
        sys.exit(REFUSED)
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - needs what was set up

    from timpora.entrypoints.watching import watch_beside  # noqa: PLC0415 - needs what was set up
    from timpora.jobs.running import resume_abandoned  # noqa: PLC0415 - needs what was set up

    with connections_closed():
        resume_abandoned()
        watch_beside(os.environ)
        execute_from_command_line(COMMAND)


if __name__ == "__main__":
    main()
