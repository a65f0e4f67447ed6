"""The people whose limit passed: five proven, and those of whom lists alone cannot say whether they left."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from timpora.kernel.text import Text
from timpora.sample.people import (
    HARBOUR,
    HARBOUR_SILENT_SINCE,
    MEETING_DAY,
    Application,
    Crossing,
    Foreigner,
    Lodging,
    Office,
    Truth,
)
from timpora.sample.places import organisation
from timpora.sample.residents import child, worker
from timpora.sample.visitors import visitor


FIRST_LIMIT = date(2023, 5, 20)
CHARGE_PER_DAY = 1_000_000  # what the truth expects of PP 28/2019; written apart from the rulebook, which it checks


def overstay(what: Text, limit: date, **given: object) -> Truth:
    """The truth of a limit that passed with no exit on record: days up to the meeting day, a person has to look."""
    known: dict[str, object] = {
        "certainty": "no_exit_on_record", "stay_limit": limit, "overstay_days": (MEETING_DAY - limit).days,
    }  # fmt: skip
    return Truth(rule="overstay", what=what, **known | given)  # type: ignore[arg-type]


def proven(office: Office) -> Iterator[Foreigner]:
    """The five against whom the office acted: each was met by an officer after the limit."""
    for days, met_on, index, nation, place, consequence, what in (
        (43, MEETING_DAY, "B213", "CHN", "Mess Rekaan Cikande", "charge", Text(
            id="Ditemui pada hari rapat di mes Cikande, 43 hari lewat.",
            en="Met on the day of the meeting at a hostel in Cikande, 43 days over.")),
        (7, date(2023, 6, 21), "B211A", "KOR", "Hotel Contoh Anyar", "charge", Text(
            id="Ditemui di hotel Anyar, seminggu lewat; lupa memperpanjang.",
            en="Met at a hotel in Anyar, a week over; forgot to extend.")),
        (59, date(2023, 6, 24), "B211A", "IND", "Wisma Khayal Kramatwatu", "charge", Text(
            id="Ditemui pada hari terakhir di bawah 60: masih biaya beban.",
            en="Met on the last day below 60: still a charge.")),
        (60, date(2023, 6, 26), "B213", "RUS", "Homestay Contoh Sawarna", "needs_a_person", Text(
            id="Ditemui tepat hari ke-60: undang-undang diam, pejabat memutuskan.",
            en="Met on exactly day 60: the law is silent, an officer decides.")),
        (412, date(2023, 6, 22), "BVK", "PHL", "Penginapan Contoh Labuan", "deportation_and_ban", Text(
            id="Ditemui di Labuan, lebih dari setahun lewat.",
            en="Met in Labuan, more than a year over.")),
    ):  # fmt: skip
        limit = met_on - timedelta(days=days)
        person = _visitor_from(office, index, nation, limit, place)
        person.permits[-1] = replace(person.permits[-1], met_on=met_on, sponsor=place)
        charge = days * CHARGE_PER_DAY if consequence == "charge" else None
        person.truths.append(
            overstay(
                what, limit, certainty="proven", consequence=consequence, overstay_days=days, overstay_charge=charge
            )
        )
        yield person


def _visitor_from(office: Office, index: str, nation: str, limit: date, place: str | None = None) -> Foreigner:
    """A visitor of one nationality, so that each run shows the same five kinds of people."""
    drawn = visitor(office, index, limit=limit)
    person = office.person(nation, area_code=organisation(place).area_code if place else drawn.area_code)
    person.group, person.permits, person.crossings = "special", drawn.permits, drawn.crossings
    return person


def without_exit(office: Office) -> Iterator[Foreigner]:
    """Twelve of whom no exit is on record: five left by the harbour, whose feed has been silent since 2 June."""
    for number in range(12):
        limit = FIRST_LIMIT + timedelta(days=3 * number)
        person = visitor(office, ("B213", "B211A", "BVK")[number % 3], limit=limit)
        person.group = "special"
        gone = limit > HARBOUR_SILENT_SINCE + timedelta(days=7)  # they left after the harbour fell silent, in time
        what = (
            Text(id=f"Sudah pergi lewat {HARBOUR}; umpannya diam.", en=f"Left by {HARBOUR}, whose feed is silent.")
            if gone
            else Text(id="Masih di Indonesia, belum ditemui.", en="Still in Indonesia, not yet met.")
        )
        if number in {2, 4}:
            seen = Lodging(hotel=organisation("Hotel Rekaan Carita"), from_on=date(2023, 6, 18), until_on=None)
            person.lodgings.append(seen)
            what = Text(
                id="Masih di sini: hotel melaporkannya setelah batas; laporan bukan pertemuan.",
                en="Still here: a hotel reported the person after the limit; a report is no meeting.",
            )
        person.truths.append(overstay(what, limit, really_gone=gone))
        yield person


def probably_left(office: Office) -> Iterator[Foreigner]:
    """Workers who went home by the employer's word, and one whose permit was closed for a final exit."""
    for number, gone in enumerate((True, True, True, False)):
        start = date(2022, 6, 11 + number)
        person = worker(office, start=start)
        limit, home = person.permits[0].valid_until, date(2023, 6, 5 + number)
        person.crossings = [Crossing(entry=True, on=start)]
        person.reports = [replace(person.reports[0], reported_on=None, went_home_on=home)]
        what = Text(
            id=f"Pemberi kerja menyatakan pulang lewat {HARBOUR}.", en=f"The employer says: went home by {HARBOUR}."
        )
        yield _plain(person, overstay(what, limit, certainty="probably_left", really_gone=gone))
    closed_on = date(2023, 6, 12)
    person = worker(office, start=date(2022, 11, 14))
    person.crossings, person.reports, person.plans = person.crossings[:1], [], []
    person.permits[0] = replace(person.permits[0], exit_permit_on=closed_on)
    what = Text(
        id="ITAS ditutup untuk keluar selamanya (EPO) 12 Juni.", en="ITAS closed for a final exit (EPO) on 12 June."
    )
    yield _plain(person, overstay(what, closed_on, certainty="probably_left", really_gone=True))


