"""Pages of cases as people use them: from the finding to the decision, with what stands in the way said where it stands."""

import re

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.factories.cases import TODAY, CaseOffice
from tests.factories.signed_in import client_of

from timpora.casework.models import Case


pytestmark = pytest.mark.usefixtures("office_database", "stands")


@pytest.fixture
def stands(settings: Settings) -> None:
    settings.STANDS_ON = TODAY


@pytest.fixture
def the_office() -> CaseOffice:
    return CaseOffice()


def page(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def sent(client: Client, address: str, status: int = 200, **fields: object) -> str:
    answer = client.post(address, fields, follow=True)
    told = answer.content.decode()
    assert answer.status_code == status, (
        address,
        answer.status_code,
        re.findall(r'class="error".*?</p>|error-summary.*?</div>', told, re.DOTALL),
    )
    return told


def test_a_case_goes_from_the_finding_to_the_proposal_by_its_pages(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    the_office.night()
    finding = the_office.finding(person)
    examiner = client_of(the_office.examiner)
    told = page(examiner, f"/temuan/{finding}/")
    assert f"/perkara/buka/?temuan={finding}" in told
    assert "43 hari" in page(examiner, f"/perkara/buka/?temuan={finding}")
    told = sent(examiner, "/perkara/buka/", temuan=finding, because="ditemui petugas")
    assert "0001/PERKARA/2023" in told
    assert "Reka Wei" in told
    case = 1
    sent(examiner, f"/perkara/{case}/langkah/verify/", on="27 Juni 2023", result="cocok", seen=1)
    told = page(examiner, f"/perkara/{case}/")
    assert "Verifikasi data" in told
    assert "Terbitkan surat perintah pengawasan" in told
    assert "Peran Anda tidak menyetujui" in told
    sent(
        examiner,
        f"/perkara/{case}/langkah/summon/",
        on="27/06/2023",
        person="1",
        whom="Reka Wei",
        appears_on="27/06/2023",
        at="09.00",
        purpose="diperiksa",
    )
    sent(
        examiner, f"/perkara/{case}/langkah/record_summons/", on="27/06/2023", person="1", answer="appeared", remark=""
    )
    told = sent(
        examiner,
        f"/perkara/{case}/langkah/examine/",
        422,
        on="27/06/2023",
        person="1",
        place="Kantor",
        language="Mandarin",
        interpreter="Reka",
        lawyer="tidak",
        read_back="on",
        **{"questions-rows": 2, "questions-0-question": "Sejak kapan?", "questions-0-answer": "April"},
    )
    assert "Identitas petugas ditunjukkan" in told
    assert "Sejak kapan?" in told, "what was typed stays"
    sent(
        examiner,
        f"/perkara/{case}/langkah/give_right/",
        on="27/06/2023",
        person="1",
        right="identity_shown",
        wanted="on",
        how="kartu",
    )
    sent(examiner, f"/perkara/{case}/langkah/identify/", on="27/06/2023", person="1", sex="male", birth_place="Kota Khayal")
    told = sent(
        examiner,
        f"/perkara/{case}/langkah/examine/",
        on="27/06/2023",
        person="1",
        place="Kantor",
        language="Mandarin",
        interpreter="Reka",
        lawyer="tidak",
        read_back="on",
        more="questions",
        **{"questions-rows": 2, "questions-0-question": "Sejak kapan?", "questions-0-answer": "April"},
    )
    assert 'name="questions-4-question"' in told
    sent(
        examiner,
        f"/perkara/{case}/langkah/examine/",
        on="27/06/2023",
        person="1",
        place="Kantor",
        language="Mandarin",
        interpreter="Reka",
        lawyer="tidak",
        read_back="on",
        **{"questions-rows": 2, "questions-0-question": "Sejak kapan?", "questions-0-answer": "April"},
    )
    sent(
        examiner,
        f"/perkara/{case}/langkah/allege/",
        on="27/06/2023",
        person="1",
        provision="uu6-78-1",
        conduct="melebihi izin tinggal",
    )
    sent(examiner, f"/perkara/{case}/langkah/end_examination/", on="27/06/2023")
    the_office.confer(case)
    told = page(examiner, f"/perkara/{case}/langkah/propose/")
    assert 'value="43000000"' in told, "the amount is the rulebook's"
    told = sent(
        examiner,
        f"/perkara/{case}/langkah/propose/",
        **{
            "on": "27/06/2023",
            "1-charge": "on",
            "1-charge-judged_on": "27/06/2023",
            "1-charge-days": "43",
            "1-charge-amount": "43000000",
            "reasons": "melebihi",
        },
    )
    assert "Menunggu persetujuan" in told
    head = client_of(the_office.head_of_section)
    assert "0001/PERKARA/2023" in page(head, "/hari-ini/")
    told = page(head, f"/perkara/{case}/")
    assert "Berkas belum Anda buka" in told
    told = page(head, f"/perkara/{case}/dasar/")
    assert "Rp43.000.000" in told
    assert f"/perkara/{case}/langkah/approve/" in told
    sent(head, f"/perkara/{case}/langkah/approve/", on="27/06/2023", remark="")
    assert Case.objects.count() == 0, "outside a request nobody sees a case"
