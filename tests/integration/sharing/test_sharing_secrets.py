"""What a share, or the want of one, must not give away: who is protected, who sits where, what changed since; raw SQL tries."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection
from pytest_django.fixtures import Settings
from tests.factories import facts
from tests.factories.office import as_owner, looking
from tests.factories.sharing import UNTIL, SharingOffice
from tests.factories.statements import is_refused
from tests.factories.teams import TODAY
from tests.integration.sharing.test_sharing import corrected, limit_becomes, refusal
from tests.integration.sharing.test_sharing_walls import RECIPIENT, earlier, read_by

from timpora.accounts.core.roles import Clearance
from timpora.accounts.models import Account
from timpora.casework.core.acts.keeping import Protect
from timpora.casework.core.protection import Protection
from timpora.facts.codes import CircumstanceKind
from timpora.register import actions as register_actions
from timpora.register import queries as register
from timpora.sharing import actions, queries
from timpora.sharing.actions import NewFact
from timpora.sharing.core.kinds import ShareKind
from timpora.sharing.core.standing import ShareState
from timpora.sharing.gathering import Wanted


@pytest.fixture
def at(office_database: str, settings: Settings) -> SharingOffice:
    assert office_database
    settings.STANDS_ON = TODAY
    return SharingOffice()


def protect(at: SharingOffice, record: int) -> None:
    with looking(at.cases.examiner) as by:
        facts.fact(by, "circumstances", person_record_id=record, kind=CircumstanceKind.TRAFFICKING_VICTIM.value, confidentiality=2)  # fmt: skip


def correct(at: SharingOffice, record: int, **values: object) -> int:
    """The record of somebody is corrected; the number of the right one."""
    with looking(at.cases.examiner) as by:
        was = register.one(by, "people", record)
        assert was is not None
        said = {"name": "Reka Diperbaiki", "born_earliest": was.born_earliest, "born_latest": was.born_latest, "nationality": was.nationality}  # fmt: skip
        return register_actions.correct(by=by, kind="people", fact=record, source=was.source_id, values={**said, **values}, because="salah rekaan")  # fmt: skip


def asked(who: Account, statement: str, *values: object) -> list[tuple[object, ...]]:
    with looking(who), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def test_who_shares_nothing_learns_neither_who_is_protected_nor_who_sits_where(at: SharingOffice) -> None:
    plain, hidden = at.cases.somebody("Reka Biasa"), at.cases.somebody("Reka Terlindung")
    protect(at, hidden)
    share, neighbour = at.share_note("Catatan rekaan"), SharingOffice("lain-rekaan")
    person = "INSERT INTO sharing_shareperson (office_id, share_id, record) VALUES (%s, %s, %s)"
    for who in (at.disnaker, at.kodim, neighbour.officer):
        for record in (plain, hidden):
            assert "row-level security" in is_refused(who, person, at.office.pk, share, record), who.name
        for agency in (at.polres, at.kodim):
            assert "row-level security" in is_refused(who, RECIPIENT, at.office.pk, share, agency.agency_id), who.name


def test_an_agency_does_not_learn_how_something_ended(at: SharingOffice) -> None:
    person, other = at.cases.somebody(), at.cases.somebody("Reka Lain")
    at.cases.night()
    ended = at.share_finding(at.cases.finding(person), until=TODAY)
    earlier("share", by="1 day")
    held, withdrawn, stays = at.share_finding(at.cases.finding(person)), at.share_note("Catatan rekaan"), at.share_finding(at.cases.finding(other))  # fmt: skip
    before = _told(at)
    assert [state for _, state in before] == [ShareState.OVER, *[ShareState.IN_FORCE] * 3]
    protect(at, person)
    at.withdraw(withdrawn)
    assert _told(at) == [*before[:1], (held, ShareState.OVER), (withdrawn, ShareState.OVER), before[3]]
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE screening_finding SET confidentiality = %s", [Clearance.RESTRICTED.value])
    assert asked(at.disnaker, "SELECT confidentiality, withdrawn_on, is_held FROM sharing_share") == []
    assert asked(at.disnaker, "SELECT DISTINCT share_id FROM sharing_sharewords") == [(stays,)]
    days = asked(at.disnaker, "SELECT id, team_id, shared_on, until FROM sharing_told() ORDER BY id")
    assert days == [(share, at.of_team, TODAY, TODAY if share == ended else UNTIL) for share in (ended, held, withdrawn, stays)]  # fmt: skip
    assert asked(at.polres, "SELECT * FROM sharing_told()") == []
    states = [one.state for share in (ended, held, withdrawn) if (one := at.seen(share, at.cases.examiner))]
    assert states == [ShareState.HELD_BACK, ShareState.HELD_BACK, ShareState.WITHDRAWN], "to the office, by its own day"


def _told(at: SharingOffice) -> list[tuple[int, ShareState]]:
    with looking(at.disnaker) as by:
        found = queries.shares(by, on=TODAY)
        assert all((one.withdrawn_on, one.by) == (None, 0) for one in found)
        return [(one.id, one.state) for one in reversed(found)]


def test_what_was_held_back_once_is_in_force_no_more_when_the_protection_ends(at: SharingOffice) -> None:
    person, joined, twin, sealed, with_case, hidden = (at.cases.somebody(f"Reka {number}") for number in "ABCDEF")  # fmt: skip
    at.cases.night()
    by_word, by_night, by_case, with_it, by_record = (at.share_finding(at.cases.finding(one)) for one in (person, joined, sealed, with_case, hidden))  # fmt: skip
    protect(at, person)
    protect(at, twin)
    with looking(at.cases.examiner) as by:
        facts.fact(by, "people", name="Reka F", name_key="REKA F", replaces=hidden, confidentiality=2)
    case = at.cases.open(sealed)
    at.cases.do(case, Protect(on=TODAY, person=1, protection=Protection.ASYLUM_SEEKER, because="mengaku rekaan"))
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE screening_standing SET records = %s WHERE person = %s", [[joined, twin], joined])
        cursor.execute("INSERT INTO casework_caseperson (office_id, case_id, number, record) VALUES (%s, %s, 2, %s)", [at.office.pk, case, with_case])  # fmt: skip
        cursor.execute("SELECT id FROM sharing_share WHERE is_held")
        assert {share for (share,) in cursor.fetchall()} == {by_word, by_case, with_it, by_record}, "at once"
    assert corrected(at) == 0, "the night finds who is one person"
    with looking(at.cases.examiner) as by:
        for fact in register.facts(by, "circumstances"):
            register_actions.withdraw(by=by, kind="circumstances", fact=fact.pk, because="keliru rekaan")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE casework_case SET confidentiality = 0")
        cursor.execute("UPDATE sharing_share SET confidentiality = 0")
    assert _held_back(at, by_word, by_night, by_case, with_it, by_record) == {by_word, by_night, by_case, with_it, by_record}  # fmt: skip
    assert {state for _, state in _told(at)} == {ShareState.OVER}
    assert at.share_finding(at.cases.finding(person)), "it is shared anew"


def test_what_was_shared_of_somebody_protected_before_holds_were_known_is_held_by_the_update(at: SharingOffice) -> None:
    held = import_module("timpora.sharing.migrations.0003_one_end").HELD
    [first_hold] = [one for one in held.splitlines() if one.strip().startswith("UPDATE sharing_share s SET is_held = true WHERE s.withdrawn_on")]  # fmt: skip
    person, hidden, over = (at.cases.somebody(f"Reka {name}") for name in ("Biasa", "Terlindung", "Ditarik"))
    at.cases.night()
    plain, protected, withdrawn = (at.share_finding(at.cases.finding(one)) for one in (person, hidden, over))
    at.withdraw(withdrawn)
    for record in (hidden, over):
        protect(at, record)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE sharing_share SET is_held = false")
        cursor.execute(first_hold)
        cursor.execute("SELECT id FROM sharing_share WHERE is_held")
        assert cursor.fetchall() == [(protected,)], (plain, withdrawn)


def test_who_is_protected_stays_so_after_a_correction_and_by_every_record(at: SharingOffice) -> None:
    person, sealed, other, twin = (at.cases.somebody(f"Reka {name}") for name in ("Satu", "Dua", "Tiga", "Kembaran"))
    at.cases.night()
    by_word, by_seal, by_twin = (at.share_finding(at.cases.finding(one)) for one in (person, sealed, other))
    assert _held_back(at, by_word, by_seal, by_twin) == set()
    protect(at, correct(at, person))
    case, later = at.cases.open(sealed), correct(at, correct(at, sealed))
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE casework_caseperson SET record = %s", [later])
    assert _held_back(at, by_seal) == set()
    at.cases.do(case, Protect(on=TODAY, person=1, protection=Protection.ASYLUM_SEEKER, because="mengaku rekaan"))
    assert _held_back(at, by_word, by_seal, by_twin) == {by_word, by_seal}
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE screening_standing SET records = %s WHERE person = %s", [[other, twin], other])
    protect(at, correct(at, twin))
    assert _held_back(at, by_word, by_seal, by_twin) == {by_word, by_seal, by_twin}
    assert read_by(at.disnaker, "sharewords") == [0]


def _held_back(at: SharingOffice, *shares: int) -> set[int]:
    return {share for (share,) in asked(at.officer, "SELECT sharing_held_back(%s)", list(shares))}  # type: ignore[misc]


def test_what_changed_is_read_while_the_share_is_in_force_and_never_as_it_is_kept(at: SharingOffice) -> None:
    person = at.cases.somebody()
    at.cases.night()
    share = at.share_finding(at.cases.finding(person), at.disnaker, at.polres)
    limit_becomes(at, person, TODAY - timedelta(days=3))
    assert corrected(at) == 1
    tables = ("correction", "correctedlimit", "correctedfinding")
    assert read_by(at.disnaker, *tables) == [1, 1, 0]
    assert read_by(at.kodim, *tables) == [0, 0, 0]
    assert "24 Juni" not in str(asked(at.disnaker, "SELECT c::text FROM sharing_correction c"))
    protect(at, person)
    assert read_by(at.disnaker, *tables) == [1, 0, 0]
    assert read_by(at.officer, *tables) == [1, 1, 1]
    with looking(at.disnaker) as by:
        assert "tidak benar lagi" in queries.corrections(by, [share])[0].notice.id


def test_what_is_sealed_later_is_read_in_the_office_by_as_few_and_counts_in_no_list(at: SharingOffice) -> None:
    one, two = at.cases.somebody("Reka Satu"), at.cases.somebody("Reka Dua")
    at.cases.night()
    case = at.cases.open(one)
    at.share(Wanted(kind=ShareKind.CASE, row=case))
    finding = at.cases.finding(two)
    at.share_finding(finding)
    numbers = Wanted(kind=ShareKind.LIST, query="rule=overstay")
    assert read_by(at.officer, "share", "sharewords") == [2, 2]
    at.cases.do(case, Protect(on=TODAY, person=1, protection=Protection.ASYLUM_SEEKER, because="mengaku rekaan"))
    assert read_by(at.officer, "share", "sharewords") == [1, 1]
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE screening_finding SET confidentiality = %s", [Clearance.RESTRICTED.value])
    assert read_by(at.officer, "share", "sharewords") == [0, 0]
    assert read_by(at.cases.examiner, "share", "sharewords") == [2, 2]
    listed = at.seen(at.share(numbers, by=at.cases.examiner), at.disnaker)
    assert listed is not None
    assert listed.words is not None
    assert listed.words.lines[-1].value.en == "nothing"


def test_an_answer_is_taken_in_of_the_record_that_stands_today_or_refused_in_words(at: SharingOffice) -> None:
    person = at.cases.somebody()
    at.cases.night()
    share = at.share_finding(at.cases.finding(person), at.disnaker, at.polres)
    first, second = (at.answers(share, agency) for agency in (at.disnaker, at.polres))
    fact = NewFact(
        kind="presence", record=person, values={"from_on": TODAY, "place_kind": "other", "met_in_person": False}
    )
    right = correct(at, person)
    with looking(at.officer) as by:
        waiting, count = queries.waiting(by, on=TODAY, most=1)
        assert ([one.id for one in waiting], count) == ([share], 1)
        made = actions.take_in(by=by, share=share, answer=first, fact=fact, on=TODAY)
        assert register.facts(by, "presence").get(pk=made).person_record_id == right
    with looking(at.cases.examiner) as by:
        register_actions.withdraw(by=by, kind="people", fact=right, because="salah rekaan")
    with looking(at.officer) as by:
        assert refusal(actions.take_in, by=by, share=share, answer=second, fact=fact, on=TODAY) == "share_record_gone"
