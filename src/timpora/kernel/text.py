"""Words for people: every sentence exists in Indonesian and in English, and figures read the same everywhere."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Language(StrEnum):
    """The languages in which Timpora speaks; Indonesian is written first."""

    INDONESIAN = "id"
    ENGLISH = "en"


@dataclass(frozen=True)
class Text:
    """One sentence or label in both languages; `id` is written first and by meaning."""

    id: str
    en: str

    def __post_init__(self) -> None:
        if not (self.id.strip() and self.en.strip()):
            message = f"A text needs both languages: {self!r}"
            raise ValueError(message)

    def within(self, language: Language) -> str:
        """The text in one language."""
        return self.id if language is Language.INDONESIAN else self.en

    def fill(self, **values: object) -> "Text":
        """Both languages with their `{placeholders}` filled; days, money and texts in that language's form."""
        return Text(
            id=self.id.format(**{name: spoken(value, Language.INDONESIAN) for name, value in values.items()}),
            en=self.en.format(**{name: spoken(value, Language.ENGLISH) for name, value in values.items()}),
        )


MONTHS = {
    Language.INDONESIAN: (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    Language.ENGLISH: (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


def day_in_words(day: date, language: Language) -> str:
    """`27 Juni 2023` or `27 June 2023`."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def rupiah_in_words(amount: int) -> str:
    """`Rp43.000.000`, the way Indonesian documents write it, in either language."""
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{abs(amount):,}".replace(",", ".")


def days_in_words(count: int, language: Language) -> str:
    """`43 hari`, `43 days`, `1 day`."""
    if language is Language.INDONESIAN:
        return f"{count} hari"
    return f"{count} day" if count == 1 else f"{count} days"


def counted(count: int, one: str, several: str) -> Text:
    """A number for a sentence whose Indonesian noun stays as it is: `{days} hari`, and `1 day` or `43 days` for the same `{days}`."""
    return Text(id=str(count), en=f"{count} {one if count == 1 else several}")


def spoken(value: object, language: Language) -> object:
    """A value as it stands in a sentence of that language; what needs no words stays as it is."""
    if isinstance(value, Text):
        return value.within(language)
    if isinstance(value, date):
        return day_in_words(value, language)
    return value
