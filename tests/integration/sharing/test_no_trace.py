"""An agency that was not given a case finds no trace of it: at no address, by no program, in no file, by no search, with no statement of its own."""

import html
import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pypdf import PdfReader
from tests.factories import facts
from tests.factories.meetings import NEXT_QUARTER
from tests.factories.office import as_owner, looking
from tests.factories.programs import Program, program
from tests.factories.signed_in import client_of
from tests.factories.teams import TODAY
from tests.factories.two_meetings import SevenAgencies
from tests.integration.accounts.test_every_address import NOT_FOR_YOU, OPEN, TABLE
from tests.office.server import SharedServer, an_office_database

from timpora.accounts.models import Account
from timpora.casework.core.acts import inquiry
from timpora.entrypoints.api import api
from timpora.evaluation import keeping, map_actions
from timpora.evaluation.keeping import Reach
from timpora.jobs.work import UNWATCHED
from timpora.meetings import minutes_letter, pack_actions
from timpora.meetings.core.attending import Came
from timpora.meetings.core.minutes import EntryKind
from timpora.meetings.core.states import StepKind
from timpora.sharing import correcting
from timpora.sharing.core.kinds import ShareKind, fields_of
from timpora.sharing.gathering import Wanted
from timpora.team.core.causes import Cause, CauseKind


FIRST_NAME, LAST_NAME, PLACE = "Rahasiawan", "Tersembunyono", "Wisma Tertutup"
CLOSED_FOR_GOOD = 2  # numbers of an address that is no agency's whatever the number is
MOST_WAYS = 30  # values of one address that are tried; the more numbers it takes, the more there are


@dataclass(frozen=True, kw_only=True)
class World:
    """A case that two agencies were given in all its fields, in the middle of all that a team does; what tells of it, and its numbers."""

    at: SevenAgencies
    secrets: Sequence[str]
    numbers: Mapping[str, Sequence[object]]  # by what an address calls them


@pytest.fixture(scope="module")
def world(server: SharedServer, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    with django_db_blocker.unblock(), an_office_database(server):
        yield _made()


@pytest.fixture(autouse=True)
def _on_that_day(settings: Any) -> None:
    settings.STANDS_ON = TODAY


def _made() -> World:
    at = SevenAgencies()
    person = at.cases.somebody(f"{FIRST_NAME} {LAST_NAME}")
    with looking(at.cases.examiner) as by:
        facts.fact(by, "presence", person_record_id=person, place=PLACE, place_key=PLACE.upper(), area_code="36.04.15", from_on=TODAY, until_on=None)  # fmt: skip
    at.night(TODAY)
    case, finding = at.cases.open(person), at.cases.finding(person)
    shares = [at.share(Wanted(kind=kind, row=row), at.disnaker, at.polres, fields=frozenset(fields_of(kind))) for kind, row in ((ShareKind.CASE, case), (ShareKind.FINDING, finding))]  # fmt: skip
    for share in shares:
        at.opened(share, at.disnaker)
    answer = at.answers(shares[0], at.disnaker, text=f"{FIRST_NAME} bekerja pada kami")
    causes = [Cause(kind=CauseKind.CASE, row=case), Cause(kind=CauseKind.FINDING, row=finding)]
    action = at.promise(at.of, at.seats["Kodim Rekaan Serang"], causes=causes)
    meeting, item, other = _met(at)
    _checked(at, case)
    with looking(at.machine) as by:
        map_actions.catch_up(by=by, on=TODAY)
        correcting.catch_up(by=by, on=TODAY)
    with looking(at.secretary) as by:
        pack_actions.make(by=by, meeting=meeting, on=TODAY, line=UNWATCHED)
    with looking(at.machine) as by:
        keeping.evaluate_the_office(by=by, on=TODAY, reach=Reach(months=1, quarters=0))
    number, document = _said(case), f"QQE{person:06d}"
    holders, seats, entries = [*at.holders.values()], [*at.seats.values()], _all("meetings_minuteentry")
    return World(
        at=at, secrets=(FIRST_NAME, LAST_NAME, document, number, PLACE),
        numbers={
            "team": [at.of], "meeting": [meeting, *_all("meetings_meeting")], "item": [item, *_all("meetings_agendaitem")], "entry": entries, "share": shares,
            "answer": [answer], "action": [action, other], "case": [case], "finding": [finding], "record": [person], "row": [finding, case, person, *seats, *shares],
            "seat": seats, "holder": holders, "invitation": _all("meetings_invitation"), "number": [1, 2, person], "fact": [person, *_all("register_staypermit")],
            "letter": _all("letters_letter"), "agency": [who.agency_id for who in at.agencies.values()], "account": [at.secretary.pk, at.disnaker.pk],
        },
    )  # fmt: skip


def _met(at: SevenAgencies) -> tuple[int, int, int]:
    """The team met and said nothing of it: the meeting, an item, and the action that a decision became."""
    meeting = at.plan()
    at.invite(meeting)
    at.open(meeting)
    at.tap(meeting, at.seats["Kodim Rekaan Serang"], Came.PRESENT)
    item = at.items(meeting)[0].id
    at.write(meeting, item, "Dibahas bersama.")
    action = at.make_action(
        meeting, at.record(meeting, item, EntryKind.DECISION, "Disnaker mengirim daftar"), NEXT_QUARTER
    )
    at.close(meeting)
    at.answer(meeting, StepKind.ACCEPT)
    with looking(at.officer) as by:
        minutes_letter.issue_minutes(by=by, team=at.of, meeting=meeting, on=TODAY)
    return meeting, item, action


def _checked(at: SevenAgencies, case: int) -> None:
    """The case goes on, with a letter that names the person and the place."""
    at.cases.do(case, inquiry.Verify(on=TODAY, result="paspor dan izin tinggal cocok"))
    order = inquiry.OrderFieldCheck(on=TODAY, officers="Reka Petugas 198001012005011001", place=PLACE, until=TODAY, purpose="memeriksa keberadaan")  # fmt: skip
    at.cases.do(case, order, at.cases.head_of_section)


def _all(table: str) -> list[object]:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} ORDER BY id")
        return [number for (number,) in cursor.fetchall()]


