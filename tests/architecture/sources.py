"""The project's own files as the architecture tests read them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path


ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
TESTS = ROOT / "tests"
PURE_RINGS = ("kernel", "facts", "engine", "rulebook")


@dataclass(frozen=True)
class Module:
    """One Python file."""

    path: Path

    @property
    def name(self) -> str:
        """Its path within the package or the project: `engine/nodes.py`."""
        within = SOURCE / "timpora"
        return self.path.relative_to(within if self.path.is_relative_to(within) else ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.name)

    @property
    def is_pure(self) -> bool:
        """Whether it lies in a pure ring or in a `core` folder."""
        folders = Path(self.name).parts[:-1]
        return "core" in folders or folders[:1] in {(ring,) for ring in PURE_RINGS}

    def calls(self) -> Iterator[str]:
        """What it calls, by the last part of the name for methods and the whole dotted name for the rest."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield ast.unparse(node.func)


@cache
def modules() -> list[Module]:
    """Every module of the package that says something."""
    return [module for module in modules_below(SOURCE / "timpora") if module.path.name != "__init__.py"]


@cache
def modules_below(folder: Path) -> list[Module]:
    """Every Python file below a folder."""
    return [Module(path) for path in sorted(folder.rglob("*.py"))]


def files_of(*places: str) -> Iterator[Path]:
    """The text files of some files and folders of the project; what was made on the way is left out."""
    for place in places:
        path = ROOT / place
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts and file.suffix not in {".pyc", ".png", ".otf"}:
                yield file
