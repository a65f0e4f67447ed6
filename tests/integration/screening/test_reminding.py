"""Reminders: who gets one, who is left to a person, what the letter says, and that nobody is reminded twice of one limit."""

import io

import pypdf
import pytest
from tests.factories.office import looking
from tests.factories.reminders import SPONSOR, TODAY, SoonOffice

from timpora.kernel.refusals import Refused
from timpora.letters import queries as letters
from timpora.screening import reminder_queries
from timpora.screening.core.reminders import Recipient


pytestmark = pytest.mark.usefixtures("office_database", "unblocked")


@pytest.fixture
def unblocked(django_db_blocker):
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def soon() -> SoonOffice:
    return SoonOffice()


def refusal_of(soon: SoonOffice, person: int, **how: str) -> str:
    with pytest.raises(Refused) as refused:
        soon.remind(person, **how)
    return refused.value.refusal.code


def test_person_and_sponsor_get_a_letter_each_with_the_facts_in_both_languages(soon: SoonOffice) -> None:
    person = soon.somebody()
    soon.night()
    made = soon.remind(person, person="reka@contoh.example", sponsor="hrd@contoh.example")
    with looking(soon.officer) as by:
        seen = reminder_queries.reminder(by, made, on=TODAY)
        assert seen is not None
        issued = reminder_queries.letters_of(by, seen)
        assert [one.number for one in issued.values()] == ["0001/PENGINGAT/2023", "0002/PENGINGAT/2023"]
        told = {to: text_of(letters.pdf(by, one.id)) for to, one in issued.items()}
        again = letters.pdf(by, issued[Recipient.PERSON].id)
        assert again == letters.pdf(by, issued[Recipient.PERSON].id), "the same bytes each time"
    for text in told.values():
        for fact in (
            "Reka Wei", f"QQE{person:06d}", "3 Juli 2023", "3 July 2023", "6 hari lagi", "6 days from now", "Rp1.000.000", "PP 28/2019",
            "Kantor Imigrasi Rekaan serang-rekaan", "27 Juni 2023",
        ):  # fmt: skip
            assert fact in text, fact
    assert "Yth. Reka Wei," in told[Recipient.PERSON]
    assert f"Dear {SPONSOR}," in told[Recipient.SPONSOR]
    assert issued[Recipient.PERSON].code in told[Recipient.PERSON]
    assert issued[Recipient.PERSON].code not in told[Recipient.SPONSOR]


def text_of(pdf: bytes | None) -> str:
    assert pdf is not None
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())
