"""After a night: open cases learn once of each change of that on which they rest, and their owners see it until they act."""

import re
from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings
from tests.factories import facts
from tests.factories.cases import LIMIT, TODAY, CaseOffice
from tests.factories.office import as_owner, looking
from tests.factories.programs import program
from tests.factories.signed_in import client_of

from timpora.accounts.models import Account
from timpora.casework import correcting, queries
from timpora.casework.core.acts import detaining, ending, keeping
from timpora.casework.core.known import in_words
from timpora.casework.core.rights import Right
from timpora.casework.core.statuses import Outcome
from timpora.entrypoints import watching
from timpora.kernel.refusals import Refused
from timpora.letters import queries as issued
from timpora.letters.core.kinds import LetterKind
from timpora.register import actions as register
from timpora.register.core.search.sounds import name_sounds
from timpora.register.ledger import SourceKind
from timpora.register.models import PersonRecord, StayPermit
from timpora.screening import due_reminders, reminding
from timpora.screening.case_facts import law_has_changed
from timpora.screening.models import Run


@pytest.fixture(autouse=True)
def stands(settings: Settings) -> None:
    settings.STANDS_ON = TODAY


def morning(the_office: CaseOffice) -> correcting.Corrected:
    """A night, and what the cases are told after it."""
    the_office.night()
    with looking(the_office.machine) as by:
        return correcting.catch_up(by=by, on=the_office.on)


def correct(the_office: CaseOffice, person: int, days: int) -> None:
    with looking(the_office.examiner) as by:
        wrong = StayPermit.objects.get(person_record=person, withdrawn_at__isnull=True)
        source = register.record_source(by=by, kind=SourceKind.FORM, file="Pembetulan rekaan")
        register.withdraw(by=by, kind="stay_permits", fact=wrong.pk, because="salah ketik batas")
        values = {"person_record_id": person, "kind": wrong.kind, "valid_from": wrong.valid_from, "valid_until": the_office.on + timedelta(days=days)}  # fmt: skip
        register.record(by=by, kind="stay_permits", source=source, values=values)


def told(the_office: CaseOffice, case: int) -> list[keeping.FactsWithdrawn]:
    return [step.act for step in the_office.steps(case) if isinstance(step.act, keeping.FactsWithdrawn)]


def mine(the_office: CaseOffice) -> list[int]:
    with looking(the_office.examiner) as viewer:
        return [one.id for one in queries.withdrawn_for(viewer)]


def test_a_corrected_limit_is_told_once_to_the_case_and_its_owner_until_somebody_acts(the_office: CaseOffice) -> None:
    person, other = the_office.somebody(), the_office.somebody("Reka Lain")
    the_office.night()
    case, untouched = the_office.open(person), the_office.open(other)
    assert morning(the_office).told == 0
    correct(the_office, person, days=10)
    assert morning(the_office).told == 1
    assert [morning(the_office).told for _ in range(2)] == [0, 0]
    [change] = told(the_office, case)
    assert (change.is_gone, change.person, change.now) == (True, 1, "gone")
    assert in_words(change.before).en.startswith("limit 15 May 2023; certainty: proven")
    assert (told(the_office, untouched), mine(the_office)) == ([], [case])
    assert the_office.steps(case)[-1].by == the_office.machine.pk
    the_office.do(case, ending.Close(on=the_office.on, outcome=Outcome.WITHDRAWN_BY_CORRECTION, because="batas salah"), the_office.head_of_section)  # fmt: skip
    assert mine(the_office) == []


