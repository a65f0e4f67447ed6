"""Which lists of an organisation count, and where lists and permits do not agree."""

from datetime import date
from typing import Any, NamedTuple

import pytest

from timpora.screening.core.at_work import Concern, Known, at_work, concerns_at_place, latest_lists


ON, OWN = date(2023, 6, 27), "BAJA REKAAN"


class Report(NamedTuple):
    source: int = 1
    from_on: date = date(2023, 6, 15)
    place_key: str | None = None
    employer_key: str | None = OWN
    left_on: date | None = None


class Running(NamedTuple):
    employer_key: str | None = OWN
    valid_until: date | None = date(2023, 12, 31)


def seen(*, latest: frozenset[int] = frozenset({1}), **known: Any) -> Any:
    told: dict[str, Any] = {"person": 1, "listed": [], "present": [], "permits": [], "plans": [], "allows": {}}
    return at_work(Known(**told | known), organisation=OWN, latest=latest, on=ON)


def test_of_each_workplace_the_last_list_counts_unless_it_is_older_by_more_than_a_quarter() -> None:
    reports = [
        Report(source=1, from_on=date(2023, 5, 15), place_key="PABRIK SATU"), Report(source=2, place_key="PABRIK SATU"),
        Report(source=3, from_on=date(2023, 4, 1), place_key="PABRIK DUA"), Report(source=4, from_on=date(2022, 1, 1), place_key="PABRIK TIGA"),
    ]  # fmt: skip
    assert latest_lists(reports) == {2, 3}
    assert latest_lists([]) == frozenset()


@pytest.mark.parametrize(
    ("known", "concerns"),
    [
        ({"listed": [Report()], "permits": [Running()], "plans": [Running()]}, ()),
        ({"listed": [Report()]}, (Concern.NO_PERMIT,)),
        ({"present": [Report(employer_key=None)]}, (Concern.NO_PERMIT,)),
        ({"listed": [Report()], "permits": [Running(employer_key="KIMIA KHAYAL")]}, (Concern.OTHER_EMPLOYER,)),
        ({"listed": [Report()], "permits": [Running(employer_key="KIMIA KHAYAL"), Running()]}, ()),
        ({"listed": [Report()], "permits": [Running(employer_key=None)], "allows": {0: False}}, (Concern.NO_WORK,)),
        ({"listed": [Report()], "permits": [Running(employer_key=None)], "allows": {0: None}}, ()),
        ({"listed": [Report()], "permits": [Running()], "plans": [Running(valid_until=date(2023, 6, 26))]}, (Concern.PLAN_ENDED,)),
        ({"listed": [Report()], "permits": [Running()], "plans": [Running(valid_until=ON)]}, ()),
        ({"listed": [Report()], "permits": [Running()], "plans": [Running(valid_until=date(2023, 6, 1)), Running(valid_until=None)]}, ()),
        ({"permits": [Running()]}, (Concern.NOT_LISTED,)),
        ({"listed": [Report(source=9)], "permits": [Running()]}, (Concern.NOT_LISTED,)),
        ({"listed": [Report(left_on=date(2023, 6, 20))], "plans": [Running(valid_until=date(2023, 6, 1))]}, ()),
    ],
)  # fmt: skip
def test_what_does_not_agree_is_named(known: dict[str, Any], concerns: tuple[Concern, ...]) -> None:
    assert seen(**known).concerns == concerns


def test_without_any_list_nobody_is_missing_on_one() -> None:
    assert seen(permits=[Running()], latest=frozenset()).concerns == ()


def test_the_permit_that_names_the_organisation_is_shown_before_a_later_one() -> None:
    own, other = Running(), Running(employer_key="KIMIA KHAYAL")
    assert seen(permits=[own, other], allows={0: True, 1: False}).permit == own
    assert seen(permits=[own, other], allows={0: True, 1: False}).allows_work is True
    assert seen(permits=[other, Running(employer_key=None)]).permit == Running(employer_key=None)


def test_at_a_place_work_matters_only_where_the_report_names_an_employer() -> None:
    stays, works, other = Report(employer_key=None), Report(), Running(employer_key="KIMIA KHAYAL")
    assert concerns_at_place(stays, [], {}) == (Concern.NO_PERMIT,)
    assert concerns_at_place(stays, [other], {0: False}) == ()
    assert concerns_at_place(works, [other], {0: False}) == (Concern.OTHER_EMPLOYER, Concern.NO_WORK)
    assert concerns_at_place(works, [other, Running()], {1: True}) == ()
