"""The fields of a finding, each described once: what JSON promises, what CSV and the workbook call it in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from timpora.kernel.text import Text
from timpora.screening.core.findings import Certainty, Consequence, Subject


FORMAT_VERSION = 1
SCHEMA_ADDRESS = "https://json-schema.org/draft/2020-12/schema"


class Kind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    DAY = "day"
    COUNT = "count"
    MONEY = "money"
    FLAG = "flag"
    LIST = "list"


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field of a finding: its header in words, what it means, and which values it may have."""

    header: Text
    meaning: Text
    kind: Kind = Kind.TEXT
    may_be_missing: bool = True
    codes: tuple[str, ...] = ()
    items: Mapping[str, Any] | None = None


def _of_strings(**properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_TEXT = {"type": "string"}
_REASON = _of_strings(code=_TEXT, text=_TEXT)
_PROVISION = _of_strings(citation=_TEXT, status={"enum": ["confirmed", "to_be_confirmed"]})
_OFFICE_SETTING = _of_strings(parameter=_TEXT, title=_TEXT, value=_TEXT, status=_PROVISION["properties"]["status"])
_SOURCE = _of_strings(
    file=_TEXT, sheet={"type": ["string", "null"]}, row={"type": ["integer", "null"], "minimum": 1}
)  # fmt: skip

FIELDS: Mapping[str, Field] = {
    "format_version": Field(kind=Kind.COUNT, may_be_missing=False, header=Text(id="Versi format", en="Format version"), meaning=Text(id="Versi susunan data ini.", en="The version of this format.")),
    "as_of": Field(kind=Kind.DAY, may_be_missing=False, header=Text(id="Dinilai pada", en="As of"), meaning=Text(id="Hari yang ditanyakan.", en="The day asked about.")),
    "rule_id": Field(may_be_missing=False, header=Text(id="Aturan", en="Rule"), meaning=Text(id="Nama tetap aturan; lihat `timpora rules list`.", en="The lasting name of the rule; see `timpora rules list`.")),
    "subject": Field(may_be_missing=False, codes=tuple(Subject), header=Text(id="Ditujukan kepada", en="Addressed to"), meaning=Text(id="Orang, catatan (datanya, bukan orangnya) atau umpan data.", en="A person, a record (the data and not the person) or a feed.")),
    "certainty": Field(codes=tuple(Certainty), header=Text(id="Kepastian", en="Certainty"), meaning=Text(id="Seberapa pasti seseorang melewati batas tinggal; kosong bila aturannya bukan tentang itu.", en="How sure a stay beyond its limit is; missing for rules that are not about one.")),
    "consequence": Field(may_be_missing=False, codes=tuple(Consequence), header=Text(id="Akibat hukum", en="Consequence"), meaning=Text(id="Akibat menurut hukum; perangkat lunak mengusulkan, pejabat memutuskan.", en="What the law attaches; software proposes, an officer decides.")),
    "reasons": Field(kind=Kind.LIST, may_be_missing=False, items=_REASON, header=Text(id="Mengapa perlu pejabat", en="Why an officer decides"), meaning=Text(id="Alasan mengapa pejabat harus memutuskan; kosong bila tidak perlu.", en="Why an officer has to decide; empty otherwise.")),
    "names": Field(kind=Kind.LIST, may_be_missing=False, items=_TEXT, header=Text(id="Nama", en="Name"), meaning=Text(id="Nama dalam setiap bentuk yang tertulis dalam daftar, yang dibaca pertama di depan; kosong bila hanya nomor dokumen yang diketahui.", en="Every form of the name that the lists write, the first one read in front; empty where only a document number is known.")),
    "nationality": Field(header=Text(id="Kebangsaan", en="Nationality"), meaning=Text(id="Tiga huruf ICAO 9303.", en="Three letters of ICAO 9303.")),
    "document_number": Field(header=Text(id="No. paspor", en="Passport no."), meaning=Text(id="Nomor dokumen perjalanan.", en="Number of the travel document.")),
    "permit_kind": Field(header=Text(id="Jenis izin tinggal", en="Stay permit"), meaning=Text(id="Jenis izin tinggal yang dinilai.", en="The kind of stay permit judged.")),
    "visa_index": Field(header=Text(id="Indeks visa", en="Visa index"), meaning=Text(id="Indeks visa seperti tercatat.", en="The visa index on record.")),
    "place": Field(header=Text(id="Tempat terakhir", en="Last place"), meaning=Text(id="Tempat terakhir dilaporkan atau ditemui.", en="Where last reported or met.")),
    "area_code": Field(header=Text(id="Kode wilayah", en="Area code"), meaning=Text(id="Kode wilayah Kemendagri.", en="Area code of the Home Ministry.")),
    "sponsor": Field(header=Text(id="Penjamin", en="Sponsor"), meaning=Text(id="Penjamin pada izin tinggal.", en="The sponsor on the stay permit.")),
    "stay_limit": Field(kind=Kind.DAY, header=Text(id="Batas tinggal", en="Stay limit"), meaning=Text(id="Hari sah terakhir.", en="The last lawful day.")),
    "judged_on": Field(kind=Kind.DAY, header=Text(id="Hari yang dinilai", en="Day judged"), meaning=Text(id="Hari ditemui atau keluar, atau hari yang ditanyakan; hari lewat dihitung sampai hari ini.", en="The day met or left, or the day asked about; days past are counted up to it.")),
    "overstay_days": Field(kind=Kind.COUNT, header=Text(id="Hari lewat", en="Days past"), meaning=Text(id="Hari yang dinilai dikurangi batas tinggal.", en="Day judged less stay limit.")),
    "overstay_charge": Field(kind=Kind.MONEY, header=Text(id="Biaya beban", en="Overstay charge"), meaning=Text(id="Rupiah penuh; kosong bila tidak ditagih.", en="Whole rupiah; missing where no charge follows.")),
    "held_back": Field(kind=Kind.FLAG, may_be_missing=False, header=Text(id="Ditahan", en="Held back"), meaning=Text(id="Bergantung pada umpan data yang diam.", en="Rests on a feed that was silent.")),
    "worsens_on": Field(kind=Kind.DAY, header=Text(id="Lebih berat mulai", en="Gets heavier on"), meaning=Text(id="Hari saat akibat hukumnya menjadi lebih berat.", en="The day on which the consequence gets heavier.")),
    "next_change_on": Field(kind=Kind.DAY, header=Text(id="Berubah pada", en="Changes on"), meaning=Text(id="Hari berikut saat penilaian berubah karena waktu saja.", en="The next day on which time alone changes the verdict.")),
    "sentence": Field(may_be_missing=False, header=Text(id="Uraian", en="In words"), meaning=Text(id="Temuan dalam kalimat, dalam bahasa yang diminta.", en="The finding in words, in the language asked for.")),
    "clears": Field(may_be_missing=False, header=Text(id="Selesai bila ada", en="What would clear it"), meaning=Text(id="Apa yang menyelesaikan temuan ini.", en="What would clear the finding.")),
    "provisions": Field(kind=Kind.LIST, may_be_missing=False, items=_PROVISION, header=Text(id="Dasar hukum", en="Provisions"), meaning=Text(id="Ketentuan yang dikutip dan statusnya.", en="The provisions cited and their status.")),
    "office_settings": Field(kind=Kind.LIST, may_be_missing=False, items=_OFFICE_SETTING, header=Text(id="Setelan kantor", en="Office settings"), meaning=Text(id="Nilai yang ditetapkan kantor sendiri dan ikut menentukan; bukan ketentuan hukum.", en="Values that the office itself has set and that take part; they are no provisions of law.")),
    "sources": Field(kind=Kind.LIST, may_be_missing=False, items=_SOURCE, header=Text(id="Sumber", en="Sources"), meaning=Text(id="Berkas, lembar dan baris tempat faktanya dibaca.", en="File, sheet and row where the facts were read.")),
}  # fmt: skip


def findings_schema() -> dict[str, Any]:
    """The JSON Schema of `timpora screen --format json`, as committed in docs/reference/findings.schema.json."""
    properties = {name: _schema_of(name, field) for name, field in FIELDS.items()}
    return {
        "$schema": SCHEMA_ADDRESS,
        "title": f"Timpora findings, version {FORMAT_VERSION}",
        "type": "array",
        "items": {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        },
    }


def _schema_of(name: str, field: Field) -> dict[str, Any]:
    described = {"description": field.meaning.en}
    if name == "format_version":
        return {"const": FORMAT_VERSION} | described
    if field.codes:
        return {"enum": [str(code) for code in field.codes] + [None] * field.may_be_missing} | described
    shapes: Mapping[Kind, dict[str, Any]] = {
        Kind.TEXT: {"type": "string"},
        Kind.DAY: {"type": "string", "format": "date"},
        Kind.COUNT: {"type": "integer"},
        Kind.MONEY: {"type": "integer", "minimum": 0},
        Kind.FLAG: {"type": "boolean"},
        Kind.LIST: {"type": "array", "items": field.items},
    }
    shape = dict(shapes[field.kind])
    if field.may_be_missing:
        shape["type"] = [shape["type"], "null"]
    return shape | described
