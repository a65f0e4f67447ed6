"""The calendar that reads meetings from a secret address: what it holds, that it follows, when it ends, and that nothing else tells of it."""

import json
import logging
import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from icalendar import Calendar
from pytest_django.fixtures import Settings
from tests.factories.meetings import LATER, MeetingOffice
from tests.factories.office import account, as_owner, looking
from tests.factories.signed_in import client_of
from tests.factories.statements import changed_by, is_refused
from tests.factories.teams import PROVINCE, REGENCY, TODAY
from tests.integration.accounts.test_tokens import just_signed_in

from timpora.accounts import actions as accounts
from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.audit.models import Event
from timpora.kernel.text import Language
from timpora.meetings import feed_actions, feed_queries, inviting, tasks
from timpora.meetings.core.feeds import digest_of
from timpora.team.core.endings import Ending


@pytest.fixture
def at(office_database: str, settings: Settings) -> MeetingOffice:
    assert office_database
    settings.STANDS_ON = TODAY
    cache.clear()
    return MeetingOffice()


def address_of(who: Account) -> str:
    """The address that the page shows, this once."""
    page = just_signed_in(who).post("/kalender/buat/")
    assert "no-store" in page.headers["Cache-Control"]
    [address] = re.findall(r"/kalender/[\w-]{43}\.ics", page.content.decode())
    return address


def made(who: Account) -> str:
    """The address without its page."""
    with looking(who) as by:
        return f"/kalender/{feed_actions.make(by=by, on=TODAY)}.ics"


def read(address: str) -> list[tuple[str, str, int, date]]:
    """What a calendar reads of each meeting."""
    answer = Client().get(address)
    assert answer.status_code == 200
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    return [(str(one["SUMMARY"]), str(one["STATUS"]), int(one["SEQUENCE"]), one.decoded("DTSTART").date()) for one in events]  # fmt: skip


def test_the_address_is_shown_once_follows_each_step_and_holds_no_word_of_the_agenda(at: MeetingOffice) -> None:
    meeting, elsewhere = at.plan(), at.plan(team=at.team(PROVINCE))
    assert elsewhere
    address, other = address_of(at.disnaker), made(at.secretary)
    assert address.rpartition("/")[2].removesuffix(".ics") not in client_of(at.disnaker).get("/kalender/").content.decode()  # fmt: skip
    name = f"Rapat {REGENCY.name}"
    assert read(address) == [(name, "TENTATIVE", 0, TODAY)], "and none of a team in which it does not sit"
    at.invite(meeting)
    with looking(at.officer) as by:
        inviting.move(by=by, team=at.of, meeting=meeting, when=LATER, on=TODAY)
    assert read(address) == [(name, "CONFIRMED", 2, LATER.day)]
    with looking(at.secretary) as by:
        accounts.choose_language(by=by, language=Language.ENGLISH)
        inviting.fall_out(by=by, team=at.of, meeting=meeting, because="Ruang dipakai", on=TODAY)
    assert read(address) == [(name, "CANCELLED", 3, LATER.day)]
    assert read(other)[0][:2] == (f"Meeting of {REGENCY.name}", "CANCELLED"), "in the reader's language"
    [told] = Calendar.from_ical(Client().get(address).content).walk("VEVENT")
    [page] = Calendar.from_ical(client_of(at.disnaker).get(f"/tim/{at.of}/rapat/{meeting}/kalender.ics").content).walk("VEVENT")  # fmt: skip
    assert (told["UID"], told["SEQUENCE"]) == (page["UID"], page["SEQUENCE"])
    assert {"DESCRIPTION", "ATTENDEE", "ORGANIZER", "COMMENT"}.isdisjoint(told)


def test_what_did_not_change_is_not_sent_again_and_only_the_program_that_asked_keeps_it(at: MeetingOffice) -> None:
    at.plan()
    address = made(at.disnaker)
    first = Client().get(address)
    assert first.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert (first.headers["Cache-Control"], first.headers["Referrer-Policy"]) == ("private, no-cache", "no-referrer")
    assert "Set-Cookie" not in first.headers
    assert not first.cookies
    again = Client().get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    at.plan(LATER)
    assert Client().get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
    as_somebody = client_of(at.outside).get(address)
    assert as_somebody.content == Client().get(address).content, "whoever is signed in there"
    page = client_of(at.disnaker).get("/kalender/").content.decode()
    assert "Terakhir dibaca pada" in page


