"""Takes the pictures of docs/reference/screens.md from the running invented office, in both languages and two widths, and writes that page.

`make run` in one terminal, `make screens` in another; TIMPORA_HOME and the port are those of the running office. `ONLY="map team"` takes some alone.
"""

import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, StorageState, sync_playwright

from timpora.entrypoints.demo_sign_ins import DemoSignIns
from timpora.entrypoints.secret_key import secret_key


BROWSERS = ("chromium-headless-shell", "chromium")  # as the tests look for them
WIDTHS = {"wide": (1280, 860), "phone": (360, 760)}
LANGUAGES = {"id": "id-ID", "en": "en-GB"}
HEAD, ADMINISTRATOR = "kepala.seksi", "pengelola"
SOMEBODY, MISSPELT = "Rosalinda Misaldo", "misaldo rosalnida"
ZONE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"  # the specimen of ICAO 9303
LIST = """NAMA,PASPOR,NEGARA ASAL,TGL LAHIR,JENIS IZIN,INDEKS VISA,NO ITK,BERLAKU DARI,BERLAKU SAMPAI
Gambar Rekaan,QQG{n}001,Japan,1990-03-01,ITK,B211A,G-{n}-1,2023-06-01,2023-07-30
Pola Rekaan,QQG{n}002,Korea Selatan,1988-11-21,ITK,B211A,G-{n}-2,2023-06-02,31/06/2023
Bingkai Rekaan,QQG{n}003,Negeri Antah Berantah,1979-01-09,ITK,B211A,G-{n}-3,2023-06-03,2023-08-01
"""


class Screen(NamedTuple):
    """A page, what is written above its picture, and how one gets there from the screen before."""

    name: str
    title: str
    told: str
    go: Callable[[Page, str], None]


def _at(path: str) -> Callable[[Page, str], None]:
    return lambda page, address: _opened(page, address + path)


def _opened(page: Page, address: str) -> None:
    page.goto(address)


def _map(page: Page, address: str) -> None:
    page.goto(f"{address}/peta/")
    page.wait_for_selector(".leaflet-interactive")


def _charts(path: str) -> Callable[[Page, str], None]:
    def go(page: Page, address: str) -> None:
        page.goto(address + path)
        page.wait_for_selector("[data-chart][data-drawn]")

    return go


def _made(path: str, there: str, button: str) -> Callable[[Page, str], None]:
    """A paper that a job makes, made where none is there yet."""

    def go(page: Page, address: str) -> None:
        page.goto(address + path)
        if page.locator(there).count() == 0:
            page.locator(button).click()
            page.locator(".progress-foot a").first.click(timeout=120_000)
            page.goto(address + path)
        page.locator(there).first.scroll_into_view_if_needed()

    return go


def _search(page: Page, address: str) -> None:
    page.goto(f"{address}/cari/")
    page.fill("#search", MISSPELT)
    page.wait_for_selector("[data-answer]")


def _person(page: Page, address: str) -> None:
    _search(page, address)
    page.click(f"a[data-answer]:has-text('{SOMEBODY}')")
    page.wait_for_selector(".timeline-drawing")


def _follow(selector: str) -> Callable[[Page, str], None]:
    def go(page: Page, _address: str) -> None:
        page.locator(selector).first.click()
        page.wait_for_load_state()

    return go


def _back_and(selector: str) -> Callable[[Page, str], None]:
    def go(page: Page, address: str) -> None:
        _person(page, address)
        page.locator(selector).first.click()
        page.wait_for_load_state()

    return go


def _remind(page: Page, address: str) -> None:
    page.goto(f"{address}/pengingat/kirim/")
    page.locator("main tbody a").first.click()
    page.locator("a[href*='/pengingat/temuan/']").first.click()
    page.wait_for_selector("main form.form button[type=submit]")


def _reminded(page: Page, address: str) -> None:
    page.locator("main form.form button[type=submit]").first.click()
    page.goto(f"{address}/pengingat/")


def _zone(page: Page, address: str) -> None:
    page.goto(f"{address}/daftar/zona/")
    page.fill("textarea[name=zone]", ZONE)
    page.click("button[name=fill]")
    page.wait_for_selector("input[value='L898902C3']")


def _drop(page: Page, address: str) -> None:
    page.goto(f"{address}/daftar/")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "izin bergambar.csv"
        path.write_text(LIST.format(n=time.time_ns() % 10**6), encoding="utf-8")
        page.fill("[name=sender]", "Seksi Gambar Rekaan")
        page.set_input_files("#files", path)
        page.locator("main form.form button[type=submit]").click()
        page.wait_for_url(re.compile(r"/daftar/\d+/$"))


