"""Findings are told most urgent first, each once."""

from datetime import date

from tests.factories import findings_told as made

from timpora.screening.core.findings import Certainty, Subject
from timpora.screening.reports.urgency import grouped


def test_groups_follow_certainty_and_urgency() -> None:
    findings = [
        made.silent_feed(),
        made.finding(1, certainty=Certainty.PROBABLY_LEFT),
        made.finding(2, certainty=Certainty.NO_EXIT_ON_RECORD),
        made.finding(3, certainty=None, rule_id="work_elsewhere"),
        made.finding(4, certainty=None, subject=Subject.RECORD, rule_id="contradictory_records"),
        made.ending_soon(5, date(2023, 6, 29)),
        made.finding(6),
    ]
    assert [group.code for group in grouped(findings)] == [
        "proven",
        "soon",
        "person",
        "no_exit",
        "left",
        "record",
        "feed",
    ]
    assert sum(len(group.findings) for group in grouped(findings)) == len(findings)


def test_a_silent_feed_comes_first_where_it_holds_back_findings() -> None:
    held = made.finding(2, certainty=Certainty.NO_EXIT_ON_RECORD, held_back=True)
    assert [group.code for group in grouped([made.finding(1), held, made.silent_feed()])] == [
        "feed",
        "proven",
        "no_exit",
    ]


def test_the_longest_overstay_and_the_nearest_limit_come_first() -> None:
    groups = grouped([
        made.finding(1, overstay_days=7), made.finding(2, overstay_days=412),
        made.ending_soon(3, date(2023, 7, 9)), made.ending_soon(4, date(2023, 6, 28)),
    ])  # fmt: skip
    assert [[finding.person for finding in group.findings] for group in groups] == [[2, 1], [4, 3]]


def test_people_and_findings_are_counted_apart() -> None:
    group = grouped([made.finding(1), made.finding(1, rule_id="again"), made.finding(2)])[0]
    assert (len(group.findings), group.persons) == (3, 2)
