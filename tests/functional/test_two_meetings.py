"""Two meetings of the team of Kabupaten Serang in a browser: shared, answered, promised, done and overdue, and what the next quarter's meeting makes of it."""

import html
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from pytest_django.fixtures import Settings
from tests.factories import deliveries
from tests.factories.office import looking
from tests.factories.office_server import pages_of, pages_stand_on
from tests.factories.pack_by_hand import by_hand, named
from tests.factories.signed_in import client_of
from tests.factories.teams import TODAY
from tests.factories.two_meetings import TwoMeetingsOffice, days_pass
from tests.functional.accounts.conftest import Door
from tests.functional.test_meetings import does, of, send
from tests.office.server import SharedServer

from timpora.accounts.models import Account
from timpora.evaluation import keeping, map_actions
from timpora.evaluation.keeping import Reach
from timpora.meetings.here_code import code_of
from timpora.postgres.addresses import Address
from timpora.postgres.names import WEB
from timpora.team import agreed_queries


NEXT = date(2023, 9, 27)
DONE_ON = date(2023, 7, 20)
NIGHTS = (date(2023, 8, 1), NEXT)
MONTHS = (
    (date(2023, 6, 1), date(2023, 6, 30)),
    (date(2023, 7, 1), date(2023, 7, 31)),
    (date(2023, 8, 1), date(2023, 8, 31)),
)
PURPOSE = "Tolong cek apakah orang ini bekerja"
PLACE = "Pabrik Rekaan Cikande"
SPREAD, VISITED = "Menyuluh warga tentang cara melapor", "Mendatangi penginapan yang diam"
MINUTED = "Rapat ini langkah pertama; evaluasi dan koordinasi menjadi rutin."
MEANT = ("422 (Unprocessable Content)", "404 (Not Found)")  # forms that come back, and what is not there for somebody


@pytest.fixture(scope="module", autouse=True)
def database_beside_the_browser() -> Iterator[None]:
    """The browser's driver makes this process count as asynchronous; the tests still use the database one after the other."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@contextmanager
def screen(door: Door, who: Account, *, width: int = 1280) -> Iterator[Page]:
    """A screen at which somebody has signed in."""
    with door.blank(width=width) as page:
        signs_in(page, door, who)
        yield page


def signs_in(page: Page, door: Door, who: Account) -> None:
    """Somebody takes the place of whoever sat at a screen."""
    session = str(client_of(who).session.session_key)
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": door.address}])


def fits(page: Page) -> None:
    """Nothing is scrolled sideways, and the marks of lists stand beside their words within the card."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    for told in page.locator("article > ul").all()[:1]:
        expect(told).to_have_css("padding-left", re.compile("^[1-9]"))


def plans(secretary: Page, start: str, team: int, day: str) -> str:
    """On the day that the rhythm proposes; the address of the room."""
    secretary.goto(f"{start}tim/{team}/rapat/baru/")
    expect(secretary.locator("[name=day]")).to_have_value(day)
    send(secretary, place="Ruang Rekaan")
    fits(secretary)
    return secretary.url.partition("#")[0].partition("?")[0]


def words_an_item(secretary: Page) -> None:
    """The agenda that was drafted is edited once."""
    secretary.get_by_role("link", name=of("Ubah acara", "Batas tinggal yang segera berakhir")).click()
    send(secretary, text="Kesbangpol meminta dokumen dan visa diperiksa.")
    expect(secretary.locator("main")).to_contain_text("Kesbangpol meminta dokumen dan visa diperiksa.")


