"""Reminders: who gets one, who is left to a person, what the letter says, and that nobody is reminded twice of one limit."""

import io
from datetime import date

import pypdf
import pytest
from tests.factories import facts
from tests.factories.letterheads import OFFICE
from tests.factories.office import looking
from tests.factories.reminders import LIMIT, SPONSOR, TODAY, SoonOffice

from timpora.engine.backends.asked import Facts
from timpora.engine.environment import Environment
from timpora.kernel.refusals import Refused
from timpora.letters import queries as letters
from timpora.register import actions as register
from timpora.register.judgements import Verdict
from timpora.screening import due_reminders, reminder_queries, reminding
from timpora.screening.core.reminders import Outcome, Recipient
from timpora.screening.models import Finding
from timpora.screening.reminder_models import Reminder


pytestmark = pytest.mark.usefixtures("office_database", "unblocked")


@pytest.fixture
def unblocked(django_db_blocker):
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def soon() -> SoonOffice:
    return SoonOffice()


def refusal_of(soon: SoonOffice, whom: int, /, **how: str) -> str:
    with pytest.raises(Refused) as refused:
        soon.remind(whom, **how)
    return refused.value.refusal.code


def test_person_and_sponsor_get_a_letter_each_with_the_facts_in_both_languages(soon: SoonOffice) -> None:
    person = soon.somebody()
    soon.night()
    made = soon.remind(person, person="reka@contoh.example", sponsor="hrd@contoh.example")
    with looking(soon.officer) as by:
        seen = reminder_queries.reminder(by, made, on=TODAY)
        assert seen is not None
        issued = reminder_queries.letters_of(by, seen)
        assert [one.number for one in issued.values()] == ["0001/PENGINGAT/2023", "0002/PENGINGAT/2023"]
        told = {to: text_of(letters.pdf(by, one.id)) for to, one in issued.items()}
        again = letters.pdf(by, issued[Recipient.PERSON].id)
        assert again == letters.pdf(by, issued[Recipient.PERSON].id), "the same bytes each time"
    for text in told.values():
        for fact in (
            "Reka Wei", f"QQE{person:06d}", "3 Juli 2023", "3 July 2023", "6 hari lagi", "6 days from now", "Rp1.000.000", "PP 28/2019",
            "Kantor Imigrasi Rekaan serang-rekaan", "27 Juni 2023", f"Atas layanan dan tindakan petugas: {OFFICE.complaints}",
            f"About the service or the officers: {OFFICE.complaints}",
        ):  # fmt: skip
            assert fact in text, fact
    assert "Yth. Reka Wei," in told[Recipient.PERSON]
    assert f"Dear {SPONSOR}," in told[Recipient.SPONSOR]
    assert issued[Recipient.PERSON].code in told[Recipient.PERSON]
    assert issued[Recipient.PERSON].code not in told[Recipient.SPONSOR]


def text_of(pdf: bytes | None) -> str:
    assert pdf is not None
    return " ".join(
        " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).replace("\u200b", "").split()
    )


def test_nobody_is_reminded_twice_of_one_limit_unless_somebody_writes_why(soon: SoonOffice) -> None:
    person = soon.somebody()
    soon.night()
    soon.remind(person)
    assert refusal_of(soon, person) == "reminded_before"
    soon.remind(person, because="surat pertama kembali")
    with looking(soon.officer):
        told = Reminder.objects.order_by("id").values_list("is_again", "because")
        assert list(told) == [(False, None), (True, "surat pertama kembali")]


def test_a_circumstance_is_looked_at_by_somebody_who_writes_why(soon: SoonOffice) -> None:
    person = soon.somebody()
    with looking(soon.officer) as by:
        facts.fact(by, "circumstances", person_record_id=person, kind="ill_or_pregnant", from_on=TODAY, until_on=None)
    soon.night()
    assert refusal_of(soon, person) == "reminder_without_reason"
    soon.remind(person, because="sudah bicara dengan rumah sakit")


