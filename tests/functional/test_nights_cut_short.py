"""Kill -9 of a night in its middle: the findings stay as they were, and the next night brings what an undisturbed one would have."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection, transaction
from tests.architecture.sources import ROOT, SOURCE
from tests.factories import facts
from tests.factories.findings import MEETING, NEXT, JudgedOffice
from tests.factories.office import looking
from tests.office.server import SharedServer

from timpora.postgres.addresses import Address
from timpora.postgres.connecting import connect
from timpora.postgres.names import WEB
from timpora.screening import nights
from timpora.screening.models import Finding, FindingEvent, Run, Standing
from timpora.ui import standing


# In the order in which a night writes them: at the first nothing is written yet, at the last everything but that it was done.
WRITTEN = ("screening_standing", "screening_finding", "screening_findingevent", "screening_run")
MOST_SECONDS = 120
NIGHT = "import sys; from timpora.entrypoints.cli import main; sys.argv = ['timpora', 'night']; main()"
WAITS = "SELECT count(*) FROM pg_locks WHERE relation = %s::regclass AND NOT granted"

type Kept = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def office(office_database: str) -> JudgedOffice:
    """An office that was judged, and of which something is said since: somebody comes, somebody has left, somebody stays on."""
    assert office_database
    told = JudgedOffice()
    left, stays = told.ending(NEXT, "Reka Pergi"), told.overstayer("Reka Tinggal")
    told.night(MEETING)
    told.overstayer("Reka Baru")
    with looking(told.recorder) as by:
        facts.fact(by, "crossings", person_record_id=left, direction="exit", crossed_on=MEETING)
        facts.fact(by, "crossings", person_record_id=stays, direction="exit", crossed_on=MEETING)
    return told


def kept(office: JudgedOffice) -> Kept:
    """All that nights leave, by what it says and not by its numbers."""
    with looking(office.machine):
        return _kept()


def _kept() -> Kept:
    says = [field.attname for field in Finding._meta.concrete_fields if field.attname != "id"]  # noqa: SLF001 - Django's name for it
    return {
        "standings": sorted(Standing.objects.values_list("person", "records", "stay_limit", "next_change_on"), key=str),
        "findings": sorted(Finding.objects.values_list(*says), key=str),
        "events": sorted(FindingEvent.objects.values_list("finding__person", "finding__rule_id", "what", "on"), key=str),
        "runs": sorted(Run.objects.values_list("kind", "as_of", "judged", "found", "changed", "gone"), key=str),
    }  # fmt: skip


def undisturbed(office: JudgedOffice) -> Kept:
    """What a night leaves that nobody disturbs; it is undone."""
    with looking(office.machine) as by:
        nights.catch_up(by=by, on=NEXT)
        told = _kept()
        transaction.set_rollback(True)
    return told


@contextmanager
def night(place: Address) -> Iterator[subprocess.Popen[bytes]]:
    """A night in a process of its own; whatever happens, it is gone afterwards."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(SOURCE), str(ROOT)]),
        "DATABASE_URL": f"postgresql:{'//'}{place.user}@/{place.name}?host={place.host}",
        "TIMPORA_SECRET_KEY": settings.SECRET_KEY,
        standing.VARIABLE: NEXT.isoformat(),
    }
    running = subprocess.Popen([sys.executable, "-c", NIGHT], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield running
    finally:
        running.kill()
        running.wait(30)


def kill_at(table: str, place: Address, administration: Address) -> None:
    """Lets a night come as far as it wants to write a table, and kills it there."""
    with connect(administration) as holding:
        holding.execute(f"LOCK TABLE {table} IN SHARE MODE")
        with night(place) as running:
            given_up = time.monotonic() + MOST_SECONDS
            while holding.execute(WAITS, [table]).fetchone() == (0,):
                assert running.poll() is None, "the night ended before it wrote"
                assert time.monotonic() < given_up, "the night never came to write"
                time.sleep(0.02)
            running.kill()
            assert running.wait(30) == -signal.SIGKILL


def test_a_night_that_is_killed_leaves_everything_as_it_was_and_the_next_brings_what_an_undisturbed_one_does(
    office: JudgedOffice, office_database: str, server: SharedServer
) -> None:
    before, wanted = kept(office), undisturbed(office)
    assert {what for *_, what, _ in wanted["events"]} >= {"found", "changed", "gone"}
    assert kept(office) == before
    connection.close()
    for table in WRITTEN:
        kill_at(table, server.place(office_database, WEB), server.place(office_database))
        assert kept(office) == before, table
    with night(server.place(office_database, WEB)) as running:
        assert running.wait(MOST_SECONDS) == 0
    assert kept(office) == wanted
