"""What pages do: keys, dialogs, files, fragments; what they may not do; and that they work without script."""

import re
from pathlib import Path

from playwright.sync_api import Route, expect
from tests.factories.visitors import Visitor

from timpora.accounts.sessions import BY_ITSELF


FOCUSED = "document.activeElement.id"


def test_a_stroke_leads_to_the_search_and_a_question_mark_lists_the_keys(visitor: Visitor) -> None:
    with visitor.looking() as page:
        page.keyboard.press("/")
        assert page.evaluate(FOCUSED) == "search"
        page.keyboard.type("/?")
        assert page.locator("#search").input_value() == "/?"
        page.locator("h1").click()
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Pintasan papan ketik")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_g_and_a_letter_lead_to_a_section(visitor: Visitor) -> None:
    with visitor.looking() as page:
        page.evaluate("document.querySelector('[data-key=t]').href = '#hari-ini'")
        page.keyboard.press("g")
        page.keyboard.press("t")
        assert page.evaluate("location.hash") == "#hari-ini"


def test_j_and_k_walk_along_a_queue_and_stop_at_its_ends(visitor: Visitor) -> None:
    with visitor.looking() as page:
        names = page.locator("#table tbody th a, #queue .queue-head a").all_inner_texts()
        visited = []
        for key in "jjkkjjjjjjjj":
            page.keyboard.press(key)
            visited.append(page.evaluate("document.activeElement.innerText"))
        assert [names.index(name) for name in visited] == [0, 1, 0, 0, 1, 2, 3, 4, 5, 6, 6, 6]


def test_single_letters_can_be_switched_off_and_stay_off(visitor: Visitor) -> None:
    with visitor.looking() as page:
        page.keyboard.press("?")
        page.get_by_label("Matikan pintasan satu huruf").check()
        page.keyboard.press("Escape")
        page.reload()
        page.keyboard.press("/")
        assert page.evaluate(FOCUSED) != "search"


def test_a_reason_is_asked_in_a_dialog_that_returns_to_where_one_was(visitor: Visitor) -> None:
    with visitor.looking() as page:
        opener = page.get_by_role("link", name="Tarik fakta ini")
        opener.focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name="Mengapa fakta ini ditarik?")
        expect(dialog).to_be_visible()
        assert page.evaluate(FOCUSED) == "reason-withdraw-reason"
        dialog.get_by_role("button", name="Batal").click()
        expect(dialog).to_be_hidden()
        expect(opener).to_be_focused()


def test_chosen_and_dropped_files_are_named(visitor: Visitor, tmp_path: Path) -> None:
    first, second = tmp_path / "tamu hotel juni.tsv", tmp_path / "<b>daftar.csv"
    first.write_bytes(b"x" * 12_300)
    second.write_bytes(b"y")
    with visitor.looking() as page:
        page.get_by_label("Daftar minggu ini").set_input_files([first, second])
        assert page.locator("[data-drop-files] li").all_inner_texts() == [
            "tamu hotel juni.tsv (12,3 kB)",
            "<b>daftar.csv (0 kB)",
        ]
        page.evaluate("""() => {
            const carried = new DataTransfer();
            carried.items.add(new File(['abc'], 'TKA disnaker.xlsx'));
            const drop = document.querySelector('[data-drop]');
            drop.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
        }""")
        assert page.locator("[data-drop-files] li").all_inner_texts() == ["TKA disnaker.xlsx (0 kB)"]
        assert page.evaluate("document.querySelector('[data-drop] input').files[0].name") == "TKA disnaker.xlsx"


def test_progress_asks_again_and_takes_the_answer_in_place(visitor: Visitor) -> None:
    with visitor.looking() as page:
        page.route("**/kemajuan/", lambda route: route.fulfill(body='<section id="progress-running">selesai</section>'))
        expect(page.locator("#progress-running")).to_have_text("selesai", timeout=6_000)


