"""Everyday visitors: here within their limit, or gone in time; tourists, business people, family."""

from datetime import date, timedelta

from timpora.sample.people import (
    AIRPORT,
    HARBOUR,
    HARBOUR_SILENT_SINCE,
    Application,
    Crossing,
    Foreigner,
    Lodging,
    Office,
    Permit,
    entry_for,
    last_day_of_stay,
)
from timpora.sample.places import draw_organisation


# Days of a first stay and of an extension, as the lists of June 2023 know them (the rulebook has them with citations).
FIRST_DAYS = {"B211A": 60, "B211B": 60, "B213": 30, "BVK": 30, "212": 60}
BUSINESS = {"CHN": 34, "KOR": 18, "JPN": 9, "IND": 9, "TWN": 7, "MYS": 5, "SGP": 4, "DEU": 3, "USA": 3, "GBR": 2, "ITA": 2, "RUS": 2, "VNM": 2}  # fmt: skip
TOURISTS = {"AUS": 16, "NLD": 12, "FRA": 10, "DEU": 9, "GBR": 9, "RUS": 8, "CHN": 8, "USA": 6, "ESP": 5, "POL": 5, "JPN": 5, "DNK": 3, "BRA": 2, "ITA": 2}  # fmt: skip
NEIGHBOURS = {"MYS": 38, "SGP": 16, "PHL": 18, "THA": 16, "VNM": 12}  # visa-free under the rules of June 2023
NATIONALITIES = {"B211A": BUSINESS, "B211B": BUSINESS, "212": BUSINESS, "B213": TOURISTS, "BVK": NEIGHBOURS}
FIRST_LIMIT = date(2023, 7, 12)  # the first limit after the time of reminders


def visitor(office: Office, index: str, *, limit: date, extensions: int = 0) -> Foreigner:
    """A visitor whose last permit ends on `limit`, after so many extensions of which each is a permit of its own."""
    hotel = draw_organisation("hotel", office.draw)
    person = office.person(office.weighted(NATIONALITIES[index]), area_code=hotel.area_code)
    person.group = "visitor"
    entered = entry_for(limit, FIRST_DAYS[index] * (extensions + 1))
    until = last_day_of_stay(entered, FIRST_DAYS[index])
    number = office.paper("2A11VK", entered.year)
    person.permits.append(Permit(number=number, words="ITK", index=index, entered_on=entered, valid_until=until))
    for _ in range(extensions):
        following = office.paper("2A11VK", entered.year)
        person.permits.append(
            Permit(
                number=following, words="ITK", index=index, entered_on=entered, valid_from=until + timedelta(days=1),
                valid_until=until + timedelta(days=FIRST_DAYS[index]), extension_of=number,
            )
        )  # fmt: skip
        person.applications.append(
            Application(
                number=office.paper("P", entered.year), asks_for="Perpanjangan", lodged_on=until - timedelta(days=7),
                decided_on=until - timedelta(days=2),
            )
        )  # fmt: skip
        number, until = following, until + timedelta(days=FIRST_DAYS[index])
    person.crossings.append(Crossing(entry=True, on=entered))
    return person


def here(office: Office) -> Foreigner:
    """A visitor within the limit, some after an extension, some seen in a hotel in June."""
    index = office.weighted({"B211A": 56, "B213": 14, "BVK": 9, "212": 9, "B211B": 12})
    # A first stay reaches beyond the reminders only if it began late enough, so the room for the limit is its length.
    last = last_day_of_stay(date(2023, 6, 22), FIRST_DAYS[index])
    extensions = {"B211A": office.weighted({"0": 6, "1": 3, "2": 1}), "B213": office.weighted({"0": 3, "1": 1})}
    person = visitor(
        office, index, limit=office.day(FIRST_LIMIT, last), extensions=int(extensions.get(index, "0"))
    )  # fmt: skip
    if office.happens(0.4):
        _lodge(office, person, last=date(2023, 6, 25))
    if index == "212" and office.happens(0.8):
        _earlier_trip(office, person, "212")
    return person


def gone(office: Office) -> Foreigner:
    """A visitor who left in time; a few on the last lawful day itself, a few by the harbour."""
    index = office.weighted({"B211A": 35, "B213": 40, "BVK": 20, "212": 5})
    limit = office.day(date(2023, 3, 1), date(2023, 6, 24))
    person = visitor(office, index, limit=limit)
    entered = person.crossings[0].on
    on = limit if office.happens(0.15) else office.day(entered + timedelta(days=2), limit)
    post = HARBOUR if on <= HARBOUR_SILENT_SINCE and office.happens(0.25) else AIRPORT
    person.crossings.append(Crossing(entry=False, on=on, post=post))
    if on >= date(2023, 6, 4):
        _lodge(office, person, last=on - timedelta(days=1))
    if entered > date(2023, 3, 20) and office.happens(0.2):
        _earlier_trip(office, person, index)
    return person


def _lodge(office: Office, person: Foreigner, *, last: date) -> None:
    hotel = draw_organisation("hotel", office.draw)
    first = max(person.crossings[0].on, date(2023, 6, 1))
    arrived = office.day(first, last)
    until = min(arrived + timedelta(days=office.draw.randint(1, 4)), last)
    checked_out = office.happens(0.7)
    person.lodgings.append(Lodging(hotel=hotel, from_on=arrived, until_on=until if checked_out else None))


def _earlier_trip(office: Office, person: Foreigner, index: str) -> None:
    """A trip of last winter that began and ended on paper before this one."""
    came = office.day(date(2023, 1, 3), date(2023, 1, 20))
    person.permits.insert(
        0,
        Permit(
            number=office.paper("2A11VK", 2023),
            words="ITK",
            index=index,
            entered_on=came,
            valid_until=last_day_of_stay(came, FIRST_DAYS[index]),
        ),
    )
    left = came + timedelta(days=office.draw.randint(4, 25))
    person.crossings[:0] = [Crossing(entry=True, on=came), Crossing(entry=False, on=left, post=AIRPORT)]
