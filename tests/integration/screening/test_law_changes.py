"""The office's changes of the law: proposed by one person, approved by another, and from then on everybody is judged by them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, transaction
from tests.factories import office as offices
from tests.factories import tokens
from tests.factories.office import account, looking
from tests.integration.screening.test_nights import MEETING, Office

from timpora.accounts.core.roles import Role
from timpora.accounts.doors import on_behalf_of
from timpora.accounts.models import Account, ApiToken
from timpora.intake import queries as intake
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.register import telling
from timpora.screening import law_actions, law_queries, nights
from timpora.screening.core.law_changes import ChangeOf, ChangeState, ChangeTold, standard_law
from timpora.screening.models import LawChange
from timpora.screening.office_law import dated_law_of, law_of
from timpora.screening.one_person_known import explained


pytestmark = pytest.mark.usefixtures("office_database", "unblocked")
SOON = date(2023, 6, 1)


@pytest.fixture
def unblocked(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def setting(name: str, value: int, begins_on: date = MEETING) -> ChangeTold:
    return ChangeTold(
        of=ChangeOf.SETTING, name=name, begins_on=begins_on, last_day=None, stands_apart=False, told={"value": value},
        citation="SK Kepala Kantor Rekaan 1/2023",
    )  # fmt: skip


def new_row(code: str = "Q77", first: str = "2023-01-01", **columns: str) -> ChangeTold:
    row = {
        "visa_index": code, "exists_from": first, "exists_until": "", "kind": "visit", "title_id": "Rekaan", "title_en": "Invented",
        "work": "none", "stay_varies": "false", "initial_days": "30", "initial_months": "", "extension_days": "30", "longest_extensions": "1",
        "longest_days": "60", "citation": "Pasal Rekaan", "status": "confirmed", "note_id": "", "note_en": "",
    } | columns  # fmt: skip
    return ChangeTold(
        of=ChangeOf.NEW_ROW, name=code, begins_on=date.fromisoformat(first), last_day=None, stands_apart=False, told=row, citation=row["citation"],
    )  # fmt: skip


class People:
    """Who proposes and who decides; each step is a transaction of its own."""

    def __init__(self) -> None:
        self.administrator = account(Role.ADMINISTRATOR)
        self.other = account(Role.ADMINISTRATOR, name="pengelola.lain")
        self.head = account(Role.HEAD_OF_SECTION)
        self.officer = account(Role.OFFICER)

    def proposed(self, change: ChangeTold, on: date = MEETING) -> int:
        with looking(self.administrator) as by:
            return law_actions.propose(by=by, change=change, because="peraturan baru", on=on)

    def approved(self, change: ChangeTold, on: date = MEETING) -> int:
        number = self.proposed(change, on)
        with looking(self.head) as by:
            law_actions.approve(by=by, change=number, on=on)
        return number


def refused(act, *arguments, **named) -> str:
    with pytest.raises(Refused) as told:
        act(*arguments, **named)
    return told.value.refusal.code


def test_an_approved_index_makes_the_next_night_judge_everybody_and_changes_a_verdict() -> None:
    office, people = Office(), People()
    person = office.record("people")
    office.record("stay_permits", person_record_id=person, visa_index="Q77", valid_until=date(2023, 7, 20))
    office.overstayer(name="Reka Lain", name_key="REKA LAIN")
    office.night()
    assert office.rules_of(person) == []
    people.proposed(new_row())
    assert office.night() is None, "what is only proposed changes nothing"
    with looking(people.head) as by:
        law_actions.approve(by=by, change=law_queries.changes(by)[0].id, on=MEETING)
    done = office.night()
    assert done is not None
    assert (done.kind, done.judged) == (nights.Kind.WHOLE, 2)
    assert office.rules_of(person) == ["recorded_limit_differs"], "the index now says thirty days"
    assert office.night() is None
    assert office.disagreements() == 0


def test_a_setting_of_the_office_moves_the_day_on_which_a_limit_ends_soon() -> None:
    office, people = Office(), People()
    person = office.record("people")
    office.record("stay_permits", person_record_id=person, valid_from=date(2023, 5, 22), valid_until=date(2023, 7, 20))
    office.night()
    assert office.rules_of(person) == []
    people.approved(setting("reminder.limit_within_days", 30))
    done = office.night()
    assert done is not None
    assert done.kind is nights.Kind.WHOLE
    assert office.rules_of(person) == ["limit_ends_soon"]
    assert office.disagreements() == 0


def test_a_deadline_of_cases_decides_no_verdict_and_so_makes_nobody_be_judged_anew() -> None:
    office, people = Office(), People()
    office.overstayer()
    office.night()
    people.approved(setting("case.triage_working_days", 4))
    assert office.night() is None


def test_a_setting_that_begins_later_is_judged_by_on_its_first_day() -> None:
    office, people = Office(), People()
    person = office.record("people")
    office.record("stay_permits", person_record_id=person, valid_from=date(2023, 5, 22), valid_until=date(2023, 7, 20))
    office.night(SOON)
    people.approved(setting("reminder.limit_within_days", 30, date(2023, 6, 22)), on=SOON)
    office.night(SOON)
    assert office.rules_of(person) == []
    office.night(date(2023, 6, 21))
    assert office.rules_of(person) == []
    office.night(date(2023, 6, 22))
    assert office.rules_of(person) == ["limit_ends_soon"]
    assert office.disagreements(date(2023, 6, 22)) == 0


def test_the_law_is_made_once_for_each_latest_change_and_is_the_office_s_own() -> None:
    people = People()
    with looking(people.officer) as viewer:
        assert dated_law_of(viewer) is standard_law()
    people.approved(new_row())
    with looking(people.officer) as viewer:
        law = dated_law_of(viewer)
        assert law.indexes.on("Q77", MEETING) is not None
        assert dated_law_of(viewer) is law
        assert law_of(viewer, MEETING) is law_of(viewer, MEETING)
    elsewhere = account(Role.OFFICER, offices.office("lain-rekaan"))
    with looking(elsewhere) as viewer:
        assert dated_law_of(viewer) is standard_law()
        assert law_queries.changes(viewer) == []
    with looking(people.administrator) as viewer:
        assert dated_law_of(viewer) is law, "who sees no data of foreigners sees the law"


def test_the_page_of_a_person_and_the_reading_of_lists_go_by_the_office_s_law_at_once() -> None:
    office, people = Office(), People()
    person = office.record("people")
    office.record("stay_permits", person_record_id=person, visa_index="Q77", valid_until=date(2023, 7, 20))

    def rules_and_kind() -> tuple[set[str], object]:
        with looking(people.officer) as viewer:
            said = telling.told_of(viewer, [person])
            told = explained(viewer, person, said, as_of=MEETING, as_known=None)
            return {finding.rule_id for finding in told.findings}, intake.kind_of_index(viewer)("Q77")

    assert rules_and_kind() == (set(), None)
    people.approved(new_row())
    assert rules_and_kind() == ({"recorded_limit_differs"}, "visit")


def test_nobody_approves_an_own_proposal_and_no_officer_any() -> None:
    people = People()
    number = people.proposed(new_row())
    for somebody, code in ((people.administrator, "own_law_change"), (people.officer, "may_not_approve_law")):
        with looking(somebody) as by:
            assert refused(law_actions.approve, by=by, change=number, on=MEETING) == code
            assert refused(law_actions.give_back, by=by, change=number, because="tidak") == code
    with looking(people.officer) as by:
        assert refused(law_actions.propose, by=by, change=new_row(), because="x", on=MEETING) == "may_not_propose_law"
        assert [one.state for one in law_queries.changes(by)] == [ChangeState.PROPOSED], "who may not decide still sees"
    with looking(people.other) as by:
        law_actions.approve(by=by, change=number, on=MEETING, because="sudah dibaca")
    with looking(people.head) as by:
        assert refused(law_actions.give_back, by=by, change=number, because="terlambat") == "law_change_decided"


def test_a_proposal_is_returned_with_a_reason_or_taken_back_and_changes_nothing() -> None:
    people = People()
    returned, own = people.proposed(new_row()), people.proposed(new_row("Q78"))
    with looking(people.head) as by:
        assert refused(law_actions.give_back, by=by, change=returned, because=" ") == "law_change_without_reason"
        assert refused(law_actions.take_back, by=by, change=own) == "not_own_law_change"
        law_actions.give_back(by=by, change=returned, because="pasalnya keliru")
    with looking(people.administrator) as by:
        law_actions.take_back(by=by, change=own)
        assert {one.id: one.state for one in law_queries.changes(by)} == {
            returned: ChangeState.RETURNED,
            own: ChangeState.TAKEN_BACK,
        }
        assert dated_law_of(by) is standard_law()


def test_what_no_longer_fits_is_not_approved() -> None:
    people = People()
    number = people.proposed(setting("reminder.limit_within_days", 30, MEETING))
    with looking(people.head) as by:
        code = refused(law_actions.approve, by=by, change=number, on=date(2023, 6, 28))
    assert code == "law_change_past"


def test_an_approved_change_that_no_longer_fits_the_shipped_tables_is_set_aside_and_said() -> None:
    people = People()
    number = people.approved(new_row())
    with offices.as_owner():
        LawChange.objects.filter(pk=number).update(told={**new_row().told, "visa_index": "VOA"}, name="VOA")
        LawChange.objects.filter(pk=number).update(decided_at="2023-06-27 05:00+00")
    with looking(people.head) as viewer:
        assert dated_law_of(viewer).indexes.entries == standard_law().indexes.entries
        [one] = law_queries.changes(viewer)
        assert one.unfitting is not None
        assert one.unfitting.code == "law_change_alias"


def ask(by: Viewer, statement: str, *values: object) -> int:
    """What a statement does on the web's own connection; -1 where the database refuses it."""
    del by
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.rowcount
    except DatabaseError:
        return -1


