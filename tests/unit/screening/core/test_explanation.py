"""What is explained of one person agrees with the screening of everybody and says where each step was read."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from tests.factories.chance import draws
from tests.factories.histories import AS_OF, registers
from tests.factories.registers import day, person, register_of

from timpora.facts.register import Register
from timpora.kernel.refusals import Refused
from timpora.screening.core.explanation import Explanation
from timpora.screening.explain import Explainer, explain, people_who_fit
from timpora.screening.run import screen


type Rows = list[dict[str, object]]
PERMIT: dict[str, object] = {
    "person": 0, "kind": "visit", "visa_index": "B213", "valid_from": day("2023-04-16"), "valid_until": day("2023-05-15"), "document_number": "X0000001",
}  # fmt: skip
FEED: dict[str, object] = {"feed": "bandara rekaan", "kind": "crossings", "rhythm_days": 1, "last_arrival_on": AS_OF}


def explained(as_of: date = AS_OF, **facts: Rows) -> Explanation:
    register = register_of(**({"people": [person()], "stay_permits": [PERMIT], "feeds": [FEED]} | facts))  # type: ignore[arg-type]
    return explain(register, person=0, as_of=as_of)


@settings(
    max_examples=draws(20), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(registers())
def test_findings_and_ledger_of_one_person_are_those_of_the_screening(register: Register) -> None:
    screening = screen(register, as_of=AS_OF)
    explainer = Explainer(register, as_of=AS_OF)
    for number in register.people.collect().get_column("person"):
        own = explainer.explain(number)
        mine = [finding for finding in screening.findings if finding.person == number]
        assert sorted(own.findings, key=lambda one: one.rule_id) == sorted(mine, key=lambda one: one.rule_id)
        if mine:
            assert list(own.ledger) == [found for found in screening.ledger if found.person == number]


def test_the_sentence_is_that_of_the_finding_and_each_step_says_where_it_was_read() -> None:
    met: Rows = [{"person": 0, "place_kind": "other", "from_on": AS_OF, "met_in_person": True}]
    own = explained(presence=met)
    assert own.sentence.id.startswith("Melebihi batas tinggal 43 hari (sejak 16 Mei 2023).")
    steps = {step.label.id: step for rule in own.rules if rule.rule_id == "overstay" for step in rule.steps}
    limit, met_step = steps["Batas tinggal (hari sah terakhir)"], steps["Ditemui petugas"]
    assert limit.value.en == "15 May 2023"
    assert limit.source is not None
    assert (limit.source.file, limit.source.row) == ("uji.csv", 2)
    assert met_step.source is not None
    assert steps["Akibat hukum"].value.id == "biaya beban"
    assert steps["Keluar wilayah tercatat"].value.id == "tidak tercatat"


def test_values_of_the_law_are_told_with_dates_citation_and_status_as_on_the_day_they_were_read() -> None:
    permit = PERMIT | {"valid_from": day("2019-03-15"), "valid_until": day("2019-04-13")}
    met: Rows = [{"person": 0, "place_kind": "other", "from_on": day("2019-04-20"), "met_in_person": True}]
    own = explained(as_of=day("2019-06-01"), stay_permits=[permit], presence=met)
    used = {used.definition.id: used for rule in own.rules for used in rule.parameters}
    charge = used["overstay.charge_per_day"]
    assert charge.definition.meaning.id.startswith("Rp300.000 per hari")
    assert (charge.holds_until, charge.definition.confirmed) == (day("2019-05-02"), False)


def test_a_finding_cites_what_its_reasons_rest_on_and_nothing_that_only_other_reasons_would() -> None:
    met: Rows = [{"person": 0, "place_kind": "other", "from_on": AS_OF, "met_in_person": True}]
    cited = {}
    for born in ("1980-01-01", "2015-01-01"):
        born_then = person(born_earliest=day(born), born_latest=day(born))
        cited[born] = {provision.citation for provision in explained(people=[born_then], presence=met).provisions}
    protection = "UU 35/2014 tentang Perlindungan Anak"
    assert protection in cited["2015-01-01"]
    assert cited["1980-01-01"] == cited["2015-01-01"] - {protection}


def test_a_rule_that_does_not_fire_tells_only_what_decides_that() -> None:
    own = explained(as_of=day("2023-05-01"))
    overstay = next(rule for rule in own.rules if rule.rule_id == "overstay")
    labels = [step.label.en for step in overstay.steps]
    assert not overstay.fires
    assert "Stay limit (last lawful day)" in labels
    assert "Consequence" not in labels
    assert overstay.parameters == ()


LODGED: Rows = [{"person": 0, "applied_for": "extension", "lodged_on": day("2023-05-10")}]


@pytest.mark.parametrize(
    ("as_of", "facts", "sentence"),
    [
        ("2023-05-01", {}, "Batas tinggal sampai 15 Mei 2023, 14 hari lagi."),
        ("2023-05-15", {}, "Hari ini, 15 Mei 2023, adalah hari sah terakhir."),
        ("2023-05-18", {}, "Batas tinggal 15 Mei 2023 lewat 3 hari lalu dan keluar wilayah belum tercatat."),
        ("2023-05-18", {"applications": LODGED}, "Batas tinggal 15 Mei 2023 lewat 3 hari lalu; permohonan yang diajukan tepat waktu belum diputus."),
        ("2023-05-18", {"crossings": [{"person": 0, "direction": "exit", "crossed_on": day("2023-05-12")}]}, "Sudah keluar wilayah 12 Mei 2023, dalam batas tinggal 15 Mei 2023."),
        ("2023-05-18", {"crossings": [{"person": 0, "direction": "exit", "crossed_on": day("2023-05-17")}]}, "Sudah keluar wilayah 17 Mei 2023, 2 hari setelah batas tinggal 15 Mei 2023."),
        ("2023-05-18", {"stay_permits": [], "crossings": [{"person": 0, "direction": "exit", "crossed_on": day("2023-05-12")}]}, "Sudah keluar wilayah 12 Mei 2023; batas tinggal tidak tercatat."),
        ("2023-05-18", {"stay_permits": [], "applications": LODGED}, "Menunggu keputusan permohonan; batas tinggal tidak tercatat."),
        ("2023-05-18", {"stay_permits": []}, "Tidak ada batas tinggal dalam catatan."),
    ],
)  # fmt: skip
def test_the_standing_is_told_with_or_without_a_finding(as_of: str, facts: dict[str, Rows], sentence: str) -> None:
    assert explained(as_of=day(as_of), **facts).standing.id == sentence


def test_a_day_outside_the_law_is_refused() -> None:
    with pytest.raises(Refused):
        explained(as_of=day("1999-01-01"))


LISTED = register_of(
    people=[
        person(0, name="ZHANG Wei Contoh"),
        person(1, name="MÜLLER Jürgen Rekaan"),
        person(2, name="Zhang Li Contoh"),
    ],
    stay_permits=[PERMIT | {"document_number": "E1234567"}],
    travel_documents=[{"person": 1, "document_number": "C01X00T47"}, {"person": 0, "document_number": "E1234567"}],
)


@pytest.mark.parametrize(
    ("key", "persons"),
    [
        ("E 1234-567", [0]), ("c01x00t47", [1]), ("contoh wei zhang", [0]), ("jurgen muller rekaan", [1]), ("Zhang", [0, 2]),
        ("Мюллер", []), ("", []), ("E1234568", []),
    ],
)  # fmt: skip
def test_a_person_is_found_by_document_number_or_name_in_any_spelling(key: str, persons: list[int]) -> None:
    found = people_who_fit(LISTED, key)
    assert [match.person for match in found] == persons


def test_a_match_names_each_document_once() -> None:
    assert people_who_fit(LISTED, "ZHANG WEI CONTOH")[0].documents == ("E1234567",)
