"""The day ledger of stories that an officer would recognise, range by range."""

import pytest
from tests.factories.registers import day, person, register_of

from timpora.rulebook import book
from timpora.rulebook.parameters import standard_parameters
from timpora.rulebook.visa_indexes import standard_visa_indexes
from timpora.screening.core.findings import LedgerRange
from timpora.screening.core.ledger import ledgers_of


AS_OF = day("2023-06-27")
INDEXES = standard_visa_indexes()
LAW = book.environment_on(AS_OF, standard_parameters(), INDEXES)
type Rows = list[dict[str, object]]


def visit(first: str | None, last: str | None, **more: object) -> dict[str, object]:
    days = {"valid_from": day(first) if first else None, "valid_until": day(last) if last else None}
    return {"person": 0, "kind": "visit", "visa_index": "B213"} | days | more


def limited(first: str, last: str) -> dict[str, object]:
    return visit(first, last, kind="limited", visa_index="312")


def entry(on: str) -> dict[str, object]:
    return {"person": 0, "direction": "entry", "crossed_on": day(on)}


def left(on: str) -> dict[str, object]:
    return {"person": 0, "direction": "exit", "crossed_on": day(on)}


def seen(on: str, *, met: bool = False, **more: object) -> dict[str, object]:
    return {"person": 0, "place_kind": "other", "from_on": day(on), "met_in_person": met} | more


def ledger(**facts: Rows) -> list[LedgerRange]:
    register = register_of(people=[person()], **facts)
    frames = {name: frame.collect() for name, frame in register.frames().items()}
    return list(ledgers_of(frames, [0], LAW, INDEXES))


def told(ranges: list[LedgerRange]) -> list[str]:
    return [f"{found.first_day} {found.last_day} {found.standing} {found.known_by}" for found in ranges]


def test_who_was_met_after_the_limit_has_uncovered_days_up_to_the_meeting_and_presumed_ones_after_it() -> None:
    ranges = ledger(
        stay_permits=[visit("2023-04-16", "2023-05-15")],
        crossings=[entry("2023-04-16")],
        presence=[seen("2023-06-20", met=True)],
    )
    assert told(ranges) == [
        "2023-04-16 2023-05-15 covered met",
        "2023-05-16 2023-06-20 uncovered met",
        "2023-06-21 2023-06-27 uncovered presumed",
    ]
    assert [found.days for found in ranges] == [30, 36, 7]
    assert ranges[0].source is not None
    assert ranges[0].source.row == 2
    assert ranges[1].source is None
    assert ranges[1].provision.citation == "Pasal 48 ayat (1) UU 6/2011"


def test_each_stay_has_its_own_days_and_the_days_abroad_have_none() -> None:
    ranges = ledger(
        stay_permits=[visit("2023-01-01", "2023-01-30"), visit("2023-06-01", "2023-06-30")],
        crossings=[entry("2023-01-01"), left("2023-02-04"), entry("2023-06-01")],
    )
    assert told(ranges) == [
        "2023-01-01 2023-01-30 covered crossing",
        "2023-01-31 2023-02-04 uncovered crossing",
        "2023-06-01 2023-06-27 covered presumed",
    ]


def test_a_stay_without_exit_before_a_later_entry_ends_with_the_last_evidence_of_it() -> None:
    ranges = ledger(
        stay_permits=[visit("2023-01-01", "2023-01-30"), visit("2023-06-01", "2023-06-30")],
        crossings=[entry("2023-01-01"), entry("2023-06-01")],
        presence=[seen("2023-02-02")],
    )
    assert told(ranges)[:2] == ["2023-01-01 2023-01-30 covered reported", "2023-01-31 2023-02-02 uncovered reported"]
    assert told(ranges)[2].startswith("2023-06-01")


def test_who_went_out_and_came_back_on_one_day_has_two_stays_that_touch() -> None:
    ranges = ledger(
        stay_permits=[visit("2023-05-01", "2023-05-30"), visit("2023-05-21", "2023-06-19")],
        crossings=[entry("2023-05-01"), left("2023-05-21"), entry("2023-05-21")],
    )
    assert told(ranges) == [
        "2023-05-01 2023-05-20 covered crossing",
        "2023-05-21 2023-06-19 covered presumed",
        "2023-06-20 2023-06-27 uncovered presumed",
    ]
    assert "keluar 21 Mei 2023" in ranges[0].presence.id


def test_without_crossings_permits_prove_no_presence_between_them() -> None:
    ranges = ledger(stay_permits=[limited("2021-01-01", "2021-12-31"), limited("2023-01-01", "2023-12-31")])
    assert told(ranges) == ["2021-01-01 2021-12-31 covered permit", "2023-01-01 2023-06-27 covered presumed"]


