"""Persons in the database: keys and judgements compute them, and undoing every judgement leaves everything as it was."""

import random
from datetime import date, timedelta

import polars as pl
import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from tests.factories import facts
from tests.factories import office as offices

from timpora.accounts import doors
from timpora.accounts.core.roles import Role
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.register import actions, frames, identity, queries, telling
from timpora.register.judgements import Verdict


pytestmark = pytest.mark.django_db
BECAUSE = "paspor lama ditunjukkan"
SAME, APART = Verdict.SAME, Verdict.NOT_THE_SAME


def entered(role: Role = Role.EXAMINER, of: str = "serang-rekaan") -> Viewer:
    viewer = doors.viewer_of(offices.account(role, offices.office(of)))
    doors.enter(viewer)
    return viewer


def people(by: Viewer, count: int, **columns: list[object]) -> list[int]:
    """Records with a document each, in one source."""
    source = facts.source(by)
    names = [f"Reka {number}" for number in range(count)]
    rows = pl.DataFrame({"name": names, "name_key": [name.upper() for name in names]})
    made = actions.record_many(by=by, kind="people", source=source, rows=rows)
    documents = columns.get("document_number") or [f"QQE{number:06}" for number in range(count)]
    told = pl.DataFrame({"person_record_id": made, "document_number": documents, **columns})
    actions.record_many(by=by, kind="travel_documents", source=source, rows=told)
    return made


def everything(by: Viewer) -> dict[str, pl.DataFrame]:
    return {name: frame.collect() for name, frame in frames.register_for(by).frames().items()}


def test_what_a_rule_judged_of_many_gives_way_to_an_officers_word() -> None:
    by = entered()
    first, second, third = people(by, 3)
    assert actions.judge_many(by=by, pairs=[(second, first), (second, third), (first, first)], verdict=SAME, because="kunci nama") == 2  # fmt: skip
    assert identity.around(by, [third]).records_of(third) == [first, second, third]
    with pytest.raises(Refused, match="judged already"):
        actions.judge(by=by, records=(first, second), verdict=APART, because=BECAUSE)
    actions.judge(by=by, records=(third, first), verdict=APART, because=BECAUSE)
    assert identity.around(by, [first]).records_of(first) == [first, second]


def test_officers_do_not_contradict_each_other_without_a_withdrawal() -> None:
    by = entered()
    first, second, third = people(by, 3)
    actions.judge(by=by, records=(first, second), verdict=SAME, because=BECAUSE)
    word = actions.judge(by=by, records=(third, second), verdict=APART, because=BECAUSE)
    with pytest.raises(Refused, match="not to be the same"):
        actions.judge(by=by, records=(third, first), verdict=SAME, because=BECAUSE)
    actions.withdraw_judgement(by=by, judgement=word, because="salah lihat")
    with pytest.raises(Refused, match="no such fact"):
        actions.withdraw_judgement(by=by, judgement=word, because="salah lihat")
    actions.judge(by=by, records=(third, first), verdict=SAME, because=BECAUSE)
    with pytest.raises(Refused, match="officers judged so"):
        actions.judge(by=by, records=(third, second), verdict=APART, because=BECAUSE)


@pytest.mark.parametrize("because", ["", "  "])
def test_a_judgement_says_why(because: str) -> None:
    by = entered()
    first, second = people(by, 2)
    with pytest.raises(Refused, match="reason"):
        actions.judge(by=by, records=(first, second), verdict=SAME, because=because)


def test_the_same_document_joins_and_a_contradiction_is_found() -> None:
    by = entered()
    numbers: list[object] = ["QQE1", "QQE1", "QQE2", "QQE2"]
    states: list[object] = ["CHN", "CHN", "CHN", "KOR"]
    first, second, third, fourth = people(by, 4, document_number=numbers, issuing_state=states)
    assert identity.whole(by).person_of == {first: first, second: first, third: third, fourth: fourth}
    assert identity.contradicted(by) == ["QQE2"]
    assert identity.holders(by, ["QQE2", "QQE3"]) == {"QQE2": [third, fourth], "QQE3": []}


