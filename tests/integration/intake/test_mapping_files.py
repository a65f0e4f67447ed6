"""The mapping of columns: proposed, shown, saved as YAML, corrected by a person, and used again."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.integration.intake.lists import HEADER, MEETING, kind_of_index, person, read, text

from timpora.intake.core.headers import Found
from timpora.intake.core.mapping import mappings_to_yaml, saved_fields, summary_of
from timpora.intake.reading import Reading, read_lists
from timpora.kernel.refusals import Refused


OPEN_DAYS = [HEADER, person(1, tgl_masuk="05/06/2023", batas_tinggal="07/08/2023")]


def corrected(reading: Reading, change: dict[str, dict[str, object]]) -> str:
    """The YAML of a reading with the columns of these headers changed."""
    content = yaml.safe_load(mappings_to_yaml(reading.mappings))
    for column in content["lists"][0]["columns"]:
        column.update(change.get(column["header"], {}))
    return yaml.safe_dump(content)


def read_with(path: Path, saved: str) -> Reading:
    return read_lists([path], on=MEETING, saved=saved_fields(saved, "pemetaan.yaml"), kind_of_index=kind_of_index)


def test_a_column_that_no_cell_settles_is_read_day_first_and_said_so(tmp_path: Path) -> None:
    reading = read(text(tmp_path / "a.csv", OPEN_DAYS))
    assert reading.register.stay_permits.collect().row(0, named=True)["valid_from"] == date(2023, 6, 5)
    assert [one.code for one in reading.warnings] == ["order_undecided"] * 2
    assert list(reading.receipts[0].undecided) == ["entered_on", "valid_until"]


def test_a_corrected_order_of_days_is_used_and_no_longer_warned_about(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", OPEN_DAYS)
    order = {"date_order": "month_first"}
    reading = read_with(path, corrected(read(path), {"Tgl Masuk": order, "Batas Tinggal": order}))
    permit = reading.register.stay_permits.collect().row(0, named=True)
    assert (permit["valid_from"], permit["valid_until"]) == (date(2023, 5, 6), date(2023, 7, 8))
    assert reading.warnings == []


def test_a_saved_mapping_wins_over_the_header_and_can_ignore_a_column(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", [HEADER, person(1, tgl_masuk="besok")])
    saved = corrected(
        read(text(tmp_path / "b.csv", [HEADER, person(1)])),
        {"Tgl Masuk": {"ignore": True}, "Indeks": {"field": "sponsor"}},
    )
    reading = read_with(path, saved)
    permit = reading.register.stay_permits.collect().row(0, named=True)
    assert (permit["valid_from"], permit["visa_index"], permit["sponsor"]) == (None, None, "B213")
    assert set(reading.mappings[0].found.values()) == {Found.SAVED}


def test_a_mapping_survives_being_written_and_read(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", [HEADER, person(1)])
    first = read(path)
    again = read_with(path, mappings_to_yaml(first.mappings))
    assert again.mappings[0].fields == first.mappings[0].fields
    assert mappings_to_yaml(again.mappings) == mappings_to_yaml(first.mappings)


def test_a_mapping_that_fits_no_sheet_is_named_and_the_lists_are_read_anyway(tmp_path: Path) -> None:
    saved = mappings_to_yaml(read(text(tmp_path / "a.csv", [HEADER, person(1)])).mappings)
    reading = read_with(
        text(tmp_path / "b.csv", [("Nama", "Paspor", "Berlaku s.d."), ["REKAAN", "X1", "19/07/2023"]]), saved
    )
    assert [one.code for one in reading.refusals] == ["mapping_fits_nothing"]
    assert reading.receipts[0].accepted == 1


def test_the_summary_shows_letter_header_field_and_how_sure_it_is(tmp_path: Path) -> None:
    header = ["No", "Nama", "Kewarganegaran", "Passport No. / Nomor Paspor Dinas", "Batas Tinggal", "L/P", "Warna"]
    rows = [header, [1, "REKAAN", "Jepang", "X1", "19/07/2023", "L", "merah"]]
    lines = [
        (line.letter, line.field.en, line.found.en)
        for line in summary_of(read(text(tmp_path / "a.csv", rows)).mappings[0])
    ]
    assert lines == [
        ("A", "running number: not read, on purpose", "header"), ("B", "name", "header"), ("C", "nationality", "header with one wrong letter"),
        ("D", "passport number", "part of the header"), ("E", "stay limit", "header"), ("F", "sex: not read, on purpose", "header"),
        ("G", "not recognised", "-"),
    ]  # fmt: skip


# Forty lines that would unfold into more texts than any memory holds.
ALIASES = "\n".join(f"- &a{line} [*a{line - 1}, *a{line - 1}]" for line in range(1, 40))
BAD = {
    "bomb": f"timpora_mapping: 1\nbomb:\n- &a0 [x, x]\n{ALIASES}\nlists: [{{kind: permits, fingerprint: *a39, columns: []}}]",
    "no yaml": "lists: [", "no mapping": "a: 1", "too deep": "[" * 5000,
    "no columns": "timpora_mapping: 1\nlists: [{kind: permits, fingerprint: NAMA}]",
    "unknown kind": "timpora_mapping: 1\nlists: [{kind: x, fingerprint: NAMA, columns: []}]",
    "unknown field": "timpora_mapping: 1\nlists: [{kind: permits, fingerprint: NAMA, columns: [{column: A, header: Nama, field: x}]}]",
    "header elsewhere": "timpora_mapping: 1\nlists: [{kind: permits, fingerprint: NAMA, columns: [{column: B, header: Nama, field: name}]}]",
    "field twice": "timpora_mapping: 1\nlists: [{kind: permits, fingerprint: 'NAMA|N', columns: [{column: A, header: Nama, field: name}, {column: B, header: N, field: name}]}]",
    "order of a name": "timpora_mapping: 1\nlists: [{kind: permits, fingerprint: NAMA, columns: [{column: A, header: Nama, field: name, date_order: day_first}]}]",
    "no limit": "timpora_mapping: 1\nlists: [{kind: permits, fingerprint: NAMA, columns: [{column: A, header: Nama, field: name}]}]",
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_mapping_file_that_cannot_be_used_is_refused_by_name(name: str) -> None:
    with pytest.raises(Refused) as refused:
        saved_fields(BAD[name], "pemetaan.yaml")
    assert refused.value.refusal.code == "mapping"
    assert refused.value.refusal.source is not None
    assert refused.value.refusal.source.file == "pemetaan.yaml"
