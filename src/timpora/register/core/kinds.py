"""The kinds of facts as people read and write them: what each column is called, how it is asked, and what follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from timpora.kernel.identifiers import document_key, name_key, organisation_key
from timpora.kernel.text import Text
from timpora.register.core import words
from timpora.register.core.search.sounds import name_sounds


class Sort(Enum):
    """What a column holds."""

    TEXT = "text"
    DAY = "day"
    FLAG = "flag"
    NUMBER = "number"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column that people fill in and read."""

    name: str
    label: Text
    sort: Sort = Sort.TEXT
    words: Mapping[str, Text] | None = None  # of a closed set
    is_required: bool = False
    length: int = 200


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of fact."""

    name: str
    title: Text  # many of them
    one: Text
    columns: Sequence[Column]


def _text(name: str, label: Text, *, length: int = 200, needed: bool = False) -> Column:
    return Column(name=name, label=label, length=length, is_required=needed)


def _day(name: str, label: Text, *, needed: bool = False) -> Column:
    return Column(name=name, label=label, sort=Sort.DAY, is_required=needed)


def _word(name: str, label: Text, known: Mapping[str, Text], *, needed: bool = False) -> Column:
    return Column(name=name, label=label, words=known, is_required=needed)


FROM, UNTIL = Text(id="Berlaku dari", en="Valid from"), Text(id="Berlaku sampai", en="Valid until")
FIRST_DAY, LAST_DAY = Text(id="Hari pertama", en="First day"), Text(id="Hari terakhir", en="Last day")
KIND, NAME = Text(id="Jenis", en="Kind"), Text(id="Nama", en="Name")
ADDRESS = Text(id="Alamat", en="Address")
AREA = Text(id="Kode wilayah", en="Area code")
EMPLOYER, POSITION = Text(id="Pemberi kerja", en="Employer"), Text(id="Jabatan", en="Position")

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            name="people", title=Text(id="Orang", en="People"), one=Text(id="Orang", en="Person"),
            columns=(
                _text("name", Text(id="Nama seperti tertulis", en="Name as written"), length=400, needed=True),
                _day("born_earliest", Text(id="Lahir, hari paling awal", en="Born, earliest day")),
                _day("born_latest", Text(id="Lahir, hari paling akhir", en="Born, latest day")),
                _text("nationality", Text(id="Kewarganegaraan (tiga huruf)", en="Nationality (three letters)"), length=3),
            ),
        ),
        Kind(
            name="travel_documents", title=Text(id="Dokumen perjalanan", en="Travel documents"),
            one=Text(id="Dokumen perjalanan", en="Travel document"),
            columns=(
                _text("document_number", Text(id="Nomor dokumen", en="Document number"), length=40, needed=True),
                _text("issuing_state", Text(id="Negara penerbit (tiga huruf)", en="Issuing state (three letters)"), length=3),
                _day("issued_on", Text(id="Terbit", en="Issued on")),
                _day("valid_until", UNTIL),
            ),
        ),
        Kind(
            name="stay_permits", title=Text(id="Izin tinggal", en="Stay permits"), one=Text(id="Izin tinggal", en="Stay permit"),
            columns=(
                _word("kind", KIND, words.PERMIT_KINDS, needed=True),
                _text("visa_index", Text(id="Indeks visa", en="Visa index"), length=20),
                _text("permit_number", Text(id="Nomor izin", en="Permit number"), length=60),
                _day("granted_on", Text(id="Diberikan", en="Granted on")),
                _day("valid_from", FROM),
                _day("valid_until", Text(id="Batas tinggal", en="Stay limit")),
                _text("extension_of", Text(id="Memperpanjang izin nomor", en="Extends the permit of number"), length=60),
                _day("cancelled_on", Text(id="Ditutup", en="Closed on")),
                _word("closed_because", Text(id="Alasan penutupan", en="Why it was closed"), words.CLOSED_BECAUSE),
                _text("document_number", Text(id="Pada paspor nomor", en="On the passport of number"), length=40),
                _text("sponsor", Text(id="Penjamin", en="Sponsor")),
            ),
        ),
        Kind(
            name="applications", title=Text(id="Permohonan", en="Applications"), one=Text(id="Permohonan", en="Application"),
            columns=(
                _word("applied_for", Text(id="Yang dimohon", en="Applied for"), words.APPLIED_FOR, needed=True),
                _text("application_number", Text(id="Nomor permohonan", en="Application number"), length=60),
                _day("lodged_on", Text(id="Diajukan", en="Lodged on"), needed=True),
                _day("decided_on", Text(id="Diputus", en="Decided on")),
                _word("outcome", Text(id="Hasil", en="Outcome"), words.OUTCOMES),
            ),
        ),
        Kind(
            name="crossings", title=Text(id="Perlintasan", en="Border crossings"), one=Text(id="Perlintasan", en="Border crossing"),
            columns=(
                _word("direction", Text(id="Arah", en="Direction"), words.DIRECTIONS, needed=True),
                _day("crossed_on", Text(id="Tanggal", en="Day"), needed=True),
                _text("border_post", Text(id="TPI", en="Border post")),
            ),
        ),
        Kind(
            name="presence", title=Text(id="Keberadaan", en="Presence"), one=Text(id="Keberadaan", en="Presence report"),
            columns=(
                _word("place_kind", Text(id="Jenis tempat", en="Kind of place"), words.PLACE_KINDS, needed=True),
                _text("place", Text(id="Tempat", en="Place")),
                _text("area_code", AREA, length=13),
                _day("from_on", FIRST_DAY, needed=True),
                _day("until_on", LAST_DAY),
                Column(name="met_in_person", label=Text(id="Petugas menemui orangnya", en="An officer met the person"), sort=Sort.FLAG),
                _word("activity", Text(id="Kegiatan", en="Activity"), words.ACTIVITIES),
                _text("position", POSITION),
                _text("reported_by", Text(id="Pelapor", en="Reported by")),
                _day("left_indonesia_on", Text(id="Dikatakan meninggalkan Indonesia", en="Said to have left Indonesia on")),
            ),
        ),
        Kind(
            name="work_permits", title=Text(id="Pengesahan RPTKA", en="Work permits"), one=Text(id="Pengesahan RPTKA", en="Work permit"),
            columns=(
                _text("employer", EMPLOYER, needed=True),
                _text("work_permit_number", Text(id="Nomor pengesahan", en="Number of the approval"), length=60),
                _text("position", POSITION),
                _text("place", Text(id="Lokasi kerja", en="Place of work")),
                _day("valid_from", FROM),
                _day("valid_until", UNTIL),
            ),
        ),
        Kind(
            name="circumstances", title=Text(id="Keadaan khusus", en="Circumstances"), one=Text(id="Keadaan khusus", en="Circumstance"),
            columns=(_word("kind", KIND, words.CIRCUMSTANCES, needed=True), _day("from_on", FIRST_DAY), _day("until_on", LAST_DAY)),
        ),
        Kind(
            name="places", title=Text(id="Tempat", en="Places"), one=Text(id="Tempat", en="Place"),
            columns=(
                _word("kind", KIND, words.PLACE_KINDS, needed=True),
                _text("name", NAME, needed=True),
                _text("address", ADDRESS, length=400),
                _text("area_code", AREA, length=13),
                Column(name="latitude", label=Text(id="Garis lintang", en="Latitude"), sort=Sort.NUMBER),
                Column(name="longitude", label=Text(id="Garis bujur", en="Longitude"), sort=Sort.NUMBER),
                _day("valid_from", FROM),
                _day("valid_until", UNTIL),
            ),
        ),
        Kind(
            name="organisations", title=Text(id="Organisasi", en="Organisations"), one=Text(id="Organisasi", en="Organisation"),
            columns=(
                _word("kind", KIND, words.ORGANISATION_KINDS, needed=True),
                _text("name", NAME, needed=True),
                _text("registration_number", Text(id="Nomor induk berusaha", en="Registration number"), length=60),
                _text("address", ADDRESS, length=400),
                _text("area_code", AREA, length=13),
                _day("valid_from", FROM),
                _day("valid_until", UNTIL),
            ),
        ),
    )
}  # fmt: skip
# What is compared: the column, what it is made of, and how.
KEYS = {
    "people": (("name_key", "name", name_key), ("name_sounds", "name", name_sounds)),
    "travel_documents": (("document_number", "document_number", document_key),),
    "stay_permits": (("document_number", "document_number", document_key), ("employer_key", "sponsor", organisation_key)),
    "presence": (("place_key", "place", organisation_key),),
    "work_permits": (("employer_key", "employer", organisation_key), ("place_key", "place", organisation_key)),
    "places": (("place_key", "name", organisation_key),),
    "organisations": (("organisation_key", "name", organisation_key),),
}  # fmt: skip
IN_CAPITALS = frozenset({"nationality", "issuing_state", "visa_index"})


def complete(kind: str, values: Mapping[str, object]) -> dict[str, object]:
    """What was filled in, with codes in capitals and what is compared beside what was written; empty is missing."""
    told: dict[str, object] = {
        name: value.upper() if name in IN_CAPITALS and isinstance(value, str) else value
        for name, value in values.items()
    }
    told = {name: None if value == "" else value for name, value in told.items()}
    for key, made_of, form in KEYS.get(kind, ()):
        written = told.get(made_of)
        told[key] = form(str(written)) or None if written is not None else None
    if kind == "people" and told.get("born_latest") is None:
        told["born_latest"] = told.get("born_earliest")
    return told