def _recorded(page: Page, _address: str) -> None:
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/pekerjaan/*/")
    page.locator(".progress-foot a[href*='tanda-terima'], .progress-foot a[href*='daftar']").first.click(timeout=60_000)
    page.wait_for_url("**/tanda-terima/")


def _undo_asked(page: Page, _address: str) -> None:
    page.locator("a[data-opens=undo]").click()
    page.wait_for_selector("#undo-reason")


def _proposed(page: Page, address: str) -> None:
    """Proposes a change, looks at it, and leaves it for the next language and width to look at as well."""
    page.goto(f"{address}/aturan/usulan/")
    if page.locator("main tbody a").count() == 0:
        page.goto(f"{address}/aturan/ketetapan/reminder.limit_within_days/usul/")
        for name, typed in (
            ("value", "21"),
            ("exists_from", "1/7/2023"),
            ("citation", "SK Kepala Kantor Rekaan 7/2023"),
            ("because", "Gambar"),
        ):
            page.fill(f"[name={name}]", typed)
        page.locator("main form.form button[type=submit]").click()
    else:
        page.locator("main tbody a").first.click()
    page.wait_for_url(re.compile(r"/aturan/usulan/\d+/$"))


def _not_there(page: Page, address: str) -> None:
    page.goto(f"{address}/orang-asing/999999999/")


def _proven(page: Page, address: str) -> None:
    page.goto(f"{address}/temuan/?certainty=proven&grouping=nothing")
    page.locator(".queue-head a").first.click()
    page.wait_for_selector(".sentence")


def _supposed(page: Page, address: str) -> None:
    _person(page, address)
    page.fill("#id_leaves_on", "30/06/2023")
    page.press("#id_leaves_on", "Enter")
    page.wait_for_selector(".supposed")


