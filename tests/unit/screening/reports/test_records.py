"""Findings for other programs: JSON keeps to its schema, CSV runs nothing in a spreadsheet."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.factories import findings_told as made

from timpora.kernel.harmless import neutral
from timpora.kernel.refusals import Reason
from timpora.kernel.text import Language, Text
from timpora.screening.core.findings import Consequence
from timpora.screening.reports.fields import FIELDS, findings_schema
from timpora.screening.reports.records import findings_csv, findings_json


REFERENCE = Path(__file__).parents[4] / "docs" / "reference"
ASKED_FOR = {
    "rule_id", "certainty", "consequence", "names", "document_number", "stay_limit", "overstay_days", "overstay_charge",
    "sentence", "provisions", "sources",
}  # fmt: skip
NEEDS_A_PERSON = made.finding(
    2,
    consequence=Consequence.NEEDS_A_PERSON,
    overstay_charge=None,
    reasons=(Reason("child", Text(id="Anak.", en="A child.")),),
)


def problems(value: Any, schema: dict[str, Any], place: str = "$") -> list[str]:
    """Where a value breaks the few words of JSON Schema that ours uses."""
    if "const" in schema:
        return [] if value == schema["const"] else [place]
    if "enum" in schema:
        return [] if value in schema["enum"] else [place]
    kinds = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)}
    allowed = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(type(value) is kinds[name] for name in allowed):
        return [place]
    if isinstance(value, list):
        return [
            bad for number, item in enumerate(value) for bad in problems(item, schema["items"], f"{place}[{number}]")
        ]
    if isinstance(value, dict):
        wrong = [f"{place}.{name}" for name in set(schema["required"]) ^ set(value)]
        return wrong + [
            bad
            for name in value
            if name in schema["properties"]
            for bad in problems(value[name], schema["properties"][name], f"{place}.{name}")
        ]
    return [place] if isinstance(value, int) and value < schema.get("minimum", value) else []


def test_the_committed_schema_is_the_one_of_the_code() -> None:
    committed = json.loads((REFERENCE / "findings.schema.json").read_text(encoding="utf-8"))
    assert committed == findings_schema()


def test_every_field_stands_in_the_reference() -> None:
    text = (REFERENCE / "json-findings.md").read_text(encoding="utf-8")
    assert [name for name in FIELDS if f"`{name}`" not in text] == []


@pytest.mark.parametrize("language", Language)
def test_json_keeps_to_the_schema_and_has_what_was_promised(language: Language) -> None:
    told = findings_json([made.finding(), NEEDS_A_PERSON, made.silent_feed()], as_of=made.MEETING, language=language)
    records = json.loads(told)
    assert problems(records, findings_schema()) == []
    assert all(set(record) >= ASKED_FOR for record in records)


def test_a_break_of_the_schema_is_noticed() -> None:
    record = json.loads(findings_json([made.finding()], as_of=made.MEETING, language=Language.ENGLISH))[0]
    assert problems([record | {"certainty": "sure"}], findings_schema()) == ["$[0].certainty"]
    assert problems([record | {"overstay_charge": -1}], findings_schema()) == ["$[0].overstay_charge"]
    assert problems([{**record, "sources": [{"file": 1, "sheet": None, "row": 2}]}], findings_schema()) == [
        "$[0].sources[0].file"
    ]


def test_a_finding_for_an_officer_carries_its_reasons() -> None:
    record = json.loads(findings_json([NEEDS_A_PERSON], as_of=made.MEETING, language=Language.ENGLISH))[0]
    assert record["consequence"] == "needs_a_person"
    assert record["reasons"] == [{"code": "child", "text": "A child."}]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+62",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20A1",
        '=HYPERLINK("x")',
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_neutralised(cell: str) -> None:
    assert neutral(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["REKAAN", "A-1", "a=b", "", None, -5, 3.5])
def test_other_cells_stay_as_they_are(cell: object) -> None:
    assert neutral(cell) == cell


def test_csv_has_one_row_a_finding_and_no_formula_even_where_it_is_split_at_semicolons() -> None:
    hostile = made.finding(names=('=cmd|" /C calc"!A0',), place="PT A;=1+1", sponsor="@rekaan")
    text = findings_csv([hostile, made.silent_feed()], as_of=made.MEETING, language=Language.INDONESIAN)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["rule_id"] for row in rows] == ["overstay", "feed_silent"]
    assert rows[0]["names"].startswith("'=")
    assert rows[0]["place"] == "PT A;'=1+1"
    assert rows[0]["sponsor"] == "'@rekaan"
    assert rows[0]["overstay_charge"] == "43000000"
    assert rows[0]["sources"] == "tamu.xlsx Juni 12"


def test_csv_without_findings_still_has_its_header() -> None:
    text = findings_csv([], as_of=made.MEETING, language=Language.INDONESIAN)
    assert text.removeprefix("\ufeff").strip().split(",") == list(FIELDS)
