"""Invented people for measuring the search: names put together from syllables by the habits of eight naming traditions.

Everything comes from a fixed seed. The same names as other people write, hear, type and print them are made in `name_variations`. No name is taken from anywhere; those that exist nevertheless do so by chance.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass


SEED = 20230627
type Chance = random.Random
type Vary = Callable[[Chance, str], str | None]


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A name on record and what is typed to find it."""

    kind: str
    tradition: str
    on_record: str
    typed: str


def _syllables(text: str) -> list[str]:
    return text.split()


CHINESE_SURNAMES = _syllables("ZHANG LI ZHAO QIAN SUN ZHOU WU ZHENG WANG FENG CHEN CHU WEI JIANG SHEN HAN YANG ZHU QIN XU HE LU SHI KONG CAO YAN HUA JIN TAO XIE ZOU BAI SU PAN GE FAN PENG LUO MA")  # fmt: skip
CHINESE_GIVEN = _syllables("WEI FANG MIN JING QIANG LEI JUN YANG JIE TAO CHAO MING XIA PING GANG GUI HUA XIAO LONG QING ZHI HONG JIAN BIN HAO YU XIN MEI YAN CHUN SHENG RONG KAI NING BO XUE DONG LAN")  # fmt: skip
KOREAN_SURNAMES = _syllables("KIM LEE PARK CHOI JUNG KANG CHO YOON JANG LIM HAN OH SEO SHIN KWON HWANG AHN SONG RYU HONG")  # fmt: skip
KOREAN_GIVEN = _syllables("MIN SU JI HYUN SEO JUN YOUNG HO SUNG JAE WOO EUN KYUNG HEE JIN SOO HYE TAE DONG SANG KI CHUL MI SUN")  # fmt: skip
ARABIC_GIVEN = _syllables("MUHAMMAD AHMAD YUSUF HUSSAIN KHALID IBRAHIM OMAR FARID RASHID SALEH NASSER JAMIL QASIM TARIQ HAMZA FATIMA AISHA MARYAM ZAINAB NOOR LAILA SAMIRA")  # fmt: skip
ARABIC_STEMS = _syllables("RAH SAL KAR NAS FAR HAM MAN ZAK BAD SHAM GHAN MAJ WAH")
ARABIC_ENDS = _syllables("MAN IM IR ID OUD UDIN EEM ARI OUSH AWI")
RUSSIAN_GIVEN = _syllables("SERGEY DMITRY ALEKSANDR YEVGENY ANDREY MIKHAIL NIKOLAY YURI OLGA YULIA NATALIA TATIANA KSENIA VASILY GRIGORY")  # fmt: skip
RUSSIAN_STEMS = _syllables("ZHUK KHAR SHUL TSVET PETR BOR KUZN MOR VOLK LEB ZAKH YEG SMIR KOZ CHERN SHCHERB GRAN TIM")
RUSSIAN_ENDS = _syllables("OV EV IN ENKO SKY ANOV ILOV AKOV")
JAPANESE = _syllables("SA TO TA KA HA SHI MO RI KI YA NA MU I NO U E ZU FU JI MA WA GU CHI SU HI RO KO AI NE")
JAPANESE_GIVEN_ENDS = _syllables("KO MI RO TO KI SHI YA KA HEI")
VIETNAMESE_SURNAMES = _syllables("Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương")
VIETNAMESE_GIVEN = _syllables("Minh Anh Thị Văn Hùng Dũng Tuấn Hương Lan Mai Phương Thảo Đức Quang Hải Ngọc Thu Trang Linh")  # fmt: skip
INDONESIAN_STEMS = _syllables("SU JO WI DAR HAR PUR SAS TJAN KUS BUD RAT SUM YU CAH PRA HAN MUL")
INDONESIAN_MIDDLE = _syllables("JA GI NO TI RA LI KA DI WA YA RU MA TRI")
INDONESIAN_ENDS = _syllables("TO NO DI TI WATI YANTI YONO SIH MAN WAN NTO RTO")
EUROPEAN_STEMS = _syllables("ROSA MIGUE ANTO FERNA KLAU SOPHI MARGA LEO CAMI VALE HEN FRIE JOSE ISA GABRI LOREN MATTH ELE")  # fmt: skip
EUROPEAN_ENDS = _syllables("LINDA L NIA NDO DIA E RITA NARDO LLA RIA RIK DRICH PH BEL ELA ZO IAS NORA")
EUROPEAN_SURNAMES = _syllables("CONTO MISAL GUTIE BERN SCHNEI MÜL GRÜN LEFÈ DUBO FERRA ROSSE KOWA NOVÁ HOFF BJÖR ANDRÉ SANTO ALME")  # fmt: skip
EUROPEAN_SURNAME_ENDS = _syllables("HEZ DO RREZ HARD DER LER WALD VRE IS RI LLI LSKI K MANN K SEN S IDA")


