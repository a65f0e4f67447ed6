"""Whoever was told what was wrong is told so, once; what only came later, what time alone ends and what was never told is no correction."""

from datetime import date, timedelta

import pytest
from pytest_django.fixtures import Settings
from tests.factories import facts
from tests.factories.office import looking
from tests.factories.sharing import SharingOffice
from tests.factories.teams import TODAY
from tests.integration.sharing.test_sharing import corrected, limit_becomes
from tests.integration.sharing.test_sharing_secrets import correct

from timpora.register import actions as register_actions
from timpora.register import queries as register
from timpora.register.judgements import Verdict
from timpora.screening.case_facts import people_now
from timpora.sharing import comparing, correcting, queries
from timpora.sharing.core.kinds import Field, ShareKind
from timpora.sharing.gathering import Wanted


SOON = TODAY + timedelta(days=5)
NAMED = frozenset({Field.WHAT, Field.NAME, Field.BORN, Field.DOCUMENT, Field.NATIONALITY, Field.LAST_PLACE, Field.DISTRICT, Field.SPONSOR})  # fmt: skip


@pytest.fixture
def at(office_database: str, settings: Settings) -> SharingOffice:
    assert office_database
    settings.STANDS_ON = TODAY
    return SharingOffice()


def notices(at: SharingOffice) -> list[tuple[int, str]]:
    """What Disnaker was told, the first first."""
    with looking(at.disnaker) as by:
        return [(one.share, one.notice.id) for one in reversed(queries.corrections(by))]


def amend(at: SharingOffice, kind: str, record: int, **values: object) -> None:
    """The only fact of a kind about somebody is corrected."""
    with looking(at.cases.examiner) as by:
        (wrong,) = register.facts(by, kind).filter(person_record=record)
        source = facts.source(by, f"{kind}-{record}-{len(values)}.csv")
        register_actions.amend(by=by, kind=kind, fact=wrong.pk, source=source, changes=values, because="salah rekaan")
    at.cases.night()


def until(at: SharingOffice, day: date) -> None:
    at.cases.on = day
    at.cases.night()


def test_what_time_alone_ends_is_no_correction_and_what_was_wrong_is_one_also_later(at: SharingOffice) -> None:
    person = at.cases.somebody(limit=SOON)
    at.cases.night()
    share = at.share_finding(at.cases.finding(person, "limit_ends_soon"))
    until(at, SOON + timedelta(days=1))
    assert at.cases.finding(person), "past the limit now, and its end is near no longer"
    assert corrected(at) == 0, "it was so on the day on which it was shared"
    limit_becomes(at, person, TODAY + timedelta(days=90))
    assert corrected(at) == 1
    assert [number for number, words in notices(at) if "tidak ditemukan lagi" in words] == [share]
    limit_becomes(at, person, SOON)
    assert corrected(at) == 1
    assert "ternyata benar" in notices(at)[1][1]


def test_records_that_are_of_one_person_take_nothing_from_under_what_was_shared(at: SharingOffice) -> None:
    first, second = at.cases.somebody("Reka Wei"), at.cases.somebody("Reka Wei Kembar")
    at.cases.night()
    share = at.share_finding(at.cases.finding(second), fields=frozenset({Field.STAY_LIMIT, Field.NAME}))
    with looking(at.cases.examiner) as by:
        register_actions.judge(by=by, records=(first, second), verdict=Verdict.SAME, because="paspor yang sama dilihat")
    at.cases.night()
    assert corrected(at) == 0, "the other row goes on"
    for record in (first, second):
        limit_becomes(at, record, TODAY - timedelta(days=3))
    assert corrected(at) == 1
    assert notices(at)[0][0] == share
    assert "sekarang 24 Juni 2023" in notices(at)[0][1]


def test_what_a_case_did_to_a_permit_is_no_correction(at: SharingOffice) -> None:
    person = at.cases.somebody(limit=TODAY + timedelta(days=20))
    with looking(at.cases.examiner) as by:
        facts.fact(by, "work_permits", person_record_id=person, valid_from=TODAY - timedelta(days=90), valid_until=TODAY - timedelta(days=20), work_permit_number="T-1")  # fmt: skip
    at.cases.night()
    at.share_finding(at.cases.finding(person, "work_permit_ended"), fields=frozenset({Field.WHAT, Field.NAME}))
    amend(at, "stay_permits", person, cancelled_on=TODAY, closed_because="cancelled")
    until(at, TODAY + timedelta(days=1))
    assert corrected(at) == 0, "the permit ran on the day on which it was shared"


