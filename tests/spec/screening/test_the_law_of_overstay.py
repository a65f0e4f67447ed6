"""Worked examples of the law, one a line, as a lawyer would check them."""

from datetime import date, timedelta

import pytest
from tests.factories.registers import day, person, register_of

from timpora.screening.core.findings import Finding
from timpora.screening.run import screen


MEETING = day("2023-06-27")
FEED = [{"feed": "bandara rekaan", "kind": "crossings", "rhythm_days": 1, "last_arrival_on": MEETING}]


def overstay(
    *, limit: date, met_on: date | None = None, left_on: date | None = None, as_of: date = MEETING, **more: object
) -> Finding | None:
    permit = {
        "person": 0,
        "kind": "limited",
        "visa_index": "312",
        "valid_from": limit - timedelta(days=360),
        "valid_until": limit,
    }
    facts: dict[str, list[dict[str, object]]] = {"people": [person(0)], "stay_permits": [permit], "feeds": FEED}
    if met_on:
        facts["presence"] = [{"person": 0, "place_kind": "other", "from_on": met_on, "met_in_person": True}]
    if left_on:
        facts["crossings"] = [{"person": 0, "direction": "exit", "crossed_on": left_on}]
    found = screen(register_of(**(facts | more)), as_of=as_of).findings  # type: ignore[arg-type]
    return next((finding for finding in found if finding.rule_id == "overstay"), None)


@pytest.mark.parametrize(
    ("days", "consequence", "charge", "reasons"),
    [
        (1, "charge", 1_000_000, []),
        (59, "charge", 59_000_000, []),
        (60, "needs_a_person", None, ["exactly_threshold"]),
        (61, "deportation_and_ban", None, []),
        (956, "deportation_and_ban", None, []),
    ],
)
def test_the_consequence_follows_the_days_of_overstay_on_the_day_met(
    days: int, consequence: str, charge: int | None, reasons: list[str]
) -> None:
    finding = overstay(limit=MEETING - timedelta(days=days), met_on=MEETING)
    assert finding is not None
    assert (finding.overstay_days, finding.consequence, finding.overstay_charge) == (days, consequence, charge)
    assert [reason.code for reason in finding.reasons] == reasons
    assert finding.certainty == "proven"


def test_the_last_lawful_day_is_lawful() -> None:
    assert overstay(limit=MEETING, met_on=MEETING) is None


def test_before_may_2019_a_day_cost_300000_rupiah() -> None:
    finding = overstay(limit=day("2019-03-01"), met_on=day("2019-03-11"), as_of=day("2019-03-11"))
    assert finding is not None
    assert finding.overstay_charge == 3_000_000


def test_days_at_discovery_stay_the_basis_when_the_person_is_removed_later() -> None:
    finding = overstay(limit=day("2023-04-20"), met_on=day("2023-06-14"), left_on=day("2023-06-23"))
    assert finding is not None
    assert (finding.overstay_days, finding.consequence, finding.overstay_charge) == (55, "charge", 55_000_000)


def test_who_left_before_the_limit_has_no_finding() -> None:
    assert overstay(limit=day("2023-05-01"), left_on=day("2023-05-01")) is None


def test_who_left_late_is_proven_by_the_exit() -> None:
    finding = overstay(limit=day("2023-05-01"), left_on=day("2023-05-04"))
    assert finding is not None
    assert (finding.certainty, finding.overstay_days) == ("proven", 3)


def test_without_exit_or_meeting_nobody_is_proven() -> None:
    finding = overstay(limit=day("2023-05-01"))
    assert finding is not None
    assert finding.certainty == "no_exit_on_record"


def test_a_silent_feed_holds_the_finding_back() -> None:
    finding = overstay(limit=day("2023-05-01"), feeds=[FEED[0] | {"last_arrival_on": day("2023-05-02")}])
    assert finding is not None
    assert finding.held_back
    assert finding.consequence == "needs_a_person"


def test_a_pending_application_lodged_in_time_is_never_an_overstay() -> None:
    lodged = [{"person": 0, "applied_for": "extension", "lodged_on": day("2023-04-25")}]
    assert overstay(limit=day("2023-05-01"), met_on=MEETING, applications=lodged) is None


def test_an_application_lodged_late_asks_a_person() -> None:
    lodged = [{"person": 0, "applied_for": "extension", "lodged_on": day("2023-05-25")}]
    finding = overstay(limit=day("2023-05-01"), met_on=MEETING, applications=lodged)
    assert finding is not None
    assert finding.consequence == "needs_a_person"


@pytest.mark.parametrize("kind", ["trafficking_victim", "registered_with_unhcr", "in_custody", "stateless"])
def test_a_protected_person_is_never_charged(kind: str) -> None:
    finding = overstay(limit=day("2023-05-01"), met_on=MEETING, circumstances=[{"person": 0, "kind": kind}])
    assert finding is not None
    assert finding.consequence == "needs_a_person"
    assert finding.overstay_charge is None


def test_a_child_is_never_charged() -> None:
    child = [person(0, born_earliest=day("2010-01-01"), born_latest=day("2010-12-31"))]
    finding = overstay(limit=day("2023-05-01"), met_on=MEETING, people=child)
    assert finding is not None
    assert [reason.code for reason in finding.reasons] == ["child"]


def test_a_disputed_limit_proves_nothing() -> None:
    permit = {
        "person": 0,
        "kind": "visit",
        "visa_index": "B213",
        "valid_from": day("2023-04-16"),
        "valid_until": day("2023-05-10"),
    }
    finding = overstay(limit=day("2023-05-10"), met_on=MEETING, stay_permits=[permit])
    assert finding is not None
    assert finding.certainty != "proven"
    assert "limit_disputed" in [reason.code for reason in finding.reasons]


@pytest.mark.parametrize("nationality", ["CHN", "JPN", "USA", None])
def test_nationality_changes_nothing(nationality: str | None) -> None:
    finding = overstay(limit=day("2023-05-15"), met_on=MEETING, people=[person(0, nationality=nationality)])
    assert finding is not None
    assert (finding.certainty, finding.consequence, finding.overstay_days) == ("proven", "charge", 43)


def test_the_sentence_can_be_said_aloud_in_both_languages() -> None:
    finding = overstay(limit=day("2023-05-15"), met_on=MEETING)
    assert finding is not None
    assert finding.sentence.id.startswith("Melebihi batas tinggal 43 hari (sejak 16 Mei 2023).")
    assert "Rp43.000.000" in finding.sentence.id
    assert "15 Juli 2023" in finding.sentence.id
    assert finding.sentence.en.startswith("43 days past the stay limit (since 16 May 2023).")
