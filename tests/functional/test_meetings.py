"""A meeting in a browser: the agenda is there, people come, minutes are typed, an agency reads; how it goes on stands in the story of two meetings."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.fixtures import Settings
from tests.factories.command_line import CommandLine
from tests.factories.everybody import LOOKED_AT, faults
from tests.factories.meetings import MeetingOffice
from tests.factories.office_server import pages_of
from tests.factories.signed_in import client_of
from tests.factories.teams import TODAY
from tests.functional.accounts.conftest import Door
from tests.office.server import SharedServer

from timpora.accounts.models import Account
from timpora.meetings.core.minutes import EntryKind
from timpora.meetings.core.states import StepKind
from timpora.meetings.here_code import code_of
from timpora.postgres.names import WEB


STANDS = {"TIMPORA_STANDS_ON": TODAY.isoformat()}


@pytest.fixture(scope="module", autouse=True)
def database_beside_the_browser() -> Iterator[None]:
    """The browser's driver makes this process count as asynchronous; the tests still use the database one after the other."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def door(office_database: str, server: SharedServer, browser: Browser, settings: Settings) -> Iterator[Door]:
    """The office on the day of the meeting, of whose pages no browser has anything to complain in the end."""
    settings.STANDS_ON = TODAY
    with pages_of(server.place(office_database, WEB), **STANDS) as address:
        opened = Door(browser, address)
        yield opened
    assert [one for one in opened.complaints if not one.endswith(("422 (Unprocessable Content)", "404 (Not Found)"))] == []  # fmt: skip


@contextmanager
def hand(door: Door, who: Account) -> Iterator[Page]:
    """Somebody who is signed in, on a phone."""
    session = str(client_of(who).session.session_key)
    with door.blank() as page:
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": door.address}])
        page.set_viewport_size({"width": 360, "height": 800})
        yield page


def send(page: Page, **typed: str) -> None:
    """Fills the form of the page and sends it."""
    for name, value in typed.items():
        field = page.locator(f"main form.form [name='{name}']")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    page.locator("main form.form button[type=submit]").click()


def looked_at(page: Page) -> None:
    """In both languages: nobody is kept out, and nothing is scrolled sideways."""
    for language in reversed(LOOKED_AT):  # Indonesian last, in which the story goes on
        page.goto(f"{page.url.partition('?')[0].partition('#')[0]}?lang={language}")
        assert faults(page, language) == [], page.url
    page.set_viewport_size({"width": 360, "height": 800})


def of(what: str, whose: str) -> re.Pattern[str]:
    """A button as a screen reader names it: what it does, and for which item or agency."""
    return re.compile(f"^{what}.*{whose}")


def does(page: Page, step: str | re.Pattern[str], **typed: str) -> None:
    """The next step of the meeting, on its page."""
    page.locator("#main").get_by_role("link", name=step, exact=True).click()
    send(page, **typed)


def plans(officer: Page, team: str) -> str:
    """From the team's page: the rhythm's day is filled in, the agenda is drafted; the address of the room."""
    officer.goto(team)
    officer.get_by_role("link", name="Rapat", exact=True).click()
    officer.get_by_role("link", name="Rencanakan rapat").click()
    expect(officer.locator("[name=day]")).to_have_value("27 Juni 2023")
    send(officer, place="Ruang Rekaan", begins="jam sembilan")
    expect(officer.get_by_role("alert")).to_contain_text("Tulis jamnya seperti 09.00.")
    expect(officer.locator("[name=place]")).to_have_value("Ruang Rekaan")
    send(officer, begins="09.00")
    expect(officer.get_by_role("heading", level=3)).to_have_count(6)
    expect(officer.locator("main")).to_contain_text("Ini rapat pertama yang tercatat")
    looked_at(officer)
    does(officer, "Tambah acara", title="Operasi gabungan")
    officer.get_by_role("button", name=of("Naikkan", "Operasi gabungan")).click()
    expect(officer.get_by_role("heading", level=3).nth(5)).to_have_text("6. Operasi gabungan")
    return officer.url.partition("#")[0]


def comes(officer: Page, agency: Page, room: str, code: str) -> None:
    """Invited, somebody scans the code."""
    does(officer, "Kirim undangan")
    expect(officer.locator("main")).to_contain_text("Tanpa alamat dinas")
    agency.goto(f"{room}saya-hadir/{code}/")
    looked_at(agency)
    agency.get_by_role("button", name="Saya hadir").click()
    expect(agency.locator("main")).to_contain_text("Hadir")
    expect(agency.locator("main")).to_contain_text("6. Operasi gabungan")


