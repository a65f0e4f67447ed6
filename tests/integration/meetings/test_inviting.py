"""Invitations leave with their letter and calendar file, changes follow under a higher number, and what does not arrive is told."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.db import connection
from icalendar import Calendar
from pypdf import PdfReader
from pytest_django.fixtures import Settings
from tests.factories.meetings import LATER, MeetingOffice
from tests.factories.office import account, looking
from tests.factories.signed_in import client_of
from tests.factories.statements import changed_by, is_refused
from tests.factories.teams import TODAY

from timpora.accounts import actions as accounts
from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.letters import queries as letters
from timpora.letters.core.leaving import MessageState
from timpora.meetings import agenda_actions, invitation_queries, inviting, tasks
from timpora.meetings.core.invitations import Failure, Method
from timpora.meetings.core.papers import PaperKind
from timpora.meetings.models import Invitation
from timpora.team.core.endings import Ending
from timpora.team.models import Team


@pytest.fixture
def at(office_database: str, settings: Settings) -> MeetingOffice:
    assert office_database
    settings.STANDS_ON, settings.MAIL_LEAVES = TODAY, True
    return MeetingOffice()


def send(at: MeetingOffice) -> list[tuple[str, str, int]]:
    """Everything that waits leaves: to whom, what a calendar is told, and under which number."""
    mail.outbox = []
    with looking(at.machine):
        waiting = list(Invitation.objects.filter(state="waiting").order_by("id").values_list("pk", flat=True))
    for one in waiting:
        tasks.send_invitation(one)
    return sorted((sent.to[0], *_calendar(sent)) for sent in mail.outbox)


def _calendar(sent: object) -> tuple[str, int]:
    [file] = [one for one in sent.attachments if one.filename == "rapat.ics"]  # type: ignore[attr-defined]
    calendar = Calendar.from_ical(file.content)
    [event] = calendar.walk("VEVENT")
    assert sent.to[0] in str(event["ATTENDEE"])  # type: ignore[attr-defined]
    return str(calendar["METHOD"]), int(event["SEQUENCE"])


def test_who_sits_is_invited_told_of_a_move_and_called_off_where_the_seat_ended(at: MeetingOffice) -> None:
    meeting = at.plan()
    calendar = f"/tim/{at.of}/rapat/{meeting}/kalender.ics"
    taken = Calendar.from_ical(client_of(at.polres).get(calendar).content)
    [before] = taken.walk("VEVENT")
    assert (taken["METHOD"], before["STATUS"], int(before["SEQUENCE"])) == ("PUBLISH", "TENTATIVE", 0)
    at.invite(meeting)
    secretary, member, substitute = "dewi@kantor.example", "sinta@disnaker.example", "reka@instansi.example"
    assert send(at) == [(secretary, "REQUEST", 1), (substitute, "REQUEST", 1), (member, "REQUEST", 1)]
    [letter] = [one for one in mail.outbox[0].attachments if one.filename != "rapat.ics"]
    assert letter.filename.endswith("-UNDANGAN-2023.pdf")
    assert letter.content.startswith(b"%PDF")
    assert "27 Juni 2023, pukul 09.00 sampai 12.00 WIB, di Ruang Rekaan" in mail.outbox[0].body
    at.end(at.of, Ending.HOLDER, at.at_disnaker, TODAY - timedelta(days=1))
    with looking(at.officer) as by:
        inviting.move(by=by, team=at.of, meeting=meeting, when=LATER, on=TODAY)
    assert send(at) == [(secretary, "REQUEST", 2), (substitute, "REQUEST", 2), (member, "CANCEL", 2)]
    [gone] = [one for one in mail.outbox if one.to == [member]]
    assert [one.filename for one in gone.attachments] == ["rapat.ics"]
    assert "27 Juni 2023, pukul 09.00 sampai 12.00 WIB, di Ruang Rekaan" in gone.body, "the day and place that it knows"
    with looking(at.officer) as by:
        inviting.fall_out(by=by, team=at.of, meeting=meeting, because="Ruang dipakai", on=TODAY)
        papers = invitation_queries.papers(by, meeting)
        former = letters.letter(by, papers[PaperKind.INVITATION])
    assert former is not None
    assert former.withdrawn is not None
    assert former.withdrawn.replaced_by == papers[PaperKind.CANCELLATION]
    assert send(at) == [(secretary, "CANCEL", 3), (substitute, "CANCEL", 3)], "who was called off before is told once"
    [last] = Calendar.from_ical(client_of(at.polres).get(calendar).content).walk("VEVENT")
    assert (last["STATUS"], int(last["SEQUENCE"]), last["UID"]) == ("CANCELLED", 3, before["UID"]), "as it was sent"


def test_what_does_not_arrive_is_shown_with_what_to_do(at: MeetingOffice, settings: Settings) -> None:
    meeting = at.plan()
    at.invite(meeting)
    send(at)
    client, room = client_of(at.officer), f"/tim/{at.of}/rapat/{meeting}/"
    shown = client.get(room).content.decode()
    assert f"serahkan suratnya tercetak</p><p><bdi>{at.head.name}</bdi>, <bdi>{at.polres.name}</bdi>" in shown
    with looking(at.officer) as by:
        first = invitation_queries.sent(by, meeting)[0]
    assert (first.state, first.method) == (MessageState.SENT, Method.REQUEST)
    assert client.post(f"{room}undangan/{first.id}/kembali/").status_code == 302
    assert "Undangannya kembali. Telepon orangnya" in client.get(room).content.decode()
    settings.MAIL_LEAVES = False
    at.invite(meeting)
    assert send(at) == []
    with looking(at.officer) as by:
        assert {one.failure for one in invitation_queries.sent(by, meeting)} == {Failure.NO_SERVER}
    assert "TIMPORA_MAIL_SERVER" in client.get(room).content.decode()


def test_what_something_newer_overtook_is_not_sent_and_a_line_break_in_a_name_stops_nothing(at: MeetingOffice) -> None:
    meeting = at.plan()
    at.invite(meeting)
    at.end(at.of, Ending.HOLDER, at.at_disnaker, TODAY - timedelta(days=1))
    at.sits(at.of, at.of_disnaker, at.disnaker, email="sinta@disnaker.example", first_day=TODAY)
    with looking(at.officer) as by:
        inviting.move(by=by, team=at.of, meeting=meeting, when=LATER, on=TODAY)
        Team.objects.filter(pk=at.of).update(name="Tim\nRekaan")
    secretary, member, substitute = "dewi@kantor.example", "sinta@disnaker.example", "reka@instansi.example"
    assert send(at) == [(secretary, "REQUEST", 2), (substitute, "REQUEST", 2), (member, "REQUEST", 2)]
    assert {one.subject for one in mail.outbox} == {"Undangan / Invitation - Tim Rekaan"}
    with looking(at.officer) as by:
        old = list(Invitation.objects.filter(meeting=meeting, sequence=1).values_list("state", "failed_because"))
    assert old == [("failed", "overtaken")] * 3
    with looking(at.officer) as by:
        inviting.fall_out(by=by, team=at.of, meeting=meeting, because="Batal", on=TODAY)
        Invitation.objects.create(office_id=at.office.pk, team_id=at.of, meeting_id=meeting, holder_id=at.at_disnaker, sequence=9, method="request", address=member, recorded_by=by.account)  # fmt: skip
    assert [method for _, method, _ in send(at)] == ["CANCEL", "CANCEL"]


def look_after(at: MeetingOffice) -> list[tuple[str, str, int]]:
    """What leaves once the worker looked after the seats."""
    tasks.look_after_seats(0)
    return send(at)


def test_who_loses_a_seat_after_the_invitation_is_told_by_itself_once(at: MeetingOffice) -> None:
    meeting = at.plan(LATER)
    at.invite(meeting)
    send(at)
    assert look_after(at) == [], "everybody sits"
    member, room = "sinta@disnaker.example", f"/tim/{at.of}/rapat/{meeting}/"
    at.end(at.of, Ending.SEAT, at.of_disnaker, TODAY)
    shown = client_of(at.officer).get(room).content.decode()
    assert (
        f"Diundang, tetapi tidak duduk lagi</p><p><bdi>{at.disnaker.name}</bdi>, <bdi>Rekana Pengganti</bdi>" in shown
    )
    assert look_after(at) == [("reka@instansi.example", "CANCEL", 2), (member, "CANCEL", 2)], "the agency left the team"
    assert [one.filename for one in mail.outbox[0].attachments] == ["rapat.ics"]
    assert look_after(at) == []
    shown = client_of(at.officer).get(room).content.decode()
    assert "Tidak duduk lagi, jadi dibatalkan" in shown
    assert "Diundang, tetapi tidak duduk lagi" not in shown
    with looking(at.officer) as by:
        back = next(one.id for one in invitation_queries.sent(by, meeting) if one.address == member)
    assert "Pembatalannya kembali" in shown
    client_of(at.officer).post(f"{room}undangan/{back}/kembali/")
    assert "Pembatalannya tidak sampai. Telepon orangnya" in client_of(at.officer).get(room).content.decode()
    at.invite(meeting)
    assert send(at) == [("dewi@kantor.example", "REQUEST", 2)], "and what follows goes on above that"


def test_whose_account_closes_is_called_off_and_who_came_instead_is_invited_at_a_press(at: MeetingOffice) -> None:
    meeting = at.plan(LATER)
    at.invite(meeting)
    send(at)
    with looking(account(Role.ADMINISTRATOR, at.office)) as by:
        accounts.end_account(by=by, account=at.disnaker.pk)
    member, room, client = "sinta@disnaker.example", f"/tim/{at.of}/rapat/{meeting}/", client_of(at.officer)
    assert look_after(at) == [(member, "CANCEL", 2)]
    assert "Undang mereka juga" not in client.get(room).content.decode()
    at.sits(at.of, at.of_disnaker, "Rekawati Baru", email="baru@disnaker.example", first_day=TODAY)
    again = at.sits(at.of, at.of_disnaker, "Rekana Lama", email=member, first_day=TODAY)
    assert "belum diundang</p><p><bdi>Rekana Lama</bdi>, <bdi>Rekawati Baru</bdi>" in client.get(room).content.decode()
    assert client.post(f"{room}undangan/susulan/").status_code == 302
    assert send(at) == [("baru@disnaker.example", "REQUEST", 1), (member, "REQUEST", 3)], (
        "above what the address was told"
    )
    assert len(mail.outbox[0].attachments) == 2, "with the letter that stands"
    assert client.post(f"{room}undangan/susulan/", follow=True).status_code == 200
    assert send(at) == []
    at.end(at.of, Ending.HOLDER, again, TODAY)
    assert look_after(at) == [(member, "CANCEL", 4)]
    with looking(at.officer) as by:
        inviting.fall_out(by=by, team=at.of, meeting=meeting, because="Ruang dipakai", on=TODAY)
    assert ("baru@disnaker.example", "CANCEL", 2) in send(at)
    assert look_after(at) == [], "nobody is called off from what fell out"


def test_the_machine_calls_off_who_lost_the_seat_and_sends_nothing_else(at: MeetingOffice) -> None:
    meeting = at.plan(LATER)
    at.invite(meeting)
    add = "INSERT INTO meetings_invitation (office_id, team_id, meeting_id, holder_id, sequence, method, address, letter_id, state, tries, recorded_by) VALUES (%s, %s, %s, %s, 7, %s, %s, %s, 'waiting', 0, %s)"

    def values(method: str = "cancel", to: str = "sinta@disnaker.example", who: Account = at.machine, holder: int = at.at_disnaker, letter: int | None = None) -> list[object]:  # fmt: skip
        return [at.office.pk, at.of, meeting, holder, method, to, letter, who.pk]

    assert "row-level security" in is_refused(at.machine, add, *values()), "who still sits"
    at.end(at.of, Ending.HOLDER, at.at_disnaker, TODAY)
    with looking(at.officer) as by:
        letter = invitation_queries.papers(by, meeting)[PaperKind.INVITATION]
    for wrong in (
        values("request"),
        values(to="lain@instansi.example"),
        values(letter=letter),
        values(holder=at.chair),
    ):
        assert "row-level security" in is_refused(at.machine, add, *wrong), wrong
    neighbour = MeetingOffice("lain-rekaan").machine
    for who in (at.disnaker, at.polres, neighbour):
        assert "row-level security" in is_refused(who, add, *values(who=who)), who.name
    for who, knows in ((at.disnaker, False), (at.polres, False), (at.outside, False), (neighbour, False), (at.machine, True)):  # fmt: skip
        with looking(who), connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(meetings_lost_seat(%s, %s), false)", [meeting, at.at_disnaker])
            assert cursor.fetchone()[0] is knows, who.name
    assert changed_by(at.machine, add, *values()) == 1


def test_an_agenda_that_was_taken_back_does_not_leave_any_more(at: MeetingOffice) -> None:
    meeting = at.plan()
    at.invite(meeting)
    with looking(at.officer) as by:
        agenda_actions.draft(by=by, team=at.of, meeting=meeting, on=TODAY)
    assert send(at) == []
    assert "Acaranya ditarik untuk disusun ulang" in client_of(at.officer).get(f"/tim/{at.of}/rapat/{meeting}/").content.decode()  # fmt: skip
    at.invite(meeting)
    assert [(method, number) for _, method, number in send(at)] == [("REQUEST", 3)] * 3


def test_who_never_got_the_news_of_a_move_is_called_off_on_the_day_that_was_known(at: MeetingOffice) -> None:
    meeting = at.plan()
    at.invite(meeting)
    send(at)
    with looking(at.officer) as by:
        inviting.move(by=by, team=at.of, meeting=meeting, when=LATER, on=TODAY)
    at.end(at.of, Ending.HOLDER, at.at_disnaker, TODAY - timedelta(days=1))
    at.invite(meeting)
    sent = {to: method for to, method, _ in send(at)}
    assert sent["sinta@disnaker.example"] == "CANCEL"
    [gone] = [one for one in mail.outbox if one.to == ["sinta@disnaker.example"]]
    assert "27 Juni 2023" in gone.body
    [event] = Calendar.from_ical(gone.attachments[0].content).walk("VEVENT")
    assert (str(event["DTSTART"].dt), str(event["LOCATION"])) == ("2023-06-27 02:00:00+00:00", "Ruang Rekaan")


def test_what_falls_out_is_what_was_told_last_and_its_letter_goes_to_who_still_sits(at: MeetingOffice) -> None:
    meeting = at.plan()
    at.invite(meeting)
    send(at)
    with looking(at.officer) as by:
        agenda_actions.draft(by=by, team=at.of, meeting=meeting, on=TODAY)
        inviting.move(by=by, team=at.of, meeting=meeting, when=LATER, on=TODAY)
    assert send(at) == [], "what is planned anew is told with the next invitation"
    at.end(at.of, Ending.HOLDER, at.at_disnaker, TODAY - timedelta(days=1))
    with looking(at.officer) as by:
        inviting.fall_out(by=by, team=at.of, meeting=meeting, because="Ruang dipakai", on=TODAY)
    assert [method for _, method, _ in send(at)] == ["CANCEL"] * 3
    files = {one.to[0]: [file for file in one.attachments if file.filename != "rapat.ics"] for one in mail.outbox}
    assert files.pop("sinta@disnaker.example") == [], "who sits no longer is told that it is off alone"
    for [letter] in files.values():
        said = " ".join("".join(page.extract_text() for page in PdfReader(BytesIO(letter.content)).pages).split())
        assert "27 Juni 2023" in said
        assert "Ruang Rekaan" in said
        assert LATER.place not in said
