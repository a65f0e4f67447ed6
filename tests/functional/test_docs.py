"""The documentation is true: what it tells to run runs, what it shows is printed, and no page is forgotten."""

import contextlib
import io
import re
import shlex
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from scripts import reference_pages
from tests.factories.scans import Scanned
from tests.factories.zones import Printed
from tests.functional import pages
from typer.testing import CliRunner, Result

from timpora.entrypoints.cli import app
from timpora.facts.register import SCHEMAS
from timpora.rulebook import book
from timpora.rulebook.cases import standard_cases
from timpora.sample.lists import write_sample


EXAMPLES = pages.DOCS / "how-to" / "check-your-own-examples.md"
LIBRARY = pages.DOCS / "how-to" / "library.md"
README = pages.ROOT / "README.md"
SPECIMEN = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\n"
WITH_COMMANDS = [page for page in pages.PAGES if pages.commands(page, "timpora")]
WITH_CONVERSATIONS = [page for page in pages.PAGES if list(pages.conversations(page))]
# Names that pages use for somebody's own lists, and the list of the sample office that takes their place.
OWN_LISTS = {
    "permits.xlsx": "Daftar ITAS Serang Juni 2023.xlsx", "izin.xlsx": "Daftar ITAS Serang Juni 2023.xlsx",
    "crossings.csv": "perlintasan jan-jun 2023.csv", "perlintasan.csv": "perlintasan jan-jun 2023.csv",
    "guests/juni.tsv": "tamu hotel juni.tsv", "tamu.ods": "tamu pantai pandeglang.ods",
}  # fmt: skip


def page_id(page: Path) -> str:
    return page.relative_to(pages.ROOT).as_posix()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "serang"
    write_sample(folder)
    return folder


