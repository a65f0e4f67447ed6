"""An invented person with every fact that the office's lists will tell, and the drawing of one from a seed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from timpora.kernel.text import Text
from timpora.sample.names import PersonName, draw_name, nations, tongues
from timpora.sample.places import Organisation


MEETING_DAY = date(2023, 6, 27)
# ISO 3166 keeps QM to QZ for private use, so no state will ever be "QQ", and no passport series known to us begins so.
PASSPORT_PREFIX = "QQ"
AIRPORT, HARBOUR = "Bandara Rekaan", "Pelabuhan Rekaan"
HARBOUR_SILENT_SINCE = date(2023, 6, 2)


@dataclass(frozen=True, kw_only=True)
class Permit:
    """One stay permit as the office records it; visits have an index as kind of stay, `words` is what the list says."""

    number: str
    words: str  # ITK, ITAS, ITAP, Diplomatik, Dinas
    index: str
    entered_on: date | None
    valid_until: date
    valid_from: date | None = None  # only where it is not the day of entry
    extension_of: str | None = None
    met_on: date | None = None
    exit_permit_on: date | None = None
    sponsor: str = ""


@dataclass(frozen=True, kw_only=True)
class Crossing:
    """One crossing of the border."""

    entry: bool
    on: date
    post: str = AIRPORT


@dataclass(frozen=True, kw_only=True)
class Lodging:
    """Some nights in an accommodation."""

    hotel: Organisation
    from_on: date
    until_on: date | None
    without_passport: bool = False  # the receptionist did not write the number down


@dataclass(frozen=True, kw_only=True)
class WorkPlan:
    """An approved foreign-worker plan (pengesahan RPTKA)."""

    number: str
    employer: Organisation
    position: str
    valid_from: date
    valid_until: date


@dataclass(frozen=True, kw_only=True)
class WorkReport:
    """An employer's monthly line about a worker: present on a day, or gone home on one."""

    employer: Organisation
    position: str
    reported_on: date | None
    went_home_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Application:
    """An application at the office; undecided without a day of decision."""

    number: str
    asks_for: str
    lodged_on: date
    decided_on: date | None = None
    day_forgotten: bool = False  # decided, but nobody wrote down when


@dataclass(frozen=True, kw_only=True)
class Truth:
    """One finding that is true on the meeting day, and what really happened, which no list tells."""

    rule: str
    what: Text
    certainty: str = ""
    consequence: str = "needs_a_person"
    stay_limit: date | None = None
    overstay_days: int | None = None
    overstay_charge: int | None = None
    really_gone: bool = False


@dataclass(kw_only=True)
class Foreigner:
    """One invented person."""

    number: int
    name: PersonName
    female: bool
    nationality: str
    born: date
    passport: str
    passport_until: date
    area_code: str
    old_passport: str | None = None
    old_crossings: list[Crossing] = field(default_factory=list)  # made with the old passport
    group: str = ""
    permits: list[Permit] = field(default_factory=list)
    crossings: list[Crossing] = field(default_factory=list)
    lodgings: list[Lodging] = field(default_factory=list)
    plans: list[WorkPlan] = field(default_factory=list)
    reports: list[WorkReport] = field(default_factory=list)
    applications: list[Application] = field(default_factory=list)
    circumstances: list[tuple[str, date]] = field(default_factory=list)
    truths: list[Truth] = field(default_factory=list)


class Office:
    """Draws people and facts one after another from one seed, so that every run writes the same lists."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - invented people, no secret
        self._people = 0
        self._papers = 0
        self._passports = 10_000 + self.draw.randrange(5_000)

    def person(
        self, nationality: str, *, area_code: str, age: tuple[int, int] = (24, 58), name: PersonName | None = None
    ) -> Foreigner:
        """A person with an invented name and a passport of his or her own."""
        self._people += 1
        female = self.happens(0.2) if name is None else False
        tongue = tongues()[self.draw.choice(nations()[nationality].tongues)]
        years = self.draw.randint(*age)
        return Foreigner(
            number=self._people, name=name or draw_name(tongue, self.draw, female=female), female=female, nationality=nationality,
            born=MEETING_DAY - timedelta(days=365 * years + 120 + self.draw.randrange(200)), passport=self.passport(nationality),
            passport_until=self.day(date(2027, 7, 1), date(2032, 12, 31)), area_code=area_code,
        )  # fmt: skip

    def passport(self, nationality: str) -> str:
        """A number that no passport has: the invented prefix, the letter of that state's series, six digits."""
        self._passports += 1 + self.draw.randrange(7)
        return f"{PASSPORT_PREFIX}{nations()[nationality].letter}{self._passports:06d}"

    def paper(self, series: str, year: int) -> str:
        """The number of a permit, plan or application."""
        self._papers += 1
        return f"{series}-{year % 100:02d}{self._papers:05d}"

    def day(self, first: date, last: date) -> date:
        """A day between two days, both included."""
        return first + timedelta(days=self.draw.randrange((last - first).days + 1))

    def happens(self, share: float) -> bool:
        """True as often as the share says."""
        return self.draw.random() < share

    def weighted(self, shares: dict[str, int]) -> str:
        """One of the keys, as often as its share says."""
        return self.draw.choices(list(shares), weights=list(shares.values()))[0]

    def one_of[Kind](self, choices: Sequence[Kind]) -> Kind:
        """One of the choices."""
        return self.draw.choice(choices)


def last_day_of_stay(entered_on: date, days: int) -> date:
    """The last lawful day: the day of entry is day one."""
    return entered_on + timedelta(days=days - 1)


def entry_for(limit: date, days: int) -> date:
    """The day of entry that makes `limit` the last lawful day."""
    return limit - timedelta(days=days - 1)


def years_later(day: date, years: int) -> date:
    """The last day of so many years that begin on `day`."""
    safe = day.replace(day=min(day.day, 28))
    return safe.replace(year=day.year + years) - timedelta(days=1)
