"""The list of what is shared, a page at a time: the database narrows, sorts and pages it as each row says of itself."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings
from tests.factories.office import account, looking
from tests.factories.programs import program
from tests.factories.sharing import SharingOffice
from tests.factories.signed_in import client_of
from tests.factories.teams import TODAY
from tests.integration.sharing.test_sharing_secrets import protect

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.sharing import list_queries, listing, queries
from timpora.sharing.core.answering import Waits
from timpora.sharing.core.kinds import ShareKind
from timpora.sharing.core.standing import ShareState
from timpora.sharing.list_queries import Asked
from timpora.team.core.endings import Ending


@pytest.fixture
def at(office_database: str, settings: Settings) -> SharingOffice:
    assert office_database
    settings.STANDS_ON = TODAY
    return SharingOffice()


def found(who: Account, asked: Asked, *, first: int = 0, most: int = 50) -> list[int]:
    with looking(who) as by:
        shown = [one.id for one in list_queries.listed(by, asked, on=TODAY + timedelta(days=1), first=first, most=most)]
        if first == 0:
            assert list_queries.counted(by, asked, on=TODAY + timedelta(days=1)) == len(shown)
        return shown


def test_what_is_asked_of_the_database_is_what_each_row_says_of_itself(at: SharingOffice) -> None:
    person = at.cases.somebody()
    at.cases.night()
    finding = at.share_finding(at.cases.finding(person), at.disnaker, at.polres)
    over, gone = at.share_note("Habis", until=TODAY), at.share_note("Ditarik")
    answered, dealt = at.share_note("Dijawab", until=TODAY + timedelta(days=3)), at.share_note("Dijawab lain", at.polres)  # fmt: skip
    at.answers(answered, at.disnaker)
    at.answers(dealt, at.polres)
    at.withdraw(gone)
    protect(at, person)
    neighbour = SharingOffice("lain-rekaan")
    for who in (at.officer, at.cases.examiner, at.disnaker, at.polres, at.kodim, neighbour.officer, account(Role.ADMINISTRATOR, at.office)):  # fmt: skip
        with looking(who) as by:
            every = queries.shares(by, on=TODAY + timedelta(days=1))
        assert found(who, Asked()) == [one.id for one in every], who.name
        for state in ShareState:
            assert found(who, Asked(state=state)) == [one.id for one in every if one.state is state], (who.name, state)
        for kind in ShareKind:
            assert found(who, Asked(kind=kind)) == [one.id for one in every if one.words and one.words.kind is kind], kind  # fmt: skip
    assert found(at.officer, Asked(state=ShareState.HELD_BACK)) == [finding]
    assert found(at.officer, Asked(state=ShareState.ENDED)) == [over]
    assert found(at.disnaker, Asked(state=ShareState.OVER)) == [gone, finding], "which it is not told apart"
    assert found(at.officer, Asked(answer=Waits.WAITING)) == [dealt, answered]
    assert found(at.officer, Asked(answer=Waits.UNANSWERED)) == [gone, over, finding]
    assert found(at.officer, Asked(agency=at.polres.agency_id)) == [dealt, finding]
    assert found(at.officer, Asked(by_last_day=True))[:2] == [over, answered]
    assert found(at.officer, Asked(), first=1, most=2) == [answered, gone]
    with looking(at.officer) as by:
        assert set(list_queries.recipients(by).values()) == {"Disnaker Rekaan", "Polres Rekaan"}
    at.end(at.of_team, Ending.SEAT, at.seat_of_disnaker, TODAY - timedelta(days=1))
    assert found(at.disnaker, Asked(state=ShareState.OVER)) == [answered, gone, over, finding], (
        "who sits no longer reads no words"
    )


def test_a_page_costs_the_same_however_much_is_shared(at: SharingOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE", 3)
    first = at.share_note("Catatan pertama", purpose="yang pertama")
    for number in range(3):
        at.share_note(f"Catatan {number}")
    officer, disnaker, of_office = client_of(at.officer), client_of(at.disnaker), program(at.officer)

    def asked() -> list[int]:
        counts = []
        for ask in (lambda: officer.get("/dibagikan/"), lambda: disnaker.get("/dibagikan/"), lambda: of_office.get("/shares", {"limit": 3})):  # fmt: skip
            with CaptureQueriesContext(connection) as questions:
                ask()
            counts.append(len(questions))
        return counts

    asked()
    before = asked()
    for number in range(6):
        at.share_note(f"Catatan lebih {number}")
    assert asked() == before
    shown = officer.get("/dibagikan/?dari=9").content.decode()
    assert "yang pertama" in shown
    assert "dari=6" in shown, "the page before"
    assert f"/dibagikan/{first}/" not in officer.get("/dibagikan/").content.decode()
    assert "Catatan" in officer.get("/dibagikan/?urut=sampai&instansi=x&dari=x").content.decode()
    assert officer.get("/dibagikan/?unduh=csv").content.decode().count("\n") == 11, "all of them, and their heading"
