"""Large registers: exactly as many permits as wanted, valid, sorted, with the shares of a real office and known outcomes."""

from collections import Counter
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from timpora.facts.register import SCHEMAS, Register
from timpora.kernel.identifiers import plain_letters
from timpora.rulebook import book
from timpora.sample import large
from timpora.sample.large import large_register, write_parquet
from timpora.sample.large_people import Case, draw_crowd
from timpora.sample.names import INVENTED_STEMS
from timpora.screening.run import screen


STAYS = 6000
RULE_OF = {
    Case.MET_BELOW_THRESHOLD: "overstay", Case.MET_BEYOND_THRESHOLD: "overstay", Case.NO_EXIT: "overstay",
    Case.CHILD_WITHOUT_EXIT: "overstay", Case.PENDING: "pending_application", Case.SOON: "limit_ends_soon",
    Case.LIMIT_DIFFERS: "recorded_limit_differs", Case.SEEN_AFTER_EXIT: "present_after_exit",
    Case.VISITOR_AT_WORK: "activity_outside_index", Case.NO_PERMIT: "no_lawful_stay_on_record",
    Case.PROBABLY_LEFT: "overstay", Case.DOCUMENT_ENDS: "document_ends_before_permit", Case.WORKS_ELSEWHERE: "work_elsewhere",
    Case.PLAN_ENDED: "work_permit_ended", Case.GAP: "contradictory_records", Case.OVERLAP: "overlapping_permits",
}  # fmt: skip


@pytest.fixture(scope="module")
def register() -> Register:
    return large_register(STAYS)


def rows(register: Register, table: str) -> pl.DataFrame:
    return register.frames()[table].collect()


@pytest.mark.parametrize("table", list(SCHEMAS))
def test_every_table_keeps_the_constraints_of_its_schema_and_is_sorted(register: Register, table: str) -> None:
    frame = rows(register, table)
    SCHEMAS[table].validate(frame)
    assert frame.height > 0
    if "person" in frame.columns:
        assert frame.get_column("person").is_sorted()


@pytest.mark.parametrize("stays", [1, 2, 3, 999, 6000])
def test_there_are_exactly_as_many_permits_as_wanted(stays: int) -> None:
    assert rows(large_register(stays), "stay_permits").height == stays


def test_the_shares_are_those_of_an_office(register: Register) -> None:
    people = rows(register, "people").height
    share = {table: rows(register, table).height / people for table in SCHEMAS if table != "feeds"}
    assert share["travel_documents"] == 1
    assert share["stay_permits"] == pytest.approx(1.12, abs=0.01)
    assert share["crossings"] == pytest.approx(1.6, abs=0.1)
    assert share["presence"] == pytest.approx(0.33, abs=0.05)
    assert share["work_permits"] == pytest.approx(0.5, abs=0.06)
    assert rows(register, "feeds").height == 3


def test_names_and_numbers_are_a_persons_own_and_visibly_invented(register: Register) -> None:
    numbers = rows(register, "travel_documents").get_column("document_number")
    assert numbers.n_unique() == len(numbers)
    assert numbers.str.starts_with("QQ").all()
    names = rows(register, "people").get_column("name")
    assert names.n_unique() > len(names) / 2
    assert all(any(stem in plain_letters(name) for stem in INVENTED_STEMS) for name in names)


def test_crossings_of_a_person_stand_in_the_order_of_time(register: Register) -> None:
    crossings = rows(register, "crossings")
    assert crossings.equals(crossings.sort("person", "crossed_on", maintain_order=True))


def test_each_case_gives_its_one_finding_and_everyday_people_give_none(register: Register) -> None:
    people = rows(register, "people").height
    crowd = draw_crowd(0, people, people=people, stays=STAYS, seed=2023)
    cases = dict(zip(crowd.person.tolist(), map(Case, crowd.case.tolist()), strict=True))
    found = screen(register, as_of=date(2023, 6, 27)).findings
    in_force = {rule.id for rule in book.rules_in_force(date(2023, 6, 27))}
    special = [(person, RULE_OF[case]) for person, case in cases.items() if case is not Case.EVERYDAY]
    expected = Counter((person, rule) for person, rule in special if rule in in_force)
    assert Counter((finding.person, finding.rule_id) for finding in found if finding.person is not None) == expected
    assert [finding.rule_id for finding in found if finding.person is None] == ["feed_silent"]
    assert 0.7 < Counter(cases.values())[Case.EVERYDAY] / people < 0.9


def test_parquet_written_in_slices_holds_the_same_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "PEOPLE_A_SLICE", 700)
    write_parquet(tmp_path / "new" / "folder", 2000, seed=5)
    register = large_register(2000, seed=5)
    for table in SCHEMAS:
        assert pl.read_parquet(tmp_path / "new" / "folder" / f"{table}.parquet").equals(rows(register, table))


def test_another_seed_draws_other_people(register: Register) -> None:
    assert not rows(large_register(STAYS, seed=1), "people").equals(rows(register, "people"))
    assert rows(large_register(STAYS), "people").equals(rows(register, "people"))


@pytest.mark.parametrize("stays", [0, -5, 10_000_001])
def test_a_number_of_stays_out_of_bounds_is_refused(tmp_path: Path, stays: int) -> None:
    with pytest.raises(ValueError, match="1 to 10000000"):
        large_register(stays)
    with pytest.raises(ValueError, match="1 to 10000000"):
        write_parquet(tmp_path / "x", stays)
    assert not (tmp_path / "x").exists()
