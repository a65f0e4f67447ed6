"""What the case itself did explains a change of what was found, and nothing else does."""

from dataclasses import replace
from datetime import date

import pytest
from tests.factories import papers

from timpora.casework.core.acts.measures import CostBearer
from timpora.casework.core.corrected import explains, stands_no_more
from timpora.casework.core.file import CaseFile, Withdrawal
from timpora.casework.core.known import GONE
from timpora.casework.core.state import CaseState, Departure, PermitChange, PersonState


CANCELLED = PermitChange(until=date(2023, 6, 27))
GIVEN_BACK = PermitChange(until=date(2023, 6, 27), given_back=True)
BEFORE, OWN, OTHER = "2023-07-17 proven", "2023-06-27 proven", "2023-06-20 proven"


@pytest.mark.parametrize(
    ("change", "before", "now", "is_own"),
    [
        (CANCELLED, BEFORE, OWN, True),
        (CANCELLED, BEFORE, GONE, True),
        (CANCELLED, OWN, GONE, True),
        (CANCELLED, BEFORE, OTHER, False),
        (CANCELLED, OWN, "2023-06-27 probably_left", False),
        (CANCELLED, GONE, BEFORE, False),
        (GIVEN_BACK, OWN, BEFORE, True),
        (GIVEN_BACK, GONE, BEFORE, True),
        (GIVEN_BACK, BEFORE, OTHER, False),
        (GIVEN_BACK, BEFORE, GONE, False),
    ],
)
def test_only_the_own_limit_and_what_goes_with_it_come_of_the_case(
    change: PermitChange, before: str, now: str, *, is_own: bool
) -> None:
    assert explains(change, before, now) is is_own


def test_who_left_was_found_rightly_unless_the_record_itself_was_withdrawn() -> None:
    left = PersonState(departure=Departure(leaves_on=papers.ON, cost_bearer=CostBearer.PERSON, left_on=papers.ON))
    state = CaseState(people={1: left}, withdrawn={5: True})
    gone = replace(papers.FOUND, facts=None)
    file = CaseFile(people=(papers.WEI,), steps=(), findings=(gone,))
    withdrawn = replace(papers.WEI, withdrawn=Withdrawal(on=papers.ON, by=3, because="salah baca paspor"))
    assert not stands_no_more(file, state, gone)
    assert stands_no_more(replace(file, people=(withdrawn,)), state, gone)
    assert not stands_no_more(replace(file, people=(withdrawn,)), state, papers.FOUND), "another record says the same"
