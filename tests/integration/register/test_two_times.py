"""Two times: what was known on a moment is told the same for ever, whatever was recorded or withdrawn since."""

from datetime import datetime

import pytest
from django.db import connection
from tests.factories import facts
from tests.factories import office as offices

from timpora.accounts.core.roles import Role
from timpora.audit import queries as audit
from timpora.register import actions, queries


pytestmark = pytest.mark.usefixtures("office_database")


def moment() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def test_what_was_known_comes_out_the_same_after_a_correction_and_an_undo() -> None:
    officer = offices.account(Role.EXAMINER)
    moments, known = [], []

    def look() -> None:
        moments.append(moment())
        with offices.looking(officer) as by:
            known.append({kind: [fact.pk for fact in found] for kind, found in queries.about(by, record).items()})

    with offices.looking(officer) as by:
        source = facts.source(by)
        record = facts.fact(by, "people", source=source)
        permit = facts.fact(by, "stay_permits", source=source, person_record_id=record)
    look()
    with offices.looking(officer) as by:
        values = {**facts.LEAST["stay_permits"], "person_record_id": record, "visa_index": "B211A"}
        actions.correct(by=by, kind="stay_permits", fact=permit, source=source, values=values, because="salah baca")
    look()
    with offices.looking(officer) as by:
        actions.withdraw_source(by=by, source=source, because="berkas keliru")
    look()
    assert [len(told["stay_permits"]) for told in known] == [1, 1, 0]
    assert known[0]["stay_permits"] != known[1]["stay_permits"]
    with offices.looking(officer) as by:
        again = [
            {kind: [fact.pk for fact in found] for kind, found in queries.about(by, record, as_known=at).items()}
            for at in moments
        ]
    assert again == known


def test_each_act_is_told_in_the_audit_trail_with_its_actor() -> None:
    officer, head = offices.account(Role.EXAMINER), offices.account(Role.HEAD_OF_SECTION)
    with offices.looking(officer) as by:
        record = facts.fact(by, "people")
    with offices.looking(officer) as by:
        actions.withdraw(by=by, kind="people", fact=record, because="salah ketik")
    with offices.looking(head) as by:
        told = audit.about(by, f"people:{record}")
    assert [(event.action, event.account) for event in told] == [
        ("fact_withdrawn", officer.pk),
        ("fact_recorded", officer.pk),
    ]
