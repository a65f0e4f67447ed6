"""What was accepted and a person should still know: days read by custom, sources that disagree, decisions without a day."""

from collections.abc import Iterator, Sequence
from datetime import date

import polars as pl

from timpora.intake.core.identity import disagreeing
from timpora.intake.core.mapping import ListMapping
from timpora.intake.core.vocabulary import OUTCOMES, PENDING
from timpora.kernel.identifiers import plain_letters
from timpora.kernel.refusals import Refusal, Source
from timpora.kernel.text import Text


MOST_NAMED = 3  # people named in a warning about several
_LOOK = Text(id="Periksa dokumen aslinya dan betulkan daftar yang keliru.", en="Look at the document and mend the list that is wrong.")  # fmt: skip
_ZONES_DAYS = {"born", "document_until"}
_ZONES_WORDS = {
    "born": Text(id="Tanggal lahir", en="The birth day"),
    "document_until": Text(id="Hari berakhirnya paspor", en="The day on which the passport ends"),
    "document_number": Text(id="Nomor paspor", en="The passport number"),
    "name": Text(id="Nama", en="The name"),
}


def undecided_order(mapping: ListMapping, name: str, file: str, sheet: str | None) -> Refusal:
    """A column whose days can be read both ways throughout."""
    place = next(place for place, field in mapping.fields.items() if field == name)
    return Refusal(
        "order_undecided",
        Text(
            id="Tidak ada hari yang menentukan urutan di kolom ini; dibaca hari-bulan-tahun.",
            en="No day in this column settles its order; it was read day-month-year.",
        ),
        Text(
            id="Bila urutannya bulan-hari, isi date_order: month_first di berkas pemetaan.",
            en="If it is month-day, set date_order: month_first in the mapping file.",
        ),
        Source(file, sheet, None, mapping.headers[place]),
    )


def same_file(file: str, first: str) -> Refusal:
    """A file whose content was given before."""
    return Refusal(
        "same_file",
        Text(id=f"Isinya sama persis dengan {first}; dihitung satu kali.", en=f"Its content is exactly that of {first}; it was counted once."),
        Text(id="Tidak perlu tindakan.", en="Nothing needs to be done."),
        Source(file),
    )  # fmt: skip


def no_list(file: str, sheet: str | None, *, others: bool) -> Refusal:
    """A sheet without a header that is known; harmless beside sheets that are lists."""
    what = Text(id="Baris judul kolom tidak ditemukan.", en="No header row was found.")
    if others:
        what = Text(
            id="Lembar ini bukan daftar yang dikenal; tidak dibaca.", en="This sheet is no known list; it was not read."
        )
    return Refusal(
        "no_list" if others else "no_header",
        what,
        Text(
            id="Pastikan ada judul kolom seperti Nama, No Paspor dan Berlaku s.d., atau beri berkas pemetaan.",
            en="Make sure there are headers such as Name, Passport No and Valid until, or give a mapping file.",
        ),
        Source(file, sheet),
    )


def mapping_fits_nothing() -> Refusal:
    """A saved mapping of which no list fits any sheet."""
    return Refusal(
        "mapping_fits_nothing",
        Text(id="Berkas pemetaan tidak cocok dengan lembar mana pun.", en="The mapping file fits none of the sheets."),
        Text(
            id="Judul kolomnya berubah: jalankan tanpa pemetaan, lalu simpan dan betulkan mapping.yaml yang baru.",
            en="The headers have changed: run without a mapping, then correct the new mapping.yaml.",
        ),
    )


def contradictions(people: pl.DataFrame, rows: pl.DataFrame) -> Iterator[Refusal]:
    """People of whom sources tell different birth days or nationalities: the facts are kept, and the contradiction named."""
    said = {
        "born": ("born_contradicts", "born_earliest", Text(id="tanggal lahir", en="birth dates")),
        "nationality": ("nationality_contradicts", "nationality", Text(id="kewarganegaraan", en="nationalities")),
    }
    for code, (flag, column, words) in said.items():
        persons = people.filter(pl.col(flag)).get_column("person")
        if persons.is_empty():
            continue
        names = dict(people.filter(pl.col(flag)).select("person", "name").rows())
        for person, told in disagreeing(rows, column, persons).items():
            _, file, sheet, row = told[-1]
            yield Refusal(
                f"{code}_contradicts", _contradiction(names[person], words, told), _LOOK, Source(file, sheet, row)
            )


