"""When somebody is reminded of an agreed action, whom the e-mail reaches, and what it says."""

from datetime import date, timedelta

import pytest

from timpora.kernel.text import Language
from timpora.team.core.agreed import ActionState, Standing
from timpora.team.core.days import Days
from timpora.team.core.holding import Holder, Seat, TeamRows
from timpora.team.core.positions import Position
from timpora.team.core.reminders import (
    WHAT_TO_DO,
    ReminderFailure,
    ReminderKind,
    Told,
    kind_due,
    recipients,
    seated,
    written,
)


ON = date(2023, 6, 27)
ALWAYS = Days(first_day=date(2023, 6, 1))
OVER = Days(first_day=date(2023, 6, 1), last_day=date(2023, 6, 26))
ADDRESSES = {1: "sinta@disnaker.example", 2: "kantor@disnaker.example", 3: "Kantor@disnaker.example", 4: "lain@polres.example", 6: "lama@disnaker.example"}  # fmt: skip


def holder(number: int, seat: int = 1, stands_for: int | None = None, days: Days = ALWAYS) -> Holder:
    position = Position.MEMBER if stands_for is None else Position.SUBSTITUTE
    return Holder(id=number, seat=seat, position=position, stands_for=stands_for, held_by=None, name=f"Reka {number}", title="", days=days)  # fmt: skip


ROWS = TeamRows(
    seats=[Seat(id=1, agency=1, days=ALWAYS), Seat(id=2, agency=2, days=OVER)],
    holders=[holder(1), holder(2), holder(3, stands_for=1), holder(4, seat=2), holder(5), holder(6, days=OVER)],
)


@pytest.mark.parametrize(
    ("days", "state", "told"),
    [
        (8, ActionState.OPEN, None),
        (7, ActionState.OPEN, ReminderKind.BEFORE),
        (0, ActionState.OPEN, ReminderKind.BEFORE),
        (-1, ActionState.OPEN, ReminderKind.OVERDUE),
        *((days, state, None) for days in (0, -1) for state in ActionState if state is not ActionState.OPEN),
    ],
)
def test_its_owner_is_reminded_some_days_before_and_once_it_is_over(days: int, state: ActionState, told: ReminderKind | None) -> None:  # fmt: skip
    assert kind_due(Standing(state=state), ON + timedelta(days=days), ON, days_before=7) is told


@pytest.mark.parametrize(
    ("seat", "named", "away", "reached"),
    [
        (1, 1, (), [1]),
        (1, 1, (1,), [1, 3]),
        (1, 2, (), [2]),
        (1, 2, (1,), [2]),
        (1, None, (), [1, 2]),
        (1, 5, (), [1, 2]),
        (1, 6, (), [1, 2]),
        (2, 4, (), []),
        (3, None, (), []),
    ],
)  # fmt: skip
def test_it_reaches_who_was_named_or_else_everybody_who_sits_and_each_address_once(seat: int, named: int | None, away: tuple[int, ...], reached: list[int]) -> None:  # fmt: skip
    found = recipients(seated(ROWS, seat, ADDRESSES, ON), named, frozenset(away), ADDRESSES)
    assert [one.id for one in found] == reached


@pytest.mark.parametrize("kind", ReminderKind)
@pytest.mark.parametrize("language", [*Language, None])
@pytest.mark.parametrize(("signs_in", "link"), [(True, "https://kantor.example/x"), (True, ""), (False, "")])
def test_it_is_said_in_the_language_of_whom_it_reaches_or_in_both(kind: ReminderKind, language: Language | None, signs_in: bool, link: str) -> None:  # noqa: FBT001 - a case of a table  # fmt: skip
    told = Told(kind=kind, number=12, team="Tim\r\nRekaan", office="Kantor Rekaan", agreed_on=ON, due_on=ON, link=link, signs_in=signs_in, language=language)  # fmt: skip
    subject, body = written(told)
    assert "\n" not in subject
    for words, spoken in (("indak lanjut 12", Language.INDONESIAN), ("greed action 12", Language.ENGLISH), ("27 June 2023", Language.ENGLISH)):  # fmt: skip
        assert (words in body) is (language in {None, spoken})
    assert ("Tim Rekaan" in body, link in body, "sekretaris" in body or "secretary" in body) == (True, True, not signs_in)  # fmt: skip


def test_whatever_goes_wrong_says_what_to_do() -> None:
    assert set(WHAT_TO_DO) == set(ReminderFailure)
