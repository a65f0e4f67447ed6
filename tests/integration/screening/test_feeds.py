"""A feed that has fallen silent holds back on the page of a person what rests on it, as it does when lists are screened."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings
from tests.factories import facts
from tests.factories import office as offices
from tests.factories.deliveries import account, permits, recorded, somebody
from tests.factories.signed_in import client_of
from tests.integration.intake import lists

from timpora.accounts.core.roles import Role
from timpora.accounts.doors import HAS_SECOND_FACTOR
from timpora.intake import actions, queries
from timpora.screening import nights
from timpora.screening.models import Finding


pytestmark = pytest.mark.usefixtures("office_database", "files")
HEADER = ("Nama", "No Paspor", "Kewarganegaraan", "Arah", "Tanggal Lintas")
NO_FEED, SILENT = "Tidak ada daftar perlintasan yang dibaca", "Umpan perlintasan diam"
CHARGE = "Biaya beban sampai"
HELD = "temuan yang bertumpu padanya ditahan"
MEETING = date(2023, 6, 27)


def crossings(folder: Path, *days: str, name: str = "lintas.xlsx") -> Path:
    """A list of entries of other people, which tells of these days."""
    rows = [(f"CONTOH LINTAS {number}", f"L{number:07d}", "Jepang", "Masuk", day) for number, day in enumerate(days)]
    return lists.xlsx(folder / name, {"Lintas": [HEADER, *rows]})


def overstayer() -> int:
    """Somebody whose permit ended on 15 May 2023 and whom nobody has seen to leave."""
    with offices.looking(account()) as by:
        source = facts.source(by)
        record = facts.fact(by, "people", source=source)
        for kind in ("travel_documents", "stay_permits", "crossings"):
            facts.fact(by, kind, source=source, person_record_id=record)
    return record


def page(record: int, query: str) -> str:
    client = Client()
    client.post("/masuk/", {"login": account().sign_in_name, "password": offices.PASSWORD})
    session = client.session
    session[HAS_SECOND_FACTOR] = True
    session.save()
    return client.get(f"/orang-asing/{record}/?{query}", follow=True).content.decode()


def told(as_of: date) -> Sequence[tuple[object, ...]]:
    with somebody() as by:
        feeds = queries.feeds_told(by, as_of=as_of)
        return [(feed["kind"], feed["rhythm_days"], feed["last_arrival_on"]) for feed in feeds]


def judged_of(record: int) -> tuple[str, bool]:
    """What the night before the meeting says of somebody's overstay: the consequence, and whether it is held back."""
    with somebody(Role.MACHINE) as by:
        nights.catch_up(by=by, on=MEETING)
        found = Finding.objects.exclude(state="gone").get(person=record, rule_id="overstay")
        return str(found.consequence), found.held_back


def today() -> str:
    return client_of(account(Role.OFFICER)).get("/hari-ini/").content.decode()


def at_rhythm(days: int) -> None:
    with somebody() as by:
        [feed] = queries.feeds(by, on=queries.day_of_the_office())
        actions.set_rhythm(by=by, feed=feed.id, days=days)


def test_without_any_list_of_crossings_an_unproven_overstay_is_held_back() -> None:
    shown = page(overstayer(), "as_of=2023-06-27")
    assert NO_FEED in shown
    assert CHARGE not in shown


def test_while_the_feed_of_crossings_comes_in_rhythm_nothing_is_held_back(tmp_path: Path) -> None:
    record = overstayer()
    recorded(crossings(tmp_path, "20/06/2023", "25/06/2023"))
    at_rhythm(7)
    assert told(date(2023, 6, 27)) == [("crossings", 7, date(2023, 6, 25))]
    shown = page(record, "as_of=2023-06-27")
    assert NO_FEED not in shown
    assert SILENT not in shown
    assert CHARGE in shown


@pytest.mark.parametrize(("query", "words"), [("", SILENT), ("&lang=en", "A crossings feed is silent")])
def test_a_silent_feed_of_crossings_holds_back_what_rests_on_it_and_says_so(
    tmp_path: Path, query: str, words: str
) -> None:
    record = overstayer()
    recorded(crossings(tmp_path, "20/05/2023", "25/05/2023"))
    at_rhythm(7)
    shown = page(record, f"as_of=2023-06-27{query}")
    assert words in shown
    assert CHARGE not in shown
    assert "Overstay charge" not in shown


