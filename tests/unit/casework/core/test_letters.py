"""Documents of cases are composed from the case's facts alone: nothing is typed twice, nothing is left empty, and what is missing is said."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.factories import papers
from tests.factories.letterheads import OFFICE

from timpora.accounts.core.paper import OfficePaper
from timpora.accounts.core.roles import Role
from timpora.casework.core.acts import carrying_out, deciding, detaining, ending, inquiry, keeping
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.letters.every import ISSUED, documents_of
from timpora.casework.core.letters.figures import in_words, weekday
from timpora.casework.core.letters.nations import nation
from timpora.casework.core.letters.paper import Earlier, Paper, second_language
from timpora.casework.core.letters.replacing import whose, withdrawn
from timpora.casework.core.protection import Protection
from timpora.casework.core.rights import Right
from timpora.casework.core.statuses import Outcome
from timpora.kernel.refusals import Refusal, Refused
from timpora.letters.core.blocks import Fields, Words
from timpora.letters.core.documents import Mark, OfficialDocument, SecondLanguage
from timpora.letters.core.kinds import LetterKind
from timpora.letters.core.texts import texts_of
from timpora.meetings.core.papers import LETTERS


VARIANTS = papers.of_every_kind()
EVERY_VARIANT = pytest.mark.parametrize("variant", VARIANTS)
BROKEN = re.compile(r"(?<!\.)\.\.(?!\.)|;;|[.;]{1},")
OF_A_CASE = frozenset(LetterKind) - {LetterKind.REMINDER, *LETTERS.values()}  # the others are of reminders and meetings


def told(document: OfficialDocument) -> str:
    return "\n".join(text for _, text in texts_of(document))


def documents(paper: Paper) -> list[OfficialDocument]:
    return [one.document for one in documents_of(paper)]


def refusal_of(paper: Paper) -> Refusal:
    with pytest.raises(Refused) as refused:
        documents_of(paper)
    return refused.value.refusal


def test_every_document_of_a_case_belongs_to_an_act() -> None:
    assert {one.kind for issued in ISSUED.values() for one in issued} == OF_A_CASE


def test_the_invented_cases_show_every_document() -> None:
    assert {document.kind for paper in VARIANTS.values() for document in documents(paper)} == OF_A_CASE


@EVERY_VARIANT
def test_a_document_says_nothing_empty_and_nothing_of_the_program(variant: str) -> None:
    for document in documents(VARIANTS[variant]):
        said = told(document)
        for never in ("None", "Text(", "  ", ": ;", ":;", "()", " ,"):
            assert never not in said, never
        assert not BROKEN.search(said)
        for block in (*document.blocks, *(block for annex in document.annexes for block in annex.blocks)):
            if isinstance(block, Fields):
                assert all(field.value for field in block.fields)


@EVERY_VARIANT
def test_a_document_names_the_office_its_day_and_whoever_acts(variant: str) -> None:
    paper = VARIANTS[variant]
    for document in documents(paper):
        assert (document.letterhead.office, document.place, document.day) == (OFFICE.office, OFFICE.town, paper.on)
        acting = [one for one in document.signatories if one.is_electronic]
        assert all(paper.hand.role in {Role.HEAD_OF_OFFICE, Role.HEAD_OF_SECTION} for _ in acting)


def test_each_person_gets_a_decision_of_the_own_in_the_own_language() -> None:
    first, second = documents_of(VARIANTS["decision-two"])
    assert (first.person, second.person) == (1, 2)
    assert (first.document.second, second.document.second) == (SecondLanguage.CHINESE, SecondLanguage.ENGLISH)
    assert "CONTOH MARIA" not in told(first.document)
    assert "CONTOH WEI" not in told(second.document)


def test_a_decision_says_why_by_which_law_what_and_how_to_object() -> None:
    [document] = documents(VARIANTS["decision"])
    said = told(document)
    for fact in (
        "melewati batas izin tinggal 15 Mei 2023 selama 43 hari", "tinggal melebihi izin tinggal kunjungan (Pasal 78 ayat (1) UU 6/2011)",
        "tidak ada keadaan yang membebaskan", "Pasal 75 ayat (2) huruf e UU 6/2011", "Berita acara pemeriksaan nomor 0003/BAP/2023 tanggal 27 Juni 2023",
        "Rp43.000.000 (empat puluh tiga juta rupiah) untuk 43 hari", "21 hari kerja", "Jalan Khayal Nomor 1", "pengaduan@kantor.example",
    ):  # fmt: skip
        assert fact in said, fact
    assert document.rests_on_unconfirmed == (
        "Tenggang keberatan: 21 hari kerja (UU 30/2014 tentang Administrasi Pemerintahan)",
    )
    assert [annex.title for annex in document.annexes] == ["Buku hari tinggal CONTOH WEI"]


def test_who_is_deported_for_not_paying_reads_that_and_by_which_provision() -> None:
    unpaid = carrying_out.RecordNonpayment(
        on=papers.ON, person=1, why=carrying_out.Nonpayment.UNABLE, because="tidak mampu"
    )
    before = (*papers.KNOWN, *papers.proposed(papers.CHARGE), unpaid, *papers.proposed(papers.DEPORT)[:2])
    said = told(documents(papers.paper(deciding.Decide(on=papers.ON), *before, by=Role.HEAD_OF_OFFICE))[0])
    assert "biaya beban yang dikenakan kepada CONTOH WEI dengan keputusan sebelumnya tidak dibayar" in said
    assert "Pasal 78 ayat (2) UU 6/2011" in said
    assert "Pasal 78 ayat (2) UU 6/2011" not in told(documents(VARIANTS["decision"])[0])


def test_since_2025_an_objection_goes_through_the_director_general() -> None:
    day = date(2025, 6, 27)
    known = [replace(one, on=day) for one in papers.KNOWN]
    proposed = [replace(one, on=day) for one in papers.proposed(replace(papers.CHARGE, judged_on=day))[:2]]
    [document] = documents(papers.paper(deciding.Decide(on=day), *known, *proposed, by=Role.HEAD_OF_OFFICE))
    said = told(document)
    assert "kepada Direktur Jenderal Imigrasi Rekaan, melalui Kantor Imigrasi Rekaan Serang" in said
    assert "Pasal 73 Permenimipas 2/2025" in said
    assert "Permenkumham 4/2017" not in said


def test_what_the_officer_decides_where_the_law_is_silent_stands_among_the_reasons() -> None:
    [document] = documents(VARIANTS["decision-everything"])
    assert "pejabat yang memutus mempertimbangkan: tepat pada ambang hari" in told(document)


@pytest.mark.parametrize("variant", ["decision", "charge", "detention", "correction", "summons"])
def test_what_a_person_must_understand_is_said_in_the_persons_language(variant: str) -> None:
    document = documents(VARIANTS[variant])[-1]
    assert document.second is SecondLanguage.CHINESE
    assert isinstance(document.complaint, Words)


def test_who_understands_indonesian_reads_indonesian_alone() -> None:
    identity = replace(papers.IDENTIFIED, language="Bahasa Indonesia")
    summons = inquiry.Summon(on=papers.ON, person=1, whom="CONTOH WEI", appears_on=papers.ON, at=VARIANTS["summons"].act.at, purpose="keterangan")  # fmt: skip
    [document] = documents(papers.paper(summons, identity))
    assert document.second is None


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Mandarin", SecondLanguage.CHINESE), ("bahasa Tionghoa", SecondLanguage.CHINESE), ("中文", SecondLanguage.CHINESE), ("Inggris", SecondLanguage.ENGLISH),
        ("Tagalog", SecondLanguage.ENGLISH), ("", SecondLanguage.ENGLISH), ("Indonesia", None), ("bahasa Indonesia", None),
    ],
)  # fmt: skip
def test_the_second_language_is_one_that_timpora_writes(said: str, language: SecondLanguage | None) -> None:
    assert second_language(said) is language


def test_everything_that_is_missing_is_said_at_once_and_where_it_is_written() -> None:
    nobody_knows = replace(papers.WEI, born_on=None, nationality=None, document_number=None)
    refusal = refusal_of(papers.paper(papers.examined(), papers.ALLEGED, people=(nobody_knows,), office=OfficePaper(office="Kantor Rekaan")))  # fmt: skip
    assert refusal.code == "case_letter_incomplete"
    for words in ("nama kementerian", "alamat kantor", "hari lahir CONTOH WEI", "kewarganegaraan CONTOH WEI", "nomor dokumen perjalanan CONTOH WEI", "jenis kelamin"):  # fmt: skip
        assert words in refusal.what.id
    for words in ("ministry", "address of the office", "birth day of CONTOH WEI", "travel document of CONTOH WEI"):
        assert words in refusal.what.en
    assert "Kop surat" in refusal.remedy.id
    assert "register" in refusal.remedy.id
    assert "Catat identitas" in refusal.remedy.id


def test_only_who_signs_must_be_known() -> None:
    without_heads = replace(OFFICE, head_name="", head_number="", section_head_name="", section_head_number="")
    papers_of = VARIANTS["secured"], VARIANTS["examination"], VARIANTS["receipt"]
    assert all(documents_of(replace(paper, office=without_heads)) for paper in papers_of)
    assert "NIP kepala kantor" in refusal_of(replace(VARIANTS["decision"], office=without_heads)).what.id
    assert "nama kepala seksi" in refusal_of(replace(VARIANTS["summons"], office=without_heads)).what.id


def test_an_incident_report_needs_nothing_of_the_person_but_the_name() -> None:
    nobody_knows = replace(papers.WEI, born_on=None, nationality=None, document_number=None)
    paper = papers.paper(keeping.Open(on=papers.ON, origin=VARIANTS["incident"].act.origin, because="ditemui"), people=(nobody_knows,))  # fmt: skip
    [document] = documents(paper)
    assert "CONTOH WEI" in told(document)


def test_who_has_no_state_is_examined_without_a_nationality_and_a_travel_document() -> None:
    nobody_knows = replace(papers.WEI, nationality=None, document_number=None)
    protect = keeping.Protect(on=papers.ON, person=1, protection=Protection.STATELESS, because="tanpa kewarganegaraan")
    [document] = documents(papers.paper(papers.examined(), papers.IDENTIFIED, protect, people=(nobody_knows,)))
    assert "tidak ada" in told(document)


@pytest.mark.parametrize("protection", [Protection.CHILD, Protection.ASYLUM_SEEKER, Protection.VICTIM])
def test_a_document_about_somebody_protected_is_secret(protection: Protection) -> None:
    protect = keeping.Protect(on=papers.ON, person=1, protection=protection, because="diduga")
    assert documents(papers.paper(papers.examined(), papers.IDENTIFIED, protect))[0].mark is Mark.SECRET
    assert documents(papers.paper(papers.examined(), papers.IDENTIFIED))[0].mark is Mark.ORDINARY
    assert documents(papers.paper(papers.examined(), papers.IDENTIFIED, confidentiality=1))[0].mark is Mark.RESTRICTED


def test_no_notice_about_an_asylum_seeker_is_composed_even_if_it_were_asked_for() -> None:
    right = deciding.GiveRight(on=papers.ON, person=1, right=Right.CONSULAR_NOTICE, how="surat")
    protect = keeping.Protect(on=papers.ON, person=1, protection=Protection.ASYLUM_SEEKER, because="pencari suaka")
    assert documents_of(papers.paper(right, papers.IDENTIFIED, protect)) == ()
    assert documents_of(papers.paper(replace(right, wanted=False), papers.IDENTIFIED)) == ()
    assert documents_of(papers.paper(replace(right, right=Right.COPY_HANDED), papers.IDENTIFIED)) == ()


def test_a_mission_learns_neither_what_is_alleged_nor_what_is_decided() -> None:
    said = told(documents(VARIANTS["mission"])[0])
    assert "Republik Rakyat Tiongkok" in said
    assert "melebihi" not in said
    assert "Pasal 78" not in said


def test_a_referral_names_no_more_than_is_needed() -> None:
    referral = documents(VARIANTS["referral"])[-1]
    said = told(referral)
    assert referral.mark is Mark.SECRET
    assert "CONTOH WEI" in said
    for secret in ("Tiongkok", "QQE000011", "1990", "melewati batas", "Hotel Khayal"):
        assert secret not in said


def test_a_departure_that_was_not_decided_is_no_deportation() -> None:
    left = carrying_out.RecordDeparture(
        on=papers.ON, person=1, border_post="TPI Khayal", carrier="QQ 1", by_own_means=True
    )
    assert documents_of(papers.paper(left, *papers.KNOWN, *papers.proposed(papers.CHARGE))) == ()


def test_a_bap_of_who_refuses_to_sign_says_why_in_place_of_the_signature() -> None:
    [document] = documents(VARIANTS["examination-refused"])
    assert document.signatories[0].refused == "ingin membaca terjemahan tertulis lebih dahulu"
    assert "menolak menandatanganinya" in told(document)


def test_whoever_decides_for_the_head_by_a_delegation_signs_as_acting_head() -> None:
    [decision] = documents(replace(VARIANTS["decision"], hand=papers.Hand(name="Reka Kasi", role=Role.HEAD_OF_SECTION)))
    assert (decision.signatories[0].role, decision.signatories[0].name) == ("Plh. Kepala Kantor,", "Reka Kasi, S.H.")
    [order] = documents(VARIANTS["order"])
    assert str(order.signatories[0].role).startswith("a.n. Kepala Kantor")


def test_a_new_decision_takes_the_place_of_the_earlier_one_of_the_same_person() -> None:
    decision = replace(VARIANTS["decision-two"], earlier=papers.DECIDED_BEFORE)
    [found] = withdrawn(decision)
    assert (found.letter.id, found.by, found.letter.person) == (6, LetterKind.ACTION_DECISION, 1)


def test_an_objection_that_is_granted_takes_the_decision_back_and_one_that_is_not_leaves_it() -> None:
    before = (*papers.KNOWN, *papers.proposed(papers.DEPORT), VARIANTS["objection"].act)
    granted = ending.DecideObjection(on=papers.ON, person=1, granted=True, number="M.1/2023", remark="terbukti")
    [found] = withdrawn(papers.paper(granted, *before, earlier=papers.DECIDED_BEFORE))
    assert (found.letter.kind, "M.1/2023" in found.because) == (LetterKind.ACTION_DECISION, True)
    assert withdrawn(papers.paper(replace(granted, granted=False), *before, earlier=papers.DECIDED_BEFORE)) == ()


def test_a_correction_takes_back_whatever_told_otherwise_and_nothing_that_only_records() -> None:
    found = {one.letter.kind for one in withdrawn(replace(VARIANTS["correction"], earlier=papers.DECIDED_BEFORE))}
    assert found == {LetterKind.SUMMONS, LetterKind.ACTION_DECISION}
    other = replace(VARIANTS["correction"], act=replace(VARIANTS["correction"].act, outcome=Outcome.CLEARED))
    assert withdrawn(other) == ()


def test_an_order_still_in_force_is_replaced_and_one_that_ended_is_not() -> None:
    first = VARIANTS["order"].act
    earlier = (Earlier(id=1, kind=LetterKind.SUPERVISION_ORDER, number="0001/SPRINWAS/2023", on=papers.ON),)
    again = replace(first, place="Hotel lain")
    assert [one.letter.id for one in withdrawn(papers.paper(again, first, earlier=earlier))] == [1]
    later = replace(again, on=first.until + timedelta(days=1), until=first.until + timedelta(days=9))
    assert withdrawn(papers.paper(later, first, earlier=earlier)) == ()


def test_a_billing_code_through_which_something_was_paid_keeps_its_notice() -> None:
    bill, paid = VARIANTS["charge"].act, VARIANTS["receipt"].act
    earlier = (
        *papers.DECIDED_BEFORE,
        Earlier(id=9, kind=LetterKind.CHARGE_NOTICE, number="0007/BEBAN/2023", on=papers.ON, person=1),
    )
    beside = replace(bill, billing_code="820230627000002")
    again = replace(beside, another_because="pembayarannya gagal")
    executing = (*papers.KNOWN, *papers.proposed(papers.CHARGE), bill)
    assert [one.letter.id for one in withdrawn(papers.paper(again, *executing, earlier=earlier))] == [9]
    assert withdrawn(papers.paper(beside, *executing, earlier=earlier)) == (), (
        "a part of the sum, beside the other code"
    )
    assert withdrawn(papers.paper(again, *executing, paid, earlier=earlier)) == ()


def test_whom_each_letter_is_about_is_read_off_the_steps() -> None:
    measures = papers.proposed(papers.CHARGE, replace(papers.CHARGE, person=2))
    steps = [replace(step, letters=(step.number * 10,)) for step in papers.story(papers.IDENTIFIED, measures[0])]
    steps.append(replace(steps[-1], number=9, act=measures[2], letters=(91, 92)))
    assert whose(steps) == {10: None, 20: 1, 30: None, 91: 1, 92: 2}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"), (11, "sebelas"), (15, "lima belas"), (20, "dua puluh"), (100, "seratus"), (199, "seratus sembilan puluh sembilan"), (1000, "seribu"),
        (2023, "dua ribu dua puluh tiga"), (43_000_000, "empat puluh tiga juta"), (1_000_000, "satu juta"), (111_111, "seratus sebelas ribu seratus sebelas"),
    ],
)  # fmt: skip
def test_amounts_are_written_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


def test_what_is_less_than_nothing_has_no_words() -> None:
    with pytest.raises(ValueError, match="counted"):
        in_words(-1)


def test_states_and_weekdays_are_named_as_documents_name_them() -> None:
    assert (nation("CHN"), nation("XXA"), nation("JPN"), nation("QQQ")) == ("Republik Rakyat Tiongkok", "Tanpa kewarganegaraan", "Jepang", "QQQ")  # fmt: skip
    assert weekday(papers.ON) == "Selasa"


def test_a_detention_is_ordered_on_its_ground_with_its_longest_time() -> None:
    said = told(documents(VARIANTS["detention"])[0])
    assert "Pasal 83 ayat (1) huruf a" in said
    assert "paling lama 30 hari terhitung hari ini sebagai hari pertama" in said
    assert "satu telepon genggam; satu dompet" in said
    assert detaining.DetentionGround.NO_PERMIT.value not in said


def test_an_act_that_issues_nothing_needs_nothing() -> None:
    note = keeping.Note(on=papers.ON, text="catatan")
    assert ActKind.NOTE not in ISSUED
    assert documents_of(papers.paper(note, office=OfficePaper(office="Kantor Rekaan"))) == ()


@pytest.mark.parametrize("typed", ["CONTOH WEI", "Sdr. CONTOH WEI", "sdri CONTOH WEI", "Saudara CONTOH WEI"])
def test_who_is_called_is_addressed_once(typed: str) -> None:
    summoned = VARIANTS["summons"]
    [letter] = documents(replace(summoned, act=replace(summoned.act, whom=typed)))
    assert letter.recipient[0] == "Sdr. CONTOH WEI"