def _said(case: int) -> str:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT lpad(sequence::text, 4, '0') || '/PERKARA/' || year FROM casework_case WHERE id = %s", [case])  # fmt: skip
        return str(cursor.fetchone()[0])


def traces(world: World, content: bytes) -> set[str]:
    """Which of the secrets stand in some bytes: as they are, as a page escapes them, in the text of a PDF, in the sheets of a workbook, in a folded line."""
    told = " ".join(_texts(content)).casefold()
    return {one for one in world.secrets if one.casefold() in told}


def _texts(content: bytes) -> Iterator[str]:
    plain = content.decode("utf-8", "replace")
    yield html.unescape(plain)
    yield re.sub(r"\r?\n[ \t]", "", plain)
    if content.startswith(b"%PDF"):
        read = PdfReader(io.BytesIO(content))
        yield " ".join([*(" ".join(page.extract_text().split()) for page in read.pages), str(read.metadata), str(read.xmp_metadata and read.xmp_metadata.stream.get_data())])  # fmt: skip
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as sheets:
            for name in sheets.namelist():
                yield html.unescape(sheets.read(name).decode("utf-8", "replace"))


def whole(answer: HttpResponse) -> bytes:
    """Everything that comes back: the body, and what stands before it."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return body + f"\n{dict(answer.headers)}{answer.cookies}".encode()


WORDS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "kind": {
        "share_row": ("finding", "case"), "case_act": ("verify",), "case_draft": ("verify",), "action_step": ("progress", "reported", "dropped"),
        "meeting_step": ("open", "accept", "note"), "meeting_paper": ("invitation", "minutes", "cancellation"), "add_entry": ("decision",),
        "": ("people", "travel_documents", "stay_permits", "presence"),
    },
    "form": {"": ("csv", "xlsx", "pdf")}, "to": {"": ("seen",)}, "what": {"": ("kursi", "orang")}, "recipient": {"": ("person",)},
    "code": {"map_area": ("36.04.15", "36.04"), "map_places": ("36.04.15",), "visa_index": ("B213",), "": ("x",)}, "name": {"": ("hit_rate", "people_with_findings")},
    "rule": {"": ("overstay",)}, "first": {"": ("2011-05-05",)}, "person": {"": ("x",)}, "token": {"choose_password": ("x",), "": (1,)},
}  # type: ignore[dict-item]  # fmt: skip


def _patterns(resolver: URLResolver, within: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{within}{pattern.name}", pattern
        else:
            yield from _patterns(pattern, f"{within}{pattern.namespace}:" if pattern.namespace else within)


def addresses(world: World) -> Iterator[tuple[str, str]]:
    """Every address of the office by its name, with every number of what was shared; where there are very many, the first."""
    for name, pattern in _patterns(get_resolver()):
        asked = {one: _values(world, name, one) for one in pattern.pattern.converters}
        for values in islice(product(*asked.values()), MOST_WAYS):
            yield name, reverse(name, kwargs=dict(zip(asked, values, strict=True)))


def _values(world: World, name: str, asked: str) -> Sequence[object]:
    words = WORDS.get(asked)
    if words is None:
        return world.numbers.get(asked) or [1, 2]
    return words.get(name, words[""])


def read(world: World, who: Account) -> Iterator[tuple[str, bytes]]:
    """What somebody who is signed in reads at every address, on pages and as the files that they offer."""
    client, closed = client_of(who), Counter[str]()
    for name, address in addresses(world):
        if closed[name] == CLOSED_FOR_GOOD:
            continue
        answer = client.get(address)
        closed[name] += answer.status_code == NOT_FOR_YOU
        yield address, whole(answer)
        if not answer.streaming and b"unduh=xlsx" in answer.content:
            for form in ("csv", "xlsx"):
                yield f"{address}?unduh={form}", whole(client.get(address, {"unduh": form}))


def searched(world: World, who: Account, *only: str) -> list[str]:
    """At which addresses somebody who looks for a name, a document or a case is answered otherwise than who looks for what nobody has."""
    client, found = client_of(who), []
    typed = [one for one in world.secrets if one not in {LAST_NAME, PLACE}]
    names = only or [name for name, pattern in _patterns(get_resolver()) if not pattern.pattern.converters]
    for name in names:
        if name.startswith("mfa_") or client.get(reverse(name)).status_code != OPEN:
            continue  # a new secret each time, or nothing to be answered
        answers = {_answered(client, reverse(name), one) for one in (NOBODY, *typed)}
        found += [name] if len(answers) > 1 else []
    return found


def _answered(client: Client, address: str, typed: str) -> str:
    """What an address answers, apart from what was typed and what is by chance."""
    content = html.unescape(client.get(address, dict.fromkeys(ASKED, typed)).content.decode())
    for one in (typed, quote(typed, safe=""), quote(typed)):
        content = content.replace(one, "")
    return CHANCE.sub("", content)


NOBODY = "xyzzyx"
ASKED = ("q", "text", "name", "number", "person", "case")
CHANCE = re.compile(r"""csrfmiddlewaretoken[^>]*>|X-CSRFToken[^}]*}|nonce="[^"]*"|"nonce-[^"]*\"""")


