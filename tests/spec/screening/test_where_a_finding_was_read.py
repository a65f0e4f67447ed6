"""Every finding names the rows that it rests on, those about feeds and about contradicting records too."""

from datetime import date

from tests.factories.registers import day, person, register_of

from timpora.facts.register import Register
from timpora.kernel.refusals import Source
from timpora.screening.core.findings import Subject
from timpora.screening.run import screen


AS_OF = date(2023, 6, 27)


def sources(register: Register, rule_id: str) -> tuple[Subject, tuple[Source, ...]]:
    [finding] = [finding for finding in screen(register, as_of=AS_OF).findings if finding.rule_id == rule_id]
    return finding.subject, finding.sources


def test_a_silent_feed_names_the_row_that_tells_of_it() -> None:
    fresh = {"feed": "bandara rekaan", "kind": "crossings", "rhythm_days": 1, "last_arrival_on": AS_OF}
    silent = fresh | {"feed": "pelabuhan rekaan", "last_arrival_on": day("2023-05-31")}
    register = register_of(people=[person()], feeds=[fresh, silent])
    assert sources(register, "feed_silent") == (Subject.FEED, (Source("uji.csv", None, 3),))


def test_crossings_out_of_turn_name_both_rows() -> None:
    crossings = [
        {"person": 0, "direction": direction, "crossed_on": day(on)}
        for direction, on in (("entry", "2022-09-01"), ("entry", "2023-02-10"), ("exit", "2023-03-01"))
    ]
    register = register_of(people=[person()], crossings=crossings)
    assert sources(register, "contradictory_records") == (
        Subject.RECORD, (Source("uji.csv", None, 2), Source("uji.csv", None, 3)),
    )  # fmt: skip


def test_a_permit_told_with_two_limits_names_both_rows() -> None:
    permit = {
        "person": 0,
        "kind": "limited",
        "visa_index": "312",
        "permit_number": "REKAAN-9",
        "valid_from": day("2022-09-01"),
    }
    limits = [permit | {"valid_until": day(until)} for until in ("2023-08-31", "2023-03-31")]
    register = register_of(people=[person()], stay_permits=limits)
    assert sources(register, "contradictory_records") == (
        Subject.RECORD, (Source("uji.csv", None, 2), Source("uji.csv", None, 3)),
    )  # fmt: skip
