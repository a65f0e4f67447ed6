"""Cases in a browser: whole stories, each hand in its own session, and pages that are for everybody."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.fixtures import Settings
from tests.factories.cases import TODAY, CaseOffice
from tests.factories.everybody import LOOKED_AT, faults
from tests.factories.office_server import pages_of
from tests.factories.signed_in import client_of
from tests.functional.accounts.conftest import Door
from tests.office.server import SharedServer

from timpora.accounts.models import Account
from timpora.postgres.names import WEB


THE_DAY = f"{TODAY:%d/%m/%Y}"


@pytest.fixture(scope="module", autouse=True)
def database_beside_the_browser() -> Iterator[None]:
    """The browser's driver makes this process count as asynchronous; the tests still use the database one after the other."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def door(
    office_database: str, server: SharedServer, browser: Browser, kept_files: Path, settings: Settings
) -> Iterator[Door]:
    """The office on the day of the meeting, from which no browser has anything to complain of in the end."""
    settings.STANDS_ON = TODAY
    stands = {"TIMPORA_FILES": str(kept_files), "TIMPORA_STANDS_ON": TODAY.isoformat()}
    with pages_of(server.place(office_database, WEB), **stands) as address:
        opened = Door(browser, address)
        yield opened
    assert opened.complaints == []


