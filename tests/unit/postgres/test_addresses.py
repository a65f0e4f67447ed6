"""Where the database is, read from the environment."""

import pytest

from timpora.kernel.refusals import Refused
from timpora.postgres.addresses import owner_address, uses_own_server, web_address


SERVER = "postgresql:" + "//"


def test_without_an_address_it_is_the_office_s_own_server() -> None:
    environment = {"TIMPORA_HOME": "/srv/office"}
    assert uses_own_server(environment)
    assert web_address(environment).arguments() == {
        "host": "/srv/office/socket",
        "dbname": "timpora",
        "user": "timpora_web",
    }
    assert owner_address(environment).user == "timpora_owner"


def test_an_address_is_read_with_everything_that_may_stand_in_it() -> None:
    environment = {"DATABASE_URL": f"{SERVER}timpora_web:s%40ndi@db.example:5433/imigrasi?sslmode=verify-full"}
    assert not uses_own_server(environment)
    assert web_address(environment).arguments() == {
        "host": "db.example", "port": "5433", "dbname": "imigrasi", "user": "timpora_web", "password": "s@ndi",
        "sslmode": "verify-full",
    }  # fmt: skip


def test_a_socket_may_stand_in_it() -> None:
    assert (
        web_address({"DATABASE_URL": f"{SERVER}timpora_web@/imigrasi?host=/run/postgresql"}).host == "/run/postgresql"
    )


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:office.db",
        f"{SERVER}db.example/imigrasi",
        f"{SERVER}web@db.example",
        f"{SERVER}web@/imigrasi",
        f"{SERVER}web@db.example:x/imigrasi",
    ],
)
def test_an_address_that_cannot_be_read_is_refused_without_being_repeated(url: str) -> None:
    with pytest.raises(Refused) as caught:
        web_address({"DATABASE_URL": url})
    assert caught.value.refusal.code == "database_url_malformed"
    assert url not in str(caught.value)


def test_who_names_a_server_names_the_owner_too() -> None:
    with pytest.raises(Refused) as caught:
        owner_address({"DATABASE_URL": f"{SERVER}web@db.example/imigrasi"})
    assert caught.value.refusal.code == "owner_database_url_missing"
    named = {"DATABASE_URL": "x", "TIMPORA_OWNER_DATABASE_URL": f"{SERVER}owner@db.example/imigrasi"}
    assert owner_address(named).user == "owner"
