"""The team of Kabupaten Serang with its seven agencies, and the five of 27 June 2023, whom its office found in the lists that came."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.factories import deliveries
from tests.factories.cases import CaseOffice
from tests.factories.meetings import MeetingOffice
from tests.factories.office import as_owner, looking, office
from tests.factories.sharing import SharingOffice
from tests.factories.teams import TODAY
from timpora.accounts.models import OfficeArea
from timpora.entrypoints.demo_words import AGENCIES
from timpora.evaluation import map_actions as supervision_map
from timpora.postgres.addresses import Address
from timpora.postgres.connecting import connect
from timpora.register.models import TravelDocument
from timpora.sample import labour_lists, movement_lists, overstays, permit_lists, residents
from timpora.sample.people import Foreigner, Office, WorkReport
from timpora.sample.places import organisation
from timpora.screening.models import Finding
from timpora.team.core.positions import Position


CODE = "serang-rekaan"
EMPLOYER = "PT Baja Rekaan Nusantara"
SEED = 2023
OTHERS = 8  # who keep to their limits, long after the second meeting
LATER = date(2024, 1, 31)
AREAS = ("36.01", "36.02", "36.04", "36.73")


class SevenAgencies(MeetingOffice, SharingOffice):
    """The office whose head chairs the team and whose head of section is its secretary; each agency has somebody who signs in."""

    def __init__(self, code: str = CODE) -> None:
        self.cases = CaseOffice(office(code))
        self.office, self.officer, self.head = self.cases.office, self.cases.officer, self.cases.head_of_office
        self.secretary, self.machine = self.cases.head_of_section, self.cases.machine
        self.agencies = {name: self.agency(name) for name in AGENCIES}
        self.kesbangpol, self.disnaker, self.polres, _, self.kodim, _, self.kecamatan = self.agencies.values()
        with as_owner():
            for area in AREAS:
                OfficeArea.objects.create(office=self.office, area_code=area)
        self.of = self.of_team = self.team()
        own = self.seat(self.of)
        self.chair = self.sits(self.of, own, self.head, Position.CHAIR, email="hendra@kantor.example")
        self.sits(self.of, own, self.secretary, Position.SECRETARY, email="dewi@kantor.example")
        self.seats = {name: self.seat(self.of, who) for name, who in self.agencies.items()}
        self.of_disnaker, self.seat_of_disnaker = self.seats[AGENCIES[1]], self.seats[AGENCIES[1]]
        self.holders = {
            name: self.sits(
                self.of, self.seats[name], who, email=f"{who.sign_in_name.partition('.')[0]}@instansi.example"
            )
            for name, who in self.agencies.items()
        }

    def night(self, on: date) -> None:
        """The night before a day: whoever is due is judged."""
        self.cases.on = on
        self.cases.night()


class TwoMeetingsOffice(SevenAgencies):
    """The same office with the five of the day, as the lists that came tell of them, judged for the day of the first meeting."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.foreigners = people()
        for path in lists(folder, self.foreigners):
            deliveries.recorded(path)
        self.night(TODAY)
        self.case = self.cases.open(*self._five())
        with looking(self.machine) as by:
            supervision_map.catch_up(by=by, on=TODAY)

    def _five(self) -> list[int]:
        with as_owner():
            return list(Finding.objects.filter(rule_id="overstay").order_by("person").values_list("person", flat=True))

    def finding_of(self, one: Foreigner) -> int:
        """The finding about one of those whom the lists told of, whichever of the records it stands under."""
        with as_owner():
            records = TravelDocument.objects.filter(document_number=one.passport).values("person_record")
            found: int = Finding.objects.get(person__in=records, rule_id="overstay").pk
            return found


MOMENTS = """SELECT format('UPDATE %I SET %s', table_name, string_agg(format('%1$I = %1$I - %2$L::interval', column_name, $1 || ' days'), ', '))
    FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'timestamp with time zone' AND is_generated = 'NEVER'
    AND split_part(table_name, '_', 1) IN ('register', 'intake', 'screening', 'casework', 'team', 'sharing', 'meetings', 'evaluation')
    GROUP BY table_name"""


def days_pass(place: Address, days: int) -> None:
    """Whatever the office did was so many days earlier: the walls reckon its day from when things were recorded."""
    with connect(place, autocommit=True) as administration, administration.transaction():
        administration.execute("SET LOCAL session_replication_role = replica")
        for (statement,) in administration.execute(MOMENTS.replace("$1", f"'{days}'")).fetchall():
            administration.execute(statement)


def people() -> list[Foreigner]:
    """The five, and some who keep to their limits."""
    drawn = Office(SEED)
    found, makers = (
        [works(one) for one in overstays.proven(drawn)],
        (residents.investor, residents.permanent, residents.worker),
    )
    # Five people in five districts would be told of nowhere: the whole would say that it is one in each.
    last, first = found[-1], found[0]
    last.area_code = first.area_code
    last.permits[-1] = replace(last.permits[-1], sponsor=first.permits[-1].sponsor)
    while len(found) < OTHERS + 5:
        one = makers[len(found) % len(makers)](drawn)
        if one.permits[-1].valid_until > LATER and not one.truths:
            found.append(one)
    return found


def works(one: Foreigner) -> Foreigner:
    """Somebody whom an employer reports, though the visa allows no work: a second finding about the same person."""
    one.reports.append(WorkReport(employer=organisation(EMPLOYER), position="Teknisi", reported_on=date(2023, 6, 15)))
    return one


def lists(folder: Path, told: list[Foreigner]) -> list[Path]:
    """The lists as their senders write them."""
    folder.mkdir(parents=True, exist_ok=True)
    limited, visits, crossings, workers = (folder / name for name in ("Daftar ITAS Serang Juni 2023.xlsx", "daftar izin kunjungan.csv", "perlintasan jan-jun 2023.csv", "TKA disnaker.xlsx"))  # fmt: skip
    permit_lists.write_limited(limited, told, slips=False)
    permit_lists.write_visits(visits, told, slips=False)
    movement_lists.write_crossings(crossings, told, slips=False)
    labour_lists.write_workers(workers, [one for one in told if one.group == "special"])
    return [limited, visits, crossings, workers]
