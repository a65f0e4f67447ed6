"""Looks inside a file that somebody sent, within bounds: locked, running, damaged or harmless; run as a process of its own by `receiving`."""

import io
import re
import sys
import warnings
from collections.abc import Iterator
from typing import Any

from PIL import Image
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from timpora.casework.core.file_kinds import Contents, MediaType, kind_of
from timpora.intake.apart import limit_memory


MEMORY = 2 * 2**30  # of address space
MOST_MEGAPOINTS, MOST_OBJECTS, DEEPEST = 120, 200_000, 60
# What runs, opens something else, or carries another file along. A link to a page of the web does none of it.
RUNNING = frozenset({
    "/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/RichMedia", "/RichMediaExecute", "/Rendition", "/Movie", "/Sound", "/GoToE",
    "/EmbeddedFile", "/EmbeddedFiles", "/FileAttachment", "/XFA", "/3D",
})  # fmt: skip
# As they stand in the bytes, also where no table of the file leads to them; names so short that chance writes them are left out.
WRITTEN_BY_CHANCE = 6  # letters, in twenty million random bytes
LONG_NAMES = frozenset(name for name in RUNNING if len(name) > WRITTEN_BY_CHANCE)
NAME = re.compile(rb"/(?:#[0-9A-Fa-f]{2}|[A-Za-z])+")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_NOT_DECODED = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, KeyError, ArithmeticError, AttributeError, AssertionError, NotImplementedError, RecursionError, MemoryError)  # fmt: skip


def contents_of(content: bytes) -> Contents:
    """What a file holds; damaged where it cannot be opened as what its first bytes say."""
    kind = kind_of(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of oddities which keep nobody from reading it
        try:
            return _of_pdf(content) if kind is MediaType.PDF else _of_picture(content)
        except (PyPdfError, *_NOT_DECODED):
            return Contents.DAMAGED


def _of_pdf(content: bytes) -> Contents:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        return Contents.LOCKED
    if any(name in LONG_NAMES for name in _names_in(content)):
        return Contents.RUNS
    if len(reader.pages) == 0:
        return Contents.DAMAGED
    return Contents.RUNS if any(_runs(one, 0) for one in _objects(reader)) else Contents.HARMLESS


def _names_in(content: bytes) -> Iterator[str]:
    for found in NAME.finditer(content):
        yield ESCAPED.sub(lambda told: bytes([int(told[1], 16)]), found[0]).decode("latin-1")


def _objects(reader: PdfReader) -> Iterator[Any]:
    """Every object to which a table of the file leads, also those that no page shows."""
    yield reader.trailer
    places = [(generation, number) for generation, held in reader.xref.items() for number in held]
    places += [(0, number) for number in reader.xref_objStm]
    if len(places) > MOST_OBJECTS:
        raise ValueError(len(places))
    for generation, number in places:
        if number:
            yield reader.get_object(IndirectObject(number, generation, reader))


def _runs(held: Any, depth: int) -> bool:
    """Whether a thing, or a part that stands within it, runs or carries a file along; what it points to is an object of its own."""
    if depth > DEEPEST:
        raise ValueError(depth)
    if isinstance(held, DictionaryObject):
        return any(name in RUNNING or _runs(dict.__getitem__(held, name), depth + 1) for name in held)
    if isinstance(held, ArrayObject):
        return any(_runs(one, depth + 1) for one in list.__iter__(held))
    return isinstance(held, NameObject) and held in RUNNING


def _of_picture(content: bytes) -> Contents:
    Image.MAX_IMAGE_PIXELS = None  # the bound below is ours, and refuses before a point is decoded
    image = Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))
    if image.width * image.height > MOST_MEGAPOINTS * 10**6:
        return Contents.TOO_MANY_POINTS
    image.load()
    return Contents.HARMLESS


def main() -> int:
    """Reads a file on standard input, and writes what it holds."""
    limit_memory(MEMORY)
    sys.stdout.write(contents_of(sys.stdin.buffer.read()).value)
    return 0


if __name__ == "__main__":
    sys.exit(main())
