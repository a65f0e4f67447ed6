"""Cases in a browser: whole stories, each hand in its own session, and pages that are for everybody."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.fixtures import Settings
from tests.factories.cases import LIMIT, TODAY, CaseOffice
from tests.factories.everybody import LOOKED_AT, faults
from tests.factories.office import looking
from tests.factories.office_server import pages_of
from tests.factories.signed_in import client_of
from tests.functional.accounts.conftest import Door
from tests.office.server import SharedServer

from timpora.accounts.models import Account
from timpora.casework import correcting
from timpora.casework.core.acts import deciding
from timpora.casework.core.acts.measures import CostBearer, Deport, Measure
from timpora.casework.core.rights import Right
from timpora.postgres.names import WEB


THE_DAY = f"{TODAY:%d/%m/%Y}"


@pytest.fixture(scope="module", autouse=True)
def database_beside_the_browser() -> Iterator[None]:
    """The browser's driver makes this process count as asynchronous; the tests still use the database one after the other."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


type OfficeOn = Callable[[date], AbstractContextManager[Door]]


@pytest.fixture
def office_on(
    office_database: str, server: SharedServer, browser: Browser, kept_files: Path, settings: Settings
) -> OfficeOn:
    """The office's pages on a day, of which no browser has anything to complain in the end."""

    @contextmanager
    def standing(day: date) -> Iterator[Door]:
        settings.STANDS_ON = day
        stands = {"TIMPORA_FILES": str(kept_files), "TIMPORA_STANDS_ON": day.isoformat()}
        with pages_of(server.place(office_database, WEB), **stands) as address:
            opened = Door(browser, address)
            yield opened
        # A browser complains of every form that comes back to be mended, and of a page that is not there for somebody: both are meant here.
        assert [
            one for one in opened.complaints if not one.endswith(("422 (Unprocessable Content)", "404 (Not Found)"))
        ] == []

    return standing


@pytest.fixture
def door(office_on: OfficeOn) -> Iterator[Door]:
    """The office on the day of the meeting."""
    with office_on(TODAY) as opened:
        yield opened


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

    def act(self, case: int, kind: str, *, on: str = THE_DAY, **told: object) -> None:
        """Fills the form of an act as it stands, and sends it."""
        page = self.at(f"perkara/{case}/langkah/{kind}/")
        self.fill(on=on, **told)
        page.locator("main form button[type=submit]:not([name]):not([formaction])").first.click()
        expect(page.locator("main")).to_contain_text("tercatat", ignore_case=True)

    def fill(self, **told: object) -> None:
        """Types, ticks and chooses."""
        for name, value in told.items():
            field = self.page.locator(f"[name='{name}']").first
            kind_of = field.evaluate("field => field.type || field.tagName")
            if kind_of == "checkbox":
                field.set_checked(bool(value))
            elif kind_of == "select-one":
                field.select_option(str(value))
            else:
                field.fill(str(value))

    def letters(self, case: int) -> list[str]:
        """The numbers of the letters of a case, as its page shows them."""
        return [one.strip() for one in self.at(f"perkara/{case}/").locator("main a[href*='/surat/']").all_inner_texts()]

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
    at.act(case, "summon", person=1, whom="Reka Wei", appears_on=THE_DAY, at="09.00", purpose="diperiksa", short_notice_because="atas permintaannya")  # fmt: skip
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


def test_from_the_finding_to_the_payment_each_hand_does_its_own_part(door: Door, office_on: OfficeOn) -> None:
    office = CaseOffice()
    person = office.somebody()
    office.night()
    with hand(door, office.examiner) as examiner, hand(door, office.head_of_section) as section, hand(door, office.head_of_office) as head:  # fmt: skip
        case = opened(examiner, office.finding(person))
        examined(examiner, case)
        page = examiner.at(f"perkara/{case}/langkah/propose/")
        expect(page.locator("[name='1-charge']")).to_be_checked()
        expect(page.locator("[name='1-charge-amount']")).to_have_value("43.000.000")
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
        refused(section, case, "close", "Tenggang keberatan", outcome="settled_by_charge", because="lunas")
    later = TODAY + timedelta(days=45)
    with office_on(later) as door_later, hand(door_later, office.head_of_section) as section:
        section.act(
            case, "close", on=f"{later:%d/%m/%Y}", outcome="settled_by_charge", because="lunas, tidak ada keberatan"
        )
        section.reads(case, "Selesai dengan biaya beban")


def refused(at: Hand, case: int, kind: str, why: str, **given: object) -> None:
    """The form of an act is sent, and the page says why not, beside what was typed."""
    page = at.at(f"perkara/{case}/langkah/{kind}/")
    at.fill(on=THE_DAY, **given)
    page.locator("main form button[type=submit]:not([name]):not([formaction])").first.click()
    expect(page.locator(".error-summary")).to_contain_text(why)


