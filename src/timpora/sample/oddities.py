"""The people whom other rules find: a limit that comes soon, work that does not fit, records that contradict each other."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from timpora.kernel.text import Text
from timpora.sample.names import PersonName
from timpora.sample.overstays import overstay
from timpora.sample.people import (
    MEETING_DAY,
    Application,
    Crossing,
    Foreigner,
    Lodging,
    Office,
    Permit,
    Truth,
    WorkReport,
    last_day_of_stay,
)
from timpora.sample.places import organisation
from timpora.sample.residents import family, student, worker
from timpora.sample.visitors import visitor


REMINDED_AND_WAITING = 4  # which of those whose limit comes soon has already asked for an extension


def soon(office: Office) -> Iterator[Foreigner]:
    """Twenty-five whose limit comes within fourteen days: today's, the fourteenth day's, and between."""
    for number in range(25):
        left = number % 15
        limit = MEETING_DAY + timedelta(days=left)
        what = Text(id=f"Batas tinggal {left} hari lagi.", en=f"The limit comes in {left} days.")
        kind = ("B213", "B211A", "312")[number % 3]
        if kind == "312":
            person = worker(office, start=date(2022, 7, 1))
            person.permits[0] = replace(person.permits[0], valid_until=limit)
            person.plans[0] = replace(person.plans[0], valid_until=limit)
            person.crossings = [crossing for crossing in person.crossings if crossing.on < date(2023, 1, 1)]
        else:
            person = visitor(office, kind, limit=limit, extensions=number % 2)
        if number == REMINDED_AND_WAITING:
            lodged = MEETING_DAY - timedelta(days=4)
            person.applications.append(Application(number=office.paper("P", 2023), asks_for="Perpanjangan", lodged_on=lodged))  # fmt: skip
        yield _special(person, Truth(rule="limit_ends_soon", what=what, consequence="none", stay_limit=limit))


def pending(office: Office) -> Iterator[Foreigner]:
    """Three who applied in time and wait."""
    for number in range(3):
        limit = date(2023, 6, 20 + number)
        person = visitor(office, "B211A", limit=limit)
        lodged = limit - timedelta(days=6)
        person.applications.append(Application(number=office.paper("P", 2023), asks_for="Perpanjangan", lodged_on=lodged))  # fmt: skip
        what = Text(id="Mengajukan tepat waktu, belum diputus.", en="Applied in time, not yet decided.")
        yield _special(person, Truth(rule="pending_application", what=what, stay_limit=limit))


def purpose(office: Office) -> Iterator[Foreigner]:
    """Two visitors and a student reported as working; two workers at another employer; two whose plan ended."""
    for employer, position in (("PT Kontraktor Khayal Indonesia", "Welder"), ("PT Resor Angan Carita", "Juru Masak")):
        person = visitor(office, "B211A", limit=date(2023, 7, 20))
        yield _reported_at_work(person, employer, position)
    yield _reported_at_work(student(office), "PT Bahasa Angan Serang", "Pengajar Bahasa")
    for own, other in (("PT Listrik Angan Terate", "PT Kontraktor Khayal Indonesia"), ("PT Kimia Khayal Cikande", "PT Logam Contoh Mulia")):  # fmt: skip
        person = worker(office, employer=organisation(own), start=date(2023, 1, 14))
        person.crossings, person.reports = person.crossings[:1], []
        person.reports = [WorkReport(employer=organisation(other), position="Teknisi", reported_on=date(2023, 6, 15))]
        what = Text(
            id=f"RPTKA {own}, dilaporkan bekerja di {other}.", en=f"Plan of {own}, reported working at {other}."
        )
        yield _special(person, Truth(rule="work_elsewhere", what=what, stay_limit=person.permits[0].valid_until))
    for until in (date(2023, 6, 1), date(2023, 5, 15)):
        person = worker(office, start=date(2023, 1, 14))
        person.crossings = person.crossings[:1]
        person.plans[0] = replace(person.plans[0], valid_from=date(2022, 12, 1), valid_until=until)
        what = Text(id="RPTKA berakhir, ITAS masih berjalan.", en="The plan ended, the ITAS runs on.")
        yield _special(person, Truth(rule="work_permit_ended", what=what, stay_limit=person.permits[0].valid_until))


def _reported_at_work(person: Foreigner, employer: str, position: str) -> Foreigner:
    where = organisation(employer)
    person.reports = [WorkReport(employer=where, position=position, reported_on=date(2023, 6, 15))]
    index = person.permits[-1].index
    what = Text(id=f"Indeks {index}, dilaporkan bekerja di {employer}.", en=f"Index {index}, reported working at {employer}.")  # fmt: skip
    return _special(person, Truth(rule="activity_outside_index", what=what, stay_limit=person.permits[-1].valid_until))


def documents(office: Office) -> Iterator[Foreigner]:
    """Two whose passport ends before the permit."""
    for until in (date(2023, 9, 9), date(2023, 8, 1)):
        person = family(office)
        start = date(2023, 2, 6)
        limit = date(2024, 2, 5)
        person.passport_until = until
        person.permits[0] = replace(person.permits[0], entered_on=start, valid_until=limit)
        person.crossings = [Crossing(entry=True, on=start)]
        what = Text(id="Paspor berakhir sebelum izin.", en="The passport ends before the permit.")
        yield _special(person, Truth(rule="document_ends_before_permit", what=what, consequence="none", stay_limit=limit))  # fmt: skip


def records(office: Office) -> Iterator[Foreigner]:
    """Records that are wrong or contradict each other; the findings are addressed to the record."""
    yield from _limits_typed_wrong(office)
    limit = date(2023, 6, 25)
    person = visitor(office, "B213", limit=limit)
    person.crossings.append(Crossing(entry=False, on=date(2023, 6, 10)))
    hotel = organisation("Penginapan Khayal Malingping")
    person.lodgings = [Lodging(hotel=hotel, from_on=date(2023, 6, 15), until_on=None)]
    what = Text(id="Keluar 10 Juni menurut bandara, menginap 15 Juni menurut hotel.", en="Left on 10 June says the airport, stayed on 15 June says a hotel.")  # fmt: skip
    yield _special(person, Truth(rule="present_after_exit", what=what))
    yield _with_a_gap(office)


def _limits_typed_wrong(office: Office) -> Iterator[Foreigner]:
    what = Text(id="Batas salah ketik di tempat pemeriksaan; ditemui, tetapi belum terbukti.", en="The limit was mistyped at the checkpoint; met, and yet not proven.")  # fmt: skip
    wrong = date(2023, 6, 5)
    person = visitor(office, "B211A", limit=wrong + timedelta(days=20))
    person.permits[-1] = replace(person.permits[-1], valid_until=wrong, met_on=date(2023, 6, 20))
    truths = (
        overstay(what, wrong, overstay_days=15),
        Truth(rule="recorded_limit_differs", what=what, stay_limit=wrong),
    )
    yield _special(person, *truths)
    limit = date(2023, 8, 14)
    person = visitor(office, "B211A", limit=limit - timedelta(days=30))
    person.permits[-1] = replace(person.permits[-1], valid_until=limit)
    what = Text(id="Diberi 90 hari padahal indeksnya 60.", en="Given 90 days where the index has 60.")
    yield _special(person, Truth(rule="recorded_limit_differs", what=what, stay_limit=limit))


def _with_a_gap(office: Office) -> Foreigner:
    person = visitor(office, "B211A", limit=date(2023, 7, 29), extensions=1)
    first, second = person.permits
    came = person.crossings[0].on - timedelta(days=9)
    person.crossings = [Crossing(entry=True, on=came)]
    until = last_day_of_stay(came, 60)
    person.permits = [replace(first, entered_on=came, valid_until=until), replace(second, entered_on=came)]
    what = Text(id="Sembilan hari di antara dua izin tidak tercatat.", en="Nine days between two permits are not on record.")  # fmt: skip
    return _special(person, Truth(rule="contradictory_records", what=what, stay_limit=second.valid_until))


def _with_two_permits_at_once(office: Office) -> Foreigner:
    """A visit permit that was not closed when the ITAS was granted: both run."""
    person = worker(office, start=date(2023, 5, 8))
    came, granted = date(2023, 4, 28), person.permits[0]
    visit = Permit(
        number=office.paper("2A11VK", 2023), words="ITK", index="B211A", entered_on=came, valid_until=last_day_of_stay(came, 60),
    )  # fmt: skip
    stay = replace(granted, entered_on=came, valid_from=date(2023, 5, 8), extension_of=None)
    person.permits, person.crossings = [visit, stay], [Crossing(entry=True, on=came)]
    what = Text(id="Izin kunjungan tidak ditutup saat ITAS terbit.", en="The visit permit was not closed when the ITAS was granted.")  # fmt: skip
    return _special(person, Truth(rule="overlapping_permits", what=what, stay_limit=stay.valid_until))


def unlisted(office: Office) -> Iterator[Foreigner]:
    """Two of whom no permit is in any list: a hotel's guest and a worker in an employer's report."""
    what = Text(id="Tidak ada izin dalam daftar mana pun.", en="No permit in any list.")
    guest = office.person("IND", area_code="36.04.30")
    guest.lodgings.append(
        Lodging(hotel=organisation("Hotel Contoh Anyar"), from_on=date(2023, 6, 18), until_on=date(2023, 6, 20))
    )
    yield _special(guest, Truth(rule="no_lawful_stay_on_record", what=what))
    hand = office.person("MMR", area_code="36.04.26")
    employer = organisation("PT Garmen Angan Jawilan")
    hand.reports.append(WorkReport(employer=employer, position="Operator", reported_on=date(2023, 6, 15)))
    yield _special(hand, Truth(rule="no_lawful_stay_on_record", what=what))


def gone_home(office: Office) -> Iterator[Foreigner]:
    """Two workers of whom both the employer and the airport say that they left: nothing to find."""
    for employer, on in (("PT Kaca Rekaan Modern", date(2023, 5, 25)), ("PT Tekstil Angan Kibin", date(2023, 5, 31))):
        person = worker(office, employer=organisation(employer), start=date(2022, 9, 5))
        person.crossings = [person.crossings[0], Crossing(entry=False, on=on)]
        person.permits[0] = replace(person.permits[0], exit_permit_on=on)
        person.reports = [replace(person.reports[0], reported_on=None, went_home_on=on)]
        yield _special(person)


def paperwork(office: Office) -> Iterator[Foreigner]:
    """Nothing to find, but something to mend: a decision without its day, a renewed passport that no list connects."""
    person = visitor(office, "B211A", limit=date(2023, 8, 2), extensions=1)
    person.applications = [replace(person.applications[0], decided_on=None, day_forgotten=True)]
    yield _special(person)
    before, now = visitor(office, "B213", limit=date(2023, 2, 20)), visitor(office, "B213", limit=date(2023, 7, 19))
    before.crossings.append(Crossing(entry=False, on=date(2023, 2, 11)))
    now.name, now.born, now.female = before.name, before.born, before.female
    now.passport = office.passport(before.nationality)
    now.nationality = before.nationality
    yield from (_special(before), _special(now))


def lookalikes(office: Office) -> Iterator[Foreigner]:
    """Two men of one name, told apart by passport only, and two whom a hotel knows by name alone."""
    for name, nation, count in (
        (PersonName(surname="Andai", given="Umpama Li", surname_first=True, joins=True), "CHN", 2),
        (PersonName(surname="Dongengtan"), "IND", 1),
        (PersonName(surname="Fiksi", given="Khayala", surname_first=True), "NLD", 1),
    ):
        for _ in range(count):
            person = visitor(office, "B211A", limit=office.day(date(2023, 7, 14), date(2023, 8, 10)))
            same = office.person(nation, area_code="36.04.30", name=name)
            same.group, same.permits, same.crossings = "special", person.permits, person.crossings
            if count == 1:
                hotel = organisation("Hotel Contoh Anyar")
                nights = Lodging(hotel=hotel, from_on=date(2023, 6, 16), until_on=None, without_passport=True)
                same.lodgings.append(nights)
            yield same


def _special(person: Foreigner, *truths: Truth) -> Foreigner:
    person.group, person.old_passport, person.old_crossings = "special", None, []
    person.truths += truths
    return person
