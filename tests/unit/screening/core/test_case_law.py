"""The law of a day for a case: values with their basis, provisions in force, and charges as the rule of overstay computes them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.factories.registers import person, register_of

from timpora.kernel.refusals import Refused
from timpora.rulebook.parameters import standard_parameters
from timpora.rulebook.setting_changes import SettingChange, with_setting
from timpora.screening.core.case_law import Charge, NeedsPerson, case_law_on
from timpora.screening.core.law_changes import DatedLaw, standard_law
from timpora.screening.run import screen


MEETING = date(2023, 6, 27)


def office_law(name: str, *, value: int | bool, begins_on: date = MEETING) -> DatedLaw:
    law = standard_law()
    change = SettingChange(parameter=name, begins_on=begins_on, value=value, citation="SK Kepala Kantor Rekaan")
    return replace(law, parameters=with_setting(law.parameters, change))


def test_a_value_says_where_it_comes_from_and_how_sure_it_is() -> None:
    value = case_law_on(MEETING).value("detention.office_room_days")
    assert value is not None
    assert (value.value, value.unit, value.confirmed, value.counts_day_itself) == (30, "days", False, True)
    assert value.citation.en.startswith("Statement of the Director General")
    assert not value.is_office_setting
    own = case_law_on(MEETING).value("case.triage_working_days")
    assert own is not None
    assert own.is_office_setting


def test_a_value_of_another_day_is_that_days_and_none_where_there_was_none() -> None:
    law = case_law_on(MEETING)
    assert law.value("objection.advice_working_days") is None
    later = law.value("objection.advice_working_days", on=date(2025, 2, 1))
    assert later is not None
    assert later.value == 5
    with pytest.raises(KeyError):
        law.value("case.no_such_value")


def test_an_offices_own_setting_is_its_law_from_its_day_on() -> None:
    dated = office_law("case.triage_working_days", value=4)
    changed, before = (
        case_law_on(day, dated).value("case.triage_working_days") for day in (MEETING, MEETING - timedelta(days=1))
    )
    assert changed is not None
    assert before is not None
    assert (changed.value, before.value) == (4, 2)
    assert changed.citation.id == "SK Kepala Kantor Rekaan"


def test_provisions_are_those_of_the_day_in_both_languages() -> None:
    provisions = case_law_on(MEETING).provisions
    assert "permenimipas2-73" not in provisions
    assert provisions["uu6-75-2e"].words.en == "Overstay charge"
    assert (
        provisions["uu6-75-2e"].citation.en
        == "Article 75(2) e of Law 6/2011 on Immigration (Pasal 75 ayat (2) huruf e UU 6/2011)"
    )
    assert provisions["uu6-75-2e"].penalty is None


@pytest.mark.parametrize(
    ("on", "days", "amount"),
    [
        (MEETING, 1, 1_000_000),
        (MEETING, 43, 43_000_000),
        (MEETING, 59, 59_000_000),
        (date(2019, 7, 1), 10, 10_000_000),  # the published case of Ngurah Rai
        (date(2018, 7, 1), 10, 3_000_000),
    ],
)
def test_below_the_threshold_each_day_costs_the_tariff_of_the_day_judged(on: date, days: int, amount: int) -> None:
    charge = case_law_on(on).charge_for(days)
    assert isinstance(charge, Charge)
    assert (charge.amount, charge.days) == (amount, days)
    assert charge.per_day.value * days == amount


def test_exactly_on_the_threshold_a_person_decides_and_is_told_why() -> None:
    answer = case_law_on(MEETING).charge_for(60)
    assert isinstance(answer, NeedsPerson)
    [because] = answer.because
    assert "pejabat memutuskan" in because.id


def test_above_the_threshold_nothing_is_charged_unless_the_office_set_so() -> None:
    assert case_law_on(MEETING).charge_for(61) is None
    charging = case_law_on(MEETING, office_law("overstay.charge_beyond_threshold", value=True)).charge_for(61)
    assert isinstance(charging, Charge)
    assert charging.amount == 61_000_000


@pytest.mark.parametrize("days", [0, -3])
def test_who_is_not_past_the_limit_is_charged_nothing(days: int) -> None:
    assert case_law_on(MEETING).charge_for(days) is None


def test_the_charge_of_a_case_is_the_one_of_the_finding_for_every_number_of_days() -> None:
    most = standard_parameters()["overstay.threshold_days"].value_on(MEETING).value + 5
    register = register_of(
        people=[person(days, born_earliest=date(1980, 1, 1), born_latest=date(1980, 1, 1)) for days in range(1, most)],
        stay_permits=[{"person": days, "kind": "visit", "valid_until": MEETING - timedelta(days=days)} for days in range(1, most)],
        crossings=[
            {"person": days, "direction": "entry", "crossed_on": MEETING - timedelta(days=days + 20), "feed": "rekaan"} for days in range(1, most)
        ],
        presence=[{"person": days, "from_on": MEETING, "until_on": MEETING, "place_kind": "other", "met_in_person": True} for days in range(1, most)],
        feeds=[{"feed": "rekaan", "kind": "crossings", "last_arrival_on": MEETING}],
    )  # fmt: skip
    found = {
        one.person: one.overstay_charge for one in screen(register, as_of=MEETING).findings if one.rule_id == "overstay"
    }
    law = case_law_on(MEETING)
    answers = {days: law.charge_for(days) for days in range(1, most)}
    assert found == {days: answer.amount if isinstance(answer, Charge) else None for days, answer in answers.items()}


def test_a_day_before_all_law_is_refused() -> None:
    with pytest.raises(Refused):
        case_law_on(date(2009, 1, 1))