def told(world: World, own: Program) -> Iterator[tuple[str, bytes]]:
    """What a program is told at every address of the description, of everything that has a number."""
    for path, methods in api.get_openapi_schema()["paths"].items():
        names = re.findall(r"{(\w+)}", path)
        for values in islice(product(*(_values(world, path, name) for name in names)), MOST_WAYS):
            here = path.removeprefix("/api/v1").format(**dict(zip(names, values, strict=True)))
            if "get" in methods:
                yield here, whole(own.get(here))
    for one in world.secrets:
        yield f"people/search {one}", whole(own.post("/people/search", {"name_or_number": one})).replace(one.encode(), b"")  # fmt: skip


# Of each table and view the columns that the role of requests may read: one column that is closed closes no other.
TABLES = """SELECT format('SELECT concat_ws('' '', %s) FROM %I', string_agg(format('%I::text', column_name), ', '), table_name)
    FROM information_schema.columns WHERE table_schema = 'public' AND has_column_privilege(format('public.%I', table_name), column_name, 'SELECT')
    GROUP BY table_name ORDER BY table_name"""
FUNCTIONS = """SELECT format('SELECT t::text FROM (SELECT %s() AS x) t', p.oid::regproc) FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND p.pronargs = 0 AND p.prokind = 'f' AND p.prorettype <> 'trigger'::regtype AND has_function_privilege(p.oid, 'EXECUTE') ORDER BY 1"""
MOST_TABLES = 60  # there are more of them


def stated(_world: World, who: Account) -> Iterator[tuple[str, bytes]]:
    """Every row of every table and view, and what every function without arguments answers, on the connection of somebody's requests."""
    tables, functions = ([statement for (statement,) in _asked(who, question)] for question in (TABLES, FUNCTIONS))
    assert len(tables) > MOST_TABLES
    for statement in (*tables, *functions):
        for (row,) in _asked(who, statement):
            yield statement, str(row).encode()
            for file in re.findall(r"\\+x((?:[0-9a-f]{2})+)", str(row)):
                yield statement, bytes.fromhex(file)


def _asked(who: Account, statement: str) -> list[tuple[Any, ...]]:
    with looking(who), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


WAYS: Mapping[str, Callable[[World, Account], Iterator[tuple[str, bytes]]]] = {
    "every address and file": read,
    "every program": lambda world, who: told(world, program(who)),
    "every statement": stated,
}


def found(world: World, who: Account, way: str) -> tuple[dict[str, set[str]], int]:
    """Where somebody finds which of the secrets on one way, and at how many places was looked."""
    seen, places = dict[str, set[str]](), 0
    for place, content in WAYS[way](world, who):
        places += 1
        if traces_here := traces(world, content):
            seen.setdefault(place, set()).update(traces_here)
    return seen, places


def test_the_climb_goes_to_every_address() -> None:
    assert {name for name, _ in _patterns(get_resolver())} == set(TABLE)


@pytest.mark.parametrize("way", WAYS)
def test_an_agency_that_was_not_given_a_case_finds_no_trace_of_it(world: World, way: str) -> None:
    seen, places = found(world, world.at.kodim, way)
    assert seen == {}
    assert places > 40


@pytest.mark.parametrize("way", WAYS)
def test_the_same_climb_finds_it_where_an_agency_was_given_it(world: World, way: str) -> None:
    seen, _ = found(world, world.at.disnaker, way)
    assert set().union(*seen.values()) == set(world.secrets), seen


def test_who_searches_without_having_been_given_it_is_answered_as_who_looks_for_nobody(world: World) -> None:
    assert searched(world, world.at.kodim) == []
    assert searched(world, world.at.secretary, "foreigners", "findings") == ["foreigners", "findings"]
