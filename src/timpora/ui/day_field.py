"""A day as people type it. The browser's own day field shows 05/06 in the order of its maker's country, so it is not used."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from timpora.kernel.text import MONTHS, Language, Text
from timpora.ui.language import later, said


IN_FIGURES = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4})")
BY_STANDARD = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
IN_WORDS = re.compile(r"(?P<day>\d{1,2}) (?P<name>[^\W\d]{3,9})\.? (?P<year>\d{4})")
NOT_A_DAY = Text(
    id="“{typed}” bukan hari yang dikenal. Ketik misalnya 27 Juni 2023 atau 27/06/2023.",
    en="“{typed}” is not a known day. Type, for example, 27 June 2023 or 27/06/2023.",
)


def day_typed(text: str) -> date | None:
    """`27 Juni 2023`, `27 Jun 2023`, `27/06/2023`, `27.6.2023` or `2023-06-27`; the day stands before the month."""
    typed = " ".join(text.split())
    for form in (IN_FIGURES, BY_STANDARD, IN_WORDS):
        found = form.fullmatch(typed)
        if found is None:
            continue
        parts = found.groupdict()
        month = _month_named(parts["name"]) if "name" in parts else int(parts["month"])
        try:
            return date(int(parts["year"]), month, int(parts["day"]))
        except ValueError:
            return None
    return None


def _month_named(name: str) -> int:
    """The number of a month by its name or its first three letters in either language; 0 where there is none."""
    sought = name.casefold()
    for language in Language:
        for number, month in enumerate(MONTHS[language], start=1):
            if sought in {month.casefold(), month[:3].casefold()}:
                return number
    return 0


class DayField(forms.Field):
    """A day in words or figures; it is shown again as it was typed, and a known day in words."""

    widget = forms.TextInput

    def __init__(self, **more: Any) -> None:
        hint = later(Text(id="Misalnya 27 Juni 2023 atau 27/06/2023.", en="Such as 27 June 2023 or 27/06/2023."))
        super().__init__(**{"help_text": hint, **more})

    def to_python(self, value: object) -> date | None:
        """The day, or a sentence that says how to type one."""
        if value in self.empty_values or isinstance(value, date):
            return value if isinstance(value, date) else None
        day = day_typed(str(value))
        if day is None:
            raise ValidationError(said(NOT_A_DAY.fill(typed=value)), code="invalid")
        return day

    def prepare_value(self, value: object) -> object:
        """A known day in words; what was typed stays."""
        return said(value) if isinstance(value, date) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No browser's guess of birthdays or of earlier persons' days."""
        return {**super().widget_attrs(widget), "autocomplete": "off", "class": "day"}