@pytest.mark.parametrize("level", [0, 2])
def test_of_a_child_nothing_is_sent_without_an_examiner(soon: SoonOffice, level: int) -> None:
    person = soon.somebody(born_earliest=date(2012, 1, 1), born_latest=date(2012, 1, 1), confidentiality=level)
    soon.night()
    expected = (
        "reminder_needs_an_examiner" if level == 0 else "reminder_not_due"
    )  # an officer does not even see a protected record
    assert refusal_of(soon, person, because="ibunya diberi tahu") == expected
    assert refusal_of(soon, person, by="examiner") == "reminder_without_reason"
    soon.remind(person, by="examiner", because="ibunya diberi tahu")


def test_many_are_reminded_in_one_go_and_who_needs_a_person_is_left_out(soon: SoonOffice) -> None:
    people = [soon.somebody(f"Reka Banyak {n}") for n in range(3)]
    child = soon.somebody(born_earliest=date(2012, 1, 1), born_latest=date(2012, 1, 1))
    soon.night()
    findings = [soon.finding(person) for person in (*people, child)]
    with looking(soon.officer) as by:
        told = reminding.remind_many(by=by, asked=[reminding.Asked(finding=one) for one in findings], on=TODAY)
    assert len(told.made) == 3
    assert {finding: refusal.code for finding, refusal in told.left.items()} == {findings[3]: "reminder_needs_a_person"}


def test_who_extended_or_was_withdrawn_between_looking_and_sending_is_not_reminded(soon: SoonOffice) -> None:
    extended, withdrawn = soon.somebody(), soon.somebody("Reka Keliru")
    soon.night()
    soon.extend(extended)
    with looking(soon.officer) as by:
        register.withdraw(by=by, kind="people", fact=withdrawn, because="salah orang")
    assert refusal_of(soon, extended) == refusal_of(soon, withdrawn) == "reminder_not_due"
    with looking(soon.officer):
        assert not Reminder.objects.exists()


def test_an_address_that_is_none_undoes_the_whole_reminder(soon: SoonOffice) -> None:
    person = soon.somebody()
    soon.night()
    assert refusal_of(soon, person, person="bukan alamat") == "reminder_bad_address"
    made = soon.remind(person, person="reka@contoh.example")
    with looking(soon.officer) as by:
        seen = reminder_queries.reminder(by, made, on=TODAY)
        assert seen is not None
        assert (
            letters.letters(by, seen.letters.values())[seen.letters[Recipient.PERSON]].number == "0001/PENGINGAT/2023"
        ), "what was undone left no gap"


def test_addresses_that_were_used_last_are_offered_again_for_the_person_and_for_the_sponsor(soon: SoonOffice) -> None:
    first, second = soon.somebody(), soon.somebody("Reka Kedua", until=date(2023, 7, 5))
    soon.night()
    soon.remind(first, person="lama@contoh.example", sponsor="hrd@contoh.example")
    soon.remind(first, because="alamatnya berganti", person="baru@contoh.example")
    with looking(soon.officer) as by:
        due = due_reminders.due(by, list(Finding.objects.values_list("pk", flat=True)), on=TODAY)
        known = reminder_queries.last_addresses(by, due)
    by_person = {one.person: known[one.finding] for one in due}
    assert by_person[first] == {Recipient.PERSON: "baru@contoh.example", Recipient.SPONSOR: "hrd@contoh.example"}
    assert by_person[second] == {Recipient.PERSON: "", Recipient.SPONSOR: "hrd@contoh.example"}


