"""Who was told of the people of a case is read off its letters and steps, so that a correction forgets nobody and tells nobody who must not know."""

from dataclasses import replace
from datetime import date

from tests.factories import papers
from tests.factories.papers import KNOWN, MARIA, ON, WEI

from timpora.casework.core.acts import carrying_out, detaining, ending, keeping
from timpora.casework.core.acts.measures import CostBearer
from timpora.casework.core.file import CaseFile
from timpora.casework.core.fold import state_of
from timpora.casework.core.letters.every import documents_of
from timpora.casework.core.letters.paper import Earlier
from timpora.casework.core.letters.replacing import withdrawn
from timpora.casework.core.protection import Protection
from timpora.casework.core.statuses import Outcome
from timpora.casework.core.told import Sent, Told, corrected_people, everybody_told
from timpora.letters.core.documents import OfficialDocument
from timpora.letters.core.kinds import LetterKind
from timpora.letters.core.texts import texts_of


DIRECTOR, MISSION = "Direktur Jenderal Rekaan", "Kepala Perwakilan Tiongkok"
DECISION = Sent(id=1, kind=LetterKind.ACTION_DECISION, number="0001/KEP-TAK/2023", on=ON, person=1, recipient=(), copies=(f"{DIRECTOR};", "CONTOH WEI."))  # fmt: skip
NOTICE = Sent(id=2, kind=LetterKind.MISSION_NOTICE, number="0002/PERWAKILAN/2023", on=ON, person=1, recipient=(MISSION, "di tempat"), copies=(f"{DIRECTOR}.",))  # fmt: skip
REPORT = Sent(id=3, kind=LetterKind.INCIDENT_REPORT, number="0003/LK/2023", on=ON, person=None, recipient=(), copies=())
ORDER = Sent(id=4, kind=LetterKind.SUPERVISION_ORDER, number="0004/PERINTAH/2023", on=ON, person=None, recipient=(), copies=(f"{DIRECTOR}.",))  # fmt: skip
CORRECTED = Sent(id=5, kind=LetterKind.CORRECTION_NOTICE, number="0005/PEMBETULAN/2023", on=date(2023, 6, 28), person=None, recipient=(DIRECTOR, "di tempat"), copies=())  # fmt: skip
CLOSED = ending.Close(on=ON, outcome=Outcome.WITHDRAWN_BY_CORRECTION, because="batas dibetulkan")


def told(*sent: Sent, acts: tuple[object, ...] = (), about: tuple[int, ...] = (1,)) -> dict[str, Told]:
    file = CaseFile(people=(WEI, MARIA), steps=papers.story(*acts), findings=(papers.FOUND,))
    found = everybody_told(file, state_of(file.steps), sent, about=about, offices={9: "Kantor Imigrasi Sebelah"})
    return {one.whom[0]: one for one in found}


def test_recipients_and_copies_were_told_each_once_with_every_letter_that_told_them() -> None:
    found = told(DECISION, NOTICE, REPORT, ORDER)
    assert list(found) == ["Sdr. CONTOH WEI", DIRECTOR, MISSION], "the person first, then whoever was told earliest"
    assert [one.number for one in found[DIRECTOR].occasions] == ["0001/KEP-TAK/2023", "0002/PERWAKILAN/2023", "0004/PERINTAH/2023"]  # fmt: skip
    assert found[MISSION].whom == (MISSION, "di tempat")
    assert (found["Sdr. CONTOH WEI"].person, found[DIRECTOR].person) == (1, None)


def test_nobody_is_told_of_people_about_whom_they_were_told_nothing() -> None:
    [maria] = told(DECISION, NOTICE, about=(2,)).values()
    assert (maria.whom, maria.occasions) == (("Sdr. CONTOH MARIA",), ()), (
        "she herself learns of it whatever she was told"
    )
    assert told(ORDER, about=(1, 2))[DIRECTOR].people == (1, 2), "an order of the whole case told of everybody in it"