class Hand:
    """Somebody of the office at a browser."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def at(self, path: str) -> Page:
        """A page of the office."""
        answer = self.page.goto(f"{self.address}{path}")
        assert answer is not None
        assert answer.status == 200, path
        return self.page

    def act(self, case: int, kind: str, **told: object) -> None:
        """Fills the form of an act as it stands, and sends it."""
        page = self.at(f"perkara/{case}/langkah/{kind}/")
        for name, value in {"on": THE_DAY, **told}.items():
            field = page.locator(f"[name='{name}']").first
            kind_of = field.evaluate("field => field.type || field.tagName")
            if kind_of == "checkbox":
                field.set_checked(bool(value))
            elif kind_of == "select-one":
                field.select_option(str(value))
            else:
                field.fill(str(value))
        page.locator("main form button[type=submit]").last.click()
        expect(page.locator("main")).to_contain_text("tercatat", ignore_case=True)

    def reads(self, case: int, *words: str) -> None:
        """The page of a case says these words."""
        page = self.at(f"perkara/{case}/")
        for word in words:
            expect(page.locator("main")).to_contain_text(word)


@contextmanager
def hand(door: Door, account: Account, **how: object) -> Iterator[Hand]:
    session = str(client_of(account).session.session_key)
    with door.opened(**how) as page:
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": door.address}])
        yield Hand(page, door.address)


def opened(at: Hand, finding: int) -> int:
    """A case from the page of its finding; its number."""
    page = at.at(f"temuan/{finding}/")
    page.get_by_role("link", name="Buka perkara dari temuan ini").click()
    page.get_by_label("Alasan").fill("ditemui petugas saat pengawasan rekaan")
    page.get_by_role("button", name="Buka perkara").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("PERKARA/2023")
    return int(page.url.rstrip("/").rpartition("/")[2])


def examined(at: Hand, case: int) -> None:
    """From triage to the conference, as the law asks for each."""
    at.act(case, "verify", result="paspor, izin tinggal dan perlintasan cocok")
    at.act(case, "summon", person=1, whom="Reka Wei", appears_on=THE_DAY, at="09.00", purpose="diperiksa")
    at.act(case, "record_summons", person=1, answer="appeared")
    at.act(case, "identify", person=1, sex="male", birth_place="Rekaan", language="Mandarin")
    at.act(case, "give_right", person=1, right="identity_shown", wanted=True, how="kartu tanda pengenal ditunjukkan")
    at.act(
        case, "examine", person=1, place="Kantor", language="Mandarin", interpreter="Reka Juru Bahasa", lawyer="tidak menghendaki",
        read_back=True, **{"questions-0-question": "Sejak kapan di sini?", "questions-0-answer": "Sejak April."},
    )  # fmt: skip
    at.act(case, "allege", person=1, provision="uu6-78-1", conduct="tinggal melebihi izin")
    at.act(case, "end_examination")
    at.act(case, "give_opinion", facts="izin berakhir 15 Mei 2023", analysis="Pasal 78", advice="biaya beban")
    at.act(
        case, "hold_conference", chair="Reka Kepala", conclusion="dikenai biaya beban",
        **{"speakers-0-name": "Reka Satu", "speakers-0-position": "Kasi", "speakers-0-said": "setuju", "speakers-1-name": "Reka Dua", "speakers-1-position": "Pemeriksa", "speakers-1-said": "setuju"},
    )  # fmt: skip


def answered(at: Hand, case: int, kind: str) -> None:
    """What changes is read, then the proposal is answered."""
    page = at.at(f"perkara/{case}/")
    page.get_by_role("link", name="Yang berubah dan dasarnya").click()
    expect(page.locator("main")).to_contain_text("Rp43.000.000")
    at.act(case, kind)


def told(at: Hand, case: int) -> None:
    """The decision is handed over and explained."""
    for right in ("copy_handed", "objection_explained", "complaint_address"):
        at.act(case, "give_right", person=1, right=right, wanted=True, how="dijelaskan dalam bahasa Mandarin")


def test_from_the_finding_to_the_payment_each_hand_does_its_own_part(door: Door) -> None:
    office = CaseOffice()
    person = office.somebody()
    office.night()
    with hand(door, office.examiner) as examiner, hand(door, office.head_of_section) as section, hand(door, office.head_of_office) as head:  # fmt: skip
        case = opened(examiner, office.finding(person))
        examined(examiner, case)
        page = examiner.at(f"perkara/{case}/langkah/propose/")
        expect(page.locator("[name='1-charge']")).to_be_checked()
        expect(page.locator("[name='1-charge-amount']")).to_have_value("43000000")
        page.get_by_role("button", name="Usulkan tindakan").click()
        examiner.reads(case, "Menunggu persetujuan")
        expect(section.at("hari-ini/").locator("section[aria-labelledby=answers]")).to_contain_text("PERKARA/2023")
        answered(section, case, "approve")
        answered(head, case, "decide")
        told(examiner, case)
        examiner.act(case, "bill", person=1, billing_code="820230627000001", amount=43_000_000)
        examiner.act(case, "record_payment", person=1, billing_code="820230627000001", receipt_number="A1B2C3D4E5F60001", amount=43_000_000)  # fmt: skip
        examiner.act(case, "end_execution")
        examiner.reads(case, "Menunggu masa keberatan", "Dibayar Rp43.000.000 dari Rp43.000.000")
        letter = examiner.page.locator("a[href*='/surat/']").first.get_attribute("href") or ""
        assert examiner.page.request.get(f"{door.address.rstrip('/')}{letter}").headers["content-type"] == "application/pdf"  # fmt: skip


def test_the_pages_of_cases_are_for_everybody(door: Door) -> None:
    office = CaseOffice()
    person = office.somebody()
    office.night()
    case = office.open(person)
    office.to_the_table(case)
    paths = (
        "perkara/", "perkara/?lihat=semua", "perkara/buka/", f"perkara/{case}/", f"perkara/{case}/langkah/propose/", f"perkara/{case}/langkah/note/",
        f"perkara/{case}/dokumen/", "perkara/beban/", "perkara/pelimpahan/", "perkara/wewenang/", "hari-ini/",
    )  # fmt: skip
    for lang in LOOKED_AT:
        with hand(door, office.head_of_section, lang=lang) as head:
            found = {}
            for path in paths:
                head.at(f"{path}{'&' if '?' in path else '?'}lang={lang}")
                found[path] = faults(head.page, lang)
        assert {path: wrong for path, wrong in found.items() if wrong} == {}, lang
