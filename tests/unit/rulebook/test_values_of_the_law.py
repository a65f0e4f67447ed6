"""The dated values of the law as a lawyer reads them: how much, since when, and whether anybody has confirmed it."""

import pytest
from tests.factories.registers import day

from timpora.kernel.refusals import Refused
from timpora.rulebook.parameters import Counting, load_parameters, standard_parameters


@pytest.mark.parametrize(
    ("parameter", "on", "value", "confirmed"),
    [
        ("overstay.charge_per_day", "2018-01-01", 300_000, False),
        ("overstay.charge_per_day", "2023-06-27", 1_000_000, True),
        ("overstay.charge_per_day", "2025-01-01", 1_000_000, False),  # the line of PP 45/2024 was not seen
        ("overstay.threshold_days", "2023-06-27", 60, True),
        ("overstay.charge_beyond_threshold", "2023-06-27", False, False),
        ("overstay.late_stay_application_days", "2023-06-27", 30, True),
        ("overstay.billing_code_days", "2023-06-27", 7, True),
        ("entry_ban.longest_months", "2023-06-27", 6, False),
        ("entry_ban.longest_months", "2025-01-01", 120, True),
        ("entry_ban.extension_months", "2023-06-27", 6, False),
        ("entry_ban.extension_months", "2025-01-01", 120, True),
        ("objection.working_days", "2023-06-27", 21, False),
        ("objection.working_days", "2025-06-01", 21, True),
        ("objection.advice_working_days", "2025-06-01", 5, True),
        ("objection.decision_working_days", "2025-06-01", 5, True),
        ("objection.decision_working_days", "2023-06-27", 10, False),
        ("record.correction_days", "2025-06-01", 3, False),
        ("supervision.urgent_order_days", "2025-06-01", 1, True),
        ("detention.office_room_days", "2023-06-27", 30, False),  # another office says 60
        ("detention.longest_years", "2023-06-27", 10, True),
        ("application.bridging_days", "2024-04-01", 60, True),
        ("application.bridging_apply_days_before", "2024-04-01", 3, True),
        ("forced_stay.days", "2026-03-01", 30, True),
        ("visa.use_within_days", "2024-01-01", 90, True),
        ("extension.apply_days_before", "2024-01-01", 7, True),
        ("residence_letter.report_days", "2023-06-27", 14, True),
        ("child.age_years", "2023-06-27", 18, False),
        ("child.choose_nationality_by_years", "2023-06-27", 21, True),
        ("recorded_limit.month_tolerance_days", "2023-06-27", 1, True),
    ],
)
def test_each_value_is_what_the_sources_say(parameter: str, on: str, value: int, *, confirmed: bool) -> None:
    dated = standard_parameters()[parameter].value_on(day(on))
    assert (dated.value, dated.confirmed) == (value, confirmed)


@pytest.mark.parametrize(
    ("parameter", "on"),
    [
        ("overstay.late_stay_application_days", "2021-02-01"),
        ("application.bridging_apply_days_before", "2024-03-31"),
        ("objection.advice_working_days", "2024-12-31"),
        ("forced_stay.days", "2026-02-28"),
        ("objection.working_days", "2014-10-16"),
        ("objection.decision_working_days", "2014-10-16"),
        ("record.correction_days", "2024-10-16"),
    ],
)
def test_no_value_is_dated_back_before_the_provision_that_set_it(parameter: str, on: str) -> None:
    with pytest.raises(Refused):
        standard_parameters()[parameter].value_on(day(on))


def test_only_what_says_so_is_counted_otherwise_than_from_the_day_after_for_as_many_days_as_it_has() -> None:
    told = {name: one.counting for name, one in standard_parameters().items() if one.counting}
    assert told == {
        "detention.office_room_days": (Counting.DAY_ITSELF,),
        "overstay.billing_code_days": (Counting.ENDS_WITH_THE_YEAR,),
    }


@pytest.mark.parametrize(
    ("unit", "counting"), [("days", "[sideways]"), ("days", "day_itself"), ("months", "[day_itself]")]
)
def test_an_unknown_way_of_counting_is_refused_by_name(unit: str, counting: str) -> None:
    value = "{from: 2020-01-01, value: 3, citation: Rekaan, status: confirmed}"
    text = f"- {{id: a.b, title: {{id: Rekaan, en: Invented}}, unit: {unit}, counting: {counting}, values: [{value}]}}"
    with pytest.raises(Refused) as refused:
        load_parameters({"rekaan.yaml": text})
    assert refused.value.refusal.code == "parameter_counting"
    assert "a.b" in refused.value.refusal.what.id