def waiting(office: CaseOffice, *measures: Measure, limit: date = LIMIT) -> int:
    """A case whose proposal waits for the head of section."""
    person = office.somebody(limit=limit)
    office.night()
    case = office.open(person)
    office.to_the_table(case)
    office.propose(case, *measures)
    return case


def test_who_cannot_pay_leaves_under_escort_and_the_exit_stands_on_the_page_of_the_person(door: Door) -> None:
    office = CaseOffice()
    person = office.somebody()
    office.night()
    case = office.open(person)
    office.to_the_table(case)
    office.decide(case, office.charge())
    office.tell(case)
    with hand(door, office.examiner) as examiner, hand(door, office.head_of_office) as head:
        examiner.act(case, "bill", person=1, billing_code="820230627000001", amount=43_000_000)
        examiner.act(
            case, "record_nonpayment", person=1, why="unable", because="tidak ada uang, keluarga tidak dapat membantu"
        )
        office.confer(case)
        page = examiner.at(f"perkara/{case}/langkah/propose/")
        for box in ("1-deportation", "1-ban_proposal"):
            expect(page.locator(f"[name='{box}']")).to_be_checked()
        page.locator("[name='1-deportation-cost_bearer']").select_option("person")
        page.get_by_role("button", name="Usulkan tindakan").click()
        office.answer(case)
        office.tell(case)
        for right in ("consular_asked", "consular_notice"):
            examiner.act(case, "give_right", person=1, right=right, wanted=True, how="surat dikirim")
        flight = {"border_post": "Bandara Khayal", "carrier": "KH 101"}
        examiner.act(case, "plan_departure", person=1, leaves_on=THE_DAY, cost_bearer="person", escorts="Reka Petugas 198001012005011001", **flight)  # fmt: skip
        examiner.act(case, "record_departure", person=1, **flight)
        refused(head, case, "propose_ban", "foto", person=1, months=6, because="tidak membayar")
        head.act(case, "propose_ban", person=1, months=6, photo=office.photo(case), because="tidak membayar")
        head.reads(case, "Pasfoto rekaan")
        examiner.act(case, "end_execution")
        expect(examiner.at(f"orang-asing/{person}/").locator("main")).to_contain_text("Bandara Khayal")
        for kind in ("PERWAKILAN", "SPRINKAWAL", "BA-DEPORTASI", "USUL-TANGKAL"):
            assert any(kind in number for number in examiner.letters(case)), kind


def test_exactly_on_the_threshold_a_named_officer_decides_with_reasons(door: Door) -> None:
    office = CaseOffice()
    case = waiting(office, office.charge(days=60), limit=TODAY - timedelta(days=60))
    office.read(case, office.head_of_section)
    office.do(case, deciding.Approve(on=TODAY), office.head_of_section)
    with hand(door, office.head_of_office) as head:
        page = head.at(f"perkara/{case}/dasar/")
        expect(page.locator("main")).to_contain_text("Yang memutus menulis alasannya sendiri")
        refused(head, case, "decide", "Undang-undang tidak mengatur keadaan ini")
        head.act(case, "decide", person_needed="tepat 60 hari; yang bersangkutan bekerja sama")
        head.reads(case, "Pelaksanaan", "tepat 60 hari; yang bersangkutan bekerja sama")


def test_beyond_the_threshold_one_asks_for_detention_another_orders_it_and_the_days_are_counted(door: Door) -> None:
    office = CaseOffice()
    case = waiting(office, Deport(person=1, cost_bearer=CostBearer.SPONSOR, destination="Negara Khayal"), limit=TODAY - timedelta(days=75))  # fmt: skip
    with hand(door, office.examiner) as examiner, hand(door, office.head_of_office) as head, hand(door, office.head_of_section) as section:  # fmt: skip
        examiner.act(
            case, "request_detention", person=1, ground="no_permit", room="Ruang 1", because="dapat melarikan diri"
        )
        head.act(case, "order_detention", person=1, taken="tidak ada")
        head.reads(case, "Hari ke-1 dari 30")
        office.answer(case)
        office.tell(case)
        office.right(case, Right.CONSULAR_ASKED, Right.CONSULAR_NOTICE)
        flight = {"border_post": "Bandara Khayal", "carrier": "KH 101"}
        examiner.act(case, "plan_departure", person=1, leaves_on=THE_DAY, cost_bearer="sponsor", escorts="Reka Petugas 198001012005011001", **flight)  # fmt: skip
        examiner.act(case, "record_departure", person=1, **flight)
        examiner.act(case, "end_execution")
        examiner.act(
            case,
            "receive_objection",
            person=1,
            grounds="batas salah dicatat",
            evidence="stiker visa",
            attorney="Reka Kuasa",
        )
        refused(section, case, "close", "belum diputus", outcome="departed", because="sudah berangkat")
        examiner.act(
            case, "forward_objection", person=1, received_on=THE_DAY, remark="disarankan ditolak: batas sesuai stiker"
        )
        examiner.act(case, "decide_objection", person=1, granted=False, number="M.HH-1/2023", remark="ditolak")
        section.act(case, "close", outcome="departed", because="sudah berangkat, keberatan ditolak")
        section.reads(case, "Sudah keluar wilayah Indonesia")