def test_what_a_silent_feed_held_back_is_decided_in_the_night_after_it_came_again(
    tmp_path: Path, settings: Settings
) -> None:
    settings.STANDS_ON = MEETING
    record = overstayer()
    recorded(crossings(tmp_path, "20/05/2023", "25/05/2023"))
    at_rhythm(7)
    assert judged_of(record) == ("needs_a_person", True)
    assert f"lintasan diam; {HELD}" in today()

    recorded(crossings(tmp_path, "20/06/2023", "26/06/2023", name="susulan.xlsx"))
    assert judged_of(record) == ("charge", False)
    assert HELD not in today()


def test_a_feed_that_is_late_and_not_silent_yet_is_said_to_be_late_and_holds_nothing_back(
    tmp_path: Path, settings: Settings
) -> None:
    record = overstayer()
    settings.STANDS_ON = MEETING
    recorded(crossings(tmp_path, "7/06/2023", "14/06/2023"))
    at_rhythm(7)
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE intake_delivery SET arrived_at = '2023-06-14 05:00+00'")
    assert judged_of(record) == ("charge", False)
    shown = today()
    assert "lintasan terlambat" in shown
    assert HELD not in shown


def test_what_a_list_told_of_a_past_day_holds_for_that_day_however_long_ago_it_came(tmp_path: Path) -> None:
    recorded(crossings(tmp_path, "20/05/2023", "25/06/2023"))
    assert told(date(2023, 6, 1)) == [("crossings", None, date(2023, 6, 1))]
    assert told(date(2023, 4, 1)) == [("crossings", None, None)]


def test_a_list_that_was_undone_has_told_nothing_from_then_on(tmp_path: Path) -> None:
    number = recorded(crossings(tmp_path, "20/06/2023", "25/06/2023"))
    with somebody() as by, connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        [before] = cursor.fetchone()
    with somebody(Role.HEAD_OF_SECTION) as by:
        actions.undo(by=by, delivery=number, because="daftar bulan lalu")
    day = date(2023, 6, 27)
    assert told(day) == [("crossings", None, None)]
    with somebody() as by:
        [known] = queries.feeds_told(by, as_of=day, as_known=before)
        assert known["last_arrival_on"] == date(2023, 6, 25)


def test_where_the_office_stands_on_a_day_what_is_dropped_now_counts_on_that_day(
    tmp_path: Path, settings: Settings
) -> None:
    recorded(crossings(tmp_path, "26/06/2023", "27/06/2023"))
    with somebody() as by:
        assert [one.standing.last_on for one in queries.feeds(by, on=date(2023, 6, 27))] == [None]
        settings.STANDS_ON = date(2023, 6, 27)
        [feed] = queries.feeds(by, on=queries.day_of_the_office())
        assert (feed.standing.last_on, feed.standing.last_rows) == (date(2023, 6, 27), 2)
        [came] = queries.deliveries(by)
        assert came.arrived_on == date(2023, 6, 27)
        assert came.arrived_at.year > 2023, "the moment that is kept is the real one"
    assert told(date(2023, 6, 27))[0][2] == date(2023, 6, 27)
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE intake_delivery SET arrived_at = '2023-06-20 05:00+00'")
    with somebody() as by:
        [feed] = queries.feeds(by, on=date(2023, 6, 27))
        assert feed.standing.last_on == date(2023, 6, 20), "what came before keeps its day"


def test_each_feed_brings_its_own_kind_and_another_office_is_told_nothing_of_it(tmp_path: Path) -> None:
    recorded(permits(tmp_path, lists.person(1)))
    recorded(crossings(tmp_path, "20/06/2023"))
    with somebody() as by:
        on = queries.day_of_the_office()
        feeds = queries.feeds_told(by, as_of=on)
        assert [(feed["kind"], feed["last_arrival_on"]) for feed in feeds] == [
            ("crossings", date(2023, 6, 20)),
            ("permits", on),
        ]
    with somebody(of="lain-rekaan") as by:
        assert queries.feeds_told(by, as_of=on) == []