def _plain(person: Foreigner, truth: Truth) -> Foreigner:
    person.group, person.old_passport, person.old_crossings = "special", None, []
    person.truths.append(truth)
    return person


def protected(office: Office) -> Iterator[Foreigner]:
    """Those about whom software concludes nothing: a named officer looks, and some things must not be done."""
    for words, nation, what in (
        ("Terdaftar pada UNHCR", "MMR", Text(id="Terdaftar pada UNHCR: negara asal tidak diberi tahu.", en="Registered with UNHCR: the state of origin is not told.")),
        ("Dalam tahanan", "CHN", Text(id="Dalam tahanan: waktu itu bukan overstay biasa.", en="In custody: that time is no ordinary overstay.")),
        ("Diduga korban perdagangan orang", "PHL", Text(id="Diduga korban: tindakan administratif tidak berlaku.", en="Possible victim: administrative action does not apply.")),
        ("Diduga korban penyelundupan manusia", "MMR", Text(id="Diduga korban penyelundupan manusia.", en="Possible victim of people smuggling.")),
        ("Anak berkewarganegaraan ganda", "NLD", Text(id="Anak berkewarganegaraan ganda tanpa affidavit.", en="A child of two nationalities without affidavit.")),
        ("Hamil, menunggu kelahiran", "VNM", Text(id="Hamil tua, tidak dapat terbang.", en="Late in pregnancy, cannot fly.")),
        ("Keadaan kahar: gempa di daerah asal", "TWN", Text(id="Keadaan kahar tercatat.", en="Force majeure is on record.")),
    ):  # fmt: skip
        limit = date(2023, 5, 30)
        person = _visitor_from(office, "B211A", nation, limit)
        if nation == "NLD":
            person.born = date(2015, 9, 3)
        person.circumstances.append((words, date(2023, 5, 25)))
        person.truths.append(overstay(what, limit))
        yield person
    stateless = _visitor_from(office, "B211A", "XXA", date(2023, 5, 18))
    yield _plain(stateless, overstay(Text(id="Tanpa kewarganegaraan.", en="Stateless."), date(2023, 5, 18)))
    young = child(office)
    limit = date(2023, 6, 20)
    young.permits[0] = replace(young.permits[0], entered_on=date(2022, 6, 21), valid_until=limit)
    young.crossings = [Crossing(entry=True, on=date(2022, 6, 21))]
    yield _plain(young, overstay(Text(id="Anak; izin keluarganya terlambat.", en="A child; the family's permit is late."), limit))  # fmt: skip
    yield from _out_of_scope(office)


def _out_of_scope(office: Office) -> Iterator[Foreigner]:
    """A diplomatic and a service permit that ended, and an index that nobody knows."""
    for words, index, nation, what in (
        ("Izin Tinggal Diplomatik", "DIPLOMATIK", "SAU", Text(id="Izin diplomatik: urusan Kementerian Luar Negeri.", en="A diplomatic permit: the Foreign Ministry's matter.")),
        ("Izin Tinggal Dinas", "DINAS", "JPN", Text(id="Izin dinas: urusan Kementerian Luar Negeri.", en="A service permit: the Foreign Ministry's matter.")),
        ("ITK", "B299X", "BRA", Text(id="Indeks visa tidak dikenal: tidak dapat dinilai.", en="The visa index is unknown: it cannot be judged.")),
    ):  # fmt: skip
        limit = date(2023, 6, 14)
        person = _visitor_from(office, "B211A", nation, limit)
        person.permits[-1] = replace(person.permits[-1], words=words, index=index)
        person.truths.append(overstay(what, limit))
        yield person


def late_application(office: Office) -> Iterator[Foreigner]:
    """Somebody who applied six days after the limit: the application is no cover, and nothing is charged without a person."""
    limit = date(2023, 6, 10)
    person = _visitor_from(office, "B211A", "AUS", limit)
    lodged = limit + timedelta(days=6)
    person.applications.append(Application(number=office.paper("P", 2023), asks_for="Perpanjangan", lodged_on=lodged))
    what = Text(id="Mengajukan perpanjangan setelah batas lewat.", en="Asked for an extension after the limit.")
    yield _plain(person, overstay(what, limit))
