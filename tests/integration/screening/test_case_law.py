"""A case is worked on by the law of its own office: what two people changed there holds in its deadlines and nowhere else."""

from datetime import date

import pytest
from tests.factories.office import account, looking, office
from tests.integration.screening.test_law_changes import People, setting
from tests.integration.screening.test_nights import MEETING

from timpora.accounts.core.roles import Role
from timpora.casework.core.clocks import Span, clock_of
from timpora.casework.core.terms import ClockKind
from timpora.screening.case_law import case_law_of


pytestmark = pytest.mark.usefixtures("office_database", "unblocked")
TRIAGE = Span(kind=ClockKind.TRIAGE, person=None, began_on=MEETING)


@pytest.fixture
def unblocked(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def test_an_approved_setting_moves_the_offices_deadlines_from_its_day_on_and_no_other_offices() -> None:
    people = People()
    people.proposed(setting("case.triage_working_days", 4))
    with looking(people.officer) as viewer:
        before = clock_of(TRIAGE, law=case_law_of(viewer, MEETING), on=MEETING)
    people.approved(setting("case.triage_working_days", 5))
    with looking(people.officer) as viewer:
        law = case_law_of(viewer, MEETING)
        after = clock_of(TRIAGE, law=law, on=MEETING)
        assert case_law_of(viewer, MEETING) is law, "made once for each day and law"
    elsewhere = account(Role.OFFICER, of=office("lain-rekaan"))
    with looking(elsewhere) as viewer:
        other = clock_of(TRIAGE, law=case_law_of(viewer, MEETING), on=MEETING)
    assert [one and one.due_on for one in (before, after, other)] == [
        date(2023, 7, 4),
        date(2023, 7, 7),
        date(2023, 7, 4),
    ]
