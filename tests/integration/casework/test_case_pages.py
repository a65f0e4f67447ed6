"""Pages of cases as people use them: from the finding to the decision, with what stands in the way said where it stands."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.factories.cases import TODAY, CaseOffice
from tests.factories.office import as_owner, looking
from tests.factories.signed_in import client_of

from timpora.casework import queries
from timpora.casework.core.acts import deciding, detaining, inquiry, keeping
from timpora.casework.core.acts.deciding import SkipRight
from timpora.casework.core.acts.measures import CostBearer, Deport
from timpora.casework.core.protection import Protection
from timpora.casework.core.rights import Right
from timpora.casework.models import Case


pytestmark = pytest.mark.usefixtures("office_database", "stands")
THE_DAY = "27/06/2023"
HEARD = {
    "on": THE_DAY, "person": "1", "place": "Kantor", "language": "Mandarin", "interpreter": "Reka", "lawyer": "tidak", "read_back": "on",
    "questions-rows": 2, "questions-0-question": "Sejak kapan?", "questions-0-answer": "April",
}  # fmt: skip
IDENTITY = {"person": "1", "sex": "male", "birth_place": "Rekaan"}
PROPOSED = {"on": THE_DAY, "1-charge": "on", "1-charge-judged_on": THE_DAY, "1-charge-days": "43", "1-charge-amount": "43000000", "reasons": "melebihi"}  # fmt: skip


@pytest.fixture
def stands(settings: Settings) -> None:
    settings.STANDS_ON = TODAY


class Desk:
    """An office whose examiner has opened the case of somebody 43 days past the limit."""

    def __init__(self) -> None:
        self.office = CaseOffice()
        person = self.office.somebody()
        self.office.night()
        self.finding = self.office.finding(person)
        self.examiner = client_of(self.office.examiner)
        self.opened = sent(self.examiner, "/perkara/buka/", temuan=self.finding, because="ditemui petugas")

    def act(self, kind: str, status: int = 200, **fields: object) -> str:
        """The examiner sends the form of an act."""
        return sent(self.examiner, f"/perkara/1/langkah/{kind}/", status, **{"on": THE_DAY, **fields})

    def to_the_table(self) -> None:
        """Up to the examination."""
        self.act("verify", result="cocok")
        self.act("summon", person="1", whom="Reka Wei", appears_on=THE_DAY, at="09.00", purpose="diperiksa", short_notice_because="atas permintaannya")  # fmt: skip
        self.act("record_summons", person="1", answer="appeared", remark="")

    def detain(self) -> None:
        """Up to the examination, and into the room by another's order."""
        office = self.office
        office.to_the_table(1)
        asked = detaining.RequestDetention(on=office.on, person=1, ground=detaining.DetentionGround.NO_PERMIT, room="Ruang Khayal", because="x")  # fmt: skip
        office.do(1, asked)
        office.do(1, detaining.OrderDetention(on=office.on, person=1, taken="tidak ada"), office.head_of_office)