def shares(secretary: Page, start: str, finding: int) -> str:
    """One finding with two agencies, after the preview; the address of the share."""
    secretary.goto(f"{start}dibagikan/baru/finding/{finding}/")
    for agency in ("Disnaker Rekaan", "Polres Rekaan Serang"):
        secretary.get_by_label(agency).check()
    send(secretary, purpose=PURPOSE, until="30 September 2023")
    for words in ("Disnaker Rekaan", "Polres Rekaan Serang", "15 Mei 2023", "15 May 2023"):
        expect(secretary.locator("main")).to_contain_text(words)
    expect(secretary.locator("main")).not_to_contain_text("Reka Wei")
    fits(secretary)
    secretary.get_by_role("button", name="Bagikan").click()
    expect(secretary.locator("main")).to_contain_text("dibuka oleh 0 dari 2 instansi")
    return secretary.url.partition("?")[0]


def comes(page: Page, here: str) -> None:
    """An agency's person says "I am here" on a phone, and reads the agenda."""
    page.goto(here)
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("Agenda" if here.endswith("en") else "Acara")
    expect(page.get_by_role("heading", level=3)).to_have_count(6)
    fits(page)


def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (4, 4), "navy").save(made, "PNG")
    return made.getvalue()


def answers(agency: Page) -> None:
    """Whoever was given it reads it, and answers with where the person was seen and a document."""
    expect(agency.locator("main")).to_contain_text("15 Mei 2023")
    agency.get_by_role("link", name="Jawab", exact=True).click()
    agency.get_by_label("Kami melihat orangnya").check()
    agency.locator("[name=document]").set_input_files({"name": "foto.png", "mimeType": "image/png", "buffer": png()})
    send(agency, place=PLACE, seen_on="26 Juni 2023")
    expect(agency.locator("main")).to_contain_text("foto.png")
    fits(agency)


def takes_in(secretary: Page, share: str) -> None:
    """What was answered becomes a fact whose source is the agency: the person works there."""
    secretary.goto(share)
    secretary.get_by_role("link", name="Catat sebagai data").click()
    expect(secretary.locator("main [name=place]")).to_have_value(PLACE)
    send(secretary, activity="Bekerja")
    expect(secretary.locator("main")).to_contain_text("Tercatat sebagai data, dengan instansi sebagai sumbernya.")


def two_write(secretary: Page, officer: Page, room: str) -> None:
    """Both had the item open; neither text is lost, and the minutes are not closed before they are one."""
    secretary.goto(room)
    does(secretary, "Buka rapat")
    officer.goto(room)
    for page, text in ((officer, "Setiap instansi berperan."), (secretary, MINUTED)):
        first = page.locator("article").first
        first.locator("textarea").fill(text)
        first.get_by_role("button", name=re.compile("^Simpan notula")).click()
        expect(first.get_by_text("mempunyai dua tulisan")).to_have_count(int(page is secretary))
        expect(first.locator("[name^=base]")).to_have_value("1")
    secretary.goto(room)
    secretary.get_by_role("link", name="Satukan keduanya").click()
    for text in ("Setiap instansi berperan.", MINUTED):
        expect(secretary.locator(".two-texts")).to_contain_text(text)
    fits(secretary)
    secretary.get_by_role("button", name="Simpan notula").click()
    expect(secretary.locator("article").first.locator("textarea")).to_have_value(
        re.compile(f"Setiap instansi.*{MINUTED}", re.DOTALL)
    )


def decides(secretary: Page) -> None:
    """Two decisions become agreed actions; under another item there was nothing."""
    told = (
        ("Temuan baru menurut kecamatan", SPREAD, "Kesbangpol Rekaan", "Daftar hadir penyuluhan", "31 Juli 2023"),
        (
            "Laporan dan penginapan yang diam",
            VISITED,
            "Kecamatan Rekaan Cikande",
            "Catatan kunjungan",
            "31 Agustus 2023",
        ),
    )
    for item, decision, agency, shown_by, due_on in told:
        does(secretary, of("Catat keputusan", item), text=decision)
        does(secretary, of("Jadikan tindak lanjut", decision), seat=agency, shown_by=shown_by, due_on=due_on)
    does(secretary, of("Hasil nihil", "Perkara yang memerlukan instansi lain"))
    expect(secretary.get_by_role("link", name=re.compile("^Tindak lanjut [0-9]"))).to_have_count(2)
    fits(secretary)


