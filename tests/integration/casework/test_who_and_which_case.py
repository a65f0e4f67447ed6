"""Somebody is added to a case, and a case is joined to another, by what stands on paper: nobody looks up a number of the program."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.factories import facts
from tests.factories.cases import TODAY, CaseOffice
from tests.factories.office import account, looking, office
from tests.factories.signed_in import client_of

from timpora.accounts.core.roles import Clearance, Role
from timpora.casework import queries, sought
from timpora.kernel.refusals import Refused


pytestmark = pytest.mark.usefixtures("office_database")


class Desk:
    """An examiner with one case, and somebody else of the register."""

    def __init__(self) -> None:
        self.office = CaseOffice()
        first, self.other, self.hidden = (
            self.office.somebody(name, confidentiality=level.value)
            for name, level in (("Reka Satu", Clearance.OFFICE), ("Reka Dua", Clearance.OFFICE), ("Reka Terlindung", Clearance.PROTECTED))
        )  # fmt: skip
        self.office.night()
        self.case = self.office.open(first)

    def people(self) -> list[int]:
        with looking(self.office.examiner) as by:
            return [one.record for one in queries.people_of(by, {self.case})[self.case]]


@pytest.fixture
def desk(settings: Settings) -> Desk:
    settings.STANDS_ON = TODAY
    return Desk()


def added(client: Client, desk: Desk, typed: str) -> tuple[int, str]:
    answer = client.post(f"/perkara/{desk.case}/langkah/add_person/", {"on": "27/06/2023", "record": typed, "because": "ditemui bersama"})  # fmt: skip
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("written", ["QQE{0:06d}", "qqe {0:06d}", "{0}"])
def test_somebody_is_added_by_the_passport_or_by_the_number_in_the_register(desk: Desk, written: str) -> None:
    assert added(client_of(desk.office.examiner), desk, written.format(desk.other))[0] == 302
    assert desk.people()[1:] == [desk.other]


def test_a_number_that_nobody_or_several_have_adds_nobody_and_stays_typed(desk: Desk) -> None:
    with looking(desk.office.examiner) as by:
        for name, state in (("Reka Kembar", "JPN"), ("Lain Rekaan", "CHN")):
            record = facts.fact(by, "people", name=name, name_key=name.upper(), nationality=state)
            facts.fact(by, "travel_documents", person_record_id=record, document_number="QQZ777777", issuing_state=state)  # fmt: skip
    client = client_of(desk.office.examiner)
    for typed, words in (("QQX404", "Tidak ada orang dengan nomor itu"), ("999999999", "Tidak ada orang dengan nomor itu"), ("QQZ777777", "Beberapa orang tercatat")):  # fmt: skip
        status, page = added(client, desk, typed)
        assert status == 422
        assert words in page
        assert f'value="{typed}"' in page
    assert len(desk.people()) == 1


def test_who_sees_nobody_protected_finds_nobody_protected_by_number(desk: Desk) -> None:
    number = f"QQE{desk.hidden:06d}"
    with looking(desk.office.officer) as by, pytest.raises(Refused) as refused:
        sought.person(by, number)
    assert refused.value.refusal.code == "case_nobody_found"
    with looking(desk.office.examiner) as by:
        assert sought.person(by, number) == desk.hidden


def test_from_the_page_of_a_person_an_open_case_of_ones_own_is_offered_and_the_form_names_the_person(
    desk: Desk,
) -> None:
    client, way = client_of(desk.office.examiner), f"/perkara/{desk.case}/langkah/add_person/?orang={desk.other}"
    assert f'href="{way}"' in client.get(f"/perkara/buka/?orang={desk.other}").content.decode()
    assert "Reka Dua, QQE" in client.get(way).content.decode()
    assert client.post(way, {"on": "27/06/2023", "record": desk.other, "because": "ditemui bersama"}).status_code == 302
    assert desk.people()[1:] == [desk.other]
    assert way not in client.get(f"/perkara/buka/?orang={desk.other}").content.decode(), "who is in it is not offered"


def test_a_case_is_joined_to_another_by_the_number_that_stands_on_its_letters(desk: Desk) -> None:
    other = desk.office.open(desk.other)
    client = client_of(desk.office.head_of_section)
    asked = {"on": "27/06/2023", "because": "pokoknya sama"}
    refused = client.post(f"/perkara/{other}/langkah/join/", asked | {"other": "7777/PERKARA/2023"})
    assert refused.status_code == 422
    assert "Perkara itu tidak ada" in refused.content.decode()
    assert client.post(f"/perkara/{other}/langkah/join/", asked | {"other": " 1/perkara/2023"}).status_code == 302
    assert desk.people()[1:] == [desk.other]


def test_a_case_of_another_office_is_not_found_by_its_number(desk: Desk) -> None:
    stranger = account(Role.HEAD_OF_OFFICE, office("lain-rekaan"))
    with looking(desk.office.examiner) as by:
        assert sought.case(by, "0001/PERKARA/2023") == desk.case
    with looking(stranger) as by, pytest.raises(Refused):
        sought.case(by, "0001/PERKARA/2023")