def page(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def sent(client: Client, address: str, status: int = 200, **fields: object) -> str:
    answer = client.post(address, fields, follow=True)
    told = answer.content.decode()
    wrong = re.findall(r'class="error".*?</p>|error-summary.*?</div>', told, re.DOTALL)
    assert answer.status_code == status, (address, answer.status_code, wrong)
    return told


def test_a_case_is_opened_from_the_finding_and_says_who_may_do_what() -> None:
    desk = Desk()
    assert "0001/PERKARA/2023" in desk.opened
    assert "Reka Wei" in desk.opened
    assert "Dalam perkara 0001/PERKARA/2023" in page(desk.examiner, f"/temuan/{desk.finding}/")
    desk.act("verify", result="cocok", seen=1)
    told = page(desk.examiner, "/perkara/1/")
    assert "Verifikasi data" in told
    assert "Terbitkan surat perintah pengawasan" in told
    assert "Peran Anda tidak menyetujui" in told
    assert Case.objects.count() == 0, "outside a request nobody sees a case"


def test_a_case_from_a_tip_is_opened_from_the_page_of_the_person_and_a_second_one_not_unawares() -> None:
    desk = Desk()
    person = desk.office.somebody("Reka Tip", met=False)
    address = f"/perkara/buka/?orang={person}"
    assert address in page(desk.examiner, f"/orang-asing/{person}/")
    told = sent(desk.examiner, "/perkara/buka/", orang=person, origin_of="tip", because="laporan warga lewat telepon")
    assert "0002/PERKARA/2023" in told
    assert "Pilih dari mana perkara ini berasal." in sent(
        desk.examiner, "/perkara/buka/", 422, orang=person, because="x"
    )
    assert address not in page(desk.examiner, f"/orang-asing/{person}/")
    assert "Sudah ada perkara terbuka tentang orang ini: 0002/PERKARA/2023" in page(desk.examiner, address)


def test_a_proposal_is_answered_on_a_later_day_though_the_days_go_on(settings: Settings) -> None:
    desk = Desk()
    desk.office.to_the_table(1)
    desk.office.propose(1, desk.office.charge())
    settings.STANDS_ON = desk.office.on = TODAY + timedelta(days=2)
    head = client_of(desk.office.head_of_section)
    told = page(head, "/perkara/1/dasar/")
    assert "berubah. Sekarang" not in told
    assert "dinilai untuk 27 Juni 2023" in told
    assert "/perkara/1/langkah/approve/" in told
    assert "berubah. Sekarang" not in page(head, "/perkara/1/")
    sent(head, "/perkara/1/langkah/approve/", on="29/06/2023", remark="")
    assert "Menunggu keputusan" in page(head, "/perkara/1/")


def test_working_on_a_case_costs_nobody_a_day_more(settings: Settings) -> None:
    desk = Desk()
    desk.office.to_the_table(1)
    settings.STANDS_ON = TODAY + timedelta(days=20)  # 63 days past the limit by then
    told = page(desk.examiner, "/perkara/1/langkah/propose/")
    assert 'value="43.000.000"' in told
    assert re.search(r'name="1-charge"[^>]*checked', told)
    assert not re.search(r'name="1-deportation"[^>]*checked', told)


def test_a_deadline_that_warns_early_is_not_hidden_by_one_that_ends_before_it() -> None:
    desk = Desk()
    office = desk.office
    desk.detain()
    office.do(1, deciding.SkipRight(on=office.on, person=1, right=Right.CONSULAR_ASKED, because="x"))
    office.on = date(2023, 7, 10)
    office.decide(1, Deport(person=1, cost_bearer=CostBearer.PERSON, destination="Negara Khayal"))
    with as_owner():
        row = Case.objects.get()
    assert (row.due_clock, row.due_on) == ("departure", date(2023, 7, 24))
    assert row.warn_on == date(2023, 7, 19), "the detention room escalates seven days before 26 July"


def test_who_is_in_the_room_and_must_not_be_is_said_before_all_else() -> None:
    desk = Desk()
    office = desk.office
    desk.detain()
    office.do(1, keeping.Protect(on=office.on, person=1, protection=Protection.ILLNESS, because="demam tinggi"))
    said = "Reka Wei berada di ruang detensi, dan tidak boleh"
    assert said in page(desk.examiner, "/perkara/1/")
    office.do(
        1,
        detaining.PlaceElsewhere(on=office.on, person=1, place="RS Khayal", because="dirawat"),
        office.head_of_section,
    )
    assert said not in page(desk.examiner, "/perkara/1/")


def test_the_next_step_is_prepared_where_something_stands_in_the_way_of_leading_on() -> None:
    desk = Desk()

    def first() -> str:
        told = page(desk.examiner, "/perkara/1/").split("Langkah berikutnya")[1]
        return re.findall(r"/langkah/(\w+)/", told)[0]

    assert first() == "verify"
    office = desk.office
    office.do(1, inquiry.Verify(on=office.on, result="cocok"))
    order = inquiry.OrderFieldCheck(on=office.on, officers="Reka Petugas 198001012005011001", place="Hotel Khayal", until=office.on, purpose="x")  # fmt: skip
    office.do(1, order, office.head_of_section)
    assert first() == "record_field_check"
    office.do(1, inquiry.RecordFieldCheck(on=office.on, place="Hotel Khayal", met=True, result="ditemui"))
    assert first() == "summon"
    office.do(1, inquiry.BeginExamination(on=office.on, because="ditemui"))
    assert first() == "give_right"
    office.right(1, Right.IDENTITY_SHOWN)
    assert first() == "examine"
    assert page(desk.examiner, "/perkara/1/").count("/langkah/examine/") == 1


def test_a_summons_is_proposed_for_the_first_day_that_gives_notice_enough() -> None:
    desk = Desk()
    desk.act("verify", result="cocok")
    assert 'value="5 Juli 2023"' in page(desk.examiner, "/perkara/1/langkah/summon/")
    told = desk.act("summon", 422, person="1", whom="Reka Wei", appears_on=THE_DAY, at="09.00", purpose="diperiksa")
    assert "paling sedikit 3 hari kerja sesudah panggilan, jadi 5 Juli 2023" in told


def test_nobody_is_examined_before_the_right_is_given_and_what_was_typed_stays() -> None:
    desk = Desk()
    desk.to_the_table()
    told = desk.act("examine", 422, **HEARD)
    assert "Identitas petugas ditunjukkan" in told
    assert "Sejak kapan?" in told
    desk.act("give_right", person="1", right="identity_shown", wanted="on", how="kartu")
    assert "Catat identitas" in desk.act("examine", 422, **HEARD), "the record needs who it is about"
    desk.act("identify", **IDENTITY)
    assert 'name="questions-4-question"' in desk.act("examine", **HEARD, more="questions")
    assert "Buat berita acara pemeriksaan: tercatat." in desk.act("examine", **HEARD)


def test_the_proposal_comes_with_the_rulebooks_amount_and_is_answered_by_who_has_read_it() -> None:
    desk = Desk()
    desk.to_the_table()
    desk.act("give_right", person="1", right="identity_shown", wanted="on", how="kartu")
    desk.act("identify", **IDENTITY)
    desk.act("examine", **HEARD)
    desk.act("allege", person="1", provision="uu6-78-1", conduct="melebihi izin tinggal")
    desk.act("end_examination")
    desk.office.confer(1)
    assert 'value="43.000.000"' in page(desk.examiner, "/perkara/1/langkah/propose/")
    assert "Menunggu persetujuan" in desk.act("propose", **PROPOSED)
    head = client_of(desk.office.head_of_section)
    assert "0001/PERKARA/2023" in page(head, "/hari-ini/")
    assert "Berkas belum Anda buka" in page(head, "/perkara/1/")
    told = page(head, "/perkara/1/dasar/")
    assert "Rp43.000.000" in told
    assert "/perkara/1/langkah/approve/" in told
    sent(head, "/perkara/1/langkah/approve/", on=THE_DAY, remark="")
    assert "Menunggu keputusan" in page(head, "/perkara/1/")


def test_several_charges_get_their_codes_at_once_and_a_wrong_code_keeps_back_no_other() -> None:
    office = CaseOffice()
    people = [office.somebody(name) for name in ("Reka Satu", "Reka Dua")]
    office.night()
    for case, person in enumerate(people, start=1):
        assert office.open(person) == case
        office.to_the_table(case)
        office.decide(case, office.charge())
        office.tell(case)
    examiner = client_of(office.examiner)
    assert "Rp43.000.000" in page(examiner, "/perkara/tagihan/")
    told = sent(examiner, "/perkara/tagihan/", 422, **{"kode-1-1": "820230627000001", "kode-2-1": "12"})
    assert "1 kode billing tercatat." in told
    assert "15 angka" in told
    assert "Reka Satu" not in told, "what was recorded waits no longer"
    assert 'value="12"' in told
    assert "Tidak ada tagihan" in sent(examiner, "/perkara/tagihan/", **{"kode-2-1": "820230627000002"})


def test_who_decides_reads_which_rights_were_left_out_before_the_answer_and_first_thing_in_the_morning() -> None:
    office = CaseOffice()
    person = office.somebody()
    office.night()
    case = office.open(person)
    office.do(
        case, SkipRight(on=TODAY, person=1, right=Right.LEGAL_HELP, because="tidak ada pendamping pada malam itu")
    )
    office.to_the_table(case)
    office.propose(case, office.charge())
    head = client_of(office.head_of_office)
    for path in (f"/perkara/{case}/dasar/", "/perkara/beban/"):
        told = page(head, path)
        assert "Hak atas pendamping hukum disampaikan" in told, path
        assert "tidak ada pendamping pada malam itu" in told, path
    assert "Hak yang tidak dipenuhi" in page(head, "/hari-ini/")
    assert "Hak yang tidak dipenuhi" not in page(client_of(office.examiner), "/hari-ini/")


def owners(office: CaseOffice) -> list[int]:
    with looking(office.head_of_office) as viewer:
        return [one.owner for one in sorted(queries.page(viewer, queries.Asked())[0], key=lambda one: one.id)]


def test_cases_are_handed_on_while_somebody_is_on_leave_and_come_back_without_those_of_who_stood_in() -> None:
    office = CaseOffice()
    people = [office.somebody(name) for name in ("Reka Satu", "Reka Dua", "Reka Tiga")]
    office.night()
    own, protected = office.open(people[0]), office.open(people[1])
    office.do(protected, keeping.Protect(on=TODAY, person=1, protection=Protection.CHILD, because="umur 9 tahun"))
    office.open(people[2], by=office.officer)
    examiner, officer = office.examiner.pk, office.officer.pk
    assert owners(office) == [examiner, examiner, officer]
    head = client_of(office.head_of_section)
    assert "Kembalikan perkara" not in page(head, "/perkara/beban/"), "nothing was handed on"
    told = sent(head, "/perkara/beban/", of=examiner, to=officer, because="cuti 3 sampai 14 Juli")
    assert "1 perkara diserahkan." in told
    assert f"Perkara {protected:04d}/PERKARA/2023 tetap pada petugasnya" in told
    assert owners(office) == [officer, examiner, officer]
    assert "Pilih dua petugas yang berbeda" in sent(
        head, "/perkara/beban/", 422, of=examiner, to=examiner, because="cuti"
    )
    assert "1 perkara dikembalikan." in sent(head, "/perkara/beban/", kembalikan="1", to=examiner, because="kembali dari cuti")  # fmt: skip
    assert owners(office) == [examiner, examiner, officer], "what the stand-in had before stays"
    assert own == 1
    answer = client_of(office.examiner).post("/perkara/beban/", {"of": officer, "to": examiner, "because": "x"})
    assert answer.status_code == 403, "who leads hands over"


def test_who_is_back_from_leave_is_offered_the_cases_from_that_day_on(settings: Settings) -> None:
    office = CaseOffice()
    person = office.somebody()
    office.night()
    case, back = office.open(person), TODAY + timedelta(days=3)
    head, examiner = client_of(office.head_of_section), office.examiner.pk
    handing = {"of": examiner, "to": office.officer.pk, "because": "cuti"}
    assert "tidak sesudah hari penyerahan" in sent(head, "/perkara/beban/", 422, **handing, back_on=THE_DAY)
    sent(head, "/perkara/beban/", **handing, back_on=f"{back:%d/%m/%Y}")
    settings.STANDS_ON = back - timedelta(days=1)
    assert "kembali bekerja sejak" not in page(head, "/perkara/beban/")
    assert "Waktunya dikembalikan" not in page(head, "/hari-ini/")
    settings.STANDS_ON = office.on = back
    assert "kembali bekerja sejak 30 Juni 2023: 1 perkara menunggu dikembalikan." in page(head, "/perkara/beban/")
    assert re.search(rf'<option value="{examiner}"\s+selected', page(head, "/perkara/beban/"))
    assert "Waktunya dikembalikan" in page(head, "/hari-ini/")
    assert "Waktunya dikembalikan" not in page(client_of(office.officer), "/hari-ini/"), "who leads gives back"
    assert "Kembali bekerja pada" in page(head, f"/perkara/{case}/")
    sent(head, "/perkara/beban/", kembalikan="1", to=examiner, because="kembali")
    assert "Waktunya dikembalikan" not in page(head, "/hari-ini/")
    assert owners(office) == [examiner]


def test_the_number_of_an_officers_cases_leads_to_them_and_the_table_leaves_as_a_file() -> None:
    office = CaseOffice()
    people = [office.somebody(name) for name in ("Reka Satu", "Reka Dua")]
    office.night()
    office.open(people[0])
    office.open(people[1], by=office.officer)
    head = client_of(office.head_of_section)
    address = f"/perkara/?lihat=semua&petugas={office.officer.pk}"
    assert address.replace("&", "&amp;") in page(head, "/perkara/beban/")
    told = page(head, address)
    assert "0002/PERKARA/2023" in told
    assert "0001/PERKARA/2023" not in told
    assert "0001/PERKARA/2023" in page(head, "/perkara/?lihat=semua&petugas=siapa"), (
        "what is not understood is left out"
    )
    assert "0002/PERKARA/2023" not in page(head, f"{address}&terlambat=1"), "nothing is late yet"
    with as_owner():
        Case.objects.filter(sequence=2).update(due_on=TODAY - timedelta(days=1))
    assert "0002/PERKARA/2023" in page(head, f"{address}&terlambat=1")
    answer = head.get("/perkara/beban/?unduh=csv")
    assert answer["Content-Type"].startswith("text/csv")
    assert answer.content.decode().count("27 Juni 2023") + answer.content.decode().count("2023-06-27") == 2


def test_a_case_that_ended_shows_only_the_stages_through_which_it_came() -> None:
    desk = Desk()
    desk.act("verify", result="cocok")
    head = client_of(desk.office.head_of_section)

    def stages() -> list[str]:
        told = page(head, "/perkara/1/").split('id="way"')[1].split("</section>")[0]
        return [stage for stage in ("Verifikasi data", "Gelar kasus", "Menunggu keputusan", "Ditutup") if stage in told]

    assert stages() == ["Verifikasi data", "Gelar kasus", "Menunggu keputusan", "Ditutup"]
    sent(head, "/perkara/1/langkah/close/", on=THE_DAY, outcome="cleared", because="izinnya berlaku", referred_to="")
    assert stages() == ["Verifikasi data", "Ditutup"], "nothing was decided in it"


def test_the_list_of_late_cases_holds_as_many_as_the_workload_says_and_none_of_a_time_that_was_not_used() -> None:
    desk = Desk()
    with as_owner():
        Case.objects.update(due_clock="objection", due_on=TODAY - timedelta(days=1))
    with looking(desk.office.head_of_section) as viewer:
        [load] = queries.load(viewer, on=TODAY)
        listed, _ = queries.page(viewer, queries.Asked(late_on=TODAY))
    assert (load.late, len(listed)) == (0, 0)
    with as_owner():
        Case.objects.update(due_clock="verification")
    with looking(desk.office.head_of_section) as viewer:
        [load] = queries.load(viewer, on=TODAY)
        listed, _ = queries.page(viewer, queries.Asked(late_on=TODAY))
    assert (load.late, len(listed)) == (1, 1)


def test_a_list_in_which_nothing_fits_offers_to_take_its_filters_away_and_an_empty_one_to_open_a_case() -> None:
    head = client_of(Desk().office.head_of_section)
    narrowed = page(head, "/perkara/?lihat=semua&tahap=approval")
    assert "Tidak ada perkara yang cocok" in narrowed
    assert 'href="/perkara/?lihat=semua"' in narrowed.split("Tidak ada perkara yang cocok")[1]
    assert "1/PERKARA" in page(head, "/perkara/?lihat=semua")
    assert "Tidak ada perkara di sini" in page(head, "/perkara/?lihat=ditutup")
