"""Every role at every address of the API: what another office has does not exist, and each answer is one of those described."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.factories import deliveries, facts
from tests.factories import office as offices
from tests.factories.programs import Program, ending_soon, overstayer, program
from tests.factories.teams import REGENCY
from tests.integration.intake import lists

from timpora.accounts.core.roles import ROLES, Permission, Role
from timpora.accounts.models import Account
from timpora.entrypoints.api import api
from timpora.evaluation import keeping, kept_queries
from timpora.kernel.periods import Period
from timpora.screening import nights
from timpora.sharing import actions as sharing
from timpora.sharing.core.kinds import Field, ShareKind
from timpora.sharing.gathering import Wanted
from timpora.team import actions as teams
from timpora.ui.office_day import office_day


pytestmark = pytest.mark.usefixtures("office_database")
ELSEWHERE = "lain-rekaan"
SECRET = "RAHASIA TETANGGA"
WITH_POWERS = [role for role in Role if role not in {Role.ADMINISTRATOR, Role.MACHINE}]
BODIES: Mapping[str, object] = {
    "/people/search": {"name_or_number": SECRET},
    "/deliveries/{delivery}/undo": {"reason": "coba-coba saja"},
    "/deliveries/{delivery}/mapping": {"sheets": []},
    "/findings/{finding}/state": {"state": "seen"},
    "/findings/{finding}/reminder": {"person": "rahasia@contoh.example"},
    "/cases": {"findings": [1], "reason": "coba-coba saja"},
    "/cases/{case}/acts": {"kind": "note", "on": "2023-06-27", "text": "coba-coba saja"},
}


def operations() -> Iterator[tuple[str, str, set[int]]]:
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, operation in methods.items():
            yield method, path, set(map(int, operation["responses"]))


def neighbour(folder: Path) -> Mapping[str, int]:
    """What an officer of another office recorded, by the names under which addresses ask for it."""
    officer = deliveries.account(Role.HEAD_OF_SECTION, ELSEWHERE)
    record = overstayer(officer, name=SECRET, name_key=SECRET)
    soon = ending_soon(officer, office_day(), name=SECRET, name_key=SECRET)
    with offices.looking(officer) as by:
        place = facts.fact(by, "places", name=SECRET, place_key=SECRET, valid_until=None)
        organisation = facts.fact(by, "organisations", name=SECRET, organisation_key=SECRET, valid_until=None)
        team = teams.open_team(by=by, told=replace(REGENCY, name=SECRET))
        agency = offices.account(Role.MEMBER_AGENCY, officer.office, "instansi.tetangga").agency_id or 0
        teams.give_seat(by=by, team=team, agency=agency, first_day=office_day(), last_day=None, on=office_day())
        note = sharing.ToShare(wanted=Wanted(kind=ShareKind.NOTE, text=SECRET), fields=frozenset({Field.TEXT}), team=team, agencies=[agency], purpose=SECRET, until=office_day())  # fmt: skip
        share = sharing.share(by=by, told=note, on=office_day())
    own = program(officer)
    path = deliveries.permits(folder, lists.person(1, nama=SECRET), name=f"{SECRET}.xlsx")
    delivery = own.send(path.name, path.read_bytes(), sender=SECRET).json()["delivery"]
    job = own.post(f"/deliveries/{delivery}/commit").json()["job"]
    deliveries.work_off()
    feed = own.get("/feeds").json()["items"][0]["feed"]
    with offices.looking(offices.account(Role.MACHINE, officer.office, "malam.tetangga")) as by:
        nights.catch_up(by=by, on=office_day())
    ending = own.get(f"/people/{soon}/findings").json()["items"][0]["finding"]
    case = own.post("/cases", {"findings": [ending], "reason": SECRET}).json()["case"]
    return {
        "evaluation": _evaluated(officer),
        "case": case,
        "team": team,
        "share": share,
        "letter": 1,
        "document": 1,
        "finding": ending,
        "reminder": own.post(f"/findings/{ending}/reminder", {"reason": "coba rekaan"}).json()["reminder"],
        "record": record,
        "place": place,
        "organisation": organisation,
        "delivery": delivery,
        "job": job,
        "feed": feed,
    }


def _evaluated(officer: Account) -> int:
    """A day that an officer had worked out."""
    day = office_day() - timedelta(days=1)
    with offices.looking(officer) as by:
        keeping.ask(by=by, period=Period(day, day), known_on=None, on=office_day())
        number: int = kept_queries.own(by).get().pk
        keeping.answer(by=by, number=number, on=office_day())
        assert [one.id for one in kept_queries.evaluations(by) if one.period == Period(day, day)] == [number]
    return number


def test_nothing_of_another_office_exists_for_any_role_at_any_address(tmp_path: Path, settings: Settings) -> None:
    settings.FILES_FOLDER = tmp_path / "files"
    there = neighbour(tmp_path)
    before = deliveries.standing_facts()
    for role in WITH_POWERS:
        finds_nothing(program(offices.account(role)), there)
    assert deliveries.standing_facts() == before


def finds_nothing(own: Program, there: Mapping[str, int]) -> None:
    """A program at each address, with the numbers of what another office has and with numbers of nothing."""
    for method, path, described in operations():
        body = BODIES.get(path.removeprefix("/api/v1"), {})
        answers = [
            Client().generic(
                method.upper(), path.format(recipient="person", **numbers), b"" if method == "get" else _json(body),
                content_type="application/json",
                headers=own.heads_with({"Idempotency-Key": f"{method}-{place}-{path}"[:90].translate(PLAIN), "If-Match": "*"}),
            )
            for place, numbers in enumerate((there, dict.fromkeys(there, 999_999)))
        ]  # fmt: skip
        seen, nobody = answers
        assert (seen.status_code, seen.content) == (nobody.status_code, nobody.content), (method, path)
        assert seen.status_code in described, (method, path, seen.status_code)
        assert SECRET not in seen.content.decode(), (method, path)
        if "{" in path:
            assert seen.status_code in {403, 404}, (method, path, seen.status_code)


PLAIN = str.maketrans({"/": "-", "{": "-", "}": "-"})


def _json(body: object) -> bytes:
    return json.dumps(body).encode()


def test_each_role_reaches_what_its_powers_say(tmp_path: Path, settings: Settings) -> None:
    settings.FILES_FOLDER = tmp_path / "files"
    needed = {"get": {Permission.READ_REGISTER}, "post": {Permission.READ_REGISTER, Permission.IMPORT_LISTS}, "put": {Permission.READ_REGISTER, Permission.IMPORT_LISTS}}  # fmt: skip
    otherwise = {
        "/api/v1/me": set[Permission](),
        "/api/v1/map/districts": {Permission.SEE_MAP},
        "/api/v1/evaluation": {Permission.SEE_MAP},
        "/api/v1/evaluation/{evaluation}": {Permission.SEE_MAP},
        "/api/v1/people/search": {Permission.READ_REGISTER},
        "/api/v1/findings/{finding}/state": {Permission.READ_REGISTER, Permission.TRIAGE_FINDINGS},
        "/api/v1/findings/{finding}/reminder": {Permission.READ_REGISTER, Permission.SEND_REMINDERS},
        "/api/v1/deliveries/{delivery}/commit": {*needed["post"], Permission.RECORD_FACTS},
        "/api/v1/deliveries/{delivery}/undo": {
            Permission.READ_REGISTER,
            Permission.UNDO_IMPORTS,
            Permission.WITHDRAW_FACTS,
        },
    }
    works_on_cases = {Permission.READ_REGISTER, Permission.WORK_CASES, Permission.ISSUE_LETTERS}
    otherwise_by_post = dict.fromkeys(("/api/v1/cases", "/api/v1/cases/{case}/acts"), works_on_cases)
    reads_mappings = {"/api/v1/deliveries/{delivery}/mapping"}
    of_teams = {
        "/api/v1/teams",
        "/api/v1/teams/{team}",
        "/api/v1/teams/{team}/actions",
        "/api/v1/teams/{team}/meetings",
        "/api/v1/shares",
        "/api/v1/shares/{share}",
    }  # either power is enough: the walls show an agency what is theirs
    for role in WITH_POWERS:
        own = program(offices.account(role))
        for method, path, _ in operations():
            wanted = needed["put"] if path in reads_mappings else otherwise.get(path, needed[method])
            if method == "post":
                wanted = otherwise_by_post.get(path, wanted)
            answer = Client().generic(
                method.upper(), re.sub(r"{\w+}", "999999", path), b"{}", content_type="application/json",
                headers=own.heads_with({"Idempotency-Key": "kunci-rekaan-1"}),
            )  # fmt: skip
            told = answer.json().get("code") == "not_in_scope"
            held = ROLES[role].permissions
            reaches = (
                bool({Permission.READ_REGISTER, Permission.TAKE_PART} & held) if path in of_teams else wanted <= held
            )
            assert told is not reaches, (role, method, path, answer.status_code)
