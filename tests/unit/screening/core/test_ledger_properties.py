"""What holds for the day ledger of every history: no gap, no overlap, the rule's own count, and no harm from more facts."""

from datetime import date, timedelta
from functools import cache

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.chance import draws
from tests.factories.histories import AS_OF, registers

from timpora.engine.backends.reference import Reference
from timpora.engine.environment import Environment
from timpora.facts.codes import CircumstanceKind
from timpora.facts.register import Register
from timpora.rulebook import book, stay
from timpora.rulebook.parameters import standard_parameters
from timpora.rulebook.rules import overstay
from timpora.rulebook.visa_indexes import VisaIndexes, standard_visa_indexes
from timpora.screening.core.findings import LedgerRange, PresenceBy
from timpora.screening.core.ledger import NOT_CONCLUDED, day_ledger
from timpora.screening.core.one_person import PersonReader, judge
from timpora.screening.core.stays import Stay, stays_of


type Frames = dict[str, pl.DataFrame]
thorough = settings(
    max_examples=draws(40), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@cache
def law() -> tuple[Environment, VisaIndexes]:
    indexes = standard_visa_indexes()
    return book.environment_on(AS_OF, standard_parameters(), indexes), indexes


def frames_of(register: Register) -> Frames:
    return {name: frame.collect() for name, frame in register.frames().items()}


def people(frames: Frames) -> list[int]:
    return frames["people"].get_column("person").to_list()


def ledger(frames: Frames, person: int) -> tuple[LedgerRange, ...]:
    return day_ledger(PersonReader(frames, law()[0]).facts_of("people", person), *law())


def days(ranges: tuple[LedgerRange, ...], *standings: str) -> list[date]:
    return [
        found.first_day + timedelta(days=number)
        for found in ranges
        if not standings or found.standing in standings
        for number in range(found.days)
    ]


def with_row(frames: Frames, table: str, **values: object) -> Frames:
    schema = frames[table].schema
    row = {name: values.get(name) for name in schema} | {"source_file": "tambahan.csv"}
    added = pl.concat([frames[table], pl.DataFrame([row], schema=schema)]).sort("person", maintain_order=True)
    return frames | {table: added}


@thorough
@given(registers())
def test_ranges_are_in_order_and_no_day_stands_in_two_of_them(register: Register) -> None:
    frames = frames_of(register)
    for person in people(frames):
        found = days(ledger(frames, person))
        assert found == sorted(set(found))
        assert not found or found[-1] <= AS_OF


@thorough
@given(registers())
def test_every_day_of_presence_has_one_answer_and_other_days_are_there_only_by_a_permit(register: Register) -> None:
    frames = frames_of(register)
    for person in people(frames):
        facts = PersonReader(frames, law()[0]).facts_of("people", person)
        here = {
            found.here.first + timedelta(days=number)
            for found in stays_of(facts, law()[0])
            if found.here is not None
            for number in range(found.here.days or 0)
        }
        ranges = ledger(frames, person)
        by_presence = tuple(found for found in ranges if found.known_by is not PresenceBy.PERMIT)
        assert set(days(by_presence)) == here
        assert all(found.standing == "covered" for found in ranges if found.known_by is PresenceBy.PERMIT)


@thorough
@given(registers())
def test_days_after_the_limit_up_to_the_day_judged_are_the_days_of_a_proven_overstay(register: Register) -> None:
    frames = frames_of(register)
    for person in people(frames):
        facts = PersonReader(frames, law()[0]).facts_of("people", person)
        values, _ = judge(overstay.RULE, facts, law()[0])
        if not values["fires"] or values["answer.certainty"] != "proven":
            continue
        limit, judged_on = values["answer.stay_limit"], values["answer.judged_on"]
        departed_on = values["step.departed_on"]
        if isinstance(departed_on, date) and isinstance(judged_on, date) and departed_on < judged_on:
            continue  # met after a recorded exit: records that contradict each other, and a finding of their own
        assert isinstance(limit, date)
        assert isinstance(judged_on, date)
        ranges = ledger(frames, person)
        over = [day for day in days(ranges, "uncovered", "pending") if limit < day <= judged_on]
        assert len(over) == values["answer.overstay_days"]
        if not any(row["kind"] in NOT_CONCLUDED for row in facts.rows.get("circumstances", ())):
            assert over == [day for day in days(ranges, "uncovered") if limit < day <= judged_on]


@thorough
@given(registers(), st.integers(0, 260), st.integers(1, 90), st.sampled_from([True, False]))
def test_a_further_permit_never_adds_an_uncovered_day(
    register: Register, before: int, length: int, says_since_when: object
) -> None:
    frames = frames_of(register)
    begin = AS_OF - timedelta(days=before)
    for person in people(frames):
        facts = PersonReader(frames, law()[0]).facts_of("people", person)
        # The first permit of all makes a presence presumed, and an application that was lodged after it a late one.
        if Reference(facts, law()[0]).value(stay.stay_limit.node) is None:
            continue
        more = with_row(
            frames, "stay_permits", person=person, kind="limited", visa_index="312",
            valid_from=begin if says_since_when else None, valid_until=begin + timedelta(days=length),
        )  # fmt: skip
        # It may tell of an earlier stay, of which the ledger knew nothing; of the days it knew, it uncovers none.
        known, after = ledger(frames, person), ledger(more, person)
        assert set(days(after, "uncovered")) & set(days(known)) <= set(days(known, "uncovered"))


def leaves_the_known_stay(last: Stay, left_on: date) -> bool:
    """Whether an exit on that day ends the stay that is known: after its entry, and not before a permit of it began."""
    begins = [last.covered_from(cover) for cover in last.covers]
    known_from = last.here.first if last.here else date.max
    return (
        last.departed_on is None and left_on > (last.entered_on or date.min) and left_on >= max([known_from, *begins])
    )


@thorough
@given(registers(), st.integers(0, 120))
def test_recording_the_exit_of_somebody_who_is_here_never_adds_an_uncovered_day(
    register: Register, before: int
) -> None:
    frames = frames_of(register)
    left_on = AS_OF - timedelta(days=before)
    for person in people(frames):
        stays = stays_of(PersonReader(frames, law()[0]).facts_of("people", person), law()[0])
        if not stays or not leaves_the_known_stay(stays[-1], left_on):
            continue
        more = with_row(frames, "crossings", person=person, direction="exit", crossed_on=left_on)
        # It may tell of an earlier stay, of which the ledger knew nothing; of the days it knew, it uncovers none.
        known, after = ledger(frames, person), ledger(more, person)
        assert set(days(after, "uncovered")) & set(days(known)) <= set(days(known, "uncovered"))
        assert not [day for day in days(ledger(more, person)) if day > left_on]


@thorough
@given(registers())
def test_days_in_custody_are_never_called_uncovered(register: Register) -> None:
    frames = frames_of(register)
    for person in people(frames):
        more = with_row(frames, "circumstances", person=person, kind=CircumstanceKind.IN_CUSTODY.value)
        assert days(ledger(more, person), "uncovered") == []
