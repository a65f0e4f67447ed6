"""Every component with invented data: what it is for, how it is called, how it looks; the browser tests read it."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.template.loader import get_template

from timpora.kernel.text import Text


@dataclass(frozen=True, kw_only=True)
class Specimen:
    """One component in the gallery, drawn by `ui/gallery/<id>.html` with what `example` returns."""

    id: str
    title: Text
    use: Text
    example: Callable[[], Mapping[str, Any]] | None = None

    @property
    def template(self) -> str:
        """Its template, which is shown as the way to call it."""
        return f"ui/gallery/{self.id}.html"

    @property
    def context(self) -> Mapping[str, Any]:
        """What the template draws."""
        return self.example() if self.example else {}

    @property
    def template_source(self) -> str:
        """The template as it is written."""
        return _source_of(self.template)

    @property
    def python_source(self) -> str:
        """The values as they are written; empty where the template needs none."""
        return inspect.getsource(self.example) if self.example else ""


@cache
def _source_of(template: str) -> str:
    origin = get_template(template).template.source  # type: ignore[attr-defined]  # the back end's own template
    return str(origin).strip()