def minutes(officer: Page, room: str) -> None:
    """The secretary taps and keeps the text of an item: what is typed below others stays."""
    officer.goto(room)
    first = officer.locator("article").first
    second = officer.locator("article").nth(1).locator("textarea")
    second.fill("Belum disimpan")
    officer.get_by_role("button", name=of("Diwakili", "Polres Rekaan")).click()
    expect(officer.locator(".seats").get_by_text("Belum ditulis siapa yang mewakili.")).to_be_visible()
    excused = officer.get_by_role("button", name=of("Tidak hadir, memberi kabar", "Polres Rekaan"))
    excused.click()
    expect(excused).to_have_attribute("aria-pressed", "true")
    expect(second).to_have_value("Belum disimpan")
    first.locator("textarea").fill("Dibahas bersama.")
    first.get_by_role("button", name="Simpan notula").click()
    expect(first.locator("[name^=base]")).to_have_value("1")
    expect(second).to_have_value("Belum disimpan")
    who = officer.get_by_label(re.compile("^Siapa yang datang, bila diwakili.*Disnaker Rekaan"))
    who.fill("Rekana Wakil")
    does(officer, of("Catat keputusan", "Yang disepakati dalam rapat lalu"), text="Disnaker mengirim daftar")
    expect(second).to_have_value("Belum disimpan")
    expect(who).to_have_value("Rekana Wakil")
    expect(officer.locator("article").nth(1).locator("[name^=base]")).to_have_value("1")
    first.locator("textarea").fill("Dibahas bersama. Lalu dihapus.")
    officer.get_by_role("button", name=of("Hapus", "Disnaker mengirim daftar")).click()
    expect(first.get_by_text("Keputusan", exact=True)).to_have_count(0)
    expect(first.locator("textarea")).to_have_value("Dibahas bersama. Lalu dihapus.")
    expect(first.locator("[name^=base]")).to_have_value("2")
    who.press("Enter")
    expect(who).to_have_value("Rekana Wakil")


def test_a_meeting_from_its_plan_to_what_an_agency_reads_of_it(door: Door) -> None:
    at = MeetingOffice()
    with hand(door, at.officer) as officer, hand(door, at.disnaker) as agency:
        room = plans(officer, f"{door.address}tim/{at.of}/")
        meeting = int(room.rstrip("/").rpartition("/")[2])
        comes(officer, agency, room, code_of(meeting, TODAY))
        at.open(meeting)
        minutes(officer, room)
        at.make_action(meeting, at.record(meeting, at.items(meeting)[0].id, EntryKind.DECISION, "Disnaker mengirim daftar"))  # fmt: skip
        looked_at(officer)
        expect(officer.get_by_role("link", name="Tindak lanjut 1")).to_be_visible()
        agency.goto(room)
        expect(agency.get_by_text("Dibahas bersama.")).to_have_count(0)
        at.close(meeting)
        at.answer(meeting, StepKind.ACCEPT)
        agency.goto(room)
        for words in ("Dibahas bersama.", "Disnaker mengirim daftar", "Tidak hadir, memberi kabar"):
            expect(agency.locator("main")).to_contain_text(words)
        expect(agency.get_by_role("button", name="Simpan notula")).to_have_count(0)
        looked_at(agency)
        agency.goto(f"{door.address}tim/{at.of}/rapat/")
        looked_at(agency)
        agency.goto(f"{door.address}akun/")
        agency.get_by_role("link", name="Kalender rapat").click()
        looked_at(agency)


def test_at_the_terminal_each_sees_what_is_theirs(office_database: str, server: SharedServer, tmp_path: Path) -> None:
    line, at = CommandLine(server, office_database, tmp_path), MeetingOffice()
    meeting = at.plan()

    def told(who: Account) -> str:
        answer = line.here("team", "meetings", str(at.of), "--as", who.sign_in_name, "--lang", "en", **STANDS)
        return answer.stdout + answer.stderr

    assert "27 June 2023, from 09.00 to 12.00 (WIB), at Ruang Rekaan  Planned\n  1. What the last meeting agreed" in told(at.officer)  # fmt: skip
    assert told(at.disnaker).splitlines()[1:] == [], "no agenda before the invitation"
    assert "There is no such team" in told(at.outside)
    asked = (
        "pack",
        "--as",
        at.secretary.sign_in_name,
        "--meeting",
        str(meeting),
        "--out",
        str(tmp_path / "packs"),
        "--lang",
        "en",
    )
    answer = line.here(*asked, **STANDS)
    assert answer.stdout.startswith(f"Pack 1 of meeting {meeting} was made."), answer.stderr
    assert (tmp_path / "packs" / f"berkas-rapat-{meeting}-1-en.pdf").read_bytes().startswith(b"%PDF")
    refused = line.here("pack", "--as", at.disnaker.sign_in_name, "--meeting", str(meeting), "--lang", "en", **STANDS)
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "minuted by who runs the team" in refused.stderr
