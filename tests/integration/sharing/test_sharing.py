"""Sharing as people use it: previewed, opened, answered, taken in, withdrawn, corrected, listed, and told to programs."""

import csv
import io
import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django.fixtures import Settings
from tests.factories import facts
from tests.factories.office import account, looking
from tests.factories.programs import program
from tests.factories.sharing import PURPOSE, SharingOffice
from tests.factories.signed_in import client_of
from tests.factories.teams import TODAY

from timpora.accounts.core.roles import Role
from timpora.casework.core.acts.keeping import Protect
from timpora.casework.core.protection import Protection
from timpora.entrypoints import watching
from timpora.facts.codes import CircumstanceKind
from timpora.kernel.refusals import Refused
from timpora.register import actions as register_actions
from timpora.register import queries as register
from timpora.screening import queries as queries_of_findings
from timpora.sharing import actions, correcting, queries
from timpora.sharing.core.kinds import Field, ShareKind
from timpora.sharing.core.standing import ShareState
from timpora.sharing.gathering import Wanted


@pytest.fixture
def at(office_database: str, settings: Settings) -> SharingOffice:
    assert office_database
    settings.STANDS_ON = TODAY
    return SharingOffice()


def refusal(do: object, *told: object, **named: object) -> str:
    with pytest.raises(Refused) as refused:
        do(*told, **named)  # type: ignore[operator]
    return refused.value.refusal.code


def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (4, 4)).save(made, "PNG")
    return made.getvalue()


