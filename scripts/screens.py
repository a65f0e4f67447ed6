"""Takes the pictures of docs/reference/screens.md from the running invented office, in both languages and two widths.

`make run` in one terminal, `make screens` in another; TIMPORA_HOME and the port are those of the running office.
"""

import os
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, StorageState, sync_playwright

from timpora.entrypoints.demo_sign_ins import DemoSignIns
from timpora.entrypoints.secret_key import secret_key


WIDTHS = {"wide": (1280, 860), "phone": (360, 760)}
LANGUAGES = {"id": "id-ID", "en": "en-GB"}
WHO = "kepala.seksi"
SOMEBODY = "Rosalinda Misaldo"
ZONE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"  # the specimen of ICAO 9303
SCREENS = {
    "foreigners": "/orang-asing/", "places": "/tempat/", "organisations": "/organisasi/", "lists": "/daftar/",
    "feeds": "/daftar/sumber/", "work": "/pekerjaan/", "account": "/akun/", "tokens": "/token/",
}  # fmt: skip


def main(folder: Path, address: str) -> None:
    """Raises KeyError where no office is running on this machine."""
    signs = DemoSignIns(secret_key(os.environ) or "")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for language, locale in LANGUAGES.items():
            state = _signed_in(browser, address, signs, folder, language)
            for width, (across, down) in WIDTHS.items():
                context = browser.new_context(
                    viewport={"width": across, "height": down}, locale=locale, storage_state=state
                )
                _take(context.new_page(), address, folder, f"{language}-{width}")
                context.close()
        browser.close()


def _signed_in(browser: Browser, address: str, signs: DemoSignIns, folder: Path, language: str) -> StorageState:
    context = browser.new_context(viewport={"width": 360, "height": 760}, locale=LANGUAGES[language])
    page = context.new_page()
    page.goto(f"{address}/?lang={language}")
    page.screenshot(path=folder / f"sign-in-{language}-phone.png")
    page.fill("input[name=login]", WHO)
    page.fill("input[name=password]", signs.password)
    page.press("input[name=password]", "Enter")
    page.wait_for_selector("input[name=code]")
    page.fill("input[name=code]", signs.code(time.time()).digits)
    page.press("input[name=code]", "Enter")
    page.wait_for_selector("main")
    page.wait_for_url(lambda url: "langkah-kedua" not in url)
    page.goto(f"{address}/akun/?lang={language}")
    state = context.storage_state()
    context.close()
    return state


def _take(page: Page, address: str, folder: Path, named: str) -> None:
    for name, path in SCREENS.items():
        page.goto(address + path)
        page.screenshot(path=folder / f"{name}-{named}.png")
    page.goto(f"{address}/orang-asing/")
    page.fill("input[name=typed]", SOMEBODY)
    page.press("input[name=typed]", "Enter")
    page.click(f"a:has-text('{SOMEBODY}')")
    page.wait_for_selector(".timeline-drawing")
    page.screenshot(path=folder / f"person-{named}.png", full_page=named.endswith("phone"))
    page.click("a[href$='/jejak/']")
    page.wait_for_selector("h1")
    page.screenshot(path=folder / f"trail-{named}.png")
    page.goto(f"{address}/daftar/zona/")
    page.fill("textarea[name=zone]", ZONE)
    page.click("button[name=fill]")
    page.wait_for_selector("input[value='L898902C3']")
    page.screenshot(path=folder / f"zone-{named}.png")


if __name__ == "__main__":
    match sys.argv[1:]:
        case [into, port]:
            main(Path(into), f"http://localhost:{int(port)}")
        case _:
            sys.exit("Name the folder and the office's port, such as docs/reference/screens 8023.")
