"""Agreed actions as teams use them: promised, reported, answered by somebody else, listed, and told to programs."""

import csv
import io
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.factories import facts
from tests.factories.cases import CaseOffice
from tests.factories.office import account, looking, office
from tests.factories.programs import program
from tests.factories.signed_in import client_of
from tests.factories.teams import FORMED, PROVINCE, TODAY, TeamOffice

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.kernel.refusals import Refused
from timpora.team import agreed_queries, histories
from timpora.team.core.agreed import ActionState, StepKind
from timpora.team.core.causes import Cause, CauseKind
from timpora.team.core.positions import Position


WEEK = timedelta(days=7)


@dataclass
class World:
    """A team whose chair is the head of office, in which Disnaker and Polres sit."""

    at: TeamOffice
    team: int
    disnaker: Account
    polres: Account
    seat: int
    of_polres: int
    chair: int


@pytest.fixture
def world(office_database: str, settings: Settings) -> World:
    assert office_database
    settings.STANDS_ON = TODAY
    at = TeamOffice()
    team, disnaker, polres = at.team(), at.agency("Disnaker Rekaan"), at.agency("Polres Rekaan")
    own = at.seat(team)
    chair = at.sits(team, own, at.head, Position.CHAIR)
    return World(at, team, disnaker, polres, at.seat(team, disnaker), at.seat(team, polres), chair)


def refusal(do: object, *told: object, **named: object) -> str:
    with pytest.raises(Refused) as refused:
        do(*told, **named)  # type: ignore[operator]
    return refused.value.refusal.code


def states(world: World, who: Account) -> list[ActionState]:
    with looking(who) as viewer:
        return [one.standing.state for one in agreed_queries.of_teams(viewer, [world.team])]


def test_a_promise_is_reported_returned_reported_again_and_accepted_by_somebody_else(world: World) -> None:
    at, team = world.at, world.team
    action = at.promise(team, world.seat)
    assert refusal(at.say, team, action, StepKind.PROGRESS, world.polres) == "team_action_not_the_owner"
    assert refusal(at.say, team, action, StepKind.ACCEPTED, at.head) == "team_action_not_now"
    assert refusal(at.say, team, action, StepKind.REPORTED, world.disnaker, " ") == "team_action_without_words"
    at.say(team, action, StepKind.REPORTED, at.officer)
    assert refusal(at.say, team, action, StepKind.ACCEPTED, at.officer) == "team_action_own_report"
    assert refusal(at.say, team, action, StepKind.ACCEPTED, world.disnaker) == "team_action_not_who_answers"
    at.say(team, action, StepKind.RETURNED, at.head, "Bukti belum ada")
    at.say(team, action, StepKind.REPORTED, world.disnaker)
    substitute = account(Role.HEAD_OF_OFFICE, at.office, "plh.rekaan")
    with looking(at.officer) as viewer:
        own = next(one.id for one in agreed_queries.queries.file(viewer, team, today=TODAY).seats if one.agency is None)
    at.sits(team, own, substitute, Position.SUBSTITUTE, stands_for=world.chair)
    assert refusal(at.say, team, action, StepKind.ACCEPTED, substitute) == "team_action_not_who_answers"
    at.away(team, world.chair)
    assert refusal(at.say, team, action, StepKind.ACCEPTED, at.head) == "team_action_not_who_answers"
    at.say(team, action, StepKind.ACCEPTED, substitute, "")
    assert states(world, world.polres) == [ActionState.DONE]
    assert refusal(at.say, team, action, StepKind.DROPPED, at.officer) == "team_action_not_now"


def test_what_cannot_be_agreed_is_refused_with_its_reason(world: World) -> None:
    at, team = world.at, world.team
    assert refusal(at.promise, team, world.seat, by=at.head) == "may_not_run_team"
    assert refusal(at.promise, 999_999, world.seat) == "team_not_there"
    assert refusal(at.promise, team, 999_999) == "team_action_without_owner"
    assert refusal(at.promise, team, world.seat, person=world.chair) == "team_action_without_owner"
    assert refusal(at.promise, team, world.seat, FORMED - WEEK) == "team_action_due_before"
    assert refusal(at.promise, team, world.seat, TODAY + WEEK, agreed_on=TODAY + WEEK) == "team_action_agreed_ahead"
    for kind in CauseKind:
        assert refusal(at.promise, team, world.seat, causes=[Cause(kind=kind, row=999_999)]) == "team_action_cause_unknown"  # fmt: skip
    assert refusal(at.say, team, 999_999, StepKind.PROGRESS, at.officer) == "team_action_not_there"


