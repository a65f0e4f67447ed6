"""The invented people of the office "Serang" in June 2023: who they are, and what is true of them on 27 June."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta


MEETING_DAY = date(2023, 6, 27)
SURNAMES = (
    "ZHANG",
    "WANG",
    "LI",
    "KIM",
    "PARK",
    "TANAKA",
    "SATO",
    "NGUYEN",
    "RAHMAN",
    "SINGH",
    "MÜLLER",
    "ŁUKASZ",
    "SANTOS",
    "IVANOV",
)
GIVEN = ("WEI", "XIAOMING", "MIN SU", "JI-WOO", "HIROSHI", "VAN DAT", "BIN REKAAN", "BINTI CONTOH", "KUMAR", "JÜRGEN", "PIOTR", "MARIA", "PETROVICH")  # fmt: skip
COUNTRIES = (
    "Tiongkok",
    "RRT",
    "China",
    "CHN",
    "Korea Selatan",
    "KOR",
    "Jepang",
    "Vietnam",
    "India",
    "Jerman",
    "Filipina",
    "Malaysia",
)
EMPLOYERS = ("PT Baja Rekaan Nusantara", "PT. Semen Contoh Abadi, Tbk", "PT Kimia Khayal Cikande", "CV Sarang Rekaan Kasemen", "PT Listrik Angan Terate")  # fmt: skip
DISTRICTS = ("Cikande", "Kibin", "Bojonegara", "Kramatwatu", "Puloampel", "Waringinkurung", "Kasemen", "Anyar", "Carita", "Labuan", "Malingping")  # fmt: skip


@dataclass(kw_only=True)
class Foreigner:
    """One invented person with the facts that the lists will tell."""

    name: str
    country: str
    passport: str
    index: str
    entered_on: date
    limit: date
    passport_until: date
    employer: str | None = None
    district: str = "Cikande"
    met_on: date | None = None
    left_on: date | None = None
    rule: str | None = None  # the finding that is true of the person, None for most
    certainty: str | None = None
    consequence: str | None = None
    really_gone: bool = False
    extra: dict[str, object] = field(default_factory=dict)


class Office:
    """Draws people one after another from one seed, so that every run writes the same lists."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - invented people, no secret
        self._number = 0

    def person(self, index: str, entered_on: date, limit: date, **known: object) -> Foreigner:
        """A person with an invented name and a passport number of his or her own."""
        self._number += 1
        draw = self._random.choice
        name = f"{draw(SURNAMES)} {draw(GIVEN)} REKAAN{self._number:04d}"
        worker = index in {"312", "C312"}
        found = Foreigner(
            name=name, country=draw(COUNTRIES), passport=f"X{self._number:07d}", index=index, entered_on=entered_on, limit=limit,
            passport_until=date(2029, 1, 1) + timedelta(days=self._random.randrange(900)), district=draw(DISTRICTS),
            employer=draw(EMPLOYERS) if worker else None,
        )  # fmt: skip
        for name_of, value in known.items():
            setattr(found, name_of, value)
        return found

    def day(self, first: date, last: date) -> date:
        """A day between two days."""
        return first + timedelta(days=self._random.randrange((last - first).days + 1))


def _year_later(day: date) -> date:
    day = day.replace(day=min(day.day, 28))
    return day.replace(year=day.year + 1) - timedelta(days=1)


def _stay(index: str, limit: date) -> date:
    """The entry day that makes `limit` the last lawful day of a first stay (entry + days - 1)."""
    return limit - timedelta(days={"B213": 30, "B211A": 60}[index] - 1)


def foreigners(people: int, seed: int) -> list[Foreigner]:
    """About `people` foreigners: the special ones that the truth table names, and clean ones beside them."""
    office = Office(seed)
    found = list(_special(office))
    while len(found) < people:
        share = len(found) % 20
        if share < 15:
            index = "312" if share < 11 else "317" if share < 13 else "316" if share < 14 else "313"
            entered = office.day(date(2022, 7, 20), date(2023, 6, 10)).replace(day=14)
            if _year_later(entered) <= MEETING_DAY + timedelta(days=14):
                continue
            found.append(office.person(index, entered, _year_later(entered)))
        elif share < 18:
            index = "B211A" if share < 17 else "B213"
            limit = office.day(date(2023, 7, 13), date(2023, 7, 24))
            found.append(office.person(index, _stay(index, limit), limit))
        else:
            limit = office.day(date(2023, 4, 1), date(2023, 6, 20))
            entered = _stay("B213", limit)
            found.append(office.person("B213", entered, limit, left_on=office.day(entered + timedelta(days=3), limit)))
    return found


