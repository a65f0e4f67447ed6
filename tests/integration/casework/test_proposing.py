"""The form of a proposal begins with what the facts say, and after it was returned with what was proposed."""

import html
import re

import pytest
from pytest_django.fixtures import Settings
from tests.factories.cases import TODAY, CaseOffice
from tests.integration.casework.test_correcting import page_of

from timpora.casework.core.acts import deciding
from timpora.casework.core.acts.measures import Ban, CostBearer, Deport


@pytest.fixture(autouse=True)
def stands(settings: Settings) -> None:
    settings.STANDS_ON = TODAY


def form(the_office: CaseOffice, case: int) -> tuple[set[str], str, str]:
    """What is ticked, what else stands in the fields, and the reasons."""
    told = html.unescape(page_of(the_office.examiner, f"/perkara/{case}/langkah/propose/"))
    ticked = set(re.findall(r'name="(1-\w+)"[^>]*checked', told))
    reasons = re.search(r'name="reasons"[^>]*>\s*(.*?)</textarea>', told, re.DOTALL)
    assert reasons is not None
    return ticked, told, reasons[1]


def test_a_returned_proposal_is_mended_and_not_typed_anew(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    the_office.to_the_table(case)
    ticked, told, _ = form(the_office, case)
    assert ticked == {"1-charge"}
    assert 'value="Republik Rakyat Tiongkok"' in told, "the state, and not its three letters, which nobody reads in a decision"  # fmt: skip
    measures = (Deport(person=1, cost_bearer=CostBearer.SPONSOR, destination="Negara Khayal"), Ban(person=1, months=5))
    the_office.do(case, deciding.Propose(on=TODAY, measures=measures, reasons="Pertimbangan rekaan."))
    the_office.do(case, deciding.ReturnProposal(on=TODAY, because="lengkapi"), the_office.head_of_section)
    ticked, told, reasons = form(the_office, case)
    assert ticked == {"1-deportation", "1-ban_proposal"}
    assert ('value="Negara Khayal"' in told, 'value="5"' in told, reasons) == (True, True, "Pertimbangan rekaan.")
