"""Machine-readable zones a second: found, checked, repaired and explained, against the checker of the `mrz` package."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from mrz.checker.td1 import TD1CodeChecker
from mrz.checker.td3 import TD3CodeChecker
from tests.factories.zones import Printed

from bench.measuring import Row, compared, measure
from timpora.intake.core.zones.reading import read_zone
from timpora.kernel.refusals import Refused


AS_OF = date(2023, 6, 27)
SIZES = {"short": (1_000,), "full": (1_000, 10_000, 100_000)}
RUNS = {"short": 1, "full": 3}
# Invented holders of documents as they are met: whole names, one name, no surname, birth days in part, long numbers, cards.
KINDS = (
    Printed(names="REKAAN<<SARI<MAYA", optional="7788990"),
    Printed(names="SUKARTI", born="4502<<"),
    Printed(names="<<RAMESH<REKA", state="IND", nationality="IND", empty_digit="0"),
    Printed(names="REKA<<XIAOMING", state="CHN", nationality="CHN", code="PO", optional="MNPOKLNDMFNHA0"),
    Printed(names="MUSTER<<ERIKA", state="D", nationality="D", form="TD1", code="I"),
)
MISREAD_ONE_IN = 10
SEED = 27_06_2023


def rows(size: str) -> Iterator[Row]:
    """Ours against the peer on the same zones; in one of ten a zero of the number, where it has one, is read as the letter O."""
    for count in SIZES[size]:
        ours, theirs = measure(("read_zones:ours", count), ("read_zones:by_mrz", count), runs=RUNS[size])
        note = f"numbers read right: {ours.told['right']:,.0f}, by the peer {theirs.told['right']:,.0f}"
        yield compared("read_zones", f"{count:,} zones", ours, peer="mrz", theirs=theirs, note=note)


def zones(count: int) -> Mapping[str, str]:
    """The text of each zone, and the number that its document bears."""
    made, draw = {}, random.Random(SEED)
    for number in range(count):
        printed = replace(KINDS[number % len(KINDS)], number=f"X{draw.randrange(10**7):07}")
        text = printed.text()
        if number % MISREAD_ONE_IN == 0:
            text = text.replace(printed.number, printed.number.replace("0", "O", 1))
        made[text] = printed.number
    return made


def ours(count: int) -> Callable[[], object]:
    """Every field with its certainty, every repair and every defect."""
    made = zones(count)

    def read() -> object:
        return {"right": sum(_is_right(text, number) for text, number in made.items())}

    return read


def _is_right(text: str, number: str) -> bool:
    try:
        zone = read_zone(text, on=AS_OF)
    except Refused:
        return False
    return zone.number.is_sure and zone.number.value == number


def by_mrz(count: int) -> Callable[[], object]:
    """The checker's verdict and its fields; it repairs nothing."""
    made = zones(count)

    def read() -> object:
        right = 0
        for text, number in made.items():
            checker = (TD1CodeChecker if text.count("\n") > 1 else TD3CodeChecker)(text)
            right += bool(checker) and checker.fields().document_number == number
        return {"right": right}

    return read
