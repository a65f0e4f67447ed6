"""The invented office on 27 June 2023 comes out exactly as its truth table says."""

import csv
from datetime import date
from pathlib import Path

import pytest

from timpora.intake.reading import Reading, read_lists
from timpora.rulebook.visa_indexes import standard_visa_indexes
from timpora.sample.lists import write_sample
from timpora.screening.core.findings import Finding
from timpora.screening.run import screen


MEETING = date(2023, 6, 27)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Reading, list[Finding]]:
    folder = tmp_path_factory.mktemp("serang")
    reading = read_lists(write_sample(folder), on=MEETING, kind_of_index=standard_visa_indexes().kind_of)
    return folder, reading, list(screen(reading.register, as_of=MEETING).findings)


def truth(folder: Path) -> list[dict[str, str]]:
    with (folder / "truth" / "truth.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_exactly_five_people_are_proven_past_their_limit(office: tuple[Path, Reading, list[Finding]]) -> None:
    _, _, findings = office
    proven = [finding for finding in findings if finding.certainty == "proven"]
    assert sorted(finding.overstay_days or 0 for finding in proven) == [7, 43, 59, 60, 412]
    assert {finding.rule_id for finding in proven} == {"overstay"}


def test_every_line_of_the_truth_table_is_found_as_it_stands(office: tuple[Path, Reading, list[Finding]]) -> None:
    folder, _, findings = office
    found = {(finding.document_number, finding.rule_id): finding for finding in findings}
    lines = truth(folder)
    assert len(lines) > 50
    for line in lines:
        finding = found[line["document_number"], line["rule"]]
        assert (finding.certainty or "") == line["certainty"]
        assert finding.consequence == line["consequence"]
        assert str(finding.overstay_days or "") == line["overstay_days"]


def test_nobody_else_has_an_overstay_or_needs_a_person(office: tuple[Path, Reading, list[Finding]]) -> None:
    folder, _, findings = office
    special = {line["document_number"] for line in truth(folder)} | {"Z0000009"}
    others = {finding.document_number for finding in findings if finding.subject != "feed"} - special
    assert others == set()


def test_rows_with_mistakes_are_refused_and_every_row_is_counted(office: tuple[Path, Reading, list[Finding]]) -> None:
    _, reading, _ = office
    assert sorted(refusal.code for refusal in reading.refusals) == [
        "ends_before_it_begins",
        "no_such_day",
        "nobody",
        "unknown_country",
    ]
    for receipt in reading.receipts:
        assert receipt.rows == receipt.accepted + receipt.refused + sum(receipt.set_aside.values())


def test_every_finding_about_a_person_names_its_source(office: tuple[Path, Reading, list[Finding]]) -> None:
    _, _, findings = office
    assert all(finding.sources and finding.sources[0].row for finding in findings if finding.person is not None)


def test_the_same_seed_writes_the_same_lists(tmp_path: Path) -> None:
    first, second = write_sample(tmp_path / "a", people=120), write_sample(tmp_path / "b", people=120)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