def test_a_wrong_address_one_that_was_replaced_and_one_without_a_seat_are_answered_alike(at: MeetingOffice) -> None:
    at.plan()
    replaced = made(at.disnaker)
    ended, closed, restored, unseated = made(at.disnaker), made(at.head), made(at.secretary), made(at.polres)
    assert client_of(at.disnaker).post("/kalender/akhiri/").status_code == 302
    with looking(account(Role.ADMINISTRATOR, at.office)) as by:
        accounts.end_account(by=by, account=at.head.pk)
        accounts.reset_access(by=by, account=at.secretary.pk)
    at.end(at.of, Ending.SEAT, at.of_polres, TODAY - timedelta(days=1))
    wrong = Client().get(f"/kalender/{'x' * 43}.ics")
    assert (wrong.status_code, wrong.headers["Cache-Control"]) == (404, "no-store")
    for address in (replaced, ended, closed, restored, unseated, "/kalender/x.ics", "/kalender/%C3%A9.ics"):
        answer = Client().get(address)
        assert (answer.status_code, answer.content, dict(answer.headers)) == (404, wrong.content, dict(wrong.headers)), address  # fmt: skip
    with looking(at.machine) as by:
        assert (feed_actions.end_without_seat(by=by, on=TODAY), feed_actions.end_without_seat(by=by, on=TODAY)) == (1, 0)  # fmt: skip
    told = trail(at.secretary)
    assert told.count(("meeting_calendar_made", f"account:{at.disnaker.pk}")) == 2
    assert told.count(("meeting_calendar_ended", f"account:{at.disnaker.pk}")) == 2
    assert told.count(("meeting_calendar_ended", f"account:{at.polres.pk}")) == 1, "by the machine"
    for who in (at.head, at.secretary):
        assert told.count(("meeting_calendar_ended", f"account:{who.pk}")) == 1, "with the account, or its access"


def trail(who: Account) -> list[tuple[str, str]]:
    with looking(who):
        return list(Event.objects.filter(action__startswith="meeting_calendar").values_list("action", "subject"))


def test_who_sits_in_no_team_has_no_address_and_whoever_asks_too_often_waits(at: MeetingOffice, settings: Settings) -> None:  # fmt: skip
    outside = just_signed_in(at.outside)
    assert "Anda tidak duduk dalam tim mana pun" in outside.get("/kalender/").content.decode()
    assert outside.post("/kalender/buat/", follow=True).status_code == 200
    with looking(at.outside) as by:
        assert feed_queries.own(by) is None
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "meeting_calendar": "2/m/ip"}
    asked = [Client().get("/kalender/x.ics", REMOTE_ADDR="203.0.113.9") for _ in range(3)]
    assert [(one.status_code, one.headers["Cache-Control"]) for one in asked] == [(404, "no-store"), (404, "no-store"), (429, "no-store")]  # fmt: skip


def test_no_line_of_the_log_holds_the_secret(
    at: MeetingOffice, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    address = made(at.disnaker)
    for asked in (address, "/kalender/rahasia-yang-salah.ics"):
        Client().get(asked)
    secret = address.rpartition("/")[2].removesuffix(".ics")
    seen = caplog.text + "".join(capsys.readouterr()) + "".join(json.dumps(one.__dict__, default=str) for one in caplog.records if one.name != "django.db.backends")  # fmt: skip
    assert secret not in seen
    assert "rahasia-yang-salah" not in seen


def test_the_database_keeps_each_address_to_its_owner_and_tells_a_secret_at_the_door_alone(at: MeetingOffice) -> None:
    secret = made(at.disnaker).rpartition("/")[2].removesuffix(".ics")
    add = (
        "INSERT INTO meetings_calendarfeed (office_id, account, digest, last_read_on) VALUES (%s, %s, sha256('x'), %s)"
    )
    for who, whose, read_on in (
        (at.polres, at.disnaker, None),
        (at.outside, at.outside, None),
        (at.polres, at.polres, TODAY),
        (at.machine, at.disnaker, None),
    ):
        assert "row-level security" in is_refused(who, add, at.office.pk, whose.pk, read_on), who.name
    ends = "UPDATE meetings_calendarfeed SET ended_at = now(), ended_by = %s"
    for who in (at.polres, at.officer, at.outside, MeetingOffice("lain-rekaan").machine):
        assert changed_by(who, ends, who.pk) == 0, who.name
        with looking(who), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM meetings_calendarfeed")
            assert cursor.fetchone() == (0,), who.name
            cursor.execute("SELECT meetings_calendar_of(%s)", [digest_of(secret)])
            assert cursor.fetchone() == (None,), "nobody who is signed in asks whose it is"
    assert "row-level security" in is_refused(at.disnaker, "UPDATE meetings_calendarfeed SET ended_at = now() - interval '1 day', ended_by = %s", at.disnaker.pk)  # fmt: skip
    for statement in ("UPDATE meetings_calendarfeed SET digest = sha256('x')", "DELETE FROM meetings_calendarfeed"):
        assert "permission denied" in is_refused(at.disnaker, statement), statement
    assert "permission denied" in is_refused(at.disnaker, "SELECT meetings_sits(%s)", at.polres.pk)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(f)::text FROM meetings_calendarfeed f")
        assert secret not in str(cursor.fetchall())


def test_the_worker_ends_what_has_no_seat_in_every_office(at: MeetingOffice) -> None:
    address = made(at.polres)
    at.end(at.of, Ending.SEAT, at.of_polres, TODAY - timedelta(days=1))
    tasks.look_after_seats(0)
    with looking(at.machine) as by:
        assert feed_queries.without_seat(by, set()) == []
    assert Client().get(address).status_code == 404
