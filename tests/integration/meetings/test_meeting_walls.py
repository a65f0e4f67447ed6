"""Walls around meetings, climbed with statements on the request's connection: an agency reads its own teams, minutes once closed, and writes nothing but that it is here."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.db import connection
from tests.factories import official
from tests.factories.meetings import MeetingOffice
from tests.factories.office import account, as_owner, looking
from tests.factories.signed_in import client_of
from tests.factories.statements import changed_by, is_refused
from tests.factories.teams import PROVINCE, TODAY

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.letters import actions as letters
from timpora.meetings.core.attending import Came
from timpora.meetings.core.minutes import EntryKind
from timpora.meetings.core.states import MeetingState, StepKind
from timpora.team.core.endings import Ending
from timpora.team.core.positions import Position


pytestmark = pytest.mark.django_db
OFFICIAL = "sinta@disnaker.example"
TABLES = ("meeting", "meetingstep", "agendaitem", "attendance", "itemtext", "minuteentry", "meetingaction", "meetingpaper", "invitation")  # fmt: skip
STEP = "INSERT INTO meetings_meetingstep (office_id, team_id, meeting_id, number, kind, place, text, recorded_on, recorded_by) VALUES (%s, %s, %s, %s, %s, '', 'x', %s, %s)"
REASON = "INSERT INTO meetings_returnreason (office_id, team_id, meeting_id, step_id, text, recorded_by) VALUES (%s, %s, %s, %s, 'x', %s)"
HERE = "INSERT INTO meetings_attendance (office_id, team_id, meeting_id, seat_id, came, how, name, recorded_by) VALUES (%s, %s, %s, %s, %s, %s, 'x', %s)"
TEXT = "INSERT INTO meetings_itemtext (office_id, team_id, meeting_id, item_id, number, text, is_aside, recorded_by) VALUES (%s, %s, %s, %s, %s, 'x', false, %s)"
ITEM = "INSERT INTO meetings_agendaitem (office_id, team_id, meeting_id, number, place, kind, facts, title, text, left_out, recorded_by) VALUES (%s, %s, %s, 99, 99, 'own', '{}', 'x', '', '', %s)"
POSTED = "INSERT INTO meetings_invitation (office_id, team_id, meeting_id, holder_id, sequence, method, address, letter_id, state, tries, recorded_by) VALUES (%s, %s, %s, %s, %s, 'request', %s, %s, 'waiting', 0, %s)"
PAPER = "INSERT INTO meetings_meetingpaper (office_id, team_id, meeting_id, kind, letter_id, recorded_by) VALUES (%s, %s, %s, 'invitation', %s, %s)"


@pytest.fixture
def at() -> MeetingOffice:
    return MeetingOffice()


def counted(who: Account) -> list[int]:
    found = []
    with looking(who), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM meetings_{table}")
            found.append(int(cursor.fetchone()[0]))
    return found


def step(
    at: MeetingOffice, who: Account, kind: StepKind, meeting: int, number: int, *, on: date = TODAY
) -> list[object]:
    return [at.office.pk, at.of, meeting, number, kind.value, on, who.pk]


def test_an_agency_reads_meetings_of_its_teams_and_minutes_once_they_are_closed(at: MeetingOffice) -> None:
    meeting = at.plan()
    elsewhere = at.plan(team=at.team(PROVINCE))
    nothing = [0] * len(TABLES)
    assert counted(at.disnaker) == [1, 1, 0, 0, 0, 0, 0, 0, 0], "its day, and no agenda yet"
    at.invite(meeting)
    at.open(meeting)
    item = at.items(meeting)[0].id
    at.write(meeting, item, "Pertama")
    at.write(meeting, item, "Kedua", 1)
    at.make_action(meeting, at.record(meeting, item, EntryKind.DECISION, "Keputusan"))
    at.tap(meeting, at.of_disnaker, Came.PRESENT)
    at.tap(meeting, at.of_polres, Came.EXCUSED)
    assert counted(at.disnaker) == [1, 3, 6, 1, 0, 0, 0, 0, 0], "the agenda and its own attendance"
    at.close(meeting)
    assert counted(at.disnaker) == [1, 4, 6, 2, 1, 1, 1, 0, 0], "the text that holds, and neither letters nor addresses"
    assert counted(at.officer) == [2, 5, 12, 2, 2, 1, 1, 1, 3]
    neighbour = MeetingOffice("lain-rekaan")
    for who in (at.outside, neighbour.officer, neighbour.disnaker, account(Role.ADMINISTRATOR, at.office), account(Role.REPORTER, at.office)):  # fmt: skip
        assert counted(who) == nothing, who.sign_in_name
    for who, known in ((at.disnaker, None), (at.officer, "planned"), (neighbour.officer, None)):
        with looking(who), connection.cursor() as cursor:
            cursor.execute("SELECT meetings_state(%s)", [elsewhere])
            assert cursor.fetchone()[0] == known, who.sign_in_name
    at.end(at.of, Ending.SEAT, at.of_disnaker, TODAY - timedelta(days=1))
    assert counted(at.disnaker) == nothing, "whose seat is over"


def test_why_minutes_were_returned_is_read_by_the_office_and_the_acting_chair_alone(at: MeetingOffice) -> None:
    meeting, _, _ = at.held()
    at.answer(meeting, StepKind.RETURN, text="“Dibahas bersama” kurang tepat")
    said, room = "SELECT FROM meetings_returnreason", f"/tim/{at.of}/rapat/{meeting}/"
    for who, reads in ((at.officer, 1), (at.head, 1), (at.disnaker, 0), (at.outside, 0), (MeetingOffice("lain-rekaan").officer, 0)):  # fmt: skip
        assert changed_by(who, said) == reads, who.sign_in_name
        assert changed_by(who, "SELECT FROM meetings_meetingstep WHERE text LIKE '%%kurang tepat%%'") == 0
    for who, shown in ((at.officer, True), (at.disnaker, False)):
        assert ("kurang tepat" in client_of(who).get(room).content.decode()) is shown, who.sign_in_name
    with looking(at.officer), connection.cursor() as cursor:
        cursor.execute("SELECT id, kind FROM meetings_meetingstep WHERE meeting_id = %s ORDER BY number", [meeting])
        of = {kind: number for number, kind in cursor.fetchall()}
    own = [at.office.pk, at.of, meeting]
    for who, of_step in ((at.disnaker, of["return"]), (at.officer, of["close"]), (at.officer, of["return"])):
        assert "row-level security" in is_refused(who, REASON, *own, of_step, who.pk), (who.sign_in_name, of_step)
    assert "tells_no_draft" in is_refused(at.officer, STEP, *step(at, at.officer, StepKind.RETURN, meeting, 6))
    for statement in ("UPDATE meetings_returnreason SET text = 'y'", "DELETE FROM meetings_returnreason"):
        assert "permission denied" in is_refused(at.officer, statement), statement


def test_reasons_from_before_they_had_a_table_are_moved_and_one_without_a_word_says_so(at: MeetingOffice) -> None:
    moved = import_module("timpora.meetings.migrations.0008_why_minutes_were_returned").MOVED
    said = {}
    for words in ("Kurang tepat", "", " \n", "x" * 2000):
        meeting, _, _ = at.held()
        at.answer(meeting, StepKind.RETURN, text="x")
        said[meeting] = words
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE meetings_meetingstep DROP CONSTRAINT meetings_meetingstep_tells_no_draft")
        cursor.execute("DELETE FROM meetings_returnreason")
        for meeting, words in said.items():
            cursor.execute("UPDATE meetings_meetingstep SET text = %s WHERE kind = 'return' AND meeting_id = %s", [words, meeting])  # fmt: skip
        cursor.execute(moved)
        cursor.execute("SET LOCAL ROLE timpora_owner")
        cursor.execute("SELECT meeting_id, text FROM meetings_returnreason")
        unsaid = "Alasannya tidak tercatat."
        assert dict(cursor.fetchall()) == {meeting: words.strip() or unsaid for meeting, words in said.items()}
        cursor.execute("SELECT count(*) FROM meetings_meetingstep WHERE kind = 'return' AND text <> ''")
        assert cursor.fetchone()[0] == 0


def test_a_chair_of_a_member_agency_returns_minutes_and_reads_why(at: MeetingOffice) -> None:
    meeting, _, _ = at.held()
    at.end(at.of, Ending.HOLDER, at.chair, TODAY - timedelta(days=1))
    chair = at.agency("Pemda Rekaan")
    at.sits(at.of, at.seat(at.of, chair), chair, Position.CHAIR, first_day=TODAY)
    at.answer(meeting, StepKind.RETURN, chair, "Kurang tepat")
    assert at.state(meeting) is MeetingState.HELD
    for who, reads in ((chair, 1), (at.officer, 1), (at.disnaker, 0)):
        assert changed_by(who, "SELECT FROM meetings_returnreason") == reads, who.sign_in_name


def test_an_agency_writes_nothing_but_that_it_is_here_itself(at: MeetingOffice) -> None:
    meeting = at.plan()
    own = [at.office.pk, at.of, meeting, at.of_disnaker, "present", "code", at.disnaker.pk]
    assert "row-level security" in is_refused(at.disnaker, HERE, *own), "before the invitation"
    at.invite(meeting)
    item = at.items(meeting)[0].id
    wrong: list[tuple[str, list[object]]] = [
        (HERE, [at.office.pk, at.of, meeting, at.of_polres, "present", "code", at.disnaker.pk]),
        (HERE, [at.office.pk, at.of, meeting, at.of_disnaker, "present", "tap", at.disnaker.pk]),
        (HERE, [at.office.pk, at.of, meeting, at.of_disnaker, "excused", "code", at.disnaker.pk]),
        (HERE, [at.office.pk, at.of, meeting, at.of_disnaker, "present", "code", at.polres.pk]),
        (STEP, step(at, at.disnaker, StepKind.OPEN, meeting, 3)),
        (ITEM, [at.office.pk, at.of, meeting, at.disnaker.pk]),
        (TEXT, [at.office.pk, at.of, meeting, item, 1, at.disnaker.pk]),
        ("INSERT INTO meetings_meeting (office_id, team_id, recorded_on, recorded_by) VALUES (%s, %s, %s, %s)", [at.office.pk, at.of, TODAY, at.disnaker.pk]),
    ]  # fmt: skip
    for statement, values in wrong:
        assert "row-level security" in is_refused(at.disnaker, statement, *values), (statement, values)
    assert changed_by(at.disnaker, HERE, *own) == 1
    assert changed_by(at.disnaker, "UPDATE meetings_agendaitem SET title = 'x'") == 0
    assert changed_by(at.disnaker, "UPDATE meetings_invitation SET state = 'sent'") == 0


def test_the_database_keeps_the_order_of_steps_the_frozen_agenda_and_the_chair_s_word(at: MeetingOffice) -> None:
    meeting, officer = at.plan(), at.officer
    for values in (
        step(at, officer, StepKind.CLOSE, meeting, 2),
        step(at, officer, StepKind.OPEN, meeting, 5),
        step(at, officer, StepKind.OPEN, meeting, 2, on=TODAY - timedelta(days=9)),
        step(at, officer, StepKind.OPEN, meeting, 2, on=TODAY + timedelta(days=9)),
    ):
        assert "meetings_step_follows" in is_refused(officer, STEP, *values), values
    at.invite(meeting)
    assert changed_by(officer, "UPDATE meetings_agendaitem SET title = 'x'") == 0, "it went out"
    assert changed_by(officer, "DELETE FROM meetings_agendaitem") == 0
    assert "row-level security" in is_refused(officer, ITEM, at.office.pk, at.of, meeting, officer.pk)
    at.open(meeting)
    at.close(meeting)
    item = at.items(meeting)[0].id
    assert "row-level security" in is_refused(officer, TEXT, at.office.pk, at.of, meeting, item, 1, officer.pk)
    for who in (officer, at.secretary, at.disnaker):
        assert "row-level security" in is_refused(who, STEP, *step(at, who, StepKind.ACCEPT, meeting, 5)), who.name
    assert changed_by(at.head, STEP, *step(at, at.head, StepKind.ACCEPT, meeting, 5)) == 1
    for statement in (
        "UPDATE meetings_meetingstep SET text = 'y'", "DELETE FROM meetings_meetingstep", "UPDATE meetings_itemtext SET text = 'y'",
        "UPDATE meetings_attendance SET came = 'excused'", "DELETE FROM meetings_attendance", "DELETE FROM meetings_invitation",
        "UPDATE meetings_invitation SET address = 'x@y.example'", "TRUNCATE meetings_meeting",
    ):  # fmt: skip
        assert "permission denied" in is_refused(officer, statement), statement
    other = at.team(PROVINCE)
    assert "meeting_of_its_team" in is_refused(
        officer, STEP, at.office.pk, other, meeting, 6, "note", TODAY, officer.pk
    )


def test_who_runs_the_team_accepts_only_for_a_chair_who_has_no_account(at: MeetingOffice) -> None:
    meeting = at.plan()
    at.open(meeting)
    at.close(meeting)
    values = step(at, at.secretary, StepKind.ACCEPT, meeting, 4)
    at.end(at.of, Ending.HOLDER, at.chair, TODAY - timedelta(days=1))
    own = [at.office.pk, at.of, meeting, 4, "accept", TODAY, at.officer.pk]
    assert "row-level security" in is_refused(at.officer, STEP, *own), "who closed them"
    assert changed_by(at.secretary, STEP, *values) == 1


def test_nothing_leaves_but_a_letter_of_the_team_to_the_address_of_whom_it_invites(at: MeetingOffice) -> None:
    meeting, officer = at.plan(), at.officer
    at.invite(meeting)
    own, elsewhere = letter_about(at, f"team:{at.of}"), letter_about(at, "case:1")
    common: list[object] = [at.office.pk, at.of, meeting, at.at_disnaker]
    for address, letter in (("lain@luar.example", None), (OFFICIAL, elsewhere)):
        assert "row-level security" in is_refused(officer, POSTED, *common, 8, address, letter, officer.pk), address
    assert changed_by(officer, POSTED, *common, 8, OFFICIAL, own, officer.pk) == 1
    assert changed_by(officer, POSTED, *common, 9, OFFICIAL, None, officer.pk) == 1
    assert "row-level security" in is_refused(officer, PAPER, at.office.pk, at.of, meeting, elsewhere, officer.pk)
    assert changed_by(officer, PAPER, at.office.pk, at.of, meeting, own, officer.pk) == 1


def test_no_error_tells_how_a_meeting_of_another_office_stands(at: MeetingOffice) -> None:
    meeting, neighbour = at.plan(), MeetingOffice("lain-rekaan")
    other, own_item = neighbour.plan(), at.items(meeting)[0].id
    neighbour.open(other)
    foreign = neighbour.items(other)[0].id
    neighbour.write(other, foreign, "Rahasia")
    at.open(meeting)
    for number, kind in ((1, StepKind.OPEN), (3, StepKind.CLOSE), (3, StepKind.PLAN), (7, StepKind.CLOSE)):
        said = is_refused(at.officer, STEP, *step(at, at.officer, kind, other, number))
        assert "row-level security" in said, (number, kind)
    for number in (1, 2):
        said = is_refused(at.officer, TEXT, at.office.pk, at.of, meeting, foreign, number, at.officer.pk)
        assert "row-level security" in said, number
    assert changed_by(at.officer, TEXT, at.office.pk, at.of, meeting, own_item, 1, at.officer.pk) == 1
    for who, known in ((at.officer, None), (neighbour.officer, True)):
        with looking(who), connection.cursor() as cursor:
            cursor.execute("SELECT meetings_is_on(%s)", [other])
            assert cursor.fetchone()[0] is known, who.sign_in_name


def test_who_runs_the_team_accepts_for_a_chair_who_is_away_where_nobody_with_an_account_acts(at: MeetingOffice) -> None:
    meeting = at.plan()
    at.open(meeting)
    at.close(meeting)
    at.away(at.of, at.chair)
    at.answer(meeting, StepKind.ACCEPT, at.secretary, "Lewat telepon")
    assert at.state(meeting) is MeetingState.ACCEPTED


def letter_about(at: MeetingOffice, subject: str) -> int:
    with looking(at.officer) as by:
        return letters.issue_document(by=by, document=official.letter(day=TODAY), subject=subject, confidentiality=0)