def test_whoever_took_a_person_or_a_case_was_told_without_being_a_recipient() -> None:
    acts = (
        keeping.OfferTransfer(on=ON, office=9, because="tinggal di wilayah lain"), keeping.OfferTransfer(on=ON, office=8, because="tinggal di wilayah lain"),
        detaining.PlaceElsewhere(on=ON, person=1, place="Rumah Sakit Khayal", because="sakit"), detaining.MoveToCentre(on=ON, person=1, centre="Rumah Detensi Khayal", received_by="Reka"),
        carrying_out.PlanDeparture(on=ON, person=1, leaves_on=ON, border_post="TPI Khayal", carrier="QQ 1", cost_bearer=CostBearer.SPONSOR, escorts="Reka"),
    )  # fmt: skip
    assert list(told(acts=acts)) == ["Sdr. CONTOH WEI", "Kantor Imigrasi Sebelah", "Kantor imigrasi lain", "Rumah Sakit Khayal", "Rumah Detensi Khayal", "Penjamin CONTOH WEI"]  # fmt: skip


def test_whoever_got_the_notice_waits_no_longer() -> None:
    found = told(DECISION, NOTICE, CORRECTED)
    assert {name: one.waits for name, one in found.items()} == {"Sdr. CONTOH WEI": True, DIRECTOR: False, MISSION: True}
    assert found[DIRECTOR].notice is not None
    assert (found[DIRECTOR].notice.number, found[DIRECTOR].notice.on) == ("0005/PEMBETULAN/2023", date(2023, 6, 28))


def test_the_mission_of_who_asked_for_asylum_since_learns_nothing_more() -> None:
    protected = (keeping.Protect(on=ON, person=1, protection=Protection.ASYLUM_SEEKER, because="surat UNHCR"),)
    found = told(DECISION, NOTICE, acts=protected)
    assert (found[MISSION].is_spared, found[MISSION].waits, found[DIRECTOR].waits) == (True, False, True)
    both = told(NOTICE, replace(NOTICE, id=6, person=2), acts=protected, about=(1, 2))
    assert (both[MISSION].people, both[MISSION].waits) == ((2,), True), "of somebody else it does"


REMINDER = Sent(id=6, kind=LetterKind.REMINDER, number="0001/PENGINGAT/2023", on=date(2023, 5, 10), person=1, recipient=("PT Baja Rekaan",), copies=())  # fmt: skip
BY_MOUTH = keeping.Tell(on=ON, person=1, whom="Hotel  Khayal", what="agar melapor bila orangnya kembali")


def test_whoever_was_reminded_of_the_wrong_limit_or_told_by_mouth_was_told() -> None:
    found = told(REMINDER, acts=(BY_MOUTH,))
    assert list(found) == ["Sdr. CONTOH WEI", "PT Baja Rekaan", "Hotel Khayal"]
    assert [one.number for one in found["PT Baja Rekaan"].occasions] == ["0001/PENGINGAT/2023"]
    assert found["Hotel Khayal"].occasions[0].what.en == "Told orally"
    assert list(told(acts=(BY_MOUTH,), about=(2,))) == ["Sdr. CONTOH MARIA"], "of somebody else nothing was said"


def test_the_mission_of_who_asked_for_asylum_since_is_not_written_to_for_what_it_was_told_by_mouth() -> None:
    by_mouth = replace(BY_MOUTH, whom=MISSION, is_mission=True)
    protected = keeping.Protect(on=ON, person=1, protection=Protection.ASYLUM_SEEKER, because="surat UNHCR")
    assert told(acts=(by_mouth, protected))[MISSION].is_spared
    assert not told(acts=(replace(by_mouth, is_mission=False), protected))[MISSION].is_spared


def test_who_was_only_reminded_or_told_by_mouth_learns_of_no_case_by_the_notice() -> None:
    _, sponsor, hotel = notices(REMINDER, acts=(*KNOWN, BY_MOUTH))
    assert "0001/PENGINGAT/2023" in words(sponsor)
    for one in (sponsor, hotel):
        assert "telah dibetulkan" in words(one)
        assert "perkara" not in words(one).casefold()
        assert "dugaan" not in words(one).casefold()
    assert "dugaan" in words(notices(NOTICE)[-1]).casefold()


def test_only_people_of_whom_something_is_found_no_longer_are_corrected() -> None:
    file = CaseFile(people=(WEI, MARIA), steps=papers.story(), findings=(papers.FOUND, replace(papers.FOUND, finding=6, person=2, facts=None)))  # fmt: skip
    assert corrected_people(file, state_of(file.steps)) == {2}
    changed = keeping.FactsWithdrawn(on=ON, person=1, finding=5, is_gone=True, before="x", now="gone")
    file = replace(file, steps=papers.story(changed))
    assert corrected_people(file, state_of(file.steps)) == {1, 2}
    left = carrying_out.RecordDeparture(on=ON, person=2, border_post="TPI", carrier="QQ 1")
    planned = carrying_out.PlanDeparture(on=ON, person=2, leaves_on=ON, border_post="TPI", carrier="QQ 1", cost_bearer=CostBearer.PERSON, escorts="Reka")  # fmt: skip
    file = replace(file, steps=papers.story(planned, left))
    assert corrected_people(file, state_of(file.steps)) == set(), "who left is no longer found, and was found rightly"


