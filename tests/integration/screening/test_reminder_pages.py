"""Pages of reminders: from the button to the letter, many at once, the list with its figures, files, the office's rule, and the walls."""

import io
from datetime import date

import pytest
import python_calamine
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories.office import account, looking, office
from tests.factories.reminders import TODAY, SoonOffice
from tests.factories.signed_in import client_of

from timpora.accounts.core.roles import Role
from timpora.audit import queries as trail
from timpora.entrypoints import watching
from timpora.screening.reminder_models import Reminder, ReminderMessage, ReminderRule


pytestmark = pytest.mark.usefixtures("office_database", "unblocked", "on_the_day")


@pytest.fixture
def unblocked(django_db_blocker):
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def on_the_day(settings) -> None:
    settings.STANDS_ON = TODAY


@pytest.fixture
def soon() -> SoonOffice:
    return SoonOffice()


def page(client: Client, address: str, status: int = 200, **sent: object) -> str:
    answer = client.post(address, sent) if sent else client.get(address, follow=True)
    assert answer.status_code == status, (address, answer.status_code)
    return answer.content.decode()


def test_from_the_page_of_a_person_to_the_letter_and_back(soon: SoonOffice) -> None:
    person = soon.somebody()
    soon.night()
    client, finding = client_of(soon.officer), soon.finding(person)
    assert "Kirim pengingat" in page(client, f"/orang-asing/{person}/")
    asked = page(client, f"/pengingat/temuan/{finding}/?lang=en")
    assert "Your stay limit ends on 3 July 2023" in asked
    assert "This office sends no e-mail yet" in asked
    wrong = page(
        client, f"/pengingat/temuan/{finding}/?lang=id", 422, person="bukan alamat", sponsor="hrd@contoh.example"
    )
    assert "nama@contoh.id" in wrong
    assert "bukan alamat" in wrong, "what was typed stays"
    sent = client.post(f"/pengingat/temuan/{finding}/", {"person": "reka@contoh.example", "sponsor": ""})
    assert sent.status_code == 302
    told = page(client, sent["Location"])
    assert "0001/PENGINGAT/2023" in told
    assert "reka@contoh.example" in told
    letter = client.get(f"{sent['Location']}surat/person/")
    assert (letter["Content-Type"], letter.content[:4]) == ("application/pdf", b"%PDF")
    assert "Reka" not in letter["Content-Disposition"]
    assert "Diingatkan 27 Juni 2023" in page(client, f"/orang-asing/{person}/")
    again = page(client, f"/pengingat/temuan/{finding}/")
    assert "Sudah diingatkan tentang batas ini pada 27 Juni 2023" in again
    assert 'value="reka@contoh.example"' in again, "the address that was used last is offered"
    with looking(soon.head) as by:
        events = [event.action for event in trail.about(by, f"people:{person}")]
    assert {"reminded", "letter_issued", "reminder_queued", "letter_opened"} <= set(events)


def test_many_are_reminded_with_one_click_and_wrong_addresses_keep_what_was_typed(soon: SoonOffice) -> None:
    first, second = soon.somebody("Reka Satu"), soon.somebody("Reka Dua", sponsor=None)
    child = soon.somebody("Reka Kecil", born_earliest=date(2012, 1, 1), born_latest=date(2012, 1, 1))
    soon.night()
    client = client_of(soon.officer)
    shown = page(client, "/pengingat/kirim/")
    assert shown.index("Perlu dilihat satu per satu") < shown.index("Reka Kecil")
    one, two, third = (soon.finding(person) for person in (first, second, child))
    assert f'value="{third}"' not in shown
    wrong = page(
        client,
        "/pengingat/kirim/",
        422,
        finding=[one, two],
        **{f"person-{one}": "rusak@", f"person-{two}": "dua@contoh.example"},
    )
    assert "Reka Satu: Tulis seperti nama@contoh.id" in wrong
    assert "dua@contoh.example" in wrong
    assert "Belum ada orang yang dipilih" in page(client, "/pengingat/kirim/", 422, other="x")
    sent = client.post("/pengingat/kirim/", {"finding": [one, third], f"sponsor-{one}": "hrd@contoh.example"})
    assert sent.status_code == 302
    with looking(soon.officer):
        assert list(Reminder.objects.values_list("person", flat=True)) == [first]
        assert list(ReminderMessage.objects.values_list("recipient", "address")) == [("sponsor", "hrd@contoh.example")]
    left = page(client, "/pengingat/kirim/")
    assert "Reka Satu" not in left
    assert "Reka Dua" in left


def test_the_page_that_reminds_many_asks_as_many_questions_for_many_as_for_few(soon: SoonOffice) -> None:
    client, counts = client_of(soon.officer), []
    for number in range(4):
        soon.somebody(f"Reka {number}")
        soon.night()
        with CaptureQueriesContext(connection) as questions:
            assert f"Reka {number}" in page(client, "/pengingat/kirim/")
        counts.append(len(questions))
    assert counts[1] == counts[-1]


