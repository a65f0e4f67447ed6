"""What `timpora up` runs first, in a process that alone has the owner's role: migrations, assets and, where asked for, invented people.

Its line on the standard output tells that pages can be served, and whether of the invented office, which is filled after it.
"""

import gc
import os
import sys
from pathlib import Path

from timpora.entrypoints.commands.options import NOTHING_COULD_BE_DONE, STOPPED_BY_HAND, Terminal
from timpora.entrypoints.starting import set_up_django
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language


BEGIN, INVENTED, REAL = "begin", "invented", "real"
ASSETS = "TIMPORA_ASSETS"
WITH_DEMO = "demo"
# Migrations make thousands of models and throw them away; looking for garbage as often as usual takes a tenth of the first start.
COLLECTED_AFTER = (50_000, 20, 100)  # objects made, and how often the younger ones were looked at


def main() -> None:
    """`preparing LANGUAGE [demo]`; begins when a line comes on the standard input, and ends where none can come any more."""
    gc.set_threshold(*COLLECTED_AFTER)
    language, *wanted = sys.argv[1:]
    try:
        set_up_django()
        if sys.stdin.readline().strip() != BEGIN:
            return
        _prepare(Language(language), with_demo=wanted == [WITH_DEMO])
    except Refused as refused:
        Terminal(stderr=True, soft_wrap=True).print(refused.refusal.within(Language(language)), markup=False)
        sys.exit(NOTHING_COULD_BE_DONE)
    except KeyboardInterrupt:  # what was loaded so far stays, and the next start goes on there
        sys.exit(STOPPED_BY_HAND)


def _prepare(language: Language, *, with_demo: bool) -> None:
    from timpora.entrypoints import database, demo, gathering  # noqa: PLC0415 - needs what was set up
    from timpora.entrypoints.commands.demo import told_on  # noqa: PLC0415 - needs what was set up

    database.migrate(os.environ)
    gathering.gather(Path(os.environ[ASSETS]))
    # A database with an office of its own is opened as it is.
    loads = with_demo and (demo.is_empty() or demo.is_there())
    sys.stdout.write(f"{INVENTED if loads or demo.is_there() else REAL}\n")
    sys.stdout.flush()
    if loads:
        with told_on(Terminal(stderr=True), language) as tell:
            demo.load(os.environ, tell)


if __name__ == "__main__":
    main()
