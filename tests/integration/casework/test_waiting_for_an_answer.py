"""What waits for somebody's answer stands on their Today, in the list and first on the case's page: proposals, and requests beside the way of the case."""

import re

import pytest
from pytest_django.fixtures import Settings
from tests.factories.cases import TODAY, CaseOffice
from tests.integration.casework.test_correcting import page_of

from timpora.accounts.models import Account
from timpora.casework.core.acts import detaining, inquiry
from timpora.casework.core.acts.detaining import DetentionGround


@pytest.fixture(autouse=True)
def stands(settings: Settings) -> None:
    settings.STANDS_ON = TODAY


def waits_for(by: Account, case: int) -> tuple[bool, bool]:
    """Whether a case stands on somebody's Today as waiting for them, and in the list of what waits."""
    today = re.search(r'id="answers".*?</section>', page_of(by, "/hari-ini/"), re.DOTALL)
    link = f'href="/perkara/{case}/"'
    return today is not None and link in today[0], link in page_of(by, "/perkara/?lihat=menunggu")


def first_step(by: Account, case: int) -> str:
    return re.findall(r"/langkah/(\w+)/", page_of(by, f"/perkara/{case}/").split("Langkah berikutnya")[1])[0]


def test_an_urgent_report_waits_for_whoever_approves(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    head = the_office.head_of_section
    assert waits_for(head, case) == (False, False)
    the_office.do(case, inquiry.ReportUrgent(on=TODAY, person=1, ground=inquiry.UrgentGround.CAUGHT, place="Pasar Khayal", what="bekerja"))  # fmt: skip
    assert waits_for(head, case) == (True, True)
    assert waits_for(the_office.examiner, case) == (False, True), "in the list it stands for everybody"
    assert first_step(head, case) == "approve_urgent"
    the_office.do(case, inquiry.ApproveUrgent(on=TODAY, because="beralasan"), head)
    assert (waits_for(head, case), first_step(head, case)) == ((False, False), "order_urgent")


def test_a_request_for_detention_waits_for_whoever_decides_until_it_is_answered(the_office: CaseOffice) -> None:
    person, other = the_office.somebody(), the_office.somebody("Reka Lain")
    the_office.night()
    case, untouched = the_office.open(person), the_office.open(other)
    the_office.to_the_table(case)
    ask = detaining.RequestDetention(on=TODAY, person=1, ground=DetentionGround.NO_PERMIT, room="Ruang 1", because="x")
    the_office.do(case, ask)
    head = the_office.head_of_office
    assert waits_for(head, case) == (True, True)
    assert waits_for(the_office.head_of_section, case)[0] is False, "who approves does not order it"
    assert waits_for(head, untouched) == (False, False)
    assert first_step(head, case) == "order_detention"
    the_office.do(case, detaining.RefuseDetention(on=TODAY, person=1, because="ada alamat"), head)
    assert waits_for(head, case) == (False, False)
    the_office.do(case, ask)
    the_office.do(case, detaining.OrderDetention(on=TODAY, person=1, taken="tidak ada"), head)
    assert waits_for(head, case) == (False, False)
