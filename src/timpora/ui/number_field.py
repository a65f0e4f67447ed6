"""A whole number as people type it: `43000000`, `43.000.000` or `Rp43.000.000`. A browser's own number field takes 43.000 for 43, and sends nothing of 43.000.000."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from timpora.kernel.text import Text
from timpora.ui.language import said


DIGITS = re.compile(r"(?:Rp\.?\s*)?([0-9]+|[0-9]{1,3}(?:(?P<between>[., ])[0-9]{3})(?:(?P=between)[0-9]{3})*)", re.IGNORECASE)  # fmt: skip
MANY = 30  # more digits than anything has; thousands of them Python refuses to count
NOT_A_NUMBER = Text(id="Tulis bilangan bulat, misalnya 43 atau 43.000.000.", en="Write a whole number, such as 43 or 43.000.000.")  # fmt: skip
TOO_LARGE = Text(id="Angka ini terlalu besar.", en="This number is too large.")


def number_typed(text: str) -> int | None:
    """A number in digits, also in groups of three; None where it is something else, as one with a fraction."""
    found = DIGITS.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    digits = re.sub(r"[^0-9]", "", found[1])
    return int(digits) if len(digits) < MANY else 10**MANY


class NumberField(forms.Field):
    """A whole number from 0; it is shown again as it was typed."""

    widget = forms.TextInput

    def __init__(self, *, largest: int, **more: Any) -> None:
        super().__init__(**more)
        self.largest = largest

    def to_python(self, value: object) -> int | None:
        """The number, or a sentence that says how to type one."""
        if value in self.empty_values or isinstance(value, int):
            return value if isinstance(value, int) else None
        number = number_typed(str(value))
        if number is None:
            raise ValidationError(said(NOT_A_NUMBER), code="invalid")
        if number > self.largest:
            raise ValidationError(said(TOO_LARGE), code="too_large")
        return number

    def prepare_value(self, value: object) -> object:
        """A known number in groups of three; what was typed stays."""
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Digits on a phone, and no browser's guess of earlier numbers."""
        return {**super().widget_attrs(widget), "autocomplete": "off", "inputmode": "numeric"}