def test_each_further_change_is_told_again_and_days_that_pass_are_none(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    for _ in range(3):
        the_office.on += timedelta(days=1)
        assert morning(the_office).told == 0
    correct(the_office, person, days=-20)
    assert morning(the_office).told == 1
    correct(the_office, person, days=10)
    assert morning(the_office).told == 1
    assert [one.is_gone for one in told(the_office, case)] == [False, True]


def test_an_exit_that_is_recorded_late_reaches_the_case(the_office: CaseOffice) -> None:
    person = the_office.somebody(met=False)
    the_office.night()
    case = the_office.open(person)
    with looking(the_office.examiner) as by:
        facts.fact(by, "crossings", person_record_id=person, crossed_on=the_office.on - timedelta(days=50), direction="exit")  # fmt: skip
    assert morning(the_office).told == 1
    assert [one.is_gone for one in told(the_office, case)] == [True]


def ended(the_office: CaseOffice) -> tuple[int, int]:
    """Somebody whose mission was told, and the case, handed to the police."""
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    the_office.right(case, Right.CONSULAR_ASKED, Right.CONSULAR_NOTICE)
    the_office.do(case, ending.Close(on=the_office.on, outcome=Outcome.HANDED_TO_POLICE, because="x", referred_to="Polres Rekaan"), the_office.head_of_section)  # fmt: skip
    assert morning(the_office).told == 0
    return person, case


def test_a_correction_after_a_case_has_ended_reaches_its_owner_and_whoever_was_told(the_office: CaseOffice) -> None:
    person, case = ended(the_office)
    the_office.on += timedelta(days=3)
    correct(the_office, person, days=10)
    assert [morning(the_office).told for _ in range(2)] == [1, 0]
    [change] = told(the_office, case)
    assert (change.is_gone, in_words(change.before).en.partition(";")[0]) == (True, "limit 15 May 2023")
    assert mine(the_office) == [case]
    assert "Data perkara Anda berubah" in page_of(the_office.examiner, "/hari-ini/")
    assert f"{case:04d}/PERKARA/2023" in page_of(the_office.head_of_section, "/perkara/?lihat=berubah")
    page = page_of(the_office.head_of_section, f"/perkara/{case}/")
    assert "Data perkara ini berubah sesudah perkaranya ditutup" in page
    assert f"/perkara/{case}/langkah/tell_correction/" in page
    assert f"/perkara/{case}/langkah/tell_correction/" not in page_of(the_office.examiner, f"/perkara/{case}/")
    the_office.do(
        case, ending.TellCorrection(on=the_office.on, because="batas salah ketik"), the_office.head_of_section
    )
    with looking(the_office.examiner) as viewer:
        documents = issued.documents(viewer, queries.letters_of(viewer, case)).values()
    notices = {one.recipient[0]: one for one in documents if one.kind is LetterKind.CORRECTION_NOTICE}
    assert {"Sdr. Reka Wei", "Kepala Perwakilan Republik Rakyat Tiongkok", "Polres Rekaan"} <= set(notices)
    assert "ditutup" not in str(notices), "it had ended before"
    assert (mine(the_office), the_office.state(case).outcome) == ([], Outcome.HANDED_TO_POLICE)
    assert "Belum" not in page_of(the_office.examiner, f"/perkara/{case}/").split('id="told"')[1].split("</section>")[0]
    with pytest.raises(Refused) as refused:
        the_office.do(case, ending.TellCorrection(on=the_office.on, because="lagi"), the_office.head_of_section)
    assert refused.value.refusal.code == "case_no_correction_waits"


def test_another_limit_after_a_case_has_ended_is_told_and_nobody_is_written_to(the_office: CaseOffice) -> None:
    person, case = ended(the_office)
    correct(the_office, person, days=-20)
    assert morning(the_office).told == 1
    assert [one.is_gone for one in told(the_office, case)] == [False]
    assert "Batasnya sekarang lain" in page_of(the_office.head_of_section, f"/perkara/{case}/")
    before = len(the_office.steps(case))
    the_office.do(case, ending.TellCorrection(on=the_office.on, because="dihitung ulang"), the_office.head_of_section)
    assert the_office.steps(case)[before].letters == ()


def test_whoever_leaves_after_a_case_has_ended_was_found_rightly(the_office: CaseOffice) -> None:
    person, case = ended(the_office)
    the_office.on += timedelta(days=2)
    with looking(the_office.examiner) as by:
        facts.fact(by, "crossings", person_record_id=person, crossed_on=the_office.on, direction="exit")
    assert morning(the_office).told == 0
    assert told(the_office, case) == []
    correct(the_office, person, days=10)
    assert morning(the_office).told == 1, "a correction is one, also of somebody who is no longer here"


def test_whoever_watches_beside_the_worker_tells_the_cases_after_the_run(the_office: CaseOffice, monkeypatch) -> None:
    monkeypatch.setattr(watching, "office_day", lambda: the_office.on)
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    correct(the_office, person, days=10)
    for _ in range(3):
        watching.look_in(the_office.machine.pk)
    assert len(told(the_office, case)) == 1


def test_a_change_of_the_law_between_two_runs_is_known(the_office: CaseOffice) -> None:
    the_office.somebody()
    the_office.night()
    with looking(the_office.machine) as by:
        assert not law_has_changed(by, since=the_office.on)
    with as_owner():
        Run.objects.update(law="lain")
    the_office.on += timedelta(days=1)
    the_office.night()
    with looking(the_office.machine) as by:
        assert law_has_changed(by, since=the_office.on)
        assert not law_has_changed(by, since=the_office.on + timedelta(days=1))


def test_deadlines_stay_and_are_worked_out_anew_where_the_law_changed(the_office: CaseOffice, monkeypatch) -> None:
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    with looking(the_office.examiner) as viewer:
        before = queries.one(viewer, case)
    assert morning(the_office).moved == 0
    monkeypatch.setattr(correcting, "law_has_changed", lambda _by, *, since: since == the_office.on)
    assert morning(the_office).moved == 1
    with looking(the_office.examiner) as viewer:
        assert queries.one(viewer, case) == before


def ordered_detained_and_told(the_office: CaseOffice, *people: int) -> int:
    """A case in which the mission, a detention centre and whoever gets copies were told of somebody."""
    on = the_office.on
    case = the_office.open(*people)
    the_office.to_the_table(case)
    the_office.do(case, detaining.RequestDetention(on=on, person=1, ground=detaining.DetentionGround.NO_PERMIT, room="Ruang 1", because="tanpa alamat"))  # fmt: skip
    the_office.do(case, detaining.OrderDetention(on=on, person=1, taken="tidak ada"), the_office.head_of_office)
    the_office.right(case, Right.CONSULAR_ASKED, Right.CONSULAR_NOTICE)
    the_office.do(case, detaining.MoveToCentre(on=on, person=1, centre="Rumah Detensi Khayal", received_by="Reka Penerima"))  # fmt: skip
    return case


def page_of(by: Account, path: str) -> str:
    answer = client_of(by).get(path)
    assert answer.status_code == 200
    return str(answer.content, "utf-8")


def withdraw(the_office: CaseOffice, case: int) -> None:
    the_office.do(case, ending.Close(on=the_office.on, outcome=Outcome.WITHDRAWN_BY_CORRECTION, because="batas salah"), the_office.head_of_section)  # fmt: skip


def test_closing_by_correction_tells_everybody_who_was_told_and_the_page_says_who(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    the_office.night()
    case = ordered_detained_and_told(the_office, person)
    assert "Yang pernah diberi tahu" not in page_of(the_office.examiner, f"/perkara/{case}/"), "nothing was wrong yet"
    correct(the_office, person, days=10)
    morning(the_office)
    page = page_of(the_office.head_of_section, f"/perkara/{case}/")
    whom = (
        "Kepala Perwakilan Republik Rakyat Tiongkok",
        "Rumah Detensi Khayal",
        "Direktur Jenderal Imigrasi Rekaan",
        "Kepala Kantor Wilayah Rekaan Banten",
    )
    for one in whom:
        assert one in page
    assert "5 pihak di bawah ini mendapat surat pembetulan" in page
    form = page_of(the_office.head_of_section, f"/perkara/{case}/langkah/close/")
    assert re.search(r'value="withdrawn_by_correction"\s+selected', form)
    assert "sebelumnya batas 15 Mei 2023; kepastian: terbukti; sekarang tidak ditemukan lagi" in form
    withdraw(the_office, case)
    with looking(the_office.examiner) as viewer:
        documents = issued.documents(viewer, queries.letters_of(viewer, case))
    told_of_it = [one.recipient[0] for one in documents.values() if one.kind is LetterKind.CORRECTION_NOTICE]
    assert told_of_it == ["Sdr. Reka Wei", "Direktur Jenderal Imigrasi Rekaan", "Kepala Kantor Wilayah Rekaan Banten", "Kepala Perwakilan Republik Rakyat Tiongkok", "Rumah Detensi Khayal"]  # fmt: skip
    closed = page_of(the_office.examiner, f"/perkara/{case}/")
    assert closed.count("Pemberitahuan pembetulan") >= 5
    assert "Belum" not in closed.split('id="told"')[1].split("</section>")[0]


def test_the_owner_sees_changed_cases_first_thing_and_everybody_finds_them_in_the_list(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    correct(the_office, person, days=10)
    morning(the_office)
    assert "Data perkara Anda berubah" in page_of(the_office.examiner, "/hari-ini/")
    assert "Data perkara Anda berubah" not in page_of(the_office.officer, "/hari-ini/"), "whose case it is not"
    with looking(the_office.examiner) as viewer:
        seen = queries.one(viewer, case)
    assert seen is not None
    assert seen.number in page_of(the_office.head_of_section, "/perkara/?lihat=berubah")
    withdraw(the_office, case)
    assert "Data perkara Anda berubah" not in page_of(the_office.examiner, "/hari-ini/")
    assert seen.number not in page_of(the_office.head_of_section, "/perkara/?lihat=berubah")


def test_a_case_is_not_withdrawn_over_the_head_of_somebody_whose_data_were_right(the_office: CaseOffice) -> None:
    person, other = the_office.somebody(), the_office.somebody("Reka Lain")
    the_office.night()
    case = the_office.open(person, other)
    correct(the_office, person, days=10)
    morning(the_office)
    with pytest.raises(Refused) as refused:
        withdraw(the_office, case)
    assert refused.value.refusal.code == "case_outcome_not_true"
    the_office.do(case, keeping.Split(on=the_office.on, people=(1,), because="datanya dibetulkan"))
    [step] = [step for step in the_office.steps(case) if isinstance(step.act, keeping.Split)]
    withdraw(the_office, step.act.into)
    assert the_office.state(step.act.into).outcome is Outcome.WITHDRAWN_BY_CORRECTION
    assert the_office.state(case).outcome is None


def test_whoever_was_told_before_somebody_was_split_off_is_told_as_well(the_office: CaseOffice) -> None:
    person, other = the_office.somebody(), the_office.somebody("Reka Lain")
    the_office.night()
    case = the_office.open(person, other)
    the_office.right(case, Right.CONSULAR_ASKED, Right.CONSULAR_NOTICE)
    the_office.right(case, Right.CONSULAR_ASKED, Right.CONSULAR_NOTICE, person=2)
    correct(the_office, person, days=10)
    the_office.do(case, keeping.Split(on=the_office.on, people=(1,), because="datanya dibetulkan"))
    into = the_office.steps(case)[-1].act.into
    withdraw(the_office, into)
    with looking(the_office.examiner) as viewer:
        documents = issued.documents(viewer, queries.letters_of(viewer, into)).values()
    told_of_it = {one.recipient[0]: one for one in documents if one.kind is LetterKind.CORRECTION_NOTICE}
    assert list(told_of_it) == ["Sdr. Reka Wei", "Kepala Perwakilan Republik Rakyat Tiongkok", "Direktur Jenderal Imigrasi Rekaan", "Kepala Kantor Wilayah Rekaan Banten"]  # fmt: skip
    assert "Reka Lain" not in str(told_of_it["Kepala Perwakilan Republik Rakyat Tiongkok"])


def test_a_sponsor_who_was_reminded_of_the_wrong_limit_and_who_was_told_by_mouth_get_the_notice(
    the_office: CaseOffice,
) -> None:
    the_office.on = LIMIT - timedelta(days=5)
    person = the_office.somebody(sponsor="PT Baja Rekaan", met=False)
    the_office.night()
    asked = reminding.Asked(finding=the_office.finding(person, "limit_ends_soon"))
    with looking(the_office.officer) as by:
        reminding.remind(by=by, asked=asked, on=the_office.on)
    the_office.on = TODAY
    the_office.night()
    case = the_office.open(person)
    the_office.do(case, keeping.Tell(on=TODAY, person=1, whom="Hotel Khayal", what="agar melapor bila tamunya kembali"))
    correct(the_office, person, days=10)
    morning(the_office)
    page = page_of(the_office.head_of_section, f"/perkara/{case}/")
    for one in ("PT Baja Rekaan", "0001/PENGINGAT/2023", "Hotel Khayal", "Diberi tahu secara lisan, 27 Juni 2023"):
        assert one in page
    withdraw(the_office, case)
    with looking(the_office.examiner) as viewer:
        documents = issued.documents(viewer, queries.letters_of(viewer, case)).values()
    told_of_it = [one.recipient[0] for one in documents if one.kind is LetterKind.CORRECTION_NOTICE]
    assert told_of_it[:2] == ["Sdr. Reka Wei", "PT Baja Rekaan"]
    assert "Hotel Khayal" in told_of_it


def test_programs_learn_who_is_to_be_told(the_office: CaseOffice) -> None:
    person = the_office.somebody()
    the_office.night()
    case = the_office.open(person)
    the_office.right(case, Right.CONSULAR_ASKED, Right.CONSULAR_NOTICE)
    own = program(the_office.examiner)
    before = own.get(f"/cases/{case}").json()
    correct(the_office, person, days=10)
    mission = next(one for one in own.get(f"/cases/{case}").json()["to_be_told"] if "Perwakilan" in one["whom"])
    assert before["to_be_told"] == []
    assert (mission["people"], mission["notice"], mission["must_not_be_told"]) == ([1], None, False)
    assert mission["told_by"][0]["on"] == TODAY.isoformat()


def renamed(the_office: CaseOffice, person: int, name: str) -> int:
    """The record that stands for somebody's once the name is corrected."""
    with looking(the_office.examiner) as by:
        wrong = PersonRecord.objects.get(pk=person)
        said = {"name": name, "name_key": name.upper(), "name_sounds": name_sounds(name), "nationality": wrong.nationality, "born_earliest": wrong.born_earliest, "born_latest": wrong.born_latest}  # fmt: skip
        source = register.record_source(by=by, kind=SourceKind.FORM, file="Pembetulan rekaan")
        return register.correct(
            by=by, kind="people", fact=person, source=source, values=said, because="salah ketik nama"
        )


def test_a_corrected_name_takes_nobody_out_of_a_case_and_loses_no_finding_and_no_reminder(
    the_office: CaseOffice,
) -> None:
    person, soon = the_office.somebody(), the_office.somebody("Reka Segera", limit=TODAY + timedelta(days=5))
    the_office.night()
    case, finding, ending_soon = the_office.open(person), the_office.finding(person), the_office.finding(soon, "limit_ends_soon")  # fmt: skip
    with looking(the_office.officer) as by:
        reminding.remind(by=by, asked=reminding.Asked(finding=ending_soon, addresses={}), on=TODAY)
    document = f"QQE{person:06d}"
    person, soon = renamed(the_office, person, "Reka Weiwei"), renamed(the_office, soon, "Reka Segera Pula")
    assert morning(the_office).told == 0
    assert (the_office.finding(person), the_office.finding(soon, "limit_ends_soon")) == (finding, ending_soon)
    assert told(the_office, case) == []
    with looking(the_office.examiner) as by:
        [seen] = queries.people_of(by, [case])[case]
        assert (seen.record, seen.name, seen.document_number) == (person, "Reka Weiwei", document)
        assert due_reminders.ending(by, on=TODAY, within=14, most=5) == []


def test_who_names_a_record_that_another_hand_withdrew_or_that_stands_takes_nothing_over(
    the_office: CaseOffice,
) -> None:
    person = the_office.somebody()
    the_office.night()
    finding = the_office.finding(person)
    with looking(the_office.examiner) as by:
        facts.fact(by, "people", name="Reka Lain", name_key="REKA LAIN", replaces=person)
    assert the_office.finding(person) == finding
    with looking(the_office.head_of_section) as by:
        register.withdraw(by=by, kind="people", fact=person, because="salah")
    with looking(the_office.examiner) as by:
        facts.fact(by, "people", name="Reka Lain", name_key="REKA LAIN", replaces=person)
    assert the_office.finding(person) == finding
