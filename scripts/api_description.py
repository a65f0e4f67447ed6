"""Writes the description of the API, `openapi.json`, into the folder that is named; `make reference` calls it."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Needs the packages of the office, and neither a database nor a secret."""
    match sys.argv[1:]:
        case [folder]:
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timpora.settings")
            import django  # noqa: PLC0415 - only once its settings are named

            django.setup()
            from timpora.entrypoints.api import description  # noqa: PLC0415 - needs what was set up

            (Path(folder) / "openapi.json").write_text(description(), encoding="utf-8", newline="\n")
        case _:
            sys.exit("Name one folder, such as docs/reference.")


if __name__ == "__main__":
    main()