def _special(office: Office):  # type: ignore[no-untyped-def]
    overstay = {"rule": "overstay", "certainty": "proven"}
    for days, met, index, consequence in (
        (7, date(2023, 6, 21), "B211A", "charge"),
        (43, MEETING_DAY, "B213", "charge"),
        (59, date(2023, 6, 24), "B211A", "charge"),
        (60, date(2023, 6, 26), "B213", "needs_a_person"),
        (412, date(2023, 6, 22), "B211A", "deportation_and_ban"),
    ):
        limit = met - timedelta(days=days)
        yield office.person(index, _stay(index, limit), limit, met_on=met, consequence=consequence, **overstay)
    for number in range(12):
        limit = date(2023, 5, 20) + timedelta(days=3 * number)
        yield office.person(
            "B213", _stay("B213", limit), limit, rule="overstay", certainty="no_exit_on_record",
            consequence="needs_a_person", really_gone=number < 5,
        )  # fmt: skip
    for number in range(4):
        entered = date(2022, 6, 2 + number)
        yield office.person(
            "312", entered, _year_later(entered), rule="overstay", certainty="probably_left", consequence="needs_a_person",
            really_gone=True, extra={"went_home_on": date(2023, 5, 28)},
        )  # fmt: skip
    for number in range(25):
        limit = MEETING_DAY + timedelta(days=number % 15)
        yield office.person("B211A", _stay("B211A", limit), limit, rule="limit_ends_soon", consequence="none")
    for number in range(3):
        limit = date(2023, 6, 20 + number)
        yield office.person(
            "B211A", _stay("B211A", limit), limit, rule="pending_application", consequence="needs_a_person",
            extra={"lodged_on": limit - timedelta(days=6)},
        )  # fmt: skip
    limit = date(2023, 6, 10)
    yield office.person(
        "B211A", _stay("B211A", limit), limit, rule="overstay", certainty="no_exit_on_record", consequence="needs_a_person",
        extra={"lodged_on": date(2023, 6, 16)},
    )  # fmt: skip
    limit = date(2023, 7, 20)
    yield office.person("B211A", _stay("B211A", limit), limit, rule="activity_outside_index", consequence="needs_a_person", extra={"works_at": EMPLOYERS[0]})  # fmt: skip
    entered = date(2023, 1, 14)
    yield office.person("312", entered, _year_later(entered), rule="work_elsewhere", consequence="needs_a_person", extra={"works_at": "PT Lain Sama Sekali"})  # fmt: skip
    yield office.person("312", entered, _year_later(entered), rule="work_permit_ended", consequence="needs_a_person", extra={"plan_until": date(2023, 6, 1)})  # fmt: skip
    yield office.person("317", entered, _year_later(entered), rule="document_ends_before_permit", consequence="none", passport_until=date(2023, 9, 9))  # fmt: skip
    wrong = date(2023, 6, 5)
    yield office.person(
        "B211A", wrong - timedelta(days=40), wrong, rule="recorded_limit_differs", consequence="needs_a_person",
        met_on=date(2023, 6, 20), extra={"disputed": True},
    )  # fmt: skip
    limit = date(2023, 6, 25)
    yield office.person(
        "B213", _stay("B213", limit), limit, rule="present_after_exit", consequence="needs_a_person", left_on=date(2023, 6, 10),
        extra={"hotel_on": date(2023, 6, 15)},
    )  # fmt: skip
    for circumstance in ("Terdaftar pada UNHCR", "Dalam tahanan", "Diduga korban perdagangan orang"):
        limit = date(2023, 5, 30)
        yield office.person(
            "B211A", _stay("B211A", limit), limit, rule="overstay", certainty="no_exit_on_record", consequence="needs_a_person",
            extra={"circumstance": circumstance},
        )  # fmt: skip
