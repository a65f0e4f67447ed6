"""The invented office on 27 June 2023 comes out exactly as its truth table says: every line, and nobody else."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from timpora.intake.reading import Reading, read_lists
from timpora.kernel.refusals import Refused
from timpora.rulebook import book
from timpora.rulebook.visa_indexes import standard_visa_indexes
from timpora.sample.lists import write_sample
from timpora.screening.core.findings import Finding
from timpora.screening.run import screen


MEETING = date(2023, 6, 27)


@dataclass(frozen=True)
class Office:
    """The lists of one office, what was read, and what was found."""

    folder: Path
    reading: Reading
    findings: Sequence[Finding]

    def told(self, file: str) -> list[dict[str, str]]:
        with (self.folder / "truth" / file).open(encoding="utf-8", newline="") as opened:
            return list(csv.DictReader(opened))


def office_of(folder: Path, *, people: int, seed: int) -> Office:
    files = write_sample(folder, people=people, seed=seed)
    reading = read_lists(files, on=MEETING, kind_of_index=standard_visa_indexes().kind_of)
    return Office(folder, reading, screen(reading.register, as_of=MEETING).findings)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return office_of(tmp_path_factory.mktemp("serang"), people=1100, seed=2023)


def answers(finding: Finding) -> tuple[str, ...]:
    values = (
        finding.document_number, finding.rule_id, finding.certainty, finding.consequence, finding.stay_limit, finding.overstay_days,
        finding.overstay_charge,
    )  # fmt: skip
    return tuple("" if value is None else str(value) for value in values)


def expected(line: dict[str, str]) -> tuple[str, ...]:
    names = ("true_of", "rule", "certainty", "consequence", "last_lawful_day", "days_over", "rupiah")
    return tuple(line[name] for name in names)


def test_exactly_five_people_are_proven_past_their_limit(office: Office) -> None:
    proven = [finding for finding in office.findings if finding.certainty == "proven"]
    assert sorted(finding.overstay_days or 0 for finding in proven) == [7, 43, 59, 60, 412]
    assert {finding.rule_id for finding in proven} == {"overstay"}


def test_what_follows_for_the_five_is_what_article_78_says(office: Office) -> None:
    proven = {
        finding.overstay_days: (finding.consequence, finding.overstay_charge)
        for finding in office.findings
        if finding.certainty == "proven"
    }
    assert proven == {
        7: ("charge", 7_000_000), 43: ("charge", 43_000_000), 59: ("charge", 59_000_000), 60: ("needs_a_person", None),
        412: ("deportation_and_ban", None),
    }  # fmt: skip


def test_every_line_of_the_truth_is_found_and_nobody_else_has_any_finding(office: Office) -> None:
    assert Counter(map(answers, office.findings)) == Counter(map(expected, office.told("truth.csv")))


@pytest.mark.parametrize(("people", "seed"), [(150, 1), (400, 77), (3000, 5)])
def test_the_truth_holds_for_other_sizes_and_seeds(tmp_path: Path, people: int, seed: int) -> None:
    office = office_of(tmp_path, people=people, seed=seed)
    assert Counter(map(answers, office.findings)) == Counter(map(expected, office.told("truth.csv")))


def test_there_is_a_true_case_of_every_rule_in_force(office: Office) -> None:
    assert {line["rule"] for line in office.told("truth.csv")} == {rule.id for rule in book.rules_in_force(MEETING)}


def test_nobody_who_has_really_gone_is_called_proven(office: Office) -> None:
    gone = {line["true_of"] for line in office.told("truth.csv") if line["really_gone"] == "yes"}
    assert len(gone) >= 8
    assert {finding.certainty for finding in office.findings if finding.document_number in gone} == {
        "no_exit_on_record", "probably_left",
    }  # fmt: skip


def test_exactly_the_rows_with_mistakes_are_refused(office: Office) -> None:
    refused = {
        (refusal.source.file, refusal.source.sheet or "", str(refusal.source.row), refusal.code)
        for refusal in office.reading.refusals
        if refusal.source is not None
    }
    assert refused == {(line["file"], line["sheet"], line["row"], line["code"]) for line in office.told("refused.csv")}


@pytest.mark.parametrize("file", ["truth.csv", "refused.csv", "README.md"])
def test_the_truth_is_never_read_as_a_list(office: Office, file: str) -> None:
    with pytest.raises(Refused):
        read_lists([office.folder / "truth" / file], on=MEETING)


def test_what_a_person_should_still_know_is_said(office: Office) -> None:
    assert Counter(warning.code for warning in office.reading.warnings) == {
        "no_list": 1, "decision_incomplete": 1, "born_contradicts": 1, "maybe_one_person": 1,
    }  # fmt: skip


def test_every_row_is_counted_once(office: Office) -> None:
    for receipt in office.reading.receipts:
        assert receipt.rows == receipt.accepted + receipt.refused + sum(receipt.set_aside.values())


def test_every_finding_about_a_person_names_its_source(office: Office) -> None:
    assert all(finding.sources and finding.sources[0].row for finding in office.findings if finding.person is not None)
