"""Loads the invented office "Serang": its accounts, and its lists through the same actions as in the browser, month after month.

Needs what `entrypoints.office.over_a_ready_database` sets up, and the role that owns the tables.
"""

import tempfile
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from psycopg import sql

from timpora.accounts import actions as accounts
from timpora.accounts import doors
from timpora.accounts import queries as known_accounts
from timpora.accounts.core.roles import ROLES, Role
from timpora.entrypoints import database, demo_cases, demo_refusals, demo_teams
from timpora.entrypoints.demo_sign_ins import DemoSignIns
from timpora.entrypoints.demo_words import AGENCIES, AGENCY_PEOPLE, DEMO_CODE, DEMO_DAY, DEMO_NAME, DEMO_PAPER, PEOPLE
from timpora.evaluation import map_actions as supervision_map
from timpora.intake import actions as intake
from timpora.intake import queries as deliveries
from timpora.jobs.work import UNWATCHED
from timpora.kernel.refusals import Refused
from timpora.postgres.addresses import owner_address, web_address
from timpora.postgres.connecting import connect
from timpora.register.queries import KINDS
from timpora.sample.months import Sent, sent
from timpora.sample.office import foreigners
from timpora.sample.people import HARBOUR
from timpora.sample.places import REGENCIES
from timpora.screening import nights, queries


LOCK = 7_030_001  # the advisory lock of loading
LOADED = "demo_loaded"  # the event with which the invented office is whole
USUAL, SEED = 1100, 2023
EVE = DEMO_DAY - timedelta(days=1)
PROMISED_DAYS = 7  # between two lists of the harbour
UNTIL_RECORDED = timedelta(minutes=25)
Telling = Callable[[int, int], None]


def is_there() -> bool:
    """Whether the invented office is in this database; as the owner."""
    return DEMO_CODE in known_accounts.office_codes()


def is_empty() -> bool:
    """Whether no office at all is in this database; as the owner."""
    return not known_accounts.office_codes()


def load(environment: Mapping[str, str], tell: Telling, *, people: int = USUAL) -> bool:
    """Fills an empty database, or goes on where an earlier loading was stopped; whether there was anything to do.

    Raises Refused where the database holds another office. Whoever loads already, as what a killed `timpora up` left behind, is waited for.
    """
    with connect(owner_address(environment), autocommit=True) as owner:
        owner.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        if known_accounts.office_codes() - {DEMO_CODE}:
            raise Refused(demo_refusals.not_empty())
        if is_there() and _is_whole(owner):
            return False
        if not is_there():
            _open()
        with database.looking_at(web_address(environment)), tempfile.TemporaryDirectory() as folder:
            lists = sent(foreigners(people, SEED))
            for done, one in enumerate(lists):
                tell(done, len(lists))
                if one.arrived_at.date() >= EVE and not is_judged(EVE):
                    _expect_the_harbour()
                    judge(EVE)
                _deliver(one, Path(folder) / one.file, owner)
            judge(DEMO_DAY)
            demo_cases.open_cases()
            demo_teams.open_teams()
            tell(len(lists), len(lists))
        owner.execute("SELECT audit_append(%s, '', '{}')", [LOADED])
    return True


def _is_whole(owner: psycopg.Connection) -> bool:
    """Whether every list was brought; the trail says so."""
    told = owner.execute("SELECT 1 FROM audit_event WHERE action = %s LIMIT 1", [LOADED])
    return told.fetchone() is not None


@transaction.atomic
def _open() -> None:
    shared = DemoSignIns(settings.SECRET_KEY)
    office = accounts.open_office(code=DEMO_CODE, name=DEMO_NAME, areas=REGENCIES, agencies=AGENCIES, paper=DEMO_PAPER)
    everybody = [*PEOPLE.items(), *((Role.MEMBER_AGENCY, person) for person in AGENCY_PEOPLE)]
    first: int | None = None
    for role, person in everybody:
        account = accounts.open_account(
            office=office, role=role, sign_in_name=person.sign_in_name, name=person.name, agency=person.agency, password=shared.password,
            shares_with=first,
        )  # fmt: skip
        first = first or account
        if ROLES[role].needs_second_factor:
            accounts.give_app(account=account, secret=shared.app)


def _deliver(one: Sent, path: Path, owner: psycopg.Connection) -> None:
    """A list arrives and is recorded by whom it concerns.

    The database gives every arrival the moment at which it really happens. That the lists of an invented office came in 2023 is
    said afterwards, by the owner of the database and for this office alone; the audit trail keeps the moment of loading.
    """
    account = doors.account_named(PEOPLE[Role.EXAMINER if one.is_guarded else Role.OFFICER].sign_in_name)
    if account is None:
        raise Refused(demo_refusals.nobody_there())
    one.write(path, one.people)
    arrived_at = timezone.make_aware(one.arrived_at)
    with doors.on_behalf_of(account) as by:
        came = intake.receive(by=by, file_name=one.file, parts=[path.read_bytes()], sender=one.sender)
    owner.execute("UPDATE intake_delivery SET arrived_at = %s WHERE id = %s", [arrived_at, came.delivery])
    if one.waits:
        return
    with doors.on_behalf_of(account) as by:
        intake.commit(by=by, delivery=came.delivery, line=UNWATCHED)
        seen = deliveries.delivery(by, came.delivery)
    if seen is not None and seen.source is not None:
        recorded_at = arrived_at + UNTIL_RECORDED
        with owner.transaction():
            owner.execute("UPDATE intake_delivery SET recorded_at = %s WHERE id = %s", [recorded_at, came.delivery])
            owner.execute("UPDATE register_source SET recorded_at = %s WHERE id = %s", [recorded_at, seen.source])
            for model in KINDS.values():
                table = sql.Identifier(model._meta.db_table)  # noqa: SLF001 - Django's name for it
                moved = sql.SQL("UPDATE {} SET recorded_at = %s WHERE source_id = %s").format(table)
                owner.execute(moved, [recorded_at, seen.source])


def _expect_the_harbour() -> None:
    """The harbour promised a list each week; by the halves of months in which it came, it would not be silent yet."""
    head = doors.account_named(PEOPLE[Role.HEAD_OF_SECTION].sign_in_name)
    if head is None:
        raise Refused(demo_refusals.nobody_there())
    with doors.on_behalf_of(head) as by:
        for feed in deliveries.feeds(by, on=EVE):
            if feed.sender == f"TPI {HARBOUR}":
                intake.set_rhythm(by=by, feed=feed.id, days=PROMISED_DAYS)


def judge(on: date) -> None:
    """Everybody known by then is judged, as in the night before that day."""
    [machine] = doors.machines()
    with doors.on_behalf_of(machine) as by:
        nights.catch_up(by=by, on=on)
        supervision_map.catch_up(by=by, on=on)


def is_judged(on: date) -> bool:
    """Whether people were judged for that day or a later one."""
    [machine] = doors.machines()
    with doors.on_behalf_of(machine) as by:
        last = queries.last_run(by)
    return last is not None and last.as_of >= on