def rows(browser: Client, team: int, query: str) -> list[list[str]]:
    told = browser.get(f"/tim/{team}/tindak-lanjut/?unduh=csv&{query}").content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(told)))[1:]


def test_the_list_is_narrowed_sorted_and_taken_along_and_counts_what_was_kept_in_time(world: World) -> None:
    at, team = world.at, world.team
    kept = at.promise(team, world.seat, what="=1+1 tepat")
    at.promise(team, world.seat, TODAY - WEEK, what="lambat")
    at.promise(team, world.of_polres, TODAY + WEEK, what="nanti", agreed_on=TODAY)
    at.say(team, kept, StepKind.REPORTED, world.disnaker)
    at.say(team, kept, StepKind.ACCEPTED, at.head)
    browser = client_of(world.polres)
    listed = {query: [row[0] for row in rows(browser, team, query)] for query in ("", "keadaan=terlambat", "keadaan=selesai", "keadaan=berjalan", f"instansi={world.of_polres}", "urut=instansi", "urut=disepakati&keadaan=x")}  # fmt: skip
    safe = "'=1+1 tepat"
    assert list(listed.values()) == [["lambat", safe, "nanti"], ["lambat"], [safe], ["lambat", "nanti"], ["nanti"], ["lambat", safe, "nanti"], ["lambat", safe, "nanti"]]  # fmt: skip
    assert rows(browser, team, "keadaan=terlambat")[0][-2:] == ["Lewat tenggat", "7 hari lewat tenggat"]
    for page in (browser.get(f"/tim/{team}/").content.decode(), browser.get(f"/tim/{team}/tindak-lanjut/").content.decode()):  # fmt: skip
        assert "1 dari 2 selesai tepat waktu" in page
        assert "7 hari lewat tenggat" in page
    narrowed = browser.get(f"/tim/{team}/tindak-lanjut/?keadaan=selesai&instansi={world.of_polres}&urut=instansi")
    assert "Longgarkan saringannya" in narrowed.content.decode()
    own = program(world.polres)
    first = own.get(f"/teams/{team}/actions", {"limit": 2}).json()
    assert [(one["what"], one["state"], one["days_over"]) for one in first["items"]] == [("lambat", "open", 7), ("=1+1 tepat", "done", 0)]  # fmt: skip
    assert [one["agency"] for one in own.get(f"/teams/{team}/actions", {"cursor": first["next"]}).json()["items"]] == ["Polres Rekaan"]  # fmt: skip
    assert own.get("/teams/999999/actions").status_code == 404


def test_the_office_and_the_agency_meet_what_presses_where_they_begin(world: World) -> None:
    at, team = world.at, world.team
    at.promise(team, world.seat, TODAY - timedelta(days=1), what="Janji terlambat rekaan")
    at.promise(team, world.of_polres, TODAY + timedelta(days=90), what="Janji jauh rekaan")
    today = client_of(at.officer).get("/hari-ini/").content.decode()
    assert "Janji terlambat rekaan" in today
    assert "Sehari lewat tenggat" in today
    assert "Janji jauh rekaan" not in today
    assert "Tindak lanjut tim" not in client_of(at.head).get("/hari-ini/").content.decode(), "who runs no team"
    begins = client_of(world.polres).get("/tim/").content.decode()
    assert "Janji jauh rekaan" in begins, "an agency has all that it has still to do"
    assert "Janji terlambat rekaan" not in begins, "and nothing of another"