def test_what_came_of_it_is_read_off_how_the_person_stands(soon: SoonOffice) -> None:
    extended, left, late = (soon.somebody(f"Reka Hasil {n}") for n in range(3))
    soon.night()
    made = {person: soon.remind(person) for person in (extended, left, late)}
    soon.extend(extended)
    with looking(soon.officer) as by:
        facts.fact(by, "crossings", person_record_id=left, direction="exit", crossed_on=LIMIT)
    after = date(2023, 7, 4)
    soon.night(after)
    with looking(soon.officer) as by:
        became = {one.id: one.outcome for one in reminder_queries.reminders(by, reminder_queries.Asked(), on=after)}
        [month] = reminder_queries.months(by, on=after)
        heeded = reminder_queries.reminders(by, reminder_queries.Asked(outcome=Outcome.EXTENDED, month=TODAY), on=after)
    assert became == {made[extended]: Outcome.EXTENDED, made[left]: Outcome.LEFT, made[late]: Outcome.NEITHER}
    assert (month.first, month.made, month.rate) == (date(2023, 6, 1), 3, 66)
    assert [one.id for one in heeded] == [made[extended]]


def test_somebody_who_is_joined_to_another_record_keeps_the_outcome_and_is_not_reminded_again(soon: SoonOffice) -> None:
    with looking(soon.examiner) as by:
        other = facts.fact(by, "people", name="Reka Sama", name_key="REKA SAMA", nationality="CHN")
    person = soon.somebody()
    soon.night()
    made = soon.remind(person)
    with looking(soon.officer) as by:
        register.judge(by=by, records=(other, person), verdict=Verdict.SAME, because="paspor yang sama dilihat")
    soon.night()
    with looking(soon.officer) as by:
        seen = reminder_queries.reminder(by, made, on=TODAY)
        assert seen is not None
        assert seen.outcome is Outcome.OPEN
        [due] = due_reminders.due(
            by, list(Finding.objects.exclude(state="gone").values_list("pk", flat=True)), on=TODAY
        )
        assert (due.person, due.reminded_on) == (min(other, person), TODAY)
    assert refusal_of(soon, min(other, person)) == "reminded_before"


def test_the_office_s_own_rule_reminds_after_a_night_with_the_addresses_that_are_known(soon: SoonOffice) -> None:
    near = soon.somebody(until=date(2023, 6, 30))
    soon.somebody("Reka Jauh", until=date(2023, 7, 9))
    soon.somebody("Reka Kecil", until=date(2023, 6, 30), born_earliest=date(2012, 1, 1), born_latest=date(2012, 1, 1))
    soon.night()
    with looking(soon.machine) as by:
        assert reminding.remind_by_rule(by=by, on=TODAY).made == [], "no rule, no reminder"
    with looking(soon.officer) as by, pytest.raises(Refused):
        reminding.set_rule(by=by, days_before=5, on=TODAY)
    with looking(soon.head) as by:
        reminding.set_rule(by=by, days_before=5, on=TODAY)
    with looking(soon.machine) as by:
        told = reminding.remind_by_rule(by=by, on=TODAY)
        assert reminding.remind_by_rule(by=by, on=TODAY).made == []
        assert list(Reminder.objects.values_list("person", "by_rule")) == [(near, True)]
    assert [refusal.code for refusal in told.left.values()] == ["reminder_needs_a_person"]
    with looking(soon.head) as by:
        reminding.set_rule(by=by, days_before=None, on=TODAY)
    later = date(2023, 7, 5)
    soon.night(later)
    with looking(soon.machine) as by:
        assert reminding.remind_by_rule(by=by, on=later).made == []


def test_one_whom_the_rules_cannot_take_keeps_nobody_else_from_being_reminded(
    soon: SoonOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    stumbles, other = soon.somebody(), soon.somebody("Reka Lain")
    soon.night()
    findings = [soon.finding(stumbles), soon.finding(other)]
    real = due_reminders.limit_now

    def stumbling(facts_of: Facts, *law: Environment) -> object:
        if facts_of.subject["person"] == stumbles:
            raise OverflowError("Reka Rahasia")
        return real(facts_of, *law)

    monkeypatch.setattr(due_reminders, "limit_now", stumbling)
    with looking(soon.officer) as by:
        told = reminding.remind_many(by=by, asked=[reminding.Asked(finding=one) for one in findings], on=TODAY)
        assert list(Reminder.objects.values_list("person", flat=True)) == [other]
    assert {finding: refusal.code for finding, refusal in told.left.items()} == {findings[0]: "reminder_not_due"}
