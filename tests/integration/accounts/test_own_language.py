"""The language is the reader's: chosen with the link on any page, kept with the account on every machine."""

import pytest
from django.test import Client
from tests.factories import office as offices
from tests.factories.signed_in import client_of

from timpora.accounts.models import Account
from timpora.kernel.text import Language


pytestmark = pytest.mark.usefixtures("office_database")
OWN = "/akun/"


def language_of(client: Client, address: str = OWN) -> str:
    answer = client.get(address)
    page = answer.content.decode()
    assert answer["Content-Language"] in page.partition(">")[2].partition(">")[0]
    return answer["Content-Language"]


def kept(account: Account) -> str:
    with offices.as_owner():
        return Account.objects.get(pk=account.pk).language


def test_an_account_reads_indonesian_until_it_chooses() -> None:
    assert language_of(client_of(offices.account())) == "id"


def test_the_choice_holds_on_every_machine() -> None:
    own = offices.account()
    assert language_of(client_of(own), f"{OWN}?lang=en") == "en"
    assert kept(own) == "en"
    assert language_of(client_of(own)) == "en"
    assert language_of(client_of(own), f"{OWN}?lang=id") == "id"
    assert kept(own) == "id"


def test_the_account_counts_and_not_what_the_browser_remembers() -> None:
    client = client_of(offices.account())
    client.cookies["timpora_language"] = "en"
    assert language_of(client) == "id"


def test_an_unknown_language_changes_nothing() -> None:
    own = offices.account()
    assert language_of(client_of(own), f"{OWN}?lang=xx") == "id"
    assert kept(own) == Language.INDONESIAN
