"""YAML read as marked text: every value keeps the line it stands on and stays as written until its type is known.

Plain YAML would turn the index `0312` into 202, Norway's `NO` into false and `2023-02-30` into a crash.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import yaml

from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text


_MISSING = "tag:yaml.org,2002:null"
_FLAGS = {"true": True, "false": False}
SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same grammar, in C where libyaml is there

_MEND = Text(id="Perbaiki baris itu, lalu jalankan lagi.", en="Mend that line and run again.")


@dataclass(frozen=True)
class Marked:
    """A node of a YAML text with the file it stands in; reading it as what it should be raises Refused."""

    node: yaml.Node
    file: str

    @property
    def line(self) -> int:
        """The line in the file; the first is 1."""
        return int(self.node.start_mark.line) + 1

    def refused(self, what: Text, remedy: Text = _MEND) -> Refused:
        """A refusal of what stands here."""
        return Refused(Refusal("yaml", what, remedy, Source(file=self.file, row=self.line)))

    def items(self) -> list["Marked"]:
        """The entries of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.refused(Text(id="Di sini harus ada daftar.", en="A list is needed here."), _LIST)
        return [Marked(item, self.file) for item in self.node.value]

    def fields(self) -> Mapping[str, "Marked"]:
        """The fields of a mapping by name; a field that stands twice is refused."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.refused(Text(id="Di sini harus ada pasangan nama: isi.", en="Pairs of name: value are needed."))
        found: dict[str, Marked] = {}
        for key, value in self.node.value:
            name = Marked(key, self.file).text()
            if name in found:
                raise Marked(key, self.file).refused(
                    Text(id=f"{name} ditulis dua kali.", en=f"{name} stands twice."),
                    Text(id="Hapus salah satunya.", en="Remove one of them."),
                )
            found[name] = Marked(value, self.file)
        return found

    def is_missing(self) -> bool:
        """Whether nothing, `null` or `~` is written."""
        return isinstance(self.node, yaml.ScalarNode) and self.node.tag == _MISSING

    def is_scalar(self) -> bool:
        """Whether one value stands here."""
        return isinstance(self.node, yaml.ScalarNode)

    def is_mapping(self) -> bool:
        """Whether pairs of name and value stand here."""
        return isinstance(self.node, yaml.MappingNode)

    def text(self) -> str:
        """The characters as written."""
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.refused(Text(id="Di sini harus ada satu isian.", en="One value is needed here."))
        return str(self.node.value)

    def day(self) -> date:
        """A day written like 2023-06-27."""
        written = self.text()
        try:
            return date(*(int(part) for part in written.split("-")))
        except (TypeError, ValueError) as error:
            raise self.refused(
                Text(id=f"{written!r} bukan hari yang ada.", en=f"{written!r} is no day that exists."),
                Text(id="Tulis hari seperti 2023-06-27.", en="Write a day like 2023-06-27."),
            ) from error

    def number(self) -> int:
        """A whole number, with or without `_` between digits."""
        written = self.text()
        try:
            return int(written)
        except ValueError as error:
            raise self.refused(
                Text(id=f"{written!r} bukan bilangan bulat.", en=f"{written!r} is no whole number."),
                Text(id="Tulis angka saja, misalnya 43000000.", en="Write digits only, such as 43000000."),
            ) from error

    def flag(self) -> bool:
        """`true` or `false`."""
        written = self.text()
        if written.lower() not in _FLAGS:
            raise self.refused(
                Text(id=f"{written!r} bukan true atau false.", en=f"{written!r} is neither true nor false."),
                Text(id="Tulis true atau false.", en="Write true or false."),
            )
        return _FLAGS[written.lower()]


_LIST = Text(id="Mulai tiap entri dengan tanda - .", en="Begin each entry with a - .")


def marked(file: str, text: str) -> Marked | None:
    """The root of a YAML text, or None when it says nothing; raises Refused, with the line, when it cannot be read."""
    try:
        root = yaml.compose(text, Loader=SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = " ".join(str(getattr(error, "problem", None) or error).split())
        raise Refused(
            Refusal(
                "yaml",
                Text(id=f"YAML tidak terbaca ({problem}).", en=f"The YAML cannot be read ({problem})."),
                Text(
                    id="Periksa lekukan, titik dua dan tanda kutip di sekitar baris itu.",
                    en="Check indentation, colons and quotes around that line.",
                ),
                Source(file=file, row=mark.line + 1 if mark is not None else None),
            )
        ) from error
    return None if root is None else Marked(root, file)
