"""Figures count people once, count findings apart, and show nought."""

from tests.factories import findings_told as made

from timpora.kernel.refusals import Reason
from timpora.kernel.text import Text
from timpora.screening.core.findings import Certainty, Consequence
from timpora.screening.reports.figures import figures, not_judged


def test_people_and_findings_are_counted_apart() -> None:
    screening = made.screening(
        made.finding(1), made.finding(1, rule_id="work_elsewhere", certainty=None), made.finding(2)
    )
    found = {figure.code: figure.value for figure in figures(screening, made.reading())}
    assert (found["people"], found["people_found"], found["findings"], found["proven"]) == (1100, 2, 3, 2)
    assert found["charges"] == 86_000_000


def test_the_proven_are_split_by_consequence_without_rest() -> None:
    screening = made.screening(
        made.finding(1),
        made.finding(2, consequence=Consequence.DEPORTATION_AND_BAN, overstay_charge=None),
        made.finding(3, consequence=Consequence.NEEDS_A_PERSON, overstay_charge=None),
        made.finding(4, certainty=Certainty.NO_EXIT_ON_RECORD, consequence=Consequence.NEEDS_A_PERSON),
    )
    found = {figure.code: figure.value for figure in figures(screening, made.reading())}
    parts = [found[f"proven_{name}"] for name in ("charge", "deportation_and_ban", "needs_a_person")]
    assert parts == [1, 1, 1]
    assert sum(parts) == found["proven"]
    assert found["no_exit"] == 1


def test_nought_is_a_result_and_has_its_definition() -> None:
    found = figures(made.screening(), made.reading())
    assert {figure.value for figure in found if figure.code != "people"} == {0}
    assert all(figure.meaning.id and figure.meaning.en for figure in found)


def test_what_was_not_judged_is_said() -> None:
    unknown = made.finding(2, reasons=(Reason("index_unknown", Text(id="x", en="x")),), held_back=True)
    said = not_judged(made.screening(unknown), made.reading(made.refusal(), set_aside={"empty": 5, "total": 1}))
    english = [text.en for text in said]
    assert english[0].startswith("1 row was refused")
    assert english[1].startswith("1 row was set aside")
    assert english[2].startswith("1 person has a visa index that is unknown or did not exist")
    assert english[3].startswith("1 finding is held back")


def test_nothing_is_said_where_everything_was_judged() -> None:
    assert not_judged(made.screening(made.finding()), made.reading(set_aside={"empty": 5})) == []
