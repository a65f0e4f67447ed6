"""What no linter knows of the sources: how long a file is, what pure modules may not do, and what no file may hold.

An exception stands here with its reason; one that is no longer needed is refused.
"""

import ast
import re
from collections.abc import Iterator, Mapping

import pytest
from tests.architecture.sources import ROOT, SOURCE, TESTS, Module, files_of, modules, modules_below


LONGEST_SOURCE, LONGEST_TEST = 300, 400
LONGER: Mapping[str, str] = {
    "engine/nodes.py": "the closed set of nodes; every reader matches on all of them, and apart they would be hard to see whole",
}
# What brings frames to rows or reads them; a pure module hands frames on.
LEAVING_COLUMNS = ("iter_rows", "map_elements", "map_batches", "to_dicts", "collect")
MAY_LEAVE_COLUMNS: Mapping[tuple[str, str], str] = {
    ("engine/backends/columns.py", "map_batches"): "whole columns go to numpy and come back whole",
    ("facts/register.py", "collect"): "constraints are checked where frames come in, and checking them is reading them",
    ("screening/core/facts_digest.py", "collect"): "a digest is made of the rows themselves, of few people",
    ("screening/core/facts_digest.py", "iter_rows"): "a digest is made of the rows themselves, of few people",
    ("screening/core/judged.py", "collect"): "selections of some people are taken of frames that are read once",
    ("screening/core/one_person.py", "iter_rows"): "the reference back end reads one person's rows; the table of indexes is read once",
}  # fmt: skip
TOUCHING_THE_WORLD = re.compile(
    r"^(open|print|input)$|\.(write_text|write_bytes|read_bytes|mkdir|unlink)$|^(os|sys|subprocess|socket)\."
)
CLOCKS = re.compile(r"(^|\.)(today|now|utcnow|fromtimestamp|monotonic|perf_counter)$|^time\.time$")
MAY_READ_A_CLOCK: Mapping[tuple[str, str], str] = {
    ("entrypoints/commands/options.py", "datetime.now"): "the edge, from which the day is handed inwards",
    (
        "accounts/doors.py",
        "time.time",
    ): "a pass says since when it holds, and the database compares it with its own clock",
    ("accounts/sessions.py", "time.time"): "a session ends by itself, and what follows from the time is core",
    ("accounts/keeping.py", "time.time"): "what was typed waits for an hour",
    ("accounts/attempts.py", "time.time"): "how long whoever tried too often has to wait",
    ("accounts/signing_in.py", "time.time"): "who has just signed in need not say again who it is",
    ("entrypoints/requests.py", "time.perf_counter"): "how long a request took is told and decides nothing",
    ("screening/nights.py", "time.perf_counter"): "how long a run took is told and decides nothing",
    ("postgres/cluster.py", "time.monotonic"): "how long to wait for a server that is starting",
    ("entrypoints/commands/backup.py", "time.monotonic"): "how long it took is told and decides nothing",
    ("entrypoints/commands/up.py", "time.monotonic"): "how long the start takes is told and decides nothing",
    ("entrypoints/commands/up_front.py", "time.monotonic"): "how long the start took is told and decides nothing",
    ("entrypoints/supervising.py", "time.monotonic"): "how long a process stayed up, and how long to wait for its end",
}
ADDRESS = ":" + "//"
MAY_NAME_AN_ADDRESS: Mapping[str, str] = {
    "src/timpora/screening/reports/fields.py": "the name of the JSON Schema dialect, which nothing fetches",
    "scripts/screens.py": "the office on this very machine",
    "scripts/lock": "refuses a lock with an address in it",
    "docs/reference/findings.schema.json": "the name of the JSON Schema dialect, which nothing fetches",
    "src/timpora/evaluation/core/map_picture.py": "the name of the SVG language, which nothing fetches",
    "src/timpora/ui/static/ui/icons.svg": "the name of the SVG language, which nothing fetches",
    "src/timpora/ui/static/ui/mark.svg": "the name of the SVG language, which nothing fetches",
    "src/timpora/evaluation/static/evaluation/vendored/echarts-6.0.0/echarts.simple.min.js": "its licence and zrender's, in remarks, and the names of the SVG language",
    "src/timpora/evaluation/static/evaluation/vendored/echarts-6.0.0/LICENSE.txt": "the licence's own home",
    "src/timpora/evaluation/static/evaluation/vendored/echarts-6.0.0/NOTICE.txt": "the home of the foundation",
    "src/timpora/evaluation/static/evaluation/vendored/leaflet-1.9.4/leaflet.css": "a remark about a browser's fault",
    "src/timpora/evaluation/static/evaluation/vendored/leaflet-1.9.4/leaflet.min.js": "its own home, in a remark and behind a label that our map leaves out; the name of the SVG language",
}
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:root|home|Users|work|tmp|mnt|var/folders)/\w")


