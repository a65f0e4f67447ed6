"""An office with areas, people and accommodations in them, judged and counted, as the map shows it."""

import json
from datetime import date, timedelta

from tests.factories import facts
from tests.factories.findings import in_role
from tests.factories.office import account, as_owner, looking
from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account, OfficeArea
from timpora.evaluation import map_actions
from timpora.evaluation.core.centres import centres
from timpora.screening import nights
from timpora.ui.office_day import office_day


KIBIN, CIKANDE, CILEGON = "36.04.16", "36.04.15", "36.72.01"
AREAS = ("36.04", "36.73")


class MapOffice:
    """An office of Kabupaten and Kota Serang; each step is a transaction of its own."""

    def __init__(self) -> None:
        self.recorder, self.machine = account(Role.EXAMINER), account(Role.MACHINE)
        self.on = office_day()
        with as_owner():
            for code in AREAS:
                OfficeArea.objects.create(office=self.recorder.office, area_code=code)

    def people(self, count: int, district: str | None, *, until: date | None = None, left: bool = False, name: str = "Reka", **about: object) -> list[int]:  # fmt: skip
        """So many people, last reported in a district."""
        found = []
        with looking(self.recorder) as by:
            said_by = facts.source(by)
            for number in range(count):
                called = f"{name} {number} {district or 'Entah'}"
                person = facts.fact(by, "people", source=said_by, name=called, name_key=called.upper(), **about)
                of = {"person_record_id": person, "source": said_by, **about}
                facts.fact(by, "stay_permits", valid_from=self.on - timedelta(days=30), valid_until=until or self.on + timedelta(days=200), **of)  # fmt: skip
                facts.fact(by, "crossings", crossed_on=self.on - timedelta(days=30), **of)
                if left:
                    facts.fact(by, "crossings", direction="exit", crossed_on=self.on - timedelta(days=1), **of)
                seen = self.on - timedelta(days=2)
                facts.fact(
                    by, "presence", place="Hotel Khayal", place_key="HOTEL KHAYAL", area_code=district, met_in_person=True, from_on=seen, until_on=seen, **of
                )  # fmt: skip
                found.append(person)
        return found

    def place(self, name: str, district: str, *, kind: str = "accommodation", reported: bool = False, point: tuple[float, float] | None = None, **about: object) -> int:  # fmt: skip
        """A place, and lately a guest of it where it reports."""
        with looking(self.recorder) as by:
            told = {} if point is None else {"longitude": point[0], "latitude": point[1]}
            number = facts.fact(
                by, "places", name=name, place_key=name.upper(), kind=kind, area_code=district, valid_from=None, valid_until=None, **told
            )  # fmt: skip
            if reported:
                when = self.on - timedelta(days=1)
                facts.fact(
                    by, "presence", place=name, place_key=name.upper(), place_kind=kind, area_code=district, from_on=when, until_on=None, **about
                )  # fmt: skip
        return number

    def count(self) -> int | None:
        """Judges who is due, and counts."""
        with looking(self.machine) as by:
            nights.catch_up(by=by, on=self.on)
        with looking(self.machine) as by:
            return map_actions.catch_up(by=by, on=self.on)

    def who(self, role: Role) -> Account:
        """Somebody of the office in a role."""
        return self.recorder if role is Role.EXAMINER else in_role(role)


def outlines(*codes: str, side: float = 0.03) -> bytes:
    """An invented file of boundaries: squares around the middles of some areas."""
    features = []
    for code in codes:
        east, north = centres()[code]
        ring = [[east + side * x, north + side * y] for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))]
        features.append({"type": "Feature", "properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}})  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()
