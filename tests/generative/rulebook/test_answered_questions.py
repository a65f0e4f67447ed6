"""Questions to the law that were answered, each with its smallest history."""

from datetime import date

import pytest
from tests.factories.histories import AS_OF, History, Row, register_from_histories
from tests.factories.judging import Values, by_reference, law_on
from tests.factories.plain_readings.readings import OF_A_PERSON
from tests.factories.plain_readings.stay import Stay


LIMIT = date(2023, 6, 1)
BEFORE, AFTER = date(2023, 5, 20), date(2023, 6, 10)
FEED: list[Row] = [{"feed": "umpan rekaan", "kind": "crossings", "rhythm_days": 1, "last_arrival_on": AS_OF}]
PERMIT: Row = {"kind": "limited", "visa_index": "312", "valid_from": date(2022, 6, 2), "valid_until": LIMIT}
PLAN: Row = {
    "employer": "PT Baja Rekaan", "employer_key": "BAJA REKAAN", "place_key": None, "valid_from": date(2022, 6, 2),
    "valid_until": date(2023, 12, 31),
}  # fmt: skip


def report(day: date, **more: object) -> Row:
    empty = dict.fromkeys(("until_on", "activity", "employer_key", "place_key", "left_indonesia_on"))
    return {"place_kind": "other", "from_on": day, "met_in_person": False} | empty | more


def crossing(direction: str, day: date) -> Row:
    return {"direction": direction, "crossed_on": day}


def lodged(day: date) -> Row:
    return {"applied_for": "extension", "lodged_on": day, "decided_on": None, "outcome": None}


def file_of(**rows: list[Row]) -> History:
    tables = (
        "stay_permits", "crossings", "presence", "applications", "travel_documents", "work_permits", "circumstances"
    )  # fmt: skip
    nobody: Row = {"nationality": None, "born_earliest": None, "born_latest": None}
    return {"people": [nobody]} | {table: rows.get(table, []) for table in tables}


WORK_HERE = report(BEFORE, activity="work", employer_key="SEMEN CONTOH")
HISTORIES: dict[str, History] = {
    "two_applications": file_of(
        stay_permits=[PERMIT],
        presence=[report(AFTER, met_in_person=True)],
        applications=[lodged(BEFORE), lodged(AFTER)],
    ),
    "round_trips_on_end": file_of(
        stay_permits=[PERMIT | {"valid_until": date(2023, 12, 31)}],
        presence=[report(AS_OF)],
        crossings=[
            crossing("entry", BEFORE),
            *[crossing(direction, day) for day in (AFTER, date(2023, 6, 11)) for direction in ("exit", "entry")],
        ],
    ),
    "in_and_out_and_then_an_exit": file_of(
        stay_permits=[PERMIT | {"kind": "visit", "visa_index": "B211A", "valid_from": BEFORE}],
        crossings=[
            crossing("exit", date(2023, 4, 1)),
            *[crossing(direction, BEFORE) for direction in ("entry", "exit")],
            crossing("exit", AFTER),
        ],
    ),
    "the_same_exit_told_twice": file_of(
        stay_permits=[PERMIT],
        presence=[report(AS_OF)],
        crossings=[crossing("entry", BEFORE), *[crossing(way, AFTER) for way in ("exit", "exit", "entry", "entry")]],
    ),
    "closed_work_report_without_entry": file_of(
        stay_permits=[PERMIT | {"kind": "visit", "visa_index": "B211A"}], presence=[WORK_HERE | {"until_on": BEFORE}]
    ),
    "several_or_open_plans": file_of(
        stay_permits=[PERMIT],
        presence=[WORK_HERE],
        work_permits=[PLAN, PLAN | {"employer_key": "SEMEN CONTOH", "valid_until": date(2023, 11, 30)}],
    ),
    "permit_without_a_limit": file_of(stay_permits=[PERMIT | {"valid_until": None}], presence=[report(BEFORE)]),
    "circumstance_without_a_limit": file_of(
        presence=[report(BEFORE)],
        circumstances=[{"kind": "trafficking_victim", "from_on": BEFORE, "until_on": date(2023, 12, 31)}],
    ),
    "met_after_the_exit": file_of(
        stay_permits=[PERMIT], crossings=[crossing("exit", AFTER)], presence=[report(AS_OF, met_in_person=True)]
    ),
    "closed_before_it_began": file_of(
        stay_permits=[
            PERMIT,
            PERMIT
            | {
                "valid_from": date(2023, 6, 20),
                "valid_until": date(2023, 12, 31),
                "cancelled_on": date(2023, 6, 15),
                "closed_because": "cancelled",
            },
        ],
        presence=[report(AS_OF, met_in_person=True)],
    ),
}


def verdicts_of(history: History) -> dict[str, Values]:
    found = by_reference(register_from_histories([history], FEED), law_on(AS_OF))
    return {rule_id: values for (rule_id, key), values in found.items() if key == 0}


@pytest.mark.parametrize("name", HISTORIES)
def test_the_rulebook_answers_as_the_plain_reading_does(name: str) -> None:
    stay = Stay(HISTORIES[name], FEED, AS_OF)
    for rule_id, values in verdicts_of(HISTORIES[name]).items():
        plain = OF_A_PERSON[rule_id](stay) if rule_id in OF_A_PERSON else None
        if rule_id in OF_A_PERSON:
            assert (values["fires"] is True) == (plain is not None), rule_id
        if plain is not None:
            reasons = {
                key.removeprefix("reason.") for key, value in values.items() if key.startswith("reason.") and value
            }
            assert reasons == set(plain.reasons), rule_id
            assert {figure: values[f"answer.{figure}"] for figure in plain.figures if figure != "held_back"} == {
                figure: value for figure, value in plain.figures.items() if figure != "held_back"
            }, rule_id


@pytest.mark.parametrize(
    "history",
    [
        file_of(stay_permits=[PERMIT], presence=[report(BEFORE, left_indonesia_on=AFTER)]),
        file_of(
            stay_permits=[PERMIT | {"visa_index": None, "valid_until": date(2010, 12, 1), "valid_from": None}],
            presence=[report(date(2011, 1, 10), met_in_person=True)],
        ),
    ],
    ids=["probably left", "judged before the law"],
)
def test_whatever_needs_a_person_says_why(history: History) -> None:
    values = verdicts_of(history)["overstay"]
    assert values["fires"] is True
    assert values["answer.consequence"] == "needs_a_person"
    assert any(value for name, value in values.items() if name.startswith("reason."))
