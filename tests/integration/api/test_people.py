"""People, facts and the answer about a stay, as programs are told of them; each look is noted, and some need a reason."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.factories import facts, tokens
from tests.factories import office as offices
from tests.factories.programs import answers_for, overstayer, program

from timpora.accounts.core.roles import Permission, Role
from timpora.accounts.models import LookReason
from timpora.audit import queries as audit
from timpora.register import actions


pytestmark = pytest.mark.usefixtures("office_database")
YESTERDAY = (timezone.localdate() - timedelta(days=1)).isoformat()


def test_a_person_is_listed_found_by_name_or_number_and_opened() -> None:
    officer = offices.account()
    record = overstayer(officer)
    own = program(officer)
    told = {
        "person": record, "name": "Reka Wei", "other_names": [], "born_earliest": None, "born_latest": None, "nationality": "CHN",
        "document_numbers": ["QQE123456"], "last_place": "Hotel Khayal", "last_seen_on": "2023-06-27",
    }  # fmt: skip
    assert own.get("/people").json() == {"items": [told], "next": None}
    for sought, because in (
        ("wei reka", "the same name in another order"),
        ("QQE-123 456", "QQE123456: the same number"),
    ):
        [found] = own.post("/people/search", {"name_or_number": sought}).json()["items"]
        assert found == {**told, "likeness": found["likeness"], "found_because": [because]}
    assert own.post("/people/search", {"name_or_number": "lain"}).json() == {"items": [], "more": False}
    assert own.get("/people", {"nationality": "JPN"}).json()["items"] == []
    assert own.get("/people", {"as_known_on": YESTERDAY}).json()["items"] == []
    assert own.get(f"/people/{record}").json() == {**told, "records": [record]}


def test_a_list_is_read_page_by_page_each_person_once() -> None:
    officer = offices.account()
    with offices.looking(officer) as by:
        made = [facts.fact(by, "people", name=f"Reka {number}", name_key=f"REKA {number}") for number in range(7)]
    own, read, cursor = program(officer), [], None
    while True:
        page = own.get("/people", {"limit": 3, **({"cursor": cursor} if cursor else {})}).json()
        read += [one["person"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert read == made[::-1]


def test_the_facts_of_a_person_come_with_their_sources_as_of_a_day_and_as_known_on_a_day() -> None:
    officer = offices.account()
    record = overstayer(officer)
    own = program(officer)
    told = own.get(f"/people/{record}/facts").json()["items"]
    assert [one["kind"] for one in told] == ["people", "travel_documents", "stay_permits", "crossings", "presence"]
    permit = next(one for one in told if one["kind"] == "stay_permits")
    assert permit["source"] == {"file": "daftar rekaan.csv", "sheet": None, "row": 7}
    assert (permit["values"]["visa_index"], permit["values"]["valid_until"]) == ("B213", "2023-05-15")
    before_the_meeting = own.get(f"/people/{record}/facts", {"as_of": "2023-05-01"}).json()["items"]
    assert "presence" not in {one["kind"] for one in before_the_meeting}
    assert [one["fact"] for one in own.get(f"/people/{record}/facts", {"kind": "stay_permits"}).json()["items"]] == [
        permit["fact"]
    ]
    assert own.get(f"/people/{record}/facts", {"as_known_on": YESTERDAY}).status_code == 404
    with offices.looking(officer) as by:
        actions.withdraw(by=by, kind="stay_permits", fact=permit["fact"], because="salah ketik")
    assert own.get(f"/people/{record}/facts", {"kind": "stay_permits"}).json()["items"] == []
    [gone] = own.get(f"/people/{record}/facts", {"withdrawn": "true"}).json()["items"]
    assert (gone["fact"], gone["withdrawn_because"]) == (permit["fact"], "salah ketik")
    first = own.get(f"/people/{record}/facts", {"limit": 3}).json()
    rest = own.get(f"/people/{record}/facts", {"limit": 3, "cursor": first["next"]}).json()
    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (3, 1, None)


def test_the_answer_about_a_stay_is_the_one_of_the_page_in_both_languages() -> None:
    officer = offices.account()
    record = overstayer(officer)
    own = program(officer)
    told = own.get(f"/people/{record}/stay", {"as_of": "2023-06-27"}).json()
    assert told["sentence"].startswith("43 days past the stay limit")
    assert (told["stay_limit"], told["as_of"], told["person"]) == ("2023-05-15", "2023-06-27", record)
    assert "overstay" in {one["rule_id"] for one in told["findings"]}
    assert [one["standing"] for one in told["ledger"]][:1] == ["covered"]
    assert any("Pasal 78" in one["citation"] for one in told["provisions"])
    indonesian = own.get(f"/people/{record}/stay", {"as_of": "2023-06-27"}, Accept_Language="id").json()
    assert "43 hari" in indonesian["sentence"]
    within = own.get(f"/people/{record}/stay", {"as_of": "2023-05-01"}).json()
    assert [one["rule_id"] for one in within["findings"]] == ["limit_ends_soon"]
    outside = own.get(f"/people/{record}/stay", {"as_of": "1901-01-01"})
    assert (outside.status_code, outside["Content-Type"]) == (422, "application/problem+json")


def test_a_person_is_opened_by_any_of_its_records_and_a_withdrawn_one_is_none() -> None:
    officer = offices.account()
    first, second = overstayer(officer), 0
    with offices.looking(officer) as by:
        second = facts.fact(by, "people", name="WEI REKA", name_key="WEI REKA")
        facts.fact(by, "travel_documents", person_record_id=second, issuing_state="CHN")
    own = program(officer)
    assert own.get(f"/people/{second}").json()["records"] == [first, second]
    assert own.get(f"/people/{second}").json()["person"] == first
    with offices.looking(officer) as by:
        actions.withdraw(by=by, kind="people", fact=second, because="bukan orang")
    assert own.get(f"/people/{second}").status_code == 404


def test_every_look_is_noted_with_the_token_and_outside_the_own_work_it_needs_a_reason() -> None:
    officer = offices.account()
    answers_for(officer, "36.73")
    record = overstayer(officer)
    own = program(officer)
    for path in (f"/people/{record}", f"/people/{record}/facts", f"/people/{record}/stay"):
        refused = own.get(path)
        assert (refused.status_code, refused.json()["code"]) == (403, "reason_needed"), path
    for useless in ("", "abc", "%00%00%00%00%00", "x" * 501):
        assert own.get(f"/people/{record}", Timpora_Reason=useless).status_code == 403, useless
    opened = own.get(f"/people/{record}", Timpora_Reason="ditanya Polsek, surat %E2%80%9C12%E2%80%9D")
    assert opened.status_code == 200
    assert own.get(f"/people/{record}/stay").status_code == 200, "the reason holds for the person"
    with offices.as_owner():
        [given] = LookReason.objects.values_list("reason", flat=True)
    assert given == "ditanya Polsek, surat “12”"
    with offices.looking(offices.account(Role.AUDITOR)) as viewer:
        told = audit.about(viewer, f"people:{record}")
    looks = [event for event in told if event.action == "record_opened"]
    assert len(looks) == 2
    assert all(event.account == officer.pk and event.details["reason"] and event.details["token"] for event in looks)
    assert "Polsek" not in str(told)
    [given_at] = [event for event in told if event.action == "reason_given"]
    assert given_at.details["token"] == looks[0].details["token"] == tokens.number_of(officer)


def test_within_the_own_work_no_reason_is_asked_and_the_look_is_noted() -> None:
    officer = offices.account()
    answers_for(officer, "36.04")
    record = overstayer(officer)
    assert program(officer).get(f"/people/{record}").status_code == 200
    with offices.looking(offices.account(Role.AUDITOR)) as viewer:
        [look] = [event for event in audit.about(viewer, f"people:{record}") if event.action == "record_opened"]
    assert (look.details["own_work"], look.details["reason"]) == (True, None)


def test_places_and_organisations_are_listed_filtered_and_opened() -> None:
    officer = offices.account()
    with offices.looking(officer) as by:
        hotel = facts.fact(by, "places", valid_until=None)
        other = facts.fact(
            by,
            "places",
            name="Wisma Rekaan",
            place_key="WISMA REKAAN",
            kind="other",
            area_code="36.72",
            valid_until=None,
        )
        facts.fact(by, "places", name="Penginapan Lama", place_key="PENGINAPAN LAMA")
        factory = facts.fact(by, "organisations", valid_until=None)
    own = program(officer)

    def listed(of: str, **query: str) -> list[int]:
        page = own.get(f"/{of}", query)
        assert page.status_code == 200, page.content
        return [one[of.removesuffix("s")] for one in page.json()["items"]]

    assert listed("places") == [hotel, other]
    assert len(listed("places", as_of="2023-05-01")) == 3
    assert listed("places", name="khayal hotel") == [hotel]
    assert listed("places", kind="other") == [other]
    assert listed("places", area_code="36.04") == [hotel]
    assert listed("places", as_known_on=YESTERDAY) == []
    assert listed("organisations", kind="employer") == [factory]
    assert own.get(f"/organisations/{factory}").json()["name"] == "PT Baja Rekaan"
    page = own.get("/places", {"limit": 1}).json()
    assert own.get("/places", {"limit": 1, "cursor": page["next"]}).json()["items"][0]["place"] == other
    with offices.looking(officer) as by:
        actions.withdraw(by=by, kind="places", fact=other, because="sudah tutup")
    assert own.get(f"/places/{other}").json()["withdrawn_because"] == "sudah tutup"
    assert own.get("/places/999999").status_code == own.get(f"/organisations/{hotel + 999}").status_code == 404


def test_data_that_contradict_are_listed_with_those_who_hold_them() -> None:
    officer = offices.account()
    with offices.looking(officer) as by:
        for born in (date(1988, 2, 11), date(1990, 3, 1)):
            record = facts.fact(by, "people", born_earliest=born, born_latest=born)
            facts.fact(by, "travel_documents", person_record_id=record, issuing_state="CHN")
    [one] = program(officer).get("/contradictions").json()["items"]
    assert one["document_number"] == "QQE123456"
    assert len(one["people"]) == 2


def test_a_protected_person_does_not_exist_for_whoever_is_not_cleared() -> None:
    examiner, officer = offices.account(Role.EXAMINER), offices.account()
    with offices.looking(examiner) as by:
        record = facts.fact(by, "people", name="Reka Terlindung", name_key="REKA TERLINDUNG", confidentiality=2)
    assert program(examiner).get(f"/people/{record}").status_code == 200
    unseen, nobody = program(officer).get(f"/people/{record}"), program(officer).get("/people/999999")
    assert (unseen.status_code, unseen.content) == (404, nobody.content)
    narrow = program(examiner, Permission.RECORD_FACTS)
    assert narrow.get(f"/people/{record}").content == narrow.get("/people/999999").content