def page(browser: Client, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return answer.content.decode()


def test_what_the_preview_shows_is_what_the_agency_reads_and_nobody_else(at: SharingOffice) -> None:
    finding = at.overstayer()
    officer, disnaker = client_of(at.officer), client_of(at.disnaker)
    address = f"/dibagikan/baru/finding/{finding}/"
    assert address in page(officer, f"/temuan/{finding}/")
    assert "Kodim Rekaan" not in page(officer, address), "it does not sit in the team"
    typed = {"agencies": [at.disnaker.agency_id], "fields_told": ["what", "stay_limit"], "purpose": PURPOSE, "until": "1 Juli 2023"}  # fmt: skip
    preview = officer.post(address, typed).content.decode()
    for words in ("15 Mei 2023", "15 May 2023", "Bahasa Indonesia", "English", "Disnaker Rekaan"):
        assert words in preview, words
    assert "Reka Wei" not in preview
    assert "fields_told" not in preview.partition("<main")[0], "what was typed stands in the form alone"
    stale = officer.post(address, {**typed, "sure": "1", "digest": "x"})
    assert "berubah sejak pratinjau" in stale.content.decode()
    unseen = officer.post(address, {**typed, "sure": "1"}).content.decode()
    assert "Persis ini yang dibaca instansi" in unseen, "never without a preview"
    digest = re.findall(r'name="digest" value="(\w+)"', unseen)
    made = officer.post(address, {**typed, "sure": "1", "digest": digest}).headers["Location"]
    assert "15 Mei 2023" in page(disnaker, made)
    assert "Reka Wei" not in page(disnaker, made)
    assert PURPOSE in page(disnaker, "/dibagikan/")
    for who in (at.polres, at.kodim, account(Role.OFFICER, SharingOffice("tetangga-rekaan").office, "tetangga")):
        page(client_of(who), made, 404)
        assert PURPOSE not in page(client_of(who), "/dibagikan/")
    seen = page(officer, made)
    assert "1 dari 1 instansi" in seen
    assert seen.count(at.disnaker.name) == 2, "each opening"
    assert "Dibagikan kepada Disnaker Rekaan" in page(officer, f"/temuan/{finding}/")
    assert "/dibagikan/baru/" not in page(client_of(at.head), f"/temuan/{finding}/"), "who shares nothing"


def test_a_share_has_a_last_day_that_is_neither_over_nor_beyond_what_the_office_sets(at: SharingOffice) -> None:
    officer = client_of(at.officer)
    typed = {"text": "Catatan rekaan", "agencies": [at.disnaker.agency_id], "purpose": PURPOSE}
    for until, words in (("kemarin", PURPOSE), ("1 Juni 2023", "sudah lewat"), ("31 Desember 9999", "paling lambat 26 Juni 2024")):  # fmt: skip
        wrong = officer.post("/dibagikan/baru/catatan/", {**typed, "until": until})
        assert wrong.status_code == 422, until
        assert words in wrong.content.decode(), until


def test_an_answer_becomes_a_fact_whose_source_is_the_agency_or_nothing_with_a_reason(at: SharingOffice) -> None:
    person = at.cases.somebody()
    at.cases.night()
    share = at.share_finding(at.cases.finding(person), at.disnaker, at.polres)
    officer, disnaker, polres = client_of(at.officer), client_of(at.disnaker), client_of(at.polres)
    here = f"/dibagikan/{share}/"
    half = disnaker.post(f"{here}jawab/", {"kind": "seen", "place": "Pabrik Rekaan"})
    assert (half.status_code, "Pabrik Rekaan" in half.content.decode()) == (422, True)
    no_paper = disnaker.post(
        f"{here}jawab/", {"kind": "nothing", "document": SimpleUploadedFile("x.pdf", b"bukan pdf")}
    )
    assert "Hanya PDF, JPEG dan PNG" in no_paper.content.decode()
    told = {"kind": "seen", "place": "Pabrik Rekaan", "seen_on": "26 Juni 2023", "document": SimpleUploadedFile("foto.png", png())}  # fmt: skip
    assert disnaker.post(f"{here}jawab/", told).status_code == 302
    assert polres.post(f"{here}jawab/", {"kind": "nothing"}).status_code == 302
    assert "Pabrik Rekaan" not in page(polres, here), "what another agency answered"
    assert "Jawaban instansi" in page(officer, "/hari-ini/")
    first, second = (f"{here}jawaban/{number}/" for number in _answers(at, share))
    assert disnaker.get(f"{first}lampiran/").headers["Content-Disposition"].startswith("attachment")
    page(polres, f"{first}lampiran/", 404)
    assert "Pabrik Rekaan" in page(officer, f"{first}catat/")
    filled = {"place_kind": "workplace", "place": "Pabrik Rekaan", "from_on": "26 Juni 2023"}
    assert officer.post(f"{first}catat/", {**filled, "from_on": ""}).status_code == 422
    assert officer.post(f"{first}catat/", filled).status_code == 302
    with looking(at.officer) as by:
        fact = register.facts(by, "presence").filter(place="Pabrik Rekaan").select_related("source").get()
        assert (fact.person_record_id, fact.source.reporter) == (person, "Disnaker Rekaan")
    assert [officer.post(f"{second}selesai/", {"because": words}).status_code for words in ("", "Cukup rekaan")] == [
        422,
        302,
    ]
    assert "Cukup rekaan" in page(officer, here)
    assert "Jawaban instansi" not in page(officer, "/hari-ini/")
    assert officer.get(f"{second}catat/").status_code == 302, "it is dealt with"
    with looking(at.officer) as by:
        assert refusal(actions.let_it_be, by=by, share=share, answer=_answers(at, share)[0], because="x", on=TODAY) == "share_answer_taken"  # fmt: skip


def _answers(at: SharingOffice, share: int) -> list[int]:
    with looking(at.officer) as by:
        return [one.id for one in queries.answers(by, share)]


def test_what_is_withdrawn_says_that_it_was_and_not_what(at: SharingOffice) -> None:
    share = at.share_note("Catatan rekaan rahasia")
    officer, disnaker = client_of(at.officer), client_of(at.disnaker)
    assert officer.post(f"/dibagikan/{share}/tarik/", {"because": " "}).status_code == 422
    assert officer.post(f"/dibagikan/{share}/tarik/", {"because": "Salah rekaan"}).status_code == 302
    assert "Salah rekaan" in page(officer, f"/dibagikan/{share}/")
    for told in (page(disnaker, f"/dibagikan/{share}/"), page(disnaker, "/dibagikan/")):
        assert "Tidak berlaku lagi" in told
        for words in ("Ditarik", "Tertahan", "rahasia", "Salah rekaan", PURPOSE, "Belum ada jawaban"):
            assert words not in told, words
    assert disnaker.get(f"/dibagikan/{share}/jawab/").status_code == 302
    assert refusal(at.withdraw, share) == "share_not_in_force"
    assert refusal(at.answers, share, at.disnaker) == "share_not_for_you"


def test_nothing_is_shared_of_who_is_protected_and_the_reason_is_said_to_who_may_see_it(at: SharingOffice) -> None:
    cases = at.cases
    victim, child, sealed, grown = cases.somebody("Reka Satu"), cases.somebody("Reka Dua"), cases.somebody("Reka Tiga"), cases.somebody("Reka Empat")  # fmt: skip
    with looking(cases.examiner) as by:
        facts.fact(by, "circumstances", person_record_id=victim, kind=CircumstanceKind.SMUGGLING_VICTIM.value)
        facts.fact(by, "people", name="Reka Anak", born_earliest=TODAY - timedelta(days=4000), born_latest=TODAY - timedelta(days=4000))  # fmt: skip
    cases.night()
    case = cases.open(sealed)
    assert refusal(at.share_finding, cases.finding(victim)) == "share_of_protected"
    assert "Korban perdagangan" in page(client_of(at.officer), f"/dibagikan/baru/finding/{cases.finding(victim)}/")
    cases.do(case, Protect(on=TODAY, person=1, protection=Protection.ASYLUM_SEEKER, because="mengaku rekaan"))
    assert refusal(at.share_finding, cases.finding(sealed)) == "share_of_protected", "the officer does not see the case"
    assert refusal(at.share_finding, cases.finding(sealed), by=cases.examiner) == "share_of_protected"
    assert refusal(at.share, Wanted(kind=ShareKind.CASE, row=case), by=cases.examiner) == "share_of_protected"
    shared = at.share_finding(cases.finding(child))
    with looking(cases.examiner) as by:
        facts.fact(by, "circumstances", person_record_id=child, kind=CircumstanceKind.DUAL_NATIONAL_CHILD.value, confidentiality=2)  # fmt: skip
    seen = at.seen(shared, at.officer)
    assert seen is not None
    assert seen.state is ShareState.HELD_BACK
    assert "orangnya dilindungi sejak dibagikan" in page(client_of(at.officer), f"/dibagikan/{shared}/")
    assert "Tidak berlaku lagi" in page(client_of(at.disnaker), f"/dibagikan/{shared}/")
    counted = at.share(Wanted(kind=ShareKind.LIST, query="rule=overstay"))
    told = at.seen(counted, at.disnaker)
    assert told is not None
    assert told.words is not None
    assert "kurang dari 5" in told.words.lines[-1].value.id
    assert at.share_finding(cases.finding(grown))


def test_a_case_and_a_place_are_shared_field_by_field(at: SharingOffice) -> None:
    finding = at.overstayer("Reka Perkara")
    case = at.cases.open(*_people(at, finding))
    officer = client_of(at.cases.examiner)
    with looking(at.officer) as by:
        place = facts.fact(by, "places", name="Pabrik Rekaan", place_key="PABRIK REKAAN", kind="workplace", address="Jalan Khayal 1", valid_until=None)  # fmt: skip
        home = facts.fact(by, "places", name="Rumah Rekaan", place_key="RUMAH REKAAN", kind="home", valid_until=None)
    assert f"/dibagikan/baru/case/{case}/" in page(officer, f"/perkara/{case}/")
    assert f"/dibagikan/baru/place/{place}/" in page(officer, f"/tempat/{place}/")
    assert "/dibagikan/baru/daftar/?rule=overstay" in page(officer, "/temuan/?rule=overstay")
    of_case = at.share(Wanted(kind=ShareKind.CASE, row=case), by=at.cases.examiner)
    named = at.share(Wanted(kind=ShareKind.CASE, row=case), fields=frozenset({Field.NAME}), by=at.cases.examiner)
    of_place = at.share(Wanted(kind=ShareKind.PLACE, row=place))
    disnaker = client_of(at.disnaker)
    assert "Melebihi batas tinggal" in page(disnaker, f"/dibagikan/{of_case}/")
    assert "Reka Perkara" not in page(disnaker, f"/dibagikan/{of_case}/")
    assert "Reka Perkara" in page(disnaker, f"/dibagikan/{named}/")
    assert "Pabrik Rekaan" in page(disnaker, f"/dibagikan/{of_place}/")
    assert "Jalan Khayal" not in page(disnaker, f"/dibagikan/{of_place}/")
    assert refusal(at.share, Wanted(kind=ShareKind.PLACE, row=home)) == "share_of_a_home"
    assert refusal(at.share, Wanted(kind=ShareKind.PLACE, row=999_999)) == "share_of_nothing"
    assert officer.get("/dibagikan/baru/case/999999/").status_code == 404
    assert refusal(at.share, Wanted(kind=ShareKind.CASE, row=case), by=at.head) == "may_not_share"


def _people(at: SharingOffice, finding: int) -> list[int]:
    with looking(at.officer) as by:
        return [one.told.person for one in queries_of_findings.some(by, [finding], on=TODAY) if one.told.person]


def test_everybody_who_was_told_is_told_once_when_it_is_wrong(
    at: SharingOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "CORRECTED_AFTER", {})
    person = at.cases.somebody()
    at.cases.night()
    finding = at.cases.finding(person)
    open_one, withdrawn = at.share_finding(finding, at.disnaker), at.share_finding(finding, at.polres)
    at.withdraw(withdrawn)
    limit_becomes(at, person, TODAY - timedelta(days=3))
    with looking(at.cases.machine) as by:
        watching.correct_after(by, 1, TODAY)
        assert [one.share for one in queries.corrections(by)] == [withdrawn, open_one]
    assert corrected(at) == 0, "told once"
    assert "sekarang 24 Juni 2023" in page(client_of(at.disnaker), "/dibagikan/")
    told = page(client_of(at.polres), f"/dibagikan/{withdrawn}/")
    assert "tidak benar lagi" in told
    assert "24 Juni" not in told, "what came later does not leak"
    limit_becomes(at, person, TODAY + timedelta(days=60))
    assert corrected(at) == 2
    assert "tidak ditemukan lagi" in page(client_of(at.disnaker), f"/dibagikan/{open_one}/")
    assert "tidak ditemukan lagi" in page(client_of(at.officer), "/dibagikan/")


def limit_becomes(at: SharingOffice, person: int, limit: date) -> None:
    """The permit on record was wrong, and everybody is judged anew."""
    with looking(at.cases.examiner) as by:
        wrong = register.facts(by, "stay_permits").get(person_record=person)
        register_actions.withdraw(by=by, kind="stay_permits", fact=wrong.pk, because="salah rekaan")
        facts.fact(by, "stay_permits", person_record_id=person, valid_from=wrong.valid_from, valid_until=limit)
    at.cases.night()


def corrected(at: SharingOffice) -> int:
    with looking(at.cases.machine) as by:
        return correcting.catch_up(by=by, on=TODAY)


def rows(browser: Client, query: str) -> list[list[str]]:
    told = browser.get(f"/dibagikan/?unduh=csv&{query}").content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(told)))[1:]