def _chinese(chance: Chance) -> str:
    given = [chance.choice(CHINESE_GIVEN) for _ in range(chance.choice((1, 2, 2)))]
    return f"{chance.choice(CHINESE_SURNAMES)} {''.join(given)}"


def _korean(chance: Chance) -> str:
    given = chance.sample(KOREAN_GIVEN, 2)
    return f"{chance.choice(KOREAN_SURNAMES)} {chance.choice((' ', '')).join(given)}"


def _arabic(chance: Chance) -> str:
    last = chance.choice(ARABIC_STEMS) + chance.choice(ARABIC_ENDS)
    first = chance.choice(ARABIC_GIVEN)
    middle = chance.choice(("", " BIN " + chance.choice(ARABIC_GIVEN), " ABDUL", " " + chance.choice(ARABIC_GIVEN)))
    return f"{first}{middle} {last}"


def _russian(chance: Chance) -> str:
    surname = "".join(chance.choice(RUSSIAN_STEMS) for _ in range(chance.choice((1, 1, 2)))) + chance.choice(
        RUSSIAN_ENDS
    )
    return f"{chance.choice(RUSSIAN_GIVEN)} {surname}"


def _japanese(chance: Chance) -> str:
    surname = "".join(chance.choice(JAPANESE) for _ in range(chance.choice((2, 3))))
    given = "".join(chance.choice(JAPANESE) for _ in range(chance.choice((1, 2)))) + chance.choice(JAPANESE_GIVEN_ENDS)
    return f"{surname} {given}"


def _vietnamese(chance: Chance) -> str:
    return " ".join([chance.choice(VIETNAMESE_SURNAMES), *chance.sample(VIETNAMESE_GIVEN, chance.choice((2, 2, 3)))])


def _indonesian(chance: Chance) -> str:
    def word() -> str:
        middle = "".join(chance.choice(INDONESIAN_MIDDLE) for _ in range(chance.choice((1, 1, 2))))
        return chance.choice(INDONESIAN_STEMS) + middle + chance.choice(INDONESIAN_ENDS)

    return " ".join(word() for _ in range(chance.choice((1, 2, 2))))


def _european(chance: Chance) -> str:
    def given() -> str:
        return chance.choice(EUROPEAN_STEMS) + chance.choice(EUROPEAN_ENDS)

    surname = chance.choice(EUROPEAN_SURNAMES) + chance.choice(EUROPEAN_SURNAME_ENDS)
    return " ".join([*(given() for _ in range(chance.choice((1, 2, 2)))), surname])


TRADITIONS: Mapping[str, Callable[[Chance], str]] = {
    "chinese": _chinese, "korean": _korean, "arabic": _arabic, "russian": _russian, "japanese": _japanese, "vietnamese": _vietnamese,
    "indonesian": _indonesian, "european": _european,
}  # fmt: skip


def names(count: int, *, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """So many people: tradition and name, the traditions in turn."""
    chance = random.Random(seed)
    made = list(TRADITIONS.items())
    for number in range(count):
        tradition, invent = made[number % len(made)]
        yield tradition, invent(chance)


def replaced(*pairs: tuple[str, str]) -> Vary:
    """One or more spellings changed for others, at every place; None where none occurs."""

    def vary(chance: Chance, name: str) -> str | None:
        fitting = [pair for pair in pairs if re.search(pair[0], name)]
        if not fitting:
            return None
        for pattern, other in chance.sample(fitting, chance.randint(1, min(2, len(fitting)))):
            name = re.sub(pattern, other, name)
        return name

    return vary