def test_an_application_lodged_in_time_waits_and_one_lodged_late_does_not() -> None:
    permits = [visit("2023-04-16", "2023-05-15")]
    lodged = {"person": 0, "applied_for": "extension", "lodged_on": day("2023-05-10")}
    assert told(ledger(stay_permits=permits, applications=[lodged]))[1] == "2023-05-16 2023-06-27 pending presumed"
    late = lodged | {"lodged_on": day("2023-05-16")}
    assert told(ledger(stay_permits=permits, applications=[late]))[1] == "2023-05-16 2023-06-27 uncovered presumed"


def test_a_gap_in_which_the_office_was_deciding_waits_until_the_decision() -> None:
    ranges = ledger(
        stay_permits=[visit("2023-04-16", "2023-05-15"), visit("2023-05-25", "2023-06-30")],
        crossings=[entry("2023-04-16")],
        applications=[
            {"person": 0, "applied_for": "extension", "lodged_on": day("2023-05-10"), "decided_on": day("2023-05-22"), "outcome": "granted"}
        ],
    )  # fmt: skip
    assert told(ranges)[1:3] == ["2023-05-16 2023-05-21 pending presumed", "2023-05-22 2023-05-24 uncovered presumed"]
    assert ranges[1].basis.id == "Menunggu keputusan perpanjangan, diajukan 10 Mei 2023, dikabulkan 22 Mei 2023"
    assert ranges[1].source is not None


@pytest.mark.parametrize("kind", ["in_custody", "force_majeure"])
def test_days_in_custody_or_force_majeure_are_not_concluded(kind: str) -> None:
    during = {"person": 0, "kind": kind, "from_on": day("2023-05-20"), "until_on": day("2023-06-01")}
    ranges = ledger(stay_permits=[visit("2023-04-16", "2023-05-15")], circumstances=[during])
    assert [found.standing for found in ranges] == ["covered", "uncovered", "pending", "uncovered"]
    assert (ranges[2].first_day, ranges[2].last_day) == (day("2023-05-20"), day("2023-06-01"))
    assert not ranges[2].provision.confirmed


def test_a_permit_without_a_limit_is_told_and_not_taken_for_cover() -> None:
    ranges = ledger(
        stay_permits=[visit("2023-04-16", None, visa_index="312", kind="limited")], presence=[seen("2023-06-01")]
    )
    assert {found.standing for found in ranges} == {"uncovered"}
    assert ranges[0].basis.id == "Izin tinggal terbatas 312 tercatat tanpa batas: hari ini tidak dapat dinilai"


def test_the_basis_names_the_extension_the_closing_and_a_computed_limit() -> None:
    extended = visit("2023-05-16", "2023-06-14", permit_number="R-2", extension_of="R-1")
    closed = visit("2023-06-15", "2023-07-14", cancelled_on=day("2023-06-20"), closed_because="exit_permit_only")
    computed = visit("2023-04-16", None)
    ranges = ledger(stay_permits=[computed, extended, closed], crossings=[entry("2023-04-16")])
    assert [found.basis.id for found in ranges] == [
        "Izin tinggal kunjungan B213, batas dihitung dari indeks",
        "Izin tinggal kunjungan B213 (no. R-2), perpanjangan dari no. R-1",
        "Izin tinggal kunjungan B213, ditutup dengan EPO 20 Juni 2023",
        "Tidak ada izin untuk hari-hari ini",
    ]
    assert ranges[3].presence.en == "Probably left, said to have done so on 20 June 2023"


def test_who_is_said_to_have_left_is_probably_gone_from_that_day_on() -> None:
    ranges = ledger(
        stay_permits=[visit("2023-04-16", "2023-05-15")], presence=[seen("2023-05-01", left_indonesia_on=day("2023-05-20"))]
    )  # fmt: skip
    assert told(ranges)[-1] == "2023-05-21 2023-06-27 uncovered probably_left"


def test_an_exit_without_an_entry_still_ends_the_days() -> None:
    ranges = ledger(stay_permits=[visit("2023-04-16", "2023-05-15")], crossings=[left("2023-05-17")])
    assert told(ranges) == ["2023-04-16 2023-05-15 covered crossing", "2023-05-16 2023-05-17 uncovered crossing"]
    assert ranges[0].presence.en == "Left on 17 May 2023, no entry on record"


def test_somebody_of_whom_nothing_is_known_has_no_days() -> None:
    assert ledger() == []