def test_no_module_is_longer_than_one_sitting() -> None:
    long = {module.name for module in modules() if _length(module) > LONGEST_SOURCE and not _is_made(module)}
    assert long == set(LONGER)


def test_no_test_is_longer_than_it_may_be() -> None:
    assert [module.name for module in modules_below(TESTS) if _length(module) > LONGEST_TEST] == []


def _is_made(module: Module) -> bool:
    """Tables in migrations are written by Django from the models, which are what one reads."""
    return module.path.match("migrations/*_tables.py")


def _length(module: Module) -> int:
    return len(module.text.splitlines())


def test_every_module_opens_with_a_sentence() -> None:
    found = [module for module in [*modules(), *modules_below(TESTS), *modules_below(ROOT / "bench")] if module.text]
    silent = [module.name for module in found if not (ast.get_docstring(module.tree) or "").strip()]
    endless = [module.name for module in found if not re.search(r"[.:?`]$", _first_paragraph(module))]
    assert (silent, endless) == ([], [])


def _first_paragraph(module: Module) -> str:
    return (ast.get_docstring(module.tree) or ".").split("\n\n")[0].strip()


def test_every_init_is_empty() -> None:
    assert [str(path) for path in SOURCE.rglob("__init__.py") if path.read_bytes()] == []


def test_pure_modules_keep_to_columns() -> None:
    found = {
        (module.name, call.rpartition(".")[2])
        for module in modules()
        if module.is_pure
        for call in module.calls()
        if "." in call and call.rpartition(".")[2] in LEAVING_COLUMNS
    }
    assert found == set(MAY_LEAVE_COLUMNS)


def test_pure_modules_touch_neither_files_nor_terminal_nor_processes() -> None:
    assert list(_calls(TOUCHING_THE_WORLD, [module for module in modules() if module.is_pure])) == []


def test_only_the_edges_read_a_clock() -> None:
    assert set(_calls(CLOCKS, modules())) == set(MAY_READ_A_CLOCK)


def _calls(pattern: re.Pattern[str], among: list[Module]) -> Iterator[tuple[str, str]]:
    for module in among:
        yield from ((module.name, call) for call in module.calls() if pattern.search(call))


def test_no_file_that_is_run_or_installed_holds_an_address() -> None:
    places = (
        "src",
        "requirements",
        "scripts",
        "Makefile",
        ".ci",
        "pyproject.toml",
        "mkdocs.yml",
        "bench",
        "docs/reference",
    )
    holding = {_name(path) for path in files_of(*places) if ADDRESS in path.read_text(encoding="utf-8")}
    assert holding == set(MAY_NAME_AN_ADDRESS)


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    places = (
        "src", "tests", "docs", "bench", "scripts", "requirements", ".ci", "Makefile", "pyproject.toml", "mkdocs.yml",
        "README.md", "CHANGELOG.md", "GLOSSARY.md", "NOTICE",
    )  # fmt: skip
    found = {_name(path): MACHINE_PATH.search(path.read_text(encoding="utf-8")) for path in files_of(*places)}
    assert {name: match[0] for name, match in found.items() if match} == {}


@pytest.mark.parametrize(
    ("text", "is_one"), [("/ro" + "ot/x", True), ("build/tmp/x", False), ("/path/to/python3", False)]
)
def test_a_folder_of_somebodys_machine_is_recognised(text: str, is_one: bool) -> None:  # noqa: FBT001 - a case of a table
    assert bool(MACHINE_PATH.search(text)) is is_one


def _name(path: object) -> str:
    return str(path).removeprefix(f"{ROOT}/")


def test_every_text_for_people_is_said_differently_in_both_languages() -> None:
    same = {(module.name, said) for module in modules() for said in _said_alike(module)}
    assert {said.strip() for _, said in same} == {
        "Status",
        "Parameter",
        "Auditor",
        "Timpora",
    }  # words of both languages


def _said_alike(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Text":
            both = {part.arg: _words(part.value) for part in node.keywords}
            if both.get("id") and both.get("id") == both.get("en"):
                yield both["id"]


def _words(node: ast.expr) -> str:
    """What a literal says, without what is filled in; nothing where no word stands in it."""
    if isinstance(node, ast.Constant):
        text = re.sub(r"{\w+}", "", str(node.value))
    elif isinstance(node, ast.JoinedStr):
        text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    else:
        return ""
    return text if re.search(r"\w", text) else ""
