"""Of a child by the birth date nothing is shared, whoever asks the database and how: raw SQL tries."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from pytest_django.fixtures import Settings
from tests.factories import facts
from tests.factories.office import as_owner, looking
from tests.factories.sharing import SharingOffice
from tests.factories.statements import is_refused
from tests.factories.teams import TODAY
from tests.integration.sharing.test_sharing import corrected
from tests.integration.sharing.test_sharing_secrets import _held_back, correct, protect
from tests.integration.sharing.test_sharing_walls import earlier, read_by

from timpora.kernel.days import months_after
from timpora.rulebook.parameters import standard_parameters
from timpora.sharing.core.protecting import ADULT


SHARE = """INSERT INTO sharing_share (office_id, team_id, shared_on, until, confidentiality, recorded_by)
    VALUES (%s, %s, %s, %s, 0, %s) RETURNING id"""
PERSON = "INSERT INTO sharing_shareperson (office_id, share_id, record) VALUES (%s, %s, %s)"


@pytest.fixture
def at(office_database: str, settings: Settings) -> SharingOffice:
    assert office_database
    settings.STANDS_ON = TODAY
    return SharingOffice()


def born(at: SharingOffice, day: date | None, earliest: date | None = None) -> int:
    with looking(at.officer) as by:
        return facts.fact(by, "people", name="Reka Anak", born_earliest=earliest or day, born_latest=day)


def refuses(at: SharingOffice, record: int, shared_on: date = TODAY) -> bool:
    """Whether the database refuses a share about somebody that is written beside the program."""
    try:
        with looking(at.officer), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(SHARE, [at.office.pk, at.of_team, shared_on, shared_on, at.officer.pk])
            [share] = cursor.fetchone()
            cursor.execute(PERSON, [at.office.pk, share, record])
    except DatabaseError as refused:
        if "sharing_of_nobody_protected" not in str(refused):
            raise
        return True
    return False


def adult_at() -> int:
    return int(standard_parameters()[ADULT].value_on(TODAY).value)


def test_a_statement_beside_the_program_shares_nothing_of_a_child(at: SharingOffice) -> None:
    of_age_today = date(TODAY.year - adult_at(), TODAY.month, TODAY.day)
    assert not refuses(at, born(at, of_age_today))
    assert refuses(at, born(at, of_age_today + timedelta(days=1)))
    assert refuses(at, born(at, of_age_today + timedelta(days=1), date(1990, 1, 1))), "only partly known"
    assert not refuses(at, born(at, None)), "not known at all"
    child = born(at, date(2015, 6, 27))
    for shared_on in (TODAY, TODAY - timedelta(days=900), date(2060, 1, 1)):
        assert refuses(at, child, shared_on), "a later day of sharing makes nobody older"


def test_a_leap_day_and_a_day_without_a_known_age_are_read_so_that_they_protect(at: SharingOffice) -> None:
    leap = date(2004, 2, 29)
    came = months_after(leap, adult_at() * 12).latest

    def is_child(day: date) -> bool:
        with as_owner(), connection.cursor() as cursor:
            cursor.execute("SELECT sharing_is_child(%s, %s)", [leap, day])
            return bool(cursor.fetchone()[0])

    assert [is_child(day) for day in (came - timedelta(days=1), came)] == [True, False]
    assert is_child(date(2009, 1, 1)), "no age is known"
    assert "permission denied" in is_refused(at.officer, "SELECT sharing_is_child(%s, %s)", leap, TODAY)
    assert "permission denied" in is_refused(at.officer, "UPDATE sharing_childage SET years = 1")
    assert "permission denied" in is_refused(at.officer, "SELECT * FROM sharing_childage")


def test_the_database_has_the_ages_of_the_rulebook(at: SharingOffice) -> None:
    assert at.office.pk
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT holds_from, holds_until, years, citation FROM sharing_childage ORDER BY holds_from")
        kept = cursor.fetchall()
    assert kept == [(one.holds_from, one.holds_until, one.value, one.citation) for one in standard_parameters()[ADULT].values]  # fmt: skip


def test_who_turns_out_to_be_a_child_is_held_back_until_of_age_and_a_birth_date_put_right_counts_alone(at: SharingOffice) -> None:  # fmt: skip
    person, other = at.cases.somebody("Reka Satu"), at.cases.somebody("Reka Dua")
    at.cases.night()
    share, second = at.share_finding(at.cases.finding(person)), at.share_finding(at.cases.finding(other))
    day = date(TODAY.year - adult_at(), TODAY.month, TODAY.day) + timedelta(days=1)
    correct(at, person, born_earliest=day, born_latest=day)
    assert _held_back(at, share, second) == {share}
    assert read_by(at.disnaker, "sharewords") == [1]
    earlier("share", by="1 day")
    assert _held_back(at, share, second) == set(), "of age by now"
    wrong = correct(at, other, born_earliest=TODAY, born_latest=TODAY)
    assert _held_back(at, second) == {second}
    correct(at, wrong, born_earliest=date(1990, 1, 1), born_latest=date(1990, 1, 1))
    assert _held_back(at, second) == set()


def test_where_no_age_of_children_is_known_nothing_is_held_for_good_but_who_is_protected_by_a_word(at: SharingOffice) -> None:  # fmt: skip
    person, hidden = at.cases.somebody("Reka Dewasa"), at.cases.somebody("Reka Terlindung")
    at.cases.night()
    plain, protected = (at.share_finding(at.cases.finding(one)) for one in (person, hidden))
    for record in (person, hidden):
        correct(at, record, born_earliest=date(1980, 1, 1), born_latest=date(1980, 1, 1))
    protect(at, hidden)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE sharing_share SET is_held = false")
        cursor.execute("DELETE FROM sharing_childage")
    assert _held_back(at, plain, protected) == {plain, protected}, "read by nobody meanwhile"
    assert corrected(at) == 0
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM sharing_share WHERE is_held")
        assert cursor.fetchall() == [(protected,)]
