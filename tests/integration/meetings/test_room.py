"""The meeting room: whatever is pressed there, what is typed anywhere in it is kept first, with or without a script."""

import pytest
from pytest_django.fixtures import Settings
from tests.factories.meetings import MeetingOffice
from tests.factories.office import looking
from tests.factories.signed_in import client_of
from tests.factories.teams import TODAY

from timpora.meetings import minutes_queries, queries
from timpora.meetings.core.attending import Came
from timpora.meetings.core.minutes import EntryKind


pytestmark = pytest.mark.django_db


class Room:
    """A meeting that is being held, as its secretary sees it."""

    def __init__(self) -> None:
        self.at = MeetingOffice()
        self.meeting = self.at.plan()
        self.at.invite(self.meeting)
        self.at.open(self.meeting)
        self.first, self.second = (one.id for one in self.at.items(self.meeting)[:2])
        self.address = f"/tim/{self.at.of}/rapat/{self.meeting}/"
        self.client = client_of(self.at.officer)
        self.base = 0

    def press(self, then: str, **more: str) -> str:
        """Types below the second item, presses something else, and finds the text kept; where it led."""
        typed = f"Diketik sebelum {then}"
        seats = {f"{name}-{seat}": "" for name in ("name", "had") for seat in (self.at.of_polres, self.at.of_disnaker)}
        texts = {f"text-{self.first}": "", f"base-{self.first}": "0", f"text-{self.second}": typed, f"base-{self.second}": str(self.base)}  # fmt: skip
        answer = self.client.post(f"{self.address}notula/", {**texts, **seats, **more, "then": then})
        with looking(self.at.officer) as by:
            told = minutes_queries.texts(by, self.meeting)[self.second]
        assert told.current is not None
        assert told.current.text == typed
        self.base = told.base
        return answer.headers["Location"].removeprefix(self.address)

    def there(self) -> dict[int, tuple[Came, str]]:
        """How each agency is there, and who came."""
        with looking(self.at.officer) as by:
            return {seat: (one.came, one.name) for seat, one in queries.attendance(by, self.meeting).items()}


@pytest.fixture
def room(settings: Settings) -> Room:
    settings.STANDS_ON = TODAY
    return Room()


def test_whatever_is_pressed_in_the_room_what_is_typed_there_is_kept_first(room: Room) -> None:
    polres, mistaken = room.at.of_polres, room.at.record(room.meeting, room.first, EntryKind.DECISION, "Keliru")
    shown = room.client.get(room.address).content.decode()
    for then in (f"tap:{polres}:excused", f"remove:{mistaken}", "pack"):
        assert f'form="minutes" name="then" value="{then}"' in shown, then
    for act in ("hadir/", "hapus/", "berkas/", "susulan/", "kembali/"):
        assert f'action="{room.address}{act}' not in shown, "no form of its own, which would send itself alone"
    assert room.press(f"tap:{polres}:excused") == f"#seat-{polres}"
    assert room.there() == {polres: (Came.EXCUSED, "")}
    assert room.press(f"tap:{polres}:entah") == f"#seat-{polres}", "refused, and kept"
    assert room.press(f"remove:{mistaken}") == f"#item-{room.first}"
    with looking(room.at.officer) as by:
        assert not minutes_queries.entries(by, room.meeting)[room.first]
    assert (room.press("invite"), room.press("back:1")) == ("#sent", "#sent")
    assert "pekerjaan" in room.press("pack")
    for wrong in ("remove:x", "tap:1", "remove:99999999999999999999", "back", "remove:1:2"):
        assert "/" not in room.press(wrong), wrong


def test_a_name_that_is_typed_where_nobody_tapped_says_who_stood_in(room: Room) -> None:
    polres, disnaker = room.at.of_polres, room.at.of_disnaker
    room.at.tap(room.meeting, polres, Came.EXCUSED)
    room.press("keep", **{f"name-{disnaker}": "Wakil Rekaan", f"name-{polres}": "Reka Polres"})
    assert room.there() == {disnaker: (Came.REPRESENTED, "Wakil Rekaan"), polres: (Came.EXCUSED, "Reka Polres")}
    room.press(f"tap:{disnaker}:present", **{f"name-{disnaker}": "Lain Rekaan"})
    assert room.there()[disnaker] == (Came.PRESENT, "Lain Rekaan")
    told = {f"text-{room.first}": "a" * 20_001, f"base-{room.first}": "0", f"name-{polres}": "Tetap", "then": f"tap:{polres}:present"}  # fmt: skip
    assert room.client.post(f"{room.address}notula/", told).status_code == 422
    assert room.there()[polres] == (Came.EXCUSED, "Tetap"), "its name is kept, and nothing else is done"