@pytest.fixture
def office(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with everything that the pages speak of; commands run there."""
    shutil.copytree(sample, tmp_path / "serang")
    for name, original in OWN_LISTS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(sample / original, tmp_path / name)
    (tmp_path / "our-cases.yaml").write_text(next(pages.blocks(EXAMPLES, "yaml")), encoding="utf-8")
    (tmp_path / "zone.txt").write_text(SPECIMEN, encoding="utf-8")
    (tmp_path / "data-page.jpg").write_bytes(Scanned(lines=Printed(names="REKAAN<<SARI").lines(), above=0).jpeg())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(line: str) -> Result:
    """A `timpora` line of a page in a terminal of 80 columns; where its output goes does not matter here."""
    _, *arguments = shlex.split(line, comments=True)
    given = None
    if "<" in arguments:
        sign = arguments.index("<")
        given = Path(arguments[sign + 1]).read_text(encoding="utf-8")
        del arguments[sign : sign + 2]
    if ">" in arguments:
        arguments = arguments[: arguments.index(">")]
    return CliRunner().invoke(app, arguments, input=given, env={"COLUMNS": "80", "TERM": "dumb"})


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("page", WITH_COMMANDS, ids=page_id)
def test_every_command_on_a_page_runs(page: Path) -> None:
    for line in pages.commands(page, "timpora"):
        if line.split("#")[0].strip() == "timpora rules check" and not standard_cases():
            continue
        if "hasil/" in line:
            assert run("timpora screen serang --as-of 2023-06-27 --out hasil").exit_code == 0
            shutil.copy("hasil/ditolak Daftar ITAS Serang Juni 2023 - Lebak.xlsx", "hasil/ditolak izin - Juni.xlsx")
        if "result/refused" in line:
            assert run("timpora screen serang --as-of 2023-06-27 --lang en --out result").exit_code == 0
        result = run(line)
        assert result.exit_code == 0, f"{line}\n{result.output[-2000:]}"


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("page", WITH_CONVERSATIONS, ids=page_id)
def test_every_answer_that_a_page_shows_is_printed(page: Path) -> None:
    shutil.rmtree("serang")
    for command, expected in pages.conversations(page):
        result = run(command)
        assert result.exit_code == 0, f"{command}\n{result.output[-2000:]}"
        assert pages.missing(expected, result.output.splitlines()) == [], command


@pytest.mark.usefixtures("office")
def test_what_the_readme_shows_of_the_first_run_is_printed() -> None:
    shown = [block.splitlines() for block in pages.blocks(README, "text")]
    printed = run("timpora screen serang --as-of 2023-06-27 --lang en").output.splitlines()
    assert shown
    assert [pages.missing(lines, printed) for lines in shown] == [[]] * len(shown)


def test_an_answer_that_is_not_printed_in_that_order_is_noticed() -> None:
    printed = ["one", "two", "three", "four"]
    assert pages.missing(["one", "...", "three", "four"], printed) == []
    assert pages.missing(["two", "...", "one"], printed) == ["one"]
    assert pages.missing(["one", "three"], printed) == ["one", "three"]


def printed_by(page: Path, known: dict[str, object]) -> str:
    """What the Python of a page prints; its blocks follow one another as in a notebook."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        for number, block in enumerate(pages.blocks(page, "python")):
            exec(compile(block, f"{page_id(page)}, block {number + 1}", "exec"), known)
    return said.getvalue()


@pytest.mark.usefixtures("office")
def test_the_python_of_the_readme_finds_the_overstay() -> None:
    assert "no_exit_on_record" in printed_by(README, {})


@pytest.mark.usefixtures("office")
def test_the_python_of_the_library_page_prints_what_it_shows() -> None:
    printed = printed_by(LIBRARY, {}).splitlines()
    shown = [block.splitlines() for block in pages.blocks(LIBRARY, "text")]
    assert [pages.missing(lines, printed) for lines in shown] == [[]]
    assert any(line.endswith("people; 10 rows refused") for line in printed)
    assert "0 instead of 1" in printed


def test_the_notebook_is_ten_lines_long() -> None:
    assert len([line for line in next(pages.blocks(LIBRARY, "python")).splitlines() if line]) <= 11


@pytest.mark.usefixtures("office")
def test_the_python_of_the_page_about_one_person_runs_on_the_register_of_the_library_page() -> None:
    known: dict[str, object] = {}
    exec(next(pages.blocks(LIBRARY, "python")), known)
    page = pages.DOCS / "how-to" / "explain.md"
    text = page.read_text(encoding="utf-8")
    assert "explainer.explain(1)" in text
    assert "past the stay limit" in printed_by(page, known) or "The stay limit passed" in printed_by(page, known)


def test_the_generated_pages_are_up_to_date() -> None:
    folder = pages.DOCS / "reference"
    stale = [name for name, text in reference_pages.pages().items() if (folder / name).read_text("utf-8") != text]
    assert stale == [], "run: make reference"


def test_every_command_and_each_of_its_options_is_on_the_page_of_commands() -> None:
    sections = (pages.DOCS / "reference" / "cli.md").read_text(encoding="utf-8").split("\n## ")[1:]
    told = {section.splitlines()[0]: section for section in sections}
    assert set(told) == {name for name, _ in reference_pages.commands()}
    for name, command in reference_pages.commands():
        for parameter in command.params:
            shown = parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar or parameter.name
            assert f"`{shown}".lower() in told[name].lower().replace("`[", "`")
            assert parameter.help, f"{name} {parameter.name} says what it is"


def test_every_kind_of_fact_and_each_of_its_columns_is_on_the_page_of_facts() -> None:
    sections = (pages.DOCS / "reference" / "facts.md").read_text(encoding="utf-8").split("\n## ")[1:]
    told = {section.splitlines()[0]: section for section in sections}
    assert list(told) == list(SCHEMAS)
    for name, schema in SCHEMAS.items():
        assert [column for column in schema.column_names() if f"| `{column}` |" not in told[name]] == []


def in_navigation(entry: object) -> Iterator[str]:
    """The pages of mkdocs.yml's navigation, however deep."""
    match entry:
        case str():
            yield entry
        case list():
            for part in entry:
                yield from in_navigation(part)
        case dict():
            yield from in_navigation(list(entry.values()))


def test_every_page_is_in_the_navigation_once() -> None:
    settings = yaml.safe_load((pages.ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    named = list(in_navigation(settings["nav"]))
    assert sorted(named) == sorted(page.relative_to(pages.DOCS).as_posix() for page in pages.DOCS.rglob("*.md"))


def test_every_rule_and_every_decision_has_a_page_that_its_index_names() -> None:
    rules = (pages.DOCS / "reference" / "rules" / "index.md").read_text(encoding="utf-8")
    assert [rule.id for rule in book.RULES if f"({rule.id}.md)" not in rules] == []
    folder = pages.DOCS / "decisions"
    records = sorted(path.name for path in folder.glob("0*.md"))
    assert re.findall(r"\((\d{4}-[\w-]+\.md)\)", (folder / "index.md").read_text(encoding="utf-8")) == records
    numbers = [int(name[:4]) for name in records]
    assert [later - earlier for earlier, later in pairwise(numbers)] == [1] * (len(numbers) - 1)


def test_every_link_of_a_page_leads_to_a_file() -> None:
    for page in {*pages.PAGES, *pages.ROOT.glob("*.md")}:
        links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == [], page_id(page)


def test_every_file_of_the_project_that_an_explanation_names_is_there() -> None:
    for page in (pages.DOCS / "explanation").glob("*.md"):
        for name in re.findall(r"`((?:tests|scripts|bench)/[\w/.]+)`", page.read_text(encoding="utf-8")):
            assert (pages.ROOT / name).exists(), f"{page.name}: {name}"
    for name in re.findall(
        r"`((?:engine|intake|rulebook|facts|screening|entrypoints)/[\w/]+\.\w+)`", _all_explanations()
    ):
        assert (pages.ROOT / "src" / "timpora" / name).exists(), name


def _all_explanations() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in (pages.DOCS / "explanation").glob("*.md"))


def test_every_make_target_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (pages.ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in pages.PAGES:
        text = page.read_text(encoding="utf-8")
        named = set(re.findall(r"`make ([a-z]+)", text)) | {line.split()[1] for line in pages.commands(page, "make")}
        assert named <= targets, page_id(page)
