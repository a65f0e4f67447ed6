"""A record that was withdrawn and that nothing replaces: its case says so, by whom, when and why, and ends as one whose facts were corrected."""

import html
import re

import pytest
from pytest_django.fixtures import Settings
from tests.factories import facts
from tests.factories.cases import TODAY, CaseOffice
from tests.factories.office import looking
from tests.factories.programs import program
from tests.factories.signed_in import client_of
from tests.integration.casework.test_correcting import mine, morning, ordered_detained_and_told, told, withdraw

from timpora.accounts.models import Account
from timpora.casework import opening, queries
from timpora.casework.core.acts import keeping
from timpora.casework.core.statuses import Origin, Outcome
from timpora.kernel.refusals import Refused
from timpora.letters import queries as issued
from timpora.letters.core.kinds import LetterKind
from timpora.letters.core.texts import texts_of
from timpora.register import actions as register


WHY = "tamu itu tidak pernah ada; salah baca paspor"
SAID = f"Catatan orang ini ditarik dari register 27 Juni 2023 oleh Reka Head_Of_Section: {WHY}"


@pytest.fixture(autouse=True)
def stands(settings: Settings) -> None:
    settings.STANDS_ON = TODAY


def withdrawn_from_the_register(the_office: CaseOffice, person: int) -> None:
    with looking(the_office.head_of_section) as by:
        register.withdraw(by=by, kind="people", fact=person, because=WHY)


def page_of(by: Account, path: str) -> str:
    answer = client_of(by).get(path)
    assert answer.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", answer.content.decode())).split())


def test_the_case_says_who_withdrew_its_record_and_why_and_closing_it_tells_everybody_who_was_told(
    the_office: CaseOffice,
) -> None:
    person = the_office.somebody()
    the_office.night()
    case = ordered_detained_and_told(the_office, person)
    withdrawn_from_the_register(the_office, person)
    at_once = page_of(the_office.examiner, f"/perkara/{case}/")
    assert SAID in at_once, "before anybody is judged anew"
    assert "Reka Wei" in at_once
    assert morning(the_office).told == 1
    assert ([one.is_gone for one in told(the_office, case)], mine(the_office)) == ([True], [case])
    page = page_of(the_office.head_of_section, f"/perkara/{case}/")
    assert "Catatan yang mendasari perkara ini ditarik" in page
    assert "5 pihak di bawah ini mendapat surat pembetulan" in page
    assert "Sebelumnya batas 15 Mei 2023; kepastian: terbukti Sekarang tidak ditemukan lagi" in page
    [seen] = program(the_office.examiner).get(f"/cases/{case}").json()["people"]
    assert seen["record_withdrawn"] == {"on": TODAY.isoformat(), "account": the_office.head_of_section.pk, "reason": WHY}  # fmt: skip
    form = client_of(the_office.head_of_section).get(f"/perkara/{case}/langkah/close/").content.decode()
    assert re.search(r'value="withdrawn_by_correction"\s+selected', form)
    assert f"Catatan yang mendasari temuan ditarik 27 Juni 2023: {WHY}." in form
    withdraw(the_office, case)
    with looking(the_office.examiner) as viewer:
        documents = issued.documents(viewer, queries.letters_of(viewer, case)).values()
    notices = {one.recipient[0]: one for one in documents if one.kind is LetterKind.CORRECTION_NOTICE}
    assert len(notices) == 5
    assert f"QQE{person:06d}" in " ".join(text for _, text in texts_of(notices["Rumah Detensi Khayal"])), "by the passport that they were told"  # fmt: skip
    assert mine(the_office) == []


def test_a_case_from_the_field_ends_so_too_once_nobody_of_it_is_on_record(the_office: CaseOffice) -> None:
    with looking(the_office.examiner) as by:
        person = facts.fact(by, "people", name="Reka Tamu", name_key="REKA TAMU")
        asked = opening.Opened(records=[person], origin=Origin.FIELD, because="ditemui di Hotel Khayal")
        case = opening.open_case(by=by, asked=asked, on=TODAY)
    withdrawn_from_the_register(the_office, person)
    assert SAID in page_of(the_office.head_of_section, f"/perkara/{case}/")
    withdraw(the_office, case)
    assert the_office.state(case).outcome is Outcome.WITHDRAWN_BY_CORRECTION


def test_who_is_withdrawn_beside_somebody_whose_data_are_right_is_split_off(the_office: CaseOffice) -> None:
    person, other = the_office.somebody(), the_office.somebody("Reka Lain")
    the_office.night()
    case = the_office.open(person, other)
    withdrawn_from_the_register(the_office, person)
    morning(the_office)
    page = page_of(the_office.head_of_section, f"/perkara/{case}/")
    assert page.count(SAID) == 1
    assert "Sebagian dari yang mendasari perkara ini tidak ditemukan lagi" in page
    with pytest.raises(Refused) as refused:
        the_office.do(
            case,
            keeping.OfferTransfer(on=TODAY, office=9, because="tinggal di wilayah lain"),
            the_office.head_of_section,
        )
    assert refused.value.refusal.code == "case_record_withdrawn", (
        "no other office gets somebody of whom nothing is known"
    )
    the_office.do(case, keeping.Split(on=TODAY, people=(1,), because="catatannya ditarik"))
    into = the_office.steps(case)[-1].act.into
    assert SAID in page_of(the_office.examiner, f"/perkara/{into}/")
    withdraw(the_office, into)
    assert (the_office.state(into).outcome, the_office.state(case).outcome) == (Outcome.WITHDRAWN_BY_CORRECTION, None)
