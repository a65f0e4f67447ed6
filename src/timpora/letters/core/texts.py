"""Where in a document each text stands, in words, so that an error can name the field in which something cannot be printed."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, cast

from timpora.kernel.text import Text
from timpora.letters.core.blocks import Words
from timpora.letters.core.documents import OfficialDocument


_NAMES: Mapping[str, Text] = {
    "about": Text(id="tentang", en="about"),
    "address": Text(id="alamat", en="address"),
    "annexes": Text(id="lampiran", en="annex"),
    "answered": Text(id="jawaban", en="answer"),
    "article": Text(id="ketentuan", en="provision"),
    "asked": Text(id="pertanyaan", en="question"),
    "attachments": Text(id="lampiran", en="attachments"),
    "basis": Text(id="dasar", en="basis"),
    "blocks": Text(id="bagian", en="part"),
    "by": Text(id="pemberi keterangan", en="who stated it"),
    "caption": Text(id="judul tabel", en="caption"),
    "carbon_copies": Text(id="tembusan", en="carbon copy"),
    "complaint": Text(id="pengaduan", en="complaints"),
    "complaints": Text(id="pengaduan", en="complaints"),
    "considering": Text(id="menimbang", en="considering"),
    "covered_by": Text(id="tercakup oleh", en="covered by"),
    "days": Text(id="rentang", en="stretch"),
    "decides": Text(id="memutuskan", en="decides"),
    "directorate": Text(id="direktorat jenderal", en="directorate general"),
    "fields": Text(id="isian", en="field"),
    "headings": Text(id="judul kolom", en="heading"),
    "label": Text(id="nama isian", en="label"),
    "letterhead": Text(id="kop surat", en="letterhead"),
    "ministry": Text(id="kementerian", en="ministry"),
    "name": Text(id="nama", en="name"),
    "noting": Text(id="memperhatikan", en="noting"),
    "number": Text(id="nomor", en="number"),
    "office": Text(id="kantor", en="office"),
    "place": Text(id="tempat", en="place"),
    "points": Text(id="butir", en="point"),
    "questions": Text(id="tanya jawab", en="question and answer"),
    "rank": Text(id="pangkat", en="rank"),
    "reached_by": Text(id="hubungan", en="contact"),
    "recalling": Text(id="mengingat", en="recalling"),
    "recipient": Text(id="penerima", en="recipient"),
    "refused": Text(id="alasan menolak", en="reason for refusing"),
    "regarding": Text(id="hal", en="regarding"),
    "region": Text(id="kantor wilayah", en="regional office"),
    "rests_on_unconfirmed": Text(id="nilai yang perlu dikonfirmasi", en="value to be confirmed"),
    "role": Text(id="jabatan", en="role"),
    "rows": Text(id="baris", en="row"),
    "second": Text(id="bahasa kedua", en="second language"),
    "signatories": Text(id="penanda tangan", en="signatory"),
    "source": Text(id="sumber", en="source"),
    "stretches": Text(id="buku hari", en="day ledger"),
    "text": Text(id="teks", en="text"),
    "title": Text(id="judul", en="title"),
    "value": Text(id="isi", en="value"),
}
_UNSAID = {"id"}  # the Indonesian half of a text is the text


def texts_of(document: OfficialDocument) -> Iterator[tuple[Text, str]]:
    """Each text of a document with its place: "bagian 2, isian 1, isi"."""
    for steps, text in _texts(document, ()):
        yield Text(id=", ".join(step.id for step in steps), en=", ".join(step.en for step in steps)), text


def _texts(value: object, steps: tuple[Text, ...]) -> Iterator[tuple[tuple[Text, ...], str]]:
    if isinstance(value, StrEnum):
        return  # a language is no text
    if isinstance(value, str):
        yield steps, value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(cast("Any", value)):
            if field.name in _NAMES or (isinstance(value, Words) and field.name in _UNSAID):
                yield from _texts(getattr(value, field.name), (*steps, *_step(field.name)))
    elif isinstance(value, tuple):
        for place, item in enumerate(value, start=1):
            yield from _texts(item, _numbered(steps, place))


def _step(name: str) -> tuple[Text, ...]:
    return () if name in _UNSAID else (_NAMES[name],)


def _numbered(steps: tuple[Text, ...], place: int) -> tuple[Text, ...]:
    """`bagian 2`; a cell within a row is a column."""
    last = steps[-1]
    if last.id[-1].isdigit():
        return (*steps, Text(id=f"kolom {place}", en=f"column {place}"))
    return (*steps[:-1], Text(id=f"{last.id} {place}", en=f"{last.en} {place}"))