def at_random(by: Viewer, chance: random.Random) -> None:
    """One row of one of few document numbers, which says of state and birth what chance wants."""
    born = chance.choice([None, date(1980, 1, 1), date(1990, 1, 1)])
    until = born and born + timedelta(days=chance.choice([0, 364, 4000]))
    record = facts.fact(by, "people", nationality=chance.choice([None, "CHN", "KOR"]), born_earliest=born, born_latest=until)  # fmt: skip
    told = {"document_number": f"QQE{chance.randrange(12)}", "issuing_state": chance.choice([None, None, "CHN", "JPN"])}
    made = facts.fact(by, "travel_documents", person_record_id=record, **told)
    if chance.random() < 0.2:
        actions.withdraw(by=by, kind="travel_documents", fact=made, because=BECAUSE)


def test_what_is_noted_as_rows_come_finds_every_number_whose_rows_disagree() -> None:
    chance = random.Random(1212)
    by = entered()
    for _ in range(60):
        at_random(by, chance)
    against = sorted(one.document for one in identity.whole(by).contradictions)
    assert 0 < len(against) < 12
    assert identity.contradicted(by) == against


def test_what_two_transactions_brought_past_each_other_is_found_in_the_night() -> None:
    by = entered()
    people(by, 2, document_number=["QQE2", "QQE2"], issuing_state=["CHN", "KOR"])
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM register_doubtednumber")
    assert identity.contradicted(by) == []
    identity.note_all_doubts()
    assert identity.contradicted(by) == ["QQE2"]


def test_a_number_in_doubt_is_as_confidential_as_the_rows_that_disagree() -> None:
    by = entered()
    for state in ("CHN", "KOR"):
        facts.fact(by, "travel_documents", document_number="QQE2", issuing_state=state, confidentiality=2)
    assert identity.contradicted(by) == ["QQE2"]
    for other in (entered(Role.OFFICER), entered(Role.HEAD_OF_SECTION, "lain-rekaan")):
        assert identity.contradicted(other) == []
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM register_doubtednumber")
            assert cursor.fetchone() == (0,)


def test_nobody_judges_a_record_that_he_does_not_see() -> None:
    elsewhere = people(entered(of="lain-rekaan"), 1)[0]
    by = entered()
    own, hidden = people(by, 1)[0], facts.fact(by, "people", confidentiality=2)
    officer = entered(Role.OFFICER)
    for other in (elsewhere, hidden, own):
        with pytest.raises(Refused, match="no two records"):
            actions.judge(by=officer, records=(own, other), verdict=SAME, because=BECAUSE)
        assert actions.judge_many(by=officer, pairs=[(own, other)], verdict=SAME, because=BECAUSE) == 0


def test_a_judgement_is_as_confidential_as_what_it_is_about() -> None:
    by = entered()
    own, hidden = people(by, 1)[0], facts.fact(by, "people", confidentiality=2)
    actions.judge(by=by, records=(own, hidden), verdict=SAME, because=BECAUSE)
    assert identity.judgements(by).count() == 1
    officer = entered(Role.OFFICER)
    assert not identity.judgements(officer).exists()
    assert identity.around(officer, [own]).records_of(own) == [own]


@pytest.mark.parametrize("column", ["verdict = 'same'", "because = 'lain'", "first_record_id = first_record_id"])
def test_no_statement_overwrites_or_deletes_a_judgement(column: str) -> None:
    by = entered()
    first, second = people(by, 2)
    made = actions.judge(by=by, records=(first, second), verdict=SAME, because=BECAUSE)
    for statement in (f"UPDATE register_judgement SET {column} WHERE id = %s", "DELETE FROM register_judgement WHERE id = %s"):  # fmt: skip
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:  # fmt: skip
            cursor.execute(statement, [made])


