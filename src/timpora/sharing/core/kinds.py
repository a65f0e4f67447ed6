"""What can be shared with an agency, and which fields of it: a closed list for each kind, of which an officer chooses."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from timpora.kernel.text import Text


class ShareKind(StrEnum):
    """What is shared."""

    FINDING = "finding"
    CASE = "case"
    PLACE = "place"
    LIST = "list"
    NOTE = "note"


KIND_WORDS: Mapping[ShareKind, Text] = {
    ShareKind.FINDING: Text(id="Temuan", en="Finding"),
    ShareKind.CASE: Text(id="Ringkasan perkara", en="Case summary"),
    ShareKind.PLACE: Text(id="Tempat", en="Place"),
    ShareKind.LIST: Text(id="Daftar temuan dalam angka", en="List of findings in numbers"),
    ShareKind.NOTE: Text(id="Catatan", en="Note"),
}


class Field(StrEnum):
    """One thing that a share can say."""

    WHAT = "what"
    SENTENCE = "sentence"
    STAY_LIMIT = "stay_limit"
    DISTRICT = "district"
    LAST_PLACE = "last_place"
    SPONSOR = "sponsor"
    PROVISIONS = "provisions"
    NATIONALITY = "nationality"
    NAME = "name"
    BORN = "born"
    DOCUMENT = "document"
    STATUS = "status"
    OPENED = "opened"
    PEOPLE = "people"
    FINDINGS = "findings"
    CASE_NUMBER = "case_number"
    PLACE_NAME = "place_name"
    PLACE_KIND = "place_kind"
    ADDRESS = "address"
    COUNTS = "counts"
    TEXT = "text"


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A field that a kind offers, and whether it is chosen unless somebody says otherwise."""

    field: Field
    chosen: bool


def _offered(chosen: tuple[Field, ...], others: tuple[Field, ...] = ()) -> tuple[Offered, ...]:
    return (*(Offered(field=one, chosen=True) for one in chosen), *(Offered(field=one, chosen=False) for one in others))  # fmt: skip


# What names somebody is never chosen by itself.
NAMES_SOMEBODY = frozenset({Field.NAME, Field.BORN, Field.DOCUMENT})
FIELDS: Mapping[ShareKind, tuple[Offered, ...]] = {
    ShareKind.FINDING: _offered(
        (Field.WHAT, Field.SENTENCE, Field.STAY_LIMIT, Field.DISTRICT),
        (Field.LAST_PLACE, Field.SPONSOR, Field.PROVISIONS, Field.NATIONALITY, Field.NAME, Field.BORN, Field.DOCUMENT),
    ),
    ShareKind.CASE: _offered(
        (Field.STATUS, Field.OPENED, Field.PEOPLE, Field.FINDINGS),
        (Field.CASE_NUMBER, Field.NATIONALITY, Field.NAME, Field.BORN, Field.DOCUMENT),
    ),
    ShareKind.PLACE: _offered((Field.PLACE_NAME, Field.PLACE_KIND, Field.DISTRICT), (Field.ADDRESS,)),
    ShareKind.LIST: _offered((Field.WHAT, Field.COUNTS)),
    ShareKind.NOTE: _offered((Field.TEXT,)),
}
FIELD_WORDS: Mapping[Field, Text] = {
    Field.WHAT: Text(id="Aturan", en="Rule"),
    Field.SENTENCE: Text(id="Yang ditemukan", en="What was found"),
    Field.STAY_LIMIT: Text(id="Batas tinggal", en="Stay limit"),
    Field.DISTRICT: Text(id="Kecamatan", en="District"),
    Field.LAST_PLACE: Text(id="Terakhir dilaporkan di", en="Last reported at"),
    Field.SPONSOR: Text(id="Penjamin", en="Sponsor"),
    Field.PROVISIONS: Text(id="Dasar hukum", en="Provisions"),
    Field.NATIONALITY: Text(id="Kewarganegaraan", en="Nationality"),
    Field.NAME: Text(id="Nama", en="Name"),
    Field.BORN: Text(id="Lahir", en="Born"),
    Field.DOCUMENT: Text(id="Nomor dokumen", en="Document number"),
    Field.STATUS: Text(id="Keadaan", en="State"),
    Field.OPENED: Text(id="Dibuka", en="Opened on"),
    Field.PEOPLE: Text(id="Jumlah orang", en="Number of people"),
    Field.FINDINGS: Text(id="Yang ditemukan", en="What was found"),
    Field.CASE_NUMBER: Text(id="Nomor perkara", en="Number of the case"),
    Field.PLACE_NAME: Text(id="Nama", en="Name"),
    Field.PLACE_KIND: Text(id="Jenis tempat", en="Kind of place"),
    Field.ADDRESS: Text(id="Alamat", en="Address"),
    Field.COUNTS: Text(id="Jumlah menurut kecamatan", en="Numbers by district"),
    Field.TEXT: Text(id="Isi catatan", en="What the note says"),
}


def fields_of(kind: ShareKind) -> tuple[Field, ...]:
    """Every field that a kind offers, in the order in which it is said."""
    return tuple(one.field for one in FIELDS[kind])


def chosen_at_first(kind: ShareKind) -> tuple[Field, ...]:
    """The fields that are chosen unless somebody says otherwise."""
    return tuple(one.field for one in FIELDS[kind] if one.chosen)
