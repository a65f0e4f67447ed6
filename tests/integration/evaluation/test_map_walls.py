"""Walls around the map: what each role reads with raw SQL on the request's connection, and that nobody forges a figure or a boundary."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from tests.factories.maps import CIKANDE, KIBIN, MapOffice, outlines
from tests.factories.office import account, looking, office

from timpora.accounts.core.roles import ROLES, Permission, Role
from timpora.accounts.models import Account
from timpora.evaluation import map_actions
from timpora.kernel.refusals import Refused


pytestmark = pytest.mark.django_db


@pytest.fixture
def the_office() -> MapOffice:
    made = MapOffice()
    made.people(6, KIBIN)
    made.people(1, KIBIN, name="Rahasia", confidentiality=2)
    made.people(2, CIKANDE)
    made.people(5, "36.73.01", name="Kota")  # which is hidden with those of Cikande, so that Kibin is told
    made.count()
    with looking(made.who(Role.HEAD_OF_SECTION)) as by:
        map_actions.draw_boundaries(by=by, content=outlines(KIBIN), source="Peta rekaan")
    return made


def read(who: Account, statement: str) -> list[tuple[object, ...]]:
    with looking(who), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def changed(who: Account, statement: str) -> int:
    """How many rows a statement changed; all of it is undone again."""
    with looking(who), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        number = cursor.rowcount
        transaction.set_rollback(True)
        return number


def is_refused(who: Account, statement: str) -> bool:
    try:
        changed(who, statement)
    except DatabaseError:
        return True
    return False


def everybody(the_office: MapOffice) -> Iterator[tuple[Role, Account]]:
    for role in Role:
        yield role, the_office.machine if role is Role.MACHINE else the_office.who(role)


def figures(who: Account, level: int, people: int, area: str = "36.04.01") -> str:
    columns = "office_id, seen_by, area_code, people, past_limit, ends_soon, reporting, silent, run"
    return f"INSERT INTO evaluation_districtfigures ({columns}) VALUES ({who.office_id}, {level}, '{area}', {people}, 0, 0, 0, 0, 1)"  # fmt: skip


def drawing(office_id: int, by: int) -> str:
    return f"INSERT INTO evaluation_boundaryfile (office_id, shapes, source, drawn_by) VALUES ({office_id}, '{{}}', 'rekaan', {by})"  # fmt: skip


def test_each_role_reads_its_own_clearance_and_whoever_reads_no_register_what_is_shared(the_office: MapOffice) -> None:
    counts = {-1: 6, 0: 6, 1: 6, 2: 7}
    for role, who in everybody(the_office):
        meaning = ROLES[role]
        wanted = {-1} if Permission.SEE_MAP in meaning.permissions else set()
        wanted |= set() if meaning.clearance is None else {meaning.clearance.value}
        wanted |= set(counts) if role is Role.MACHINE else set()
        seen = read(who, f"SELECT seen_by, people FROM evaluation_districtfigures WHERE area_code = '{KIBIN}'")
        assert dict(seen) == {level: counts[level] for level in wanted}, role
        drawn = read(who, "SELECT count(*) FROM evaluation_boundaryfile")
        may = {Permission.SEE_MAP, Permission.DRAW_BOUNDARIES} & meaning.permissions
        assert drawn == [(1 if may else 0,)], role


def test_no_count_of_one_to_four_is_in_any_row_that_a_member_agency_can_reach(the_office: MapOffice) -> None:
    agency = the_office.who(Role.MEMBER_AGENCY)
    rows = read(agency, "SELECT seen_by, people, past_limit, ends_soon, reporting, silent FROM evaluation_districtfigures")  # fmt: skip
    assert rows
    assert {row[0] for row in rows} == {-1}
    assert not [count for row in rows for count in row[1:] if count in range(1, 5)]
    for table in ("register_place", "register_presence", "screening_standing", "screening_finding"):
        assert read(agency, f"SELECT count(*) FROM {table}") == [(0,)]


def test_another_office_reads_nothing_of_it_and_writes_nothing_into_it(the_office: MapOffice) -> None:
    for role in Role:
        stranger = account(role, office("lain-rekaan"), f"asing.{role.value}")
        for table in ("districtfigures", "boundaryfile"):
            assert read(stranger, f"SELECT count(*) FROM evaluation_{table}") == [(0,)], role
        own = the_office.recorder
        assert changed(stranger, "DELETE FROM evaluation_boundaryfile") == 0
        assert is_refused(stranger, figures(own, -1, 9)), role
        assert is_refused(stranger, drawing(own.office_id, stranger.pk)), role


def test_the_figures_are_written_by_the_machine_alone_and_not_even_it_shares_a_small_count(the_office: MapOffice) -> None:  # fmt: skip
    for role, who in everybody(the_office):
        is_machine = role is Role.MACHINE
        assert (changed(who, "DELETE FROM evaluation_districtfigures") > 0) is is_machine, role
        assert is_refused(who, "UPDATE evaluation_districtfigures SET people = 0"), role
        for level in (-1, 0):
            assert is_refused(who, figures(who, level, 9, "36.99.01")) is not is_machine, role
    assert is_refused(the_office.machine, figures(the_office.machine, -1, 3, "36.99.01"))


def test_boundaries_are_drawn_and_removed_by_who_may_and_in_their_own_name(the_office: MapOffice) -> None:
    for role, who in everybody(the_office):
        may = Permission.DRAW_BOUNDARIES in ROLES[role].permissions
        gone = "DELETE FROM evaluation_boundaryfile"
        assert changed(who, gone) == int(may), role
        assert is_refused(who, f"{gone}; {drawing(who.office_id, who.pk)}") is not may, role
        assert is_refused(who, f"{gone}; {drawing(who.office_id, who.pk + 1)}"), role
        assert is_refused(who, f"{gone}; {drawing(office('lain-rekaan').pk, who.pk)}"), role
        assert is_refused(who, "UPDATE evaluation_boundaryfile SET source = 'palsu'"), role
        if not may:
            with looking(who) as by, pytest.raises(Refused):
                map_actions.draw_boundaries(by=by, content=outlines(KIBIN), source="Peta rekaan")
            with looking(who) as by, pytest.raises(Refused):
                map_actions.remove_boundaries(by=by)
