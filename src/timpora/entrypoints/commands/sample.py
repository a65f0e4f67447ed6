"""`timpora sample`: the invented office's lists."""

from pathlib import Path
from typing import Annotated

import typer

from timpora.sample.lists import write_sample


def sample(folder: Annotated[Path, typer.Argument(help="Folder tujuan / where to write")]) -> None:
    """Menulis daftar kantor rekaan "Serang" / writes the invented office's lists."""
    for path in write_sample(folder):
        typer.echo(path.name)