APPROVING = "UPDATE screening_lawchange SET state = 'approved', decided_by = %s, decided_at = statement_timestamp() WHERE id = %s"
NOTHING_DONE = {0, -1}


def test_the_database_itself_keeps_four_eyes() -> None:
    people = People()
    number = people.proposed(new_row())
    for somebody in (people.administrator, people.officer):
        with looking(somebody) as by:
            assert ask(by, APPROVING, somebody.pk, number) in NOTHING_DONE
    with looking(people.administrator) as by:
        assert ask(by, APPROVING, people.head.pk, number) in NOTHING_DONE, "nobody decides in another's name"
    with looking(people.head) as by:
        assert ask(by, "UPDATE screening_lawchange SET told = '{}' WHERE id = %s", number) in NOTHING_DONE
        assert ask(by, "UPDATE screening_lawchange SET proposed_by = 0 WHERE id = %s", number) in NOTHING_DONE
        assert ask(by, "DELETE FROM screening_lawchange WHERE id = %s", number) in NOTHING_DONE
        assert ask(by, "UPDATE screening_lawchange SET state = 'returned', decided_by = %s, decided_at = statement_timestamp() WHERE id = %s", people.head.pk, number) in NOTHING_DONE  # fmt: skip
        assert ask(by, APPROVING, people.head.pk, number) == 1
        assert ask(by, "UPDATE screening_lawchange SET state = 'proposed', decided_by = NULL, decided_at = NULL WHERE id = %s", number) in NOTHING_DONE  # fmt: skip
    with pytest.raises(DatabaseError), offices.as_owner():
        LawChange.objects.filter(pk=number).update(decided_by=people.administrator.pk)