def closes(secretary: Page, chair: Page, door: Door, head: Account, room: str) -> None:
    """Closed by the secretary, accepted by the chair, issued as a numbered letter."""
    does(secretary, "Tutup notula")
    signs_in(chair, door, head)
    chair.goto(room)
    does(chair, "Terima notula")
    expect(chair.locator("main")).to_contain_text("Notula diterima")
    secretary.goto(room)
    secretary.get_by_role("button", name="Terbitkan notula sebagai surat").click()
    expect(secretary.get_by_role("link", name="/NOTULA/2023")).to_be_visible()


def packs(secretary: Page) -> str:
    """One click in the room, and when the worker is done the pack is there; what it says."""
    secretary.get_by_role("button", name="Buat berkas rapat").click()
    secretary.wait_for_url("**/pekerjaan/**")
    assert deliveries.work_off() == 1
    secretary.reload()
    secretary.get_by_role("link", name="Lihat hasilnya").click()
    return taken(secretary)


def taken(page: Page) -> str:
    """The text of the last pack of the meeting whose page is open."""
    with page.expect_download() as download:
        page.locator("section[aria-labelledby=packs] ul a").first.click()
    return text_of(download.value.path())


def text_of(path: Path) -> str:
    read = PdfReader(path)
    return " ".join(" ".join(page.extract_text() for page in read.pages).split())


@dataclass(frozen=True, kw_only=True)
class Screens:
    """At which the story is told: the secretary's, one beside it, and a phone that goes from hand to hand."""

    door: Door
    secretary: Page
    other: Page
    phone: Page


@contextmanager
def all_screens(door: Door, at: TwoMeetingsOffice) -> Iterator[Screens]:
    """Opened once for both meetings."""
    with screen(door, at.secretary) as secretary, screen(door, at.officer) as other, screen(door, at.kodim, width=360) as phone:  # fmt: skip
        yield Screens(door=door, secretary=secretary, other=other, phone=phone)


def first_meeting(on: Screens, at: TwoMeetingsOffice, finding: int) -> str:
    """27 June 2023, from its plan to the pack; what the pack says."""
    door, secretary, phone = on.door, on.secretary, on.phone
    start = door.address
    room = plans(secretary, start, at.of, "27 Juni 2023")
    words_an_item(secretary)
    share = shares(secretary, start, finding)
    secretary.goto(room)
    does(secretary, "Kirim undangan")
    code = code_of(int(room.rstrip("/").rpartition("/")[2]), TODAY)
    for place, who in enumerate(at.agencies.values()):
        signs_in(phone, door, who)
        comes(phone, f"{room}saya-hadir/{code}/?lang={'en' if place % 2 else 'id'}")
    for who in (at.kodim, at.disnaker):
        signs_in(phone, door, who)
        answer = phone.goto(f"{share}?lang=id")
        assert answer is not None
        assert answer.status == (404 if who is at.kodim else 200)
    answers(phone)
    takes_in(secretary, share)
    two_write(secretary, on.other, room)
    decides(secretary)
    closes(secretary, on.other, door, at.head, room)
    everybody_reads(at, room, MINUTED, SPREAD, VISITED)
    return packs(secretary)


def everybody_reads(at: TwoMeetingsOffice, room: str, *words: str) -> None:
    """Some words, in each of the seven agencies."""
    for who in at.agencies.values():
        page = html.unescape(client_of(who).get(urlsplit(room).path, {"lang": "id"}).content.decode())
        assert [one for one in words if one not in page] == [], who.sign_in_name


