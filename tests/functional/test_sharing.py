"""What is shared in a browser and at the terminal: chosen field by field, previewed, answered, withdrawn; how it goes on stands in the story of two meetings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.factories.command_line import CommandLine
from tests.factories.sharing import PURPOSE, SharingOffice
from tests.factories.teams import TODAY
from tests.functional.accounts.conftest import Door
from tests.functional.test_teams import (
    STANDS,
    door,  # noqa: F401 - a fixture
    hand,
    looked_at,
    send,
)
from tests.office.server import SharedServer

from timpora.sharing.core.answering import AnswerKind


@pytest.fixture(scope="module", autouse=True)
def database_beside_the_browser() -> Iterator[None]:
    """The browser's driver makes this process count as asynchronous; the tests still use the database one after the other."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


def chooses(officer: Page, start: str, finding: int) -> None:
    """What is chosen stands in the preview in both languages; what was typed stays all the way."""
    officer.goto(f"{start}dibagikan/baru/finding/{finding}/")
    expect(officer.get_by_label("Nomor dokumen")).not_to_be_checked()
    looked_at(officer)
    officer.get_by_label("Disnaker Rekaan").check()
    send(officer, purpose=PURPOSE, until="kemarin")
    expect(officer.locator("main [name=purpose]")).to_have_value(PURPOSE)
    send(officer, until="31 Juli 2023")
    expect(officer.get_by_role("heading", level=2)).to_have_text(["Bahasa Indonesia", "English"])
    expect(officer.locator("main")).to_contain_text("15 May 2023")
    expect(officer.locator("main")).not_to_contain_text("Reka Wei")
    officer.set_viewport_size({"width": 360, "height": 800})
    assert officer.evaluate("document.documentElement.scrollWidth") <= 360


def answers(agency: Page, start: str) -> None:
    """The agency finds it among what is shared with it, and says where it saw the person: half of that is no answer."""
    agency.goto(f"{start}dibagikan/")
    expect(agency.get_by_role("heading", level=1)).to_have_text("Dibagikan kepada Anda")
    looked_at(agency)
    agency.locator("main").get_by_role("link", name="Temuan").first.click()
    agency.get_by_role("link", name="Jawab", exact=True).click()
    looked_at(agency)
    agency.get_by_label("Kami melihat orangnya").check()
    send(agency, place="Pabrik Rekaan")
    expect(agency.get_by_role("alert")).to_contain_text("di mana dan kapan")
    expect(agency.locator("main [name=place]")).to_have_value("Pabrik Rekaan")


def withdraws(officer: Page, start: str, share: str) -> None:
    """The officer finds the answer on the first page, sees how it would be recorded, and withdraws what was shared."""
    officer.goto(f"{start}hari-ini/")
    officer.locator(f"main a[href='{share}']").first.click()
    officer.get_by_role("link", name="Catat sebagai data").click()
    looked_at(officer)
    expect(officer.locator("main [name=place]")).to_have_value("Pabrik Rekaan")
    officer.goto(f"{start.rstrip('/')}{share}tarik/")
    send(officer, because="Sudah selesai rekaan")
    expect(officer.locator("main")).to_contain_text("Sudah selesai rekaan")
    looked_at(officer)


def test_what_is_shared_can_be_chosen_answered_and_withdrawn_by_everybody(door: Door) -> None:  # noqa: F811 - a fixture
    at = SharingOffice()
    finding = at.overstayer()
    share = at.share_finding(finding)
    with hand(door, at.officer) as officer, hand(door, at.disnaker) as agency:
        chooses(officer, door.address, finding)
        answers(agency, door.address)
        at.answers(share, at.disnaker, AnswerKind.SEEN, place="Pabrik Rekaan", seen_on=TODAY)
        withdraws(officer, door.address, f"/dibagikan/{share}/")
        agency.goto(f"{door.address}dibagikan/{share}/")
        expect(agency.locator("main")).to_contain_text("Tidak berlaku lagi")
        expect(agency.locator("main")).not_to_contain_text("15 Mei 2023")
        expect(agency.locator("main")).not_to_contain_text("Sudah selesai")


def test_at_the_terminal_each_sees_its_own_shares(office_database: str, server: SharedServer, tmp_path: Path) -> None:
    line = CommandLine(server, office_database, tmp_path)
    at = SharingOffice()
    note = at.share_note("Catatan rahasia rekaan")

    def told(*words: str, who: str) -> str:
        answer = line.here("team", "shares", *words, "--as", who, **STANDS)
        assert (answer.returncode, answer.stderr) == (0, ""), answer.stderr
        assert "rahasia" not in answer.stdout
        return answer.stdout

    assert "Catatan" in told(who=at.officer.sign_in_name)
    assert f'"Note, number {note}",{PURPOSE},2023-06-27,2023-07-27,In force,0' in told(
        "--format", "csv", "--lang", "en", who=at.disnaker.sign_in_name
    )
    assert told(who=at.kodim.sign_in_name) == "Tidak ada yang dibagikan.\n"