def test_what_a_page_asks_by_itself_says_so_and_what_a_person_asks_does_not(visitor: Visitor) -> None:
    told: list[str | None] = []

    def answer(route: Route) -> None:
        told.append(route.request.headers.get(BY_ITSELF.lower()))
        route.fulfill(body='<section id="progress-running">selesai</section>')

    with visitor.looking() as page:
        page.route("**/kemajuan/", answer)
        expect(page.locator("#progress-running")).to_have_text("selesai", timeout=6_000)
        page.evaluate("""() => {
            document.querySelector('#progress-running').innerHTML = '<button type="button" hx-get="/galeri/kemajuan/" hx-target="#progress-running" hx-swap="outerHTML">Lihat</button>';
            htmx.process(document.querySelector('#progress-running'));
        }""")
        page.get_by_role("button", name="Lihat").click()
        expect(page.locator("#progress-running")).to_have_text("selesai", timeout=6_000)
    assert told == ["yes", None]


def test_a_server_that_refuses_is_said_with_what_to_do(visitor: Visitor) -> None:
    with visitor.looking(lang="en") as page:
        page.route("**/kemajuan/", lambda route: route.fulfill(status=403, body="no"))
        expect(page.locator("#toasts")).to_contain_text("sign in, then try again here", timeout=6_000)
    visitor.complaints = [said for said in visitor.complaints if "403" not in said]


def test_a_server_that_is_not_reached_is_said_and_nothing_is_lost(visitor: Visitor) -> None:
    with visitor.looking() as page:
        page.locator("#id_statement").fill("Ditemui di lobi")
        page.route("**/kemajuan/", lambda route: route.abort())
        expect(page.locator("#toasts")).to_contain_text("Server tidak terjangkau", timeout=6_000)
        assert page.locator("#id_statement").input_value() == "Ditemui di lobi"
        page.locator("#toasts [data-closes]").click()
        page.unroute_all()
    visitor.complaints = [
        said for said in visitor.complaints if "ERR_FAILED" not in said and not said.startswith("htmx:")
    ]


def test_the_error_summary_leads_to_the_field(visitor: Visitor) -> None:
    with visitor.looking() as page:
        page.get_by_role("link", name=re.compile("Nomor paspor")).click()
        assert page.evaluate(FOCUSED) == "id_passport"


def test_a_form_is_sent_once(visitor: Visitor) -> None:
    with visitor.looking() as page:
        page.evaluate("""() => {
            window.sent = 0;
            document.addEventListener('submit', (event) => { window.sent += event.defaultPrevented ? 0 : 1; event.preventDefault(); });
        }""")
        button = page.get_by_role("button", name="Lanjut: periksa jawaban")
        button.click()
        button.click(force=True)
        assert page.evaluate("window.sent") == 1


def test_no_script_and_no_style_from_the_page_itself_is_obeyed(visitor: Visitor) -> None:
    with visitor.looking() as page:
        page.evaluate("""() => {
            const script = document.createElement('script');
            script.textContent = 'window.obeyed = true';
            document.body.append(script);
            const line = document.createElement('p');
            line.innerHTML = '<b style="position: fixed" onclick="window.obeyed = true">x</b>';
            line.id = 'planted';
            document.body.append(line);
        }""")
        page.locator("#planted b").click()
        assert page.evaluate("window.obeyed") is None
        assert page.evaluate("getComputedStyle(document.querySelector('#planted b')).position") == "static"
    refused = [said for said in visitor.complaints if "Content Security Policy" in said]
    assert len(refused) >= 3
    visitor.complaints = [said for said in visitor.complaints if said not in refused]


def test_nothing_is_loaded_from_elsewhere_and_nothing_of_a_page_is_kept_in_the_browser(visitor: Visitor) -> None:
    with visitor.looking() as page:
        loaded = page.evaluate("performance.getEntriesByType('resource').map(entry => new URL(entry.name).origin)")
        assert len(loaded) >= 9
        assert set(loaded) == {page.evaluate("location.origin")}
        kept = page.evaluate("[...Object.entries(localStorage), ...Object.entries(sessionStorage)]")
    assert kept == [["htmx-current-path-for-history", "/galeri/?lang=id"]]  # where one is, which holds nobody's data


def test_without_script_reasons_are_asked_on_a_page_files_chosen_and_the_menu_opened(visitor: Visitor) -> None:
    with visitor.looking(width=360, script=False) as page:
        assert page.get_by_role("link", name="Tarik fakta ini").get_attribute("href")
        assert page.locator("input[type=file]").bounding_box()["width"] > 100  # type: ignore[index]
        expect(page.locator(".rail ul")).to_be_hidden()
        page.locator(".rail-fold summary").click()
        expect(page.get_by_role("link", name="Hari ini", exact=True)).to_be_visible()
