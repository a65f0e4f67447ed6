"""A component is a frozen value with a template of its own; `{% show value %}` draws it."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Component:
    """The value that a template draws under the name `it`."""

    @classmethod
    def template(cls) -> str:
        """`KeyValues` is drawn by `ui/components/key_values.html`."""
        return f"ui/components/{re.sub(r'(?<!^)(?=[A-Z])', '_', cls.__name__).lower()}.html"