def test_a_wrong_limit_that_is_mended_stops_the_approval_and_everyone_who_was_told_learns_of_it(door: Door) -> None:
    office = CaseOffice()
    case = waiting(office, office.charge())
    office.right(case, Right.CONSULAR_ASKED, Right.CONSULAR_NOTICE)
    with hand(door, office.head_of_section) as section, hand(door, office.examiner) as examiner:
        section.at(f"perkara/{case}/dasar/")
        office.extend(case)
        page = section.at(f"perkara/{case}/")
        expect(page.locator("main .tone-alert").first).to_contain_text("tidak ditemukan lagi")
        refused(section, case, "approve", "tidak ditemukan lagi")
        office.night()
        with looking(office.machine) as by:
            assert correcting.catch_up(by=by, on=TODAY).told == 1
        expect(examiner.at("hari-ini/").locator("section[aria-labelledby=case-changes]")).to_contain_text(
            "PERKARA/2023"
        )
        section.act(case, "return_proposal", because="batasnya salah dicatat")
        told = section.at(f"perkara/{case}/").locator("section[aria-labelledby=told]")
        for whom in EVERYONE_TOLD:
            expect(told.get_by_role("row", name=whom)).to_contain_text("Belum diberi tahu")
        section.page.get_by_role("link", name="Tutup perkara dan beri tahu").click()
        expect(section.page.locator("[name=outcome]")).to_have_value("withdrawn_by_correction")
        expect(section.page.locator("[name=because]")).to_have_value(re.compile("sebelumnya batas 15 Mei 2023"))
        section.page.locator("main form button[type=submit]:not([name]):not([formaction])").first.click()
        section.reads(case, "Ditarik karena data dibetulkan")
        for whom in EVERYONE_TOLD:
            expect(told.get_by_role("row", name=whom)).to_contain_text("PEMBETULAN/2023")
        assert sum("PEMBETULAN" in number for number in section.letters(case)) == len(EVERYONE_TOLD)


EVERYONE_TOLD = (
    re.compile("^Reka Wei"),
    "Kepala Perwakilan Republik Rakyat Tiongkok",
    "Direktur Jenderal Imigrasi",
    "Kepala Kantor Wilayah",
)


def test_a_possible_victim_is_spared_every_measure_and_referred(door: Door) -> None:
    office = CaseOffice()
    person = office.somebody()
    office.night()
    case = office.open(person)
    office.to_the_table(case)
    with hand(door, office.examiner) as examiner, hand(door, office.head_of_section) as section, hand(door, office.officer) as officer:  # fmt: skip
        examiner.act(case, "protect", person=1, protection="victim", because="paspor ditahan majikan, tidak digaji")
        examiner.reads(case, "Tidak dikenai tindakan administratif keimigrasian (Pasal 86)")
        page = examiner.at(f"perkara/{case}/langkah/propose/")
        page.get_by_role("button", name="Usulkan tindakan").click()
        expect(page.locator(".error-summary")).to_contain_text("tindakan administratif keimigrasian tidak berlaku")
        section.act(
            case,
            "close",
            outcome="referred_for_protection",
            referred_to="Unit Pelindungan Rekaan",
            because="dugaan korban",
        )
        section.reads(case, "Dirujuk untuk pelindungan")
        numbers = section.letters(case)
        assert any("RUJUKAN" in number for number in numbers)
        assert not any("KEP-TAK" in number for number in numbers), "no measure was decided"
        answer = officer.page.goto(f"{door.address}perkara/{case}/")
        assert answer is not None
        assert answer.status == 404, "who may not see protected people sees no such case"


def test_the_pages_of_cases_are_for_everybody(door: Door) -> None:
    office = CaseOffice()
    person, other = office.somebody(), office.somebody("Reka Lain")
    office.night()
    case = office.open(person)
    office.to_the_table(case)
    corrected = office.open(other)
    office.right(corrected, Right.CONSULAR_ASKED, Right.CONSULAR_NOTICE)
    office.extend(corrected)
    paths = (
        f"perkara/{corrected}/", f"perkara/{corrected}/langkah/close/", "perkara/?lihat=berubah",
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
