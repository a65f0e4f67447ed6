"""Teams as the office runs them: what is refused and why, who leaves, who stands in, and what pages, files and programs say of it."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.factories.office import account, as_owner, looking
from tests.factories.programs import program
from tests.factories.signed_in import client_of
from tests.factories.teams import DECREE, FORMED, PROVINCE, REGENCY, TODAY, TeamOffice

from timpora.accounts import actions as accounts
from timpora.accounts.core.roles import Permission, Role
from timpora.accounts.models import Account
from timpora.kernel.refusals import Refused
from timpora.team import actions, listing, queries, views
from timpora.team.actions import HolderTold
from timpora.team.core.endings import Ending
from timpora.team.core.holding import acts_as, seats_on
from timpora.team.core.positions import Position


TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


@pytest.fixture
def at(office_database: str, settings: Settings) -> TeamOffice:
    assert office_database
    settings.STANDS_ON = TODAY
    return TeamOffice()


def refusal(do: object, *told: object, **named: object) -> str:
    with pytest.raises(Refused) as refused:
        do(*told, **named)  # type: ignore[operator]
    return refused.value.refusal.code


def acting(at: TeamOffice, team: int, position: Position, on: date = TODAY) -> list[str]:
    with looking(at.officer) as viewer:
        return [one.name for one in acts_as(queries.file(viewer, team, today=TODAY), position, on)]


def test_what_cannot_be_is_refused_with_its_reason(at: TeamOffice) -> None:
    team, disnaker, polres = at.team(), at.agency("Disnaker Rekaan"), at.agency("Polres Rekaan")
    assert refusal(at.team, REGENCY) == "team_is_there"
    seat = at.seat(team, disnaker)
    assert refusal(at.seat, team, disnaker, TODAY) == "team_agency_seated"
    assert refusal(at.sits, team, seat, polres) == "team_person_elsewhere"
    assert refusal(at.sits, team, seat, "") == "team_nobody"
    assert refusal(at.sits, team, seat, disnaker, first_day=FORMED - timedelta(days=1)) == "team_outside_the_seat"
    assert refusal(at.sits, team, seat, disnaker, Position.SUBSTITUTE) == "team_substitute_of_whom"
    member = at.sits(team, seat, disnaker)
    assert refusal(at.sits, team, seat, disnaker, Position.CHAIR) == "team_position_taken"
    at.sits(team, seat, "Rekana Ketua", Position.CHAIR)
    assert refusal(at.sits, team, seat, "Rekana Lain", Position.CHAIR) == "team_position_taken"
    at.away(team, member)
    assert refusal(at.away, team, member) == "team_away_already"
    assert refusal(at.away, team, 999_999) == "team_row_not_there"
    assert refusal(at.end, team, Ending.HOLDER, member, FORMED - timedelta(days=2)) == "team_end_not_shorter"
    assert refusal(at.end, team, Ending.DECREE, 1, TODAY, at.officer) == "may_not_decide_teams"
    with looking(account(Role.AUDITOR, at.office)) as auditor:
        assert refusal(actions.open_team, by=auditor, told=PROVINCE) == "may_not_run_team"
    with looking(at.head) as head:
        assert refusal(actions.record_decree, by=head, team=team, told=DECREE, on=TODAY) == "team_decree_is_there"
        assert refusal(actions.record_decree, by=head, team=999_999, told=DECREE, on=TODAY) == "team_not_there"


def test_who_leaves_is_followed_by_the_substitute_until_somebody_new_sits(at: TeamOffice) -> None:
    team, disnaker = at.team(), at.agency("Disnaker Rekaan")
    seat = at.seat(team, disnaker)
    member = at.sits(team, seat, disnaker)
    at.sits(team, seat, "Rekana Pengganti", Position.SUBSTITUTE, stands_for=member)
    assert acting(at, team, Position.MEMBER) == [disnaker.name]
    with looking(account(Role.ADMINISTRATOR, at.office)) as administrator:
        accounts.end_account(by=administrator, account=disnaker.pk)
    assert acting(at, team, Position.MEMBER) == ["Rekana Pengganti"]
    assert acting(at, team, Position.MEMBER, YESTERDAY) == [disnaker.name], "what was, stays"
    with looking(at.officer) as viewer:
        [standing] = seats_on(queries.file(viewer, team, today=TODAY), TODAY)
        assert standing.is_vacant
    page = client_of(at.officer).get(reverse("team", args=[team])).content.decode()
    assert "Kursi ini kosong" in page
    assert "Rekana Pengganti bertindak sebagai pengganti" in page
    at.sits(team, seat, "Rekana Baru", first_day=TODAY)
    assert acting(at, team, Position.MEMBER) == ["Rekana Baru"]


def test_an_account_that_goes_to_another_agency_sits_no_longer_and_who_was_to_come_never_does(at: TeamOffice) -> None:
    team, disnaker, polres = at.team(), at.agency("Disnaker Rekaan"), at.agency("Polres Rekaan")
    seat = at.seat(team, disnaker)
    at.sits(team, seat, disnaker, last_day=TOMORROW)
    at.sits(team, seat, disnaker, first_day=TODAY + timedelta(days=9))
    with looking(account(Role.ADMINISTRATOR, at.office)) as administrator:
        accounts.give_role(by=administrator, account=disnaker.pk, role=Role.MEMBER_AGENCY, agency=polres.agency_id)
    assert [acting(at, team, Position.MEMBER, day) for day in (YESTERDAY, TODAY, TODAY + timedelta(days=9))] == [[disnaker.name], [], []]  # fmt: skip


def test_a_seat_that_ends_takes_its_people_along(at: TeamOffice) -> None:
    team, disnaker = at.team(), at.agency("Disnaker Rekaan")
    seat = at.seat(team, disnaker)
    at.sits(team, seat, disnaker, Position.CHAIR)
    at.end(team, Ending.SEAT, seat, TODAY)
    assert [acting(at, team, Position.CHAIR, day) for day in (TODAY, TOMORROW)] == [[disnaker.name], []]
    own = at.seat(team, None, TOMORROW)
    at.sits(team, own, at.head, Position.CHAIR, first_day=TOMORROW)
    assert acting(at, team, Position.CHAIR, TOMORROW) == [at.head.name]


def test_an_end_that_was_announced_can_be_sooner_and_never_later(at: TeamOffice) -> None:
    team, disnaker = at.team(), at.agency("Disnaker Rekaan")
    seat = at.seat(team, disnaker)
    chair = at.sits(team, seat, disnaker, Position.CHAIR)
    at.end(team, Ending.HOLDER, chair, TODAY + timedelta(days=180))
    with pytest.raises(Refused) as refused:
        at.end(team, Ending.HOLDER, chair, TODAY + timedelta(days=181))
    assert refused.value.refusal.code == "team_end_not_shorter"
    at.end(team, Ending.SEAT, seat, TODAY)
    at.sits(team, at.seat(team, None, TOMORROW), at.head, Position.CHAIR, first_day=TOMORROW)
    assert [acting(at, team, Position.CHAIR, day) for day in (TODAY, TOMORROW)] == [[disnaker.name], [at.head.name]]
    for longer in ("gone_on + 1", "NULL"):
        with pytest.raises(DatabaseError), looking(at.officer), connection.cursor() as cursor:
            cursor.execute(f"UPDATE team_seat SET gone_on = {longer} WHERE id = %s", [seat])


def test_days_of_another_millennium_and_addresses_that_are_none_are_refused_in_words(at: TeamOffice) -> None:
    team, far = at.team(), date(9999, 12, 31)
    with looking(at.head) as by, pytest.raises(Refused) as refused:
        actions.record_decree(by=by, team=team, told=replace(DECREE, number="REKAAN-9", last_day=far), on=TODAY)
    assert refused.value.refusal.code == "team_day_far_away"
    seat = at.seat(team, None)
    with pytest.raises(Refused) as refused:
        at.end(team, Ending.SEAT, seat, far)
    assert refused.value.refusal.code == "team_day_far_away"
    told = HolderTold(
        position=Position.MEMBER,
        first_day=TODAY,
        name="Reka Undangan",
        title="Staf Rekaan",
        email='"a@b"@dinas.example',
    )
    with looking(at.officer) as by, pytest.raises(Refused) as refused:
        actions.seat(by=by, team=team, seat=seat, told=told, on=TODAY)
    assert refused.value.refusal.code == "team_address_wrong"


def test_who_sits_in_a_seat_with_a_last_day_makes_room_after_it(at: TeamOffice) -> None:
    team, disnaker = at.team(), at.agency("Disnaker Rekaan")
    at.sits(team, at.seat(team, disnaker, last_day=TODAY), disnaker, Position.CHAIR)
    own = at.seat(team, None, TOMORROW)
    page = client_of(at.officer).get(f"/tim/{team}/").content.decode()
    assert f"/tim/{team}/kursi/{own}/orang/" in page, "somebody is seated before the seat begins"
    assert "Kursi ini kosong" not in page
    at.sits(team, own, at.head, Position.CHAIR, first_day=TOMORROW)
    assert [acting(at, team, Position.CHAIR, day) for day in (TODAY, TOMORROW)] == [[disnaker.name], [at.head.name]]
    page = client_of(at.officer).get(f"/tim/{team}/").content.decode()
    assert "1 Juni 2023 sampai 27 Juni 2023" in page


def test_the_office_is_warned_before_a_decree_ends_by_its_own_setting_and_agencies_are_not(at: TeamOffice) -> None:
    disnaker = at.agency("Disnaker Rekaan")
    for told, last in ((REGENCY, TODAY + timedelta(days=60)), (PROVINCE, TODAY + timedelta(days=61))):
        team = at.team(told, decree=replace(DECREE, last_day=last))
        at.seat(team, disnaker)
    states = {one["name"]: one["basis"]["state"] for one in program(at.officer).get("/teams").json()["items"]}
    assert states == {REGENCY.name: "ends_soon", PROVINCE.name: "in_force"}
    assert {one["basis"]["state"] for one in program(disnaker).get("/teams").json()["items"]} == {"in_force"}
    assert "Surat keputusan tim berakhir pada 26 Agustus 2023" in client_of(at.officer).get(reverse("team", args=[team - 1])).content.decode()  # fmt: skip


def test_the_list_is_filtered_sorted_and_taken_along_and_a_formula_stays_a_text(at: TeamOffice) -> None:
    at.team(replace(REGENCY, name="=HYPERLINK(1) Rekaan"))
    at.team(PROVINCE, decree=None)
    browser = client_of(at.officer)
    assert names(browser, "") == [PROVINCE.name, "'=HYPERLINK(1) Rekaan"]
    assert names(browser, "urut=nama") == ["'=HYPERLINK(1) Rekaan", PROVINCE.name]
    assert names(browser, "tingkat=regency&wilayah=36") == ["'=HYPERLINK(1) Rekaan"]
    assert names(browser, "dasar=none") == [PROVINCE.name]
    assert names(browser, "tingkat=bukan&dari=x&urut=apa") == [PROVINCE.name, "'=HYPERLINK(1) Rekaan"]
    assert browser.get("/tim/", {"unduh": "xlsx"}).content.startswith(b"PK")


def test_a_long_list_and_a_long_trail_go_on_elsewhere(at: TeamOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    team = at.team()
    at.team(PROVINCE, decree=None)
    monkeypatch.setattr(listing, "PAGE", 1)
    monkeypatch.setattr(views, "A_PAGE", 1)
    browser = client_of(at.head)
    first, second = (
        browser.get("/tim/").content.decode(),
        browser.get("/tim/?dari=1&tingkat=&urut=tingkat").content.decode(),
    )
    assert (PROVINCE.name in first, REGENCY.name in first, "?dari=1" in first) == (True, False, True)
    assert (PROVINCE.name in second, REGENCY.name in second) == (False, True)
    latest = browser.get(f"/tim/{team}/jejak/").content.decode()
    assert "Mencatat surat keputusan tim" in latest
    assert "Membuka tim" not in latest
    older = browser.get(f"/tim/{team}/jejak/?before={latest.partition('?before=')[2].partition(chr(34))[0]}")
    assert "Membuka tim" in older.content.decode()


def test_what_is_to_come_and_what_is_over_stands_beside_what_holds_today(at: TeamOffice) -> None:
    team, disnaker = at.team(), at.agency("Disnaker Rekaan")
    seat = at.seat(team, disnaker, last_day=date(2023, 12, 31))
    at.sits(team, seat, disnaker, first_day=TOMORROW)
    with looking(at.head) as by:
        for number, (first, last) in {"REKAAN-00": (date(2022, 1, 1), date(2022, 12, 31)), "REKAAN-02": (date(2024, 1, 1), None)}.items():  # fmt: skip
            told = replace(DECREE, number=number, first_day=first, last_day=last)
            actions.record_decree(by=by, team=team, told=told, on=TODAY)
    page = client_of(at.head).get(f"/tim/{team}/").content.decode()
    for words in (
        "Akan berlaku",
        "Berakhir",
        "tanpa batas waktu",
        "Akan duduk",
        "Kursi ini kosong",
        "28 Juni 2023 sampai 31 Desember 2023",
    ):
        assert words in page, words
    at.end(team, Ending.SEAT, seat, TODAY)
    page = client_of(at.head).get(f"/tim/{team}/").content.decode()
    assert "Tidak pernah berlaku" in page, "who was to come when the seat ended"
    browser, decree = client_of(at.head), "surat-keputusan"
    with looking(at.head) as by:
        latest = queries.decrees(by, [team])[team][0]
    assert (
        browser.post(f"/tim/{team}/{decree}/{latest.id}/akhiri/", {"last_day": "31 Desember 2023"}).status_code == 302
    )
    assert browser.get(f"/tim/{team}/{decree}/999999/akhiri/").status_code == 404
    assert browser.get(f"/tim/{team}/apa/1/akhiri/").status_code == 404
    assert browser.get(f"/tim/{team}/kursi/{seat}/akhiri/").status_code == 403, "seats are the section's to end"
    again = browser.post(f"/tim/{team}/{decree}/{latest.id}/akhiri/", {"last_day": "31 Desember 2023"})
    assert "tidak mempersingkat yang sudah tercatat" in again.content.decode()


def test_a_person_is_away_comes_back_and_has_a_page(at: TeamOffice) -> None:
    team = at.team()
    member = at.sits(team, at.seat(team), at.officer)
    browser = client_of(at.officer)
    assert browser.post(f"/tim/{team}/orang/{member}/berhalangan/", {"first_day": "26/06/2023", "last_day": "30/06/2023"}).status_code == 302  # fmt: skip
    page = browser.get(f"/tim/{team}/orang/{member}/").content.decode()
    assert "26 Juni 2023 sampai 30 Juni 2023" in page
    with looking(at.officer) as by:
        [absence] = queries.file(by, team, today=TODAY).absences
    assert acting(at, team, Position.MEMBER) == []
    assert browser.post(f"/tim/{team}/berhalangan/{absence.id}/akhiri/", {"last_day": "26/06/2023"}).status_code == 302
    assert acting(at, team, Position.MEMBER) == [at.officer.name]
    assert [browser.get(f"/tim/{team}/{rest}").status_code for rest in ("orang/999999/", "orang/999999/berhalangan/", "kursi/999999/orang/")] == [404] * 3  # fmt: skip


def names(browser: Client, query: str) -> list[str]:
    rows = csv.reader(io.StringIO(browser.get(f"/tim/?unduh=csv&{query}").content.decode("utf-8-sig")))
    return [row[0] for row in list(rows)[1:]]


def test_what_was_typed_stays_and_an_area_is_known_by_its_name(at: TeamOffice) -> None:
    browser = client_of(at.officer)
    typed = {"kind": "timpora", "level": "district", "area": "Sobang", "name": "Tim Rekaan Sobang", "rhythm_months": ""}
    answer = browser.post("/tim/baru/", typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Sobang (36." in page, "two districts have that name"
    assert 'value="Tim Rekaan Sobang"' in page
    made = browser.post("/tim/baru/", {**typed, "level": "regency", "area": "kabupaten serang"})
    assert made.status_code == 302
    with looking(at.officer) as viewer:
        [team] = queries.teams(viewer)
    assert team.area is not None
    assert (team.area.code, team.name) == ("36.04", "Tim Rekaan Sobang")
    assert "kode wilayah tingkat itu" in browser.post("/tim/baru/", {**typed, "area": "Negeri Khayal"}).content.decode()


def test_an_agency_begins_with_its_teams_and_finds_no_other_nor_any_address(at: TeamOffice) -> None:
    team, other, disnaker = at.team(), at.team(PROVINCE), at.agency("Disnaker Rekaan")
    seat = at.seat(team, disnaker)
    at.sits(team, seat, "Rekana Tanpa Akun", email="rekana@rahasia.example")
    own = at.seat(other)
    elsewhere = at.sits(other, own, "Rekana Rahasia")
    browser = client_of(disnaker)
    assert browser.get("/").headers["Location"] == "/tim/"
    shown = browser.get("/tim/").content.decode()
    assert "Tim tempat instansi Anda duduk" in shown
    assert PROVINCE.name not in shown
    page = browser.get(f"/tim/{team}/").content.decode()
    assert "Rekana Tanpa Akun" in page
    assert "rahasia.example" not in page + browser.get(f"/tim/{team}/orang/{elsewhere - 1}/").content.decode()
    hidden = (f"/tim/{other}/", f"/tim/{other}/orang/{elsewhere}/", f"/tim/{team}/orang/{elsewhere}/")
    assert [browser.get(address).status_code for address in hidden] == [404] * 3
    closed = (
        f"/tim/{team}/ubah/",
        f"/tim/{team}/kursi/baru/",
        f"/tim/{team}/orang/{elsewhere}/akhiri/",
        f"/tim/{team}/jejak/",
    )
    assert [browser.get(address).status_code for address in closed] == [403] * 4
    assert PROVINCE.name not in browser.get("/tim/?unduh=csv").content.decode()


def test_a_program_of_an_agency_reads_teams_only_within_its_token(at: TeamOffice) -> None:
    team, other, disnaker = at.team(), at.team(PROVINCE), at.agency("Disnaker Rekaan")
    seat = at.seat(team, disnaker)
    member = at.sits(team, seat, disnaker)
    own = program(disnaker)
    assert [one["team"] for one in own.get("/teams").json()["items"]] == [team]
    told = own.get(f"/teams/{team}").json()
    assert told["decrees"][0]["number"] == DECREE.number
    assert told["seats"] == [
        {"seat": seat, "agency": "Disnaker Rekaan", "is_vacant": False, "holders": [{"holder": member, "name": disnaker.name, "title": "", "position": "member", "state": "here", "acts": {"holder": member, "name": disnaker.name}}]}
    ]  # fmt: skip
    assert own.get(f"/teams/{other}").status_code == 404
    assert program(disnaker, Permission.SEND_REPORTS).get("/teams").status_code == 403
    first = program(at.officer).get("/teams", {"limit": 1}).json()
    assert [one["level"] for one in first["items"]] == ["province"]
    rest = program(at.officer).get("/teams", {"limit": 1, "cursor": first["next"]}).json()
    assert ([one["level"] for one in rest["items"]], rest["next"]) == (["regency"], None)


def test_who_reads_the_trail_sees_who_changed_what(at: TeamOffice) -> None:
    team, disnaker = at.team(), at.agency("Disnaker Rekaan")
    seat = at.seat(team, disnaker)
    member = at.sits(team, seat, disnaker)
    at.end(team, Ending.HOLDER, member, TODAY)
    with looking(at.officer) as by:
        actions.change_team(by=by, team=team, name="Nama Baru Rekaan", rhythm_months=2)
    page = client_of(at.head).get(f"/tim/{team}/jejak/").content.decode()
    for words in ("Membuka tim", "Mencatat surat keputusan tim", f"Anggota: {disnaker.name}", f"Akhiri kedudukan: {disnaker.name}", DECREE.number, "Disnaker Rekaan<", "Mengubah nama"):  # fmt: skip
        assert words in page
    assert page.count(at.officer.name) >= 4


def test_two_at_once_make_one_chair(at: TeamOffice) -> None:
    team = at.team()
    seat = at.seat(team)
    told = HolderTold(position=Position.CHAIR, first_day=FORMED, held_by=at.head.pk)
    with looking(at.officer) as by:
        actions.seat(by=by, team=team, seat=seat, told=told, on=TODAY)
        assert refusal(actions.seat, by=by, team=team, seat=seat, told=told, on=TODAY) == "team_position_taken"
        assert queries.one(by, team) is not None, "the transaction goes on"
    with as_owner():
        assert Account.objects.filter(pk=at.head.pk, ended_at=None).exists()
