"""A file of indicators that is wrong anywhere is refused with file, key and reason; those of the project have a page."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.factories.evaluation import rows_of

from timpora.evaluation.core.computing import Filled, answer
from timpora.evaluation.core.frames import FRAMES
from timpora.evaluation.core.indicators import load_indicators, standard_indicators
from timpora.evaluation.reference_pages import main, pages
from timpora.kernel.periods import Period
from timpora.kernel.refusals import Refused


ROOT = Path(__file__).parents[3]
RIGHT: dict[str, Any] = {
    "id": "one", "title": {"id": "Satu", "en": "One"}, "matters": {"id": "Sebab", "en": "Because"},
    "definition": {"id": "Semua", "en": "All"}, "kind": "share", "unit": "percent", "counted": "limits", "frame": "limits",
    "denominator": ["limit_on is within the period"], "numerator": [{"any": ["became is extended", "became is left"]}],
    "grouping": ["kind"], "author": "x", "checked_by": "y", "review_on": "2027-06-30", "source": "z",
}  # fmt: skip
WRONG: dict[str, tuple[dict[str, Any], str, str]] = {
    "a key is missing": ({"source": None}, "source", "must be a text"),
    "a key is unknown": ({"colour": "red"}, "colour", "is no key of a share"),
    "one language": ({"title": {"id": "Satu"}}, "title", "both languages"),
    "an unknown kind": ({"kind": "score"}, "kind", "must be one of count, share"),
    "a unit that does not fit": ({"unit": "rupiah"}, "unit", "a share is not told in rupiah"),
    "an unknown frame": ({"frame": "suspects"}, "frame", "there is no frame suspects"),
    "counted elsewhere": ({"counted": "cases"}, "counted", "cases cannot be counted in the frame limits"),
    "grouped by what the law does not name": ({"grouping": ["nationality"]}, "grouping", "must be a list, without repeats, of kind, district"),
    "no list": ({"numerator": "became is left"}, "numerator", "a list of conditions is needed"),
    "no condition": ({"numerator": ["import os"]}, "numerator", "is no condition"),
    "neither sentence nor any": ({"numerator": [{"all": []}]}, "numerator", "is neither a condition nor `any`"),
    "an unknown column": ({"numerator": ["score is known"]}, "numerator", "there is no column score"),
    "a word that never is": ({"numerator": ["became is vanished"]}, "numerator", "became is never vanished"),
    "two words": ({"numerator": ["became is left, late"]}, "numerator", "one word is needed"),
    "nothing behind": ({"numerator": ["became is one of"]}, "numerator", "something is missing behind"),
    "too much behind": ({"numerator": ["limit_on is known really"]}, "numerator", "something is too much behind"),
    "a day of a word": ({"numerator": ["became is within the period"]}, "numerator", "cannot be asked of became"),
    "a flag of a day": ({"numerator": ["limit_on is yes"]}, "numerator", "cannot be asked of limit_on"),
    "no number": ({"numerator": ["person is at least many"]}, "numerator", "many is no whole number"),
    "no column of days": ({"numerator": ["limit_on is before kind"]}, "numerator", "kind is no column of days"),
    "no day": ({"review_on": "soon"}, "review_on", "must be a day"),
}  # fmt: skip


def text(**told: Any) -> str:
    return yaml.safe_dump([RIGHT | told]).replace("'2027-06-30'", "2027-06-30")


def refused(file: str) -> str:
    with pytest.raises(Refused) as found:
        load_indicators({"uji.yaml": file})
    refusal = found.value.refusal
    assert refusal.source is not None
    assert refusal.source.file == "uji.yaml"
    return refusal.what.en


def test_what_is_right_is_read_and_of_what_stands_below_any_one_must_hold() -> None:
    [one] = load_indicators({"uji.yaml": text()}).values()
    day = date(2023, 6, 1)
    rows = [
        {"person": 1, "kind": "visit", "limit_on": day, "became": became} for became in ("extended", "left", "late")
    ]
    found = answer(one, Filled(frame=rows_of("limits", rows)), Period(day, day)).whole
    assert (one.id, found.numerator, found.denominator) == ("one", 2, 3)


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_refused_with_its_key_and_reason(name: str) -> None:
    told, key, reason = WRONG[name]
    what = refused(text(**told))
    assert what.startswith(f"Indicator one, key {key}: ")
    assert reason in what


def test_columns_of_a_total_and_of_a_duration_are_what_they_must_be() -> None:
    total = {name: value for name, value in RIGHT.items() if name != "denominator"} | {
        "kind": "total",
        "unit": "days",
        "total": "limit_on",
    }
    assert "limit_on is no such column of the frame limits" in refused(
        yaml.safe_dump([total]).replace("'2027-06-30'", "2027-06-30")
    )


def test_what_is_no_list_of_indicators_is_refused() -> None:
    assert "the YAML cannot be read" in refused("[")
    assert "a list of indicators is needed" in refused("id: one")
    assert "stands twice" in refused(text() + text())


def test_every_indicator_says_in_whole_sentences_why_it_matters_and_what_it_is() -> None:
    for one in standard_indicators().values():
        for told in (one.matters, one.definition):
            assert told.id.endswith(".")
            assert told.en.endswith(".")


def test_every_indicator_and_every_column_stands_on_the_committed_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["x", str(tmp_path / "made")])
    main()
    made = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "made").iterdir()}
    assert made == pages()
    folder = ROOT / "docs" / "reference" / "indicators"
    stale = [name for name, told in made.items() if (folder / name).read_text(encoding="utf-8") != told]
    assert stale == [], "run: make reference"
    for one in standard_indicators().values():
        assert made["index.md"].count(f"`{one.id}`") == 2
        assert one.definition.id in made["index.md"]
        assert one.definition.en in made["index.md"]
    for name, kind in FRAMES.items():
        assert f"## {name}\n" in made["frames.md"]
        assert all(f"| `{column}` |" in made["frames.md"] for column in kind.columns)


def test_pages_are_written_into_one_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["x"])
    with pytest.raises(SystemExit, match="Name one folder"):
        main()
