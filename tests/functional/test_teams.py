"""A team in a browser and at the terminal: the secretary opens it, an agency sits, somebody leaves, the substitute holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.fixtures import Settings
from tests.factories.command_line import CommandLine
from tests.factories.everybody import LOOKED_AT, faults
from tests.factories.office import account, looking
from tests.factories.office_server import pages_of
from tests.factories.signed_in import client_of
from tests.factories.teams import DECREE, FORMED, PROVINCE, REGENCY, TODAY, TeamOffice
from tests.functional.accounts.conftest import Door
from tests.office.server import SharedServer

from timpora.accounts import actions as accounts
from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.postgres.names import WEB
from timpora.team import reminding
from timpora.team.models import ActionReminder


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
    settings.STANDS_ON, settings.MAIL_LEAVES = TODAY, True
    with pages_of(server.place(office_database, WEB), **STANDS) as address:
        opened = Door(browser, address)
        yield opened
    meant = (
        "422 (Unprocessable Content)",
        "404 (Not Found)",
    )  # forms that come back to be mended, and what is not there for somebody
    assert [one for one in opened.complaints if not one.endswith(meant)] == []


@contextmanager
def hand(door: Door, who: Account) -> Iterator[Page]:
    """Somebody who is signed in, on a phone."""
    session = str(client_of(who).session.session_key)
    with door.blank() as page:
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": door.address}])
        page.goto(door.address)
        yield page


def send(page: Page, **typed: str) -> None:
    """Fills the form of the page and sends it."""
    for name, value in typed.items():
        field = page.locator(f"main [name='{name}']")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    page.locator("main form.form button[type=submit]").click()


def looked_at(page: Page) -> None:
    """In both languages: nobody is kept out, and nothing is scrolled sideways."""
    for language in reversed(LOOKED_AT):  # Indonesian last, in which the story goes on
        page.goto(f"{page.url.partition('?')[0]}?lang={language}")
        assert faults(page, language) == [], page.url
    page.set_viewport_size({"width": 360, "height": 800})


def opens_a_team(officer: Page, start: str) -> str:
    """From the list: an area of another level is refused beside what was typed; the address of the team."""
    officer.goto(f"{start}tim/")
    officer.get_by_role("link", name="Tim baru").click()
    send(officer, level="Kecamatan", area="Kabupaten Serang", name="Timpora Rekaan Serang", rhythm_months="3")
    expect(officer.get_by_role("alert")).to_contain_text("memerlukan kode wilayah tingkat itu")
    expect(officer.locator("main [name=name]")).to_have_value("Timpora Rekaan Serang")
    send(officer, level="Kabupaten atau kota")
    expect(officer.locator("main")).to_contain_text("Kabupaten Serang (36.04)")
    expect(officer.locator("main")).to_contain_text("Tim ini tidak bersurat keputusan")
    return officer.url


def decides(head: Page, team: str) -> None:
    head.goto(team)
    head.get_by_role("link", name="Catat surat keputusan").click()
    send(head, legal_basis="Pasal 69 UU 6/2011", number="REKAAN-01", issuer="Kepala Kantor Rekaan", issued_on="1 Juni 2023", first_day="1 Juni 2023", last_day="31 Desember 2023")  # fmt: skip
    expect(head.locator("main")).to_contain_text("sampai 31 Desember 2023")


def seats(officer: Page, member: Account) -> None:
    """An agency, its member, and who stands in for the member."""
    officer.get_by_role("link", name="Beri kursi kepada instansi").click()
    send(officer, agency="Disnaker Rekaan", first_day="1 Juni 2023")
    expect(officer.locator("main")).to_contain_text("Kursi ini kosong")
    officer.get_by_role("link", name="Dudukkan seseorang").click()
    send(officer, held_by=member.name, position="Anggota", first_day="1 Juni 2023")
    officer.get_by_role("link", name="Dudukkan seseorang").click()
    looked_at(officer)
    send(officer, name="Rekana Pengganti", title="Kepala bidang", email="rekana@disnaker.example", position="Pengganti", stands_for=f"{member.name}, Anggota", first_day="1 Juni 2023")  # fmt: skip
    expect(officer.locator("main")).to_contain_text("Siap menggantikan")
    looked_at(officer)


def reads(agency: Page, start: str) -> None:
    """What an agency sees of its team, and changes nothing of."""
    agency.goto(f"{start}tim/")
    looked_at(agency)
    agency.get_by_role("link", name="Timpora Rekaan Serang").click()
    expect(agency.locator("main")).to_contain_text("Bertugas")
    expect(agency.get_by_role("link", name="Dudukkan seseorang")).to_have_count(0)


def reminded(officer: Page, machine: Account) -> None:
    """Who is to be reminded, that it left, and that it came back, by the keyboard."""
    expect(officer.locator("main")).to_contain_text("berangkat sendiri mulai 27 Juni 2023, kepada Rekana Pengganti.")
    with looking(machine) as by:
        assert reminding.remind(by=by, on=TODAY) == 1
        ActionReminder.objects.update(state="sent")
    officer.reload()
    expect(officer.locator("main")).to_contain_text("Sebelum tenggat 30 Juni 2023 Terkirim")
    officer.get_by_role("button", name="Pengingatnya kembali").press("Enter")
    expect(officer.locator("main")).to_contain_text("Telepon orangnya")
    looked_at(officer)


def moved(officer: Page, agency: Page) -> None:
    """The agency asks for another due day, the secretary agrees to it as it was asked for, and the first one stays readable."""
    agency.get_by_role("link", name="Minta tenggat lain").click()
    looked_at(agency)
    send(agency, due_on="30/06/2023", text="Menunggu data rekaan")
    expect(agency.locator("main")).to_contain_text("Itu tenggat yang sudah berlaku.")
    send(agency, due_on="4 Juli 2023")
    expect(agency.locator("main")).to_contain_text("menunggu jawaban")
    officer.reload()
    expect(officer.locator("main")).to_contain_text("Tenggat 4 Juli 2023 diminta, menunggu jawaban")
    officer.get_by_role("link", name="Pindahkan tenggat").click()
    send(officer)
    expect(officer.locator("main")).to_contain_text("dari 30 Juni 2023 menjadi 4 Juli 2023")
    looked_at(officer)
    agency.reload()
    expect(agency.locator("main")).to_contain_text("semula 30 Juni 2023")


def promised(officer: Page, agency: Page, start: str, machine: Account) -> None:
    """What is agreed stands where the agency begins; it reports, and nobody answers for themselves."""
    officer.get_by_role("link", name="Catat tindak lanjut").click()
    send(
        officer,
        seat="Disnaker Rekaan",
        what="Daftar pekerja rekaan",
        shown_by="Daftarnya",
        agreed_on="27/06/2023",
        due_on="besok",
    )
    expect(officer.locator("main [name=what]")).to_have_value("Daftar pekerja rekaan")
    send(officer, due_on="30/06/2023")
    expect(officer.locator("main")).to_contain_text("Belum ada kabar.")
    reminded(officer, machine)
    agency.goto(f"{start}tim/")
    agency.get_by_role("link", name="Daftar pekerja rekaan").click()
    moved(officer, agency)
    agency.get_by_role("link", name="Laporkan selesai").click()
    send(agency, text="Daftar sudah dikirim")
    expect(agency.locator("main")).to_contain_text("menunggu jawaban")
    expect(agency.get_by_role("link", name="Terima laporannya")).to_have_count(0)
    looked_at(agency)
    officer.reload()
    officer.get_by_role("link", name="Terima laporannya").click()
    send(officer, text="")
    officer.locator("main").get_by_role("link", name="Tindak lanjut").or_(
        officer.get_by_role("link", name="Tindak lanjut, Timpora")
    ).first.click()
    expect(officer.locator("main")).to_contain_text("1 dari 1 selesai tepat waktu")
    looked_at(officer)


def test_the_secretary_makes_a_team_somebody_leaves_and_the_substitute_holds_the_seat(door: Door) -> None:
    at = TeamOffice()
    disnaker, outside = at.agency("Disnaker Rekaan"), at.agency("Kodim Rekaan")
    administrator = account(Role.ADMINISTRATOR, at.office)
    with hand(door, at.officer) as officer, hand(door, at.head) as head, hand(door, disnaker) as agency:
        expect(agency.get_by_role("heading", level=1)).to_have_text("Tim tempat instansi Anda duduk")
        expect(agency.locator("main")).to_contain_text("Instansi Anda belum diberi kursi")
        team = opens_a_team(officer, door.address)
        decides(head, team)
        officer.goto(team)
        seats(officer, disnaker)
        reads(agency, door.address)
        officer.goto(team)
        promised(officer, agency, door.address, account(Role.MACHINE, at.office))
        with looking(administrator) as by:
            accounts.end_account(by=by, account=disnaker.pk)
        officer.goto(team)
        expect(officer.locator("main")).to_contain_text(
            "Kursi ini kosong: Rekana Pengganti bertindak sebagai pengganti."
        )
        officer.get_by_role("link", name="Rekana Pengganti").first.click()
        expect(officer.locator("main")).to_contain_text("rekana@disnaker.example")
    with hand(door, outside) as stranger:
        stranger.goto(team)
        expect(stranger.locator("main")).not_to_contain_text("Timpora Rekaan Serang")


def test_at_the_terminal_each_sees_the_same_teams(office_database: str, server: SharedServer, tmp_path: Path, settings: Settings) -> None:  # fmt: skip
    line, settings.MAIL_LEAVES = CommandLine(server, office_database, tmp_path), True
    at = TeamOffice()
    disnaker, outside = at.agency("Disnaker Rekaan"), at.agency("Kodim Rekaan")
    team = at.team()
    seat = at.seat(team, disnaker)
    at.sits(team, seat, disnaker, email="sinta@disnaker.example")
    at.promise(team, seat, FORMED)
    reporter = account(Role.REPORTER, at.office)
    with looking(account(Role.MACHINE, at.office)) as by:
        assert reminding.remind(by=by, on=TODAY) == 1

    def told(*words: str, who: Account = at.officer) -> str:
        answer = line.here("team", *words, "--as", who.sign_in_name, **STANDS)
        assert (answer.returncode, answer.stderr) == (0, ""), answer.stderr
        return answer.stdout

    def refused(*words: str, who: Account) -> str:
        answer = line.here("team", *words, "--as", who.sign_in_name, **STANDS)
        assert (answer.returncode, answer.stdout) == (3, ""), answer.stdout
        return answer.stderr

    assert REGENCY.name in told("list", who=disnaker)
    assert "Berlaku sampai 31 Desember 2023" in told("list")
    assert told("list", who=outside) == "Tidak ada tim.\n"
    assert told("list", "--format", "csv", "--lang", "en").splitlines()[1].startswith(f"{REGENCY.name},Foreigner supervision team (Timpora),Regency or city,Kabupaten Serang (36.04),In force,until 31 December 2023,Vacant,1,Every 3 months")  # fmt: skip
    shown = told("show", str(team), "--lang", "en", who=disnaker)
    for words in (DECREE.number, "Chair today: Vacant", "Disnaker Rekaan  Since 1 June 2023", f"{disnaker.name}  Member  On duty"):  # fmt: skip
        assert words in shown, shown
    assert "Disnaker Rekaan: Daftar pekerja asing rekaan  due 1 June 2023  Overdue, 26 days after the due day\nDisnaker Rekaan: 0 of 1 done in time\n" in told("actions", str(team), "--lang", "en", who=disnaker)  # fmt: skip
    assert "Overdue, 26 days after the due day\n    After 1 June 2023, when it was due: Waiting to be sent\n" in told("actions", str(team), "--lang", "en"), "reminders, in the office"  # fmt: skip
    assert told("actions", str(at.team(PROVINCE)), "--lang", "en") == "Nothing was agreed yet.\n"
    for what in ("show", "actions"):
        assert "There is no such team" in refused(what, str(team), "--lang", "en", who=outside)
    assert "sees no teams" in refused("list", "--lang", "en", who=reporter)