def test_another_office_sees_no_judgement_and_no_person() -> None:
    by = entered()
    first, second = people(by, 2)
    actions.judge(by=by, records=(first, second), verdict=SAME, because=BECAUSE)
    other = entered(Role.HEAD_OF_SECTION, "lain-rekaan")
    assert identity.around(other, [first, second]).person_of == {}
    assert everything(other)["people"].is_empty()
    with connection.cursor() as cursor:
        for table in ("register_judgement", "register_personrecord", "register_traveldocument"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (0,)


def test_a_withdrawn_record_is_nobody() -> None:
    by = entered()
    [record] = people(by, 1)
    actions.withdraw(by=by, kind="people", fact=record, because=BECAUSE)
    assert identity.around(by, [record]).person_of == {}
    assert not queries.facts(by, "travel_documents").exists()
    assert all(frame.is_empty() for frame in everything(by).values())


def test_who_corrects_a_name_keeps_what_was_said_and_judged_of_the_person() -> None:
    by = entered()
    first, second = people(by, 2)
    actions.judge(by=by, records=(first, second), verdict=SAME, because=BECAUSE)
    permit = facts.fact(by, "stay_permits", person_record_id=first)
    values = {"name": "Reka Nol", "name_key": "NOL REKA"}
    made = actions.correct(
        by=by, kind="people", fact=first, source=facts.source(by), values=values, because="salah eja"
    )
    assert identity.around(by, [second]).records_of(made) == [second, made]
    [kept] = queries.about(by, made)["stay_permits"]
    assert kept.replaces == permit
    assert [one.document_number for one in queries.about(by, made)["travel_documents"]] == ["QQE000000"]


def test_the_register_of_one_person_is_that_persons_part_of_the_whole_register() -> None:
    by = entered()
    made = people(by, 6, document_number=["QQE000001", "QQE000001", "QQE000002", "QQE000003", "QQE000003", "QQE000004"])
    actions.judge(by=by, records=(made[0], made[2]), verdict=SAME, because=BECAUSE)
    source = facts.source(by)
    for record in made:
        facts.fact(by, "stay_permits", source=source, source_row=7, person_record_id=record)
        facts.fact(by, "presence", source=source, person_record_id=record, met_in_person=record % 2 == 0)
    actions.withdraw(by=by, kind="travel_documents", fact=queries.about(by, made[3])["travel_documents"][0].pk, because=BECAUSE)  # fmt: skip
    whole, persons = everything(by), identity.whole(by)
    for person in set(persons.person_of.values()):
        told = telling.told_of(by, persons.records_of(person))
        own = {name: frame for name, frame in whole.items() if name != "feeds"}
        assert frames.rows_of_one(told, person) == {
            name: frame.filter(pl.col("person") == person).rows(named=True) for name, frame in own.items()
        }


@pytest.mark.parametrize("until", [None, timedelta(0), timedelta(seconds=-1)])
def test_what_is_asked_at_once_is_what_each_kind_is_asked_for(until: timedelta | None) -> None:
    by = entered()
    records = people(by, 2, document_number=["QQE000001", "QQE000002"])
    source = facts.source(by)
    for record in records:
        for kind in ("stay_permits", "presence", "crossings"):
            facts.fact(by, kind, source=source, source_row=7, person_record_id=record)
    [passport] = queries.about(by, records[0])["travel_documents"]
    actions.withdraw(by=by, kind="travel_documents", fact=passport.pk, because=BECAUSE)
    as_known = None if until is None else passport.recorded_at + until
    told = telling.told_of(by, records, as_known=as_known)
    assert set(told.held) == set(told.withdrawn) == set(telling.TOLD)
    for kind in telling.TOLD:
        about = {"pk__in" if kind == "people" else "person_record__in": records}
        held = queries.facts(by, kind, as_known=as_known).filter(**about).select_related("source")
        assert [(*values(one), *values(one.source)) for one in told.held[kind]] == [
            (*values(one), *values(one.source)) for one in held
        ]
        assert told.held[kind] == list(held)
    assert (
        bool(told.held["presence"])
        is (told.withdrawn["travel_documents"] == [passport])
        is (until != timedelta(seconds=-1))
    )


def values(row: Model) -> list[object]:
    return [getattr(row, column.attname) for column in row._meta.concrete_fields]  # noqa: SLF001 - Django's name for it
