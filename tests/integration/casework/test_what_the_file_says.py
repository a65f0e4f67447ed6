"""The file of a case names offices, other cases, people and findings by what people know them by, and says what was answered."""

import html
import re

import pytest
from pytest_django.fixtures import Settings
from tests.factories.cases import TODAY, CaseOffice
from tests.factories.office import account, looking, office
from tests.integration.casework.test_correcting import page_of

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.casework import standing_queries, transferring
from timpora.casework.core.acts import keeping
from timpora.casework.core.transfers import TransferState


@pytest.fixture(autouse=True)
def stands(settings: Settings) -> None:
    settings.STANDS_ON = TODAY


def file_of(by: Account, case: int) -> str:
    told = page_of(by, f"/perkara/{case}/")
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", told)).split())


def test_an_offered_case_says_to_whom_once_and_what_was_answered(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    the_office.night()
    case, there = the_office.open(person), account(Role.HEAD_OF_SECTION, office("tujuan"))
    head = the_office.head_of_section
    the_office.do(case, keeping.OfferTransfer(on=TODAY, office=there.office.pk, because="tinggal di sana"), head)
    told = file_of(head, case)
    assert told.count("Perkara ini sedang ditawarkan kepada kantor lain.") == 1
    assert 'href="/perkara/pelimpahan/"' in page_of(head, f"/perkara/{case}/")
    assert f"Kantor tujuan {there.office.name}" in told
    assert "Kantor tujuan Kantor lain" in file_of(the_office.officer, case), "who offers nothing sees no other offices"
    with looking(there) as by:
        [waiting] = standing_queries.transfers(by)
        transferring.answer_offer(by=by, transfer=waiting.id, state=TransferState.RETURNED, because="pindah", on=TODAY)
    assert "Diterima tidak Alasan pindah" in file_of(head, case)


def test_people_and_cases_are_named_and_not_numbered(the_office: CaseOffice) -> None:
    person, other, third = (the_office.somebody(name) for name in ("Reka Wei", "Reka Lain", "Reka Tiga"))
    the_office.night()
    case, joined = the_office.open(person, other), the_office.open(third)
    the_office.photo(case)
    received = file_of(the_office.examiner, case)
    assert "Pasfoto rekaan" in received
    assert not re.search(r"Dokumen \d", received)
    the_office.do(case, keeping.Split(on=TODAY, people=(2,), because="lain pokoknya"))
    into = the_office.steps(case)[-1].act.into
    assert "Perkara baru 0003/PERKARA/2023" in file_of(the_office.examiner, case)
    the_office.do(joined, keeping.Join(on=TODAY, other=into, because="satu pokok"), the_office.head_of_section)
    assert "Nomor perkara tujuan 0003/PERKARA/2023" in file_of(the_office.examiner, joined)
    assert "Orang Reka Tiga" in file_of(the_office.examiner, into)
