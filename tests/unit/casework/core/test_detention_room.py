"""The days in the room are counted together, whatever lies between them: a stay elsewhere, or liberty."""

from datetime import timedelta

from tests.factories.case_by_hand import Case

from timpora.casework.core.acts import detaining, ending, inquiry
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.clocks import Clock, clocks_of
from timpora.casework.core.spans import spans_of
from timpora.casework.core.statuses import Outcome
from timpora.casework.core.terms import ClockKind
from timpora.screening.core.case_law import case_law_on


class Room(Case):
    """A case whose person comes into the room and out of it."""

    def later(self, days: int) -> None:
        self.walk.today += timedelta(days=days)

    def into_the_room(self) -> None:
        ground = detaining.DetentionGround.NO_PERMIT
        self.do(detaining.RequestDetention(on=self.today, person=1, ground=ground, room="x", because="x"), by=1)
        self.do(detaining.OrderDetention(on=self.today, person=1, taken="x"), by=2)

    def elsewhere(self) -> None:
        self.do(detaining.PlaceElsewhere(on=self.today, person=1, place="RS Khayal", because="x"))

    def clock(self) -> Clock:
        law = case_law_on(self.today)
        [found] = [one for one in clocks_of(spans_of(self.walk.file.numbers, self.walk.state), law=law, on=self.today) if one.span.kind is ClockKind.DETENTION]  # fmt: skip
        return found


def test_days_elsewhere_are_no_days_in_the_room_and_it_goes_on_counting_after_them() -> None:
    case = Room().examined()
    case.into_the_room()
    case.later(9)
    assert case.clock().day == 10
    due = case.clock().due_on
    case.elsewhere()
    case.later(5)
    assert case.clock().day == 10
    assert "berhenti" in case.clock().sentence.id
    case.into_the_room()
    assert (case.clock().day, case.clock().due_on) == (11, due + timedelta(days=4)), "four whole days elsewhere"
    case.later(1)
    assert case.clock().day == 12


def test_a_release_and_a_new_order_do_not_begin_the_days_anew() -> None:
    case = Room().examined()
    case.into_the_room()
    case.later(9)
    case.do(detaining.Release(on=case.today, person=1, because="x"))
    assert case.clock().is_over
    case.later(10)
    case.into_the_room()
    assert case.clock().day == 11


def test_who_is_held_elsewhere_stays_held_while_somebody_asks_for_the_room_and_when_it_is_refused() -> None:
    case = Room().examined()
    case.into_the_room()
    ground = detaining.DetentionGround.NO_PERMIT
    again = detaining.RequestDetention(on=case.today, person=1, ground=ground, room="x", because="x")
    assert case.code(again) == "detained_already"
    case.elsewhere()
    case.do(again, by=1)
    assert case.walk.state.of(1).is_detained
    assert case.code(detaining.OrderDetention(on=case.today, person=1, taken="x"), by=1) == "own_detention_request"
    case.do(detaining.RefuseDetention(on=case.today, person=1, because="x"), by=2)
    held = case.walk.state.of(1).detention
    assert held is not None
    assert (held.goes_on, held.elsewhere, held.waits) == (True, "RS Khayal", False)


def test_what_was_taken_into_keeping_is_given_back_before_the_case_ends() -> None:
    case = Room().examined()
    ground = detaining.DetentionGround.NO_PERMIT
    case.do(detaining.RequestDetention(on=case.today, person=1, ground=ground, room="x", because="x"), by=1)
    case.do(detaining.OrderDetention(on=case.today, person=1, taken="satu telepon\n\nsatu dompet"), by=2)
    assert case.walk.state.of(1).items == ("satu telepon", "satu dompet")
    case.do(detaining.Release(on=case.today, person=1, because="x"))
    closing = ending.Close(on=case.today, outcome=Outcome.CLEARED, because="x")
    assert case.code(closing) == "items_kept"
    for item in ("satu telepon", "satu dompet"):
        case.do(inquiry.ReturnItem(on=case.today, person=1, item=item, to="x"))
    assert case.code(closing) is None


def test_nothing_of_a_detention_is_dated_before_its_order() -> None:
    case = Room().examined()
    begun = case.today
    case.later(3)
    case.into_the_room()
    assert case.code(detaining.Release(on=begun, person=1, because="x")) == "before_the_detention"
    assert case.code(detaining.RecordHealth(on=begun, person=1, by_whom="x", result="x")) == "before_the_detention"


def test_detention_is_offered_while_somebody_of_the_case_is_not_held() -> None:
    case = Room(people=2).examined()
    case.into_the_room()
    assert case.offers(ActKind.REQUEST_DETENTION), "the other one is at liberty"
    case.do(detaining.RequestDetention(on=case.today, person=2, ground=detaining.DetentionGround.NO_PERMIT, room="x", because="x"))  # fmt: skip
    assert not case.offers(ActKind.REQUEST_DETENTION)