OF_THE_HEAD = (
    Screen("today", "Today", "What needs a decision, whose limit ends, what went silent.", _at("/hari-ini/")),
    Screen("findings", "Findings", "The queue: filters, groups, steps for several at once.", _at("/temuan/")),
    Screen("finding", "One finding", "Why, by which law, from which rows, and the next step.", _proven),
    Screen("clear", "A finding cleared", "With a reason; it comes back only when its facts change.", lambda page, _: _opened(page, f"{page.url}langkah/cleared/")),
    Screen("another-day", "Findings of another day", "Judged as it was, and as it was known then.", _at("/temuan/hari-lain/?as_of=2023-06-01")),
    Screen("what-if", "What if", "Extended until a day, or leaving on one; nothing is recorded.", _supposed),
    Screen("person", "One person", "The sentence, the days drawn, and every fact with its source.", _person),
    Screen("fact", "One fact", "What it says, who says so, and what became of it.", _follow("section[aria-labelledby=facts-stay_permits] tbody a")),
    Screen("correct", "A fact corrected", "The old one is withdrawn and stays in sight.", _follow("a[href$='/betulkan/']")),
    Screen("withdraw", "A fact withdrawn", "With a reason.", lambda page, _: _opened(page, page.url.replace("/betulkan/", "/tarik/"))),
    Screen("trail", "Who looked, who changed", "Of one person, from the audit trail.", _back_and("a[href$='/jejak/']")),
    Screen("judge", "The same person or not", "An officer's word on two records.", _back_and("a[href$='/penilaian/']")),
    Screen("search", "The search", "One box for names, numbers, sponsors and places; each answer says how somebody stands and why it was found.", _search),
    Screen("foreigners", "Foreigners", "Who is on record.", _at("/orang-asing/")),
    Screen("reminders-due", "Whom to remind", "Limits that end soon, with one click for all.", _at("/pengingat/kirim/")),
    Screen("reminder", "One reminder before it leaves", "What the letter will say, and where it goes.", _remind),
    Screen("reminders", "Reminders", "What came of each, and by month.", _reminded),
    Screen("cases", "Cases", "What waits for an answer, what is due, what is whose.", _at("/perkara/?lihat=menunggu")),
    Screen("case", "One case", "Left where it stands, what is due and what can be done; right the file in order of time.", _follow(".queue-head a")),
    Screen("evidence", "What a proposal changes", "And on what it rests: whoever answers it has read this.", _follow("main a[href$='/dasar/']")),
    Screen("workload", "Workload", "Who has which cases, and which rights were left out.", _at("/perkara/beban/")),
    Screen("teams", "Teams", "At each level, by area, with what each rests on today.", _at("/tim/")),
    Screen("team", "One team", "Its decree, the seats of agencies, who acts today and who stands in.", _at("/tim/1/")),
    Screen("shares", "What is shared", "With which agencies, for what, and until when.", _at("/dibagikan/")),
    Screen("share", "One share", "Exactly what the agencies see, who looked, and what they answered.", _at("/dibagikan/1/")),
    Screen("meetings", "Meetings of a team", "", _at("/tim/1/rapat/")),
    Screen("meeting", "One meeting", "What comes next, the agenda, attendance, letters.", _at("/tim/1/rapat/2/")),
    Screen("agenda-item", "An item of the agenda", "Drafted from the data; what is typed stays.", _follow("a[href*='/acara/']")),
    Screen("minutes", "Minutes", "What was said, decided and agreed, each decision with its agreed action.", _at("/tim/1/rapat/1/")),
    Screen("pack", "The meeting pack", "One click; it stays the same bytes under its number.", _made("/tim/1/rapat/2/#packs", "main a[href*='/berkas/']", "form[action$='/berkas/'] button")),
    Screen("evaluation", "Evaluation", "The figures of a month by theme, beside the month before.", _charts("/evaluasi/")),
    Screen("indicator", "One indicator", "What it means, between what it lies, its trend and its groups.", _charts("/evaluasi/indikator/people_under_supervision/")),
    Screen("rows", "The rows of a figure", "As far as their reader may see them today.", _at("/evaluasi/indikator/people_under_supervision/baris/")),
    Screen("reports", "Monthly reports", "Each stays as it was made; one copy is to be shared.", _made("/evaluasi/laporan/", "main a[href$='/pdf/']", "main form.form button[type=submit]")),
    Screen("map", "The supervision map", "By district, beside its table; no named people.", _map),
    Screen("verify", "Is a letter real?", "By its code, for anybody, and nothing about anybody.", _at("/surat/")),
    Screen("contradictions", "Data that contradict", "Document numbers whose rows cannot be one person.", _at("/orang-asing/bertentangan/")),
    Screen("add", "A person recorded by hand", "Every field says who says so.", _at("/catatan/people/tambah/")),
    Screen("zone", "A person from a passport", "The machine-readable zone fills the form and says how sure each field is.", _zone),
    Screen("places", "Places", "", _at("/tempat/")),
    Screen("place", "One place", "Who is there and whose permit says otherwise, and how it reports.", _follow("main tbody a")),
    Screen("silent-places", "Silent accommodations", "Though others of their district report.", _at("/tempat/diam/")),
    Screen("organisations", "Organisations", "", _at("/organisasi/")),
    Screen("organisation", "One organisation", "Who works there by lists and by permits, and where the two do not agree.", _follow("main tbody a")),
    Screen("lists", "Intake", "Lists dropped and received.", _at("/daftar/")),
    Screen("mapping", "What the columns mean", "Proposed from headers and content, remembered for this sender.", _drop),
    Screen("check", "What would become of each row", "Refused rows in their place, with their mending.", _follow("main form button[type=submit]")),
    Screen("receipt", "The receipt", "", _recorded),
    Screen("undo", "A whole file undone", "", _undo_asked),
    Screen("feeds", "Feeds", "Rhythm, last arrival and completeness of who reports.", _at("/daftar/sumber/")),
    Screen("feed", "One feed", "", _follow("main tbody a")),
    Screen("work", "Work", "Long work that runs or has just ended.", _at("/pekerjaan/")),
    Screen("rulebook", "The rulebook", "Every rule, how sure it is, and how many open findings rest on it.", _at("/aturan/")),
    Screen("rule", "One rule", "In words, with its values over time and worked examples that were computed just now.", _at("/aturan/limit_ends_soon/?contoh=1")),
    Screen("parameters", "Parameters over time", "", _at("/aturan/ketetapan/")),
    Screen("visa-indexes", "The table of visa indexes", "", _at("/aturan/indeks/?saat=kini")),
    Screen("visa-index", "One visa index", "", _at("/aturan/indeks/B213/")),
    Screen("closed-days", "Days on which offices are closed", "Public holidays and joint leave of a year, each with its decision.", _at("/aturan/hari-libur/?tahun=2023")),
    Screen("provisions", "Provisions that cases cite", "In short words, with their days and penalties.", _at("/aturan/ketentuan/")),
    Screen("law-changes", "Proposed changes of the law", "", _at("/aturan/usulan/")),
    Screen("account", "My account", "", _at("/akun/")),
    Screen("factors", "How I sign in", "", _at("/akun/langkah-kedua/")),
    Screen("sessions", "Where I am signed in", "", _at("/akun/sesi/")),
    Screen("tokens", "Tokens for programs", "", _at("/token/")),
    Screen("gallery", "The gallery", "Every component, as tests look at it.", _at("/galeri/")),
    Screen("not-there", "What is not there", "Nobody learns whether it is there for somebody else.", _not_there),
)  # fmt: skip
OF_THE_ADMINISTRATOR = (
    Screen("colleagues", "People and roles", "", _at("/pengelolaan/orang/")),
    Screen("colleague", "One account", "", _follow("main tbody a")),
    Screen("new-colleague", "A new account", "Roles in plain words.", _at("/pengelolaan/orang/tambah/")),
    Screen("agencies", "Member agencies", "", _at("/pengelolaan/instansi/")),
    Screen("office", "Office and areas", "", _at("/pengelolaan/kantor/")),
    Screen(
        "propose-row",
        "A change of an index proposed",
        "What it allows from a day on; somebody else decides.",
        _at("/aturan/indeks/B213/usul/"),
    ),
    Screen("law-change", "A change of the law decided on", "What holds now beside what would.", _proposed),
)
INTRODUCTION = """# Screens

The pages as they are in the invented office, in both languages, on a wide screen and on a phone of 360 px. They are taken from the
running office by `make screens`, which also writes this page, so that each of them can be looked at again after a change.

![Signing in](screens/sign-in-en-phone.png){ width=240 } ![Masuk](screens/sign-in-id-phone.png){ width=240 }

![The second step](screens/second-step-en-phone.png){ width=240 } ![Langkah kedua](screens/second-step-id-phone.png){ width=240 }
"""
PICTURES = """![{title}](screens/{name}-en-wide.png)

![{title}, in Indonesian](screens/{name}-id-wide.png)

![{title}, on a phone](screens/{name}-en-phone.png){{ width=240 }} ![{title}, on a phone, in Indonesian](screens/{name}-id-phone.png){{ width=240 }}
"""
WHO = {HEAD: OF_THE_HEAD, ADMINISTRATOR: OF_THE_ADMINISTRATOR}
WHOLE = {"person", "check", "receipt"}  # on a phone, pictures of the whole page