def test_a_program_proposes_and_decides_nothing_whatever_its_token_says() -> None:
    people = People()
    number = people.proposed(new_row())
    tokens.token(people.head)
    own = tokens.number_of(people.head)
    with offices.as_owner():
        ApiToken.objects.filter(pk=own).update(permissions=["read_register", "propose_law", "approve_law"])
    with on_behalf_of(people.head.pk, own) as by:
        assert law_queries.change(by, number) is not None
        assert ask(by, APPROVING, people.head.pk, number) in NOTHING_DONE


def test_two_who_decide_at_once_decide_once_and_conflicting_proposals_are_not_both_approved() -> None:
    people = People()
    first, second = people.proposed(new_row(first="2023-08-01")), people.proposed(new_row(first="2023-08-01"))
    together, told = Barrier(4), []

    def decide(somebody: Account, number: int) -> None:
        try:
            with on_behalf_of(somebody.pk) as by:
                together.wait(timeout=30)
                law_actions.approve(by=by, change=number, on=MEETING)
                told.append("approved")
        except Refused as no:
            told.append(no.refusal.code)
        finally:
            connection.close()

    asked = [(somebody, number) for somebody in (people.head, people.other) for number in (first, second)]
    with ThreadPoolExecutor(4) as threads:
        for done in [threads.submit(decide, *one) for one in asked]:
            done.result()
    assert told.count("approved") == 1
    assert set(told) <= {"approved", "law_change_decided", "law_change_overlap"}
    with looking(people.head) as viewer:
        assert [one.unfitting for one in law_queries.changes(viewer)] == [None, None]


def test_each_step_is_told_in_the_audit_trail() -> None:
    people = People()
    number = people.approved(new_row())
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT action, account FROM audit_event WHERE subject = %s ORDER BY id", [f"law:{number}"])
        told = cursor.fetchall()
    assert told == [("law_change_proposed", people.administrator.pk), ("law_change_approved", people.head.pk)]