def between(at: TwoMeetingsOffice, settings: Settings, place: Address) -> None:
    """One agency reports its promise done, with what shows it, and the chair accepts; nobody hears of the other; nights pass, and figures are kept."""
    settings.STANDS_ON = DONE_ON
    days_pass(place, (DONE_ON - TODAY).days)
    with looking(at.head) as by:
        actions = {one.what: one.id for one in agreed_queries.of_teams(by, [at.of])}
    here = f"/tim/{at.of}/tindak-lanjut/{actions[SPREAD]}"
    reported = {"text": "Penyuluhan di Cikande 18 Juli, 42 orang hadir; daftar hadirnya sudah dikirim."}
    for who, kind, status in (
        (at.kecamatan, "reported", 422),
        (at.kesbangpol, "reported", 302),
        (at.head, "accepted", 302),
    ):
        assert client_of(who).post(f"{here}/{kind}/", reported).status_code == status, who.sign_in_name
    days_pass(place, (NEXT - DONE_ON).days)
    for night in NIGHTS:
        at.night(night)
    settings.STANDS_ON = NEXT
    with looking(at.machine) as by:
        map_actions.catch_up(by=by, on=NEXT)
    with looking(at.machine) as by:
        keeping.evaluate_the_office(by=by, on=NEXT, reach=Reach(months=2, quarters=0))


def next_meeting(on: Screens, at: TwoMeetingsOffice) -> str:
    """The next quarter's opens with what was promised and what came of it; what its pack says, to an agency too."""
    done = f"Kesbangpol Rekaan: {SPREAD} (tenggat 31 Juli 2023) - selesai"
    late = f"Kecamatan Rekaan Cikande: {VISITED} (tenggat 31 Agustus 2023) - lewat tenggat, 27 hari"
    secretary, phone = on.secretary, on.phone
    room = plans(secretary, on.door.address, at.of, "27 September 2023")
    expect(secretary.locator("article").first.get_by_role("listitem")).to_have_text([done, late])
    kept = "Janji rapat lalu: 2; selesai tepat waktu 1, lewat tenggat 1, belum dihitung 0."
    expect(secretary.locator("article").last).to_contain_text(kept)
    does(secretary, "Kirim undangan")
    everybody_reads(at, room, done, late, kept)
    told = packs(secretary)
    for who in (at.kodim, at.kecamatan):
        signs_in(phone, on.door, who)
        phone.goto(room)
        expect(phone.locator("article").first.get_by_role("listitem")).to_have_text([done, late])
        fits(phone)
        assert taken(phone) == told
    for words in (done, late, kept, "Dari rapat 27 Juni 2023"):
        assert words in told, words
    return told


def test_the_next_meeting_opens_with_what_the_first_one_promised_and_its_pack_says_what_the_rows_say(
    office_database: str, server: SharedServer, browser: Browser, kept_files: Path, settings: Settings
) -> None:
    settings.STANDS_ON = TODAY
    at = TwoMeetingsOffice(kept_files.with_name("lists"))
    complaints = list[str]()
    place = server.place(office_database, WEB)
    with pages_of(place, TIMPORA_STANDS_ON=TODAY.isoformat()) as address:
        with all_screens(Door(browser, address, complaints), at) as on:
            first = first_meeting(on, at, at.finding_of(at.foreigners[0]))
            between(at, settings, server.place(office_database))
            pages_stand_on(NEXT)
            told = next_meeting(on, at)
        for words in (
            "Ini rapat pertama yang tercatat",
            "Kesbangpol meminta dokumen dan visa diperiksa.",
            SPREAD,
            VISITED,
        ):
            assert words in first, words
    assert [one for one in complaints if not one.endswith(MEANT)] == []
    lines = by_hand(MONTHS, NEXT)
    assert [line for line in lines if line not in told] == []
    assert "Orang yang mempunyai temuan 5 orang 5 orang 5 orang" in lines, "each of the five once"
    assert "Temuan pada hari terakhir 10 temuan 10 temuan 10 temuan" in lines, "findings apart from people"
    assert [name for name in named() if name.casefold() in (first + told).casefold()] == []
