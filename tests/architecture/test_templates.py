"""What no linter knows of the templates: both languages everywhere, nothing inline, every icon and class there."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from tests.architecture.sources import SOURCE


PACKAGE = SOURCE / "timpora"
ASSETS = PACKAGE / "ui" / "static" / "ui"
TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
PAGE_KIND = re.compile(r"{% block page_kind %}[\w-]*{% endblock %}")  # a class of the page, not a word
SAY = re.compile(r'{%\s*say "([^"]*)" "([^"]*)"')
SPOKEN_ATTRIBUTES = {"title", "alt", "placeholder", "aria-label", "aria-description", "value", "content", "label"}
NOT_WORDS = {
    "Timpora",
    "Python:",
    "/",
    "j",
    "k",
    "g",
    "?",
    "·",
    "\N{EN DASH}",
    "B1",
    "csv",
    "xlsx",
    "16 April 2025",
}  # names, keys, forms of files, and an example
A_NOUN = 2  # words at most
SAID_ALIKE: set[str] = set()
SETTING = re.compile(r"^(width=device-width.*|light dark|same-origin|\{.*\}|[\w-]*)$")  # of <meta>, not for readers


def _templates() -> list[Path]:
    found = sorted(PACKAGE.rglob("templates/**/*.html"))
    assert found
    return found


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


class _Words(HTMLParser):
    """Collects what a reader would see or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []

    def handle_data(self, data: str) -> None:
        self.words.extend(part.strip() for part in data.split("\n"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.extend((tag, name, value or "") for name, value in attrs)


def _read(path: Path) -> _Words:
    reader = _Words()
    reader.feed(TAG.sub(" \x00 ", PAGE_KIND.sub("", path.read_text(encoding="utf-8"))))
    reader.close()
    return reader


def test_no_template_holds_a_word_that_is_not_said_in_both_languages() -> None:
    found = {(_name(path), word) for path in _templates() for word in _plain_words(_read(path))}
    assert {(name, word) for name, word in found if word not in NOT_WORDS} == set()


def _plain_words(read: _Words) -> Iterator[str]:
    spoken = [
        value
        for tag, name, value in read.attributes
        if name in SPOKEN_ATTRIBUTES and not (tag == "meta" and SETTING.match(value))
    ]
    for words in [*read.words, *spoken]:
        for part in words.split("\x00"):
            word = part.strip(" \t()/,;:·%\N{EN DASH}.")
            if re.search(r"[^\W\d_]", word):
                yield part.strip() if part.strip() in NOT_WORDS else word


def test_a_word_that_is_not_said_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<p title="{{ x }} Halo">{% say "Simpan" "Save" %} dan <b>lanjut</b></p>', encoding="utf-8")
    assert sorted(_plain_words(_read(page))) == ["Halo", "dan", "lanjut"]


def test_every_say_says_something_different_in_each_language() -> None:
    said = [pair for path in _templates() for pair in SAY.findall(path.read_text(encoding="utf-8"))]
    assert len(said) > 50
    assert {indonesian for indonesian, english in said if indonesian == english} == SAID_ALIKE
    assert [pair for pair in said if not all(part.strip() for part in pair)] == []


def test_the_same_indonesian_sentence_is_the_same_english_everywhere() -> None:
    """A noun alone may be one or many in English, which Indonesian does not say."""
    meant: dict[str, set[str]] = {}
    for path in _templates():
        for indonesian, english in SAY.findall(path.read_text(encoding="utf-8")):
            meant.setdefault(indonesian, set()).add(english)
    sentences = {indonesian: english for indonesian, english in meant.items() if len(indonesian.split()) > A_NOUN}
    assert len(sentences) > 30
    assert {indonesian: english for indonesian, english in sentences.items() if len(english) > 1} == {}


def test_places_that_are_filled_in_are_the_same_in_both_languages() -> None:
    for path in _templates():
        for indonesian, english in SAY.findall(path.read_text(encoding="utf-8")):
            assert sorted(re.findall(r"{\w+}", indonesian)) == sorted(re.findall(r"{\w+}", english)), (path, indonesian)


def test_no_page_holds_a_script_or_a_style_of_its_own() -> None:
    wrong = set()
    for path in _templates():
        text = path.read_text(encoding="utf-8")
        wrong |= {(_name(path), "style") for _ in re.finditer(r"<style\b", text)}
        wrong |= {(_name(path), script) for script in re.findall(r"<script\b(?![^>]*\bsrc=)", text)}
        forbidden = re.compile(r"^(style|on\w+|hx-on.*|x-.*|hx-vars)$")
        wrong |= {(_name(path), name) for _, name, _ in _read(path).attributes if forbidden.match(name)}
    assert wrong == set()


def test_what_asks_for_a_fragment_also_leads_somewhere_without_script() -> None:
    for path in _templates():
        for tag in re.findall(r"<[a-z][^>]*\bhx-(?:get|post)=[^>]*>", TAG.sub("x", path.read_text(encoding="utf-8"))):
            assert re.search(r'\s(href|action|formaction)=|hx-trigger="every', tag), (path, tag)


def test_every_icon_that_is_named_is_there() -> None:
    there = set(re.findall(r'<symbol id="([^"]+)"', (ASSETS / "icons.svg").read_text(encoding="utf-8")))
    named = {
        name for path in _templates() for name in re.findall(r'{% icon "([^"]+)" %}', path.read_text(encoding="utf-8"))
    }
    assert "chevron-right" in named
    assert named - there == set()


def test_no_style_is_written_for_what_no_page_has() -> None:
    written = {
        name
        for path in ASSETS.glob("*.css")
        for name in re.findall(
            r"\.(-?[a-z][\w-]*)(?=[^{}]*{)", re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        )
    }
    sources = [
        *_templates(),
        *(PACKAGE / "ui").rglob("*.py"),
        *ASSETS.glob("*.js"),
        ASSETS / "vendored/htmx-2.0.11.min.js",
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    made = ("tone-", "step-", "bar-", "ledger-", "bar-word-", "scan-")  # the rest of the name is a value
    unused = {
        name for name in written if not re.search(rf"(?<![\w-]){name}(?![\w-])", text) and not name.startswith(made)
    }
    assert unused == set()


def test_every_file_of_others_is_listed_with_its_version() -> None:
    listed = (PACKAGE / "ui" / "VENDORED.md").read_text(encoding="utf-8")
    folders = [folder for folder in PACKAGE.rglob("vendored") if folder.is_dir()]
    assert len(folders) == 2
    for path in (path for folder in folders for path in folder.iterdir()):
        assert f"vendored/{path.name}`" in listed
        assert any(path.name in template.read_text(encoding="utf-8") for template in _templates())
