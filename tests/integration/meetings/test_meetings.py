"""Meetings as teams use them: planned by the rhythm, drafted from the data, held, minuted, decided, accepted, and opened again by what was promised."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.factories.meetings import NEXT_QUARTER, ROOM, MeetingOffice
from tests.factories.office import looking
from tests.factories.signed_in import client_of
from tests.factories.teams import TODAY

from timpora.kernel.refusals import Refused
from timpora.letters import actions as letter_actions
from timpora.letters import queries as letters
from timpora.meetings import (
    agenda_actions,
    agenda_queries,
    attendance_actions,
    invitation_queries,
    minutes_actions,
    minutes_letter,
    minutes_queries,
    queries,
    writing,
)
from timpora.meetings.agenda_actions import Worded
from timpora.meetings.agenda_queries import ItemSeen
from timpora.meetings.core.agenda import AgendaKind
from timpora.meetings.core.attending import Came, How
from timpora.meetings.core.minutes import EntryKind
from timpora.meetings.core.papers import PaperKind
from timpora.meetings.core.states import MeetingState, StepKind, When
from timpora.meetings.here_code import code_of
from timpora.team.core.agreed import StepKind as ActionStep


pytestmark = pytest.mark.django_db


@pytest.fixture
def at(settings: Settings) -> MeetingOffice:
    settings.STANDS_ON = TODAY
    return MeetingOffice()


def refusal(do: object, *told: object, **named: object) -> str:
    with pytest.raises(Refused) as refused:
        do(*told, **named)  # type: ignore[operator]
    return refused.value.refusal.code


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_meeting_is_drafted_held_minuted_accepted_and_the_next_one_opens_with_what_it_promised(at: MeetingOffice) -> None:  # fmt: skip
    with looking(at.officer) as by:
        assert queries.next_proposed(by, at.of, 3, TODAY) == TODAY, "the first one can be today"
    meeting, _, action = at.held()
    assert [one.kind for one in at.items(meeting)] == [AgendaKind.PROMISES, AgendaKind.ACTIONS, AgendaKind.FINDINGS, AgendaKind.LIMITS, AgendaKind.SILENCE, AgendaKind.CASES]  # fmt: skip
    assert refusal(at.answer, meeting, StepKind.ACCEPT, at.officer) == "meeting_own_minutes"
    assert refusal(at.answer, meeting, StepKind.ACCEPT, at.secretary) == "meeting_not_the_chair"
    at.answer(meeting, StepKind.RETURN, text="Tambah nama")
    assert at.state(meeting) is MeetingState.HELD
    at.close(meeting)
    at.answer(meeting, StepKind.ACCEPT)
    assert refusal(at.write, meeting, at.items(meeting)[0].id, "Lain", 1) == "meeting_not_being_held"
    assert refusal(at.answer, meeting, StepKind.NOTE, at.officer, " ") == "meeting_without_words"
    at.answer(meeting, StepKind.NOTE, at.officer, "Polres hadir sejak awal")
    with looking(at.officer) as by:
        assert queries.next_proposed(by, at.of, 3, TODAY) == NEXT_QUARTER
        assert queries.next_proposed(by, at.of, None, TODAY) is None
    at.say(at.of, action, ActionStep.REPORTED, at.disnaker)
    following = at.plan(When(day=NEXT_QUARTER, begins=time(9), ends=time(11), place="Ruang Rekaan"))
    first, *_, last = at.items(following)
    assert [line.en for line in first.lines] == ["Disnaker Rekaan: Daftar pekerja rekaan (due 27 June 2023) - reported done"]  # fmt: skip
    assert last.kind is AgendaKind.EVALUATED
    assert last.lines[0].en == "Promises of the last meeting: 1; done in time 0, overdue 0, not counted yet 1."


def test_the_agenda_is_worded_ordered_left_out_with_a_reason_and_frozen_once_it_went_out(at: MeetingOffice) -> None:
    meeting = at.plan()
    names = {"team": at.of, "meeting": meeting}
    with looking(at.officer) as by:
        own = agenda_actions.add(by=by, **names, told=Worded(title="Operasi gabungan"))
        assert refusal(agenda_actions.add, by=by, **names, told=Worded(title=" ")) == "meeting_item_without_title"
        agenda_actions.raise_up(by=by, **names, item=own)
    silence = next(one for one in at.items(meeting) if one.kind is AgendaKind.SILENCE)
    with looking(at.officer) as by:
        agenda_actions.word(by=by, **names, item=silence.id, told=Worded(left_out="Dibahas sendiri", base=silence.wording))  # fmt: skip
    assert [one.kind for one in at.items(meeting)][-2:] == [AgendaKind.OWN, AgendaKind.CASES]
    assert at.items(meeting, at.disnaker) == [], "not before the invitation"
    at.invite(meeting)
    assert [one.id for one in at.items(meeting, at.disnaker)] == [one.id for one in at.items(meeting)]
    with looking(at.officer) as by:
        assert refusal(agenda_actions.add, by=by, **names, told=Worded(title="Lain")) == "meeting_agenda_frozen"
        agenda_actions.draft(by=by, **names, on=TODAY)
        again = {one.kind: one for one in agenda_queries.items(by, meeting)}
    assert again[AgendaKind.SILENCE].left_out == "Dibahas sendiri", "the reason stays"
    assert at.state(meeting) is MeetingState.PLANNED
    assert [one.kind for one in at.items(meeting)].count(AgendaKind.OWN) == 1, "what somebody added stays"
    assert at.items(meeting)[-1].kind is AgendaKind.OWN
    assert at.items(meeting, at.disnaker) == []


def test_two_secretaries_on_one_item_see_both_wordings_and_what_was_left_out_stays_so(at: MeetingOffice) -> None:
    meeting = at.plan()
    item = at.items(meeting)[0]
    address = f"/tim/{at.of}/rapat/{meeting}/acara/{item.id}/"
    first, second = client_of(at.officer), client_of(at.secretary)
    assert item.wording in page(first, address)
    began = {"title": "", "text": "", "left_out": "", "base": item.wording}
    assert second.post(address, {**began, "left_out": "Belum waktunya"}).status_code == 302
    both = first.post(address, {**began, "text": "Tulisan pertama"})
    assert both.status_code == 422
    shown = both.content.decode()
    for words in ("Orang lain mengubah acara ini", "Yang tersimpan sekarang", "Belum waktunya", "Tulisan pertama"):
        assert words in shown, words
    assert [one.left_out for one in left_out(at, meeting)] == ["Belum waktunya"], "nothing was written over"
    now = left_out(at, meeting)[0].wording
    assert f'value="{now}"' in shown, "sent again, it goes on from what was shown"
    assert first.post(address, {**began, "text": "Tulisan pertama", "base": now}).status_code == 302
    assert left_out(at, meeting) == []
    assert at.items(meeting)[0].text == "Tulisan pertama"
    with looking(at.officer) as by:
        agenda_actions.draft(by=by, team=at.of, meeting=meeting, on=TODAY)
    gone = first.post(address, {**began, "text": "Tulisan kedua"})
    assert (gone.status_code, "Tulisan kedua" in gone.content.decode()) == (422, True), "drafted anew meanwhile"
    assert first.get(address).status_code == 404


def left_out(at: MeetingOffice, meeting: int) -> list[ItemSeen]:
    with looking(at.officer) as by:
        return [one for one in agenda_queries.items(by, meeting) if one.left_out]


def test_two_secretaries_who_write_at_once_lose_nothing(at: MeetingOffice) -> None:
    meeting = at.plan()
    at.open(meeting)
    item = at.items(meeting)[0].id
    assert at.write(meeting, item, "Yang pertama")
    assert at.write(meeting, item, "Yang kedua", 1)
    assert not at.write(meeting, item, "Dari meja lain", 1, by=at.secretary), "over a text that was not seen"
    with looking(at.officer) as by:
        texts = minutes_queries.texts(by, meeting)[item]
    assert (texts.current.text if texts.current else "", [one.text for one in texts.asides]) == ("Yang kedua", ["Dari meja lain"])  # fmt: skip
    assert refusal(at.close, meeting) == "meeting_two_texts"
    shown = page(client_of(at.officer), f"/tim/{at.of}/rapat/{meeting}/acara/{item}/notula/")
    for words in ("Yang kedua", "Dari meja lain", at.secretary.name, at.officer.name):
        assert words in shown, words
    assert at.write(meeting, item, "Keduanya", 2, settles=3)
    at.close(meeting)
    with looking(at.disnaker) as by:
        texts = minutes_queries.texts(by, meeting)[item]
    assert (texts.current.text if texts.current else "", texts.asides) == ("Keduanya", ())


def test_attendance_by_tap_and_by_the_code_in_the_room_on_that_day_alone(at: MeetingOffice, settings: Settings) -> None:
    meeting = at.plan()
    at.invite(meeting)
    code = code_of(meeting, TODAY)

    def here(who: object, typed: str = code, on: date = TODAY) -> None:
        with looking(who) as by:  # type: ignore[arg-type]
            attendance_actions.here(by=by, team=at.of, meeting=meeting, code=typed, on=on)

    assert refusal(here, at.disnaker, "x" * 20) == "meeting_code_wrong"
    assert refusal(here, at.disnaker, on=TODAY + timedelta(days=1)) == "meeting_code_wrong"
    assert refusal(here, at.officer) == "meeting_not_in_a_seat"
    assert refusal(here, at.outside) == "meeting_not_there"
    scanned = client_of(at.disnaker)
    address = f"/tim/{at.of}/rapat/{meeting}/saya-hadir/{code}/"
    assert "Saya hadir</button>" in page(scanned, address)
    assert scanned.post(address).status_code == 302
    assert refusal(at.tap, meeting, at.of_polres, Came.REPRESENTED) == "meeting_attendance_without_name"
    at.tap(meeting, at.of_polres, Came.EXCUSED)
    at.tap(meeting, at.of_polres, Came.REPRESENTED, "Wakil Rekaan")
    with looking(at.officer) as by:
        told = queries.attendance(by, meeting)
    assert (told[at.of_disnaker].how, told[at.of_disnaker].name) == (How.CODE, at.disnaker.name)
    assert (told[at.of_polres].came, told[at.of_polres].name) == (Came.REPRESENTED, "Wakil Rekaan")
    with looking(at.disnaker) as by:
        assert set(queries.attendance(by, meeting)) == {at.of_disnaker}, "its own, until the minutes are closed"
    assert "data:image/svg+xml" in page(client_of(at.officer), f"/tim/{at.of}/rapat/{meeting}/kode/")
    settings.STANDS_ON = TODAY + timedelta(days=1)
    assert "Kode ini bukan untuk rapat hari ini" in page(scanned, address)


def test_a_tap_that_is_not_understood_is_refused_and_a_mistaken_one_is_taken_back(at: MeetingOffice) -> None:
    meeting = at.plan()
    at.invite(meeting)
    tap = f"/tim/{at.of}/rapat/{meeting}/hadir/{at.of_polres}/"
    for wrong in ({"came": "present", f"name-{at.of_polres}": "x\0"}, {"came": "entah"}, {}):
        answer = client_of(at.officer).post(tap, wrong, follow=True)
        assert "tidak dimengerti" in answer.content.decode(), wrong
    with looking(at.officer) as by:
        assert queries.attendance(by, meeting) == {}
    assert client_of(at.officer).post(tap, {"came": "present", f"name-{at.of_polres}": "Reka"}).status_code == 302
    assert client_of(at.officer).post(tap, {"came": "absent", f"name-{at.of_polres}": ""}).status_code == 302
    with looking(at.officer) as by:
        assert queries.attendance(by, meeting)[at.of_polres].came is Came.ABSENT


def test_a_removal_shows_its_item_alone_or_says_no_beside_it(at: MeetingOffice) -> None:
    meeting = at.plan()
    at.open(meeting)
    item = at.items(meeting)[0].id
    mistaken, kept = (
        at.record(meeting, item, EntryKind.DECISION, words) for words in ("Keliru", "Disnaker mengirim daftar")
    )
    at.make_action(meeting, kept)
    client, room = client_of(at.officer), f"/tim/{at.of}/rapat/{meeting}/"
    gone = client.post(reverse("remove_entry", args=[at.of, meeting, mistaken]), headers={"HX-Request": "true"})
    assert gone.headers["Location"] == f"{room}#item-{item}"
    no = client.post(reverse("remove_entry", args=[at.of, meeting, kept]), headers={"HX-Request": "true"})
    assert (no.status_code, no.headers["HX-Retarget"]) == (200, f"#refused-item-{item}")
    assert "sudah menjadi tindak lanjut" in no.content.decode()


def test_who_waits_for_another_writer_sees_what_that_one_did_before_anything_is_removed(
    at: MeetingOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = at.plan()
    at.open(meeting)
    item = at.items(meeting)[0].id
    twice, promised = (at.record(meeting, item, EntryKind.DECISION, words) for words in ("Keliru", "Disnaker mengirim daftar"))  # fmt: skip
    waits = writing.one_at_a_time

    def remove(entry: int, do_first: Callable[[], object]) -> None:
        def another_first(lock: int, of: int | None) -> None:
            monkeypatch.setattr(writing, "one_at_a_time", waits)
            do_first()
            waits(lock, of)

        monkeypatch.setattr(writing, "one_at_a_time", another_first)
        with looking(at.secretary) as by:
            minutes_actions.remove(by=by, team=at.of, meeting=meeting, entry=entry)

    assert refusal(remove, promised, lambda: at.make_action(meeting, promised)) == "meeting_decision_has_action"
    assert refusal(remove, twice, lambda: remove(twice, lambda: None)) == "meeting_item_not_there", (
        "told in the trail once"
    )


def test_minutes_become_a_numbered_letter_and_a_note_makes_a_new_one(at: MeetingOffice) -> None:
    meeting, item, action = at.held()
    names = {"team": at.of, "meeting": meeting}
    with looking(at.secretary) as by:
        assert refusal(minutes_letter.issue_minutes, by=by, **names, on=TODAY) == "meeting_minutes_not_accepted"
    at.say(at.of, action, ActionStep.DAY_MOVED, at.officer, due_on=NEXT_QUARTER)  # minutes tell the day that was agreed
    at.answer(meeting, StepKind.RETURN, text="Perbaiki")
    at.record(meeting, item, EntryKind.DISSENT, "Waktunya terlalu singkat", at.of_polres)
    at.record(meeting, item, EntryKind.NIL)
    at.close(meeting)
    at.answer(meeting, StepKind.ACCEPT)
    with looking(at.secretary) as by:
        former = minutes_letter.issue_minutes(by=by, **names, on=TODAY)
    at.answer(meeting, StepKind.NOTE, at.officer, "Polres hadir")
    with looking(at.secretary) as by:
        made = minutes_letter.issue_minutes(by=by, **names, on=TODAY)
        assert invitation_queries.papers(by, meeting)[PaperKind.MINUTES] == made
        before, after = letters.letter(by, former), letters.letter(by, made)
        document = letters.document(by, made)
    assert before is not None
    assert before.withdrawn is not None
    assert before.withdrawn.replaced_by == made
    assert after is not None
    assert after.number.endswith("/NOTULA/2023")
    said = repr(document)
    for words in ("Dibahas bersama.", "Tidak sependapat, Polres Rekaan", "Waktunya terlalu singkat", "Hasil nihil", "Tindak lanjut: Disnaker Rekaan, tenggat 27 Juni 2023.", "Polres hadir", "Tidak hadir tanpa kabar", at.head.name):  # fmt: skip
        assert words in said, words
    answer = client_of(at.officer).get(f"/tim/{at.of}/rapat/{meeting}/surat/minutes/")
    assert answer.content.startswith(b"%PDF")


def test_minutes_that_are_issued_are_issued_again_only_with_a_note_that_is_new(at: MeetingOffice) -> None:
    meeting, _, _ = at.held()
    at.answer(meeting, StepKind.ACCEPT)
    client, room, press = client_of(at.secretary), f"/tim/{at.of}/rapat/{meeting}/", "Terbitkan notula sebagai surat"
    for note in (None, "Polres hadir", "Kodim tidak hadir"):
        if note is not None:
            at.answer(meeting, StepKind.NOTE, at.officer, note)
        assert press in page(client, room)
        assert client.post(f"{room}terbitkan/").status_code == 302
        assert press not in page(client, room)
        with looking(at.secretary) as by:
            assert refusal(minutes_letter.issue_minutes, by=by, team=at.of, meeting=meeting, on=TODAY) == "meeting_minutes_issued"  # fmt: skip
            [*_, last] = invitation_queries.papers(by, meeting).values()
    with looking(at.head) as by:
        letter_actions.withdraw(by=by, letter=last, because="Keliru cetak", on=TODAY, replaced_by=None)
    assert press in page(client, room), "where no letter holds any more"


def test_what_is_missing_is_said_before_anything_is_done(at: MeetingOffice) -> None:
    ahead = at.plan(When(day=NEXT_QUARTER, begins=time(9), ends=time(11), place="Ruang Rekaan"))
    assert refusal(at.open, ahead) == "meeting_day_ahead"
    assert refusal(at.plan, When(day=TODAY, begins=time(11), ends=time(9), place="x")) == "meeting_ends_before"
    assert refusal(at.plan, When(day=TODAY, begins=time(9), ends=time(11), place=" ")) == "meeting_without_place"
    assert refusal(at.plan, by=at.disnaker) == "meeting_not_who_runs"
    past = at.plan(When(day=date(2023, 6, 20), begins=time(9), ends=time(11), place="Ruang Rekaan"))
    assert refusal(at.invite, past) == "meeting_day_over"
    sent = client_of(at.officer).post(f"/tim/{at.of}/rapat/baru/", {"day": "besok", "begins": "09.00", "ends": "12.00", "place": ROOM.place})  # fmt: skip
    assert sent.status_code == 422
    assert ROOM.place in sent.content.decode(), "what was typed stays"