def test_the_list_is_narrowed_sorted_taken_along_and_told_to_programs(at: SharingOffice) -> None:
    late = at.share_note("Catatan satu", until=TODAY, purpose="=1+1")
    other = at.share_note("Catatan dua", at.polres, purpose="dua")
    gone = at.share_note("Catatan tiga", at.polres, purpose="tiga")
    at.answers(other, at.polres)
    at.withdraw(gone)
    officer = client_of(at.officer)
    found = {query: [row[1] for row in rows(officer, query)] for query in ("", "urut=sampai", "keadaan=withdrawn", f"instansi={at.disnaker.agency_id}", "jawaban=menunggu", "jawaban=belum-dijawab", "jenis=case", "urut=x&keadaan=y")}  # fmt: skip
    every = ["tiga", "dua", "'=1+1"]
    assert list(found.values()) == [every, ["'=1+1", "tiga", "dua"], ["tiga"], ["'=1+1"], ["dua"], ["tiga", "'=1+1"], [], every]  # fmt: skip
    assert [row[1] for row in rows(client_of(at.polres), "")] == ["", "dua"], "of what was withdrawn nothing is said"
    assert "Longgarkan saringannya" in page(officer, "/dibagikan/?jenis=case")
    own, of_office = program(at.polres), program(at.officer)
    first = own.get("/shares", {"limit": 1}).json()
    assert [(one["share"], one["state"], one["kind"]) for one in first["items"]] == [(gone, "over", None)]
    assert [one["purpose"] for one in own.get("/shares", {"cursor": first["next"]}).json()["items"]] == ["dua"]
    assert own.get(f"/shares/{other}").json()["lines"][0]["value"] == "Catatan dua"
    assert own.get(f"/shares/{late}").status_code == 404
    told = of_office.get(f"/shares/{other}").json()
    assert (told["opened_by"], told["answers_waiting"], told["answers_told"][0]["agency"]) == (1, 1, "Polres Rekaan")