def test_the_list_is_narrowed_counted_by_month_and_taken_out_as_files_without_formulas(soon: SoonOffice) -> None:
    person = soon.somebody("=Reka+1", sponsor="@PT Rekaan")
    soon.night()
    soon.remind(person)
    client = client_of(soon.officer)
    shown = page(client, "/pengingat/?hasil=open&bulan=2023-06")
    assert "=Reka+1" in shown
    assert "Juni 2023" in shown
    assert "Belum ada pengingat" in page(client, "/pengingat/?hasil=left")
    assert "=Reka+1" in page(client, "/pengingat/?hasil=lain&bulan=lain&surat=lain&dari=lain"), (
        "what is not known asks nothing"
    )
    told = client.get("/pengingat/?unduh=csv").content.decode("utf-8-sig").splitlines()
    assert told[1].startswith("'=Reka+1,'@PT Rekaan,2023-07-03,2023-06-27")
    rows = (
        python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(client.get("/pengingat/?unduh=xlsx").content))
        .get_sheet_by_index(0)
        .to_python()
    )
    assert rows[1][:4] == ["'=Reka+1", "'@PT Rekaan", date(2023, 7, 3), date(2023, 6, 27)]
    assert "=Reka+1" in page(client, "/pengingat/?unduh=pdf"), "of a form that is not known, the page itself"
    with looking(soon.head) as by:
        told = [event for event in trail.by(by, soon.officer.pk) if event.action == "list_exported"]
    assert [(event.details["list"], event.details["rows"]) for event in told] == [("pengingat", 1)] * 2


def test_the_head_of_section_lets_the_office_remind_by_itself_and_the_watcher_does(soon: SoonOffice) -> None:
    person = soon.somebody()
    officer, head = client_of(soon.officer), client_of(soon.head)
    assert "Kepala seksi yang menetapkannya" in page(officer, "/pengingat/aturan/")
    page(officer, "/pengingat/aturan/", 403, days_before="7")
    page(head, "/pengingat/aturan/", 422, days_before="0")
    page(head, "/pengingat/aturan/", 302, days_before="7")
    assert "7 hari sebelum batas" in page(officer, "/pengingat/aturan/")
    soon.night()
    watching.look_in(soon.machine.pk)
    watching.look_in(soon.machine.pk)
    with looking(soon.officer):
        assert list(Reminder.objects.values_list("person", "by_rule")) == [(person, True)]
    assert "Aturan kantor" in page(officer, "/pengingat/")
    page(head, "/pengingat/aturan/", 302, days_before="")
    assert "tidak mengingatkan sendiri" in page(officer, "/pengingat/aturan/")


def test_another_office_finds_nothing_and_sends_nothing(soon: SoonOffice) -> None:
    person = soon.somebody()
    soon.night()
    finding, made = soon.finding(person), soon.remind(person, person="reka@contoh.example")
    elsewhere = office("lain-rekaan")
    for role in (Role.OFFICER, Role.EXAMINER, Role.HEAD_OF_SECTION, Role.HEAD_OF_OFFICE, Role.AUDITOR):
        client = client_of(account(role, elsewhere))
        for address in (f"/pengingat/{made}/", f"/pengingat/{made}/surat/person/", f"/pengingat/temuan/{finding}/"):
            assert client.get(address).status_code in {403, 404}, (role, address)
        assert "Reka Wei" not in page(client, "/pengingat/")
        assert b"Reka" not in client.get("/pengingat/?unduh=csv").content
        with looking(account(role, elsewhere, name=f"lagi.{role.value}")):
            assert not Reminder.objects.exists()
            assert not ReminderMessage.objects.exists()


REMINDER = 'INSERT INTO screening_reminder (office_id, confidentiality, person, finding, stay_limit, letter_id, name, is_again, by_rule, account, "on")'


@pytest.mark.parametrize(
    "statement",
    [
        f"{REMINDER} SELECT office_id, 0, person, finding, stay_limit + 1, letter_id, name, false, true, wall_account(), \"on\" FROM screening_reminder",
        f"{REMINDER} SELECT office_id, 0, person, finding, stay_limit + 1, letter_id, name, false, false, wall_account() + 1, \"on\" FROM screening_reminder",
        f"{REMINDER} SELECT office_id, 0, person, 0, stay_limit + 1, letter_id, name, false, false, wall_account(), \"on\" FROM screening_reminder",
        f"{REMINDER} SELECT office_id, 0, person, finding, stay_limit, letter_id, name, false, false, wall_account(), \"on\" FROM screening_reminder",
        "UPDATE screening_reminder SET because = 'lain'",
        "DELETE FROM screening_reminder",
        "UPDATE screening_remindermessage SET address = 'lain@contoh.example'",
        "DELETE FROM screening_remindermessage",
        "INSERT INTO screening_reminderrule (office_id, days_before, account, \"on\") SELECT wall_office(), 5, wall_account(), '2023-06-27'",
    ],
)  # fmt: skip
def test_no_statement_forges_changes_or_removes_what_was_sent(soon: SoonOffice, statement: str) -> None:
    person = soon.somebody()
    soon.night()
    soon.remind(person, person="reka@contoh.example")
    with pytest.raises(DatabaseError), looking(soon.officer), connection.cursor() as cursor:
        cursor.execute(statement)


def test_who_looks_at_a_message_cannot_call_it_sent(soon: SoonOffice) -> None:
    person = soon.somebody()
    soon.night()
    soon.remind(person, person="reka@contoh.example")
    with looking(soon.head):
        assert ReminderMessage.objects.update(state="sent") == 0
    with looking(soon.machine):
        assert ReminderMessage.objects.update(state="sent") == 1
        assert ReminderMessage.objects.update(state="waiting") == 0, "what was sent stays sent"
    with looking(soon.officer):
        assert not ReminderRule.objects.exists()
