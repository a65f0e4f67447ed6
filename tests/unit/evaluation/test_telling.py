"""Figures in words, whatever they are grouped by: in both languages, with what they were worked out of."""

import json
from datetime import UTC, date, datetime

import pytest
from tests.factories.evaluation import EXAMPLES, rows_of

from timpora.evaluation import telling
from timpora.evaluation.core.asking import Asked
from timpora.evaluation.core.computing import Filled, answer
from timpora.evaluation.core.hiding import shown
from timpora.evaluation.core.indicators import standard_indicators
from timpora.evaluation.queries import Evaluation
from timpora.kernel.periods import Period
from timpora.kernel.text import Language


QUARTER = Period(date(2023, 4, 1), date(2023, 6, 30))
INDICATORS = standard_indicators()
ROWS = {one["indicator"]: one["rows"] for one in EXAMPLES}


def evaluation(name: str, by: str | None = None) -> Evaluation:
    indicator = INDICATORS[name]
    told = answer(indicator, Filled(frame=rows_of(indicator.frame, ROWS[name])), QUARTER, by=by)
    asked = Asked(period=QUARTER, as_known=datetime(2023, 7, 1, tzinfo=UTC), indicators=(indicator,), by=by)
    return Evaluation(asked=asked, answers=(told,), law="x")


@pytest.mark.parametrize(
    ("name", "by", "indonesian", "english"),
    [
        ("people_under_supervision", "kind", "  - Izin tinggal kunjungan: 1 orang", "  - Visit stay permit: 1 person"),
        ("people_under_supervision", "district", "  - tidak diketahui: 1 orang", "  - not known: 1 person"),
        ("limits_respected", None, "Batas tinggal yang dipatuhi: 50 %; 2 dari 4; 95 %: 15-85", "Stay limits that were respected: 50 %; 2 of 4; 95 %: 15 to 85"),
        ("findings_on_the_last_day", "certainty", "  - Bukan tentang hari lewat: 1 temuan", "  - Not about days past: 1 finding"),
        ("limit_to_detection", None, "9 hari; dari 3 temuan; separuhnya 3 sampai 40", "9 days; from 3 findings; half of them 3 to 40"),
        ("cases_opened", "outcome", "Perkara yang dibuka: 1 perkara", "Cases opened: 1 case"),
        ("actions_decided", "kind", "  - Deportasi: 1 tindakan", "  - Deportation: 1 action"),
        ("charges_due", None, "Rp3.059.000.000; dari 2 tindakan", "Rp3.059.000.000; from 2 actions"),
        ("rows_refused", "kind", "  - laporan tamu: 3 %; 3 dari 100", "  - guest report: 3 %; 3 of 100"),
        ("feeds_that_reported", "kind", "  - Tamu penginapan: 100 %; 1 dari 1", "  - Guests: 100 %; 1 of 1"),
        ("hit_rate", None, "66,7 %; 2 dari 3", "66.7 %; 2 of 3"),
    ],
)  # fmt: skip
def test_a_figure_reads_with_its_unit_and_what_it_was_worked_out_of(
    name: str, by: str | None, indonesian: str, english: str
) -> None:
    found = evaluation(name, by if by in INDICATORS[name].grouping else None)
    for language, expected in ((Language.INDONESIAN, indonesian), (Language.ENGLISH, english)):
        text = "\n".join(telling.as_lines(found, language))
        assert expected in text
        assert INDICATORS[name].definition.within(language) in text


@pytest.mark.parametrize("name", INDICATORS)
def test_every_indicator_is_told_by_every_grouping_under_the_same_fields(name: str) -> None:
    for by in (None, *INDICATORS[name].grouping):
        found = evaluation(name, by)
        for row in telling.records(found, Language.INDONESIAN):
            assert tuple(row) == telling.FIELDS
            assert row["by"] in {None, by}


def test_what_is_hidden_says_so_and_nothing_else() -> None:
    found = evaluation("charges_due")
    told = shown(found.answers, {"actions": Filled(frame=rows_of("actions", ROWS["charges_due"]))})
    hidden = Evaluation(asked=found.asked, answers=told, law=None, not_judged=None)
    [row] = telling.records(hidden, Language.ENGLISH)
    assert {
        name for name, value in row.items() if isinstance(value, int | float) and not isinstance(value, bool)
    } == set()
    assert row["is_hidden"]
    assert json.loads(telling.as_json(hidden, Language.ENGLISH))["not_judged"] is None, "0 would say that everybody was"
    assert "hidden: fewer than five" in "\n".join(telling.as_lines(hidden, Language.ENGLISH))


def test_who_could_not_be_judged_is_said_to_be_missing() -> None:
    found = evaluation("cases_opened")
    missing = Evaluation(asked=found.asked, answers=found.answers, law="x", not_judged=2)
    assert list(telling.as_lines(missing, Language.ENGLISH))[-1] == "2 people could not be judged and are not counted."


@pytest.mark.parametrize(("name", "expected"), [("actions_decided", None), ("charges_due", None), ("limits_respected", "cannot_tell")])  # fmt: skip
def test_a_group_stands_beside_the_office_only_where_it_is_no_part_of_its_sum(name: str, expected: str | None) -> None:
    by = INDICATORS[name].grouping[0]
    whole, *groups = telling.records(evaluation(name, by), Language.ENGLISH)
    assert {row["beside_office"] for row in groups} == {expected}
    assert whole["beside_office"] is None
