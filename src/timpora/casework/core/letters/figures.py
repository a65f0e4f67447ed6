"""Figures and days as Indonesian documents write them: amounts in words, weekdays, and days in the reader's language."""

from datetime import date


_UNDER_TWELVE = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")  # fmt: skip
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_HUNDRED, _THOUSAND, _MILLION, _MILLIARD, _BILLION = 100, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000
_PLACES = ((_BILLION, "triliun"), (_MILLIARD, "miliar"), (_MILLION, "juta"), (_THOUSAND, "ribu"), (_HUNDRED, "ratus"))


def in_words(number: int) -> str:
    """`empat puluh tiga juta`, for a number that is not negative."""
    if number < 0:
        message = f"Only what is counted is said in words: {number}"
        raise ValueError(message)
    return _words(number) or _UNDER_TWELVE[0]


def _words(number: int) -> str:
    if number == 0:
        return ""
    if number < len(_UNDER_TWELVE):
        return _UNDER_TWELVE[number]
    for size, name in _PLACES:
        if number >= size:
            return _joined(_many(number // size, name), _words(number % size))
    tens, rest = divmod(number, 10)
    return f"{_UNDER_TWELVE[rest]} belas" if tens == 1 else _joined(f"{_UNDER_TWELVE[tens]} puluh", _words(rest))


def _many(count: int, name: str) -> str:
    # One hundred and one thousand have a word of their own; one million has not.
    return f"se{name}" if count == 1 and name in {"ratus", "ribu"} else f"{_words(count)} {name}"


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def weekday(day: date) -> str:
    """`Selasa`."""
    return _WEEKDAYS[day.weekday()]


def chinese_day(day: date) -> str:
    """`2023年6月27日`."""
    return f"{day.year}年{day.month}月{day.day}日"