class Office(NamedTuple):
    """The running office, how one signs in to it, and where its pictures go."""

    address: str
    signs: DemoSignIns
    folder: Path


def main(page: Path, address: str, only: frozenset[str]) -> None:
    """Takes some pictures by name, or all. Raises KeyError where no office is running on this machine."""
    office = Office(address, DemoSignIns(secret_key(os.environ) or ""), page.with_suffix(""))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, BROWSERS))), args=["--no-sandbox"]
        )
        for language, locale in LANGUAGES.items():
            for who, screens in WHO.items():
                state = _signed_in(browser, office, language, who)
                for width, (across, down) in WIDTHS.items():
                    view = {"width": across, "height": down}
                    context = browser.new_context(viewport=view, locale=locale, storage_state=state)
                    wanted = tuple(screen for screen in screens if not only or screen.name in only)
                    _take(context.new_page(), wanted, office, f"{language}-{width}")
                    context.close()
        browser.close()
    page.write_text(_page(), encoding="utf-8")


def _signed_in(browser: Browser, office: Office, language: str, who: str) -> StorageState:
    address, signs, folder = office
    context = browser.new_context(viewport={"width": 360, "height": 760}, locale=LANGUAGES[language])
    page = context.new_page()
    page.goto(f"{address}/?lang={language}")
    page.screenshot(path=folder / f"sign-in-{language}-phone.png")
    page.fill("input[name=login]", who)
    page.fill("input[name=password]", signs.password)
    page.press("input[name=password]", "Enter")
    page.wait_for_selector("input[name=code]")
    page.screenshot(path=folder / f"second-step-{language}-phone.png")
    page.fill("input[name=code]", signs.code(time.time()).digits)
    page.press("input[name=code]", "Enter")
    page.wait_for_selector("main")
    page.wait_for_url(lambda url: "langkah-kedua" not in url)
    page.goto(f"{address}/akun/?lang={language}")
    state = context.storage_state()
    context.close()
    return state


def _take(page: Page, screens: tuple[Screen, ...], office: Office, named: str) -> None:
    for screen in screens:
        screen.go(page, office.address)
        whole = named.endswith("phone") and screen.name in WHOLE
        picture = office.folder / f"{screen.name}-{named}.png"
        page.screenshot(path=picture, full_page=whole)
        _fewer_colours(picture)


def _fewer_colours(picture: Path) -> None:
    """Pages are drawn in few colours; a picture that says so is a third as large."""
    with Image.open(picture) as drawn:
        fewer = drawn.convert("RGB").quantize(128, dither=Image.Dither.NONE)
    fewer.save(picture, "PNG", optimize=True)


def _page() -> str:
    parts = [INTRODUCTION]
    for name, title, told, _ in (*OF_THE_HEAD, *OF_THE_ADMINISTRATOR):
        parts.append("\n\n".join([f"## {title}", *([told] if told else []), PICTURES.format(name=name, title=title)]))
    return "\n".join(parts)


if __name__ == "__main__":
    match sys.argv[1:]:
        case [written, port, *only]:
            main(Path(written), f"http://localhost:{int(port)}", frozenset(only))
        case _:
            sys.exit(
                "Name the page to write, the office's port, and some screens or none for all, such as docs/reference/screens.md 8023 map."
            )
