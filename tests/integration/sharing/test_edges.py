"""What is refused of shares with its reason, and the other ways to one: several teams, lists and notes, other kinds of facts."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.fixtures import Settings
from tests.factories import facts
from tests.factories.office import as_owner, looking
from tests.factories.programs import answers_for
from tests.factories.sharing import PURPOSE, SharingOffice
from tests.factories.signed_in import client_of
from tests.factories.teams import PROVINCE, TODAY
from tests.integration.sharing.test_sharing import page, png, refusal

from timpora.accounts import actions as accounts
from timpora.accounts.core.events import RECORD_OPENED
from timpora.accounts.core.roles import Clearance
from timpora.audit.models import Event
from timpora.facts.codes import CircumstanceKind
from timpora.register import queries as register
from timpora.sharing import actions, correcting, listing, queries
from timpora.sharing.actions import NewFact
from timpora.sharing.core.answering import AnswerKind
from timpora.sharing.core.kinds import ShareKind
from timpora.sharing.gathering import Wanted
from timpora.sharing.models import ShareFinding


@pytest.fixture
def at(office_database: str, settings: Settings) -> SharingOffice:
    assert office_database
    settings.STANDS_ON = TODAY
    return SharingOffice()


def test_a_note_is_shared_from_the_list_and_of_several_teams_one_is_chosen(at: SharingOffice) -> None:
    officer = client_of(at.officer)
    typed = {"text": "Catatan rekaan", "agencies": [at.disnaker.agency_id], "purpose": PURPOSE, "until": "1 Juli 2023"}
    assert "Isi catatan" in page(officer, "/dibagikan/baru/catatan/")
    assert officer.post("/dibagikan/baru/catatan/", {**typed, "text": ""}).status_code == 422
    assert "Catatan rekaan" in officer.post("/dibagikan/baru/catatan/", typed).content.decode()
    at.team(PROVINCE, decree=None)
    asks = page(officer, "/dibagikan/baru/daftar/?rule=overstay")
    assert "tim yang mana" in asks
    assert f"?rule=overstay&amp;tim={at.of_team}" in asks
    assert "Numbers by district" in page(officer, f"/dibagikan/baru/daftar/?rule=overstay&tim={at.of_team}&lang=en")
    page(officer, "/dibagikan/baru/apa/1/", 404)
    page(officer, "/dibagikan/999999/tarik/", 404)


def test_whoever_is_outside_the_own_work_is_looked_at_with_a_reason_alone(at: SharingOffice) -> None:
    person = at.cases.somebody(met=False)
    with looking(at.cases.examiner) as by:
        facts.fact(by, "presence", person_record_id=person, area_code="36.71", from_on=TODAY, until_on=TODAY)
        facts.fact(by, "circumstances", person_record_id=person, kind=CircumstanceKind.SMUGGLING_VICTIM.value)
    answers_for(at.officer, "36.04")
    at.cases.night()
    finding = at.cases.finding(person)
    officer = client_of(at.officer)
    address, opened = f"/dibagikan/baru/finding/{finding}/", _opened(person)
    assert officer.get(address).headers["Location"] == f"/temuan/{finding}/", "before it is said that nothing is shared"
    with looking(at.officer) as by:
        accounts.give_reason(by=by, subject=f"people:{person}", reason="ditanya polsek rekaan")
    assert _opened(person) == opened
    assert "Korban perdagangan" in page(officer, address)
    assert _opened(person) == opened + 1, "the look is noted"
    assert "Bagikan" not in page(client_of(at.head), "/temuan/?rule=overstay").split("<main")[1], "who shares nothing"


def _opened(person: int) -> int:
    with as_owner():
        return Event.objects.filter(action=RECORD_OPENED, subject=f"people:{person}").count()


def test_what_an_answer_cannot_become_is_refused(at: SharingOffice) -> None:
    person, other = at.cases.somebody(), at.cases.somebody("Reka Lain")
    at.cases.night()
    share = at.share_finding(at.cases.finding(person))
    answer = at.answers(share, at.disnaker)
    officer = client_of(at.officer)
    here = f"/dibagikan/{share}/jawaban/{answer}/catat/"
    seen = {"from_on": TODAY, "place_kind": "other"}

    def take(by: object = at.officer, answer: int = answer, kind: str = "presence", record: int | None = person) -> str:
        with looking(by) as viewer:  # type: ignore[arg-type]
            return refusal(actions.take_in, by=viewer, share=share, answer=answer, fact=NewFact(kind=kind, record=record, values=seen), on=TODAY)  # fmt: skip

    assert take(record=other) == "share_of_nobody"
    assert take(by=at.head) == "may_not_share"
    assert take(answer=999_999) == "share_answer_not_there"
    assert "Reka Wei" in page(officer, f"{here}?jenis=stay_permits")
    limit = {"kind": "visit", "valid_from": "16 April 2023", "valid_until": "15 Mei 2023", "permit_number": "R-1"}
    twice = officer.post(f"{here}?jenis=stay_permits", limit)
    assert twice.status_code == 422, "that is on record already"
    place = {"kind": "workplace", "name": "Pabrik Rekaan", "area_code": ""}
    assert officer.post(f"{here}?jenis=places", place).status_code == 302
    with looking(at.officer) as by:
        assert register.facts(by, "places").get(name="Pabrik Rekaan").source.reporter == "Disnaker Rekaan"
    assert officer.get(f"/dibagikan/{share}/jawaban/{answer}/selesai/").status_code == 302
    page(officer, f"/dibagikan/{share}/jawaban/999999/catat/", 404)


def test_who_answers_is_told_what_is_wrong(at: SharingOffice) -> None:
    share = at.share_note("Catatan rekaan")
    disnaker = client_of(at.disnaker)
    assert "Jawaban Anda" in page(disnaker, f"/dibagikan/{share}/jawab/")
    page(disnaker, "/dibagikan/999999/jawab/", 404)
    area = disnaker.post(f"/dibagikan/{share}/jawab/", {"kind": "seen", "place": "x", "seen_on": "1 Juni 2023", "area_code": "99"})  # fmt: skip
    assert "Kode wilayah ini tidak dikenal" in area.content.decode()
    assert refusal(at.answers, share, at.officer, AnswerKind.NOTHING) == "share_not_for_you"
    answer = at.answers(share, at.disnaker)
    officer = client_of(at.officer)
    assert "Mengapa tidak ada yang dicatat" in page(officer, f"/dibagikan/{share}/jawaban/{answer}/selesai/")
    assert "Organisasi" in page(officer, f"/dibagikan/{share}/jawaban/{answer}/catat/"), "about nobody"


def test_of_two_at_once_the_second_is_told(at: SharingOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    share = at.share_note("Catatan rekaan")
    assert refusal(at.withdraw, share, by=at.head) == "may_not_share"
    assert refusal(at.withdraw, 999_999) == "share_not_there"
    before, answer = at.seen(share, at.officer), at.answers(share, at.disnaker)
    at.withdraw(share)
    with looking(at.officer) as by:
        unanswered = queries.answers(by, share)
        actions.let_it_be(by=by, share=share, answer=answer, because="Cukup", on=TODAY)
    monkeypatch.setattr(queries, "one", lambda *_, **__: before)
    monkeypatch.setattr(queries, "answers", lambda *_: unanswered)
    officer = client_of(at.officer)
    assert "tidak berlaku lagi" in officer.post(f"/dibagikan/{share}/tarik/", {"because": "x"}).content.decode()
    late = officer.post(f"/dibagikan/{share}/jawaban/{answer}/selesai/", {"because": "x"})
    assert "sudah ditindaklanjuti" in late.content.decode()
    disnaker = client_of(at.disnaker)
    assert "Hanya instansi penerima" in disnaker.post(f"/dibagikan/{share}/jawab/", {"kind": "nothing"}).content.decode()  # fmt: skip


def test_what_was_typed_is_not_lost_when_somebody_was_faster(at: SharingOffice) -> None:
    share = at.share_note("Catatan rekaan")
    answer = at.answers(share, at.disnaker)
    officer, disnaker = client_of(at.officer), client_of(at.disnaker)
    with looking(at.cases.head_of_section) as by:
        actions.let_it_be(by=by, share=share, answer=answer, because="Cukup", on=TODAY)
    for late, typed in (("catat", {"kind": "workplace", "name": "Kata kami"}), ("selesai", {"because": "Kata kami"})):
        told = officer.post(f"/dibagikan/{share}/jawaban/{answer}/{late}/", typed)
        assert told.status_code == 422, late
        assert all(words in told.content.decode() for words in ("sudah ditindaklanjuti", "Kata kami")), late
    at.withdraw(share)
    file = SimpleUploadedFile("foto.png", png())
    told = disnaker.post(f"/dibagikan/{share}/jawab/", {"kind": "knows", "text": "Kata kami", "document": file})
    assert told.status_code == 422
    for words in ("Hanya instansi penerima", "Kata kami", "Berkas perlu dipilih lagi"):
        assert words in told.content.decode(), words


def test_what_is_for_as_few_as_can_be_is_not_shared(at: SharingOffice) -> None:
    examiner = at.cases.examiner
    sealed = at.cases.somebody(confidentiality=Clearance.PROTECTED.value)
    at.cases.night()
    finding = at.cases.finding(sealed)
    with looking(examiner) as by:
        place = facts.fact(by, "places", name="Rumah aman rekaan", place_key="RUMAH AMAN", kind="other", valid_until=None, confidentiality=Clearance.PROTECTED.value)  # fmt: skip
    assert refusal(at.share_finding, finding, by=examiner) == "share_of_sealed"
    assert refusal(at.share, Wanted(kind=ShareKind.PLACE, row=place), by=examiner) == "share_of_sealed"
    assert refusal(at.share_finding, finding) == "share_of_nothing", "whom the officer does not see"


def test_how_sure_a_finding_is_may_change_without_a_notice_and_shares_are_told_on_the_persons_page(at: SharingOffice) -> None:  # fmt: skip
    person = at.cases.somebody()
    at.cases.night()
    at.share_finding(at.cases.finding(person))
    with as_owner():
        ShareFinding.objects.update(known="2023-05-15 probably_left")
    with looking(at.cases.machine) as by:
        assert correcting.catch_up(by=by, on=TODAY) == 0
    assert "Dibagikan kepada Disnaker Rekaan, sampai 27 Juli 2023" in page(
        client_of(at.officer), f"/orang-asing/{person}/"
    )


def test_a_long_list_has_pages(at: SharingOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        at.share_note("Catatan", purpose=f"untuk {number}", until=TODAY + timedelta(days=number))
    monkeypatch.setattr(listing, "PAGE", 2)
    shown = page(client_of(at.officer), "/dibagikan/?urut=sampai")
    assert "dari=2" in shown
    assert "untuk 2" not in shown
    assert "untuk 2" in page(client_of(at.officer), "/dibagikan/?urut=sampai&dari=2")
