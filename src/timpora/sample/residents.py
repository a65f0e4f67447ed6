"""Everyday holders of limited and permanent stay permits: workers, investors, families, students; all of them lawful."""

from datetime import date, timedelta

from timpora.sample.people import (
    AIRPORT,
    HARBOUR,
    HARBOUR_SILENT_SINCE,
    Application,
    Crossing,
    Foreigner,
    Office,
    Permit,
    WorkPlan,
    WorkReport,
    years_later,
)
from timpora.sample.places import POSITIONS, Organisation, draw_organisation


FIRST_START, LAST_START = date(2022, 7, 14), date(2023, 6, 9)  # a year from these ends after the time of reminders
FIRST_STARTS = {1: FIRST_START, 2: date(2022, 1, 10), 5: date(2019, 2, 1)}  # by years of validity
LUNAR_NEW_YEAR, IDUL_FITRI = date(2023, 1, 22), date(2023, 4, 22)
WORKERS = {"CHN": 54, "KOR": 17, "JPN": 7, "IND": 5, "TWN": 5, "PHL": 3, "MYS": 3, "VNM": 2, "DEU": 1, "NLD": 1, "GBR": 1, "ITA": 1, "POL": 1, "SWE": 1, "RUS": 1}  # fmt: skip
TRADE_WORKERS = {
    "footwear": {"KOR": 60, "TWN": 25, "CHN": 10, "VNM": 5},
    "power": {"CHN": 85, "DEU": 4, "IND": 6, "GBR": 2, "POL": 1, "SWE": 2},
    "education": {"GBR": 35, "USA": 35, "AUS": 20, "KOR": 10},
    "textile": {"KOR": 35, "IND": 30, "TWN": 20, "CHN": 15},
    "tourism": {"KOR": 30, "FRA": 25, "ITA": 20, "AUS": 25},
}
INVESTORS = {"KOR": 35, "CHN": 30, "TWN": 12, "JPN": 10, "SGP": 6, "IND": 4, "AUS": 3}
FAMILIES = {"CHN": 26, "KOR": 18, "JPN": 9, "IND": 8, "MYS": 7, "NLD": 5, "GBR": 5, "AUS": 5, "DEU": 4, "FRA": 3, "USA": 4, "PHL": 3, "TWN": 2, "ESP": 1}  # fmt: skip
STUDENTS = {"MYS": 22, "THA": 26, "YEM": 12, "EGY": 8, "TLS": 12, "KOR": 6, "AFG": 3, "MMR": 3, "BRA": 2}
CLERGY = {"KOR": 40, "ITA": 15, "NLD": 10, "IND": 15, "THA": 10, "USA": 10}
RETIRED = {"AUS": 30, "NLD": 30, "DEU": 15, "GBR": 15, "DNK": 10}
SPOUSES = ("Budi Rekaan", "Siti Khayal", "Agus Contoh", "Dewi Angan", "Rina Rekaan", "Joko Khayal")


def worker(office: Office, *, employer: Organisation | None = None, start: date | None = None) -> Foreigner:
    """A worker with ITAS 312, the plan that names the employer, and the employer's report of June."""
    employer = employer or draw_organisation("employer", office.draw)
    start = start or office.day(FIRST_START, LAST_START)
    person = office.person(office.weighted(TRADE_WORKERS.get(employer.trade, WORKERS)), area_code=employer.area_code)
    person.group = "worker"
    until = years_later(start, 1)
    extended = office.happens(0.4)
    entered = start - timedelta(days=office.draw.randint(1, 2) * 365 + office.draw.randrange(90)) if extended else start
    person.permits.append(
        Permit(
            number=office.paper("2C11JE", start.year), words="ITAS", index="C312" if office.happens(0.15) else "312", entered_on=entered,
            valid_from=start if extended else None, valid_until=until, sponsor=employer.name,
            extension_of=office.paper("2C11JE", start.year - 1) if extended else None,
        )
    )  # fmt: skip
    position = office.one_of(POSITIONS[employer.trade])
    person.plans.append(
        WorkPlan(
            number=office.paper("RPTKA.B.3", start.year),
            employer=employer,
            position=position,
            valid_from=start,
            valid_until=until,
        )
    )
    person.crossings.append(Crossing(entry=True, on=entered))
    _leave_at_home(office, person, start)
    person.reports.append(
        WorkReport(employer=employer, position=position, reported_on=office.day(date(2023, 6, 12), date(2023, 6, 15)))
    )
    _perhaps_renewed_passport(office, person)
    return person


def _leave_at_home(office: Office, person: Foreigner, start: date) -> None:
    """Holidays at home: out and back at the Lunar New Year or Idul Fitri; a few are out now, with a permit that runs."""
    festive = LUNAR_NEW_YEAR if person.nationality in {"CHN", "KOR", "TWN", "VNM"} else IDUL_FITRI
    out = festive - timedelta(days=office.draw.randint(3, 10))
    if out > start + timedelta(days=20) and office.happens(0.4):
        back = festive + timedelta(days=office.draw.randint(5, 14))
        person.crossings += [
            Crossing(entry=False, on=out, post=_post(office, out)),
            Crossing(entry=True, on=back, post=_post(office, back)),
        ]
    elif start < date(2023, 5, 1) and office.happens(0.04):
        person.crossings.append(Crossing(entry=False, on=office.day(date(2023, 6, 17), date(2023, 6, 24))))


def _post(office: Office, on: date) -> str:
    return HARBOUR if on <= HARBOUR_SILENT_SINCE and office.happens(0.15) else AIRPORT


