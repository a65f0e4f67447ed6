"""The ledger drawn: nothing is lost in a narrow terminal, and the drawing says the same without Unicode."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.chance import draws
from tests.factories.histories import AS_OF, registers
from tests.factories.registers import day, person, register_of

from timpora.facts.register import Register
from timpora.kernel.text import Language
from timpora.screening.core.explanation import Explanation
from timpora.screening.explain import Explainer, explain
from timpora.screening.reports.ledger_drawing import ASCII, LABELS, UNICODE, draw_ledger, legend


_MARKS = ("known", "reported", "presumed", "pointer")
SAME_IN_ASCII = str.maketrans(
    dict(zip(UNICODE.permit, ASCII.permit, strict=True))
    | {getattr(UNICODE, name): getattr(ASCII, name) for name in _MARKS}
)


def explained(limit: date, *, length: int = 30, as_of: date = AS_OF) -> Explanation:
    register = register_of(
        people=[person()],
        stay_permits=[{"person": 0, "kind": "visit", "visa_index": "B213", "valid_from": limit - timedelta(days=length - 1), "valid_until": limit}],
        crossings=[{"person": 0, "direction": "entry", "crossed_on": limit - timedelta(days=length - 1)}],
        presence=[{"person": 0, "place_kind": "other", "from_on": as_of, "met_in_person": True}],
    )  # fmt: skip
    return explain(register, person=0, as_of=as_of)


def test_permits_stand_above_presence_and_uncovered_days_below_it() -> None:
    drawn = draw_ledger(explained(day("2023-05-15")), width=80, glyphs=ASCII, language=Language.INDONESIAN)
    assert [line[:LABELS].strip() for line in drawn[2:5]] == ["Izin 1", "Keberadaan", "Tanpa izin"]
    permit, presence, uncovered = (line[LABELS:] for line in drawn[2:5])
    assert permit == "[" + "=" * 25 + "]"
    assert presence == "#" * 66
    assert uncovered.strip() == "X" * 39
    assert uncovered.index("X") == len(permit)
    assert drawn[5].endswith("^ batas tinggal 15 Mei 2023")
    assert drawn[6].endswith("dinilai 27 Jun 2023 ^")


def test_one_uncovered_day_is_seen_in_a_history_of_years() -> None:
    own = explained(AS_OF - timedelta(days=1), length=3650)
    drawn = draw_ledger(own, width=80, glyphs=ASCII, language=Language.ENGLISH)
    assert drawn[4][LABELS:].strip() == "X"
    assert "2017" in drawn[0]


def test_a_permit_that_goes_on_ends_with_an_arrow() -> None:
    own = explained(AS_OF + timedelta(days=400), length=430)
    for glyphs, arrow in ((ASCII, ">"), (UNICODE, "→")):
        assert draw_ledger(own, width=80, glyphs=glyphs, language=Language.ENGLISH)[2].endswith(arrow)


def test_a_short_stay_is_marked_by_weeks_and_a_long_one_by_months() -> None:
    short = draw_ledger(explained(AS_OF, length=20), width=80, glyphs=ASCII, language=Language.ENGLISH)[0]
    assert short.split() == ["8", "Jun", "23", "15", "Jun", "22", "Jun"]
    longer = draw_ledger(explained(AS_OF, length=200), width=80, glyphs=ASCII, language=Language.INDONESIAN)[0]
    assert longer.split() == ["Jan", "23", "Feb", "Mar", "Apr", "Mei", "Jun"]


def test_nobody_known_draws_nothing() -> None:
    own = explain(register_of(people=[person()]), person=0, as_of=AS_OF)
    assert draw_ledger(own, width=80, glyphs=ASCII, language=Language.ENGLISH) == []


@pytest.mark.parametrize("language", list(Language))
def test_the_legend_explains_every_mark_that_occurs(language: Language) -> None:
    own = explained(day("2023-05-15"))
    marks = {line[0] for line in legend(own.ledger, glyphs=ASCII, language=language)}
    assert marks == {"#", "X"}


@settings(
    max_examples=draws(20), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(registers(), st.sampled_from([40, 80, 200]))
def test_every_drawing_fits_and_is_the_same_in_ascii(register: Register, width: int) -> None:
    explainer = Explainer(register, as_of=AS_OF)
    for number in register.people.collect().get_column("person"):
        own = explainer.explain(number)
        fancy = draw_ledger(own, width=width, glyphs=UNICODE, language=Language.ENGLISH)
        plain = draw_ledger(own, width=width, glyphs=ASCII, language=Language.ENGLISH)
        assert all(len(line) <= width for line in fancy)
        assert all(line.isascii() for line in plain)
        assert [line.translate(SAME_IN_ASCII) for line in fancy] == plain
        uncovered = any(found.standing == "uncovered" for found in own.ledger)
        assert uncovered == any("X" in line[LABELS:] for line in plain if line.startswith("No permit"))
