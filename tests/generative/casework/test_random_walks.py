"""Whatever is done in whatever order by whomever, as long as nothing stands in the way: what the law forbids never happens."""

import os
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.case_walks import FIRST_DAY, Walk
from tests.factories.plain_readings.cases import AFTER_THE_END, Reading, wrongs

from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.statuses import Status
from timpora.screening.core.case_law import case_law_on


WALKS = int(os.environ.get("TIMPORA_HISTORIES", "5000")) // 250
STEPS = 120
CALENDAR = case_law_on(FIRST_DAY).calendar


def facts_changed(walk: Walk) -> frozenset[int]:
    """The people about whom something else is known than when it was proposed."""
    proposal = next((step for step in reversed(walk.file.steps) if step.act.kind is ActKind.PROPOSE), None)
    if proposal is None:
        return frozenset()
    known = {number: facts.partition(",")[0] for number, facts in proposal.rests_on.items()}
    return frozenset(number for number, version in known.items() if version != str(walk.version[number]))


def found_still(walk: Walk) -> frozenset[int]:
    """The people of whom something is found on the day of the newest step."""
    return frozenset(one.person for one in walk.findings(walk.file.steps[-1].act.on) if one.facts is not None)


def steps_read(walk: Walk) -> list[tuple[int, int]]:
    """Who opened the evidence, after how many steps."""
    return [(one.by, sum(step.at <= one.at for step in walk.file.steps)) for one in walk.file.openings]


@settings(max_examples=WALKS, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_no_walk_through_a_case_does_what_the_law_forbids(seed: int) -> None:
    walk = Walk(Random(seed))
    for _ in range(STEPS):
        if walk.step() is None:
            continue
        reading = Reading(walk.file, steps_read(walk), facts_changed(walk), CALENDAR, found_still(walk))
        assert list(wrongs(reading)) == [], [(one.number, one.by, one.act) for one in walk.file.steps[-12:]]
    if walk.state.status is Status.CLOSED and (step := walk.step()) is not None:
        assert step.act.kind in AFTER_THE_END, "what was put right is passed on, and nothing else is done"


def test_walks_come_far_enough_to_say_something() -> None:
    done: set[ActKind] = set()
    ends: set[str] = set()
    for seed in range(30):
        walk = Walk(Random(seed))
        for _ in range(STEPS):
            walk.step()
        done |= {step.act.kind for step in walk.file.steps}
        ends.add(walk.state.outcome.value if walk.state.outcome else "")
    assert {
        ActKind.DECIDE,
        ActKind.RECORD_PAYMENT,
        ActKind.RECORD_DEPARTURE,
        ActKind.ORDER_DETENTION,
        ActKind.DECIDE_OBJECTION,
    } <= done
    assert len(ends) > 5