def test_forms_keep_what_was_typed_and_what_led_to_it_stays_in_the_office(world: World) -> None:
    at, team = world.at, world.team
    other = at.team(PROVINCE)
    browser, agency = client_of(at.officer), client_of(world.disnaker)
    with looking(at.officer) as by:
        place = facts.fact(by, "places", name="Pabrik Rekaan", place_key="PABRIK REKAAN", valid_until=None)
    typed = {"seat": world.seat, "person": "", "what": "Janji rekaan", "shown_by": "Daftar", "agreed_on": "27/06/2023", "due_on": "30/06/2023", "finding": "", "place": place, "case": "1/PERKARA/2023"}  # fmt: skip
    assert "Disnaker Rekaan" in browser.get(f"/tim/{team}/tindak-lanjut/baru/").content.decode()
    unknown = browser.post(f"/tim/{team}/tindak-lanjut/baru/", typed)
    assert unknown.status_code == 422
    assert "perkara yang disebut tidak ditemukan" in unknown.content.decode()
    assert "Janji rekaan" in unknown.content.decode()
    made = browser.post(f"/tim/{team}/tindak-lanjut/baru/", {**typed, "case": ""})
    page = made.headers["Location"]
    assert f"Tempat {place}" in browser.get(page).content.decode()
    assert f"Tempat {place}" not in agency.get(page).content.decode()
    assert agency.post(f"{page}progress/", {"text": ""}).status_code == 422
    assert agency.post(f"{page}progress/", {"text": "Setengah jalan rekaan"}).status_code == 302
    assert "Setengah jalan rekaan" in client_of(world.polres).get(page).content.decode()
    assert agency.get(f"{page}accepted/").status_code == 302, "back, with the reason"
    assert agency.post(f"{page}dropped/", {"text": "x"}).status_code == 422
    assert [agency.get(address).status_code for address in (f"{page}apa/", f"/tim/{team}/tindak-lanjut/999999/", f"/tim/{other}/tindak-lanjut/")] == [404] * 3  # fmt: skip
    assert agency.get(f"/tim/{team}/tindak-lanjut/baru/").status_code == 403
    assert browser.post(f"{page}reported/", {"text": "Selesai rekaan"}).status_code == 302
    shown = browser.get(page).content.decode()
    assert "Anda sendiri yang melaporkannya selesai" in shown
    trail = client_of(at.head).get(f"/tim/{team}/jejak/").content.decode()
    for words in (
        "Mencatat tindak lanjut",
        "Mencatat langkah tindak lanjut",
        "Kemajuan: Tindak lanjut 1",
        "Dilaporkan selesai: Tindak lanjut 1",
    ):
        assert words in trail


def test_a_finding_and_a_case_that_led_to_it_are_named_to_who_may_see_them(world: World) -> None:
    cases = CaseOffice(office("perkara-rekaan"))
    at = world.at
    at.office, at.officer = cases.office, cases.officer
    team, agency = at.team(decree=None), at.agency("Kejaksaan Rekaan")
    seat = at.seat(team, agency)
    person = cases.somebody()
    cases.night()
    case = cases.open(person)
    typed = {"seat": seat, "what": "Janji rekaan", "shown_by": "Daftar", "agreed_on": "27/06/2023", "due_on": "30/06/2023", "finding": cases.finding(person), "case": "1/2023"}  # fmt: skip
    page = client_of(cases.officer).post(f"/tim/{team}/tindak-lanjut/baru/", typed).headers["Location"]
    shown = client_of(cases.officer).get(page).content.decode()
    assert f"/perkara/{case}/" in shown
    assert f"Temuan {cases.finding(person)}" in shown
    hidden = client_of(agency).get(page).content.decode()
    assert "Perkara" not in hidden
    assert "Berawal dari" not in hidden


def test_of_two_who_speak_at_once_the_second_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    at, team = world.at, world.team
    action = at.promise(team, world.seat)
    with looking(at.officer) as viewer:
        before = agreed_queries.one(viewer, team, action)
    at.say(team, action, StepKind.PROGRESS, world.disnaker)
    monkeypatch.setattr(agreed_queries, "one", lambda *_: before)
    assert refusal(at.say, team, action, StepKind.REPORTED, at.officer) == "team_action_meanwhile"


def test_a_promise_counts_from_the_day_it_is_due_and_by_what_was_known_of_it_later(world: World) -> None:
    at, team = world.at, world.team
    kept, late, waiting = (at.promise(team, seat, due) for seat, due in ((world.seat, TODAY), (world.of_polres, TODAY), (world.of_polres, TODAY + WEEK)))  # fmt: skip
    at.say(team, kept, StepKind.REPORTED, world.disnaker)
    at.say(team, kept, StepKind.ACCEPTED, at.head, on=TODAY + timedelta(days=1))
    with looking(at.head) as by:
        told = histories.promises_then(by, as_of=TODAY, as_known=timezone.localtime())
    assert {one.action: one.kept for one in told} == {kept: True, late: False, waiting: None}


def test_figures_count_promises_as_they_were_known(world: World) -> None:
    at, team, known = world.at, world.team, [timezone.localtime()]
    done, other = at.promise(team, world.seat), at.promise(team, world.of_polres)
    known.append(timezone.localtime())
    at.say(team, done, StepKind.REPORTED, world.disnaker)
    known.append(timezone.localtime())
    at.say(team, done, StepKind.ACCEPTED, at.head)
    known.append(timezone.localtime())
    with looking(at.head) as by:
        told = [histories.promises_then(by, as_of=TODAY + timedelta(days=1), as_known=moment) for moment in known]
    assert [{one.action: one.kept for one in then} for then in told] == [
        {}, {done: False, other: False}, {done: None, other: False}, {done: True, other: False},
    ]  # fmt: skip
    assert [one.agency for one in told[-1]] == ["Disnaker Rekaan", "Polres Rekaan"]
