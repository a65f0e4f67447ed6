"""Machine-readable zones as a state would print them, from plain fields; computed apart from the reader, by the text of ICAO 9303."""

import random
from collections.abc import Sequence
from dataclasses import dataclass


WIDTHS = {"TD1": 30, "TD2": 36, "TD3": 44, "MRV-A": 44, "MRV-B": 36}
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def digit(text: str) -> str:
    """The check digit, position by position."""
    total = 0
    for position, character in enumerate(text):
        value = 0 if character == "<" else ALPHABET.index(character)
        total += value * [7, 3, 1][position % 3]
    return str(total % 10)


@dataclass(frozen=True, kw_only=True)
class Printed:
    """What a document says; all holders are invented."""

    form: str = "TD3"
    code: str = "P"
    state: str = "IDN"
    number: str = "X1234567"
    names: str = "REKAAN<<SARI"
    born: str = "850101"
    sex: str = "F"
    expires: str = "300101"
    nationality: str = "IDN"
    optional: str = ""
    more_optional: str = ""
    empty_digit: str = "<"

    def lines(self) -> Sequence[str]:
        """The lines, fillers included."""
        width = WIDTHS[self.form]
        above = self.code.ljust(2, "<") + self.state.ljust(3, "<")
        days = self.born + digit(self.born) + self.sex + self.expires + digit(self.expires)
        nationality = self.nationality.ljust(3, "<")
        if self.form == "TD1":
            first = above + self._number_and(15)
            second = days + nationality + self.more_optional.ljust(11, "<")
            whole = first[5:30] + second[0:7] + second[8:15] + second[18:29]
            return [first, second + digit(whole), self._names(30)]
        names = above + self._names(width - 5)
        if self.form == "TD2":
            number = self._number_and(7)
            second = number[:10] + nationality + days + number[10:]
        else:
            short = self.number.ljust(9, "<")
            second = short + digit(short) + nationality + days
        if self.form == "TD3":
            optional = self.optional.ljust(14, "<")
            second += optional + (digit(optional) if self.optional else self.empty_digit)
        if self.form.startswith("MRV"):
            return [names, second + self.optional.ljust(width - 28, "<")]
        whole = second[0:10] + second[13:20] + second[21 : width - 1]
        return [names, second + digit(whole)]

    def text(self) -> str:
        """The lines one below the other."""
        return "\n".join(self.lines())

    def _number_and(self, room: int) -> str:
        """Number and digit, going on in the optional data where it has more than nine characters."""
        if len(self.number) <= 9:
            short = self.number.ljust(9, "<")
            return short + digit(short) + self.optional.ljust(room, "<")
        rest = self.number[9:] + digit(self.number) + "<" + self.optional
        return self.number[:9] + "<" + rest.ljust(room, "<")[:room]

    def _names(self, room: int) -> str:
        return self.names.ljust(room, "<")[:room]


def with_last_digit(lines: Sequence[str], form: str) -> str:
    """The lines with the digit over the whole computed anew, as after a change that a state itself has printed."""
    if form == "TD1":
        first, second, third = lines
        return "\n".join([first, second[:29] + digit(first[5:30] + second[0:7] + second[8:15] + second[18:29]), third])
    first, second = lines
    width = WIDTHS[form]
    return "\n".join([first, second[: width - 1] + digit(second[0:10] + second[13:20] + second[21 : width - 1])])


def random_zone(chance: random.Random) -> Printed:
    """An invented document of any kind."""
    form = chance.choice(sorted(WIDTHS))
    room = {"TD1": 15, "TD2": 7, "TD3": 14, "MRV-A": 16, "MRV-B": 8}[form]
    born, expires = (
        f"{chance.randrange(100):02}{chance.randint(1, 12):02}{chance.randint(1, 28):02}" for _ in range(2)
    )
    surname, *given = ("".join(chance.choices(ALPHABET[10:], k=chance.randint(2, 9))) for _ in range(3))
    return Printed(
        form=form,
        code={"TD3": "P", "MRV-A": "V", "MRV-B": "V"}.get(form, "I"),
        state=chance.choice(["IDN", "D", "CHN", "JPN", "OMN"]),
        nationality=chance.choice(["IDN", "D", "BGD", "OMN", "ROU"]),
        number="".join(chance.choices(ALPHABET, k=chance.randint(6, 9))),
        names=f"{surname}<<{'<'.join(given)}",
        born=born,
        expires=expires,
        sex=chance.choice("MF<"),
        optional="".join(chance.choices(ALPHABET, k=chance.randint(0, room))),
    )