def _perhaps_renewed_passport(office: Office, person: Foreigner) -> None:
    """Some came first on a passport that was then replaced: a short visit of last winter bears the old number."""
    last_entry = max(crossing.on for crossing in person.crossings)
    if person.permits[0].extension_of is None and last_entry > date(2023, 3, 10) and office.happens(0.3):
        number, came = office.passport(person.nationality), office.day(date(2023, 1, 5), date(2023, 2, 10))
        left = came + timedelta(days=office.draw.randint(5, 20))
        if left < min(crossing.on for crossing in person.crossings):  # nobody visits who lives here already
            person.old_passport = number
            person.old_crossings = [Crossing(entry=True, on=came), Crossing(entry=False, on=left)]


def expired_while_abroad(office: Office) -> Foreigner:
    """A worker who went home in April and whose ITAS ended while abroad: no overstay, whatever a system says."""
    start = office.day(date(2022, 6, 4), date(2022, 6, 18))
    person = worker(office, start=start)
    person.crossings = [Crossing(entry=True, on=start), Crossing(entry=False, on=IDUL_FITRI - timedelta(days=5))]
    person.reports, person.old_passport, person.old_crossings = [], None, []
    return person


def converted_visitor(office: Office) -> Foreigner:
    """Somebody who came on B211A, applied in time and was granted ITAS from the day after its limit."""
    came = office.day(date(2022, 11, 1), date(2023, 2, 10))
    limit = came + timedelta(days=59)
    person = worker(office, start=limit + timedelta(days=1))
    stay = Permit(number=office.paper("2A11VK", came.year), words="ITK", index="B211A", entered_on=came, valid_until=limit)  # fmt: skip
    granted = person.permits[0]
    person.permits = [
        stay,
        Permit(
            number=granted.number, words="ITAS", index="312", entered_on=came, valid_from=limit + timedelta(days=1),
            valid_until=granted.valid_until, sponsor=granted.sponsor,
        ),
    ]  # fmt: skip
    person.crossings, person.old_passport, person.old_crossings = [Crossing(entry=True, on=came)], None, []
    person.applications.append(
        Application(
            number=office.paper("P", 2023), asks_for="Alih Status", lodged_on=limit - timedelta(days=12), decided_on=limit
        )
    )  # fmt: skip
    return person


def investor(office: Office) -> Foreigner:
    """An investor with 313 (one year) or 314 (two years), the company being the sponsor."""
    company = draw_organisation("employer", office.draw)
    years = office.draw.randint(1, 2)
    person = office.person(office.weighted(INVESTORS), area_code=company.area_code, age=(35, 66))
    return _settled(office, person, "investor", index="313" if years == 1 else "314", years=years, sponsor=company.name)


def family(office: Office) -> Foreigner:
    """A spouse of an Indonesian or of a worker."""
    person = office.person(office.weighted(FAMILIES), area_code=_home(office))
    return _settled(office, person, "family", index="317", years=1, sponsor=office.one_of(SPOUSES))


def child(office: Office) -> Foreigner:
    """A child with the permit of the family."""
    person = office.person(office.weighted(FAMILIES), area_code=_home(office), age=(1, 15))
    return _settled(office, person, "child", index="317", years=1, sponsor=office.one_of(SPOUSES))


def student(office: Office) -> Foreigner:
    """A student; the school is the sponsor."""
    school = draw_organisation("school", office.draw)
    person = office.person(office.weighted(STUDENTS), area_code=school.area_code, age=(18, 27))
    return _settled(office, person, "student", index="316", years=1, sponsor=school.name)


def clergy(office: Office) -> Foreigner:
    """A priest, pastor or monk; no plan of the manpower ministry, so none is listed."""
    house = draw_organisation("worship", office.draw)
    person = office.person(office.weighted(CLERGY), area_code=house.area_code, age=(30, 68))
    return _settled(office, person, "clergy", index="312", years=1, sponsor=house.name)


def retired(office: Office) -> Foreigner:
    """Somebody who lives at the beach with 319."""
    person = office.person(office.weighted(RETIRED), area_code=office.one_of(("36.04.30", "36.01.28")), age=(60, 79))
    return _settled(office, person, "retired", index="319", years=1, sponsor="Biro Jasa Contoh Pensiun")


def permanent(office: Office) -> Foreigner:
    """Somebody with a permanent stay permit, five years."""
    person = office.person(office.weighted(FAMILIES), area_code=_home(office), age=(35, 74))
    return _settled(office, person, "permanent", index="ITAP", years=5, sponsor=office.one_of(SPOUSES))


def _home(office: Office) -> str:
    return office.one_of(("36.73.01", "36.73.05", "36.73.06", "36.04.05", "36.04.15", "36.04.09", "36.02.14", "36.01.21", "36.01.12"))  # fmt: skip


def _settled(office: Office, person: Foreigner, group: str, *, index: str, years: int, sponsor: str) -> Foreigner:
    """The permit of somebody who lives here, begun on a day from which it still runs."""
    person.group = group
    start = office.day(FIRST_STARTS[years], LAST_START)
    words, series = ("ITAP", "2D41") if index == "ITAP" else ("ITAS", "2C21JE")
    person.permits.append(
        Permit(
            number=office.paper(series, start.year), words=words, index=index, entered_on=start, valid_until=years_later(start, years),
            sponsor=sponsor,
        )
    )  # fmt: skip
    # The passport outlives the permit; who has it otherwise is one of the special people.
    person.passport_until = max(person.passport_until, years_later(start, years) + timedelta(days=200))
    person.crossings.append(Crossing(entry=True, on=start))
    return person