def _contradiction(name: str, words: Text, told: Sequence[tuple[str, str, str | None, int]]) -> Text:
    values = "; ".join(f"{value} ({file}, {row})" for value, file, _, row in told[:MOST_NAMED])
    return Text(
        id=f"{name}: {words.id} berbeda pada dokumen yang sama: {values}. Semua fakta disimpan.",
        en=f"{name}: different {words.en} under the same document: {values}. All facts are kept.",
    )


def undated_decisions(rows: pl.DataFrame, file: str, sheet: str | None) -> Iterator[Refusal]:
    """Applications that count as pending although a status is there: it is not known, or the day is missing."""
    decided = rows.filter(
        pl.col("outcome").is_not_null() & (pl.col("outcome_code").is_null() | pl.col("decided_on").is_null())
    )
    for row, outcome in decided.select("row", "outcome").rows():
        plain = plain_letters(outcome)
        if plain in PENDING:
            continue
        what = Text(id=f"Status “{outcome}” tidak dikenal; permohonan dianggap masih diproses.", en=f"The status “{outcome}” is not known; the application counts as pending.")  # fmt: skip
        if plain in OUTCOMES:
            what = Text(id=f"Status “{outcome}” tanpa tanggal keputusan; permohonan dianggap masih diproses.", en=f"The status “{outcome}” has no decision day; the application counts as pending.")  # fmt: skip
        remedy = Text(id="Tulis Disetujui, Ditolak, Dicabut atau Proses, dan tanggal keputusannya.", en="Write Disetujui, Ditolak, Dicabut or Proses, and the day of the decision.")  # fmt: skip
        yield Refusal("decision_incomplete", what, remedy, Source(file, sheet, row, "Status"))


def told_otherwise_by_zones(
    doubts: pl.DataFrame, mapping: ListMapping, file: str, sheet: str | None
) -> Iterator[Refusal]:
    """What the list's own columns and the machine-readable zone of the same row tell differently: the list's is kept, a person decides."""
    headers = {name: mapping.headers[place] for place, name in mapping.fields.items()}
    for row, field, cell, other in doubts.select("row", "field", "cell", "other").sort("row").rows():
        own, zones = (date.fromisoformat(cell), date.fromisoformat(other)) if field in _ZONES_DAYS else (cell, other)
        yield Refusal(
            f"zone_{field}_differs",
            Text(
                id="{words} {cell} berbeda dari zona terbaca mesin pada baris yang sama, {other}; yang dari daftar dipakai.",
                en="{words}, {cell}, differs from the machine-readable zone of the same row, {other}; the list's is used.",
            ).fill(words=_ZONES_WORDS[field], cell=own, other=zones),
            _LOOK,
            Source(file, sheet, row, headers.get(field) or headers.get("surname" if field == "name" else field)),
        )  # fmt: skip


def maybe_the_same(people: pl.DataFrame) -> Iterator[Refusal]:
    """People of one name, birth day and nationality with different documents: perhaps one person with a new passport."""
    alike = (
        people.filter(
            (pl.col("born_earliest") == pl.col("born_latest"))
            & pl.col("nationality").is_not_null()
            & pl.col("document").is_not_null()
        )
        .group_by("name_key", "born_earliest", "nationality", maintain_order=True)
        .agg(pl.col("name").first(), pl.col("document"), pl.col("source_file", "source_sheet", "source_row").last())
        .filter(pl.col("document").list.len() > 1)
    )
    for name, documents, *place in alike.select("name", "document", "source_file", "source_sheet", "source_row").rows():
        numbers = ", ".join(documents[:MOST_NAMED])
        yield Refusal(
            "maybe_one_person",
            Text(
                id=f"{name}: nama, tanggal lahir dan kewarganegaraan sama, paspor berbeda ({numbers}); dihitung sebagai orang yang berbeda.",
                en=f"{name}: same name, birth date and nationality, different passports ({numbers}); counted as different people.",
            ),
            Text(id="Bila orangnya sama, samakan nomor paspornya di daftar.", en="If it is one person, write the same passport number in the lists."),
            Source(*place),
        )  # fmt: skip
