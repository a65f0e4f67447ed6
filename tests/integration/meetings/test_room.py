"""The meeting room: nothing that is typed there is lost, whatever is pressed beside it, with or without a script."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.factories.meetings import LATER, MeetingOffice
from tests.factories.office import as_owner, looking
from tests.factories.signed_in import client_of
from tests.factories.teams import TODAY
from tests.factories.without_script import FormOfPage

from timpora.accounts.keeping import TYPED
from timpora.meetings import minutes_queries, queries
from timpora.meetings.core.attending import Came
from timpora.meetings.core.minutes import EntryKind
from timpora.meetings.models import Invitation


pytestmark = pytest.mark.django_db


@pytest.fixture
def at(settings: Settings) -> MeetingOffice:
    settings.STANDS_ON = TODAY
    return MeetingOffice()


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def room_of(at: MeetingOffice, meeting: int) -> str:
    return f"/tim/{at.of}/rapat/{meeting}/"


def form(client: Client, room: str) -> FormOfPage:
    return FormOfPage(page(client, room), "minutes")


def text_of(at: MeetingOffice, meeting: int, item: int) -> str:
    with looking(at.officer) as by:
        current = minutes_queries.texts(by, meeting)[item].current
    return current.text if current else ""


def came(at: MeetingOffice, meeting: int, seat: int) -> Came | None:
    with looking(at.officer) as by:
        told = queries.attendance(by, meeting)
    return told[seat].came if seat in told else None


def test_whatever_is_pressed_while_the_meeting_is_held_keeps_what_is_typed_first(at: MeetingOffice) -> None:
    meeting = at.plan()
    at.invite(meeting)
    with as_owner():
        Invitation.objects.filter(holder=at.at_disnaker).update(state="sent")
    at.open(meeting)
    first, second = (one.id for one in at.items(meeting)[:2])
    at.record(meeting, first, EntryKind.DECISION, "Keliru")
    client, room, name = client_of(at.officer), room_of(at, meeting), f"name-{at.of_disnaker}"
    [back] = [one.words for one in form(client, room).buttons if "kembali" in one.words]
    leads = {
        "Hadir: Polres Rekaan": f"{room}#seat-{at.of_polres}",
        "Hapus: Keliru": f"{room}#item-{first}",
        back: f"{room}#sent",
        "Buat berkas rapat": "/pekerjaan/",
        "Catat keputusan: Tindak lanjut lain yang belum selesai": f"{room}acara/{second}/catat/decision/",
        "Simpan yang diketik": room,
    }
    for words, to in leads.items():
        typed = {f"text-{second}": f"Diketik sebelum {words}", name: f"Rekana {words}"}
        answer = form(client, room).press(client, words, **typed)
        assert answer.headers["Location"].startswith(to), (words, answer.status_code)
        assert text_of(at, meeting, second) == f"Diketik sebelum {words}"
        again = form(client, room)
        assert again.fields[name] == f"Rekana {words}", "a name without a tap still stands where it was typed"
        assert form(client, room).fields[name] == "", "and is kept nowhere"
    assert came(at, meeting, at.of_polres) is Came.PRESENT
    assert came(at, meeting, at.of_disnaker) is None, "nobody tapped"
    with looking(at.officer) as by:
        assert minutes_queries.entries(by, meeting)[first] == []
    assert "Keliru" not in page(client, room)


def test_before_the_meeting_too_no_press_loses_a_name_that_is_typed(at: MeetingOffice) -> None:
    meeting = at.plan(LATER)
    at.invite(meeting)
    at.sits(at.of, at.of_polres, "Rekana Baru", email="baru@polres.example", first_day=TODAY)
    client, room, name = client_of(at.officer), room_of(at, meeting), f"name-{at.of_disnaker}"
    for words, to in (("Undang mereka juga", f"{room}#sent"), ("Pindahkan rapat", f"{room}langkah/move/")):
        answer = form(client, room).press(client, words, **{name: "Rekana Wakil"})
        assert answer.headers["Location"] == to
        assert form(client, room).fields[name] == "Rekana Wakil", words
    with looking(at.officer):
        assert Invitation.objects.filter(meeting=meeting, address="baru@polres.example").count() == 1


def test_what_cannot_be_kept_is_shown_again_and_what_was_pressed_is_not_done(at: MeetingOffice) -> None:
    meeting = at.plan()
    at.open(meeting)
    item = at.items(meeting)[0].id
    client, room, wrong = client_of(at.officer), room_of(at, meeting), "a" * 20_001
    name = f"name-{at.of_polres}"
    answer = form(client, room).press(client, "Hadir: Polres Rekaan", **{f"text-{item}": wrong, name: "Rekana"})
    assert (answer.status_code, wrong in answer.content.decode()) == (422, True)
    assert came(at, meeting, at.of_polres) is None
    assert form(client, room).fields[name] == "Rekana"
    refused = form(client, room).press(client, "Diwakili: Polres Rekaan", **{f"name-{at.of_disnaker}": "Rekana"})
    assert refused.headers["Location"] == f"{room}#seat-{at.of_polres}"
    assert form(client, room).fields[f"name-{at.of_disnaker}"] == "Rekana", "where the press was refused as well"


def test_a_name_that_nobody_touched_writes_over_none_that_another_recorded(at: MeetingOffice) -> None:
    meeting = at.plan()
    at.open(meeting)
    client, room, name = client_of(at.officer), room_of(at, meeting), f"name-{at.of_disnaker}"
    before = form(client, room)
    at.tap(meeting, at.of_disnaker, Came.REPRESENTED, "Rekana Wakil")
    before.press(client, "Hadir: Polres Rekaan")
    assert form(client, room).fields[name] == "Rekana Wakil"


def test_with_a_script_a_press_sends_its_own_part_and_keeps_it(at: MeetingOffice) -> None:
    meeting = at.plan()
    at.open(meeting)
    item = at.items(meeting)[0].id
    mistaken = at.record(meeting, item, EntryKind.DECISION, "Keliru")
    client, script = client_of(at.officer), {"HX-Request": "true"}
    address = reverse("remove_entry", args=[at.of, meeting, mistaken])
    shown = page(client, room_of(at, meeting))
    assert f'hx-post="{address}" hx-params="csrfmiddlewaretoken,text-{item},base-{item}"' in shown
    gone = client.post(address, {f"text-{item}": "Dibahas.", f"base-{item}": "0"}, headers=script)
    assert gone.headers["Location"] == f"{room_of(at, meeting)}#item-{item}"
    assert text_of(at, meeting, item) == "Dibahas.", "what is typed below the item itself"
    keep, second = reverse("keep_minutes", args=[at.of, meeting]), at.items(meeting)[1].id
    for typed, base, why in (
        ("x" * 20_001, "0", "lebih panjang dari yang dapat disimpan"),
        ("Dibahas.", "tidak ada", "tidak terbaca, jadi belum disimpan"),
    ):
        no = client.post(keep, {f"text-{second}": typed, f"base-{second}": base, "then": f"keep:{second}"}, headers=script)  # fmt: skip
        assert (no.status_code, no.headers["HX-Retarget"]) == (200, f"#refused-item-{second}")
        assert why in no.content.decode()
    at.close(meeting)
    late = {f"text-{second}": "Terlambat", f"base-{second}": "0", "then": f"keep:{second}"}
    no = client.post(keep, late, headers=script)
    assert no.headers["HX-Retarget"] == f"#refused-item-{second}"
    assert "Notula hanya ditulis selama rapat berjalan" in no.content.decode()
    for address, told in ((keep, late), (reverse("write_minutes", args=[at.of, meeting, second]), {"text": "Terlambat", "base": "0"})):  # fmt: skip
        answer = client.post(address, told)
        assert (answer.status_code, "Terlambat" in answer.content.decode()) == (422, True), "a page of its own shows it"


def test_what_was_typed_in_the_room_when_a_session_ended_still_stands_there(at: MeetingOffice) -> None:
    meeting = at.plan()
    at.open(meeting)
    item, room, client = at.items(meeting)[0].id, room_of(at, meeting), client_of(at.officer)
    session = client.session
    fields = {f"text-{item}": ["Belum disimpan"], f"base-{item}": ["0"], f"name-{at.of_disnaker}": ["Rekana"]}
    session[TYPED] = {"by": str(at.officer.pk), "page": room, "fields": fields, "until": 9_999_999_999.0}
    session.save()
    shown = page(client, room)
    told = FormOfPage(shown, "minutes").fields
    assert (told[f"text-{item}"], told[f"name-{at.of_disnaker}"]) == ("Belum disimpan", "Rekana")
    assert "Sesi Anda berakhir" in shown


def test_what_is_typed_anywhere_in_the_room_is_kept_before_a_decision_is_recorded(at: MeetingOffice) -> None:
    meeting = at.plan()
    at.open(meeting)
    first, second, third = (one.id for one in at.items(meeting)[:3])
    room, client = f"/tim/{at.of}/rapat/{meeting}/", client_of(at.officer)
    shown = page(client, room)
    assert f'name="text-{first}" form="minutes"' in shown
    assert f'value="entry:{first}:decision"' in shown, "without a script too, all of it is one form"
    at.write(meeting, third, "Orang lain, sementara itu", by=at.secretary)
    typed = {f"text-{one}": "" for one in (first, second, third)} | {f"base-{one}": "0" for one in (first, second, third)}  # fmt: skip
    sent = client.post(f"{room}notula/", {**typed, f"text-{second}": "Belum disimpan", "then": f"entry:{first}:decision"})  # fmt: skip
    assert sent.headers["Location"] == f"{room}acara/{first}/catat/decision/"

    def texts() -> list[tuple[str, int]]:
        with looking(at.officer) as by:
            told = minutes_queries.texts(by, meeting)
        return [(told[one].current.text if told[one].current else "", len(told[one].asides)) for one in (first, second, third)]  # type: ignore[union-attr]  # fmt: skip

    kept = [("", 0), ("Belum disimpan", 0), ("Orang lain, sementara itu", 0)]
    assert texts() == kept, "who typed nothing wrote over nobody"
    sent = client.post(f"{room}notula/", {**typed, f"text-{third}": "Ditulis di atasnya", "then": "step:close"})
    assert sent.headers["Location"] == f"{room}langkah/close/"
    assert texts() == [*kept[:2], ("Orang lain, sementara itu", 1)], "both are kept"
    for then, to in (("keep:x", room), (f"keep:{first}", f"{room}#item-{first}"), ("entry:x:y:z", room), ("lain", room), ("item", f"{room}acara/baru/"), ("code", f"{room}kode/")):  # fmt: skip
        assert client.post(f"{room}notula/", {"then": then}).headers["Location"] == to, then
    wrong = client.post(f"{room}notula/", {f"text-{first}": "a" * 20_001, f"base-{first}": "0", f"text-{second}": "Kedua", f"base-{second}": "1", "text-999999": "Hilang", "base-999999": "0"})  # fmt: skip
    assert wrong.status_code == 422
    assert "a" * 20_001 in wrong.content.decode()
    assert "Hilang" in wrong.content.decode(), "an item that is there no longer"
    assert texts()[1] == ("Kedua", 0), "the rest is kept"
    assert client_of(at.disnaker).post(f"{room}notula/", typed).status_code == 403
    with looking(at.officer) as by:
        assert sum(len(each.said) for each in minutes_queries.texts(by, meeting).values()) == 4