def test_a_field_that_was_corrected_is_named_once_and_what_came_later_is_not(at: SharingOffice) -> None:
    person = at.cases.somebody(sponsor="PT Rekaan", met=False)
    with looking(at.cases.examiner) as by:
        facts.fact(by, "presence", person_record_id=person, from_on=TODAY, until_on=TODAY, place="Hotel Khayal", area_code="36.04.08", met_in_person=True)  # fmt: skip
    at.cases.night()
    share = at.share_finding(at.cases.finding(person), fields=NAMED)
    seen = at.seen(share, at.disnaker)
    assert seen is not None
    assert seen.words is not None
    assert "tidak tercatat" not in str(seen.words.lines)
    with looking(at.cases.examiner) as by:
        facts.fact(by, "travel_documents", person_record_id=person, document_number="ZZ123456")
        facts.fact(by, "presence", person_record_id=person, from_on=TODAY + timedelta(days=1), until_on=None, place="Pabrik Rekaan", area_code="36.04.30")  # fmt: skip
    until(at, TODAY + timedelta(days=1))
    assert corrected(at) == 0, "another passport, and where the person went later"
    right = correct(at, person, name="Reka Diperbaiki")
    at.cases.night()
    assert (corrected(at), corrected(at)) == (1, 0)
    with looking(at.cases.examiner) as by:
        for kind, said in (("travel_documents", {"document_number__startswith": "QQE"}), ("presence", {"place": "Hotel Khayal"})):  # fmt: skip
            wrong = register.facts(by, kind).get(person_record=right, **said)
            register_actions.withdraw(by=by, kind=kind, fact=wrong.pk, because="salah rekaan")
    at.cases.night()
    assert corrected(at) == 1
    said = [words.partition(": ")[2].partition(".")[0] for number, words in notices(at) if number == share]
    assert said == ["Nama", "Kecamatan, Terakhir dilaporkan di, Nomor dokumen"], "which, and not what is right"


def test_what_is_right_of_one_person_of_a_share_does_not_make_it_right_of_another(at: SharingOffice) -> None:
    person, other = at.cases.somebody("Reka Satu"), at.cases.somebody("Reka Dua")
    at.cases.night()
    case = at.cases.open(person, other)
    at.share(Wanted(kind=ShareKind.CASE, row=case), fields=frozenset({Field.NAME, Field.BORN}), by=at.cases.examiner)
    day = date(1985, 1, 1)
    correct(at, person, name="Reka Satu", born_earliest=day, born_latest=day)
    at.cases.night()
    assert corrected(at) == 1, "the other one is born on the day that was told of both"
    assert ": Lahir." in notices(at)[0][1]


def test_of_two_who_tell_the_same_field_at_once_one_does(at: SharingOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    share = at.share_finding(at.overstayer(), fields=NAMED)
    monkeypatch.setattr(comparing, "wrong_in", lambda *_: {share: (Field.NAME, Field.NAME)})
    assert corrected(at) == 0
    assert notices(at) == []


def test_a_place_that_was_replaced_or_withdrawn_is_told(at: SharingOffice) -> None:
    with looking(at.cases.examiner) as by:
        places = [facts.fact(by, "places", name=f"Pabrik Rekaan {number}", place_key=f"PABRIK {number}", kind="workplace", valid_until=None) for number in (1, 2)]  # fmt: skip
    moved, gone = (at.share(Wanted(kind=ShareKind.PLACE, row=place)) for place in places)
    assert corrected(at) == 0
    with looking(at.cases.examiner) as by:
        source = facts.source(by, "tempat-rekaan.csv")
        said = {
            "name": "Gudang Rekaan",
            "place_key": "GUDANG",
            "kind": "workplace",
            "area_code": register.facts(by, "places").get(pk=places[0]).area_code,
        }
        register_actions.correct(
            by=by, kind="places", fact=places[0], source=source, values=said, because="salah rekaan"
        )
        register_actions.withdraw(by=by, kind="places", fact=places[1], because="salah rekaan")
    assert (corrected(at), corrected(at)) == (2, 0)
    told = dict(notices(at))
    assert ": Nama." in told[moved]
    assert "Gudang" not in told[moved]
    assert "Jenis tempat" in told[gone]


def test_only_who_was_told_a_limit_is_told_that_it_changed_and_a_case_without_findings_learns_that_they_were_wrong(at: SharingOffice) -> None:  # fmt: skip
    person, other = at.cases.somebody(), at.cases.somebody("Reka Lain")
    at.cases.night()
    case = at.cases.open(person, other)
    unsaid = at.share_finding(at.cases.finding(person), fields=frozenset({Field.WHAT, Field.NAME}))
    summary = at.share(Wanted(kind=ShareKind.CASE, row=case), fields=frozenset({Field.STATUS}), by=at.cases.examiner)
    told = at.share(Wanted(kind=ShareKind.CASE, row=case), fields=frozenset({Field.FINDINGS}), by=at.cases.examiner)
    limit_becomes(at, person, TODAY - timedelta(days=3))
    assert corrected(at) == 1
    assert [number for number, _ in notices(at)] == [told]
    limit_becomes(at, person, TODAY + timedelta(days=60))
    assert corrected(at) == 3
    later = dict(notices(at)[1:])
    assert "Sebagian" in later[summary]
    assert "Sebagian" in later[told]
    assert "Jangan pakai lagi" in later[unsaid]


def test_a_share_that_nothing_changed_about_is_not_judged_again(at: SharingOffice, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    person = at.cases.somebody(limit=SOON)
    at.cases.night()
    at.share_finding(at.cases.finding(person, "limit_ends_soon"))
    judged: list[int] = []
    monkeypatch.setattr(comparing, "people_now", lambda *told, **named: judged.append(1) or people_now(*told, **named))  # fmt: skip
    monkeypatch.setattr(correcting, "touched_since", lambda *_: set())
    until(at, SOON + timedelta(days=1))
    assert (corrected(at), len(judged)) == (0, 1), "it is kept otherwise, and looked at"
    assert (corrected(at), len(judged)) == (0, 1), "once"