def notices(*sent: Sent, acts: tuple[object, ...] = KNOWN) -> list[OfficialDocument]:
    whom = tuple(told(*sent, acts=acts, about=(1,)).values())
    paper = papers.paper(CLOSED, *acts, told=whom, earlier=papers.DECIDED_BEFORE)
    return [one.document for one in documents_of(paper) if one.document.kind is LetterKind.CORRECTION_NOTICE]


def words(document: OfficialDocument) -> str:
    return "\n".join(text for _, text in texts_of(document))


def test_a_notice_of_correction_goes_to_the_person_and_to_each_who_was_told() -> None:
    person, director, mission = notices(DECISION, NOTICE)
    assert [one.recipient[0] for one in (person, director, mission)] == ["Sdr. CONTOH WEI", DIRECTOR, MISSION]
    assert f"{DIRECTOR}\n{MISSION}" in words(person), "the person learns who else is told"
    said = words(mission)
    for fact in ("CONTOH WEI", "QQE000011", "0002/PERWAKILAN/2023", "27 Juni 2023", "diteruskan pula"):
        assert fact in said
    for kept in ("batas dibetulkan", "0001/KEP-TAK/2023", "melewati", "43"):
        assert kept not in said, "who was told little learns no more by the correction"


def test_whoever_paid_on_wrong_data_reads_how_to_have_it_back() -> None:
    paid = (
        *KNOWN, *papers.proposed(papers.CHARGE), carrying_out.Bill(on=ON, person=1, billing_code="820230627000001", amount=43_000_000),
        carrying_out.RecordPayment(on=ON, person=1, billing_code="820230627000001", receipt_number="A1B2C3D4E5F60001", amount=43_000_000),
    )  # fmt: skip
    [decided] = notices(acts=paid)
    [undecided] = notices()
    assert "Rp43.000.000" in words(decided)
    assert "Tidak ada tindakan administratif yang dikenakan" not in words(decided), "a decision there was"
    assert "Tidak ada tindakan administratif yang dikenakan" in words(undecided)


def test_a_detention_centre_that_took_somebody_is_asked_to_let_them_go() -> None:
    moved = detaining.MoveToCentre(on=ON, person=1, centre="Rumah Detensi Khayal", received_by="Reka")
    *others, centre = notices(NOTICE, acts=(*KNOWN, moved))
    assert "segera dikeluarkan" in words(centre)
    assert not any("segera dikeluarkan" in words(one) for one in others)


def test_whoever_was_detained_on_wrong_data_reads_that_and_the_order_is_taken_back() -> None:
    requested = detaining.RequestDetention(on=ON, person=1, ground=detaining.DetentionGround.NO_PERMIT, room="Ruang 1", because="tanpa alamat")  # fmt: skip
    held = (*KNOWN, requested, detaining.OrderDetention(on=ON, person=1, taken="tidak ada"), detaining.Release(on=ON, person=1, because="izinnya berlaku"))  # fmt: skip
    order = Earlier(id=8, person=1, kind=LetterKind.DETENTION_ORDER, number="0008/KEP-DETENSI/2023", on=ON)
    paper = papers.paper(CLOSED, *held, earlier=(order,))
    [notice] = [one.document for one in documents_of(paper) if one.document.kind is LetterKind.CORRECTION_NOTICE]
    assert "Penempatan Saudara dalam detensi sejak 27 Juni 2023" in words(notice)
    assert "0008/KEP-DETENSI/2023" in words(notice)
    assert [one.letter for one in withdrawn(paper)] == [order]


def test_whoever_was_examined_about_somebody_was_told() -> None:
    witness = papers.examined(
        examined="Reka Penjamin,\npenjamin", language="Indonesia", interpreter="", no_interpreter_because="paham"
    )
    found = told(acts=(papers.examined(), witness))
    assert list(found) == ["Sdr. CONTOH WEI", "Reka Penjamin, penjamin"]
    assert [one.on for one in found["Sdr. CONTOH WEI"].occasions] == [ON]
