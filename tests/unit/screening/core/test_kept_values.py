"""What is kept of a judgement stands still until its next change: no rule of the book asks for more than can be kept."""

import pytest

from timpora.engine import nodes
from timpora.engine.rules import Rule
from timpora.engine.ticking import kept_and_moving, ticks
from timpora.rulebook import book
from timpora.screening.core.judged import asks_of_all_feeds


PEOPLE_RULES = [rule for rule in book.RULES if rule.subject == "people"]
BY_ID = [rule.id for rule in book.RULES]


@pytest.mark.parametrize("rule", book.RULES, ids=BY_ID)
def test_what_moves_with_the_day_follows_from_steps_that_are_kept(rule: Rule) -> None:
    kept, moving = kept_and_moving(rule)
    assert set(kept) | set(moving) == set(rule.definitions)
    assert not any(ticks(node) for node in kept.values())


@pytest.mark.parametrize("rule", PEOPLE_RULES, ids=[rule.id for rule in PEOPLE_RULES])
def test_no_rule_about_people_fires_because_of_a_feed(rule: Rule) -> None:
    """Feeds hold back; were it otherwise, people without a finding would have to be judged again whenever a feed comes."""
    asked = [node for node in nodes.walk(rule.fires.node) if isinstance(node, nodes.Aggregate) and node.everywhere]
    assert asked == []


def test_overstay_asks_whether_feeds_are_silent_and_counts_its_days_anew() -> None:
    [overstay] = [rule for rule in book.RULES if rule.id == "overstay"]
    assert asks_of_all_feeds(overstay)
    assert {"overstay_days", "overstay_charge", "days_by_now"} <= set(kept_and_moving(overstay)[1])
